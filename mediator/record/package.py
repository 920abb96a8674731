"""Packages: ideas that go together, so that the room can hold two bundles against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from mediator.record.base import Id, Refused
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.option import Option

if TYPE_CHECKING:
    from mediator.record.record import Record


class Package(Entry):
    """A bundle of ideas under a name of its own; nobody's, like the ideas in it."""

    noun: ClassVar[str] = "package"
    shelf: ClassVar[str] = "packages"
    series: ClassVar[str] = "packages"

    options: tuple[Id, ...] = ()
    """The ideas in it, in the order in which they were put there."""

    def mentions(self) -> tuple[Id, ...]:
        return self.options

    def without(self, entry: str) -> Self:
        if entry not in self.options:
            return self
        return self.with_(options=tuple(option for option in self.options if option != entry))


class AddPackage(AddEntry):
    entry: Package


class PutIn(EntryChange):
    """Put an idea into a package, or take it out again; either is another package, so its answers end."""

    option: Id

    def apply(self, record: Record) -> Record:
        return super().apply(record).without_answers(self.entry)

    def changed(self, entry: Entry, record: Record) -> Entry:
        option = record.entry(self.option)
        if not isinstance(entry, Package) or not isinstance(option, Option):
            raise Refused("Ideas go into a package.")
        if option.id in entry.options:
            return entry.without(option.id)
        return entry.with_(options=(*entry.options, option.id))
