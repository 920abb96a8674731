"""Fact checks: what is disputed or missing and has to be found out."""

from typing import ClassVar

from mediator.record.entry import AddEntry, Entry


class FactCheck(Entry):
    """Something to find out."""

    noun: ClassVar[str] = "to_find_out"
    shelf: ClassVar[str] = "fact_checks"
    series: ClassVar[str] = "fact_checks"


class AddFactCheck(AddEntry):
    entry: FactCheck
