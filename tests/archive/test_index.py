"""The index says what the files say, whoever changed them, and whatever became of the index; and no text."""

import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from mediator.archive import index, index_rows
from mediator.archive.index import INDEX, look
from mediator.archive.index_rows import row_of
from mediator.archive.reading import Unreadable
from mediator.archive.session_files import PARTS, load
from mediator.insight.due import Due, due_of
from mediator.insight.listed import state_of
from tests.archive.test_session_files import write
from tests.archive_of import archive_of
from tests.full import full_record
from tests.marked import Texts, files
from tests.released import first_format
from tests.strategies import History, histories

ALWAYS = ("0001-01-01", "9999-12-31")
LATER = 4e9
"""A moment long after all files were written."""


def later() -> float:
    return LATER


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    """An archive of ten sessions: one cannot be read whole, one has a copy."""
    folder = tmp_path / "home" / "sessions"
    archive_of(folder, 10)
    return folder


def told(sessions: Path, now: Callable[[], float] = later) -> tuple[list[index.Listed], list[index.DueIn]]:
    """Return everything that the index says."""
    found = look(sessions, now=now)
    return list(found.sessions()), list(found.due(*ALWAYS))


def anew(sessions: Path) -> tuple[list[index.Listed], list[index.DueIn]]:
    """Return what it says when there was none."""
    (sessions.parent / INDEX).unlink(missing_ok=True)
    return told(sessions)


