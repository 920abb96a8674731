"""What is due in all sessions, to read, and the way to following one of them up."""

from __future__ import annotations

import re

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content

from mediator.desk.text_screen import Text, TextScreen

_LINE = re.compile(r"\d{4}-\d\d-\d\d  +\S.*?  +(\S+)  ")
"""A line of the list: its day, how long ago or ahead, and the session's code."""


class DueScreen(TextScreen):
    """Shows what is due, by code; the arrows choose a line, and its session can be followed up."""

    def __init__(self, text: str) -> None:
        super().__init__("What is due", self._laid_out)
        self._lines = text.splitlines()
        self._codes = [found[1] if (found := _LINE.match(line)) else "" for line in self._lines]
        self._at = 0
        self.follows = ""
        """The code of the session that is to be followed up, if it was closed for that."""
        self.other = False
        """Whether it is another one, which is still to be named."""

    def on_mount(self) -> None:
        subtitle = Content("↑ ↓ choose · f or Enter follows it up · o another one · Esc closes this")
        self.query_one(VerticalScroll).border_subtitle = subtitle

    def _laid_out(self, width: int) -> list[Content]:
        return [row for n in range(len(self._lines)) for row in self._rows_of(n, width)]

    def _rows_of(self, n: int, width: int) -> list[Content]:
        here = n == self._at and self._codes[n]
        return Content.styled(self._lines[n], "bold reverse" if here else "").wrap(max(1, width))

    def on_key(self, event: events.Key) -> None:
        if event.key not in ("down", "up") or not any(self._codes):
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        last = max(n for n, code in enumerate(self._codes) if code)
        self._at = max(0, min(last, self._at + (1 if event.key == "down" else -1)))
        text, scroll = self.query_one(Text), self.query_one(VerticalScroll)
        text.refresh()
        above = sum(len(self._rows_of(n, text.size.width)) for n in range(self._at))
        scroll.scroll_to(y=max(0, above - scroll.size.height // 2), animate=False)

    def other_key(self, key: str) -> None:
        if key in ("f", "enter"):
            self.follows = self._codes[self._at] if self._codes else ""
        self.other = key == "o" or (key == "f" and not self.follows)
        super().other_key("escape" if key in ("f", "o") else key)
