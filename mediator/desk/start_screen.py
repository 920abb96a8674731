"""The start screen: a menu of every way in, and of whatever else the shell can do. It names no case."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mediator.board.too_small import TooSmall
from mediator.desk.lower_area import flowed
from mediator.desk.start_doors import Door, Program, Run, StartDoors, Texts
from mediator.desk.ways_in import WaysIn
from mediator.insight.due import WITHIN

_WIDTH = 64
"""Columns of the menu, as its style has it."""

DOOR = "door"
"""The group of workers that go through the menu's doors."""


class StartScreen(Screen[None], inherit_bindings=False):
    """A menu of one letter each."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = """
    StartScreen { align: center middle; }
    StartScreen Static { width: 64; max-width: 100%; padding: 0 2; }
    StartScreen #said { color: $text-accent; min-height: 2; padding: 1 2 0 2; }
    """

    def __init__(self, ways: WaysIn, texts: Texts, program: Program, *, practice: Path) -> None:
        """*practice* is the folder of the invented case."""
        super().__init__()
        self._ways = ways
        self._menu = StartDoors(self, ways, texts, program, practice).menu
        self._due = ""
        self._past = 0
        self._rows: list[Door | None] = []
        """What stands in each row of the menu, for the mouse."""

    def compose(self) -> ComposeResult:
        yield Static(id="menu")
        yield Static(id="said")
        yield TooSmall()

    def on_mount(self) -> None:
        self._draw()
        self.count_due()

    def _draw(self) -> None:
        due = " · ".join(filter(None, (self._due, self._past_words())))
        if self.size.height < len(self._menu) + 11:  # with the gaps, and what is said
            words = [Content.assemble(_key(door.key), " ", door.word) for door in self._menu]
            rows, self._rows = flowed(words, max(1, min(_WIDTH, self.size.width) - 4)), []
        else:
            rows, self._rows = [Content.styled("mediator", "bold"), Content("")], [None, None]
            for door in self._menu:
                rows.append(Content.assemble(_key(door.key), "  ", door.says))
                self._rows.append(door)
                if door.last:
                    rows.append(Content(""))
                    self._rows.append(None)
        rows += [Content(""), Content.styled(due, "$text-muted")] if due else []
        self.query_one("#menu", Static).update(Content("\n").join(rows))

    def _past_words(self) -> str:
        if self._past == 1:
            return "1 file past its date"
        return f"{self._past} files past their date" if self._past else ""

    def on_resize(self) -> None:
        self._draw()

    def say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))

    @work(exclusive=True, group="due")
    async def count_due(self) -> None:
        """Look, without keeping anyone waiting, how much is due, and what may be let go."""
        count = await asyncio.to_thread(self._ways.due_soon, lambda: self.is_attached)
        numbers = {f"due within {WITHIN} days": count["today"] + count["ahead"], "late": count["late"]}
        told = ", ".join(f"{words}: {number}" for words, number in numbers.items() if number)
        self._due = told.capitalize()
        self._past = await asyncio.to_thread(self._ways.past_their_date)
        self._draw()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.say("")
        wanted = {"ctrl+q": "q", "question_mark": "k", "f1": "k"}.get(event.key, event.key)
        for door in self._menu:
            if door.key == wanted:
                self._go(door)

    def on_click(self, event: events.Click) -> None:
        menu = self.query_one("#menu", Static)
        offset = event.get_content_offset(menu)
        if offset is not None and 0 <= offset.y < len(self._rows):
            door = self._rows[offset.y]
            if door is not None:
                self._go(door)

    def _go(self, door: Door) -> None:
        """Go through one door at a time: a second letter of the same burst finds the way closed."""
        busy = any(worker.group == DOOR and not worker.is_finished for worker in self.workers)
        if not busy and self.app.screen is self:
            self.go_through(door.run)

    def go_through(self, run: Run) -> None:
        """Let what is behind a door happen."""
        if (going := run()) is not None:
            self.run_worker(going, group=DOOR, exclusive=True)


def _key(key: str) -> Content:
    return Content.styled(f" {key} ", "bold $text-accent on $panel")
