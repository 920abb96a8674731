"""Every command under the words a mediator would look for."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mediator.desk.commands import COMMANDS, Command, spoken

SHOWN = 12
"""Commands listed at once."""


def found(query: str) -> list[Command]:
    """Return the commands that have every word of *query* in them, those that say it themselves first."""
    words = query.casefold().split()
    fitting = [
        command
        for command in COMMANDS
        if all(word in f"{command.says} {command.words}".casefold() for word in words)
    ]
    return sorted(fitting, key=lambda command: not all(word in command.says.casefold() for word in words))


class PaletteScreen(ModalScreen[Command | str | None], inherit_bindings=False):
    """Asks what one would like to do. Answers with a command, with words that were pasted, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = []
    CSS = """
    PaletteScreen { align: center top; }
    PaletteScreen Vertical {
        width: 90%; max-width: 90; height: auto; max-height: 90%; margin-top: 2; padding: 0 2;
        background: $surface; border: round $panel-lighten-3;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self._at = 0
        self._left = False

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content("What would you like to do?")
            frame.border_subtitle = Content("Enter does it · ↑ ↓ move · Esc closes")
            yield Static()

    def on_mount(self) -> None:
        self._draw()

    def _draw(self) -> None:
        commands = found(self._query)
        first = max(0, min(self._at - SHOWN // 2, len(commands) - SHOWN))
        rows = [Content.assemble((f"{self._query}▏", "bold"))]
        for number, command in enumerate(commands[first : first + SHOWN], first):
            keys = " ".join(spoken(key) for key in command.keys)
            row = Content.assemble(command.says, (f"   {keys}", "" if number == self._at else "$text-muted"))
            rows.append(row.stylize("reverse") if number == self._at else row)
        if not commands:
            rows.append(Content.styled("Nothing has these words in it.", "$text-muted"))
        elif len(commands) > first + SHOWN:
            rows.append(Content.styled(f"{len(commands) - first - SHOWN} more", "$text-muted"))
        self.query_one(Static).update(Content("\n").join(rows))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        commands = found(self._query)
        match event.key:
            case "escape" | "ctrl+p":
                self._answer(None)
            case "enter":
                if commands:
                    self._answer(commands[self._at])
            case "down" | "tab":
                self._at = min(self._at + 1, max(0, len(commands) - 1))
            case "up" | "shift+tab":
                self._at = max(0, self._at - 1)
            case "backspace":
                self._query, self._at = self._query[:-1], 0
            case _ if event.is_printable and event.character and len(self._query) < 40:
                self._query, self._at = self._query + event.character, 0
        if not self._left:
            self._draw()

    def on_paste(self, event: events.Paste) -> None:
        """Nobody pastes into a palette on a wall: these are words for a jot."""
        event.stop()
        self._answer(event.text)

    def _answer(self, answer: Command | str | None) -> None:
        if not self._left:  # keys already on their way find the palette closed
            self._left = True
            self.dismiss(answer)
