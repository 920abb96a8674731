"""What the room sees on its own screen, shown on the laptop."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from mediator.board.too_small import TooSmall
from mediator.board.wall import Wall
from mediator.desk.answering import AnsweringScreen, Pasted
from mediator.desk.commands import BY_NAME, Command
from mediator.desk.second_screen import SecondScreen, how_it_stands
from mediator.desk.state import Desk


class PreviewScreen(AnsweringScreen[Command | Pasted | None]):
    """Draws the picture that the room's screen was given last. The curtain's key draws the curtain."""

    DEFAULT_CSS = """
    PreviewScreen { background: $background; }
    PreviewScreen #preview {
        border: round $border-blurred; border-title-color: $text; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    """

    def __init__(self, desk: Desk, second: SecondScreen) -> None:
        super().__init__()
        self._desk = desk
        self._second = second

    def compose(self) -> ComposeResult:
        with Vertical(id="preview") as frame:
            frame.border_title = Content(f"What the room sees · {how_it_stands(self._desk)}")
            frame.border_subtitle = Content("Esc closes this")
            yield Wall(self._desk.live.now)
        yield TooSmall()

    def on_mount(self) -> None:
        self._draw()
        self.set_interval(0.5, self.look_at_the_time)

    def look_at_the_time(self) -> None:
        """Let the clock go on, and whatever a film or the time changes."""
        self._draw()
        self.query_one(Wall).tick()

    def _draw(self) -> None:
        self.query_one(Wall).show(self._second.picture())

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        keymap = self._desk.keymap
        if event.key in keymap.keys("curtain"):
            self.answer(BY_NAME["curtain"])
        elif event.key in ("escape", "q", "enter", *keymap.keys("preview")):
            self.answer(None)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.answer(Pasted(event.text))
