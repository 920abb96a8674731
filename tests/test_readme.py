"""The README says what is so: its keys, its commands, its files."""

import re
from pathlib import Path

import click

from mediator.cli import main
from mediator.desk.commands import COMMANDS, key_rows

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def between(marker: str) -> str:
    """Return what stands between a marker and its end."""
    (found,) = re.findall(rf"<!-- {marker} -->\n(.*?)<!-- /{marker} -->\n", README, re.DOTALL)
    return str(found)


def test_every_key_is_in_the_table() -> None:
    rows = "".join(f"| `{keys}` | {says} |\n" for keys, says in key_rows())
    assert between("keys") == f"| key | does |\n|---|---|\n{rows}"


def test_keys_with_another_key_are_as_many_as_it_says() -> None:
    chords = [key for command in COMMANDS for key in command.keys if "+" in key]
    assert len(chords) == 4, "the sentence above the table counts them"


def test_the_keys_of_the_first_day_are_those_of_the_footer() -> None:
    (item,) = re.findall(r"\*\*The five keys of the first day\*\*.*", README)
    first = {command.keys[0] for command in COMMANDS if command.first}
    assert first == {"space", "g", "b", "u", "j"} == set(re.findall(r"`(\w+)`", item))


def test_every_command_is_there_and_is_told() -> None:
    told = set(re.findall(r"^\| `mediator (\w+)", README, re.MULTILINE))
    assert told == set(main.commands)
    for first, second in re.findall(r"`mediator (\w+)(?: (\w[\w-]*))?", README):
        command = main.commands[first]
        if isinstance(command, click.Group) and second:
            assert second in command.commands


def test_every_file_it_points_to_is_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link
    tree = re.findall(r"^( *)([\w.]+/?) {2,}\S", between_house(), re.MULTILINE)
    for indent, name in tree:
        assert ((ROOT / "mediator" if indent else ROOT) / name).exists(), name
    there = {path.name for path in (ROOT / "mediator").iterdir() if not path.name.startswith(("_", "py."))}
    assert {name.rstrip("/") for indent, name in tree if indent} == there


def between_house() -> str:
    return README.split("### The house", 1)[1].split("```")[1]


def test_the_tests_are_one_line() -> None:
    fence, command, end = between("tests").splitlines()
    assert (fence, end) == ("```sh", "```")
    assert command.endswith("pytest")
