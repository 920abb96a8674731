"""The running total of a budget, exact to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mediator.record.budget import Request
from mediator.record.money import Money


@dataclass(frozen=True)
class Total:
    """What there is and where it goes."""

    currency: str
    sum: Decimal | None
    """What there is to share out; None while nobody has said."""
    asked: Decimal
    least: Decimal
    """The least useful amounts together, of those that named one."""
    given: Decimal

    @property
    def left(self) -> Decimal:
        """What is not given yet; below zero where more is given than there is."""
        return (self.sum or Decimal()) - self.given


def total(budget: Money | None, requests: Sequence[Request]) -> Total | None:
    """Return the sums, or None where there is nothing to add up."""
    first = next((request.asks for request in requests), budget)
    if first is None:
        return None

    def added(name: str) -> Decimal:
        amounts = (getattr(request, name) for request in requests)
        return sum((money.value for money in amounts if money is not None), Decimal())

    return Total(
        currency=first.currency,
        sum=budget.value if budget is not None else None,
        asked=added("asks"),
        least=added("least"),
        given=added("gets"),
    )
