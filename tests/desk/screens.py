"""Pressing keys and reading the screen of an app under test."""

import asyncio
from collections.abc import Callable

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot

from mediator.desk.app import SessionApp
from mediator.desk.line import WritingLine
from tests.rooms import live_screen

SIZES = [(200, 50), (120, 36), (80, 24), (60, 20), (40, 12)]
"""What a wall has, from a large one to a phone."""

Look = Callable[[Pilot[None], str], None]
"""Holds what is drawn now, under the name of a view."""

Sizes = Callable[[str], list[tuple[int, int]]]
"""Says at which sizes to look at a theme."""


async def press(pilot: Pilot[None], *names: str) -> None:
    """Press keys, quickly, and let the app answer each; without a name, only let it answer."""
    for name in names or (None,):
        if name is not None:
            pilot.app.simulate_key(name)
        await _answered(pilot)


async def _answered(pilot: Pilot[None]) -> None:
    """Let the app answer the keys it was given, and draw."""
    await pilot.pause(0)
    if isinstance(pilot.app, SessionApp):
        while pilot.app.is_running and not pilot.app.keys.answered:
            await pilot.pause(0)
    for _ in range(2):
        await pilot.pause(0)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Put text into the open line, as if typed at its end."""
    field = pilot.app.screen.query_one(WritingLine)
    assert field.open, "no line is open"
    field.write(text)
    await _answered(pilot)


async def write(pilot: Pilot[None], key: str, text: str) -> None:
    """Open a line by its key, write, and keep it."""
    await press(pilot, key)
    await type_text(pilot, text)
    await press(pilot, "enter")


async def settled(app: SessionApp) -> None:
    """Wait until everything is saved and the screen has looked at the time."""
    assert app.sitting is not None
    assert await asyncio.to_thread(app.sitting.saver.flush, 5)
    live_screen(app).look_at_the_time()
    for _ in range(3):
        await asyncio.sleep(0)


async def ended(app: SessionApp) -> None:
    """Wait until the app has ended, or is about to."""
    for _ in range(500):
        if not app.is_running or app._exit:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it does not end")


def rows(app: App[None]) -> list[str]:
    """Return the screen's rows as text (the one place that uses the compositor)."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def text(app: App[None]) -> str:
    return "\n".join(rows(app))


STILL = 6
"""Looks in a row at which a picture is the same once it has come to rest."""


async def resize(pilot: Pilot[None], size: tuple[int, int]) -> None:
    """Give the terminal another size, and wait until what is drawn has it and has come to rest."""
    app, wanted = pilot.app, Size(*size)
    assert isinstance(app._driver, HeadlessDriver)
    app._driver._size = wanted
    app.post_message(Resize(wanted, wanted))
    same, before = 0, ""
    for _ in range(400):
        await pilot.pause(0)
        strips = app.screen._compositor.render_strips()
        there = app.screen.outer_size == wanted == (strips[0].cell_length, len(strips))
        now = "\n".join(strip.text for strip in strips)
        same = same + 1 if there and now == before else 0
        before = now
        if same == STILL:
            return
    raise AssertionError(f"the picture does not come to rest at {size}")
