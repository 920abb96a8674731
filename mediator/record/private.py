"""Private: what only the mediator may have, as the file `private.toml` holds it."""

from collections.abc import Callable, Collection
from typing import Any

from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.caucus import Caucus
from mediator.record.note import Note
from mediator.text import Code, PrivateLine, PrivateText, Sealed


class Wording(Frozen):
    """Words that were replaced by others."""

    entry: Id
    """The entry or the note they stood in; may be gone since."""
    text: PrivateLine
    at: Moment
    """When they were replaced."""


class Private(Frozen):
    """Notes, private meetings, replaced wordings. Never drawn while a session is live on one screen."""

    id: Code
    caucuses: tuple[Caucus, ...] = ()
    notes: tuple[Note, ...] = ()
    wordings: tuple[Wording, ...] = ()

    def is_empty(self) -> bool:
        """Whether there is nothing to keep a file for."""
        return not (self.caucuses or self.notes or self.wordings)

    def caucus_now(self) -> Caucus | None:
        """Return the private meeting that is going on, or None."""
        return self.caucuses[-1] if self.caucuses and self.caucuses[-1].closed is None else None

    def caucus(self, caucus: str) -> Caucus:
        """Return the private meeting of that id. Raises `Refused` where there is none."""
        for candidate in self.caucuses:
            if candidate.id == caucus:
                return candidate
        raise Refused("There was no such private meeting.")

    def note(self, note: str) -> Note:
        """Return the note of that id. Raises `Refused` where there is none."""
        for candidate in self.notes:
            if candidate.id == note:
                return candidate
        raise Refused("It is no longer there.")

    def room_of(self, note: Note) -> str:
        """Return whose room it was said in: the party's id. Raises `Refused` outside of any room."""
        return self.caucus(str(note.room)).party

    def rooms_left(self, but_with: str = "") -> frozenset[str]:
        """Return the ids of the private meetings that are over, but for those with that party."""
        return frozenset(c.id for c in self.caucuses if c.closed is not None and c.party != but_with)

    def sealed_texts(self) -> frozenset[Sealed]:
        """Return those of its texts that this run cannot read."""
        found: set[Sealed] = set()

        def look(text: PrivateText, _: str) -> PrivateText:
            if isinstance(text, Sealed):
                found.add(text)
            return text

        self.with_texts(look)
        return frozenset(found)

    def may_be_shared(self) -> dict[str, frozenset[PrivateText]]:
        """Return the words that may go to the board, and on which condition, by the id of their note."""
        return {
            note.id: frozenset([words, *([note.release.condition] if note.release is not None else [])])
            for note in self.notes
            if (words := self.released_words(note))
        }

    def with_texts(self, after: Callable[[PrivateText, str], PrivateText]) -> "Private":
        """Return it with every text as *after* makes it of the text and the id of what it stands in.

        What does not change stays the same object.
        """

        def changed(note: Note) -> Note:
            release = note.release
            if release is not None:
                words, condition = after(release.words, note.id), after(release.condition, note.id)
                release = release.model_copy(update={"words": words, "condition": condition})
            made = note.model_copy(update={"text": after(note.text, note.id), "release": release})
            return note if made == note else made

        def replaced(wording: Wording) -> Wording:
            text = after(wording.text, wording.entry)
            return wording if text == wording.text else wording.model_copy(update={"text": text})

        notes, wordings = tuple(map(changed, self.notes)), tuple(map(replaced, self.wordings))
        unchanged = (notes, wordings) == (self.notes, self.wordings)
        return self if unchanged else self.with_(notes=notes, wordings=wordings)

    def said_in(self, rooms: Collection[str]) -> frozenset[str]:
        """Return the ids of the lines of those private meetings."""
        return frozenset(note.id for note in self.notes if note.room in rooms)

    def released_words(self, note: Note) -> str:
        """Return the words in which *note* may go to the board; "" where it may not, or they are sealed."""
        if not note.can_be_released() or note.keep:
            return ""
        open_ = self.caucus(str(note.room)).default == "open"
        words = note.release.words if note.release is not None else note.text if open_ else ""
        return "" if isinstance(words, Sealed) else words

    def with_(self, **fields: Any) -> "Private":
        return self.model_copy(update=fields)
