import os
from pathlib import Path

import pytest

from mediator.archive.folder import Folder
from mediator.archive.kept_file import KeptFile, Version, version
from tests.archive.disks import Between, Memory

NAME = "session.toml"
COPY = "session (kept by mediator).toml"
OUTSIDE = "session (changed outside).toml"


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def opened(folder: Path, text: str = "yesterday") -> KeptFile:
    """Return the file as a session finds it that was loaded from it."""
    (folder / NAME).write_text(text)
    return KeptFile(NAME, version(folder, NAME))


def save(file: KeptFile, folder: Path, *texts: str) -> None:
    for text in texts:
        with Folder(folder) as at:
            file.save(at, text.encode())


def test_the_file_of_before_this_run_stays_as_its_last_generation(tmp_path: Path) -> None:
    save(opened(tmp_path), tmp_path, "one", "two", "three")
    assert files(tmp_path) == {NAME: "three", NAME + ".bak": "yesterday"}


def test_there_is_one_last_generation_and_each_run_makes_its_own(tmp_path: Path) -> None:
    save(opened(tmp_path), tmp_path, "today", "today, later")
    save(KeptFile(NAME, version(tmp_path, NAME)), tmp_path, "tomorrow")
    assert files(tmp_path) == {NAME: "tomorrow", NAME + ".bak": "today, later"}


def test_a_new_file_has_no_last_generation(tmp_path: Path) -> None:
    save(KeptFile(NAME), tmp_path, "one", "two")
    assert files(tmp_path) == {NAME: "two"}


