"""A screen that asks for one line of text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from mediator.board.too_small import TooSmall
from mediator.desk.answering import AnsweringScreen
from mediator.desk.line import WritingLine


class LineScreen(AnsweringScreen[str | None]):
    """Asks for a line, which may be empty. Answers with it, or with nothing where Esc closed it."""

    AUTO_FOCUS = "WritingLine"
    CSS = """
    LineScreen { align: center middle; background: $background; }
    LineScreen #frame {
        width: 90%; max-width: 90; height: 3; padding: 0 1;
        border: heavy $accent; border-title-color: $text; border-title-style: bold;
    }
    LineScreen Static { width: 90%; max-width: 90; padding: 0 2; color: $text-muted; }
    """

    def __init__(self, title: str, text: str = "", *, unseen: bool = False) -> None:
        """*unseen* shows no letter of what is typed, nor how many there are; the answer is as typed."""
        super().__init__()
        self._title = title
        self._text = text
        self._unseen = unseen

    def compose(self) -> ComposeResult:
        with Vertical(id="frame") as frame:
            frame.border_title = Content(self._title)
            yield WritingLine(self.line_key, also=("ctrl+q",))
        yield Static(Content("Enter goes on. Esc goes back."))
        yield TooSmall()

    def on_mount(self) -> None:
        field = self.query_one(WritingLine)
        field.value, field.cursor_position = self._text, len(self._text)
        field.unseen, field.private = ("…", True) if self._unseen else (None, False)

    def line_key(self, key: str) -> None:
        """Take a key that is not for the text."""
        if key == "enter":
            words = self.query_one(WritingLine).value
            self.answer(words if self._unseen else words.strip())
        elif key in ("escape", "ctrl+q"):
            self.answer(None)
