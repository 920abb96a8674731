"""The agenda: a session's stages, which one it is in, and its clock, kept as intervals."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from mediator.record.base import Frozen, Moment, Refused
from mediator.record.change import Change
from mediator.text import Code, Name, OptionalCode, OptionalName

if TYPE_CHECKING:
    from mediator.record.record import Record

BoardName = Literal[
    "opening", "accounts", "topics", "wants", "grid", "common", "ideas", "offers", "packages", "support",
    "ledger", "budget", "agreement", "read_back", "draft", "parking", "find_out", "referrals", "standards",
    "closing",
]  # fmt: skip
"""The pages a board can show."""

MOST_MINUTES = 600

Minutes = Annotated[int, Field(ge=0, le=MOST_MINUTES)]


class StagePlan(Frozen):
    """What a session type says of a stage that the wall needs to know."""

    id: Code
    title: Name
    minutes: Minutes = 0
    """Planned length; 0 means that the stage has no time."""
    board: BoardName = "topics"
    """What the board shows while the session is in this stage."""
    reasons: Literal["shown", "wait"] = "shown"
    """Whether wants and reasons go to the wall as they are kept, or wait until shown."""
    names: Literal["named", "unnamed"] = "named"
    """Whether wants and reasons stand under the parties' names."""
    clock: Literal["wall", "desk", "none"] = "wall"
    """Where this stage's clock is drawn."""
    wall: Literal["full", "quiet"] = "full"
    """Quiet: a title and nothing that moves."""
    weighs: bool = False
    """Whether entering it ends the gathering of ideas: from then on they may be rated."""
    turn: OptionalCode = ""
    """The side whose turn the stage is, where the session type names sides."""
    turn_of: Literal["party", "supporters"] = "party"
    """Whether the side itself speaks, or those who came with it."""


class Stage(StagePlan):
    """A stage of this session: the plan, with the minutes added or taken since."""

    added: Annotated[int, Field(ge=-MOST_MINUTES, le=MOST_MINUTES)] = 0


class Visit(Frozen):
    """The session entered a stage."""

    stage: Code
    at: Moment


class Interval(Frozen):
    """A stretch in which a stage's clock ran."""

    stage: Code
    opened: Moment
    closed: Moment | None = None
    why: Literal["paused", "next_stage", "break", "stopped", "left", "slept", ""] = ""
    """Why the clock stopped."""


class Break(Frozen):
    """A pause of the whole session, with a return time said aloud."""

    opened: Moment
    until: Moment
    closed: Moment | None = None
    card: OptionalName = ""
    """What the wall says it is for; "" is a break like any other."""


class ClockChange(Change):
    """A change that can find the clock running; its time never runs backwards."""

    def last_tick(self, record: Record) -> datetime:
        """Return this change's time, or the clock's latest where that is later: no stretch is negative."""
        clock = record.session.clock
        latest = (clock[-1].closed or clock[-1].opened) if clock else self.at
        return max(self.at, latest)

    def clock_closed(self, record: Record, why: str) -> tuple[Interval, ...]:
        clock = record.session.clock
        if not clock or clock[-1].closed is not None:
            return clock
        closed = clock[-1].model_copy(update={"closed": self.last_tick(record), "why": why})
        return (*clock[:-1], closed)

    def clock_opened(self, record: Record, stage: str) -> tuple[Interval, ...]:
        return (*record.session.clock, Interval(stage=stage, opened=self.last_tick(record)))


class StartClock(ClockChange):
    """Start or resume the clock of the present stage; a stopped session goes on."""

    def apply(self, record: Record) -> Record:
        if record.session.clock_runs():
            raise Refused("The clock is running.")
        _refuse_in_caucus(record)
        record = record.with_session(breaks=_closed(record.session.breaks, self.at), stopped=None)
        return record.with_session(clock=self.clock_opened(record, record.session.stage().id))


class PauseClock(ClockChange):
    """Hold the clock of the present stage."""

    why: Literal["paused", "left"] = "paused"

    def apply(self, record: Record) -> Record:
        if not record.session.clock_runs():
            raise Refused("The clock stands already.")
        return record.with_session(clock=self.clock_closed(record, self.why))


