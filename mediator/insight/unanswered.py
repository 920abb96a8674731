"""What is to be asked after a session: follow-up calls, and days of its points until those are settled.

Accounts that differ are told as such, and nobody judges which is right. (practice §4.4)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from mediator.insight.accounts import how_it_went, latest, told
from mediator.insight.due import Due, Told
from mediator.insight.payments import payments_of, unpaid
from mediator.record.account import DONE, Went
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint

EARLY = 6
"""Days before its day from which on a follow-up call answers for it."""

_SETTLED: frozenset[Went] = DONE | {"not_needed"}
"""After these, told by everyone who told of it, a promise is asked for no more."""


def unanswered(agreement: Agreement) -> Iterator[Due]:
    """Yield calls that were not made, and days of points that are not settled and not to be asked again."""
    last = max((day for day, _ in agreement.called()), default=date.min)
    for call in agreement.follow_ups:
        if (call.day - last).days > EARLY:
            yield Due("call", call.day, stays=True)
    for point in agreement.points:
        if not point.struck:
            yield from _of_point(point, agreement)
    yield from _payments(agreement)


def _of_point(point: AgreementPoint, agreement: Agreement) -> Iterator[Due]:
    accounts = [one for one in agreement.accounts if one.point == point.id and one.went != "unknown"]
    last = max((one.day for one in accounts), default=date.min)
    if (day := point.by_when_day) is not None and (said := _told_of(point, agreement)) is not None:
        heard = last >= day
        if not heard or not _asked_again(agreement):
            yield Due("promise", day, point.id, agreement.closed is not None, said if heard else "")
    if (day := point.review_day) is not None and last < day:
        yield Due("review", day, point.id)


def _told_of(point: AgreementPoint, agreement: Agreement) -> Told | None:
    """Say how a promise stands by everyone's latest account; None where by all of them it is settled."""
    said = told(latest(agreement, point.id).values())
    if said and said <= _SETTLED:
        return None
    differ = said & _SETTLED or "in_dispute" in said or len(said) > 1
    return "different" if differ else "not" if said else ""


def _asked_again(agreement: Agreement) -> bool:
    """Say whether a next call is planned, which no call has answered yet."""
    last = max((day for day, _ in agreement.called()), default=date.min)
    return any((call.day - last).days > EARLY for call in agreement.follow_ups)


def _payments(agreement: Agreement) -> Iterator[Due]:
    """Yield the instalments that are not paid by the account of every party that tells of payments."""
    struck = {point.id for point in agreement.points if point.struck}
    for plan in agreement.plans:
        if plan.point in struck or how_it_went(latest(agreement, plan.point).values()) == "not_needed":
            continue
        tellers = {one.party for one in agreement.payments if one.point == plan.point}
        sums = [
            sum((one.money.value for one in payments_of(agreement, plan.point, party)), Decimal())
            for party in tellers
        ]
        by_all = {one.day for one, _ in unpaid(plan.instalments, max(sums, default=Decimal()))}
        for one, _ in unpaid(plan.instalments, min(sums, default=Decimal())):
            yield Due("payment", one.day, plan.point, True, "" if one.day in by_all else "different")
