"""The writing line: a field for one line of text, which can be written unseen."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from mediator.text import one_line


class WritingLine(Input):
    """An input that keeps pasted lines, offers Tab and Esc to its screen, and can hide what is typed."""

    DEFAULT_CSS = """
    WritingLine { border: none; padding: 0; height: 1; width: 1fr; background: $background; }
    WritingLine:focus { border: none; background-tint: $background 0%; }
    """

    @dataclass
    class Pressed(Message):
        """A key that is not for the text: tab, shift+tab, escape, f2, ctrl+q."""

        key: str

    unseen = False
    """Whether the words are kept from whoever looks at the screen."""
    unseen_words = ""
    """What stands there instead, once something has been typed."""

    _NOT_TEXT = frozenset({"tab", "shift+tab", "escape", "f2", "ctrl+q"})

    def __init__(self) -> None:
        super().__init__(id="writing", select_on_focus=False)
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        if event.key in self._NOT_TEXT:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event.key))
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Pasted lines become one line; nothing is dropped."""
        event.stop()
        event.prevent_default()
        if words := one_line(event.text):
            start, end = self.selection
            self.replace(words, start, end)

    def render_line(self, y: int) -> Strip:
        if not self.unseen:
            return super().render_line(y)
        from rich.segment import Segment

        words = self.unseen_words if self.value else ""
        return Strip([Segment(words, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)
