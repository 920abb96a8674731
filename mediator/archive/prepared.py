"""A prepared session: what a centre knows before the room meets, as one file for `mediator new --from`."""

import difflib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Literal

from mediator.archive.agendas import SessionTypes
from mediator.archive.line_finder import KeyPath
from mediator.archive.places import packaged_folder
from mediator.archive.reading import read
from mediator.record.base import Frozen
from mediator.record.party import Role
from mediator.record.session_type import SessionType
from mediator.text import Code, Line, Name, OptionalCode, OptionalName


class PreparedParty(Frozen):
    """Someone whose agreement is needed; may be several people."""

    name: Name
    side: OptionalCode = ""
    """The side it belongs to, by the id that the session type gives it."""


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


def read_prepared(path: Path, types: Mapping[str, SessionType] | None = None) -> Prepared:
    """Return the prepared session in that file. Raises `Unreadable` with all its problems.

    *types* are the session types there are; None means those that come with the program.
    """
    there = SessionTypes() if types is None else types
    return read(path, Prepared, check=partial(check_prepared, types=there))


def check_prepared(prepared: Prepared, types: Mapping[str, SessionType]) -> list[tuple[KeyPath, str]]:
    """List what does not fit: a type or a side that is not there, names used twice, people of a party that
    is not there. No name of a person is quoted."""
    problems = _check_type(prepared, types)
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


def _check_type(prepared: Prepared, types: Mapping[str, SessionType]) -> list[tuple[KeyPath, str]]:
    if prepared.type not in set(types):
        return [(("type",), "names a session type that is not there; `mediator agendas list` shows them")]
    if not any(party.side for party in prepared.parties):
        return []
    try:
        sides = [side.id for side in types[prepared.type].sides]
    except KeyError:
        return [
            (("type",), "names a session type whose file has mistakes; `mediator agendas list` says where")
        ]
    there = f"it has: {', '.join(sides)}" if sides else "it has none, so leave the line out"
    return [
        (("parties", index, "side"), f"is no side of this session type; {there}")
        for index, party in enumerate(prepared.parties)
        if party.side and party.side not in sides
    ]


def _no_such_party(name: str, places: dict[str, int]) -> str:
    words = "refers to a party that is not there"
    near = difflib.get_close_matches(name.casefold(), list(places), n=1)
    if near:
        return f"{words}; did you mean party {places[near[0]] + 1}? Write its name letter by letter the same"
    return f"{words}; write one of the names under [[parties]]"
