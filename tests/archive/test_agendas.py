import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from mediator.archive import agendas, places
from mediator.archive.agendas import UnknownType
from mediator.archive.reading import Unreadable
from mediator.record.paper_words import PaperWords
from mediator.record.session_type import (
    CheckItem,
    DecisionRule,
    Regime,
    Rules,
    SessionType,
    StageOfType,
    Support,
    Variant,
)
from mediator.record.support import Level, Scale
from mediator.record.words import NOUNS, SAID, Words

SHIPPED = sorted(agendas.packaged().glob("*.toml"))


def own(folder: Path, type_id: str, written_id: str | None = None) -> Path:
    path = folder / f"{type_id}.toml"
    path.write_text(
        f'format = 1\nid = "{written_id or type_id}"\nname = "Ours"\nabout = "x"\n'
        '[regime]\nwording = "x"\n[[stages]]\nid = "a"\ntitle = "A"\n'
    )
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_type_is_whole(path: Path) -> None:
    session_type = agendas.load(path)
    assert session_type.id == path.stem
    for stage in session_type.stages:
        assert stage.purpose
        assert len(stage.prompts) >= 3
        assert len(stage.title) <= 13
    for item in session_type.checklist:
        assert len(item.text.split()) <= 5
    blanks = set(re.findall(r"\{([^}]*)\}", session_type.regime.wording))
    assert blanks == set(session_type.regime.blanks)
    assert "confidential" not in path.read_text().casefold()


def test_community_is_the_process_of_the_field() -> None:
    community = agendas.named("community")
    assert [(stage.title, stage.minutes, stage.board, len(stage.prompts)) for stage in community.stages] == [
        ("Opening", 10, "opening", 4),
        ("Accounts", 25, "accounts", 4),
        ("Topics", 10, "topics", 3),
        ("Understanding", 25, "wants", 4),
        ("Ideas", 20, "ideas", 4),
        ("Choosing", 12, "ideas", 4),
        ("Agreement", 13, "agreement", 3),
        ("Closing", 5, "closing", 3),
    ]
    assert community.minutes == 120
    assert len(community.checklist) == 16
    assert len(community.rules.start_with) == 5
    assert community.follow_up_days == (30, 90)
    assert community.decision.kind == "everyone"
    assert community.writing == "together"
    assert [variant.name for variant in community.variants] == ["Inclusive", "Transformative"]
    assert len(community.safeguards) >= 2


def test_the_folder_inside_an_installed_package_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "lib" / "mediator" / "archive" / "places.py"
    module.parent.mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(module))
    assert agendas.packaged() == tmp_path / "lib" / "agendas"
    (tmp_path / "lib" / "mediator" / "agendas").mkdir()
    assert agendas.packaged() == tmp_path / "lib" / "mediator" / "agendas"


def test_own_types_are_found_and_take_the_place_of_packaged_ones(tmp_path: Path) -> None:
    mine, community = own(tmp_path, "ours"), own(tmp_path, "community")
    (tmp_path / ".#ours.toml").write_text("an editor's leftover")
    (tmp_path / "notes.txt").write_text("no type")
    found = agendas.find(tmp_path)
    assert found["ours"] == mine
    assert found["community"] == community
    assert list(found) == sorted({*agendas.find(), "ours"})
    assert agendas.named("community", tmp_path).name == "Ours"


def test_a_folder_that_is_not_there_holds_no_types(tmp_path: Path) -> None:
    assert agendas.find(tmp_path / "nowhere") == agendas.find()


def test_the_id_is_the_file_name(tmp_path: Path) -> None:
    path = own(tmp_path, "ours", "theirs")
    with pytest.raises(Unreadable) as caught:
        agendas.load(path)
    (problem,) = caught.value.problems
    assert problem.line == 2
    assert problem.words == "“id” has to be the file's name without .toml: “ours”."


def test_an_unknown_type_names_the_nearest() -> None:
    with pytest.raises(UnknownType, match=r"no session type “comunity”. Did you mean “community”\?"):
        agendas.named("comunity")
    with pytest.raises(UnknownType, match=r"no session type “zzz”. There are: .*“community”"):
        agendas.named("zzz")


