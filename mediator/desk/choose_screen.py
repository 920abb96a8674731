"""A screen to choose from: some letters, and what fits them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from mediator.board.too_small import TooSmall
from mediator.desk.answering import AnsweringScreen, Pasted
from mediator.text import one_line

V = TypeVar("V")

SHOWN = 12
"""Rows listed at once."""

MOST_DIGITS = 9
"""Options that a digit each can take."""


@dataclass(frozen=True)
class Option(Generic[V]):
    """Something to choose."""

    value: V
    says: str
    aside: str = ""
    """A few quieter words behind it, such as its keys."""
    words: str = ""
    """Other words one might look for."""


def fitting(options: Sequence[Option[V]], query: str) -> list[Option[V]]:
    """Return the options that have every word of *query* in them, those that say it themselves first."""
    words = query.casefold().split()

    def has_all(text: str) -> bool:
        return all(word in text.casefold() for word in words)

    found = [option for option in options if has_all(f"{option.says} {option.words}")]
    return sorted(found, key=lambda option: not has_all(option.says))


class ChooseScreen(AnsweringScreen[V | Pasted | None]):
    """Asks for one of *options*. Answers with its value, with words that were pasted, or nothing.

    With *digits* and at most nine options a digit takes one.
    What is not *listed* is shown once Tab is pressed: some lists are not for every eye.
    """

    DEFAULT_CSS = """
    ChooseScreen { align: center top; background: $background; }
    ChooseScreen Vertical {
        width: 90%; max-width: 90; height: auto; max-height: 100%; margin-top: 2; padding: 0 2;
        background: $surface; border: round $border-blurred;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    """

    def __init__(
        self,
        question: str,
        options: Sequence[Option[V]],
        *,
        listed: bool = True,
        closing: Sequence[str] = ("escape",),
        at: int = 0,
        digits: bool = False,
    ) -> None:
        super().__init__()
        self._question = question
        self._options = options
        self._listed = listed
        self._closed_by = closing
        self._query = ""
        self._at = at
        self._digits = digits and len(options) <= MOST_DIGITS

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self._question)
            yield Static()
        yield TooSmall()

    def on_mount(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self.query_one(Vertical).styles.margin = (0 if self.size.height < 20 else 2, 0, 0, 0)
        self.call_after_refresh(self._draw)

    def _found(self) -> list[Option[V]]:
        return fitting(self._options, self._query)

    def _shown(self) -> tuple[int, list[Option[V]]]:
        """Return the options that are listed now, and how many stand before them."""
        found = self._found() if self._listed else []
        most = max(1, min(SHOWN, self.size.height - 5))
        first = max(0, min(self._at - most // 2, len(found) - most))
        return first, found[first : first + most]

    def _draw(self) -> None:
        first, shown = self._shown()
        static = self.query_one(Static)
        width = static.size.width or self.size.width
        rows = [Content.assemble((f"{self._query}▏", "bold"))]
        for number, option in enumerate(shown, first):
            chosen = number == self._at
            aside = (f"   {option.aside}", "" if chosen else "$text-muted") if option.aside else ""
            digit = f"{self._options.index(option) + 1}  " if self._digits else ""
            row = Content.assemble(digit, one_line(option.says), aside).truncate(width, ellipsis=True)
            rows.append(row.stylize("reverse") if chosen else row)
        more = len(self._found()) - first - len(shown)
        if not self._found():
            rows.append(Content.styled("Nothing has these letters in it.", "$text-muted"))
        elif more and self._listed:
            rows.append(Content.styled(f"{more} more", "$text-muted"))
        static.update(Content("\n").join(rows))
        keys = "Enter takes it · ↑ ↓ move" if self._listed else "Enter takes it · Tab shows the list"
        self.query_one(Vertical).border_subtitle = Content(f"{keys} · Esc closes")

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self.query_one(Static))
        _, shown = self._shown()
        if offset is not None and 1 <= offset.y <= len(shown):
            self.answer(shown[offset.y - 1].value)

    def on_mouse_scroll_down(self) -> None:
        self._move(1)

    def on_mouse_scroll_up(self) -> None:
        self._move(-1)

    def _move(self, step: int) -> None:
        self._at = max(0, min(self._at + step, len(self._found()) - 1))
        self._draw()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        match event.key:
            case key if key in self._closed_by:
                self.answer(None)
            case "enter":
                self._take(self._found())
            case "tab" if not self._listed:
                self._listed = True
            case "down" | "tab":
                self._move(1)
            case "up" | "shift+tab":
                self._move(-1)
            case key if (
                self._digits and not self._query and key in map(str, range(1, len(self._options) + 1))
            ):
                self.answer(self._options[int(key) - 1].value)
            case "backspace":
                self._query, self._at = self._query[:-1], 0
            case _ if event.is_printable and event.character and len(self._query) < 40:
                self._query, self._at = self._query + event.character, 0
        if not self.answered:
            self._draw()

    def _take(self, found: Sequence[Option[V]]) -> None:
        """Take the marked row; where none is listed, the only one that fits, or show those that do."""
        if self._listed and found:
            self.answer(found[self._at].value)
        elif len(found) == 1:
            self.answer(found[0].value)
        else:
            self._listed = True

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.answer(Pasted(event.text))
