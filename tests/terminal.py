"""The installed program on a real pseudo-terminal, read as a terminal reads it."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pagedown": "\x1b[6~",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f6": "\x1b[17~",
    "ctrl+q": "\x11",
    "ctrl+p": "\x10",
}
FRAMES_WANTED = b"\x1b[?2026$p"
"""What a program asks to know whether the terminal waits for the end of a frame before it shows it."""
FRAMES_KNOWN = b"\x1b[?2026;2$y"
LOOK, LOOKS = 0.01, 4
"""Seconds between two looks at whether a program rests, and how many of them say so."""
PATIENCE = 20.0
"""Seconds to wait for a text; generous, for a busy machine."""


class Terminal:
    """A pseudo-terminal with `mediator ARGS` in it, or with another *program*, by its path."""

    def __init__(
        self,
        *args: str,
        home: Path,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
        program: str = "",
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._drawn = 0
        """How much of what was received is on the screen; the rest is drawn when somebody looks."""
        self.received = bytearray()
        self.arrived = 0.0
        """When the last of it came, in seconds of `time.perf_counter`."""
        self.status: int | None = None
        program = program or str(Path(sys.executable).with_name("mediator"))
        surroundings: Mapping[str, str] = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "MEDIATOR_HOME": str(home / "mediator"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            **(environment or {}),
        }
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execve(program, [program, *args], dict(surroundings))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.hang_up()

    def text(self) -> str:
        # pyte takes the private sequences of the keyboard protocol for text.
        new = bytes(self.received[self._drawn :])
        self._stream.feed(new.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b"").replace(b"\x1b[?u", b""))
        self._drawn = len(self.received)
        return "\n".join(row.rstrip() for row in self.screen.display)

    def wait(self, wanted: str, *, gone: bool = False) -> None:
        """Read until *wanted* is on the screen, or off it."""
        end = time.monotonic() + PATIENCE
        while (wanted in self.text()) is gone:
            if time.monotonic() > end:
                raise AssertionError(f"{wanted!r} {'stayed' if gone else 'never came'}:\n{self.text()}")
            self._read(0.02)

    @property
    def in_a_frame(self) -> bool:
        """Whether the screen is half drawn: the program has begun a frame and not ended it."""
        return self.received.rfind(b"\x1b[?2026h") > self.received.rfind(b"\x1b[?2026l")

    def settled(self) -> str:
        """Read until nothing more has come for a while; return the screen."""
        self.rest()
        return self.text()

    def rest(self) -> None:
        """Read until the program has nothing more to do, however busy the machine is.

        It has when all its threads sleep and none of them has run for longer than a frame takes to come; or,
        where one looks at something again and again, when nothing has come of it for a while.
        """
        still = silent = 0
        before, end = (0, -1), time.monotonic() + PATIENCE
        while still < LOOKS and silent < 4 * LOOKS and time.monotonic() < end:
            self._read(LOOK)
            now = (self._ran(), len(self.received))
            rests = now[0] >= 0 and not self.in_a_frame
            silent = silent + 1 if rests and now[1] == before[1] else 0
            still = still + 1 if rests and now == before else 0
            before = now

    def _ran(self) -> int:
        """Return how long the program's threads have run, in nanoseconds; -1 while one of them wants to."""
        ran, tasks = 0, Path(f"/proc/{self.pid}/task")
        if self.status is not None or not tasks.exists():
            return 0
        try:
            for task in tasks.iterdir():
                if (task / "stat").read_text().rpartition(")")[2].split()[0] in "RD":
                    return -1
                ran += int((task / "schedstat").read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):  # a thread has ended
            return -1
        return ran

    def press(self, *names: str) -> None:
        """Press keys by name or letter; Esc is given the time a terminal needs to know it from a sequence."""
        for name in names:
            os.write(self._handle, KEYS.get(name, name).encode())
            pause = time.monotonic() + (0.2 if name == "esc" else 0.05)
            while (left := pause - time.monotonic()) > 0:
                self._read(left)

    def slowly(self, *names: str) -> None:
        """Press keys, each once the one before is answered: a busy machine may read several at once."""
        for name in names:
            if name == "esc":  # what comes too soon behind it makes it another key
                self.press(name)
            else:
                os.write(self._handle, KEYS.get(name, name).encode())
            self.rest()

    def type(self, text: str) -> None:
        os.write(self._handle, text.encode())

    def line(self, key: str, text: str) -> None:
        """Open a line by its key, write, keep it, and wait for it to be kept."""
        self.press(key)
        self.wait("━┛")
        self.type(text)
        self.wait(text[-10:])
        self.press("enter")
        self.wait("━┛", gone=True)

    def send(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def ended(self) -> int:
        """Wait for the program to end and return its exit status; a signal's number is negative."""
        end = time.monotonic() + PATIENCE
        while self.status is None:
            if self._handle >= 0:
                self._read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                raise AssertionError(f"the program goes on:\n{self.text()}")
            else:
                select.select([], [], [], 0.01)
        return self.status

    def _read(self, seconds: float) -> None:
        if not select.select([self._handle], [], [], seconds)[0]:
            return
        try:
            data = os.read(self._handle, 1 << 16)
        except OSError:  # the other end is closed
            return
        self.arrived = time.perf_counter()
        self.received += data
        if FRAMES_WANTED in data:
            os.write(self._handle, FRAMES_KNOWN)
