"""A row of the tally as the year's figures read it: the same words as `record.tally`, without its models.

Thousands of rows are read for one report; a model would take longer to load than all of them to count.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

ENDED = frozenset({"full", "partial", "none", "withdrew", "not_appropriate"})
"""Outcomes after which a case does not just go on; it may come back."""

_MET = frozenset({"full", "partial", "none", "adjourned"})
"""Outcomes of which there is none without having met, whether the clock was used or not."""


class Asked(NamedTuple):
    """A day on which the centre asked how it is going; see `record.tally.Contact`."""

    day: date
    asked: int = 0
    reached: int = 0
    due: int = 0
    kept: int = 0


class Barriers(NamedTuple):
    """What stood in the way; see `record.barrier.Barrier`."""

    rule: str = ""
    place: str = ""
    type: str = ""


class Counted(NamedTuple):
    """One session; see `record.tally.TallyRow`."""

    code: str
    type: str
    day: date
    regime: str = ""
    referral: str = ""
    closed: date | None = None
    outcome: str = ""
    minutes: int = 0
    private_minutes: int = 0
    parties: int = 0
    people: dict[str, int] = {}  # noqa: RUF012 - never changed
    topics: int = 0
    settled: int = 0
    ideas: int = 0
    parked: int = 0
    points: int = 0
    confirmed: int = 0
    follow_ups: int = 0
    source: str = ""
    asked: date | None = None
    children: int = 0
    affected: int = 0
    barriers: tuple[Barriers, ...] = ()
    continues: str = ""
    contacts: tuple[Asked, ...] = ()

    @property
    def met(self) -> bool:
        """Say whether the parties met, together or in separate rooms."""
        if self.outcome == "no_session":
            return False
        return self.outcome in _MET or self.minutes + self.private_minutes > 0