def test_what_was_not_loaded_is_neither_overwritten_nor_made_a_last_generation(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("damaged")
    save(KeptFile(NAME), tmp_path, "ours")
    assert files(tmp_path) == {NAME: "damaged", COPY: "ours"}


def test_the_last_generation_is_there_before_the_new_one_takes_its_name(tmp_path: Path) -> None:
    file = opened(tmp_path)
    seen = []

    def before(operation: str, *args: object) -> None:
        if operation == "rename" and args[1] == NAME:
            seen.append(files(tmp_path)[NAME + ".bak"])

    with Between(tmp_path, before) as folder:
        file.save(folder, b"one")
    assert seen == ["yesterday"]


def test_where_a_disk_knows_no_second_names_the_last_generation_is_a_copy(tmp_path: Path) -> None:
    def before(operation: str, *args: object) -> None:
        if operation == "link":
            raise OSError(95, "Operation not supported")

    file = opened(tmp_path)
    with Between(tmp_path, before) as folder:
        file.save(folder, b"one")
    assert files(tmp_path) == {NAME: "one", NAME + ".bak": "yesterday"}


def test_a_last_generation_that_cannot_be_made_holds_up_one_try_and_not_the_second(tmp_path: Path) -> None:
    file = opened(tmp_path)
    (tmp_path / (NAME + ".bak")).mkdir()
    with pytest.raises(OSError, match="directory"):
        save(file, tmp_path, "one")
    assert files_of(tmp_path)[NAME] == "yesterday"
    save(file, tmp_path, "two")
    assert files_of(tmp_path) == {NAME: "two"}


def files_of(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def test_a_killed_run_that_had_made_its_last_generation_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("yesterday")
    os.link(tmp_path / NAME, tmp_path / (NAME + ".bak"))
    save(KeptFile(NAME, version(tmp_path, NAME)), tmp_path, "one")
    assert files(tmp_path) == {NAME: "one", NAME + ".bak": "yesterday"}


def test_a_file_changed_outside_stays_and_ours_is_kept_beside_it(tmp_path: Path) -> None:
    file = opened(tmp_path)
    save(file, tmp_path, "one")
    (tmp_path / NAME).write_text("theirs")
    save(file, tmp_path, "two", "three")
    assert files(tmp_path) == {NAME: "theirs", NAME + ".bak": "yesterday", COPY: "three"}
    assert file.copy == COPY


def test_a_file_changed_before_the_first_save_is_no_last_generation(tmp_path: Path) -> None:
    file = opened(tmp_path)
    (tmp_path / NAME).write_text("theirs")
    save(file, tmp_path, "one", "two")
    assert files(tmp_path) == {NAME: "theirs", COPY: "two"}


def test_a_change_of_the_same_length_is_noticed(tmp_path: Path) -> None:
    file = opened(tmp_path, "aaaa")
    (tmp_path / NAME).write_text("bbbb")
    save(file, tmp_path, "ours")
    assert files(tmp_path) == {NAME: "bbbb", COPY: "ours"}


def test_an_earlier_conflict_is_not_overwritten_by_the_next(tmp_path: Path) -> None:
    for text in ("first", "second"):
        file = opened(tmp_path)
        (tmp_path / NAME).write_text("theirs")
        save(file, tmp_path, text)
    assert files(tmp_path) == {
        NAME: "theirs",
        COPY: "first",
        "session (kept by mediator 2).toml": "second",
    }


def test_the_same_bytes_copied_over_the_file_are_no_change(tmp_path: Path) -> None:
    file = opened(tmp_path)
    (tmp_path / "other").write_text("yesterday")
    (tmp_path / "other").replace(tmp_path / NAME)
    save(file, tmp_path, "one")
    assert files(tmp_path) == {NAME: "one", NAME + ".bak": "yesterday"}


def test_a_file_deleted_outside_is_written_again(tmp_path: Path) -> None:
    file = opened(tmp_path)
    (tmp_path / NAME).unlink()
    save(file, tmp_path, "one")
    assert files(tmp_path) == {NAME: "one"}


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX's")
def test_a_pipe_in_the_place_of_the_file_does_not_hold_up_the_save(tmp_path: Path) -> None:
    file = opened(tmp_path)
    (tmp_path / NAME).unlink()
    os.mkfifo(tmp_path / NAME)
    assert version(tmp_path, NAME) is None
    save(file, tmp_path, "one")
    assert (tmp_path / COPY).read_text() == "one"


def test_settled_for_ours_both_stay_and_ours_has_the_name(tmp_path: Path) -> None:
    file = opened(tmp_path)
    (tmp_path / NAME).write_text("theirs")
    save(file, tmp_path, "one")
    file.put_ours_first()
    save(file, tmp_path, "two", "three")
    assert files(tmp_path) == {NAME: "three", OUTSIDE: "theirs"}
    assert not file.copy


def test_a_failed_settling_loses_neither_and_is_done_by_the_next_try(tmp_path: Path) -> None:
    def before(operation: str, *args: object) -> None:
        if operation == "rename":
            raise OSError(5, "Input/output error")

    file = opened(tmp_path)
    (tmp_path / NAME).write_text("theirs")
    save(file, tmp_path, "one")
    file.put_ours_first()
    with Between(tmp_path, before) as folder, pytest.raises(OSError, match="Input"):
        file.save(folder, b"two")
    left = files(tmp_path)
    assert (left[NAME], left[COPY]) == ("theirs", "one")
    save(file, tmp_path, "two")
    assert files(tmp_path)[NAME] == "two"
    assert files(tmp_path)[OUTSIDE] == "theirs"


def test_a_failed_sync_of_the_folder_is_no_change_outside(tmp_path: Path) -> None:
    def before(operation: str, *args: object) -> None:
        if operation == "sync_names":
            raise OSError(5, "Input/output error")

    file = opened(tmp_path)
    with Between(tmp_path, before) as folder, pytest.raises(OSError, match="Input"):
        file.save(folder, b"one")
    save(file, tmp_path, "two")
    assert files(tmp_path) == {NAME: "two", NAME + ".bak": "yesterday"}


def test_what_another_renames_over_the_file_at_the_same_moment_does_not_lose_ours() -> None:
    disk = Memory()
    file = KeptFile(NAME)

    def before(operation: str, *args: object) -> None:
        if operation == "sync_names" and disk.files[NAME] == b"ours":
            disk.put(NAME, b"theirs")

    with Between(Path(), before, disk) as folder:
        file.save(folder, b"ours")
    assert disk.files == {NAME: b"theirs", COPY: b"ours"}


def test_a_version_knows_what_it_was_made_of(tmp_path: Path) -> None:
    first = version(tmp_path, NAME)
    (tmp_path / NAME).write_text("x")
    second = version(tmp_path, NAME)
    assert first is None
    assert isinstance(second, Version)
    assert second == version(tmp_path, NAME)
