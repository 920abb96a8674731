"""Private notes, private meetings and the desk as they are drawn, and as they are not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from mediator.desk import desk_panel
from mediator.desk.app import SessionApp
from mediator.desk.desk_panel import DeskPanel
from mediator.desk.line import WritingLine
from mediator.desk.live_screen import IDLE_DESK, IDLE_LINE
from mediator.insight.desk import DeskView, desk_view
from tests.desk.screens import Look, press, resize, settled, text, type_text, write
from tests.rooms import FakeClock, app, live_screen

PRIVATE_SIZES = [(200, 50), (120, 36), (80, 24)]


@asynccontextmanager
async def sitting(tmp_path: Path, *names: str) -> AsyncIterator[tuple[SessionApp, Pilot[None], FakeClock]]:
    made, clock = app(tmp_path, *(names or ("Maria", "Mr Cole")))
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot, "c", "g", "4", "space")
        yield made, pilot, clock


async def open_desk(pilot: Pilot[None]) -> None:
    await press(pilot, "N", "y", "enter")


async def test_a_note_looks_like_any_line_that_is_not_to_be_seen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, _):
        seen = []
        for key, words in (("j", "short"), ("n", "a note of quite another length, about somebody")):
            await press(pilot, key)
            await type_text(pilot, words)
            await settled(made)
            seen.append((text(made), made.screen.query_one(WritingLine).cursor_screen_offset))
            await press(pilot, "escape", "2")
            await press(pilot, "2")
        assert seen[0] == seen[1]


async def test_a_note_from_within_a_line_gives_the_words_and_the_cursor_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, clock):
        await press(pilot, "1", "w")
        await type_text(pilot, "No noise after ten")
        field = made.screen.query_one(WritingLine)
        field.cursor_position = 8
        for ends in ("enter", "escape"):
            await press(pilot, "f4")
            await type_text(pilot, "canary")
            assert "canary" not in text(made)
            assert "No noise" not in text(made), "the line that waits is not the note's"
            await press(pilot, ends)
            assert (field.value, field.cursor_position) == ("No noise after ten", 8)
            assert "writing to the wall" in text(made)
        await press(pilot, "f4")
        clock.advance(IDLE_LINE)
        live_screen(made).look_at_the_time()
        assert field.value == "No noise after ten"
        await press(pilot, "enter")
        record = live_screen(made).desk.live.record
        assert [want.text for want in record.session.positions] == ["No noise after ten"]
        assert [note.text for note in record.private.notes] == ["canary"]


async def test_the_desk_is_worked_out_anew_when_something_has_changed_and_once_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[datetime] = []

    def counted(*args: Any, **more: Any) -> DeskView:
        worked_out.append(args[3])
        return desk_view(*args, **more)

    monkeypatch.setattr(desk_panel, "desk_view", counted)
    async with sitting(tmp_path) as (made, pilot, clock):
        await open_desk(pilot)
        screen, before = live_screen(made), len(worked_out)
        for _ in range(3):
            clock.advance(0.5)
            screen.look_at_the_time()
        assert len(worked_out) == before
        clock.advance(58)
        await press(pilot, "comma")
        assert len(worked_out) == before + 1
        screen.look_at_the_time()
        clock.advance(1)
        screen.look_at_the_time()
        assert len(worked_out) == before + 2, "the minute is over"


async def test_words_of_a_note_are_copied_nowhere_on_the_desk_either(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, _):
        await open_desk(pilot)
        await press(pilot, "n")
        await type_text(pilot, "canary")
        field = made.screen.query_one(WritingLine)
        field.select_all()
        field.action_copy()
        field.action_cut()
        assert made.clipboard == ""
        assert field.value == "canary"


async def test_esc_again_and_again_ends_at_the_curtain_from_the_deepest_place(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, _):
        desk = live_screen(made).desk
        await press(pilot, "w")
        await type_text(pilot, "half a thought")
        await press(pilot, "f4")
        await type_text(pilot, "canary")
        await press(pilot, *["escape"] * 4)
        assert desk.covered()
        assert (desk.writing, desk.ask) == (None, None)
        await press(pilot, "f3", "a", "1", "enter", "w")
        await type_text(pilot, "canary")
        await press(pilot, "f4")
        await press(pilot, *["escape"] * 4)
        assert "A private meeting" in text(made)
        await write(pilot, "w", "canary")
        await press(pilot, "c", "enter", "enter", "y", "enter", "i")
        assert "canary" in text(made)
        await type_text(pilot, "if")
        await press(pilot, *["escape"] * 4)
        assert desk.unseen is None
        assert "canary" not in text(made)
        assert text(made).split() == ["Quiet", "nights", "c", "goes", "on"]


async def test_nothing_private_is_drawn_while_the_room_sees_this_screen(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, _):
        await write(pilot, "n", "canary one")
        await write(pilot, "e", "canary offered")
        await press(pilot, "l", "u", "1")
        await write(pilot, "w", "canary summed up")
        await press(pilot, "y", "escape", "e", "escape", "c", "l", "u", "1", "e", "escape", "l")
        assert "stuck" not in text(made)
        await press(pilot, "m", "escape", "l", "n", "escape", "f3", "a", "1", "2", "l", "n", "2")
        await type_text(pilot, "canary worst")
        await press(pilot, "enter")
        for key in "twioarfjn":
            await write(pilot, key, f"canary {key}")
        await press(pilot, "c", "enter", "escape")
        await settled(made)
        for keys in (
            ("c",), ("n",), ("escape", "u"), ("ctrl+r",), ("comma",), ("f3",), ("escape", "f3", "u"),
            ("f3", "g"), ("f3", "m"), ("escape", "l"), ("K",), ("H",), ("enter",), ("e",), ("escape", "f1"),
            ("escape", "ctrl+p"), ("escape", "N"), ("y",), ("escape", "w", "f2"), ("escape", "q"),
        ):  # fmt: skip
            await press(pilot, *keys)
            assert "canary" not in text(made), keys
            assert not made.screen.query(DeskPanel)
        assert made.clipboard == ""
        assert made.sitting is not None
        folder = tmp_path
        for name in ("session.toml", "agreement.toml"):
            assert "canary" not in (folder / name).read_text()
        assert (folder / "private.toml").read_text().count("canary") >= 13


async def test_the_desk_shows_it_and_closes_after_a_minute_without_a_key(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, clock):
        await write(pilot, "n", "canary")
        await open_desk(pilot)
        assert "canary" in text(made)
        await press(pilot, "n")
        await type_text(pilot, "read as it is typed")
        assert "read as it is typed" in text(made)
        await press(pilot, "enter", "f3", "u")
        clock.advance(IDLE_DESK - 1)
        live_screen(made).look_at_the_time()
        await press(pilot)
        assert "canary" in text(made)
        clock.advance(1)
        live_screen(made).look_at_the_time()
        await press(pilot)
        assert text(made).split() == ["Quiet", "nights", "c", "goes", "on"]
        assert not made.screen.query(DeskPanel)


async def test_when_the_terminal_changes_its_size_the_desk_is_gone(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, _):
        await write(pilot, "n", "canary")
        await press(pilot, "N", "n")
        assert "canary" in text(made)
        await resize(pilot, (100, 30))
        assert "canary" not in text(made)
        assert "Do you see this sentence on the wall?" in text(made)
        await press(pilot, "n")
        assert "canary" in text(made)


async def test_with_two_screens_the_desk_goes_on_beside_the_board(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, clock):
        await press(pilot, "N", "n", "1")
        await write(pilot, "w", "No noise after ten")
        clock.advance(2 * IDLE_DESK)
        live_screen(made).look_at_the_time()
        await press(pilot, "b", "comma")
        shown = text(made)
        for words in ("No noise after ten", "The room sees: the curtain", "question 1 of 4", "Only you"):
            assert words in shown


async def test_pages_of_the_desk_turn_after_those_of_the_board(tmp_path: Path) -> None:
    async with sitting(tmp_path) as (made, pilot, _):
        for number in range(20):
            await write(pilot, "n", f"note number {number}")
        await open_desk(pilot)
        assert "page 1 of 2" in text(made)
        assert "note number 19" in text(made)
        await press(pilot, "pagedown")
        assert "note number 0" in text(made)
        assert "note number 19" not in text(made)


@pytest.mark.timeout(120)
async def test_pictures_of_a_private_meeting_and_of_the_desk(tmp_path: Path, look: Look) -> None:
    made, clock = app(tmp_path, "Maria", "Mr Cole", "Housing office")

    async def at_every_size(view: str, *keys: str) -> None:
        await settled(made)
        for size in PRIVATE_SIZES:
            await resize(pilot, size)
            await press(pilot, *keys)
            await settled(made)
            look(pilot, view)
            await press(pilot, *("N" for _ in keys[:1]))

    async with made.run_test(size=PRIVATE_SIZES[-1]) as pilot:
        await press(pilot, "c", "g", "4", "space", "1")
        await write(pilot, "w", "No noise after ten")
        await write(pilot, "n", "Looks at the door when the boy is named")
        await press(pilot, "2")
        await write(pilot, "w", "To live normally")
        await press(pilot, "f3", "a", "2", "2")
        await write(pilot, "w", "A word of regret about the letter")
        await write(pilot, "o", "The cellar could be free from May")
        await write(pilot, "n", "Said it twice")
        await at_every_size("private-meeting")
        clock.advance(9 * 60)
        await at_every_size("private-meeting-on-the-desk", "N", "y", "enter")
        await press(pilot, "c", "enter", "enter", "enter", "i", "enter")
        await type_text(pilot, "the rent stays as it is")
        await press(pilot, "enter", "N")
        clock.advance(12 * 60)
        await press(pilot, "1", "1")
        await at_every_size("desk", "N", "y", "enter", "comma", "f3", "g")
