"""Texts that would be commands to a terminal, in every text field: what is sent is what the program made."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from mediator.archive.prepared import Prepared
from mediator.archive.session_files import MODELS
from mediator.archive.settings import Settings
from tests.hostile import HOSTILE
from tests.marked import WALK, Texts, files
from tests.terminal import Terminal
from tests.walking import Field, text_fields

ALLOWED_FORMATS = set("\u200c\u200d\u200e\u200f")
SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\]22;[a-z]+\x07|[78])")
"""The commands there can be: `[`, the shape of the mouse's pointer, keeping a place and going back to it."""
COLOUR = re.compile(r"[34]8;2;\d+;\d+;\d+")
SCREENS = (*WALK, "space", "N", "y", "enter", *["pagedown"] * 6)

UNSEEN = {
    ("Barriers", "types"),  # drawn where the places were, and so only where it differs from them
    ("Agreement", "title"),  # the session's, once more
    ("Break", "card"),  # of a break that is over
    ("PreparedPerson", "party"),  # the party's name, once more
    ("Settings", "keys"),
    ("Wording", "text"),  # private
}


def go(program: Terminal, *steps: tuple[str, str]) -> None:
    """Type, and wait for words that come of it, step by step."""
    for typed, wanted in steps:
        program.type(typed)
        program.wait(wanted)


def received(home: Path, prepared: Path) -> Iterator[tuple[str, bytes]]:
    """Go through every screen and every command that prints a text; yield what a terminal was sent."""
    with Terminal("open", "heron", home=home) as program:
        program.wait("goes on")
        program.rest()
        program.press("c")
        program.rest()
        program.slowly(*SCREENS)
        program.rest()
        program.press("esc", "esc", "q", "enter")
        assert program.ended() == 0, program.text()
        yield "the session", bytes(program.received)
    with Terminal("close", "heron", home=home) as program:
        program.wait("Blank or unplug")
        go(program, ("\r", "How did it end"), ("\r", "still open"), ("\r", "do you ask"), ("\r", "figures"))
        for key, wanted in (("s", "Who sent them"), ("\x1b", "first asked"), ("b", "Which rule")):
            go(program, (key, wanted))
            program.rest()
        for wanted in ("Where was it", "What kind is it", "first asked"):
            go(program, ("\r", wanted))
            program.rest()
        program.press("esc")
        assert program.ended() == 0, program.text()
        yield "the close", bytes(program.received)
    with Terminal("follow", "heron", home=home) as program:
        program.wait("Nobody else sees")
        program.slowly("enter", "y", *"4 Jan 2027", "enter", "?", *["pagedown"] * 3)
        program.rest()
        program.press("esc")
        assert program.ended() == 0, program.text()
        yield "a follow-up call", bytes(program.received)
    with Terminal("new", "--from", str(prepared), home=home) as program:
        program.wait("an empty line")
        go(program, ("\r", "Before the room"), ("\r", "c goes on"), ("c", "To go through"))
        program.slowly("T", "R")
        program.rest()
        program.press("esc", "esc", "q", "enter")
        assert program.ended() == 0, program.text()
        yield "a prepared one", bytes(program.received)
    with Terminal(home=home) as program:
        program.wait("leave")
        go(program, ("t", "Session types"), ("trial", "trial▏"), ("\r", "read it"), ("\r", "Stages"))
        program.press("pagedown", "esc")
        go(program, ("s", "things may move"))
        program.press("esc")
        go(program, ("o", "few letters"), ("\t", "heron"))
        program.press("esc")
        program.press("q")
        assert program.ended() == 0, program.text()
        yield "the start screen", bytes(program.received)
    for name, command in {
        "types": ("agendas", "list"),
        "show": ("agendas", "show", "trial"),
        "print": ("agendas", "print", "trial"),
        "list": ("list",),
        "check": ("check", str(prepared), str(home / "mediator" / "sessions" / "2026-11-22-heron")),
    }.items():
        with Terminal(*command, home=home, columns=300) as program:
            assert program.ended() == 0, program.text()
            yield name, bytes(program.received)


def sequences(sent: bytes) -> set[str]:
    """Return what commands a terminal was given; colours one by one, a place without its numbers."""
    kinds = set()
    for sequence in SEQUENCE.findall(sent.decode()):
        if sequence.endswith(("H", "C")):
            kinds.add(f"a place, {sequence[-1]}")
        elif sequence.endswith("m"):
            kinds |= set(COLOUR.findall(sequence)) | {
                f"style {number}" for number in COLOUR.sub("", sequence[2:-1]).split(";")
            }
        else:
            kinds.add(repr(sequence))
    return kinds


def strays(sent: bytes) -> set[str]:
    """Return the characters that are no text, outside the commands."""
    rest = set(SEQUENCE.sub("", sent.decode())) - {"\r", "\n"} - ALLOWED_FORMATS
    return {repr(letter) for letter in rest if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


def drawn(sent: bytes, texts: Texts) -> set[Field]:
    """Return the fields whose texts were among what was sent."""
    return {
        texts.marks[mark]
        for mark in re.findall(r"k\d+q", SEQUENCE.sub("", sent.decode()))
        if mark in texts.marks
    }


@pytest.mark.timeout(1800)
def test_what_a_terminal_is_sent_holds_no_command_that_came_with_a_text(tmp_path: Path, long: bool) -> None:
    plain = tmp_path / "plain"
    prepared = files(plain, Texts(["plain", "\u05e9\u05dc\u05d5\u05dd", "\U0001f468"]))
    known = {where: sequences(sent) for where, sent in received(plain, prepared)}
    for first in range(0, len(HOSTILE), 1 if long else len(HOSTILE)):
        home, texts, seen = tmp_path / f"home{first}", Texts(HOSTILE, first), set[Field]()
        for where, sent in received(home, files(home, texts)):
            assert sequences(sent) <= known[where], where
            assert strays(sent) <= ({repr("\f")} if where == "print" else set()), where
            seen |= drawn(sent, texts)
        models: list[type[BaseModel]] = [*MODELS.values(), Prepared, Settings]
        assert set.union(*map(text_fields, models)) - seen <= UNSEEN
        assert len({field for field in seen if field[0] == "Words"}) > 50
