"""Cases: each is the chain of its sessions, and counts once. (practice §1.2: funders count both)"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from mediator.insight.counted import ENDED, Counted

Find = Callable[[str], Counted | None]
"""Finds a session's row by its code, of whatever year; None where there is none."""


class Case:
    """A case as it stands at its last session that is counted."""

    def __init__(self, first: str, sessions: Iterable[Counted], held: set[str]) -> None:
        self.first = first
        """The code of its first session, by which a case is known."""
        self.sessions = sorted(sessions, key=lambda row: (row.day, row.code))
        self._held = held
        """The sessions of the days that are counted, of this case or another."""

        self.last = self.sessions[-1]
        self.path = next((row.referral for row in self.sessions if row.referral), "")
        """How they came, by the first session that says it: voluntary, mandated, or "" for not said."""
        self.source = next((row.source for row in self.sessions if row.source), "")
        self.met = any(row.met for row in self.sessions)

    @property
    def outcome(self) -> str:
        """One class a case: that of its last session."""
        return self.last.outcome

    @property
    def ended(self) -> bool:
        """Say whether it was mediated and is over; one that was adjourned goes on."""
        return self.met and self.outcome in ENDED

    @property
    def agreed(self) -> bool:
        return self.outcome in ("full", "partial")

    @property
    def asked(self) -> date | None:
        """The day on which they first asked, where any session says it."""
        return min((row.asked for row in self.sessions if row.asked), default=None)

    @property
    def days_to_first_session(self) -> int | None:
        """Days from first asking to first meeting; None where one is not known or was in other days."""
        first = next((row for row in self.sessions if row.met), None)
        known = first is not None and first.code in self._held
        return _days(self.asked, first.day) if known and first else None

    @property
    def days_open(self) -> int | None:
        """Days from first asking to the close of a case that is over; None where one is not known."""
        return _days(self.asked, self.last.closed) if self.ended else None

    def most(self, number: Callable[[Counted], int]) -> int:
        """Return the largest of a number over its sessions: who came twice is counted once."""
        return max(map(number, self.sessions))

    @property
    def barriers(self) -> set[tuple[str, str]]:
        """What stood in its way: each a rule, a place or a type, and its name."""
        return {
            (kind, name)
            for row in self.sessions
            for barrier in row.barriers
            for kind, name in barrier._asdict().items()
            if name
        }

    @property
    def came_back(self) -> bool:
        """Say whether a session of the days that are counted went on after the case had ended."""
        outcomes = {row.code: row.outcome for row in self.sessions}
        return any(row.code in self._held and outcomes.get(row.continues) in ENDED for row in self.sessions)


def cases(rows: Iterable[Counted], find: Find) -> list[Case]:
    """Return the cases of these sessions, each with the sessions before them that can be found.

    What comes after, in no row of *rows* or before one, is not part of it: a case is as it stood then. Two
    sessions that go on from the same one belong to one case, also where that one's row is gone.
    """
    found: dict[str, dict[str, Counted]] = {}
    held: set[str] = set()
    for row in rows:
        chain, first = _back(row, find)
        found.setdefault(first, {}).update(chain)
        held.add(row.code)
    return [Case(first, chain.values(), held) for first, chain in found.items()]


def _days(begin: date | None, end: date | None) -> int | None:
    """Return the days between; None where one is not known, or the days cannot be meant so."""
    if begin is None or end is None or end < begin:
        return None
    return (end - begin).days


def _back(row: Counted, find: Find) -> tuple[dict[str, Counted], str]:
    """Return the chain that ends with *row*, by code, and the code of its first session."""
    chain = {row.code: row}
    while row.continues:
        before = None if row.continues in chain else find(row.continues)
        if before is None:
            return chain, row.continues if row.continues not in chain else min(chain)
        chain[before.code] = row = before
    return chain, row.code
