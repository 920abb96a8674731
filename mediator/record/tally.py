"""The tally: one row a session, in numbers, so that nobody keeps notes for the sake of figures.

No name, no title, no reason, and nothing about any one party. (practice §3.2, class H; §7)
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from mediator.record.agreement import Count, Outcome, Referral
from mediator.record.barrier import Barrier
from mediator.record.base import Frozen
from mediator.record.party import Role
from mediator.record.session_type import RegimeKind
from mediator.text import Code, OptionalName


class Contact(Frozen):
    """One day on which the centre asked how it is going; what is kept is counted from these. (practice §7)"""

    day: date
    asked: Count = 0
    """Parties that were asked."""
    reached: Count = 0
    """Parties that gave an account of at least one point, other than unknown."""
    due: Count = 0
    """Points whose day, or an instalment's, had come, or that repeat; those no longer needed are not due."""
    kept: Count = 0
    """Due points that every account says were kept, kept late, or changed by agreement; no payment late."""


class TallyRow(Frozen):
    """What the year's figures know of one session."""

    code: Code
    """The session's folder: by it the row is found again when the session is closed again."""
    type: Code
    regime: RegimeKind
    referral: Referral | None = None
    day: date
    """When the session's clock first ran; the day it was prepared where it never did."""
    closed: date | None = None
    """None where it was never closed."""
    outcome: Outcome | None = None
    minutes: Count = 0
    """How long the clock ran, everybody together, or, where it never did, how long they were as it was told;
    not multiplied by mediators."""
    private_minutes: Count = 0
    """All private meetings together."""
    parties: Count = 0
    people: dict[Role, Count] = Field(default_factory=dict)
    """Who came beside the parties, by role."""
    topics: Count = 0
    settled: Count = 0
    """Topics with a point about them to which everyone said yes."""
    ideas: Count = 0
    parked: Count = 0
    points: Count = 0
    confirmed: Count = 0
    """Points that are agreed: to which every party said yes, or that stand by the room's rule."""
    follow_ups: Count = 0
    """Days planned on which the centre asks how it is going."""
    source: OptionalName = ""
    """Who sent them, from the centre's list."""
    asked: date | None = None
    """The day on which they first asked."""
    children: Count = 0
    """Children affected."""
    affected: Count = 0
    """Others affected, an estimate."""
    barriers: tuple[Barrier, ...] = ()
    """What stood in somebody's way, from the centre's lists."""
    continues: Code | None = None
    """The session before it in the same case."""
    contacts: tuple[Contact, ...] = ()


class Tally(Frozen):
    """One year's sessions, by code."""

    sessions: tuple[TallyRow, ...] = ()

    def with_row(self, row: TallyRow) -> Tally:
        """Return this with *row*, in the place of the one of the same session."""
        others = (other for other in self.sessions if other.code != row.code)
        return Tally(sessions=tuple(sorted((*others, row), key=lambda each: each.code)))
