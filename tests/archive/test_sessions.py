import itertools
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from mediator.archive.sessions import (
    PRACTICE_FOLDER,
    NotFound,
    all_sessions,
    find,
    make_folder,
    new_code,
    practice_folder,
)

DAY = date(2026, 11, 22)


def session(sessions: Path, code: str) -> Path:
    """Make a session's folder as the list knows it."""
    folder = make_folder(sessions, code)
    (folder / "session.toml").write_text("not read for the list")
    return folder


def test_a_code_is_the_day_and_a_short_word(tmp_path: Path) -> None:
    day, _, word = new_code(tmp_path, DAY).rpartition("-")
    assert day == "2026-11-22"
    assert word.isascii()
    assert word.islower()


def test_a_code_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    session(tmp_path, "2026-11-22-heron")
    words = iter(["heron", "heron", "wren"])
    assert new_code(tmp_path, DAY, lambda: next(words)) == "2026-11-22-wren"


def test_once_all_words_are_taken_a_number_makes_room(tmp_path: Path) -> None:
    session(tmp_path, "2026-11-22-heron")
    code = new_code(tmp_path, DAY, lambda: "heron")
    assert code.startswith("2026-11-22-heron-")
    assert not (tmp_path / code).exists()


def test_a_hundred_sessions_on_a_day_have_a_hundred_codes(tmp_path: Path) -> None:
    words = itertools.cycle(["heron", "wren", "yew"])
    codes = [session(tmp_path, new_code(tmp_path, DAY, lambda: next(words))).name for _ in range(100)]
    assert len(set(codes)) == 100


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_sessions_folder_and_those_made_above_it_are_the_users_alone_whatever_the_umask(
    tmp_path: Path,
) -> None:
    before = os.umask(0)
    try:
        folder = make_folder(tmp_path / "new" / "sessions", "2026-11-22-heron")
    finally:
        os.umask(before)
    for made in (folder, folder.parent, folder.parent.parent):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_sessions_are_listed_by_code_and_other_things_in_the_folder_are_not(tmp_path: Path) -> None:
    session(tmp_path, "2026-11-22-wren")
    session(tmp_path, "2026-01-05-heron")
    (tmp_path / "empty").mkdir()
    (tmp_path / "note.txt").write_text("x")
    assert [listed.code for listed in all_sessions(tmp_path)] == ["2026-01-05-heron", "2026-11-22-wren"]


def test_where_there_is_no_folder_there_are_no_sessions(tmp_path: Path) -> None:
    assert list(all_sessions(tmp_path / "none")) == []


def test_a_folders_name_is_harmless_in_the_list(tmp_path: Path) -> None:
    session(tmp_path, "2026-11-22-\x1b[2J\n")
    assert [listed.code for listed in all_sessions(tmp_path)] == ["2026-11-22-\ufffd[2J"]


@pytest.mark.parametrize("wanted", ["2026-11-22-heron", "heron", "HERON", "her", "11-22-h"])
def test_a_session_is_found_by_its_code_or_a_part_that_no_other_has(tmp_path: Path, wanted: str) -> None:
    folder = session(tmp_path, "2026-11-22-heron")
    session(tmp_path, "2026-11-22-wren")
    assert find(tmp_path, wanted) == folder


def test_a_whole_code_goes_before_codes_of_which_it_is_a_part(tmp_path: Path) -> None:
    folder = session(tmp_path, "2026-11-22-heron")
    session(tmp_path, "2026-11-22-heron-7")
    assert find(tmp_path, "2026-11-22-heron") == folder


def test_a_session_is_found_by_its_folder_or_its_file_wherever_it_is(tmp_path: Path) -> None:
    folder = session(tmp_path / "elsewhere", "mine")
    assert find(tmp_path / "sessions", str(folder)) == folder
    assert find(tmp_path / "sessions", str(folder / "session.toml")) == folder


def test_a_part_that_fits_several_names_them_and_says_what_to_do(tmp_path: Path) -> None:
    for n in range(8):
        session(tmp_path, f"2026-11-2{n}-heron")
    with pytest.raises(NotFound) as caught:
        find(tmp_path, "heron")
    words = str(caught.value)
    assert words.startswith("“heron” fits more than one session: 2026-11-20-heron, 2026-11-21-heron")
    assert words.endswith("2026-11-25-heron and 2 more. Write a letter more.")


def test_a_name_that_nothing_answers_to_says_where_the_codes_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"No session answers to “kestrel”\. `mediator list` shows the codes"):
        find(tmp_path, "kestrel\n")


def test_a_folder_that_is_no_session_is_not_taken_for_one(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"is a folder without a session\.toml"):
        find(tmp_path, str(tmp_path))


@pytest.mark.parametrize(
    "wanted", ["", "x" * 5000, "a\x00b", "~nosuchuser/x"], ids=["nothing", "long", "nul", "tilde"]
)
def test_whatever_is_typed_for_a_session_is_answered_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotFound):
        find(tmp_path / "sessions", wanted)


def test_a_practice_is_found_where_only_its_owner_may_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    planted, ours = tmp_path / f"{PRACTICE_FOLDER}x", tmp_path / f"{PRACTICE_FOLDER}y"
    for folder in (planted, ours):
        folder.mkdir(mode=0o700)
        (folder / "session.toml").touch()
    (tmp_path / f"{PRACTICE_FOLDER}z").symlink_to(ours)
    planted.chmod(0o777)
    assert practice_folder() == (ours if os.name == "posix" else max((planted, ours)))
    (ours / "session.toml").unlink()
    if os.name == "posix":
        with pytest.raises(NotFound, match="Nobody practises now"):
            practice_folder()
