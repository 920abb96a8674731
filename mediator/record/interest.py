"""Interests: why it matters. The need, fear, hope or value beneath a position."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from mediator.record.base import Id, Refused
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.issue import Issue
from mediator.record.position import Position

if TYPE_CHECKING:
    from mediator.record.record import Record

InterestKind = Literal["substantive", "procedural", "psychological"]
"""Moore's triangle of satisfaction: the thing itself, how it is decided, how one is treated."""


class Interest(Entry):
    """A reason; it lies under positions, may be shared, and its owners can say yes to it."""

    noun: ClassVar[str] = "reason"
    shelf: ClassVar[str] = "interests"
    series: ClassVar[str] = "wants"

    issues: tuple[Id, ...] = ()
    """The topics it matters for."""
    positions: tuple[Id, ...] = ()
    """The wants it lies under."""
    kind: InterestKind | None = None

    def mentions(self) -> tuple[Id, ...]:
        return (*self.issues, *self.positions)

    def without(self, entry: str) -> Self:
        if entry not in self.mentions():
            return self
        issues = tuple(issue for issue in self.issues if issue != entry)
        return self.with_(issues=issues, positions=tuple(p for p in self.positions if p != entry))


class AddInterest(AddEntry):
    entry: Interest


class SetInterestKind(EntryChange):
    """Say which corner of the triangle it is; None takes it back."""

    kind: InterestKind | None

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, Interest):
            raise Refused("Only a reason has a kind.")
        return entry.with_(kind=self.kind)


class LayUnder(EntryChange):
    """A reason lies under this want too, or no longer."""

    position: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        position = record.entry(self.position)
        if not isinstance(entry, Interest) or not isinstance(position, Position):
            raise Refused("A reason lies under a want.")
        if position.id in entry.positions:
            return entry.with_(positions=tuple(other for other in entry.positions if other != position.id))
        return entry.with_(positions=(*entry.positions, position.id))


class AlsoUnder(EntryChange):
    """A reason matters for this topic too, or no longer."""

    issue: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, Interest) or not isinstance(record.entry(self.issue), Issue):
            raise Refused("A reason stands under topics.")
        if self.issue in entry.issues:
            return entry.with_(issues=tuple(other for other in entry.issues if other != self.issue))
        return entry.with_(issues=(*entry.issues, self.issue))


class MoveToIssue(EntryChange):
    """A want or a reason belongs under another topic."""

    issue: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(record.entry(self.issue), Issue):
            raise Refused("That is not a topic.")
        if isinstance(entry, Interest):
            return entry.with_(issues=(self.issue,), positions=())
        if isinstance(entry, Position):
            return entry.with_(issue=self.issue)
        raise Refused("Only a want or a reason stands under a topic.")
