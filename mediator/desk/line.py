"""The writing line: a field for one line of text, which can be written unseen."""

from collections.abc import Callable, Collection

from textual import events
from textual.binding import Binding
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input

from mediator.text import one_line


def _edits() -> dict[str, tuple[str, bool]]:
    """Return what the editing keys of a field do: the method, and whether it selects."""
    bindings = (binding for binding in Input.BINDINGS if isinstance(binding, Binding))
    return {
        key: (f"action_{binding.action.removesuffix('(True)')}", binding.action.endswith("(True)"))
        for binding in bindings
        for key in binding.key.split(",")
        if binding.action != "submit"
    }


class WritingLine(Input):
    """A field that keeps pasted lines, gives Enter, Tab and Esc away, and can be written unseen."""

    DEFAULT_CSS = """
    WritingLine { border: none; padding: 0; height: 1; width: 1fr; background: $background; }
    WritingLine:focus { border: none; background-tint: $background 0%; }
    """

    unseen: str | None = None
    """What stands there instead of the words, once something has been typed; None lets them be seen."""

    private = False
    """Whether the words are never copied, seen or not."""

    NOT_TEXT = frozenset({"enter", "tab", "shift+tab", "escape"})
    EDITS = _edits()

    def __init__(self, press: Callable[[str], None], *, also: Collection[str] = ()) -> None:
        """*press* is given the keys that are not for the text, at once: the next key must find them done.

        *also* are such keys beside those of every line; with nothing to edit, the editing keys are too.
        """
        super().__init__(id="writing", select_on_focus=False)
        self._not_text = self.NOT_TEXT | frozenset(also)
        self.cursor_blink = False
        self.open = True
        """Whether keys are text; a closed line passes every key on to its screen."""
        self._press = press

    def on_show(self) -> None:
        """A terminal that was too small takes the focus away; one that is large enough gives it back."""
        if self.screen.AUTO_FOCUS and self.screen.focused is None:
            self.focus()

    async def _on_key(self, event: events.Key) -> None:
        """Take the keys that are not for the text; Textual hands the others to `Input` after this."""
        if not self.open:
            event.prevent_default()  # and let it go on to the screen
        elif self.takes(event.key) or (event.key in self.EDITS and not self.value):
            event.stop()  # else it would come to the screen once there are letters again
            event.prevent_default()
            self._press(event.key)
        elif self.edit(event.key):
            event.stop()
            event.prevent_default()

    def edit(self, key: str) -> bool:
        """Do at once what an editing key does, if *key* is one; on its way through Textual's bindings it
        would be overtaken by the letters behind it. With nothing to edit, it is not one."""
        if (found := self.EDITS.get(key)) is None or not self.value:
            return False
        method, selecting = found
        getattr(self, method)(*(True,) * selecting)
        return True

    def is_text(self, event: events.Event) -> bool:
        """Say whether all that a key or a paste can do here is to change the text."""
        if not self.open:
            return False
        if isinstance(event, events.Key):
            return not self.takes(event.key) and (event.is_printable or event.key in self.EDITS)
        return isinstance(event, events.Paste)

    def takes(self, key: str) -> bool:
        """Say whether *key* is not for the text."""
        return key in self._not_text

    def write(self, text: str) -> None:
        """Write *text* where the cursor is."""
        start, end = self.selection
        self.replace(text, start, end)

    def _on_paste(self, event: events.Paste) -> None:
        """Pasted lines become one line; nothing is dropped."""
        event.stop()
        event.prevent_default()
        if words := one_line(event.text):
            self.write(words)

    def action_copy(self) -> None:
        if self.unseen is None and not self.private:
            super().action_copy()

    def action_cut(self) -> None:
        if self.unseen is None and not self.private:
            super().action_cut()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal puts its cursor: for an unseen line one place, whatever its length."""
        return self.content_region.offset if self.unseen is not None else super().cursor_screen_offset

    def render_line(self, y: int) -> Strip:
        if self.unseen is None:
            return super().render_line(y)
        from rich.segment import Segment

        words = self.unseen if self.value else ""
        return Strip([Segment(words, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)
