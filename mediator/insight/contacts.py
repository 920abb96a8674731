"""The days on which the centre asked how it is going, as counts for the year's figures. (practice §7)"""

from __future__ import annotations

from datetime import date

from mediator.insight.accounts import followed_up, latest, told
from mediator.insight.payments import payments_of, plan_of, standing
from mediator.record.account import DONE
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint
from mediator.record.tally import Contact


def contacts(agreement: Agreement) -> tuple[Contact, ...]:
    """Return a contact for each day on which somebody was called or told something.

    Each counts the points as they stood by then, by every party's latest account. A point of which nobody
    who was reached has told is neither due nor kept: unknown counts on no side. One that names no day holds
    from the start, as one that repeats does. One with a payment plan is due on its first instalment's day
    too, and not kept while a party tells of payments and by these something is late.
    """
    days = {day for day, _ in agreement.called()}
    return tuple(_contact(agreement, day) for day in sorted(days))


def _contact(agreement: Agreement, day: date) -> Contact:
    reached = {one.party for one in agreement.accounts if one.day == day and one.went != "unknown"}
    reached |= {talk.party for talk in agreement.talks if talk.day == day and talk.said}
    said = [
        (point, told(latest(agreement, point.id, day).values()))
        for point in followed_up(agreement)
        if _is_due(agreement, point, day)
    ]
    due = [(point, each) for point, each in said if each and each != {"not_needed"}]
    return Contact(
        day=day,
        asked=sum(called == day for called, _ in agreement.called()),
        reached=len(reached),
        due=len(due),
        kept=sum(each <= DONE and not _is_late(agreement, point.id, day) for point, each in due),
    )


def _is_due(agreement: Agreement, point: AgreementPoint, day: date) -> bool:
    """Say whether its day has come, or an instalment's; one without any day holds from the start."""
    days = [one.day for one in plan_of(agreement, point.id)]
    days += [] if point.by_when_day is None else [point.by_when_day]
    return not days or min(days) <= day


def _is_late(agreement: Agreement, point: str, day: date) -> bool:
    """Say whether, by any party that tells of payments, something was to be paid by then and was not."""
    plan = plan_of(agreement, point)
    for party in {one.party for one in agreement.payments if one.point == point}:
        by_then = [one for one in payments_of(agreement, point, party) if one.day <= day]
        paid = standing(plan, by_then, day)
        if paid is not None and paid.late:
            return True
    return False
