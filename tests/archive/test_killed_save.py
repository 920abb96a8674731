"""The save alone in a process of its own, killed at random instants, many times over in little time."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from mediator.archive.saver import Saver
from mediator.archive.session_files import is_as_written, load
from mediator.archive.session_writer import clear_up, versions
from mediator.record.entry import Reword
from tests.archive.three_saves import YESTERDAY, put_yesterday
from tests.record.cases import after, at
from tests.strategies import NINE

KILLS, KILLS_LONG = 50, 5_000


def save_until_killed(folder: Path, told: int) -> None:
    """Reword a topic and wait for the save, again and again; tell each number that is saved."""
    clear_up(folder)
    seen = versions(folder)
    loaded = load(folder)
    saver = Saver(folder, loaded.revisions, stored=loaded.record, seen=seen, now=lambda: NINE)
    record, number = loaded.record, counted(folder)
    while True:
        number += 1
        record = after(record, Reword(at=at(number), entry="t", text=f"Nights {number}"))
        if len(record.private.wordings) > 20:
            kept = record.private.wordings[-20:]
            record = record.with_private(record.private.model_copy(update={"wordings": kept}))
        saver.keep(record)
        if random.random() < 0.7:  # else the next change comes before this one is saved
            assert saver.flush(20)
            os.write(told, number.to_bytes(4, "big"))


def counted(folder: Path) -> int:
    """Return the number in the file."""
    text = next(issue.text for issue in load(folder).record.session.issues if issue.id == "t")
    return int(text.removeprefix("Nights ") or 0) if text != "Nights" else 0


def kill_once(folder: Path, seconds: float) -> int:
    """Let a process save for so long and kill it; return the last number that it said was saved."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            save_until_killed(folder, told)
        finally:
            os._exit(3)
    os.close(told)
    os.read(heard, 4)  # it is under way
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    with os.fdopen(heard, "rb") as pipe:
        rest = pipe.read()
    return int.from_bytes(rest[len(rest) // 4 * 4 - 4 :][:4], "big") if len(rest) >= 4 else 0


@pytest.mark.skipif(sys.platform == "win32", reason="no fork")
@pytest.mark.timeout(3600)
def test_what_was_said_to_be_saved_is_there_after_every_kill(tmp_path: Path, long: bool) -> None:
    put_yesterday(tmp_path)
    assert load(tmp_path).record == YESTERDAY
    saved = 0
    for _ in range(KILLS_LONG if long else KILLS):
        said = kill_once(tmp_path, random.uniform(0, 0.02))
        found = counted(tmp_path)
        assert found >= max(said, saved)
        saved = found
        left = list(tmp_path.glob(".~*"))
        assert len(left) <= 1
        assert all(is_as_written(path.read_bytes()) for path in tmp_path.iterdir() if path not in left)
        assert (tmp_path / "session.toml.bak").exists()
        replaced = {wording.text for wording in load(tmp_path).record.private.wordings}
        assert {f"Nights {found - 1}", "Nights"} & replaced
    assert saved > KILLS
