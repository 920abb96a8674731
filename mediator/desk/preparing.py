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

_NAME: TypeAdapter[str] = TypeAdapter(Name)


@dataclass
class Preparing:
    """What has been written so far. The first line asked for is the title; it may stay empty."""

    title: str | None = None
    """None until it has been asked for."""
    parties: list[Party] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    role: str = "party"
    rules: Sequence[str] | None = None
    topics: Sequence[str] = ()

    @classmethod
    def of(cls, prepared: Prepared) -> Preparing:
        """Start from a prepared file."""
        made = cls(title=prepared.title or None, rules=prepared.rules, topics=prepared.topics)
        for party in prepared.parties:
            made.parties.append(Party(id=new_party_id(tuple(made.parties)), name=party.name))
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
        return made

    def is_empty(self) -> bool:
        """Say whether nothing has been written yet."""
        return not (self.title or self.parties or self.people)

    def next_role(self, step: int = 1) -> None:
        """Let the next name be something else; without a party there can only be a party."""
        if self.title is None:
            return
        roles = ROLES if self.parties else ("party", "interpreter", "observer")
        at = roles.index(self.role) if self.role in roles else 0
        self.role = roles[(at + step) % len(roles)]

    def role_words(self) -> str:
        """Say what the next name will be."""
        party = self.parties[-1].name if self.parties else ""
        return fill(ROLE_WORDS[self.role], party=party)

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
        if self.role == "party":
            refuse_double_name(name, self.parties)
            self.parties.append(Party(id=new_party_id(tuple(self.parties)), name=name))
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
        self.role = "party"
        return False

    def take_back(self) -> None:
        """Take the last name back; before the first, the title."""
        last = self.parties[-1].id if self.parties else None
        of_last = [person for person in self.people if person.party in (last, None)]
        if of_last:
            self.people.remove(of_last[-1])
        elif self.parties:
            self.parties.pop()
        else:
            self.title = None

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
