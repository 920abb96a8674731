"""Stages and time: go on, the clock, minutes more or fewer, a break, stop now."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from functools import partial

from mediator.desk.state import Choice, Desk
from mediator.insight.checklist import first_open
from mediator.insight.floor import floor_of_stage
from mediator.insight.summed_up import not_summed_up
from mediator.record.agenda import (
    AddMinutes,
    EndBreak,
    EnterStage,
    PauseClock,
    StartBreak,
    StartClock,
    StopNow,
)
from mediator.record.base import Refused
from mediator.record.caucus import Rejoin
from mediator.record.changing_type import ChangeType
from mediator.record.session_type import BreakOfType, SessionType

BREAKS = (("1", 5), ("2", 10), ("3", 15), ("4", 30))
"""Minutes a break may take, by key; 5 to 15 are usual for heat (practice §1.2)."""


def start_or_pause(desk: Desk) -> None:
    """Start the stage clock, or hold it."""
    change = PauseClock if desk.session.clock_runs() else StartClock
    desk.do(change(at=desk.live.now()))


def more_minutes(desk: Desk, minutes: int) -> None:
    """Give the present stage more minutes, or fewer; say what it has now."""
    stage = desk.session.stage()
    desk.do(AddMinutes(at=desk.live.now(), stage=stage.id, minutes=minutes))
    changed = desk.session.stage()
    desk.say(f"{changed.title}: {changed.minutes + changed.added} min ({changed.minutes} planned)")


def go_on(desk: Desk) -> None:
    """Ask for the next stage: Enter goes on, the left arrow back, a digit to any."""
    stages = desk.session.stages
    at = [stage.id for stage in stages].index(desk.session.stage().id)

    def enter(index: int) -> Choice:
        stage = stages[index]
        key = "enter" if index == at + 1 else "left"
        label = stage.title if index > at else f"back to {stage.title}"
        return Choice(key, label, lambda: _enter(desk, stage.id))

    near = [enter(index) for index in (at + 1, at - 1) if 0 <= index < len(stages)]
    digits = [
        Choice(str(n), stage.title, partial(_enter, desk, stage.id), listed=False)
        for n, stage in enumerate(stages[:9], 1)
    ]
    question = "Go on?" if at + 1 < len(stages) else "This is the last stage."
    if left := len(not_summed_up(desk.live.record)):
        question += f" Not summed up in this stage: {left}"
    desk.open_ask(f"{question} (1–{min(9, len(stages))}: any stage)", *near, *digits)


def ask_stage(desk: Desk, number: int) -> None:
    """Ask whether to go to the stage of that number, counted from 1; the present one is not asked for."""
    stage = desk.session.stages[number - 1]
    if stage.id != desk.session.stage().id:
        go = Choice("enter", stage.title, lambda: _enter(desk, stage.id))
        desk.open_ask("Go on there?", go)


def _enter(desk: Desk, stage: str) -> None:
    desk.do(EnterStage(at=desk.live.now(), stage=stage))
    _arrive(desk)
    desk.say(desk.session.stage().title)


def _arrive(desk: Desk) -> None:
    """Show the present stage as it is planned, those whose turn it is having the floor."""
    desk.live.show(board=None, floor=floor_of_stage(desk.session), quiet=None)
    desk.let_go()
    desk.last_party = desk.floor_party() or desk.last_party
    desk.last, desk.last_seen = None, None


def ask_type(desk: Desk) -> None:
    """Ask for another kind of session to go on as."""
    others = [other for type_id in desk.live.types if (other := _other_type(desk, type_id)) is not None]
    if not others:
        raise Refused("There is no other kind of session here.")

    question = "Go on as which kind of session? Nothing is lost."
    desk.ask_one(question, [(other.name, partial(_become, desk, other)) for other in others])


def _other_type(desk: Desk, type_id: str) -> SessionType | None:
    if type_id == desk.session.type:
        return None
    with contextlib.suppress(KeyError):  # its file has mistakes: `mediator check` explains them
        return desk.live.types[type_id]
    return None


def _become(desk: Desk, other: SessionType) -> None:
    desk.do(ChangeType.to(other, at=desk.live.now()))
    desk.together = None
    desk.live.show(checklist=first_open(desk.live.record, other))
    _arrive(desk)
    desk.say(f"{other.name}: {desk.session.stage().title}")


def pause(desk: Desk) -> None:
    """Take a break with a return time, or come back from one."""
    if desk.session.on_break() is not None:
        come_back(desk)
        return

    def choice(key: str, minutes: int) -> Choice:
        return Choice(key, f"{minutes} min", lambda: _break(desk, minutes))

    def purpose(key: str, own: BreakOfType) -> Choice:
        label = f"{own.name}, {own.minutes} min"
        return Choice(key, label, lambda: _break(desk, own.minutes, own.card))

    ten = Choice("enter", "10", lambda: _break(desk, 10), listed=False)
    plain = [choice(key, minutes) for key, minutes in BREAKS]
    own = [purpose(key, one) for key, one in zip("56789", desk.live.session_type.breaks, strict=False)]
    desk.open_ask("A break of how many minutes?", *plain, *own, ten)


def _break(desk: Desk, minutes: int, card: str = "") -> None:
    now = desk.live.now()
    desk.do(StartBreak(at=now, until=now + timedelta(minutes=minutes), card=card))
    desk.live.show(curtain=False, floor=())


def come_back(desk: Desk) -> None:
    """End the break; a clock that ran before it runs again."""
    desk.do(EndBreak(at=desk.live.now()))
    desk.live.show(curtain=False)


def stop_now(desk: Desk) -> None:
    """Stop at once: a neutral card, clocks closed, nothing asked."""
    at = desk.live.now()
    rejoin = (Rejoin(at=at),) if desk.caucus() is not None else ()
    desk.attempt(lambda: desk.do(*rejoin, StopNow(at=at)))
    desk.close_desk()
    desk.live.show(curtain=True, floor=())
