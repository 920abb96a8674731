"""A budget: one sum, what each asks of it, the least that would help, and what each gets. (practice §2.15)"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.money import Money

if TYPE_CHECKING:
    from mediator.record.record import Record


class Request(Entry):
    """What a party asks for; all amounts of a budget are in one currency."""

    noun: ClassVar[str] = "request"
    shelf: ClassVar[str] = "requests"
    series: ClassVar[str] = "requests"

    asks: Money
    least: Money | None = None
    """The smallest useful amount."""
    gets: Money | None = None
    """What it gets as things stand."""

    def amounts(self) -> tuple[Money, ...]:
        return tuple(money for money in (self.asks, self.least, self.gets) if money is not None)


class SetBudget(Change):
    """Say what there is to share out; None takes it back."""

    money: Money | None

    def apply(self, record: Record) -> Record:
        if record.session.budget == self.money:
            raise Refused("That is the sum already.")
        if self.money is not None and record.session.requests:
            _refuse_other_currency(record, self.money)
        return record.with_session(budget=self.money)


class AddRequest(AddEntry):
    entry: Request

    def apply(self, record: Record) -> Record:
        for money in self.entry.amounts():
            _refuse_other_currency(record, money, self.entry.asks)
        return super().apply(record)


class SetRequest(EntryChange):
    """Ask another amount, name the least that helps, or say what is given; None takes that back."""

    asks: Money | None = None
    least: Money | None = None
    gets: Money | None = None

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, Request):
            raise Refused("It asks for nothing.")
        for money in filter(None, (self.asks, self.least, self.gets)):
            _refuse_other_currency(record, money)
        if "asks" in self.model_fields_set and self.asks is None:
            raise Refused("A request asks for something.")
        return entry.with_(**{name: getattr(self, name) for name in self.model_fields_set - {"at", "entry"}})


def _refuse_other_currency(record: Record, money: Money, *others: Money) -> None:
    """Raise `Refused` where sums would be of different things."""
    session = record.session
    first = next((request.asks for request in session.requests), None)
    there = (session.budget, first, *others)
    if any(other is not None and other.currency != money.currency for other in there):
        raise Refused("A budget is in one currency.")
