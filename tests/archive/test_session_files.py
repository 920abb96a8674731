import re
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from mediator.archive.reading import Unreadable
from mediator.archive.session_files import (
    FORMAT,
    MODELS,
    PARTS,
    Header,
    Loaded,
    encode,
    file_name,
    is_as_written,
    load,
    read_part,
)
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.entry import Reword
from mediator.record.record import Record
from tests.record.cases import ANA, BEN, after, at, start, topic, want
from tests.strategies import HOSTILE, NINE, History, histories


def header(revision: int = 1, saved: datetime = NINE) -> Header:
    return Header(format=FORMAT, revision=revision, saved=saved)


def write(folder: Path, record: Record, revision: int = 1, parts: tuple[str, ...] = PARTS) -> None:
    for part in parts:
        data = encode(getattr(record, part), header(revision))
        (folder / file_name(part)).write_bytes(data)


def whole() -> Record:
    point = AddPoint(at=NINE, entry=AgreementPoint(id="p", text="Quiet at ten", at=NINE))
    return after(
        start(ANA, BEN),
        topic("t"),
        want("w", "ana", issue="t"),
        point,
        Reword(at=at(1), entry="w", text="Quiet"),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a whole session in it."""
    write(tmp_path, whole())
    return tmp_path


def change(folder: Path, part: str, old: str, new: str) -> None:
    """Edit one file by hand."""
    path = folder / file_name(part)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def problems(folder: Path) -> list[str]:
    """Load what cannot be loaded, see that nothing is touched, and return what is wrong with it."""
    before = bytes_of(folder)
    with pytest.raises(Unreadable) as caught:
        load(folder)
    assert bytes_of(folder) == before
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def steps(history: History) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """Yield each record with the parts that changed to it."""
    before = None
    for record in history.records:
        changed = tuple(p for p in PARTS if before is None or getattr(record, p) is not getattr(before, p))
        yield record, changed
        before = record


@settings(max_examples=30, deadline=None)
@given(histories(most=12))
def test_saving_and_loading_at_any_step_changes_nothing(history: History) -> None:
    with tempfile.TemporaryDirectory() as name:
        for record, changed in steps(history):
            write(Path(name), record, parts=changed)
            loaded = load(Path(name)).record
            assert loaded == record
            assert loaded.model_dump_json() == record.model_dump_json()


@settings(max_examples=30, deadline=None)
@given(histories(most=20))
def test_a_file_loaded_and_written_again_is_the_same_byte_for_byte(history: History) -> None:
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), history.last)
        before = bytes_of(Path(name))
        write(Path(name), load(Path(name)).record)
        assert bytes_of(Path(name)) == before
        assert all(is_as_written(data) for data in before.values())


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_any_text_comes_back_as_it_was_kept(tmp_path: Path, text: str) -> None:
    record = after(start(), topic("t", f"a{text}b{text}"))
    write(tmp_path, record)
    assert load(tmp_path).record == record


@pytest.mark.parametrize(
    "moment",
    [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 11, 22, 9, 0, 0, 1000, tzinfo=UTC),
        datetime.fromisoformat("2026-11-22T09:00:00.123456+05:30"),
        datetime.fromisoformat("1890-01-01T00:00:00+00:19:32"),
    ],
    ids=str,
)
def test_any_moment_comes_back_as_it_was_kept(tmp_path: Path, moment: datetime) -> None:
    session = start().session
    session = type(session).model_validate({**session.model_dump(), "created": moment})
    record = Record(session=session, agreement=start().agreement, private=start().private)
    write(tmp_path, record)
    assert load(tmp_path).record == record


def test_a_file_starts_with_its_format_its_revision_and_its_time(folder: Path) -> None:
    for part in PARTS:
        lines = (folder / file_name(part)).read_text().splitlines()
        assert lines[:3] == ["format = 1", "revision = 1", "saved = 2026-11-22 09:00:00+00:00"]
        assert lines[3] == 'id = "2026-11-22-heron"'


def test_every_file_can_be_read_by_any_reader_of_toml_and_holds_what_belongs_in_it(folder: Path) -> None:
    data = {part: tomllib.loads((folder / file_name(part)).read_text()) for part in PARTS}
    assert [entry["text"] for entry in data["session"]["positions"]] == ["Quiet"]
    assert [entry["text"] for entry in data["private"]["wordings"]] == ["No noise after ten"]
    assert [point["text"] for point in data["agreement"]["points"]] == ["Quiet at ten"]
    assert "No noise" not in (folder / "session.toml").read_text()
    assert "Quiet at ten" not in (folder / "session.toml").read_text()


def test_the_last_line_seals_what_stands_above_it(folder: Path) -> None:
    data = (folder / "session.toml").read_bytes()
    assert re.search(rb"\n# mediator bytes=\d+ sha256=[0-9a-f]{64}\n\Z", data)
    assert is_as_written(data)
    assert is_as_written(data.removesuffix(b"\n"))


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.replace(b"Quiet nights", b"Quiet nighTs"),
        lambda data: data + b"# a note\n",
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data[: data.rindex(b"# mediator")],
        lambda data: data[: len(data) // 2],
        lambda data: b"",
    ],
    ids=["letter", "more", "mark", "line ends", "unsealed", "half", "empty"],
)
def test_a_file_edited_or_damaged_is_not_as_it_was_written(folder: Path, edit: object) -> None:
    assert callable(edit)
    assert not is_as_written(edit((folder / "session.toml").read_bytes()))


def test_a_file_edited_by_hand_is_read_as_it_now_is(folder: Path) -> None:
    change(folder, "session", '"Quiet nights"', '"Quieter nights"')
    assert load(folder).record.session.title == "Quieter nights"


def test_loading_says_how_often_each_file_was_written_and_when_the_newest(folder: Path) -> None:
    (folder / "agreement.toml").write_bytes(encode(whole().agreement, header(7, at(30))))
    found = load(folder)
    assert found == Loaded(folder, whole(), {"private": 1, "agreement": 7, "session": 1}, at(30))


def test_a_session_without_a_private_file_has_nothing_private(folder: Path) -> None:
    (folder / "private.toml").unlink()
    found = load(folder)
    assert found.record.private.wordings == ()
    assert found.record.private.id == "2026-11-22-heron"
    assert found.revisions["private"] == 0


@pytest.mark.parametrize("part", ["session", "agreement"])
def test_a_missing_file_is_said_in_plain_words(folder: Path, part: str) -> None:
    (folder / file_name(part)).unlink()
    assert problems(folder) == [f"{part}.toml: is not there. Check the name and the folder."]


def test_the_problems_of_all_three_files_are_told_at_once(folder: Path) -> None:
    change(folder, "session", "title =", "titel =")
    change(folder, "session", 'issue = "t"', 'issue = "x"')
    change(folder, "agreement", "revision = 1", 'revision = "one"')
    change(folder, "private", "saved = 2026", "saved = [2026")
    found = problems(folder)
    assert {problem.split(":")[0] for problem in found} == {"session.toml", "agreement.toml", "private.toml"}
    assert any("“titel” is not known here. Did you mean “title”?" in problem for problem in found)
    assert any("refers to a topic that is not there: “x”" in problem for problem in found)
    assert any("“revision” has to be a whole number" in problem for problem in found)


def test_a_problem_has_the_line_it_is_on(folder: Path) -> None:
    change(folder, "session", 'text = "Evenings"', "text = 5")
    lines = (folder / "session.toml").read_text().splitlines()
    line = next(number for number, words in enumerate(lines, 1) if "text = 5" in words)
    assert problems(folder) == [f"session.toml:{line}: “issues 1, text” has to be text in double quotes."]


@pytest.mark.parametrize("part", PARTS)
def test_a_file_of_a_newer_format_is_refused_and_left_as_it_is(folder: Path, part: str) -> None:
    change(folder, part, "format = 1", "format = 2\nnew_key = true")
    (words,) = problems(folder)
    assert words.startswith(f"{part}.toml:1: was written by a newer mediator (format 2, this one knows 1)")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"title = ", b"format = 1\n"], ids=ascii)
def test_a_damaged_file_is_explained_and_left_as_it_is(folder: Path, part: str, data: bytes) -> None:
    (folder / file_name(part)).write_bytes(data)
    assert all(words.startswith(f"{part}.toml") for words in problems(folder))


def test_a_folder_in_the_place_of_a_file_is_explained(folder: Path) -> None:
    (folder / "private.toml").unlink()
    (folder / "private.toml").mkdir()
    assert problems(folder) == ["private.toml: is a folder. Name a file in it."]


def test_what_is_wrong_is_told_without_what_anybody_wrote(folder: Path) -> None:
    change(folder, "agreement", 'text = "Quiet at ten"', f'text = "{"Quiet at ten " * 300}"')
    assert "Quiet at ten" not in "\n".join(problems(folder))


@pytest.mark.parametrize("part", PARTS)
def test_each_file_can_be_checked_by_itself(folder: Path, part: str) -> None:
    path = folder / file_name(part)
    read_part(path, MODELS[part])
    change(folder, part, "format = 1", "form = 1")
    with pytest.raises(Unreadable) as caught:
        read_part(path, MODELS[part])
    assert all(problem.file == str(path) for problem in caught.value.problems)
