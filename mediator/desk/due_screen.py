"""What is due in all sessions, to read, and the way to following one of them up."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content

from mediator.desk.text_screen import TextScreen


class DueScreen(TextScreen):
    """Shows what is due, by code."""

    def __init__(self, text: str) -> None:
        super().__init__("What is due", lambda width: Content(text).wrap(max(1, width)))
        self.follows = False
        """Whether it was closed in order to follow a session up."""

    def on_mount(self) -> None:
        subtitle = Content("f follows one up · Esc closes this · ↑ ↓ move")
        self.query_one(VerticalScroll).border_subtitle = subtitle

    def other_key(self, key: str) -> None:
        self.follows = key == "f"
        super().other_key("escape" if self.follows else key)
