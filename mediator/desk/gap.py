"""Time that the laptop slept through, or that its clock jumped over: whether it counts is for people to say.

A system's wall clock can be set, back and forth, and runs on while the laptop sleeps; its monotonic clock
cannot be set, and stands meanwhile (on Linux and macOS). Where they disagree, something happened.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from mediator.desk.state import Choice, Desk
from mediator.desk.tray import Question
from mediator.insight.times import used
from mediator.record.agenda import CountGap, LeaveOutGap

GAP = 60.0
"""Seconds from which on a difference of the clocks is asked about; less is counted."""


class SessionClock:
    """The wall clock of one run, which never goes back: where *wall* does, it runs on by *tick*."""

    def __init__(self, wall: Callable[[], datetime], tick: Callable[[], float]) -> None:
        self._wall = wall
        self._tick = tick
        self._begun = wall() - timedelta(seconds=tick())

    def now(self) -> datetime:
        """Return this moment."""
        passed = timedelta(seconds=self._tick())
        self._begun = max(self._begun, self._wall() - passed)
        return self._begun + passed


class GapWatch:
    """Notices a gap, leaves it out of the running stage's time, and puts the question into the tray."""

    def __init__(self, desk: Desk, tick: Callable[[], float]) -> None:
        self._desk = desk
        self._tick = tick
        self._last = desk.live.now(), tick()

    def look(self) -> None:
        """Compare the clocks with the last look."""
        before, ticked = self._last
        now, tick = self._last = self._desk.live.now(), self._tick()
        here = timedelta(seconds=max(0.0, tick - ticked))
        if (now - before - here).total_seconds() >= GAP:
            if self._desk.unseen is not None:  # who sees this screen now is not known
                self._desk.close_desk()
                self._desk.mirrored = None
            self._leave_out(before + here, now)

    def _leave_out(self, since: datetime, now: datetime) -> None:
        live, session = self._desk.live, self._desk.session
        if live.read_only or session.practice or not session.clock_runs():
            return  # nothing was counted; a film's clock is its own
        live.amend(LeaveOutGap(at=now, since=since))
        *_, before, after = live.record.session.clock
        assert before.closed is not None, "it was closed just now"
        count = CountGap(at=now, since=before.closed)
        here = used(live.record.session, before.stage)
        clock = here + (after.opened - before.closed).total_seconds()
        both = f"{_minutes(here)} here, {_minutes(clock)} by the clock"
        words = f"The computer slept or its clock was set: {both}."
        answers = (
            Choice("1", f"count {_minutes(here)}", lambda: None),
            Choice("2", f"count {_minutes(clock)}", lambda: self._desk.say(live.amend(count))),
        )
        self._desk.tray.put(Question(f"gap {before.closed.isoformat()}", words, before.closed, answers))


def _minutes(seconds: float) -> str:
    return f"{round(seconds / 60)} min"
