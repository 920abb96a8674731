from pathlib import Path

import pytest

from mediator.archive import agendas
from mediator.archive.prepared import Prepared, PreparedParty, PreparedPerson, read_prepared
from mediator.archive.reading import Problem, Unreadable

EXAMPLE = Path(__file__).parents[2] / "examples" / "prepared.toml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "prepared.toml"


def problems(path: Path) -> list[Problem]:
    before = path.read_bytes()
    with pytest.raises(Unreadable) as caught:
        read_prepared(path)
    assert path.read_bytes() == before
    return caught.value.problems


def test_the_example_shows_everything() -> None:
    prepared = read_prepared(EXAMPLE)
    assert prepared.type in agendas.find()
    assert set(Prepared.model_fields) == prepared.model_fields_set
    used = {key for person in prepared.people for key in person.model_fields_set}
    assert used == set(PreparedPerson.model_fields)
    assert {person.role for person in prepared.people} == {
        "member",
        "support_person",
        "representative",
        "interpreter",
    }


def test_the_least_that_can_be_prepared(path: Path) -> None:
    path.write_text("format = 1\n")
    assert read_prepared(path) == Prepared(format=1)
    assert read_prepared(path).rules is None  # the session type's own


def test_no_rules_is_not_the_same_as_the_types_own(path: Path) -> None:
    path.write_text("format = 1\nrules = []\n")
    assert read_prepared(path).rules == ()


@pytest.mark.parametrize("name", ["أمل وسامي", "李小龍", "👩‍👧 Ada", "[bold]", "[/", "{x}", "%s", "Zoë"])
def test_names_in_any_script(path: Path, name: str) -> None:
    path.write_text(
        f'format = 1\n[[parties]]\nname = "{name}"\n'
        f'[[people]]\nname = "B"\nrole = "member"\nparty = "{name}"\n',
        encoding="utf-8",
    )
    prepared = read_prepared(path)
    assert prepared.parties == (PreparedParty(name=name),)
    assert prepared.people[0].party == name


def test_texts_are_made_harmless_and_still_fit_each_other(path: Path) -> None:
    path.write_text(
        'format = 1\ntopics = ["one\\ntwo\\u001b[31m"]\n[[parties]]\nname = "A\\tB "\n'
        '[[people]]\nname = "C"\nrole = "member"\nparty = "A B"\n'
    )
    prepared = read_prepared(path)
    assert prepared.topics == ("one two\ufffd[31m",)
    assert prepared.parties[0].name == prepared.people[0].party == "A B"


def test_forty_parties(path: Path) -> None:
    path.write_text("format = 1\n" + "".join(f'[[parties]]\nname = "P{n}"\n' for n in range(40)))
    assert len(read_prepared(path).parties) == 40


def test_a_text_of_100_000_letters(path: Path) -> None:
    path.write_text(f'format = 1\ntopics = ["{"x" * 100_000}"]\n')
    (problem,) = problems(path)
    assert problem.words == "“topics 1” has 100,000 characters; 2,000 fit. Shorten it or split it."


def test_a_party_that_is_not_there_points_to_the_nearest(path: Path) -> None:
    path.write_text(
        'format = 1\n[[parties]]\nname = "Maria"\n[[parties]]\nname = "Okafor"\n'
        '[[people]]\nname = "Ben"\nrole = "member"\nparty = "Okafro"\n'
    )
    (problem,) = problems(path)
    assert problem.line == 9
    assert problem.words.startswith(
        "“people 1, party” refers to a party that is not there; did you mean party 2?"
    )


def test_a_party_like_no_other(path: Path) -> None:
    path.write_text('format = 1\n[[people]]\nname = "Ben"\nrole = "observer"\nparty = "Zzz"\n')
    (problem,) = problems(path)
    assert "write one of the names under [[parties]]" in problem.words


@pytest.mark.parametrize(
    ("role", "whole"), [("member", False), ("representative", False), ("interpreter", True)]
)
def test_who_has_to_have_a_party(path: Path, role: str, whole: bool) -> None:
    path.write_text(f'format = 1\n[[people]]\nname = "Ben"\nrole = "{role}"\n')
    if whole:
        assert read_prepared(path).people[0].party is None
    else:
        (problem,) = problems(path)
        assert problem.line == 4
        assert f"is {role}, and that takes a party" in problem.words


def test_all_problems_at_once_and_no_name_told(path: Path) -> None:
    path.write_text(
        "format = 1\n"
        'titel = "Quiet nights"\n'
        'topics = "Television"\n'
        "[[parties]]\n"
        'name = "Marguerite"\n'
        "[[parties]]\n"
        'name = "marguerite"\n'
        "[[parties]]\n"
        "name = 7\n"
        "[[people]]\n"
        'name = "Bartholomew"\n'
        'role = "member"\n'
        'party = "Margerite"\n'
        "[[people]]\n"
        'name = "Ottoline"\n'
        'role = "friend"\n'
    )
    found = problems(path)
    assert [(problem.line, problem.words.split(":")[0].split(";")[0]) for problem in found] == [
        (2, "“titel” is not known here. Did you mean “title”?"),
        (3, "“topics” has to be a list"),
        (7, "“parties 2, name” is the name of party 1 too"),
        (9, "“parties 3, name” has to be text in double quotes."),
        (13, "“people 1, party” refers to a party that is not there"),
        (16, "“people 2, role” has to be one of"),
    ]
    told = " ".join(str(problem) for problem in found).casefold()
    assert not any(name in told for name in ("marg", "bartholomew", "ottoline", "quiet", "television"))


def test_no_party_seems_missing_where_the_list_of_parties_is_wrong(path: Path) -> None:
    path.write_text(
        'format = 1\nparties = "Maria"\n[[people]]\nname = "B"\nrole = "member"\nparty = "Maria"\n'
    )
    (problem,) = problems(path)
    assert problem.words == "“parties” has to be a list of tables: each under [[parties]] in two brackets."


def test_a_party_says_its_side(path: Path) -> None:
    path.write_text('format = 1\ntype = "restorative"\n[[parties]]\nname = "Nora"\nside = "harmed"\n')
    assert read_prepared(path).parties == (PreparedParty(name="Nora", side="harmed"),)


@pytest.mark.parametrize(
    ("type_id", "side", "says"),
    [
        (
            "restorative",
            "hurt",
            "“parties 1, side” is no side of this session type; it has: responsible, harmed.",
        ),
        (
            "community",
            "harmed",
            "“parties 1, side” is no side of this session type; it has none, so leave the line out.",
        ),
    ],
)
def test_a_side_that_the_type_does_not_have(path: Path, type_id: str, side: str, says: str) -> None:
    path.write_text(f'format = 1\ntype = "{type_id}"\n[[parties]]\nname = "Nora"\nside = "{side}"\n')
    (problem,) = problems(path)
    assert (problem.line, problem.words) == (5, says)


def test_a_type_that_is_not_there(path: Path) -> None:
    path.write_text('format = 1\ntype = "comunity"\n')
    (problem,) = problems(path)
    assert problem.line == 2
    assert "names a session type that is not there; `mediator agendas list` shows them" in problem.words


def test_a_side_of_a_type_whose_file_has_mistakes(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "agendas"
    own.mkdir()
    (own / "ours.toml").write_text("format = 1\n")
    path.write_text('format = 1\ntype = "ours"\n[[parties]]\nname = "Nora"\nside = "harmed"\n')
    with pytest.raises(Unreadable, match="whose file has mistakes"):
        read_prepared(path, agendas.SessionTypes(own))
