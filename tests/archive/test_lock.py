"""Two of everything: who comes second is told who was first, and nobody who is gone is in the way."""

import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mediator.archive import lock
from mediator.archive.lock import LOCK, Held, Holder, take
from tests.rooms import MORNING

WAITS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mediator.archive.lock import take
held = take(Path(sys.argv[1]), datetime(2026, 11, 22, 9, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


def another(folder: Path) -> subprocess.Popen[str]:
    """Return another process that has the session, until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", WAITS, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def holder(folder: Path) -> Holder:
    with pytest.raises(Held) as refused:
        take(folder, MORNING)
    assert refused.value.holder is not None
    return refused.value.holder


def test_the_second_is_told_process_host_and_since_when_and_takes_over_once_it_is_killed(
    tmp_path: Path,
) -> None:
    with another(tmp_path) as process:
        first = holder(tmp_path)
        assert (first.process, first.host, first.since) == (process.pid, os.uname().nodename, MORNING)
        process.kill()
        process.wait()
        assert "process" in (tmp_path / LOCK).read_text()  # it had no time to tidy up
        taken = take(tmp_path, MORNING)
        assert taken.before is None
        assert holder(tmp_path).process == os.getpid()
        taken.release()


def test_released_it_is_free_and_names_nobody(tmp_path: Path) -> None:
    taken = take(tmp_path, MORNING)
    taken.release()
    taken.release()
    assert (tmp_path / LOCK).read_bytes() == b""
    take(tmp_path, MORNING).release()


def test_it_holds_no_more_than_process_host_and_time_for_this_user_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        taken = take(tmp_path, MORNING, host="desk", process=7)
    finally:
        os.umask(before)
    assert (tmp_path / LOCK).read_text() == 'process = 7\nhost = "desk"\nsince = 2026-11-22 09:00:00+00:00\n'
    assert stat.S_IMODE((tmp_path / LOCK).stat().st_mode) == 0o600
    taken.release()


def test_who_did_not_leave_on_another_computer_is_named(tmp_path: Path) -> None:
    left = take(tmp_path, MORNING, host="the other desk")
    os.close(left.handle)
    taken = take(tmp_path, MORNING, host="desk")
    assert taken.before is not None
    assert taken.before.host == "the other desk"
    taken.release()


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder on a file system that knows no locks."""

    def refuse(handle: int, what: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)


def gone_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.usefixtures("no_locks")
@pytest.mark.parametrize(
    ("host", "process", "free"),
    [("desk", os.getpid, False), ("desk", gone_process, True), ("other", gone_process, False)],
)
def test_without_locks_what_the_file_says_counts(
    tmp_path: Path, host: str, process: Callable[[], int], free: bool
) -> None:
    os.close(take(tmp_path, MORNING, host=host, process=process()).handle)
    if free:
        take(tmp_path, MORNING, host="desk").release()
    else:
        with pytest.raises(Held):
            take(tmp_path, MORNING, host="desk")


def test_a_lock_file_that_is_deleted_between_two_steps_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = lock._lock
    there = [tmp_path / LOCK]

    def and_delete(handle: int) -> bool | None:
        if there:
            there.pop().unlink()
        return really(handle)

    monkeypatch.setattr(lock, "_lock", and_delete)
    taken = take(tmp_path, MORNING)
    with pytest.raises(Held):
        take(tmp_path, MORNING)
    taken.release()


@pytest.mark.parametrize(
    "words", [b"\xff\xfe", b"x = [" * 300, b'process = "x"', b"process = 99" + b"9" * 400]
)
def test_a_lock_file_of_anything_else_is_in_nobodys_way(tmp_path: Path, words: bytes) -> None:
    (tmp_path / LOCK).write_bytes(words)
    take(tmp_path, MORNING).release()


def test_a_link_planted_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("keep me")
    (tmp_path / LOCK).symlink_to(tmp_path / "precious")
    with pytest.raises(OSError, match="symbolic"):
        take(tmp_path, MORNING)
    assert (tmp_path / "precious").read_text() == "keep me"


def test_the_second_is_told_within_a_fifth_of_a_second(tmp_path: Path) -> None:
    import time

    taken = take(tmp_path, MORNING)
    begun = time.perf_counter()
    for _ in range(100):
        holder(tmp_path)
    assert (time.perf_counter() - begun) / 100 < 0.2
    taken.release()
