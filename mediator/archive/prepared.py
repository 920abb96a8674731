"""A prepared session: what a centre knows before the room meets, as one file for `mediator new --from`."""

import difflib
from pathlib import Path
from typing import Literal

from mediator.archive.line_finder import KeyPath
from mediator.archive.places import packaged_folder
from mediator.archive.reading import read
from mediator.record.base import Frozen
from mediator.record.party import Role
from mediator.text import Code, Line, Name, OptionalName


class PreparedParty(Frozen):
    """Someone whose agreement is needed; may be several people."""

    name: Name


class PreparedPerson(Frozen):
    """Somebody else in the room, or one of the people who are a party together."""

    name: Name
    role: Role
    party: Name | None = None
    """The name of the party they belong to or come with."""
    authority: OptionalName = ""
    """What a representative can decide."""


class Prepared(Frozen):
    """A session before it begins; everything but the format may be left out."""

    format: Literal[1]
    title: OptionalName = ""
    type: Code = "community"
    """The session type, by id."""
    parties: tuple[PreparedParty, ...] = ()
    people: tuple[PreparedPerson, ...] = ()
    rules: tuple[Line, ...] | None = None
    """Ground rules to start from; None means the session type's own."""
    topics: tuple[Line, ...] = ()


def example_file() -> Path:
    """Return the file with an example."""
    return packaged_folder("examples") / "prepared.toml"


def read_prepared(path: Path) -> Prepared:
    """Return the prepared session in that file. Raises `Unreadable` with all its problems."""
    return read(path, Prepared, check=check_prepared)


def check_prepared(prepared: Prepared) -> list[tuple[KeyPath, str]]:
    """List what does not fit: names used twice, people of a party that is not there. No name is quoted."""
    problems: list[tuple[KeyPath, str]] = []
    places: dict[str, int] = {}
    for index, party in enumerate(prepared.parties):
        first = places.setdefault(party.name.casefold(), index)
        if first != index:
            words = (
                f"is the name of party {first + 1} too; add a letter, for a board could not tell them apart"
            )
            problems.append((("parties", index, "name"), words))
    for index, person in enumerate(prepared.people):
        if person.party is None:
            if person.role in ("member", "representative"):
                words = f"is {person.role}, and that takes a party: add party = … below it"
                problems.append((("people", index, "role"), words))
        elif person.party not in (party.name for party in prepared.parties):
            problems.append((("people", index, "party"), _no_such_party(person.party, places)))
    return problems


def _no_such_party(name: str, places: dict[str, int]) -> str:
    words = "refers to a party that is not there"
    near = difflib.get_close_matches(name.casefold(), list(places), n=1)
    if near:
        return f"{words}; did you mean party {places[near[0]] + 1}? Write its name letter by letter the same"
    return f"{words}; write one of the names under [[parties]]"
