"""A mistake in any handler ends the program with its place, no text, and everything saved."""

from collections.abc import Callable
from pathlib import Path
from types import FunctionType

import pytest
from textual.widget import Widget

from mediator.archive.session_files import load
from mediator.desk import commands
from mediator.desk.app import SessionApp
from mediator.desk.commands import COMMANDS
from tests.desk.screens import press, type_text, write
from tests.rooms import app
from tests.rooms import live_screen as the_live_screen

SECRET = "what nobody may read"
KEPT = "How can both homes rest?"
CALLED = ("on_", "_on_", "render", "get_content_", "show", "tick", "draw", "look_at_", "line_key", "press")
QUICK = 5
"""Of so many one in the suite; `--long` takes them all."""


def handlers(made: SessionApp) -> list[tuple[type[Widget], str]]:
    """Return what Textual or a timer calls in a live session, found by walking what is on the screen."""
    screen = the_live_screen(made)
    kinds = sorted(
        {type(widget) for widget in (screen, *screen.query(Widget))}, key=lambda kind: kind.__name__
    )
    return [
        (kind, name)
        for kind in kinds
        for name, value in vars(kind).items()
        if kind.__module__.startswith("mediator.") and isinstance(value, FunctionType)
        if name.startswith(CALLED) or hasattr(value, "_textual_on")
    ]


def fail(*_: object, **__: object) -> None:
    local = f"{SECRET} and more"
    raise ValueError(local)


async def use(made: SessionApp, make_fail: Callable[[SessionApp], object]) -> None:
    """Keep a line, and fail while another is written."""
    async with made.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await write(pilot, "t", KEPT)
        await press(pilot, "w")
        await type_text(pilot, SECRET)
        make_fail(made)
        for _ in range(100):
            await pilot.pause(0)
            if made.crash:
                break


async def is_harmless(folder: Path, make_fail: Callable[[SessionApp], object]) -> None:
    """The words it ends with are a place; what was kept is in the file."""
    made, _ = app(folder, SECRET)
    with pytest.raises(ValueError, match=SECRET):  # for this test; nobody prints it
        await use(made, make_fail)
    assert made.crash.startswith("ValueError at ")
    assert "test_crashes.py:" in made.crash
    assert SECRET not in made.crash
    assert made.sitting is not None
    assert made.sitting.close()
    assert [issue.text for issue in load(folder).record.session.issues] == [KEPT]


@pytest.mark.timeout(600)
async def test_a_mistake_in_any_handler(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    found: list[tuple[type[Widget], str]] = []

    def look(made: SessionApp) -> None:
        found.extend(handlers(made))
        made.exit()

    await use(app(tmp_path / "first", SECRET)[0], look)
    assert len(found) > 40
    for number, (kind, name) in enumerate(found):
        if number % QUICK and not long:
            continue

        def make_fail(made: SessionApp, kind: type[Widget] = kind, name: str = name) -> None:
            screen = the_live_screen(made)
            there = screen if isinstance(screen, kind) else screen.query(kind).first()
            monkeypatch.setattr(kind, name, fail)
            there.call_later(getattr(there, name))

        with monkeypatch.context():
            await is_harmless(tmp_path / str(number), make_fail)
        monkeypatch.undo()
    said = capfd.readouterr()
    assert SECRET not in said.out + said.err


@pytest.mark.timeout(600)
async def test_a_mistake_in_any_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: bool) -> None:
    for number, command in enumerate(COMMANDS):
        if number % (4 * QUICK) and not long:
            continue

        def make_fail(made: SessionApp, name: str = command.name) -> None:
            object.__setattr__(commands.BY_NAME[name], "run", fail)
            screen = the_live_screen(made)
            screen.desk.writing = None
            screen.call_later(screen.run_command, commands.BY_NAME[name])

        before = command.run
        try:
            await is_harmless(tmp_path / command.name, make_fail)
        finally:
            object.__setattr__(command, "run", before)
