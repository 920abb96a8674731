"""Commands are found by the words a mediator would use."""

import pytest

from mediator.desk.choose_screen import fitting
from mediator.desk.commands import COMMANDS, STANDARD, Command
from mediator.desk.palette import options


def found(query: str) -> list[Command]:
    return [option.value for option in fitting(options(STANDARD), query)]


@pytest.mark.parametrize(
    ("query", "name"),
    [("break", "pause"), ("hide", "hide"), ("why", "write_reason"), ("timer", "clock"),
     ("how did it end", "outcome"),
     ("blank", "curtain"), ("late", "add_party"), ("FACT", "write_to_find_out"), ("next date", "next_date")],
)  # fmt: skip
def test_a_command_is_found_by_its_words(query: str, name: str) -> None:
    assert name in [command.name for command in found(query)]


def test_without_words_everything_is_there() -> None:
    assert found("") == list(COMMANDS)


def test_what_says_it_itself_comes_first() -> None:
    assert found("topic")[0].name == "write_topic"


def test_nothing_is_found_for_words_of_nobody() -> None:
    assert found("zzz") == []