def test_an_unknown_type_is_shown_harmless() -> None:
    with pytest.raises(UnknownType) as caught:
        agendas.named("\x1b[31m\n" + "x" * 1_000)
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def documented() -> dict[str, dict[str, str]]:
    """Return the README's tables: for each heading the keys with their last but one cell, the default."""
    tables: dict[str, dict[str, str]] = {}
    heading = ""
    for line in (agendas.packaged() / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ").strip("`")
        if row := re.match(r"\| `(\w+)` \| (.*) \|$", line):
            cells = row[2].split(" | ")
            tables.setdefault(heading, {})[row[1]] = cells[-2] if len(cells) > 1 else cells[0]
    return tables


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("The top of the file", SessionType),
        ("[decision]", DecisionRule),
        ("[support]", Support),
        ("[[scales]]", Scale),
        ("[[scales.levels]]", Level),
        ("[regime]", Regime),
        ("[rules]", Rules),
        ("[[checklist]]", CheckItem),
        ("[[stages]]", StageOfType),
        ("[[variants]]", Variant),
    ],
)
def test_every_key_is_documented_with_its_default(heading: str, model: type[BaseModel]) -> None:
    keys = documented()[heading]
    assert set(keys) == set(model.model_fields)
    for key, default in keys.items():
        field = model.model_fields[key]
        assert (default == "needed") == field.is_required(), key
        if default.startswith("`"):
            value = tomllib.loads(f"value = {default.strip('`')}")["value"]
            told = tuple(value) if isinstance(value, list) else value
            assert field.get_default(call_default_factory=True) == told, key


def test_every_word_is_documented() -> None:
    tables = documented()
    words = {key: field.default for key, field in Words.model_fields.items() if field.annotation is str}
    assert {
        key: says for key, says in tables["[words]"].items() if key not in ("papers", "nouns", "said")
    } == words
    assert set(tables["[words]"]) == set(Words.model_fields)
    assert tables["[words.papers]"] == {
        key: "; ".join(field.default) if isinstance(field.default, tuple) else field.default
        for key, field in PaperWords.model_fields.items()
    }
    assert tables["[words.nouns]"] == NOUNS
    assert tables["[words.said]"] == SAID


def test_the_documented_example_is_a_type(tmp_path: Path) -> None:
    text = (agendas.packaged() / "README.md").read_text(encoding="utf-8")
    example, words = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "talk.toml"
    path.write_text(example + words)
    assert agendas.load(path).words.nouns["want"] == "a request"


def test_types_are_read_when_they_are_asked_for_and_one_with_mistakes_is_not_there(tmp_path: Path) -> None:
    own(tmp_path, "community")
    (tmp_path / "broken.toml").write_text("format = 1\n")
    types = agendas.SessionTypes(tmp_path)
    assert list(types) == list(agendas.find(tmp_path))
    assert types["community"].name == "Ours"
    for missing in ("broken", "nowhere"):
        with pytest.raises(KeyError):
            types[missing]


def test_the_three_others_are_the_processes_of_the_field() -> None:
    planned = {
        name: [(stage.title, stage.minutes, stage.board) for stage in agendas.named(name).stages]
        for name in ("restorative", "student", "housing")
    }
    assert planned == {
        "restorative": [
            ("Opening", 5, "opening"),
            ("What happened", 15, "accounts"),
            ("What it meant", 15, "accounts"),
            ("Also touched", 10, "accounts"),
            ("Standing by", 10, "accounts"),
            ("An answer", 5, "accounts"),
            ("Putting right", 20, "agreement"),
            ("Closing", 10, "closing"),
        ],
        "student": [
            ("Agree to try", 4, "opening"),
            ("How I saw it", 10, "accounts"),
            ("What matters", 8, "wants"),
            ("Ideas", 6, "ideas"),
            ("Pick and test", 6, "ideas"),
            ("On paper", 4, "agreement"),
            ("Closing", 2, "closing"),
        ],
        "housing": [
            ("Opening", 8, "opening"),
            ("Two accounts", 20, "accounts"),
            ("The ledger", 12, "topics"),
            ("What matters", 15, "wants"),
            ("Options", 15, "ideas"),
            ("Test, write", 15, "agreement"),
            ("Closing", 5, "closing"),
        ],
    }
    restorative, student, housing = (agendas.named(name) for name in planned)
    assert (restorative.writing, student.writing, housing.writing) == ("hidden", "hidden", "together")
    assert (student.follow_up_days, housing.follow_up_days) == ((7, 30), (30, 90))
    assert (restorative.decision.kind, student.regime.kind) == ("consensus", "school_record")
    assert all(len(session_type.checks("before")) >= 3 for session_type in (restorative, student, housing))
    assert housing.dates
    assert housing.breaks
