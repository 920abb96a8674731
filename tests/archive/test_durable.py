import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from mediator.archive.durable import make_private_folder, replace, write_durably
from mediator.archive.folder import Folder
from mediator.archive.kept_file import KeptFile
from tests.archive.disks import Between


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_files_are_the_users_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_durably(tmp_path, "session.toml", b"x")
        (tmp_path / "agreement.toml").write_bytes(b"old")
        write_durably(tmp_path, "agreement.toml", b"x")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"session.toml": 0o600, "agreement.toml": 0o600}


def failing(operation: str) -> Callable[..., None]:
    def before(done: str, *args: object) -> None:
        if done == operation:
            raise OSError(28, "No space left on device")

    return before


class HalfOnly(Folder):
    """A disk that takes half of what it is given, and then no more."""

    full = False

    def write(self, handle: int, data: memoryview) -> int:
        if self.full:
            raise OSError(28, "No space left on device")
        self.full = True
        return super().write(handle, data[: len(data) // 2])


class Threes(Folder):
    """A disk that takes three bytes at a time."""

    def write(self, handle: int, data: memoryview) -> int:
        return super().write(handle, data[:3])


@pytest.mark.parametrize("operation", ["create", "write", "half", "sync", "close", "rename"])
def test_after_an_error_the_old_file_is_whole_and_nothing_is_beside_it(
    tmp_path: Path, operation: str
) -> None:
    write_durably(tmp_path, "session.toml", b"old")
    disk = HalfOnly(tmp_path) if operation == "half" else Between(tmp_path, failing(operation))
    with disk as folder, pytest.raises(OSError, match="No space left"):
        replace(folder, "session.toml", b"new and longer")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"session.toml": b"old"}


def test_a_short_write_is_continued_until_all_is_written(tmp_path: Path) -> None:
    with Threes(tmp_path) as folder:
        replace(folder, "session.toml", b"0123456789")
    assert (tmp_path / "session.toml").read_bytes() == b"0123456789"


def test_what_a_killed_process_left_beside_is_replaced(tmp_path: Path) -> None:
    (tmp_path / ".~session.toml.tmp").write_bytes(b"half")
    write_durably(tmp_path, "session.toml", b"whole")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"session.toml": b"whole"}


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_beside_is_not_written_through(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"mine")
    (tmp_path / ".~session.toml.tmp").symlink_to(other)
    write_durably(tmp_path, "session.toml", b"whole")
    assert other.read_bytes() == b"mine"


def test_a_file_is_synced_before_it_takes_its_name_and_the_folder_after(tmp_path: Path) -> None:
    done: list[str] = []
    with Between(tmp_path, lambda operation, *args: done.append(operation)) as folder:
        replace(folder, "session.toml", b"x")
    assert [each for each in done if each in ("sync", "rename", "sync_names")] == [
        "sync",
        "rename",
        "sync_names",
    ]
    assert done.index("create") < done.index("write") < done.index("sync")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_everything_that_is_kept_is_the_users_alone_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    home = tmp_path / "a" / "b"
    before = os.umask(mask)
    try:
        make_private_folder(home)
        with Folder(home) as folder:
            for data in (b"one", b"two"):
                KeptFile("session.toml").save(folder, data)  # the second finds a file it does not know
    finally:
        os.umask(before)
    assert sorted(path.name for path in home.iterdir()) == ["session (kept by mediator).toml", "session.toml"]
    for path in [home, home.parent]:
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for path in home.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
