"""The keys of this program, in the mediator's words."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mediator.desk.commands import COMMANDS, spoken


class HelpScreen(ModalScreen[str | None], inherit_bindings=False):
    """Every key, by what one wants to do. Answers with a paste that was meant as words, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = []
    CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 90%; max-width: 104; height: 90%; padding: 1 2;
        background: $surface; border: round $panel-lighten-3;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = False

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = Content("Keys")
            scroll.border_subtitle = Content("Esc closes this · ↑ ↓ move")
            yield Static(help_text())

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
        """Words pasted over the help are a jot."""
        event.stop()
        self._answer(event.text)

    def _answer(self, answer: str | None) -> None:
        if not self._left:  # keys already on their way find the help closed
            self._left = True
            self.dismiss(answer)


def help_text() -> Content:
    """Return every command under its group, with its keys or the way to it."""
    rows: list[Content] = [
        Content("A small letter writes, its capital shows, digits are people."),
        Content("Enter keeps a line and closes it. Esc closes without keeping; again, it draws the curtain."),
    ]
    group = ""
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            rows += [Content(""), Content.styled(group, "bold $text-accent")]
        keys = "  ".join(spoken(key) for key in command.keys) or "Ctrl+P"
        rows.append(Content.assemble((f"{keys:>12}", "bold"), "  ", command.says))
    return Content("\n").join(rows)
