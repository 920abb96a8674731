"""Words are found in the files themselves, however they are written; what is sealed or private is not."""

import base64
from pathlib import Path

import pytest

from mediator.archive.searching import NO_TEXT, Found, Hit, folded, search
from mediator.archive.session_files import MODELS, PARTS
from tests.archive.test_session_files import write
from tests.archive_of import RARE, archive_of
from tests.full import full_record
from tests.marked import Texts, files
from tests.sealed import NOTE
from tests.walking import text_fields

CODE = "2026-11-22-heron"


def found(sessions: Path, *words: str, private: bool = False) -> list[Hit]:
    return [hit for session in search(sessions, words, private=private) for hit in session.hits]


def one(sessions: Path, text: str) -> Path:
    """Keep a session whose title is that *text*, as the program writes it; return its folder."""
    folder = sessions / CODE
    folder.mkdir(parents=True)
    record = full_record()
    write(folder, record.with_session(title=text).with_agreement(title=text))
    return folder


def by_hand(folder: Path, text: str) -> None:
    (folder / "session.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Silent nights", "SILENT"),
        ("José and the hedge", "jose"),
        ("Jose\u0301 and the hedge", "jose"),
        ("Jose and the hedge", "JOSÉ"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "STRASSE"),
        ("strasse", "straße"),
        ("İstanbul", "istanbul"),
        ("Nguyễn", "nguyen"),
        ("ΟΔΟΣ", "οδος"),
        ("شارع ليلى", "ليلى"),
        ("李娜", "李"),
        ('He said "no"', 'said "no"'),
        ("A back\\slash", "k\\s"),
        ("Quiet   nights", "quiet nights"),
        ("Ünï", "uni"),
        ("naïve quiet", "quiet naive"),
    ],
)
def test_letters_are_the_same_without_case_and_accents(tmp_path: Path, text: str, word: str) -> None:
    folder = one(tmp_path, text)
    words = word.split() if word == "quiet naive" else [word]
    for _ in range(2):
        assert [hit.kind for hit in found(tmp_path, *words)] == ["title"], text
        with (folder / "session.toml").open("a") as file:
            file.write("# edited by hand\n")
    assert found(tmp_path, *words, "nowhere") == []


def test_every_text_of_a_session_is_found_with_what_it_is(tmp_path: Path) -> None:
    texts = Texts(["z"])
    files(tmp_path, texts)
    sessions = tmp_path / "mediator" / "sessions"
    models = set.union(*map(text_fields, MODELS.values()))
    wanted = {mark for mark, where in texts.marks.items() if where in models}
    for mark in wanted:
        listed = texts.marks[mark][0] in ("Stage", "StagePlan", "Barrier")
        said = not listed and texts.marks[mark] != ("Agreement", "source")
        assert bool(found(sessions, mark + "z", private=True)) == said, texts.marks[mark]
    public = set.union(*(text_fields(MODELS[part]) for part in ("session", "agreement")))
    for mark in wanted:
        hits = found(sessions, mark + "z")
        if texts.marks[mark] not in public:
            assert hits == [], "only the mediator may have it"


def test_no_key_of_a_text_is_taken_for_one_of_a_code() -> None:
    fields = set.union(*map(text_fields, MODELS.values()))
    keys = {key for model, key in fields if model != "Barrier"}  # chosen from a list of the centre's
    assert keys & NO_TEXT == set()


def test_ids_codes_and_keys_are_not_found(tmp_path: Path) -> None:
    one(tmp_path, "Quiet nights")
    for word in ("quiet-types", "trial", "partial", "format", "topic", "sha256", "p1"):
        assert found(tmp_path, word) == [], word


def test_all_words_stand_in_one_line(tmp_path: Path) -> None:
    one(tmp_path, "Quiet nights")
    assert [hit.text for hit in found(tmp_path, "may", "carpet")] == [
        "A carpet by May", "A thick carpet by May",
    ]  # fmt: skip
    assert found(tmp_path, "carpet", "quiet") == []


