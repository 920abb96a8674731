"""A screen to read: a text that scrolls."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mediator.desk.choose_screen import Pasted


class TextScreen(ModalScreen[Pasted | None], inherit_bindings=False):
    """Shows a text until it is closed. Answers with words that were pasted, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    TextScreen { align: center middle; }
    TextScreen VerticalScroll {
        width: 90%; max-width: 104; height: 90%; padding: 1 2;
        background: $surface; border: round $panel-lighten-3;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    """

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._left = False

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = Content(self._title)
            scroll.border_subtitle = Content("Esc closes this · ↑ ↓ move")
            yield Static(self._text)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        scroll = self.query_one(VerticalScroll)
        match event.key:
            case "down" | "pagedown" | "space":
                scroll.scroll_relative(y=3 if event.key == "down" else scroll.size.height - 2, animate=False)
            case "up" | "pageup":
                scroll.scroll_relative(y=-3 if event.key == "up" else 2 - scroll.size.height, animate=False)
            case "escape" | "question_mark" | "f1" | "q" | "enter":
                self._answer(None)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._answer(Pasted(event.text))

    def _answer(self, answer: Pasted | None) -> None:
        if not self._left:  # keys already on their way find the text closed
            self._left = True
            self.dismiss(answer)
