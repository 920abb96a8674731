"""What `tests/archive/test_reading.py` does not reach by way of a file."""

from typing import Literal

import pytest
from pydantic import ValidationError

from mediator.archive.explaining import explained, known_keys, nearest, place_name, quoted
from mediator.archive.repairing import repaired, strictly
from mediator.record.base import Frozen
from mediator.text import Line


class Chair(Frozen):
    kind: Literal["soft", "hard"]
    legs: int = 4


class Room(Frozen):
    format: Literal[1]
    title: Line
    chairs: tuple[Chair, ...] = ()
    signs: dict[str, Chair] | None = None


def wrong(data: dict[str, object]) -> dict[tuple[str | int, ...], str]:
    with pytest.raises(ValidationError) as caught:
        strictly(data, Room)
    return dict(explained(Room, caught.value))


def test_each_wrong_place_has_a_sentence() -> None:
    assert wrong({"title": " ", "chairs": [{"kind": "wet", "legz": 3}, 5]}) == {
        ("format",): "“format” is missing. Write format = 1 as the first line.",
        ("title",): "“title” is empty: write a word or two.",
        ("chairs", 0, "kind"): "“chairs 1, kind” has to be one of: soft, hard.",
        ("chairs", 0, "legz"): "“legz” is not known here (in “chairs 1”). Did you mean “legs”?",
        ("chairs", 1): "“chairs 2” has to be a table of its own keys.",
    }


def test_tables_are_asked_for_by_their_heading() -> None:
    sentence = wrong({"format": 1, "title": "x", "chairs": "soft"})[("chairs",)]
    assert "each under [[chairs]] in two brackets" in sentence


def test_nothing_is_converted() -> None:
    assert (
        "a whole number"
        in wrong({"format": 1, "title": "x", "chairs": [{"kind": "soft", "legs": "4"}]})[
            ("chairs", 0, "legs")
        ]
    )
    room = strictly({"format": 1, "title": "x", "chairs": [{"kind": "soft"}]}, Room)
    assert room.chairs == (Chair(kind="soft"),)


def test_places_in_words() -> None:
    assert place_name(("stages", 2, "minutes")) == "“stages 3, minutes”"
    assert place_name(()) == "The file"


def test_keys_that_can_stand_at_a_place() -> None:
    assert list(known_keys(Room, ())) == ["format", "title", "chairs", "signs"]
    assert list(known_keys(Room, ("chairs", 3))) == ["kind", "legs"]
    assert list(known_keys(Room, ("signs", "door"))) == ["kind", "legs"]
    assert list(known_keys(Room, ("title",))) == list(known_keys(Room, ("nowhere", "at all"))) == []


def test_a_quoted_word_is_harmless_and_short() -> None:
    assert quoted("a\x1b[31m\nb") == "“a\ufffd[31m b”"
    assert len(quoted("x" * 500)) == 62
    assert nearest("tilte", ["title", "chairs"]) == " Did you mean “title”?"
    assert nearest("qqq", ["title"]) == ""


def test_what_is_wrong_gets_a_stand_in_so_that_the_rest_can_be_checked() -> None:
    data: dict[str, object] = {"title": 5, "chairs": [{"kind": "wet", "legz": 3}]}
    room = repaired(data, Room)
    assert room is not None
    assert room.chairs == (Chair(kind="soft", legs=3),)  # “legz” was meant to be “legs”
    assert data == {"title": 5, "chairs": [{"kind": "wet", "legz": 3}]}  # the file's own stays


def test_without_whole_tables_nothing_is_checked() -> None:
    assert repaired({"format": 1, "title": "x", "chairs": 5}, Room) is None
