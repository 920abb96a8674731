"""Fact checks: what is disputed or missing and has to be found out, by whom and by when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from mediator.record.base import Refused
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.owner import Owner
from mediator.text import OptionalLine

if TYPE_CHECKING:
    from mediator.record.record import Record


class FactCheck(Entry):
    """Something to find out. (practice §1.3: with owner and date)"""

    noun: ClassVar[str] = "to_find_out"
    shelf: ClassVar[str] = "fact_checks"
    series: ClassVar[str] = "fact_checks"

    owner: Owner | None = None
    """Who finds it out."""
    day: date | None = None
    """By when."""
    answer: OptionalLine = ""
    """What was found; "" as long as it is open."""


class AddFactCheck(AddEntry):
    entry: FactCheck


class FactCheckChange(EntryChange):
    """A change to one part of a thing to find out."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, FactCheck):
            raise Refused("That is nothing to find out.")
        return self.with_part(entry, record)

    def with_part(self, fact: FactCheck, record: Record) -> Entry:
        raise NotImplementedError


class SetFinder(FactCheckChange):
    """Say who finds it out; None takes it back."""

    owner: Owner | None

    def with_part(self, fact: FactCheck, record: Record) -> Entry:
        return fact.with_(owner=self.owner)


class FindOutBy(FactCheckChange):
    """Say by when it is to be found out; None takes it back."""

    day: date | None

    def with_part(self, fact: FactCheck, record: Record) -> Entry:
        return fact.with_(day=self.day)


class AnswerFact(FactCheckChange):
    """Write down what was found; "" opens it again."""

    answer: OptionalLine

    def with_part(self, fact: FactCheck, record: Record) -> Entry:
        return fact.with_(answer=self.answer)
