"""Keys of one's own: any command, any key, and no key with two meanings."""

import pytest
from textual.keys import _character_to_key

from mediator.desk.commands import COMMANDS, STANDARD
from mediator.desk.keymap import key_named, spoken
from tests.rooms import room


@pytest.mark.parametrize("code", range(0x21, 0x7F))
def test_a_sign_is_called_as_the_terminal_library_calls_it(code: int) -> None:
    assert key_named(chr(code)) == _character_to_key(chr(code))


@pytest.mark.parametrize(
    ("word", "key"),
    [("PgUp", "pageup"), ("page down", "pagedown"), ("F6", "f6"), ("Ctrl+T", "ctrl+t"), ("space", "space"),
     ("ENTER", "enter"), ("↓", "down"), (" x ", "x"), ("ä", "ä"), ("Shift+Tab", "shift+tab")],
)  # fmt: skip
def test_keys_are_called_as_people_call_them(word: str, key: str) -> None:
    assert key_named(word) == key


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_what_is_written_for_people_can_be_read_back(command: object) -> None:
    for key in STANDARD.keys(command.name):  # type: ignore[attr-defined]
        assert key_named(spoken(key)) == key


def test_every_command_can_be_given_another_key() -> None:
    for command in COMMANDS:
        own = {command.name: ("F9",)}
        assert STANDARD.problems(own) == []
        changed = STANDARD.with_own(own)
        assert changed.by_key["f9"] == command.name
        assert not any(key in changed.by_key for key in command.keys)


def test_two_can_change_places() -> None:
    own = {"reword": ("x",), "strike": ("e",)}
    assert STANDARD.problems(own) == []
    assert STANDARD.with_own(own).by_key["x"] == "reword"


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"reword": ("x",)}, "takes x, which is the key of “strike” too; give one of them another key"),
        ({"reword": ("F9",), "give": ("F9",)}, "takes F9, which is the key of “reword” too"),
        ({"curtian": ("b",)}, "is no command. Did you mean “curtain”?"),
        ({"zzz": ("b",)}, "is no command. `mediator keys --names` lists them"),
        ({"curtain": ("Strg-B",)}, "names a key that is not known, “Strg-B”: write a letter or a sign"),
        ({"curtain": ("Esc",)}, "takes Esc, which cannot have another meaning"),
        ({"lift": ()}, "has no key; leave the line out to keep the standard one"),
        ({"switch_writing": ("space",)}, "takes space, which is a letter of an open line"),
        ({"jot": ("Backspace",)}, "takes Backspace, which cannot have another meaning"),
        ({"switch_writing": ("s",)}, "takes s, which is a letter of an open line: choose a key such as F2"),
    ],
)
def test_what_is_wrong_is_said(own: dict[str, tuple[str, ...]], words: str) -> None:
    (problem,) = STANDARD.problems(own)
    assert problem[0] == ("keys", list(own)[-1])
    assert problem[1].startswith(words)


def test_the_curtain_works_over_a_menu_by_whatever_key_it_has() -> None:
    here = room("Maria", "Mr Cole")
    here.desk.keymap = STANDARD.with_own({"curtain": ("F5",), "erase": ("b",)})
    here.press("l", "b")
    assert not here.desk.covered(), "b is no curtain any more"
    here.press("l", "f5")
    assert here.desk.covered()


def test_a_menu_of_many_leaves_the_curtain_its_key() -> None:
    here = room(*(f"Party {n}" for n in range(1, 15)))
    here.press("f3", "w", "b")
    assert here.desk.covered()
    assert here.desk.floor_party() is None
