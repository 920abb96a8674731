"""Settings: one optional file, explained where it is wrong, changed without losing a comment."""

from pathlib import Path

import pytest

from mediator.archive.agendas import named
from mediator.archive.reading import Unreadable
from mediator.archive.settings import Barriers, Centre, Settings, change_setting, example_file, read_settings


def no_check(keys: dict[str, tuple[str, ...]]) -> list[tuple[tuple[str | int, ...], str]]:
    return [(("keys", name), "is not to be touched") for name in keys if name == "forbidden"]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def wrong(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read_settings(written(tmp_path, text), no_check)
    return [f"{problem.line}: {problem.words}" for problem in caught.value.problems]


def test_without_a_file_there_are_standard_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml", no_check) == Settings()


def test_the_example_says_what_is_so_anyway() -> None:
    example = read_settings(example_file(), no_check)
    assert not any(example.centre.blanks.values())
    assert example.model_copy(update={"centre": Centre()}) == Settings()


def test_the_example_names_every_setting() -> None:
    text = example_file().read_text(encoding="utf-8")
    tables = ((Settings, ""), (Centre, "[centre]"), (type(Settings().new), "[new]"))
    for model, table in (*tables, (Barriers, "[centre.barriers]")):
        assert table in text
        for name in model.model_fields:
            assert f"\n{name} =" in text or f"[{name}]" in text or f"[centre.{name}]" in text, name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "red"', "1: “theme” has to be one of: dark, paper."),
        ('them = "dark"', "1: “them” is not known here. Did you mean “theme”?"),
        ('\nmotion = "no"', "2: “motion” has to be true (for yes) or false (for no), without quotes."),
        ("[centre]\nnmae = \"x\"", "2: “nmae” is not known here (in “centre”). Did you mean “name”?"),
        (
            '[centre.barriers]\nrule = ["x"]',
            "2: “rule” is not known here (in “centre, barriers”). Did you mean “rules”?",
        ),
        ('[centre]\nsources = "court"', "2: “centre, sources” has to be a list: [ with commas between ]."),
        ('[keys]\nforbidden = "b"', "2: “keys, forbidden” is not to be touched."),
        ("[keys]\ncurtain = 5", "2: “keys, curtain” has to be a list: [ with commas between ]."),
        (
            '[centre.wording]\nmediation = "{law}"',
            "2: “centre, wording, mediation” has the blank “{law}”; add it under [centre.blanks].",
        ),
    ],
)  # fmt: skip
def test_mistakes_are_explained_with_their_line(tmp_path: Path, text: str, said: str) -> None:
    assert wrong(tmp_path, text) == [said]


def test_a_key_can_be_written_without_brackets(tmp_path: Path) -> None:
    path = written(tmp_path, '[keys]\ncurtain = "F5"\nlift = ["c", "F6"]\n')
    assert read_settings(path, no_check).keys == {"curtain": ("F5",), "lift": ("c", "F6")}


def test_changing_one_setting_leaves_every_other_line(tmp_path: Path) -> None:
    before = '# mine\ntheme = "dark" # for the old projector\n\n[centre] # us\nname = "Haus"\n'
    path = written(tmp_path, before)
    settings = change_setting(path, ("theme",), "paper", no_check)
    assert settings.theme == "paper"
    assert path.read_text(encoding="utf-8") == before.replace('"dark"', '"paper"')
    change_setting(path, ("new", "curtain"), "Welcome", no_check)
    assert path.read_text(encoding="utf-8").startswith(before.replace('"dark"', '"paper"'))
    assert read_settings(path, no_check).new.curtain == "Welcome"


def test_the_first_change_writes_the_explained_example(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.toml"
    change_setting(path, ("centre", "name"), "Haus am Park", no_check)
    example = example_file().read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8") == example.replace('name = ""', 'name = "Haus am Park"')


def test_what_does_not_fit_is_not_written(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "dark"\n')
    with pytest.raises(Unreadable):
        change_setting(path, ("theme",), "red", no_check)
    assert path.read_text(encoding="utf-8") == 'theme = "dark"\n'


def test_a_file_with_mistakes_is_not_overwritten(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "dark\n')
    with pytest.raises(Unreadable):
        change_setting(path, ("theme",), "paper", no_check)
    assert path.read_text(encoding="utf-8") == 'theme = "dark\n'


def test_the_centres_name_and_words_stand_in_the_wording() -> None:
    centre = Centre(name="Haus am Park", blanks={"law": "our signed form"})
    said = centre.speaks_in(named("community")).regime.filled()
    assert said.startswith("Haus am Park offers this conversation")
    assert "What is said here falls under our signed form." in said
    assert "_______ (exceptions)" in said


def test_a_types_own_words_go_before_the_centres() -> None:
    community = named("community")
    regime = community.regime.model_copy(update={"blanks": {**community.regime.blanks, "law": "its own law"}})
    own = community.model_copy(update={"regime": regime})
    assert "falls under its own law" in Centre(blanks={"law": "ours"}).speaks_in(own).regime.filled()


def test_a_centres_wording_takes_the_place_of_a_types_of_its_kind_only() -> None:
    centre = Centre(name="Haus", blanks={"law": "§ 1"}, wording={"mediation": "{centre}: {law}."})
    community = named("community")
    assert centre.speaks_in(community).regime.filled() == "Haus: § 1."
    regime = community.regime.model_copy(update={"kind": "circle"})
    other = community.model_copy(update={"regime": regime})
    assert centre.speaks_in(other).regime.wording == community.regime.wording


@pytest.mark.parametrize("wrong", ['new = "x"', "new = []", "centre = 3", 'theme = "red"'])
def test_a_file_with_mistakes_is_explained_before_anything_is_changed(tmp_path: Path, wrong: str) -> None:
    path = written(tmp_path, wrong)
    for place in (("new", "type"), ("centre", "name"), ("theme",)):
        with pytest.raises(Unreadable):
            change_setting(path, place, "paper", no_check)
    assert path.read_text(encoding="utf-8") == wrong


def test_a_link_stays_a_link_and_line_ends_stay_line_ends(tmp_path: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "settings.toml"
    real.write_bytes(b'\xef\xbb\xbftheme = "dark"\r\n# mine\r\n')
    link.symlink_to(real)
    change_setting(link, ("theme",), "paper", no_check)
    assert link.is_symlink()
    assert real.read_bytes() == b'\xef\xbb\xbftheme = "paper"\r\n# mine\r\n'
