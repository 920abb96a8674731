"""Preparing a session: its title and who is there, line by line. Knows no screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from mediator.archive.prepared import Prepared
from mediator.desk.writing import new_party_id
from mediator.live import random_id
from mediator.record.base import Refused, what_does_not_fit
from mediator.record.party import Party, Person, Role, name_and_authority, refuse_double_name
from mediator.record.session_type import Side
from mediator.text import Name, fill

ROLES: tuple[str, ...] = ("party", *get_args(Role))
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
    ticked: list[str] = field(default_factory=list)
    """Lines of the checklist that were gone through before the room came in."""
    offered: Sequence[Side] = ()
    """The sides of the session type, in the order in which they first speak."""
    rules: Sequence[str] | None = None
    topics: Sequence[str] = ()

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
            made.people.append(
                Person(
                    id=random_id(),
                    name=person.name,
                    role=person.role,
                    party=party_id,
                    authority=person.authority,
                )
            )
        made.role = made._next_role()
        return made

    def is_empty(self) -> bool:
        """Say whether nothing has been written yet."""
        return not (self.title or self.parties or self.people)

    def next_role(self, step: int = 1) -> None:
        """Let the next name be something else; without a party there can only be a party."""
        if self.title is None:
            return
        roles = self.roles()
        at = roles.index(self.role) if self.role in roles else 0
        self.role = roles[(at + step) % len(roles)]

    def roles(self) -> tuple[str, ...]:
        """Return what the next name can be: of a side each, one of none, or one who comes with a party."""
        others = ROLES if self.parties else ("party", "interpreter", "observer")
        return (*(_SIDE + side.id for side in self.offered), *others)

    def role_words(self) -> str:
        """Say what the next name will be."""
        if self.is_party():
            return self._side_names().get(self.role.removeprefix(_SIDE), ROLE_WORDS["party"])
        party = self.parties[-1].name if self.parties else ""
        return fill(ROLE_WORDS[self.role], party=party)

    def is_party(self) -> bool:
        """Say whether the next name is a party."""
        return self.role == "party" or self.role.startswith(_SIDE)

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
        return "support_person" if self.offered else "party"

    def _add_party(self, name: str, side: str) -> None:
        made = Party(id=new_party_id(tuple(self.parties)), name=name)
        self.parties.append(made)
        if side:
            self.sides[made.id] = side

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
        if self.role == "representative":
            text, authority = name_and_authority(text)
        name = self._name(text)
        if self.is_party():
            refuse_double_name(name, self.parties)
            side = self.role.removeprefix(_SIDE) if self.role.startswith(_SIDE) else ""
            self._add_party(name, side)
        else:
            party = None if self.role in ("interpreter", "observer") else self.parties[-1].id
            self.people.append(
                Person.model_validate(
                    {
                        "id": random_id(),
                        "name": name,
                        "role": self.role,
                        "party": party,
                        "authority": authority,
                    }
                )
            )
        self.role = self._next_role()
        return False

    def tick(self, item: str) -> None:
        """Tick a line of the check before the room comes in, or take the tick away."""
        if item in self.ticked:
            self.ticked.remove(item)
        else:
            self.ticked.append(item)

    def take_back(self) -> None:
        """Take the last name back; before the first, the title."""
        last = self.parties[-1].id if self.parties else None
        of_last = [person for person in self.people if person.party in (last, None)]
        if of_last:
            self.people.remove(of_last[-1])
        elif self.parties:
            self.sides.pop(self.parties.pop().id, None)
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
