"""Jots: capture first, say what it is later."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mediator.record.base import Id, Refused
from mediator.record.entry import AddEntry, Entry, EntryChange

if TYPE_CHECKING:
    from mediator.record.record import Record
    from mediator.record.words import Words


class Jot(Entry):
    """A line nobody has sorted yet, off the wall; or one written straight into the parking lot."""

    noun: ClassVar[str] = "jot"
    shelf: ClassVar[str] = "jots"
    series: ClassVar[str] = "jots"

    became: Id | None = None
    """What it was sorted as. The jot stays, so that no crash between two files can lose its words."""

    def is_done_with(self) -> bool:
        return self.became is not None


class AddJot(AddEntry):
    entry: Jot

    def says(self, record: Record, words: Words) -> str:
        """Say of one that was written straight into the parking lot that it is parked."""
        said = super().says(record, words)
        return (
            words.said["Park"].replace("{noun}", words.nouns[self.noun(record)])
            if self.entry.parked
            else said
        )


class Sort(EntryChange):
    """Say what a jot is: it becomes another entry and leaves the unsorted."""

    becomes: AddEntry

    def apply(self, record: Record) -> Record:
        jot = self.open_entry(record)
        if not isinstance(jot, Jot):
            raise Refused("It is sorted already.")
        if isinstance(self.becomes.entry, Jot):
            raise Refused("A jot is what it is already.")
        sorted_jot = jot.with_(
            became=self.becomes.entry.id, parked=False, parked_with=None, fate=None, shown=False
        )
        return self.becomes.apply(record.replacing(sorted_jot))
