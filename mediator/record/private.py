"""Private: what only the mediator may have, as the file `private.toml` holds it."""

from collections.abc import Collection
from typing import Any

from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.caucus import Caucus
from mediator.record.note import Note
from mediator.record.private_texts import PrivateTexts
from mediator.record.stuck import Tried
from mediator.record.summary import Summary
from mediator.text import Code, PrivateLine, PrivateText, Sealed


class Wording(Frozen):
    """Words that were replaced by others."""

    entry: Id
    """The entry or the note they stood in; may be gone since."""
    text: PrivateLine
    at: Moment
    """When they were replaced."""


class Private(PrivateTexts):
    """Notes, private meetings, replaced wordings, summaries, what was tried when stuck.

    Never drawn while a session is live on one screen.
    """

    id: Code
    caucuses: tuple[Caucus, ...] = ()
    notes: tuple[Note, ...] = ()
    wordings: tuple[Wording, ...] = ()
    summaries: tuple[Summary, ...] = ()
    tried: tuple[Tried, ...] = ()

    def is_empty(self) -> bool:
        """Whether there is nothing to keep a file for."""
        return not (self.caucuses or self.notes or self.wordings or self.summaries or self.tried)

    def summary(self, party: str, stage: str) -> Summary | None:
        """Return the account of what a party said in a stage, or None."""
        return next((s for s in self.summaries if (s.party, s.stage) == (party, stage)), None)

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

    def may_be_shared(self) -> dict[str, frozenset[PrivateText]]:
        """Return the words that may go to the board, and on which condition, by the id of their note."""
        return {
            note.id: frozenset([words, *([note.release.condition] if note.release is not None else [])])
            for note in self.notes
            if (words := self.released_words(note))
        }

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

    def offered_words(self, note: Note) -> str:
        """Return the other words that were offered for *note*; "" without any, or where they are sealed."""
        return "" if isinstance(note.offered, Sealed) else note.offered

    def with_(self, **fields: Any) -> "Private":
        return self.model_copy(update=fields)