def test_a_line_is_told_with_its_number_and_whether_it_was_struck(tmp_path: Path) -> None:
    one(tmp_path, "Quiet nights")
    assert [(hit.kind, hit.number, hit.struck) for hit in found(tmp_path, "carpet")] == [
        ("options", 1, False), ("read_backs", 0, False), ("points", 1, False),
    ]  # fmt: skip
    assert [hit.struck for hit in found(tmp_path, "off the wall, struck")] == [True]


def test_what_is_written_by_hand_is_read_as_toml(tmp_path: Path) -> None:
    folder = tmp_path / CODE
    folder.mkdir()
    by_hand(folder, 'title = "caf\\u00e9"\nrules = [{text = """two\nlines"""}]\nx.y = [["deep"]]\n# hedge\n')
    assert [hit.kind for hit in found(tmp_path, "cafe")] == ["title"]
    assert [hit.text for hit in found(tmp_path, "two lines")] == ["two lines"]
    assert [hit.kind for hit in found(tmp_path, "deep")] == ["x"]
    assert found(tmp_path, "hedge") == [], "a comment is nobody's line"


def test_a_file_that_cannot_be_read_is_told_where_it_may_hold_the_words(tmp_path: Path) -> None:
    folder = one(tmp_path, "Quiet nights")
    by_hand(folder, 'title = "Quiet nights\n')
    (trouble,) = search(tmp_path, ("quiet",))
    assert (trouble.code, trouble.damaged) == (CODE, ("session.toml",))
    assert [hit.file for hit in trouble.hits] == ["agreement.toml"]
    assert list(search(tmp_path, ("hedge",))) == []
    (folder / "agreement.toml").unlink()
    (folder / "agreement.toml").mkdir()
    assert [found.damaged for found in search(tmp_path, ("hedge",))] == [("agreement.toml",)]
    by_hand(folder, "quiet = " + "[" * 10_000)
    assert [found.damaged for found in search(tmp_path, ("quiet",))] == [("session.toml", "agreement.toml")]


def test_what_only_a_copy_says_is_found_as_that(tmp_path: Path) -> None:
    folder = one(tmp_path, "Quiet nights")
    copy = folder / "session (conflicted copy 2026-11-23).toml"
    copy.write_bytes((folder / "session.toml").read_bytes().replace(b"Hearing", b"Herring"))
    assert [(hit.kind, hit.copy) for hit in found(tmp_path, "sleep")] == [("interests", False)]
    assert [(hit.kind, hit.copy) for hit in found(tmp_path, "herring")] == [("key_dates", True)]
    (folder / "private (1).toml").write_bytes((folder / "private.toml").read_bytes())
    assert found(tmp_path, "tired") == []


def test_sealed_words_are_not_found_and_it_says_so(tmp_path: Path) -> None:
    folder = one(tmp_path, "Quiet nights")
    (folder / "private.toml").write_text(f'[[notes]]\nid = "n"\ntext = """\n{NOTE}"""\n')
    part = NOTE.splitlines()[2][5:20]
    assert base64.b64decode(part[:12])
    assert list(search(tmp_path, (part,))) == []
    assert list(search(tmp_path, (part,), private=True)) == [Found(CODE, (), (), True)]


def test_an_archive_is_found_through(tmp_path: Path) -> None:
    made = archive_of(tmp_path, 210)
    assert [hit.code for hit in found(tmp_path, RARE)] == made.rare
    assert len(made.rare) == 3
    assert list(search(tmp_path / "nowhere", ("x",))) == []


def test_folding_twice_changes_nothing_more() -> None:
    for text in ("Straße İ ŁÓDŹ ΟΔΟΣ é", "\u0301x", "ﬁne", "Ⅷ"):
        once = folded(text.encode())
        assert folded(once) == once


def test_every_part_can_be_looked_into() -> None:
    assert set(PARTS) == {"session", "agreement", "private"}, "search() names the files it looks into"
