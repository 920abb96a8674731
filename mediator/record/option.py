"""Options: ideas. Possible answers without commitment, owned by nobody while they are gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from mediator.record.base import Id, Refused
from mediator.record.change import Change
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.interest import Interest
from mediator.record.issue import Issue

if TYPE_CHECKING:
    from mediator.record.record import Record


class Option(Entry):
    """An idea."""

    noun: ClassVar[str] = "idea"
    shelf: ClassVar[str] = "options"
    series: ClassVar[str] = "options"

    issues: tuple[Id, ...] = ()
    """The topics it could be an answer to."""
    interests: tuple[Id, ...] = ()
    """The reasons it serves."""

    def mentions(self) -> tuple[Id, ...]:
        return (*self.issues, *self.interests)

    def without(self, entry: str) -> Self:
        if entry not in self.mentions():
            return self
        issues = tuple(issue for issue in self.issues if issue != entry)
        return self.with_(issues=issues, interests=tuple(i for i in self.interests if i != entry))


class AddOption(AddEntry):
    entry: Option


class Serve(EntryChange):
    """An idea is for this topic, or serves this reason, or no longer."""

    purpose: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        purpose = record.entry(self.purpose)
        if not isinstance(entry, Option) or not isinstance(purpose, Issue | Interest):
            raise Refused("An idea is for a topic, or serves a reason.")
        field = "issues" if isinstance(purpose, Issue) else "interests"
        before: tuple[str, ...] = getattr(entry, field)
        if purpose.id in before:
            return entry.with_(**{field: tuple(other for other in before if other != purpose.id)})
        return entry.with_(**{field: (*before, purpose.id)})


class OpenRating(Change):
    """Gathering ideas is over for now: they may be weighed. (practice §2.13: no verdicts before)"""

    def apply(self, record: Record) -> Record:
        if record.session.rating_open:
            raise Refused("Ideas can be rated already.")
        return record.with_session(rating_open=True)


class CloseRating(Change):
    """Ideas are gathered again; what was answered stays, and waits."""

    def apply(self, record: Record) -> Record:
        if not record.session.rating_open:
            raise Refused("Ideas are gathered already.")
        return record.with_session(rating_open=False)
