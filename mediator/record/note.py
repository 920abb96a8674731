"""Notes: what the mediator writes for themselves, and what a party says in a private meeting.

They stand in the private file alone. Nothing moves out of it: a line that may be shared is copied to the
board and marked as used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.change import Change
from mediator.record.entry import AddEntry, Yes
from mediator.text import Code, OptionalPrivateLine, PrivateLine

if TYPE_CHECKING:
    from mediator.record.record import Record

WITHOUT_AGREEMENT = ("best", "worst")
"""The kinds of what a party can expect if there is no agreement. (practice §1.3: batna, watna)"""

OWN = "note"
"""The kind of a note that is the mediator's own thought: nobody's words, so never released."""


class Release(Frozen):
    """Something said in private may be shared: in which words, with whom, who said so, and when."""

    words: PrivateLine
    """The exact words that were cleared."""
    to: tuple[Id, ...] = ()
    """The parties it may be shared with; () is everybody here."""
    said_by: Id
    """The party, or the person of theirs, who said so."""
    condition: OptionalPrivateLine = ""
    """What has to be so before it may be: "may share, if …"."""
    at: Moment


class Note(Frozen):
    """A line that only the mediator may have."""

    id: Id
    text: PrivateLine
    at: Moment
    about: Id | None = None
    """The party or the entry it is about, if any; may be gone since."""
    room: Id | None = None
    """The private meeting it was written in; None outside of any."""
    kind: Code = OWN
    """What it would have become on the board."""
    keep: bool = False
    """Its party, or the mediator, said that it stays private."""
    again: bool = False
    """Its release was taken back: it stays private until it is gone through again."""
    release: Release | None = None
    offered: OptionalPrivateLine = ""
    """The same in other words, offered to whoever said it; only their yes puts them on the board."""
    used: Id | None = None
    """The entry that it was copied to the board as."""

    def can_be_released(self) -> bool:
        """Whether it is something a party said in a private meeting."""
        return self.room is not None and self.kind != OWN


class AddNote(Change):
    """Write a private note, or a line of a private meeting, down."""

    in_caucus: ClassVar[bool] = True

    note: Note

    def noun(self, record: Record) -> str:
        return "note"

    def apply(self, record: Record) -> Record:
        private = record.private
        if any(other.id == self.note.id for other in private.notes):
            raise Refused("It is there already.")
        if self.note.room is not None:
            private.caucus(self.note.room)
        return record.with_private(private.with_(notes=(*private.notes, self.note)))


class NoteChange(Change):
    """A change to one note that is there already."""

    in_caucus: ClassVar[bool] = True

    note: Id

    def noun(self, record: Record) -> str:
        return "note"

    def apply(self, record: Record) -> Record:
        private = record.private
        after = self.changed(private.note(self.note), record)
        notes = tuple(after if other.id == after.id else other for other in private.notes)
        return record.with_private(private.with_(notes=notes))

    def changed(self, note: Note, record: Record) -> Note:
        raise NotImplementedError


class RewordNote(NoteChange):
    """Keep it in other words; what they were is kept beside, as for any line."""

    text: PrivateLine

    def apply(self, record: Record) -> Record:
        from mediator.record.private import Wording

        before = record.private.note(self.note)
        private = super().apply(record).private
        replaced = Wording(entry=before.id, text=before.text, at=self.at)
        return record.with_private(private.with_(wordings=(*private.wordings, replaced)))

    def changed(self, note: Note, record: Record) -> Note:
        if note.text == self.text:
            raise Refused("These are the same words.")
        return note.model_copy(update={"text": self.text})


class EraseNote(NoteChange):
    """Remove it for good, with its earlier words. There is no undo."""

    def apply(self, record: Record) -> Record:
        record.private.note(self.note)
        return record.removing(self.note)


class ReleaseNote(NoteChange):
    """Its party says that it may be shared, in these words; with a condition, only if that is so."""

    release: Release

    def changed(self, note: Note, record: Record) -> Note:
        _refuse_unless_said(note)
        for party in self.release.to:
            record.party(party)
        return note.model_copy(update={"release": self.release, "keep": False, "again": False})


class KeepPrivate(NoteChange):
    """It stays in the room it was said in; what was released is to be gone through again."""

    def changed(self, note: Note, record: Record) -> Note:
        _refuse_unless_said(note)
        again = note.release is not None
        return note.model_copy(update={"release": None, "keep": True, "again": again})


class OfferWords(NoteChange):
    """Offer what was said in other words to whoever said it."""

    text: PrivateLine

    def changed(self, note: Note, record: Record) -> Note:
        if note.can_be_released():
            raise Refused("What was said alone is shared in the words that its party clears.")
        if note.used is not None:
            raise Refused("The room has it already.")
        if note.offered == self.text:
            raise Refused("These are the same words.")
        return note.model_copy(update={"offered": self.text})


class PutOnBoard(NoteChange):
    """Copy a private line to the board and mark it as used."""

    in_caucus: ClassVar[bool] = False

    becomes: AddEntry

    def noun(self, record: Record) -> str:
        return self.becomes.noun(record)

    def apply(self, record: Record) -> Record:
        return self.becomes.apply(super().apply(record))


class AcceptWords(PutOnBoard):
    """Its speaker says yes to the words that were offered: they go to the board, confirmed; what was said
    stays where it is."""

    def apply(self, record: Record) -> Record:
        after = super().apply(record)
        entry = after.entry(self.becomes.entry.id)
        if not entry.parties:
            return after
        return after.replacing(entry.with_(confirmed=(Yes(party=entry.parties[0], at=self.at),)))

    def changed(self, note: Note, record: Record) -> Note:
        words = record.private.offered_words(note)
        if not words:
            raise Refused("No other words were offered.")
        if note.used is not None:
            raise Refused("It was put on the board already.")
        if self.becomes.entry.text != words:
            raise Refused("These are not the words that were offered.")
        return note.model_copy(update={"used": self.becomes.entry.id})


class UseNote(PutOnBoard):
    """Copy what may be shared to the board, in the words that were cleared."""

    def changed(self, note: Note, record: Record) -> Note:
        words = record.private.released_words(note)
        if not words:
            raise Refused("It may not be shared.")
        if note.used is not None:
            raise Refused("It was put on the board already.")
        to = set(note.release.to) if note.release is not None else set()
        others = {party.id for party in record.session.parties} - {record.private.room_of(note)}
        if to and not others <= to:
            raise Refused("It may be shared with some, and the board is everybody's.")
        if self.becomes.entry.text != words:
            raise Refused("These are not the words that were cleared.")
        return note.model_copy(update={"used": self.becomes.entry.id})


def _refuse_unless_said(note: Note) -> None:
    if not note.can_be_released():
        raise Refused("It is your own note: nobody can let it go.")
    if note.used is not None:
        raise Refused("The room has it already.")
