"""The table of commands is the contract of DESIGN: keys, help, palette and card say the same."""

import inspect
from collections import Counter

import pytest

from mediator.desk.commands import BY_KEY, COMMANDS, Command, key_rows, spoken
from mediator.desk.help_screen import help_text

CONTRACT = {
    "t": "write_topic", "T": "show_topics", "w": "write_want", "W": "show_wants", "i": "write_reason",
    "I": "show_common", "o": "write_idea", "O": "show_ideas", "a": "write_point", "A": "show_agreement",
    "r": "write_rule", "R": "show_rules", "k": "park", "K": "show_parking", "f": "write_to_find_out",
    "F": "show_to_find_out", "j": "jot", "slash": "jot", "e": "reword", "d": "give", "m": "share",
    "x": "strike", "X": "erase", "h": "hide", "H": "show", "y": "confirm", "u": "undo", "ctrl+r": "redo",
    "enter": "menu", "l": "look", "question_mark": "help", "f1": "help", "space": "clock",
    "equals_sign": "more_minutes", "plus": "more_minutes", "minus": "fewer_minutes", "g": "go_on",
    "p": "pause", "b": "curtain", "full_stop": "curtain", "c": "lift", "z": "quiet", "Q": "stop_now",
    "q": "leave", "ctrl+q": "leave", "ctrl+p": "palette", "0": "floor_0", "1": "floor_1", "9": "floor_9",
    "tab": "down", "pagedown": "page_down", "pageup": "page_up",
}  # fmt: skip

NOT_YET = ("n", "N", "v", "s", "S", "comma")
"""Keys of what is to come; they stay free."""


@pytest.mark.parametrize(("key", "name"), CONTRACT.items())
def test_the_keys_are_the_contract(key: str, name: str) -> None:
    assert BY_KEY[key].name == name


@pytest.mark.parametrize("key", NOT_YET)
def test_keys_of_what_is_to_come_are_free(key: str) -> None:
    assert key not in BY_KEY


def test_no_key_means_two_things() -> None:
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_name_stands_twice() -> None:
    names = Counter(command.name for command in COMMANDS)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_takes_a_desk(command: Command) -> None:
    assert len(inspect.signature(command.run).parameters) == 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_in_the_help(command: Command) -> None:
    assert command.says in help_text().plain


def test_every_key_is_in_the_list_of_keys() -> None:
    listed = " ".join(key for key, _ in key_rows()).split()
    for command in COMMANDS:
        if not command.name.startswith("floor_") or command.name == "floor_0":
            for key in command.keys:
                assert spoken(key) in listed or key == "space"


def test_the_first_day_has_five_keys() -> None:
    firsts = {spoken(command.keys[0]) for command in COMMANDS if command.first}
    assert firsts == {"space", "g", "b", "u", "j"}
