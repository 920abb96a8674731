"""Criteria: fair standards. A yardstick from outside, or one that all agree on, to hold ideas against."""

from typing import ClassVar

from mediator.record.entry import AddEntry, Entry


class Criterion(Entry):
    """Such as the lease, the house rules, the cost, equal hours; each party can say yes to it."""

    noun: ClassVar[str] = "standard"
    shelf: ClassVar[str] = "criteria"
    series: ClassVar[str] = "criteria"
    everyone_confirms: ClassVar[bool] = True


class AddCriterion(AddEntry):
    entry: Criterion
