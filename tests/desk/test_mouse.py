"""The mouse does what keys do where a thing looks clickable; clickers work wherever one is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from textual import events
from textual.pilot import Pilot

from mediator.board.panels import WHEEL, BodyPanel
from mediator.board.rail import Rail
from mediator.desk.app import SessionApp
from mediator.desk.help_screen import HelpScreen
from mediator.desk.lower_area import AskLine, Footer
from tests.desk.screens import press, rows, settled, text, type_text, write
from tests.rooms import app, live_screen


@asynccontextmanager
async def running(
    tmp_path: Path, *names: str, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[SessionApp, Pilot[None]]]:
    made, _ = app(tmp_path, *(names or ("Maria", "Mr Cole")))
    async with made.run_test(size=size) as pilot:
        await press(pilot, "c")
        yield made, pilot


async def click(pilot: Pilot[None], words: str) -> None:
    """Click on the first of *words* that is drawn."""
    drawn = rows(pilot.app)
    y = next(y for y, row in enumerate(drawn) if words in row)
    await pilot.click(offset=(drawn[y].index(words) + 1, y))


async def test_a_line_is_selected_by_a_click_and_opened_by_another(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot):
        await press(pilot, "g", "4", "1")
        await write(pilot, "w", "No noise after ten")
        await write(pilot, "w", "No drums")
        await click(pilot, "No noise")
        assert live_screen(made).desk.target().text == "No noise after ten"
        await click(pilot, "No noise")
        assert live_screen(made).desk.ask is not None
        await click(pilot, "strike")
        assert "No noise" not in text(made)


async def test_the_footers_keys_can_be_clicked(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot):
        await click(pilot, "jot")
        assert live_screen(made).desk.writing is not None
        await type_text(pilot, "half a thought")
        await click(pilot, "keeps it")
        assert [jot.text for jot in live_screen(made).desk.session.jots] == ["half a thought"]
        await click(pilot, "blank")
        assert live_screen(made).desk.covered()


async def test_a_click_on_a_stage_asks_and_one_on_the_answer_goes_there(tmp_path: Path) -> None:
    for size in ((120, 36), (200, 50)):
        async with running(tmp_path / str(size[0]), size=size) as (made, pilot):
            await click(pilot, "Ideas")
            assert "Go on there?" in text(made)
            assert live_screen(made).desk.session.stage().title == "Opening"
            await click(pilot, "Enter")
            assert live_screen(made).desk.session.stage().title == "Ideas"
            await pilot.click(Rail, offset=(6, 30 if size[0] == 120 else 32))  # under the last stage
            assert live_screen(made).desk.ask is None


async def test_a_name_takes_the_floor_and_yields_it(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot):
        await press(pilot, "g", "4")
        await click(pilot, "Mr Cole")
        assert "speaking: Mr Cole" in text(made)
        await click(pilot, "▸ Mr Cole")
        assert "speaking" not in text(made)


Wheel = TypeVar("Wheel", events.MouseScrollDown, events.MouseScrollUp)


def wheel(kind: type[Wheel], at: float) -> Wheel:
    event = kind(None, 5, 5, 0, 1, 0, False, False, False)
    event.time = at
    return event


async def test_a_wheel_turns_pages_one_at_a_time(tmp_path: Path) -> None:
    async with running(tmp_path, *(f"Party {n}" for n in range(12)), size=(60, 20)) as (made, pilot):
        await press(pilot, "g", "4", "1")
        await write(pilot, "w", "Something that is long enough for several rows of a narrow wall, and more")
        panel = made.screen.query_one(BodyPanel)

        assert "page 1 of" in text(made)
        panel.on_mouse_scroll_down(wheel(events.MouseScrollDown, 100.0))
        panel.on_mouse_scroll_down(wheel(events.MouseScrollDown, 100.0 + WHEEL / 2))
        await press(pilot)
        assert "page 2 of" in text(made)
        panel.on_mouse_scroll_up(wheel(events.MouseScrollUp, 100.0 + 2 * WHEEL))
        await press(pilot)
        assert "page 1 of" in text(made)


async def test_a_click_between_things_does_nothing(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot):
        await settled(made)
        before = text(made)
        for widget in (BodyPanel, Footer, AskLine, Rail):
            await pilot.click(widget, offset=(0, 0))
        await press(pilot, "escape", "c")
        assert text(made) == before
        await press(pilot, "b")
        await pilot.click(offset=(60, 15))
        assert live_screen(made).desk.covered()


async def test_a_clicker_blanks_over_a_menu_and_over_the_help(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot):
        for key in ("b", "full_stop"):
            for opens in ("g", "l", "question_mark"):
                await press(pilot, opens, key)
                assert not isinstance(made.screen, HelpScreen)
                assert live_screen(made).desk.covered()
                assert live_screen(made).desk.ask is None
                await press(pilot, "pagedown", "pageup")
                assert live_screen(made).desk.covered()
                await press(pilot, "c")


async def test_a_clicker_turns_pages_while_a_line_is_open_or_a_menu(tmp_path: Path) -> None:
    async with running(tmp_path, *(f"Party {n}" for n in range(12)), size=(60, 20)) as (made, pilot):
        await press(pilot, "g", "4", "1")
        await write(pilot, "w", "Something that is long enough for several rows of a narrow wall, and more")
        for opens in ("w", "l"):
            await press(pilot, opens, "pagedown")
            assert "page 2 of" in text(made)
            await press(pilot, "pageup")
            assert "page 1 of" in text(made)
            await press(pilot, "escape")


async def test_one_thing_large_goes_from_line_to_line(tmp_path: Path) -> None:
    async with running(tmp_path, size=(40, 12)) as (made, pilot):
        await press(pilot, "g", "4", "1")
        for words in ("No noise", "Some sleep", "A rug"):
            await write(pilot, "w", words)
        assert "A rug" in text(made)
        assert "page 3 of 3" in text(made)
        await press(pilot, "pageup")
        assert "Some sleep" in text(made)
        await press(pilot, "2")  # who speaks changes nothing of the page
        assert "Some sleep" in text(made)
