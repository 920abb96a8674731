"""A screen to read: a text that scrolls."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from mediator.board.too_small import TooSmall
from mediator.desk.answering import AnsweringScreen, Pasted
from mediator.desk.commands import Command

Rows = Callable[[int], list[Content]]
"""Lays a text out in rows of at most so many cells."""


class TextScreen(AnsweringScreen[Command | Pasted | None]):
    """Shows a text until it is closed. Answers with words that were pasted, or nothing."""

    DEFAULT_CSS = """
    TextScreen { align: center middle; background: $background; }
    TextScreen VerticalScroll {
        width: 90%; max-width: 104; height: 90%; padding: 1 2; scrollbar-size-vertical: 1;
        background: $surface; border: round $border-blurred;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    TextScreen.-low VerticalScroll { width: 100%; height: 100%; padding: 0 1; }
    """

    def __init__(self, title: str, rows: Rows) -> None:
        super().__init__()
        self._title = title
        self._rows = rows

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = Content(self._title)
            scroll.border_subtitle = Content("Esc closes this · ↑ ↓ move")
            yield Text(self._rows)
        yield TooSmall()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < 18, "-low")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        scroll = self.query_one(VerticalScroll)
        match event.key:
            case "down" | "pagedown" | "space":
                scroll.scroll_relative(y=3 if event.key == "down" else scroll.size.height - 2, animate=False)
            case "up" | "pageup":
                scroll.scroll_relative(y=-3 if event.key == "up" else 2 - scroll.size.height, animate=False)
            case key:
                self.other_key(key)

    def other_key(self, key: str) -> None:
        """Take a key that does not scroll."""
        if key in ("escape", "question_mark", "f1", "q", "enter"):
            self.answer(None)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.answer(Pasted(event.text))


class Text(Widget):
    """Rows of text, laid out for the width there is."""

    DEFAULT_CSS = "Text { height: auto; }"

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))
