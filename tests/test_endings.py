"""Every way the program can be told to end or to wait, and what a terminal can do to it, on a real one."""

import fcntl
import random
import signal
import struct
import termios
import time
import tomllib
from pathlib import Path

import pytest

from mediator.archive.drafts import read_drafts
from tests.released import first_format
from tests.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return first_format(tmp_path / "mediator" / "sessions")


def opened(terminal: Terminal) -> None:
    terminal.wait("goes on")
    terminal.press("c")
    terminal.wait("saved")


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    terminal.wait("Leave?")
    terminal.settled()
    terminal.press("enter")
    assert terminal.ended() == 0


def issues(folder: Path) -> list[str]:
    session = tomllib.loads((folder / "session.toml").read_text(encoding="utf-8"))
    return [issue["text"] for issue in session["issues"]]


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_everything_kept_and_the_open_line_as_a_draft(
    how: signal.Signals, folder: Path, tmp_path: Path, long: bool
) -> None:
    for number in range(100 if long else 1):
        with Terminal("open", "heron", home=tmp_path, columns=80, rows=24) as terminal:
            opened(terminal)
            terminal.line("t", f"The gate {number}")
            terminal.press("o")
            terminal.wait("━┛")
            terminal.press(*["backspace"] * 10 * (number > 0))  # the line of the time before came back
            terminal.type("half a tho")
            terminal.wait("half a tho")
            begun = time.monotonic()
            while [draft.text for draft in read_drafts(folder)] != ["half a tho"]:
                assert time.monotonic() - begun < 20
                terminal._read(0.02)
            begun = time.monotonic()
            terminal.send(how)
            assert terminal.ended() == 0
            assert time.monotonic() - begun < 5  # a second is the promise; this machine may be busy
        assert issues(folder)[-1] == f"The gate {number}"
        assert [draft.text for draft in read_drafts(folder)] == ["half a tho"]
        assert (folder / ".lock").read_bytes() == b""


def test_the_keys_that_end_or_stop_other_programs_do_nothing_here(folder: Path, tmp_path: Path) -> None:
    with Terminal("open", "heron", home=tmp_path, columns=80, rows=24) as terminal:
        opened(terminal)
        terminal.press("\x03", "\x1a", "\x1c", "\x03")
        terminal.send(signal.SIGTSTP)
        terminal.line("t", "The gate")
        terminal.press("\x03", "\x1a")
        leave(terminal)
    assert issues(folder)[-1] == "The gate"


def test_stopped_and_going_on_it_still_holds_its_session(folder: Path, tmp_path: Path) -> None:
    with Terminal("open", "heron", home=tmp_path, columns=80, rows=24) as terminal:
        opened(terminal)
        terminal.send(signal.SIGSTOP)
        with Terminal("open", "heron", home=tmp_path, columns=80, rows=24) as second:
            second.wait("looking only")
            second.press("c")
            second.wait("1 for later")
            second.press("t")
            second.wait("looked at and not changed")
            leave(second)
            assert "nothing of it was changed" in second.settled()
        terminal.send(signal.SIGCONT)
        terminal.line("t", "The gate")
        leave(terminal)
    assert issues(folder)[-1] == "The gate"


def test_a_thousand_sizes_leave_the_picture_of_a_fresh_start(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(1)
    with Terminal("open", "heron", home=tmp_path, columns=80, rows=24) as terminal:
        opened(terminal)
        before = terminal.settled()
        for _ in range(1000):
            resize(terminal, chance.randint(1, 250), chance.randint(1, 80))
            terminal._read(0)
        resize(terminal, 1, 1)
        resize(terminal, 80, 24)
        terminal.settled()
        terminal.screen.reset()
        terminal.press("b")  # draws every cell anew
        terminal.wait("goes on")
        terminal.press("c")
        terminal.wait("saved")
        assert terminal.settled() == before
        leave(terminal)


def resize(terminal: Terminal, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
