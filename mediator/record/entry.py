"""Entry: anything that somebody in the room said and that was written down; and what can be done with it.

Reword, strike, erase, hide, show, give, share, confirm and park exist once, here, for every kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.change import Change
from mediator.record.owner import Owner
from mediator.text import Line

if TYPE_CHECKING:
    from mediator.record.record import Record


Fate = Literal["done", "next_time", "dropped"]
"""What becomes of a parked entry: it is dealt with, it waits for the next time, it is let go."""


class Yes(Frozen):
    """A party said: yes, that is right."""

    party: Id
    at: Moment


class Entry(Frozen):
    """Something written down: whose it is, and who may see it."""

    noun: ClassVar[str]
    """Key into `Words.nouns`."""
    part: ClassVar[Literal["session", "agreement"]] = "session"
    shelf: ClassVar[str]
    """The field of the session or the agreement that holds entries of this kind."""
    series: ClassVar[str]
    """Entries of one series are numbered together."""
    everyone_confirms: ClassVar[bool] = False
    """Whether every party, and not only the owners, can say yes to it."""

    id: Id
    text: Line
    parties: tuple[Id, ...] = ()
    """Whose it is: nobody's in particular, one party's, or shared."""
    number: int = 0
    """The number the room uses. Given when the room first sees the entry, so that nothing it has not
    seen leaves a gap; 0 before."""
    shown: bool = True
    struck: bool = False
    parked: bool = False
    parked_with: Owner | None = None
    """With whom it is while it is parked."""
    fate: Fate | None = None
    """What becomes of it while it is parked; None as long as that is open."""
    confirmed: tuple[Yes, ...] = ()
    at: Moment
    """When it was written."""

    def may_be_seen(self) -> bool:
        """Whether the room may see it now, on its board or in the parking lot."""
        return self.shown and not self.struck

    def in_its_place(self) -> bool:
        """Whether the room may see it where its kind stands, and not in the parking lot."""
        return self.may_be_seen() and not self.parked

    def is_done_with(self) -> bool:
        """Whether it has become something else, and stays only so that its words are in a file."""
        return False

    def mentions(self) -> tuple[Id, ...]:
        """Return the ids of other entries that this one refers to."""
        return ()

    def without(self, entry: str) -> Self:
        """Return this entry without any mention of *entry*; the same object where there was none."""
        return self

    def has_yes_of(self, party: str) -> bool:
        return any(yes.party == party for yes in self.confirmed)

    def with_(self, **fields: object) -> Self:
        return self.model_copy(update=fields)


class AddEntry(Change):
    """Write an entry down."""

    entry: Entry

    def noun(self, record: Record) -> str:
        return self.entry.noun

    def apply(self, record: Record) -> Record:
        return record.adding(self.entry)


class EntryChange(Change):
    """A change to one entry that is there already."""

    entry: Id

    def noun(self, record: Record) -> str:
        return record.entry(self.entry).noun

    def apply(self, record: Record) -> Record:
        return record.replacing(self.changed(self.open_entry(record), record))

    def open_entry(self, record: Record) -> Entry:
        """Return the entry if something can still be done with it. Raises `Refused`."""
        entry = record.entry(self.entry)
        if entry.struck:
            raise Refused("It is struck. Undo brings it back.")
        if entry.is_done_with():
            raise Refused("It is sorted already.")
        return entry

    def changed(self, entry: Entry, record: Record) -> Entry:
        raise NotImplementedError


class Reword(EntryChange):
    """Keep it in other words. Every yes and every answer to the old words ends; the words are kept in the
    private file."""

    text: Line

    def apply(self, record: Record) -> Record:
        from mediator.record.private import Wording

        before = record.entry(self.entry)
        if before.text == self.text:
            raise Refused("These are the same words.")
        after = super().apply(record).without_answers(before.id)
        replaced = Wording(entry=before.id, text=before.text, at=self.at)
        private = after.private
        return after.with_private(private.with_(wordings=(*private.wordings, replaced)))

    def changed(self, entry: Entry, record: Record) -> Entry:
        return entry.with_(text=self.text, confirmed=())


class Strike(EntryChange):
    """Take it off the wall at once, and keep it."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        return entry.with_(struck=True)


class Erase(EntryChange):
    """Remove it for good, with its earlier wordings and every mention of it. There is no undo."""

    def apply(self, record: Record) -> Record:
        record.entry(self.entry)
        return record.removing(self.entry)


class Hide(EntryChange):
    """Take it off the wall; it can come back."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not entry.shown:
            raise Refused("It is off the wall already.")
        return entry.with_(shown=False)


class Show(EntryChange):
    """Put it on the wall."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        if entry.shown:
            raise Refused("It is on the wall already.")
        return record.numbered(entry.with_(shown=True))


class Give(EntryChange):
    """It is another party's: give it to them."""

    party: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        record.party(self.party)
        if entry.parties == (self.party,):
            raise Refused("It is theirs already.")
        return entry.with_(parties=(self.party,), confirmed=())


class Share(EntryChange):
    """Another party says that this is true for them too, which is their yes to it."""

    party: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        record.party(self.party)
        if self.party in entry.parties:
            raise Refused("They share it already.")
        yes = Yes(party=self.party, at=self.at)
        confirmed = (*(other for other in entry.confirmed if other.party != self.party), yes)
        return entry.with_(parties=(*entry.parties, self.party), confirmed=confirmed)


class Unshare(EntryChange):
    """A party no longer shares this."""

    party: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        if self.party not in entry.parties or len(entry.parties) == 1:
            raise Refused("There is nothing to take back.")
        return entry.with_(
            parties=tuple(party for party in entry.parties if party != self.party),
            confirmed=tuple(yes for yes in entry.confirmed if yes.party != self.party),
        )


class Confirm(EntryChange):
    """A party says: yes, that is right."""

    party: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        record.party(self.party)
        if not entry.everyone_confirms and self.party not in entry.parties:
            raise Refused("It is not theirs. Give it to them or share it first.")
        if entry.has_yes_of(self.party):
            raise Refused("They have said yes already.")
        return entry.with_(confirmed=(*entry.confirmed, Yes(party=self.party, at=self.at)))


class TakeBackYes(EntryChange):
    """A party takes its yes back."""

    party: Id

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not entry.has_yes_of(self.party):
            raise Refused("They have not said yes.")
        return entry.with_(confirmed=tuple(yes for yes in entry.confirmed if yes.party != self.party))


class Park(EntryChange):
    """Set it aside in the parking lot, so that it is not lost."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        if entry.parked:
            raise Refused("It is parked already.")
        return entry.with_(parked=True, parked_with=None, fate=None)


class PickUp(EntryChange):
    """Take it out of the parking lot, back to where it was."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not entry.parked:
            raise Refused("It is not in the parking lot.")
        return entry.with_(parked=False, parked_with=None, fate=None)
