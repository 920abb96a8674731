"""Payments against their plan, exact to the cent. The figures are one party's account, and judge nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediator.record.agreement import Agreement
from mediator.record.payment import Instalment, Payment


@dataclass(frozen=True)
class Paid:
    """How it stands with a point's payments, as one party tells it."""

    currency: str
    planned: Decimal
    due: Decimal
    """What of the plan was to be paid by now."""
    paid: Decimal

    @property
    def open(self) -> Decimal:
        """What is still to be paid, late or not."""
        return max(self.planned - self.paid, Decimal())

    @property
    def late(self) -> Decimal:
        """What was to be paid by now and was not."""
        return max(self.due - self.paid, Decimal())

    @property
    def too_much(self) -> Decimal:
        """What was paid beyond the plan."""
        return max(self.paid - self.planned, Decimal())


def plan_of(agreement: Agreement, point: str) -> tuple[Instalment, ...]:
    """Return the instalments of a point, the earliest first; none where there is no plan."""
    return next((plan.instalments for plan in agreement.plans if plan.point == point), ())


def payments_of(agreement: Agreement, point: str, party: str) -> tuple[Payment, ...]:
    """Return what that party says was paid, the earliest first."""
    found = (one for one in agreement.payments if (one.point, one.party) == (point, party))
    return tuple(sorted(found, key=lambda one: one.day))


def currency_of(agreement: Agreement, point: str) -> str:
    """Return in which currency a point is paid; "" where nothing says it."""
    planned = plan_of(agreement, point)
    paid = (one.money.currency for one in agreement.payments if one.point == point)
    return planned[0].money.currency if planned else next(paid, "")


def standing(plan: Iterable[Instalment], payments: Iterable[Payment], today: date) -> Paid | None:
    """Return how it stands on a day; None where there is neither a plan nor a payment.

    An instalment is due on its day and late from the next one on.
    """
    plan, payments = tuple(plan), tuple(payments)
    moneys = [*(one.money for one in plan), *(one.money for one in payments)]
    if not moneys:
        return None
    return Paid(
        moneys[0].currency,
        planned=sum((one.money.value for one in plan), Decimal()),
        due=sum((one.money.value for one in plan if one.day < today), Decimal()),
        paid=sum((one.money.value for one in payments), Decimal()),
    )


def accounts_of_payments(agreement: Agreement, point: str, today: date) -> dict[str, Paid]:
    """Return how it stands by the party that tells of payments."""
    plan = plan_of(agreement, point)
    tellers = dict.fromkeys(one.party for one in agreement.payments if one.point == point)
    found = {party: standing(plan, payments_of(agreement, point, party), today) for party in tellers}
    return {party: paid for party, paid in found.items() if paid is not None}


def unpaid(plan: Iterable[Instalment], paid: Decimal) -> tuple[tuple[Instalment, Decimal], ...]:
    """Return the instalments that *paid* does not reach, and what is open of each: the earliest go first."""
    left, found = paid, list[tuple[Instalment, Decimal]]()
    for one in plan:
        covered = min(left, one.money.value)
        left -= covered
        if covered < one.money.value:
            found.append((one, one.money.value - covered))
    return tuple(found)
