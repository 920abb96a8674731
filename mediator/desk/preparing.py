"""Preparing a session: its title and who is there, line by line. Knows no screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from pydantic import TypeAdapter, ValidationError

from mediator.archive.prepared import Prepared
from mediator.live import random_id
from mediator.record.base import Refused, what_does_not_fit
from mediator.record.continuing import Carried
from mediator.record.party import Party, Person, Role, name_and_authority, new_party_id, refuse_double_name
from mediator.record.session_type import Side
from mediator.text import Name, fill

_COME_WITH = ("support_person", "member", "representative")

ROLES: tuple[str, ...] = ("party", *_COME_WITH, "interpreter", "observer")
"""What a name can be, in the order in which Tab offers it."""

ROLE_WORDS = {
    "party": "a party",
    "member": "one of the people who are {party}",
    "representative": "speaks for {party}",
    "support_person": "support person with {party}",
    "interpreter": "interpreter",
    "observer": "observer",
}

_SIDE = "side:"
"""Begins the role of a party that belongs to a side."""

_WITH = " with:"
"""Stands between a role and the id of the party it is for."""

_NAME: TypeAdapter[str] = TypeAdapter(Name)


@dataclass
class Preparing:
    """What has been written so far. The first line asked for is the title; it may stay empty."""

    title: str | None = None
    """None until it has been asked for."""
    parties: list[Party] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    role: str = ""
    """What the next name is: one of `roles()`."""
    sides: dict[str, str] = field(default_factory=dict)
    """Which side each party belongs to."""
    _written: list[str] = field(default_factory=list)
    """Ids of everybody written down, in the order in which they were."""
    ticked: list[str] = field(default_factory=list)
    """Lines of the checklist that were gone through before the room came in."""
    offered: Sequence[Side] = ()
    """The sides of the session type, in the order in which they first speak."""
    rules: Sequence[str] | None = None
    topics: Sequence[str] = ()
    told: Sequence[str] = ()
    """What there is to know of the session that is continued, a sentence each."""
    before: Sequence[Party] = ()
    """The parties of that session: nobody else is given an id of theirs."""

    def __post_init__(self) -> None:
        self.role = self.role or self._next_role()

    @classmethod
    def of(cls, prepared: Prepared, sides: Sequence[Side] = ()) -> Preparing:
        """Start from a prepared file, for a session type with those sides."""
        made = cls(title=prepared.title or None, rules=prepared.rules, topics=prepared.topics, offered=sides)
        for party in prepared.parties:
            made._add_party(party.name, party.side if party.side in made._side_names() else "")
        by_name = {party.name: party.id for party in made.parties}
        for person in prepared.people:
            party_id = by_name[person.party] if person.party else None
            made._add_person(person.name, person.role, party_id, person.authority)
        made.role = made._next_role()
        return made

    @classmethod
    def continuing(cls, carried: Carried, sides: Sequence[Side] = (), told: Sequence[str] = ()) -> Preparing:
        """Start from the session before in the same case: the same people, with the ids they had."""
        made = cls(title=carried.title, offered=sides, told=told, before=carried.parties)
        made.parties, made.people = list(carried.parties), list(carried.people)
        made._written = [*(party.id for party in made.parties), *(person.id for person in made.people)]
        made.sides = {party: side for party, side in carried.sides.items() if side in made._side_names()}
        made.role = made._next_role()
        return made

    def is_empty(self) -> bool:
        """Say whether nothing has been written yet."""
        return not (self.title or self.parties or self.people)

    def next_role(self, step: int = 1) -> None:
        """Let the next name be something else; without a party there can only be a party."""
        if self.title is None:
            return
        self.role = self._role_after(step)

    def _role_after(self, step: int) -> str:
        roles = self.roles()
        kind, with_, party = self.role.partition(_WITH)
        at = roles.index(self.role) if self.role in roles else roles.index(kind) if kind in roles else 0
        role = roles[(at + step) % len(roles)]
        return f"{role}{with_}{party}" if role in _COME_WITH else role

    def words_after_tab(self) -> str:
        """Say what the next name will be after Tab."""
        return self._words(self._role_after(1))

    def comes_with_a_party(self) -> bool:
        """Say whether the next name belongs to a party, and could belong to another."""
        return self._role_and_party()[0] in _COME_WITH and len(self.parties) > 1

    def next_party(self, step: int = 1) -> None:
        """Let the next name belong to another party, where it is one that belongs to a party."""
        role, party = self._role_and_party()
        ids = [one.id for one in self.parties]
        if role in _COME_WITH and party in ids:
            self.role = f"{role}{_WITH}{ids[(ids.index(party) + step) % len(ids)]}"

    def roles(self) -> tuple[str, ...]:
        """Return what the next name can be: of a side each, one of none, or one who comes with a party.

        With sides, the parties stand before those who come with them, so each party is offered.
        """
        if not self.offered:
            return ROLES if self.parties else ("party", "interpreter", "observer")
        sides = (_SIDE + side.id for side in self.offered)
        with_ = (f"{role}{_WITH}{party.id}" for role in _COME_WITH for party in reversed(self.parties))
        return (*sides, *with_, "party", "interpreter", "observer")

    def role_words(self) -> str:
        """Say what the next name will be."""
        return self._words(self.role)

    def _words(self, of: str) -> str:
        if _is_party(of):
            return self._side_names().get(of.removeprefix(_SIDE), ROLE_WORDS["party"])
        role, party_id = self._role_and_party(of)
        party = next((party.name for party in self.parties if party.id == party_id), "")
        return fill(ROLE_WORDS[role], party=party)

    def _role_and_party(self, of: str | None = None) -> tuple[str, str | None]:
        """Take a role apart: what somebody is, and for which party; the last one where it does not say."""
        role, _, party = (self.role if of is None else of).partition(_WITH)
        last = self.parties[-1].id if self.parties else None
        return role, None if role in ("interpreter", "observer") else party or last

    def is_party(self) -> bool:
        """Say whether the next name is a party."""
        return _is_party(self.role)

    def is_representative(self) -> bool:
        """Say whether the next name is somebody who speaks for a party."""
        return self._role_and_party()[0] == "representative"

    def side_words(self, party: str) -> str:
        """Say which side a party belongs to; "" where it belongs to none."""
        return self._side_names().get(self.sides.get(party, ""), "")

    def _side_names(self) -> dict[str, str]:
        return {side.id: side.name for side in self.offered}

    def _next_role(self) -> str:
        """Ask for a party of each side in turn, then for whom they bring; without sides, for a party."""
        open_ = [side.id for side in self.offered if side.id not in self.sides.values()]
        if open_:
            return _SIDE + open_[0]
        return f"support_person{_WITH}{self.parties[-1].id}" if self.offered else "party"

    def _add_party(self, name: str, side: str) -> None:
        made = Party(id=new_party_id((*self.parties, *self._gone())), name=name)
        self.parties.append(made)
        self._written.append(made.id)
        if side:
            self.sides[made.id] = side

    def _gone(self) -> list[Party]:
        """Return the parties of the session before who are not here."""
        here = {party.id for party in self.parties}
        return [party for party in self.before if party.id not in here]

    def _add_person(self, name: str, role: Role, party: str | None, authority: str) -> None:
        made = Person(id=random_id(), name=name, role=role, party=party, authority=authority)
        self.people.append(made)
        self._written.append(made.id)

    def keep(self, text: str) -> bool:
        """Take a line. Returns True when an empty line says that everyone is there. Raises `Refused`."""
        if self.title is None:
            self.title = self._name(text) if text.strip() else ""
            return False
        if not text.strip():
            if not self.parties:
                raise Refused("Write at least one name.")
            return True
        authority = ""
        role, party = self._role_and_party()
        if role == "representative":
            text, authority = name_and_authority(text)
        name = self._name(text)
        if self.is_party():
            refuse_double_name(name, self.parties)
            side = self.role.removeprefix(_SIDE) if self.role.startswith(_SIDE) else ""
            self._add_party(name, side)
        else:
            self._add_person(name, cast("Role", role), party, authority)
        self.role = self._next_role()
        if role == "member" and not self.role.startswith(_SIDE):
            self.role = f"{role}{_WITH}{party}"  # nobody is the only one of several people
        return False

    def tick(self, item: str) -> None:
        """Tick a line of the check before the room comes in, or take the tick away."""
        if item in self.ticked:
            self.ticked.remove(item)
        else:
            self.ticked.append(item)

    def take_back(self) -> None:
        """Take the last name back; before the first, the title."""
        if self._written:
            last = self._written.pop()
            self.parties = [party for party in self.parties if party.id != last]
            self.people = [person for person in self.people if person.id != last]
            self.sides.pop(last, None)
        else:
            self.title = None
        self.role = self._next_role()

    def title_or_default(self, now: datetime) -> str:
        """Return the title, or a neutral one with the day."""
        day = now.astimezone()
        return self.title or f"Session of {day.day} {day:%B}"

    @staticmethod
    def _name(text: str) -> str:
        try:
            return _NAME.validate_python(text)
        except ValidationError as error:
            raise Refused(what_does_not_fit(error).capitalize() + ".") from None


def _is_party(role: str) -> bool:
    return role == "party" or role.startswith(_SIDE)
