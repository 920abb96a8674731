"""Issues: the topics, worded neutrally and jointly ("How will ... ?"), in the order the parties chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from mediator.record.base import Refused
from mediator.record.entry import AddEntry, Entry, EntryChange

if TYPE_CHECKING:
    from mediator.record.record import Record


class Issue(Entry):
    """A matter to be talked about; "topic" on screen."""

    noun: ClassVar[str] = "topic"
    shelf: ClassVar[str] = "issues"
    series: ClassVar[str] = "issues"

    left_open: bool = False
    """Whether it was said that it stays open for now."""


class AddIssue(AddEntry):
    entry: Issue


class PlaceIssue(EntryChange):
    """The parties talk about it earlier or later than they meant to.

    The numbers go along: the room calls "topic one" what it talks about first, and the page of each topic
    says which of them it is. What stands off the wall or in the parking lot keeps its number.
    """

    place: Annotated[int, Field(ge=1)]
    """Among the topics on the wall, counted from 1; beyond the last it is the last."""

    def apply(self, record: Record) -> Record:
        self.open_entry(record)
        there = [issue for issue in record.session.issues if issue.in_its_place()]
        if all(issue.id != self.entry for issue in there):
            raise Refused("Only a topic on the wall has a place among the topics.")
        order = [issue for issue in there if issue.id != self.entry]
        order.insert(self.place - 1, there[[issue.id for issue in there].index(self.entry)])
        if order == there:
            raise Refused("That is its place already.")
        numbers = sorted(issue.number for issue in there)
        renumbered = (
            issue if issue.number == number else issue.with_(number=number)
            for issue, number in zip(order, numbers, strict=True)
        )
        ids = {issue.id for issue in there}
        return record.with_session(
            issues=tuple(next(renumbered) if issue.id in ids else issue for issue in record.session.issues)
        )


class LeaveOpen(EntryChange):
    """The parties leave a topic open for now; or take it up again."""

    left_open: bool

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, Issue):
            raise Refused("Only a topic is left open.")
        if entry.left_open == self.left_open:
            raise Refused("That is so already.")
        return entry.with_(left_open=self.left_open)
