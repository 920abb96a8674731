"""The days on which the centre asked how it is going, as counts for the year's figures. (practice §7)"""

from __future__ import annotations

from datetime import date

from mediator.insight.accounts import followed_up, latest, told
from mediator.record.account import DONE
from mediator.record.agreement import Agreement
from mediator.record.tally import Contact


def contacts(agreement: Agreement) -> tuple[Contact, ...]:
    """Return a contact for each day on which somebody was called or told something.

    Each counts the points as they stood by then, by every party's latest account. A point of which nobody
    who was reached has told is neither due nor kept: unknown counts on no side. One that names no day holds
    from the start, as one that repeats does.
    """
    days = {day for day, _ in agreement.called()}
    return tuple(_contact(agreement, day) for day in sorted(days))


def _contact(agreement: Agreement, day: date) -> Contact:
    reached = {one.party for one in agreement.accounts if one.day == day and one.went != "unknown"}
    reached |= {talk.party for talk in agreement.talks if talk.day == day and talk.said}
    said = [
        told(latest(agreement, point.id, day).values())
        for point in followed_up(agreement)
        if point.by_when_day is None or point.by_when_day <= day
    ]
    due = [each for each in said if each and each != {"not_needed"}]
    return Contact(
        day=day,
        asked=sum(called == day for called, _ in agreement.called()),
        reached=len(reached),
        due=len(due),
        kept=sum(each <= DONE for each in due),
    )
