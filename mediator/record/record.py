"""Record: the whole of a session, one frozen model per file under one root."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Frozen, Refused
from mediator.record.entry import Entry
from mediator.record.jot import Jot
from mediator.record.note import Note
from mediator.record.offer import Offer
from mediator.record.party import Party
from mediator.record.private import Private
from mediator.record.read_back import followed
from mediator.record.session import Session
from mediator.record.support import Round

SHELVES = (
    "rules", "issues", "positions", "interests", "options", "offers", "requests", "packages", "ledger",
    "criteria", "fact_checks", "key_dates", "jots",
)  # fmt: skip
"""The fields of a session that hold entries."""


class Record(Frozen):
    """Three files' contents. What a change does not touch stays the same object."""

    session: Session
    agreement: Agreement
    private: Private

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, struck and hidden ones too."""
        own = (getattr(self.session, shelf) for shelf in SHELVES)
        return chain(*own, self.agreement.points, self.agreement.referrals)

    def entry(self, entry_id: str) -> Entry:
        """Return the entry of that id. Raises `Refused` where there is none."""
        for entry in self.entries():
            if entry.id == entry_id:
                return entry
        raise Refused("It is no longer there.")

    def party(self, party_id: str) -> Party:
        """Return the party of that id. Raises `Refused` where there is none."""
        for party in self.session.parties:
            if party.id == party_id:
                return party
        raise Refused("There is no such party.")

    def with_session(self, **fields: Any) -> Record:
        """Return this record with those fields of the session; the agreement's own copies follow."""
        after = self.model_copy(update={"session": self.session.with_(fields)})
        copied = {key: fields[key] for key in ("title", "type", "parties") if key in fields}
        return after.with_agreement(**copied) if copied else after

    def with_agreement(self, **fields: Any) -> Record:
        return self.model_copy(update={"agreement": self.agreement.model_copy(update=fields)})

    def with_private(self, private: Private) -> Record:
        return self.model_copy(update={"private": private})

    def adding(self, entry: Entry) -> Record:
        """Return this record with *entry* at the end of its shelf, numbered if the room sees it."""
        if any(other.id == entry.id for other in self.entries()):
            raise Refused("It is there already.")
        for party in entry.parties:
            self.party(party)
        for mentioned in entry.mentions():
            self.entry(mentioned)
        shelf = (*self._shelf(entry), self.numbered(entry))
        return self._with_shelf(entry, shelf)

    def replacing(self, entry: Entry) -> Record:
        """Return this record with *entry* in the place of the one with its id.

        Where a point's words or parts change, no answer to the old ones stands.
        """
        record, before = self, self.entry(entry.id)
        if isinstance(before, AgreementPoint) and isinstance(entry, AgreementPoint):
            entry, read_backs = followed(before, entry, self.session.read_backs)
            if read_backs is not self.session.read_backs:
                record = self.with_session(read_backs=read_backs)
            if before.promise() != entry.promise():
                record = record.without_answers(entry.id)
        shelf = tuple(entry if other.id == entry.id else other for other in record._shelf(entry))
        return record._with_shelf(entry, shelf)

    def removing(self, entry_id: str) -> Record:
        """Return this record without the entry or note, its earlier wordings and every mention of it."""
        gone = next((entry for entry in self.entries() if entry.id == entry_id), None)
        record = self.without_answers(entry_id)
        if gone is not None:
            record = record._with_shelf(gone, tuple(e for e in record._shelf(gone) if e.id != entry_id))
            read_backs = tuple(one for one in record.session.read_backs if one.point != entry_id)
            if read_backs != record.session.read_backs:
                record = record.with_session(read_backs=read_backs)
            record = record.model_copy(update={"agreement": record.agreement.without_follow_up_of(entry_id)})
            for other in tuple(record.entries()):
                same_words = isinstance(other, Jot) and other.became == entry_id
                if same_words or (isinstance(other, Offer) and other.option == entry_id):
                    record = record.removing(other.id)
                    continue
                unlinked = other.without(entry_id)
                if unlinked is not other:
                    record = record.replacing(unlinked)
        private = record.private
        wordings = tuple(w for w in private.wordings if w.entry != entry_id)
        notes = tuple(_unlinked(note, entry_id) for note in private.notes if note.id != entry_id)
        if wordings != private.wordings or notes != private.notes:
            record = record.with_private(private.with_(wordings=wordings, notes=notes))
        return record

    def with_round(self, after: Round) -> Record:
        """Return this record with *after* in the place of the answers to that entry."""
        rounds = self.session.rounds
        if self.session.round_of(after.entry) is None:
            return self.with_session(rounds=(*rounds, after))
        return self.with_session(rounds=tuple(after if r.entry == after.entry else r for r in rounds))

    def without_answers(self, entry_id: str) -> Record:
        """Return this record without any answer to that entry, or to a package with it; the same object where
        there was none."""
        gone = {entry_id, *(package.id for package in self.session.packages if entry_id in package.options)}
        rounds = tuple(r for r in self.session.rounds if r.entry not in gone)
        return self if len(rounds) == len(self.session.rounds) else self.with_session(rounds=rounds)

    def numbered(self, entry: Entry) -> Entry:
        """Give *entry* the next number of its series if the room sees it for the first time."""
        if entry.number or not entry.shown:
            return entry
        used = (other.number for other in self.entries() if other.series == entry.series)
        return entry.with_(number=max(used, default=0) + 1)

    def _shelf(self, entry: Entry) -> tuple[Entry, ...]:
        shelf: tuple[Entry, ...] = getattr(getattr(self, entry.part), entry.shelf)
        return shelf

    def _with_shelf(self, entry: Entry, shelf: tuple[Entry, ...]) -> Record:
        if entry.part == "agreement":
            return self.with_agreement(**{entry.shelf: shelf})
        return self.with_session(**{entry.shelf: shelf})


def _unlinked(note: Note, entry_id: str) -> Note:
    """Return the note without any mention of that entry; what was copied to the board may go there again."""
    if entry_id not in (note.about, note.used):
        return note
    about = None if note.about == entry_id else note.about
    return note.model_copy(update={"about": about, "used": None if note.used == entry_id else note.used})