def read_again(sessions: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the codes of the sessions whose files are read now."""
    read: list[str] = []
    real = index_rows.row_of

    def noted(folder: Path) -> tuple[index.Listed, int, list[Due]]:
        read.append(folder.name)
        return real(folder)

    with monkeypatch.context() as patch:
        patch.setattr(index_rows, "row_of", noted)
        look(sessions, now=later)
    return read


# It is true


def test_a_row_is_what_the_whole_session_says(sessions: Path) -> None:
    read = 0
    for folder in sorted(filter(Path.is_dir, sessions.iterdir())):
        row, _, due = row_of(folder)
        try:
            loaded = load(folder)
        except Unreadable:
            assert row.damaged
            continue
        read += 1
        session, agreement = loaded.record.session, loaded.record.agreement
        assert due == list(due_of(session, agreement))
        assert (row.type, row.state) == (session.type, state_of(session, agreement))
        assert (row.first, row.last) == (f"{session.created:%Y-%m-%d}", f"{loaded.saved:%Y-%m-%d}")
        assert (row.outcome, row.damaged) == (agreement.outcome or "", "")
    assert read == 9


def test_a_session_with_everything_edited_or_not_has_the_same_row(tmp_path: Path) -> None:
    record = full_record()
    write(tmp_path, record)
    before = row_of(tmp_path)
    assert before[2] == list(due_of(record.session, record.agreement))
    assert {one.kind for one in before[2]} == {"meeting", "key_date", "payment", "call", "referral"}
    for part in PARTS:
        with (tmp_path / f"{part}.toml").open("a") as file:
            file.write("# by hand\n")
    assert row_of(tmp_path) == before


@settings(max_examples=30, deadline=None)
@given(histories())
def test_any_session_has_the_rows_of_its_record(history: History) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), history.last)
        row, _, due = row_of(Path(folder))
    session, agreement = history.last.session, history.last.agreement
    assert (row.state, due) == (state_of(session, agreement), list(due_of(session, agreement)))


def test_a_session_of_the_first_format(tmp_path: Path) -> None:
    first_format(tmp_path / "sessions")
    (row,), due = told(tmp_path / "sessions")
    expected = ("2026-11-22-heron", "community", "2026-11-22", "2026-11-22", "open", "partial", 0, "", "")
    assert row == expected
    assert [(one.kind, one.day) for one in due] == [("meeting", "2026-12-13"), ("key_date", "2026-12-14")]


def test_what_is_left_of_a_purged_session_still_counts(tmp_path: Path) -> None:
    folder = first_format(tmp_path / "sessions")
    (folder / "session.toml").unlink()
    (row,), (due,) = told(tmp_path / "sessions")
    assert (row.code, row.type, row.first, row.state, row.damaged) == (
        "2026-11-22-heron", "community", "", "open", "",
    )  # fmt: skip
    assert due.day == "2026-12-13"


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    assert told(tmp_path / "sessions") == ([], [])
    (tmp_path / "sessions" / "no session").mkdir(parents=True)
    (tmp_path / "sessions" / "a file").touch()
    assert told(tmp_path / "sessions") == ([], [])


def test_what_is_due_is_found_by_its_day(sessions: Path) -> None:
    everything = told(sessions)[1]
    assert len(everything) > 5
    days = sorted({row.day for row in everything})
    for first, last in itertools.combinations_with_replacement(days, 2):
        found = list(look(sessions, now=later).due(first, last))
        assert found == [row for row in everything if row.day <= last and (row.stays or row.day >= first)]


# It notices


def test_what_did_not_change_is_not_read_again(sessions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_again(sessions, monkeypatch)) == 10
    assert read_again(sessions, monkeypatch) == []


def _edited(folder: Path) -> None:
    """As many bytes, in place, a moment later."""
    path = folder / "agreement.toml"
    before = path.stat().st_mtime_ns
    data = path.read_bytes()
    path.write_bytes(data.replace(b"revision = ", b"revision =\t", 1))
    os.utime(path, ns=(before + 1, before + 1))


def _replaced(folder: Path) -> None:
    """As many bytes and as old, by another file."""
    path = folder / "session.toml"
    before = path.stat()
    new = folder / "new"
    new.write_bytes(path.read_bytes())
    new.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _copied(folder: Path) -> None:
    (folder / "agreement-LAPTOP.toml").write_bytes((folder / "agreement.toml").read_bytes())


def _taken_apart(folder: Path) -> None:
    (folder / "session.toml").unlink()


def _taken_away(folder: Path) -> None:
    shutil.rmtree(folder)


def _renamed(folder: Path) -> None:
    folder.rename(folder.with_name("2020-01-01-heron"))


@pytest.mark.parametrize("happens", [_edited, _replaced, _copied, _taken_apart, _taken_away, _renamed])
def test_whatever_happens_to_a_session_is_noticed(
    sessions: Path, happens: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    told(sessions)
    folder = sorted(sessions.iterdir())[2]
    happens(folder)
    seen = told(sessions)
    assert seen == told(sessions) == anew(sessions)
    if happens in (_edited, _replaced, _copied):
        told(sessions)
        happens(folder)
        assert read_again(sessions, monkeypatch) == [folder.name] or happens is _copied


def test_a_file_changed_a_moment_ago_is_read_again_for_it_may_change_within_its_time(
    sessions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sorted(sessions.iterdir())[0]
    path = folder / "agreement.toml"
    moment = path.stat().st_mtime_ns
    told(sessions, now=lambda: moment / 1e9 + 1)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"title = ", b"titel = ", 1))
    os.utime(path, ns=(moment, moment))
    assert told(sessions, now=lambda: moment / 1e9 + 1)[0][0].damaged == "agreement"
    path.write_bytes(data)
    os.utime(path, ns=(moment, moment))
    assert told(sessions)[0][0].damaged == ""


def test_a_session_that_is_mended_is_read(sessions: Path) -> None:
    rows = {row.code: row for row in told(sessions)[0]}
    (damaged,) = [row for row in rows.values() if row.damaged]
    path = sessions / damaged.code / f"{damaged.damaged}.toml"
    found = next(other for other in rows if other != damaged.code)
    path.write_bytes((sessions / found / path.name).read_bytes())
    assert [row for row in told(sessions)[0] if row.damaged] == []


# It is never the truth


def test_a_damaged_index_is_made_anew(sessions: Path) -> None:
    before = told(sessions)
    path = sessions.parent / INDEX
    good = path.read_bytes()
    damaged = [
        b"",
        b"x",
        good[:100],
        good[: len(good) // 2],
        good + b"x",
        b"\0" * len(good),
        os.urandom(9000),
    ]
    places = (0, 20, 68, 100, 5000, len(good) // 2, len(good) - 1)
    damaged += [good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :] for place in places]
    for data in damaged:
        path.write_bytes(data)
        assert told(sessions) == before
        assert path.read_bytes() == good


def test_an_index_of_another_version_is_made_anew(sessions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(sessions)
    monkeypatch.setattr(index, "_MADE_BY", "another")
    assert len(read_again(sessions, monkeypatch)) == 10
    assert read_again(sessions, monkeypatch) == []


def test_a_folder_in_its_place_or_a_disk_that_refuses_leaves_the_answer_as_it_is(
    sessions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = anew(sessions)
    (sessions.parent / INDEX).unlink()
    (sessions.parent / INDEX).mkdir()
    assert told(sessions) == before
    (sessions.parent / INDEX).rmdir()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("mediator.archive.durable.replace", refuse)
    assert told(sessions) == told(sessions) == before
    assert sorted(path.name for path in sessions.parent.iterdir()) == ["sessions"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_read_only_archive_needs_no_index(sessions: Path) -> None:
    sessions.parent.chmod(0o500)
    try:
        assert len(told(sessions)[0]) == 10
    finally:
        sessions.parent.chmod(0o700)
    assert not (sessions.parent / INDEX).exists()


def test_what_a_killed_program_left_is_in_nobodys_way_for_long(sessions: Path) -> None:
    beside = sessions.parent / f".~{INDEX}.tmp"
    beside.write_bytes(b"half")
    now = beside.stat().st_mtime
    told(sessions, now=lambda: now + 30)
    assert beside.exists()
    assert not (sessions.parent / INDEX).exists()
    told(sessions, now=lambda: now + 90)
    assert not beside.exists()
    assert (sessions.parent / INDEX).exists()


def test_an_interrupted_first_index_goes_on_where_it_was(
    sessions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_SAVED_EVERY", 3)
    asked = itertools.count()
    look(sessions, now=later, wanted=lambda: next(asked) < 8)
    assert len(read_again(sessions, monkeypatch)) == 4


def test_programs_at_the_same_time_all_hear_the_truth(sessions: Path) -> None:
    """Each of three looks again and again while a fourth changes the files."""
    script = (
        "import sys; from pathlib import Path; from mediator.archive.index import look\n"
        "for _ in range(15):\n"
        "    found = look(Path(sys.argv[1]))\n"
        "    assert len(list(found.sessions())) >= 9\n"
        "print(sorted(map(tuple, found.sessions())))"
    )
    folders = sorted(sessions.iterdir())
    programs = [
        subprocess.Popen([sys.executable, "-c", script, str(sessions)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for number in range(40):
        path = folders[number % 5] / "agreement.toml"
        data = path.read_bytes()
        path.with_suffix(".new").write_bytes(data)
        path.with_suffix(".new").replace(path)
    said = [program.communicate(timeout=50)[0] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0]
    expected = str(sorted(map(tuple, anew(sessions)[0])))
    assert said == [f"{expected}\n"] * 3


# It holds no text


def test_nothing_that_anybody_said_is_in_the_index(tmp_path: Path) -> None:
    texts = Texts(["z"])
    files(tmp_path, texts)
    sessions = tmp_path / "mediator" / "sessions"
    unusual = sessions / "Maria and Mr Cole"
    shutil.copytree(sessions / "2026-11-22-heron", unusual)
    shutil.copy(unusual / "session.toml", unusual / "session (Anna's conflicted copy).toml")
    rows, due = told(sessions)
    assert {row.code: row.copies for row in rows} == {"2026-11-22-heron": 0, unusual.name: 1}
    assert {row.kind for row in due} == {"meeting", "key_date", "payment", "call", "referral"}
    data = (sessions.parent / INDEX).read_bytes()
    assert [mark for mark in texts.marks if mark.encode() in data] == []
    for words in (b"Maria", b"Cole", b"Anna", b"conflicted"):
        assert words not in data
    assert b"2026-11-22-heron" in data


def test_every_cell_is_a_code_a_day_a_state_or_a_number(sessions: Path) -> None:
    told(sessions)
    database = sqlite3.connect(":memory:")
    database.deserialize((sessions.parent / INDEX).read_bytes())
    for table in ("session", "due"):
        for row in database.execute(f"SELECT * FROM {table}"):
            assert all(isinstance(cell, int) or index._CODE.fullmatch(cell) or cell == "" for cell in row), (
                row
            )


def test_nothing_is_left_of_what_is_gone(sessions: Path) -> None:
    told(sessions)
    folder = sorted(sessions.iterdir())[4]
    assert folder.name.encode() in (sessions.parent / INDEX).read_bytes()
    shutil.rmtree(folder)
    told(sessions)
    assert folder.name.encode() not in (sessions.parent / INDEX).read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
def test_it_is_for_this_user_alone(sessions: Path) -> None:
    told(sessions)
    assert (sessions.parent / INDEX).stat().st_mode & 0o777 == 0o600


def test_looking_loads_no_model_where_nothing_changed(sessions: Path) -> None:
    look(sessions)
    code = (
        "import sys; from pathlib import Path; from mediator.archive.index import look; "
        "from mediator.insight.due import span; found = look(Path(sys.argv[1])); "
        "assert len(list(found.sessions())) == 10; list(found.due('1', '2')); "
        "print([m for m in ('pydantic', 'textual', 'rich', 'tomllib', 'platformdirs') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(sessions)], capture_output=True, text=True, check=False, timeout=50
    )
    assert done.stdout == "[]\n", done.stderr
