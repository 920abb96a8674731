"""Stages and time: go on, the clock, minutes more or fewer, a break, stop now."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from mediator.desk.state import Choice, Desk
from mediator.record.agenda import (
    AddMinutes,
    EndBreak,
    EnterStage,
    PauseClock,
    StartBreak,
    StartClock,
    StopNow,
)

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
    desk.open_ask(f"{question} (1–{min(9, len(stages))}: any stage)", *near, *digits)


def ask_stage(desk: Desk, number: int) -> None:
    """Ask whether to go to the stage of that number, counted from 1; the present one is not asked for."""
    stage = desk.session.stages[number - 1]
    if stage.id != desk.session.stage().id:
        go = Choice("enter", stage.title, lambda: _enter(desk, stage.id))
        desk.open_ask("Go on there?", go)


def _enter(desk: Desk, stage: str) -> None:
    desk.do(EnterStage(at=desk.live.now(), stage=stage))
    desk.live.show(board=None, floor=None, quiet=None)
    desk.chosen, desk.last = "", None
    desk.say(desk.session.stage().title)


def pause(desk: Desk) -> None:
    """Take a break with a return time, or come back from one."""
    if desk.session.on_break() is not None:
        come_back(desk)
        return

    def choice(key: str, minutes: int) -> Choice:
        return Choice(key, f"{minutes} min", lambda: _break(desk, minutes))

    ten = Choice("enter", "10", lambda: _break(desk, 10), listed=False)
    desk.open_ask("A break of how many minutes?", *(choice(key, minutes) for key, minutes in BREAKS), ten)


def _break(desk: Desk, minutes: int) -> None:
    now = desk.live.now()
    desk.do(StartBreak(at=now, until=now + timedelta(minutes=minutes)))
    desk.live.show(curtain=False, floor=None)


def come_back(desk: Desk) -> None:
    """End the break; a clock that ran before it runs again."""
    desk.do(EndBreak(at=desk.live.now()))
    desk.live.show(curtain=False)


def stop_now(desk: Desk) -> None:
    """Stop at once: a neutral card, clocks closed, nothing asked."""
    desk.attempt(lambda: desk.do(StopNow(at=desk.live.now())))
    desk.live.show(curtain=True, floor=None)
