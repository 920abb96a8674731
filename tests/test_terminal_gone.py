"""A terminal that goes without a signal: the program sees it for itself, saves and ends."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
import tomllib
from pathlib import Path

import pyte


def test_a_terminal_that_goes_without_a_signal_ends_the_program(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    program = subprocess.Popen(
        [Path(sys.executable).with_name("mediator"), "demo"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "TERM": "xterm-256color",
            "TMPDIR": str(tmp_path),
        },
        start_new_session=True,
    )
    os.close(theirs)
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    end = time.monotonic() + 20
    files: list[Path] = []
    while ("practice" not in "\n".join(screen.display) or not files) and time.monotonic() < end:
        if select.select([ours], [], [], 0.02)[0]:
            stream.feed(os.read(ours, 1 << 16))
        files = list(tmp_path.glob("mediator-practice-*/session.toml"))
    running = tomllib.loads(files[0].read_text(encoding="utf-8"))
    assert "closed" not in running["clock"][-1]
    os.close(ours)
    assert program.wait(timeout=20) == 0
