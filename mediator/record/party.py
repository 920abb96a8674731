"""Parties and the people in the room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from mediator.record.base import Frozen, Id, Refused
from mediator.record.change import Change
from mediator.text import Name, OptionalCode, OptionalName

if TYPE_CHECKING:
    from mediator.record.record import Record
    from mediator.record.session_type import SessionType


class Party(Frozen):
    """Someone whose agreement is needed; may be several people."""

    id: Id
    name: Name


Role = Literal["member", "representative", "support_person", "interpreter", "observer"]


class Person(Frozen):
    """Somebody in the room who is not a party by themselves.

    A member belongs to a party of several people; a representative speaks for one and may have authority
    to settle; a support person comes with one and has no speaking turn; an interpreter and an observer
    belong to nobody. (practice §1.1)
    """

    id: Id
    name: Name
    role: Role
    party: Id | None = None
    authority: OptionalName = ""
    """What a representative can decide, such as "up to 500 euros"."""


def name_and_authority(text: str) -> tuple[str, str]:
    """Take "Ms Vega (up to 500 euros)" apart; without brackets at the end there is no authority."""
    found = re.match(r"^(.*\S)\s*\(([^()]*)\)\s*$", text)
    return (found[1], found[2].strip()) if found else (text, "")


class SetTitle(Change):
    """Call the session something."""

    title: Name

    def apply(self, record: Record) -> Record:
        return record.with_session(title=self.title)


class AddParty(Change):
    party: Party

    def apply(self, record: Record) -> Record:
        refuse_double_name(self.party.name, record.session.parties)
        if any(party.id == self.party.id for party in record.session.parties):
            raise Refused("They are there already.")
        return record.with_session(parties=(*record.session.parties, self.party))


class RenameParty(Change):
    """A party is called something else from now on, in what it has promised too, to which its yes stays."""

    party: Id
    name: Name

    def apply(self, record: Record) -> Record:
        if record.party(self.party).name == self.name:
            raise Refused("That is their name already.")
        session = record.session
        refuse_double_name(self.name, session.parties, but=self.party)
        points = tuple(point.renamed(self.party, self.name) for point in record.agreement.points)
        referrals = tuple(one.renamed(self.party, self.name) for one in record.agreement.referrals)
        return record.with_agreement(points=points, referrals=referrals).with_session(
            parties=tuple(
                party.model_copy(update={"name": self.name}) if party.id == self.party else party
                for party in session.parties
            ),
            read_backs=tuple(one.without_names() for one in session.read_backs),
        )


class SetSide(Change):
    """A party belongs to a side of the conversation, such as those who were harmed; "" to none."""

    party: Id
    side: OptionalCode

    def suits(self, session_type: SessionType) -> None:
        if self.side and all(side.id != self.side for side in session_type.sides):
            raise Refused("This kind of session has no such side.")

    def apply(self, record: Record) -> Record:
        record.party(self.party)
        sides = {party: side for party, side in record.session.sides.items() if party != self.party}
        if self.side:
            sides[self.party] = self.side
        return record.with_session(sides=sides)


class AddPerson(Change):
    person: Person

    def apply(self, record: Record) -> Record:
        if self.person.party is not None:
            record.party(self.person.party)
        if any(person.id == self.person.id for person in record.session.people):
            raise Refused("They are there already.")
        return record.with_session(people=(*record.session.people, self.person))


def refuse_double_name(name: str, parties: Iterable[Party], *, but: str | None = None) -> None:
    """Raise `Refused` where another party has that name: on a board the two could not be told apart."""
    for party in parties:
        if party.id != but and party.name.casefold() == name.casefold():
            raise Refused(f"{party.name} is there already. Add a letter, such as “{party.name} B”.")


def new_party_id(parties: tuple[Party, ...]) -> str:
    """Return the id of the next party: p1, p2, and so on, readable where a file is read by people."""
    taken = {party.id for party in parties}
    number = len(parties) + 1
    while f"p{number}" in taken:
        number += 1
    return f"p{number}"
