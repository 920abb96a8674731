"""The rows under the board: the open line, a one-line menu, or the last message; and the footer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from mediator.desk.commands import COMMANDS
from mediator.desk.keymap import Keymap, spoken
from mediator.desk.line import WritingLine
from mediator.desk.state import Ask


class LineFrame(Vertical):
    """The frame around an open line: who, then what, then where it will go."""

    DEFAULT_CSS = """
    LineFrame {
        height: 3; border: heavy $accent; padding: 0 1;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-accent;
        border-subtitle-style: bold;
    }
    LineFrame.-unseen { border: heavy $panel-lighten-3; border-subtitle-color: $text; }
    """

    def __init__(self, press: Callable[[str], None], *, also: Collection[str] = ()) -> None:
        super().__init__()
        self._press = press
        self._also = also

    def compose(self) -> ComposeResult:
        yield WritingLine(self._press, also=self._also)

    def show(self, *, who: str, what: str, where: str, unseen: str | None) -> None:
        """Draw the frame: whose line it is, what it becomes, where it goes.

        *unseen* is what stands in the place of the words of a line that is not to be seen; such a line says
        nothing of whose it is or what it is either, so that any two of them look the same.
        """
        field = self.query_one(WritingLine)
        field.unseen = unseen
        self.set_class(unseen is not None, "-unseen")
        name = Content.styled(f" {who.upper()} ", "bold reverse") if who else Content("")
        title = Content.assemble(name, " " if who else "", what)
        self.border_title = None if unseen is not None else title
        self.border_subtitle = Content(where)
        field.refresh()


class AskLine(Widget):
    """A one-line menu, or the last message."""

    DEFAULT_CSS = "AskLine { height: auto; max-height: 7; width: 1fr; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._ask: Ask | None = None
        self._message = ""

    def show(self, ask: Ask | None, message: str) -> None:
        """Draw the menu if one is open, else the message."""
        if (ask, message) != (self._ask, self._message):
            self._ask, self._message = ask, message
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, width: int) -> list[Content]:
        """Rows in which a key and its answer stay together."""
        if self._ask is None:
            return Content.styled(self._message, "$text-muted").wrap(max(1, width))
        parts = Content.styled(self._ask.question, "bold $text").wrap(max(1, width))
        for choice in self._ask.choices:
            if choice.listed:
                key = Content.styled(f" {spoken(choice.key)} ", "bold $text-accent on $panel")
                parts += Content.assemble(key, " ", choice.label).wrap(max(1, width))
        return flowed(parts, width)


def flowed(parts: Sequence[Content], width: int) -> list[Content]:
    """Return the parts one behind another, in rows of at most *width* cells; none is taken apart."""
    rows = [parts[0]]
    for part in parts[1:]:
        joined = Content.assemble(rows[-1], "   ", part)
        if joined.cell_length <= width:
            rows[-1] = joined
        else:
            rows.append(part)
    return rows


class TourLine(Widget):
    """What the tour asks for now; no row where there is none."""

    DEFAULT_CSS = "TourLine { height: auto; max-height: 3; width: 1fr; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._line = ""

    def show(self, line: str) -> None:
        """Draw *line*."""
        if line != self._line:
            self._line = line
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.render().wrap(max(1, width))) if self._line else 0

    def render(self) -> Content:
        return Content.styled(self._line, "bold $text-accent")


class Footer(Widget):
    """The five keys of the first day, and one calm word about the save."""

    DEFAULT_CSS = "Footer { height: 1; width: 1fr; padding: 0 1; }"

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        first = {command.name: command.first for command in COMMANDS if command.first}
        self._first = [(keymap.first(name), {"help": "keys", **first}[name]) for name in FIRST_ORDER]
        self._saved = ""
        self._keys = True

    def show(self, saved: str, *, keys: bool) -> None:
        """Draw the word *saved*, and the keys unless they have not been wanted for a while."""
        if (saved, keys) != (self._saved, self._keys):
            self._saved, self._keys = saved, keys
            self.refresh()

    def render(self) -> Content:
        width = self.size.width
        right = Content.styled(self._saved, "$text-muted")
        room = max(0, width - right.cell_length - 1)
        left = Content("")
        if self._keys:
            for key, label in self._first:
                longer = Content.assemble(
                    left, "   " if left else "", (key, "bold $text-accent"), " ", (label, "$text-muted")
                )
                if longer.cell_length > room:
                    break
                left = longer
        return Content.assemble(left.truncate(room, pad=True), " ", right)


FIRST_ORDER = ("help", "clock", "go_on", "curtain", "undo", "jot")
