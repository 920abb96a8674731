"""The first picture comes before anything of a session is loaded; a mistake in one is explained after it."""

import os
import subprocess
import sys
from pathlib import Path

from mediator.archive.reading import Problem, Unreadable
from mediator.desk.app import SessionApp
from mediator.desk.ways_in import WaysIn
from tests import rooms
from tests.desk.screens import press, text
from tests.terminal import Terminal

STARTING = """
import sys
from mediator.cli import commands
from mediator.desk.app import SessionApp
commands.needs_terminal = lambda *_: None
loaded = lambda: [name for name in ("pydantic", "mediator.record.record") if name in sys.modules]
SessionApp.run = lambda app: print(loaded())
commands.main(["demo"], standalone_mode=False)
"""


def test_the_first_picture_loads_no_model(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTING],
        env={**os.environ, "MEDIATOR_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
    )
    assert done.stdout == "[]\n"


async def test_a_session_is_opened_behind_the_first_picture(tmp_path: Path) -> None:
    clock = rooms.FakeClock()
    sitting = rooms.new_sitting(tmp_path, clock, "Maria", "Mr Cole")
    seen: list[str] = []

    def first(app: SessionApp, _: WaysIn) -> None:
        seen.append(text(app))
        app.sit(sitting)

    app = SessionApp(first, lambda: rooms.ways(tmp_path, clock))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert [picture.strip() for picture in seen] == ["mediator"], "it was drawn, and names no case"
        assert "Quiet nights" in text(app)
        assert "Maria" not in text(app), "the curtain is there"
        assert app.sitting is sitting
    sitting.close()


async def test_what_cannot_be_opened_ends_it(tmp_path: Path) -> None:
    problem = Unreadable([Problem(str(tmp_path), None, "is damaged")])

    def first(app: SessionApp, _: WaysIn) -> None:
        raise problem

    app = SessionApp(first, lambda: rooms.ways(tmp_path, rooms.FakeClock()))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
    assert app.failed is problem
    assert app.crash == ""


def test_on_a_terminal_its_mistakes_are_explained(tmp_path: Path) -> None:
    folder = tmp_path / "mediator" / "sessions" / "2026-11-22-heron"
    folder.mkdir(parents=True)
    (folder / "session.toml").write_text('format = 1\ntitel = "x"\n')
    with Terminal("open", "heron", home=tmp_path) as terminal:
        terminal.wait("“titel” is not known here")
        assert terminal.ended() == 1
        assert "Traceback" not in terminal.text()
