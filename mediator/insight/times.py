"""Readings of the clock: where the time went. All of them are functions of the record and a moment."""

from dataclasses import dataclass
from datetime import date, datetime

from mediator.record.agenda import Stage
from mediator.record.session import Session


@dataclass(frozen=True)
class Times:
    """Where the seconds since the clock first ran have gone; `running` and `standing` add up to `passed`."""

    passed: float
    running: float
    standing: float
    by_stage: dict[str, float]
    """Seconds each stage's clock ran; adds up to `running`."""


def times(session: Session, now: datetime) -> Times:
    """Read the clock at *now*. Before the clock has run everything is 0; *now* never counts as earlier
    than what the clock has seen."""
    if not session.clock:
        return Times(0.0, 0.0, 0.0, {})
    latest = session.clock[-1].closed or session.clock[-1].opened
    now = max(now, latest)
    by_stage: dict[str, float] = {}
    standing = 0.0
    before = session.clock[0].opened
    for interval in session.clock:
        closed = interval.closed or now
        standing += (interval.opened - before).total_seconds()
        ran = (closed - interval.opened).total_seconds()
        by_stage[interval.stage] = by_stage.get(interval.stage, 0.0) + ran
        before = closed
    standing += (now - before).total_seconds()
    passed = (now - session.clock[0].opened).total_seconds()
    return Times(passed, sum(by_stage.values()), standing, by_stage)


def planned(stage: Stage) -> float:
    """Seconds the stage may take, with the minutes added or taken."""
    return 60.0 * (stage.minutes + stage.added)


def used(session: Session, stage: str) -> float:
    """Seconds the stage's clock ran in closed stretches; the open one is the reader's to add."""
    return sum(
        (interval.closed - interval.opened).total_seconds()
        for interval in session.clock
        if interval.stage == stage and interval.closed is not None
    )


def running_since(session: Session) -> datetime | None:
    """Return since when the present stage's clock runs, or None while it stands."""
    return session.clock[-1].opened if session.clock_runs() else None


def later_stages(session: Session) -> tuple[Stage, ...]:
    """Return the stages behind the present one in the plan."""
    ids = [stage.id for stage in session.stages]
    return session.stages[ids.index(session.stage().id) + 1 :]


def held_on(session: Session) -> date:
    """Return the day on which the clock first ran, or else the one on which the session was prepared."""
    clock = session.clock
    return (clock[0].opened if clock else session.created).astimezone().date()


def last_on(session: Session) -> date:
    """Return the last day on which its clock ran, or else the one on which it was prepared."""
    clock = session.clock
    latest = (clock[-1].closed or clock[-1].opened) if clock else session.created
    return latest.astimezone().date()


def days_met(session: Session) -> tuple[date, ...]:
    """Return the days on which the clock ran, or on which the session was made where it never did."""
    opened = [interval.opened for interval in session.clock] or [session.created]
    return tuple(sorted({moment.astimezone().date() for moment in opened}))
