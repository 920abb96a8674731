"""What is due: readings of a session and of a day.

The archive's index keeps these rows, so they hold ids, kinds and days, and never a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from mediator.record.agreement import Agreement
    from mediator.record.session import Session

VERSION = 7
"""Counted up whenever the same files give other rows: what was kept of them before is then made anew."""

WITHIN = 14
"""Days that one looks ahead, and back for what has passed."""

DueKind = Literal["meeting", "key_date", "promise", "payment", "review", "call", "referral"]
"""The room meets again; a date or deadline that was kept in view; the day of a point of the agreement, of an
instalment of it, or of looking at it again; the centre asks how it is going; who could help is called."""

Told = Literal["", "different", "not"]
"""What the parties have told of it: nothing, or not what settles it: it is told differently, or by nobody as
kept so far."""

DueState = Literal["late", "passed", "today", "ahead"]


class Due(NamedTuple):
    """Something with a day."""

    kind: DueKind
    day: date
    entry: str = ""
    """The id of the entry that says what it is, if one does."""
    stays: bool = False
    """Whether it is late, however long ago, until somebody says what came of it; else it just passes."""
    told: Told = ""


def due_of(session: Session | None, agreement: Agreement | None) -> Iterator[Due]:
    """Yield everything with a day in a session's two files; None for one that is not there to be read.

    A meeting that was to be is late for as long as no outcome is noted. Once the session was closed, so is a
    promise until everyone who tells of it calls it settled, or a next call is planned, and a call until
    somebody was called; an instalment until nobody who tells of payments leaves it open. Nothing of a
    practice is due.
    """
    if session is not None and session.practice:
        return
    if agreement is not None and agreement.next_date is not None:
        yield Due("meeting", agreement.next_date.day, stays=agreement.outcome is None)
    if agreement is not None:
        from mediator.insight.unanswered import unanswered  # it knows models, and a list of days does not

        yield from unanswered(agreement)
    for referral in agreement.referrals if agreement is not None else ():
        if referral.day is not None and referral.is_open():
            yield Due("referral", referral.day, referral.id, stays=True)
    for key_date in session.key_dates if session is not None else ():
        if not key_date.struck:
            yield Due("key_date", key_date.day, key_date.id)


def span(today: date, within: int) -> tuple[date, date]:
    """Return the first and the last day that one looks at, so many days around *today*."""
    back = min(within, today.toordinal() - date.min.toordinal())
    ahead = min(within, date.max.toordinal() - today.toordinal())
    return today - timedelta(days=back), today + timedelta(days=ahead)


def state_of(day: date, today: date, *, stays: bool) -> DueState:
    """Say how it stands with something of that *day*."""
    if day < today:
        return "late" if stays else "passed"
    return "today" if day == today else "ahead"
