"""The table of commands is the contract of DESIGN: keys, help, palette and card say the same."""

import inspect
from collections import Counter
from typing import get_args

import pytest

from mediator.desk.commands import BY_NAME, COMMANDS, FLOORS, STANDARD, Command, key_rows
from mediator.desk.help_screen import help_rows
from mediator.desk.here import COVERED, HERE
from mediator.desk.keymap import spoken
from mediator.desk.palette import options
from mediator.desk.wall import BOARDS
from mediator.record.agenda import BoardName
from tests.rooms import room

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
    "v": "support", "n": "write_note", "N": "open_desk", "comma": "next_prompt",
    "tab": "down", "pagedown": "page_down", "pageup": "page_up",
}  # fmt: skip

NOT_YET = ("s", "S")
"""Keys of what is to come; they stay free."""


@pytest.mark.parametrize(("key", "name"), CONTRACT.items())
def test_the_keys_are_the_contract(key: str, name: str) -> None:
    assert STANDARD.by_key[key] == name


@pytest.mark.parametrize("key", NOT_YET)
def test_keys_of_what_is_to_come_are_free(key: str) -> None:
    assert key not in STANDARD.by_key


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
def test_every_command_is_in_the_help_and_in_the_palette(command: Command) -> None:
    told = "that party takes the floor" if command.name in FLOORS else command.says
    assert told in "\n".join(row.plain for row in help_rows(STANDARD, None, 120))
    assert command in [option.value for option in options(STANDARD)]


@pytest.mark.parametrize("board", [*get_args(BoardName), None])
def test_the_help_begins_with_what_can_be_done_here(board: BoardName | None) -> None:
    here = COVERED if board is None else HERE[board]
    rows = [row.plain for row in help_rows(STANDARD, board, 120)]
    assert rows[0] == "Here"
    for row, (name, says) in zip(rows[1:], here, strict=False):
        assert says in row
        assert STANDARD.first(name) in row or f"F3 {BY_NAME[name].more}" in row
        assert board is not None or BY_NAME[name].covered


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_way_without_shift(command: Command) -> None:
    """By a key of its own, a letter of the menu behind F3, or a letter of the look menu."""
    own = [key for key in command.keys if key.islower() or key.isdigit()]
    assert command.more or command.look or [key for key in own if key not in SHIFTED] or looks(command)


SHIFTED = ("question_mark", "plus")


def looks(command: Command) -> bool:
    """Say whether the look menu leads where the command does."""
    by_key, by_menu = room("Maria", "Mr Cole"), room("Maria", "Mr Cole")
    by_key.press("g", "3", command.keys[0])
    by_menu.press("g", "3", "l", command.keys[0].lower())
    assert by_key.desk.ask is by_menu.desk.ask is None
    return by_key.desk.view().body == by_menu.desk.view().body


def test_the_menu_of_the_rest_has_one_letter_for_each() -> None:
    letters = Counter(command.more for command in COMMANDS if command.more)
    assert set(letters.values()) == {1}
    here = room("Maria")
    here.press("f3", "p")
    assert here.desk.writing is not None
    assert here.desk.writing.kind == "party"


def test_the_look_menu_has_one_letter_for_each_board_and_card() -> None:
    boards = {key for key, _, _ in BOARDS}
    cards = [command.look for command in COMMANDS if command.look and command.look not in boards]
    assert len(cards) == len(set(cards))
    assert len(boards) == len(BOARDS)


def test_every_key_is_in_the_list_of_keys() -> None:
    listed = " ".join(key for key, _ in key_rows()).split()
    for command in COMMANDS:
        if command.name not in FLOORS:
            for key in command.keys:
                assert spoken(key) in listed


def test_the_first_day_has_five_keys() -> None:
    firsts = {spoken(command.keys[0]) for command in COMMANDS if command.first}
    assert firsts == {"space", "g", "b", "u", "j"}
