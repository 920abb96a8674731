"""The centre's list of who can help: read, checked, and chosen from by the beginning of a name."""

from pathlib import Path

import pytest

from mediator.archive.checking import check_path
from mediator.archive.reading import Unreadable
from mediator.archive.resources import beginning_with, example_file, read_resources
from tests.rooms import RESOURCES


def test_the_example_is_in_order_and_is_what_mediator_check_says(tmp_path: Path) -> None:
    assert len(read_resources(example_file())) == 3
    assert read_resources(tmp_path / "resources.toml") == ()
    said = check_path(example_file(), tmp_path, lambda _: [])
    assert said.endswith("a list of resources in order, resources: 3")


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ('contakt = "555"', 4, "contact"),
        ("name = 5", 3, "name"),
        ('[[resources]]\nname = "food bank"', 5, "the name of resource 1 too"),
        ('languages = "Spanish"', 4, "languages"),
    ],
)
def test_a_mistake_is_said_with_its_line(line: str, number: int, words: str, tmp_path: Path) -> None:
    path = tmp_path / "resources.toml"
    name = "" if line.startswith("name") else 'name = "Food bank"\n'
    path.write_text(f"format = 1\n[[resources]]\n{name}{line}\n")
    with pytest.raises(Unreadable) as error:
        read_resources(path)
    (problem,) = error.value.problems
    assert (problem.file, problem.line) == (str(path), number)
    assert words in problem.words


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("food b", ["Food bank"]),
        ("FOOD", ["Food bank", "Food parcels"]),
        ("parcels", ["Food parcels"]),
        ("debts", ["Legal advice"]),
        ("children", ["Food parcels"]),
        ("Legal  advice", ["Legal advice"]),
        ("aunt Ana", []),
        ("", []),
    ],
)
def test_the_beginning_of_a_name_or_of_what_it_is_for(typed: str, found: list[str]) -> None:
    assert [one.name for one in beginning_with(RESOURCES, typed)] == found


def test_a_name_of_its_own_is_meant_though_others_begin_so() -> None:
    short = RESOURCES[0].model_copy(update={"name": "Food"})
    assert beginning_with((short, *RESOURCES), "food") == [short]


def test_how_it_is_reached_leaves_the_note_out() -> None:
    assert [one.reached() for one in RESOURCES] == ["555 0134, Mill Street", "", "Spanish"]
