"""What is to be asked after a session: follow-up calls, and days of its points that nobody told of yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from mediator.insight.accounts import how_it_went, latest, told
from mediator.insight.due import Due
from mediator.insight.payments import payments_of, unpaid
from mediator.record.account import DONE
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint

EARLY = 6
"""Days before its day from which on a follow-up call answers for it."""


def unanswered(agreement: Agreement) -> Iterator[Due]:
    """Yield calls that were not made, and days of points, until somebody tells how those went."""
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
    settled = bool(told(accounts) & {*DONE, "not_needed"})
    last = max((one.day for one in accounts), default=date.min)
    if (day := point.by_when_day) is not None and not settled and last < day:
        yield Due("promise", day, point.id, stays=agreement.closed is not None)
    if (day := point.review_day) is not None and last < day:
        yield Due("review", day, point.id)


def _payments(agreement: Agreement) -> Iterator[Due]:
    """Yield the instalments of which no party says that they were paid."""
    struck = {point.id for point in agreement.points if point.struck}
    for plan in agreement.plans:
        if plan.point in struck or how_it_went(latest(agreement, plan.point).values()) == "not_needed":
            continue
        tellers = {one.party for one in agreement.payments if one.point == plan.point}
        sums = [
            sum((one.money.value for one in payments_of(agreement, plan.point, party)), Decimal())
            for party in tellers
        ]
        for one, _ in unpaid(plan.instalments, max(sums, default=Decimal())):
            yield Due("payment", one.day, plan.point, stays=True)
