"""The mistakes that somebody who is no programmer makes in a session type, and what is said of each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mediator.archive import agendas
from mediator.archive.reading import Problem, Unreadable

RESTORATIVE = (agendas.packaged() / "restorative.toml").read_text(encoding="utf-8")
HOUSING = (agendas.packaged() / "housing.toml").read_text(encoding="utf-8")


@pytest.fixture
def mistakes(tmp_path: Path) -> Callable[..., list[Problem]]:
    """Write a type with *wrong* in the place of *right*, and return what is said of it."""

    def say(right: str, wrong: str, *, text: str = RESTORATIVE, encoding: str = "utf-8") -> list[Problem]:
        assert text.count(right) >= 1, right
        path = tmp_path / ("housing.toml" if text is HOUSING else "restorative.toml")
        path.write_bytes(text.replace(right, wrong, 1).encode(encoding))
        with pytest.raises(Unreadable) as caught:
            agendas.load(path)
        return caught.value.problems

    return say


def line_of(words: str, text: str = RESTORATIVE) -> int:
    """Return the line where *words* stand first."""
    return text[: text.index(words)].count("\n") + 1


NAME = 'name = "Restorative conference"'
TITLE = 'title = "Opening"'
LAST_RULE = '    "No recording and no photos",\n]'
A_RULE = '    "Each turn is heard to its end",'


@pytest.mark.parametrize(
    ("right", "wrong", "below", "says"),
    [
        (NAME, 'name = "Restorative conference', 0, "a text is not closed on its line"),
        (NAME, 'name = Restorative conference"', 0, "a text in double quotes"),
        (NAME, "name = Restorative conference", 0, "a text in double quotes"),
        (NAME, "name = “Restorative conference”", 0, 'write straight ones, as in "text"'),
        (NAME, 'name = "Restorative conference”', 0, 'write straight ones, as in "text"'),
        (NAME, "name = „Restorative conference“", 0, 'write straight ones, as in "text"'),
        (NAME, "name = ‘Restorative conference’", 0, 'write straight ones, as in "text"'),
        (A_RULE, "    “Each turn is heard to its end”,", 0, 'write straight ones, as in "text"'),
        (A_RULE, A_RULE[:-1], 1, "a comma is missing at the end of the line above"),
        (A_RULE, A_RULE[:-1] + ";", 0, "a comma, not a semicolon"),
        (TITLE, 'title: "Opening"', 0, "after a key comes =, not :"),
        (TITLE, 'title = "Opening",', 0, "nothing after it: no unit, no comma"),
        (TITLE, 'title = "The "Opening""', 0, "inside a text write '"),
        (TITLE, 'title\u00a0= "Opening"', 0, "delete it and type a space"),
        ("minutes = 15", "minutes = 15 min", 0, "nothing after it: no unit, no comma"),
        ("\n[[sides]]", "\n[[sides]", 1, "ends with ] or ]]"),
        ("\n# The stages", "\n// The stages", 1, "# for a note of yours"),
        (" \\\nWhat is said", " \\ x\nWhat is said", 0, "write \\\\ for one \\"),
    ],
)
def test_what_is_no_toml(
    mistakes: Callable[..., list[Problem]], right: str, wrong: str, below: int, says: str
) -> None:
    (problem,) = mistakes(right, wrong)
    assert says in problem.words
    assert problem.line == line_of(right) + below


def test_a_list_that_is_not_closed_is_found_from_the_next_heading(
    mistakes: Callable[..., list[Problem]],
) -> None:
    (problem,) = mistakes(LAST_RULE, LAST_RULE.removesuffix("]"))
    assert "the list above it is not closed: write ] after its last item" in problem.words
    assert problem.line == line_of("\n[[sides]]") + 1


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        (
            "minutes = 15",
            "minuts = 15",
            "“minuts” is not known here (in “stages 2”). Did you mean “minutes”?",
        ),
        ("minutes = 15", 'minutes = "15"', "“stages 2, minutes” has to be a whole number, without quotes."),
        (TITLE, "title = 5", "“stages 1, title” has to be text in double quotes."),
        (TITLE, 'Title = "Opening"', "“Title” is not known here (in “stages 1”). Did you mean “title”?"),
        ('wall = "quiet"', 'wall = "silent"', "“stages 2, wall” has to be one of: full, quiet."),
        ('\nturn_of = "supporters"', '\nturn_of = "friends"', "has to be one of: party, supporters."),
        ('\nwhen = "before"', '\nwhen = "earlier"', "“checklist 1, when” has to be one of: opening, before."),
        (
            '\nturn = "harmed"',
            '\nturn = "hurt"',
            "“stages 3, turn” is no id of a [[sides]] table: “hurt”; there are: harmed, responsible.",
        ),
        ('id = "willing"', 'id = "admitted"', "“checklist 2” has the id “admitted”, which is there already."),
        ("Please ask, now", "{ghost} Please ask, now", "does not list the blank “{ghost}” of the wording."),
        ("follow_up_days = [14, 90]", "follow_up_days = 14", "has to be a list: [ with commas between ]."),
        ("[regime]", "[[regime]]", "“regime” has to be a table, under [regime] in one pair of brackets."),
        (
            'label = "What we ask',
            'writing = "hidden"\nlabel = "What we ask',
            "not known here (in “rules”). It stands at the top of the file, before the first [table].",
        ),
        ("listening =", "lisening =", "“lisening” is not known here (in “words”). Did you mean “listening”?"),
        ("\nrule = ", "\nrulle = ", "“words, nouns, rulle” is no word of the catalogue"),
    ],
)
def test_what_does_not_fit(mistakes: Callable[..., list[Problem]], right: str, wrong: str, says: str) -> None:
    (problem,) = mistakes(right, wrong)
    assert says in problem.words
    assert problem.line is not None


def test_the_line_is_that_of_the_mistake(mistakes: Callable[..., list[Problem]]) -> None:
    (problem,) = mistakes('\nturn = "harmed"', '\nturn = "hurt"')
    assert problem.line == line_of('\nturn = "harmed"') + 1


def test_a_missing_title_is_told_at_its_stage(mistakes: Callable[..., list[Problem]]) -> None:
    (problem,) = mistakes(f"{TITLE}\n", "")
    assert problem.words == "“title” is missing (in “stages 1”). Add it."
    assert problem.line == line_of("[[stages]]")


def test_one_wrong_heading_is_one_mistake_and_not_one_for_each_line_that_needs_it(
    mistakes: Callable[..., list[Problem]],
) -> None:
    for heading in ("sides", "stages", "checklist"):
        text = RESTORATIVE.replace(f"[[{heading}]]", f"[[{heading[:-1]}]]")
        (problem,) = mistakes("format = 1", "format = 1", text=text)
        assert problem.words == f"“{heading[:-1]}” is not known here. Did you mean “{heading}”?"


def test_one_pair_of_brackets_for_one_of_several(mistakes: Callable[..., list[Problem]]) -> None:
    for text in (
        RESTORATIVE.replace("[[stages]]", "[stages]", 1),
        RESTORATIVE.replace("\n[[stages]]", "\n[stages]"),
    ):
        (problem,) = mistakes("format = 1", "format = 1", text=text)
        assert "write [[stages]] for each" in problem.words


def test_a_turn_where_there_are_no_sides(mistakes: Callable[..., list[Problem]]) -> None:
    (problem,) = mistakes('clock = "wall"', 'clock = "wall"\nturn = "tenant"', text=HOUSING)
    assert problem.words.endswith("“tenant”; this type has none, so leave it out.")


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("dates = true", "dates = yes", "yes is written true, no is written false"),
        ("dates = true", "dates = True", "yes is written true, no is written false"),
        (
            "dates = true",
            'dates = "true"',
            "“dates” has to be true (for yes) or false (for no), without quotes.",
        ),
        ("\n[[breaks]]", "\n[breaks]", "each under [[breaks]] in two brackets."),
        ("minutes = 20", 'minutes = "20"', "“breaks 1, minutes” has to be a whole number, without quotes."),
        ('card = "Time to ask for advice"\n', "", "“card” is missing (in “breaks 1”). Add it."),
    ],
)
def test_dates_and_breaks(mistakes: Callable[..., list[Problem]], right: str, wrong: str, says: str) -> None:
    (problem,) = mistakes(right, wrong, text=HOUSING)
    assert says in problem.words
    assert problem.line in (line_of(right, HOUSING), line_of("\n[[breaks]]", HOUSING) + 1)


def test_the_encodings_of_another_system(mistakes: Callable[..., list[Problem]]) -> None:
    (problem,) = mistakes(NAME, 'name = "Café talk"', encoding="cp1252")
    assert problem.line == line_of(NAME)
    assert "save it as UTF-8" in problem.words
    (problem,) = mistakes(NAME, NAME, encoding="utf-16")
    assert "save it as UTF-8" in problem.words


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_a_mark_in_front_other_line_ends_and_tabs_are_no_mistake(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "restorative.toml"
    text = RESTORATIVE.replace(TITLE, f"\t{TITLE}").replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    assert agendas.load(path).name == "Restorative conference"
