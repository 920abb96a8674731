"""The invented case as a film: its changes happen by themselves, at their own time or faster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from mediator.archive.agendas import SessionTypes
from mediator.desk.demo import LENGTH, film, opening_record
from mediator.desk.sitting import Sitting, first_sitting
from mediator.record.change import Change
from mediator.record.session_type import SessionType


class FilmClock:
    """A wall clock that runs *speed* times as fast until the film is over, and as usual from there."""

    def __init__(self, real: Callable[[], datetime], speed: float) -> None:
        self._real = real
        self._speed = speed
        self.begins = real()

    def now(self) -> datetime:
        """Return the moment in the film, or the one reached since it ended."""
        passed = (self._real() - self.begins).total_seconds()
        lasts = LENGTH / self._speed
        if passed <= lasts:
            return self.begins + timedelta(seconds=passed * self._speed)
        return self.begins + timedelta(seconds=LENGTH + passed - lasts)


class Film:
    """A session and what is going to happen to it."""

    def __init__(self, sitting: Sitting, changes: Iterator[Change], clock: FilmClock) -> None:
        self.sitting = sitting
        self._changes = changes
        self._clock = clock
        self._next = next(changes, None)

    def play(self) -> bool:
        """Let happen what is due by now; say whether there is more to come."""
        while self._next is not None and self._next.at <= self._clock.now():
            self.sitting.live.do(self._next)
            self._next = next(self._changes, None)
        return self._next is not None


def film_sitting(
    session_type: SessionType, folder: Path, *, real: Callable[[], datetime], speed: float
) -> Film:
    """Return the film of the case, about to begin, its session saving into *folder*."""
    clock = FilmClock(real, speed)
    record = opening_record(session_type, clock.begins)
    sitting = first_sitting(record, session_type, folder, types=SessionTypes(), now=clock.now)
    sitting.live.show(curtain=False)
    return Film(sitting, film(record, clock.begins), clock)
