"""A program on a real pseudo-terminal, with a stopwatch: what a terminal emulator shows of it, and when."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.terminal import PATIENCE, Terminal

BARE = Path(__file__).with_name("bare.py")


class Watched(Terminal):
    """A terminal that knows when it began, and when what was waited for could first be seen."""

    def __init__(self, *args: str, home: Path, program: str = "") -> None:
        # Compiled files as after an installation; the first start in a home makes them, the others count.
        environment = {"PYTHONPYCACHEPREFIX": str(home / "compiled")}
        self.began = time.perf_counter()
        super().__init__(*args, home=home, environment=environment, program=program)

    def seen(self, is_there: Callable[[str], bool]) -> float:
        """Read until the screen is as wanted, which it is not yet; return the moment it came, in seconds.

        The moment is that of the bytes; what the emulator needs to draw them is not counted.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            before = len(self.received)
            self._read(0.02)
            if len(self.received) != before and is_there(self.text()):
                return self.arrived
        raise AssertionError(f"never came:\n{self.text()}")

    def until(self, is_so: Callable[[str], bool]) -> float:
        """Ask every millisecond or so until it is so, of the screen and of the world; return the moment."""
        end = time.monotonic() + PATIENCE
        screen, moment = self.text(), time.perf_counter()
        while time.monotonic() < end:
            if is_so(screen):
                return moment
            before = len(self.received)
            self._read(0.001)
            moment = time.perf_counter()
            if len(self.received) != before:
                screen, moment = self.text(), self.arrived
        raise AssertionError(f"never came:\n{self.text()}")

    def look(self) -> None:
        """Take what has been drawn, waiting a moment at most."""
        self._read(0.02)

    def strike(self, key: str) -> float:
        """Press one key, without waiting; return the moment."""
        moment = time.perf_counter()
        os.write(self._handle, key.encode())
        return moment


def bare(what: str, home: Path) -> Watched:
    """Start one of the floors."""
    return Watched("-P", str(BARE), what, home=home, program=sys.executable)


@dataclass(frozen=True)
class Used:
    """What a process has used."""

    seconds: float
    """Of a processor, by all its threads that live."""
    megabytes: float
    """Of memory, resident."""


def used(pid: int) -> Used:
    """Return what a process has used so far. Raises `FileNotFoundError` where there is no /proc."""
    process = Path("/proc") / str(pid)
    nanoseconds = sum(
        int(thread.read_text().split()[0]) for thread in process.glob("task/*/schedstat")
    ) or _missing(process)
    (resident,) = (
        int(line.split()[1])
        for line in (process / "status").read_text().splitlines()
        if line.startswith("VmRSS:")
    )
    return Used(nanoseconds / 1e9, resident / 1024)


def _missing(process: Path) -> int:
    raise FileNotFoundError(f"{process} says nothing of a processor")
