"""The laptop and the room's own screen as two programs on two terminals, whatever becomes of either."""

import fcntl
import json
import re
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

from tests.benchmarks.sessions import TITLE, TOPIC, kept_session
from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent
AUDITED = Path(__file__).with_name("board_process.py")
SECRET = "she is afraid of him"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return kept_session(tmp_path, "heron", parties=3, entries=30)


def both(laptop: Terminal, wall: Terminal, wanted: str, *, gone: bool = False) -> None:
    """Read from both until *wanted* is on the wall, or off it, in a whole frame.

    A terminal that nobody reads stops the program in it.
    """
    end = time.monotonic() + 20
    while (wanted in wall.text()) is gone or wall.in_a_frame:
        assert time.monotonic() < end, f"{wanted!r}:\n{wall.text()}\n{laptop.text()}"
        laptop._read(0.01)
        wall._read(0.01)


def opened(tmp_path: Path) -> Terminal:
    laptop = Terminal("open", "heron", home=tmp_path)
    laptop.wait(TITLE)
    laptop.press("c")
    laptop.wait(TOPIC)
    return laptop


@pytest.mark.timeout(120)
def test_a_whole_session_on_two_screens(folder: Path, tmp_path: Path) -> None:
    """The room's program opens one file of the session, and loads nothing that knows of another."""
    notes = tmp_path / "notes.json"
    environment = {"BOARD_NOTES": str(notes), "PYTHONPATH": str(ROOT)}
    arguments = (str(AUDITED), "board", "heron")
    with Terminal(*arguments, home=tmp_path, program=sys.executable, environment=environment) as wall:
        wall.wait("Nothing is shown yet")
        with opened(tmp_path) as laptop:
            both(laptop, wall, TOPIC)
            laptop.line("w", "No noise after ten")
            both(laptop, wall, "No noise after ten")
            laptop.press("j")
            laptop.wait("━┛")
            laptop.type(SECRET)
            laptop.slowly("enter")
            laptop.press("f3", "f", "T")
            both(laptop, laptop, "board holds: Wants and reasons")
            laptop.press("f6")
            both(laptop, laptop, "What the room sees")
            assert TOPIC in laptop.settled()
            laptop.press("esc")
            laptop.settled()
            laptop.press("t")
            laptop.wait("━┛")
            laptop.type("half a thought")
            both(laptop, wall, "half a thought")
            laptop.slowly("esc", "b")
            both(laptop, wall, TOPIC, gone=True)
            assert TITLE in wall.text()
            laptop.press("c", "f3", "f")
            both(laptop, wall, "Topics")
            laptop.press("p", "2")
            both(laptop, wall, "We go on at")
            laptop.slowly("c", "q", "enter")
            assert laptop.ended() == 0
        wall.wait("Nothing", gone=True)
        wall.wait("Topic", gone=True)
        assert not wall.settled().strip(), "nothing is left on the wall"
        wall.press("x", "enter", "q")
        assert wall.ended() == 0
        assert not wall.settled().strip()
        received = bytes(wall.received)
    assert SECRET.encode() not in received
    assert not re.search(rb"\x1b\][012];", received), "no window's title says anything"
    told = json.loads(notes.read_text())
    of_sessions = {path for path in told["opened"] if str(tmp_path / "mediator") in path}
    assert of_sessions == {str(folder / "board.toml")}
    ours = {name.split(".")[1] for name in told["loaded"] if name.startswith("mediator.")}
    assert ours <= {"cli", "archive", "board", "view", "text", "clean"}
    assert {name for name in told["loaded"] if name.startswith("mediator.archive.")} <= {
        f"mediator.archive.{name}" for name in ("durable", "folder", "places", "sessions")
    }
    left = (folder / "board.toml").read_bytes()
    assert TITLE.encode() not in left
    assert b"ended = true" in left


@pytest.mark.timeout(120)
def test_a_writer_that_freezes_is_killed_and_comes_again(folder: Path, tmp_path: Path) -> None:
    with opened(tmp_path) as laptop, Terminal("board", "heron", home=tmp_path) as wall:
        both(laptop, wall, TOPIC)
        laptop.send(signal.SIGSTOP)
        wall.wait("last update 5 s ago")
        assert TOPIC in wall.text()
        with Terminal("board", "heron", home=tmp_path, columns=80, rows=24) as second:
            second.wait(TOPIC)
            second.press("\x03")
            assert second.ended() == 0
        laptop.send(signal.SIGCONT)
        both(laptop, wall, "last update", gone=True)
        (folder / "board.toml").unlink()
        laptop.line("w", "No noise after ten")
        both(laptop, wall, "No noise after ten")
        laptop.send(signal.SIGKILL)
        assert laptop.ended() == -signal.SIGKILL
        assert "No noise after ten" in wall.settled()
        with opened(tmp_path) as again:
            again.line("w", "Music on Sundays")
            both(again, wall, "Music on Sundays")
            wall.send(signal.SIGSTOP)
            again.line("w", "A knock first")
            again.slowly("b")
            wall.send(signal.SIGCONT)
            both(again, wall, TOPIC, gone=True)
            assert TITLE in wall.text()
            again.send(signal.SIGTERM)
            both(again, wall, TITLE, gone=True)
        fcntl.ioctl(wall._handle, termios.TIOCSWINSZ, struct.pack("HHHH", 7, 28, 0, 0))
        wall.screen.resize(7, 28)
        wall.wait("needs 30")
        wall.hang_up()
        assert wall.ended() in (0, -signal.SIGHUP)