class EnterStage(ClockChange):
    """Go to a stage, forward or back; a running clock runs on for it."""

    stage: Code

    def apply(self, record: Record) -> Record:
        session = record.session
        if self.stage not in (stage.id for stage in session.stages):
            raise Refused("There is no such stage.")
        if session.stage().id == self.stage:
            raise Refused("The session is in this stage.")
        ran = session.clock_runs()
        record = record.with_session(
            visits=(*session.visits, Visit(stage=self.stage, at=self.at)),
            clock=self.clock_closed(record, "next_stage"),
            rating_open=session.rating_open or session.stage(self.stage).weighs,
        )
        return record.with_session(clock=self.clock_opened(record, self.stage)) if ran else record


class LeaveOutGap(ClockChange):
    """The time from `since` to now does not count: the computer slept, or its clock was set."""

    since: Moment

    def apply(self, record: Record) -> Record:
        if not record.session.clock_runs():
            raise Refused("The clock stands.")
        *before, running = record.session.clock
        since = max(self.since, running.opened)
        closed = running.model_copy(update={"closed": since, "why": "slept"})
        opened = Interval(stage=running.stage, opened=max(self.at, since))
        return record.with_session(clock=(*before, closed, opened))


class CountGap(ClockChange):
    """What was left out from `since` on counts after all."""

    since: Moment

    def apply(self, record: Record) -> Record:
        clock = record.session.clock
        for index, (before, after) in enumerate(pairwise(clock)):
            if before.why == "slept" and before.closed == self.since and before.stage == after.stage:
                joined = after.model_copy(update={"opened": before.opened})
                return record.with_session(clock=(*clock[:index], joined, *clock[index + 2 :]))
        raise Refused("There is no such gap.")


class AddMinutes(Change):
    """Give a stage more minutes, or fewer; the plan stays beside them."""

    stage: Code
    minutes: Annotated[int, Field(ge=-MOST_MINUTES, le=MOST_MINUTES)]

    def apply(self, record: Record) -> Record:
        stage = record.session.stage(self.stage)
        if not 0 <= stage.minutes + stage.added + self.minutes <= MOST_MINUTES:
            raise Refused(f"A stage has 0 to {MOST_MINUTES} minutes.")
        changed = stage.model_copy(update={"added": stage.added + self.minutes})
        return record.with_session(
            stages=tuple(changed if other.id == stage.id else other for other in record.session.stages)
        )


class StartBreak(ClockChange):
    """Take a break: every clock stops, and the return time is shown."""

    until: Moment
    card: OptionalName = ""
    """What it is for, in words for the wall, such as time to ask for advice."""

    def apply(self, record: Record) -> Record:
        if record.session.on_break() is not None:
            raise Refused("It is a break already.")
        _refuse_in_caucus(record)
        if record.session.stopped is not None:
            raise Refused("The session is stopped. Starting the clock goes on with it.")
        return record.with_session(
            clock=self.clock_closed(record, "break"),
            breaks=(*record.session.breaks, Break(opened=self.at, until=self.until, card=self.card)),
        )


class EndBreak(ClockChange):
    """Come back from a break; a clock that ran before it runs again."""

    def apply(self, record: Record) -> Record:
        session = record.session
        if session.on_break() is None:
            raise Refused("There is no break.")
        record = record.with_session(breaks=_closed(session.breaks, self.at))
        if session.clock and session.clock[-1].why == "break":
            return record.with_session(clock=self.clock_opened(record, session.stage().id))
        return record


class StopNow(ClockChange):
    """End at once, for any reason or none: the clocks close and nothing is asked."""

    def apply(self, record: Record) -> Record:
        if record.session.stopped is not None:
            raise Refused("It is stopped.")
        return record.with_session(
            clock=self.clock_closed(record, "stopped"),
            breaks=_closed(record.session.breaks, self.at),
            stopped=self.at,
        )


def _refuse_in_caucus(record: Record) -> None:
    if record.private.caucus_now() is not None:
        raise Refused("It is a private meeting. The clock goes on after it.")


def _closed(breaks: tuple[Break, ...], at: datetime) -> tuple[Break, ...]:
    if not breaks or breaks[-1].closed is not None:
        return breaks
    return (*breaks[:-1], breaks[-1].model_copy(update={"closed": max(at, breaks[-1].opened)}))
