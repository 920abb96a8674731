"""The real program on a terminal, killed at any instant of scripted edits: what it called saved is there."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediator.archive.session_files import PARTS, file_name, is_as_written, load
from tests.benchmarks.sessions import TITLE, kept_session
from tests.terminal import Terminal

ROUNDS = 5
"""Sessions that are killed again and again, for tests that can run side by side."""
KILLS = 6
"""Times that each of them is killed."""
KILLS_LONG = 200
LINES = 2
"""Lines that are called saved before the kill, at most; it comes at any instant of the one after them."""


class Gone(Exception):  # noqa: N818 - it is what the test waits for
    pass


class Typist:
    """Writes topics as fast as the program takes them, and remembers what the screen called saved."""

    def __init__(self, program: Terminal, number: int) -> None:
        self.program = program
        self.saved: list[str] = []
        self.sent: list[str] = []
        self.line = 0.3
        """Seconds that the latest line took, or that the first may take."""
        self._number = number

    def write(self, then: Callable[[], None], after: int) -> None:
        """Write until the program is gone; call *then* after so many lines. Raises `Gone`."""
        for edit in range(10_000):
            if edit == after:
                then()
            began = time.monotonic()
            text = f"topic {self._number} {edit} end"
            self.program.press("t")
            self._until("━┛")
            self.program.type(text)
            self._until(text)
            self.sent.append(text)
            self.program.press("enter")
            self._until("━┛", gone=True)
            self._until(" saved", at_the_end=True)
            self.saved.append(text)
            self.line = time.monotonic() - began

    def _until(self, words: str, *, gone: bool = False, at_the_end: bool = False) -> None:
        while True:
            text = self.program.text()
            there = text.endswith(words) if at_the_end else (words in text) is not gone
            if there and not self.program.in_a_frame:
                return
            if os.waitpid(self.program.pid, os.WNOHANG)[0]:
                self.program.status = -signal.SIGKILL
                raise Gone
            self.program._read(0.02)


def killed(home: Path, number: int) -> Typist:
    """Open the session, write, and be killed at any instant of a line or of what comes right after it."""
    with Terminal("open", "heron", home=home, columns=60, rows=20) as program:
        program.wait(TITLE)
        program.press("c")
        program.wait(TITLE)
        typist = Typist(program, number)
        timers: list[threading.Timer] = []

        def kill_soon() -> None:
            timers.append(
                threading.Timer(random.uniform(0.0, 1.2 * typist.line), program.send, [signal.SIGKILL])
            )
            timers[0].start()

        try:
            with pytest.raises((Gone, OSError)):
                typist.write(kill_soon, number % (LINES + 1))
        finally:
            for timer in timers:
                timer.join()
        return typist


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("_round", range(ROUNDS))
def test_what_was_called_saved_is_there_after_a_kill_at_any_instant(
    tmp_path: Path, long: bool, _round: int
) -> None:
    folder = kept_session(tmp_path, "heron", parties=3, entries=30)
    expected: set[str] = set()
    count = 0
    for number in range(KILLS_LONG if long else KILLS):
        typist = killed(tmp_path, number)
        # A line of the run before may have come back as a draft, with this run's behind it.
        found = "\n".join(issue.text for issue in load(folder).record.session.issues)
        expected |= set(typist.saved)
        count += len(typist.saved)
        assert [text for text in expected if text not in found] == []
        assert len([text for text in typist.sent if text not in found]) <= 1
        expected |= {text for text in typist.sent if text in found}
        assert all(is_as_written(path.read_bytes()) for path in named(folder))
        # What the room sees and what is half typed have writers of their own.
        others = (".~board", ".~draft")
        assert len([path for path in folder.glob(".~*") if not path.name.startswith(others)]) <= 1
    assert count > KILLS / 2


def named(folder: Path) -> Iterator[Path]:
    """Yield the session's own files; the lock and the drafts are written another way."""
    return (path for path in map(folder.joinpath, map(file_name, PARTS)) if path.exists())
