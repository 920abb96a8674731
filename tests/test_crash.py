"""A mistake of the program's own says where, and never what."""

import subprocess
import sys
from pathlib import Path

CRASHING = """
import os, sys
from pathlib import Path
from tests.rooms import app, live_screen
from mediator.desk import commands
from mediator.cli.running import run_app
SECRET = "the words of " + "a party"
def broken(desk):
    local = SECRET
    raise ValueError(local)
made, _ = app(Path(sys.argv[1]), SECRET)
object.__setattr__(commands.BY_NAME["show_topics"], "run", broken)
made.call_later(lambda: (live_screen(made).press("c"), live_screen(made).press("T")))
run_app(made)
"""


def test_a_crash_prints_its_place_and_no_text(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASHING, str(tmp_path)],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=40,
        check=False,
    )
    said = done.stderr.rsplit("\x1b", 1)[-1]
    assert done.returncode == 1
    assert "mediator stopped because of a mistake of its own: ValueError at" in done.stderr
    assert "<string>:" in said
    assert "words of a party" not in said
    assert "Traceback" not in done.stderr
    assert "is saved" in done.stderr
