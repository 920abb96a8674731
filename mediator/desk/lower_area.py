"""The rows under the board: the open line, a one-line menu, or the last message; and the footer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from mediator.desk.commands import COMMANDS
from mediator.desk.keymap import Keymap, spoken
from mediator.desk.line import WritingLine
from mediator.desk.state import Ask, Choice

Spans = list[tuple[int, int, str]]
"""Cells of a row, from and up to, and the key that a click on them presses."""


class Pressed(Message):
    """A key was clicked where it is written."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


def key_at(spans: Spans, x: int) -> str:
    """Return the key written under cell *x*, or ""."""
    return next((key for start, end, key in spans if start <= x < end), "")


class LineFrame(Vertical):
    """The frame around an open line: who, then what, then where it will go."""

    DEFAULT_CSS = """
    LineFrame {
        height: 3; border: heavy $accent; padding: 0 1;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-accent;
        border-subtitle-style: bold;
    }
    LineFrame.-unseen { border: heavy $text-muted; border-subtitle-color: $text; }
    """

    def __init__(self, press: Callable[[str], None], *, also: Collection[str] = ()) -> None:
        super().__init__()
        self.field = WritingLine(press, also=also)

    def compose(self) -> ComposeResult:
        yield self.field

    def show(
        self, *, who: str, what: str, where: str, unseen: str | None, hint: str = "", private: bool = False
    ) -> None:
        """Draw the frame: whose line it is, what it becomes, a *hint* how it might begin, where it goes.

        *unseen* is what stands in the place of the words of a line that is not to be seen; such a line says
        nothing of whose it is or what it is either, so that any two of them look the same. What is *private*
        is copied nowhere.
        """
        field = self.field
        field.unseen = unseen
        field.private = private
        self.set_class(unseen is not None, "-unseen")
        name = Content(f" {who.upper()} ").truncate(max(12, self.size.width // 2), ellipsis=True)
        named = Content.assemble(name.stylize("bold reverse"), " ", what) if who else Content(what)
        title = Content.assemble(named, (f" · {hint}", "not bold $text-muted")) if hint else named
        self.border_title = None if unseen is not None else title
        self.border_subtitle = Content(where)
        field.refresh()


class AskLine(Widget):
    """A one-line menu, or the last message."""

    DEFAULT_CSS = "AskLine { height: auto; width: 1fr; padding: 0 1; }"

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
        return len(self._laid_out(width))

    def render(self) -> Content:
        return Content("\n").join(row for row, _ in self._laid_out(self.size.width))

    def on_click(self, event: Click) -> None:
        offset, rows = event.get_content_offset(self), self._laid_out(self.size.width)
        if offset is not None and offset.y < len(rows) and (key := key_at(rows[offset.y][1], offset.x)):
            self.post_message(Pressed(key))

    def _laid_out(self, width: int) -> list[tuple[Content, Spans]]:
        """Rows in which a key and its answer stay together; answers are shortened where they are too many."""
        width, most = max(1, width), max(1, self.app.size.height - 4)
        if self._ask is None:
            rows = _plain_rows(Content.styled(self._message, "$text-muted"), width)
        else:
            for parts in (1, 2, 3, 4):
                rows = _menu(self._ask, width, longest=width // parts - (parts > 1))
                if len(rows) <= most:
                    break
        if len(rows) > most:
            last, spans = rows[most - 1]
            rows = [*rows[: most - 1], (Content.assemble(last.truncate(max(0, width - 2)), " …"), spans)]
        return rows


def _plain_rows(content: Content, width: int) -> list[tuple[Content, Spans]]:
    return [(row, []) for row in content.wrap(width)]


def _menu(ask: Ask, width: int, *, longest: int) -> list[tuple[Content, Spans]]:
    """Lay a menu out, with no answer longer than *longest* cells."""
    rows = _plain_rows(Content.styled(ask.question, "bold $text"), width)
    for choice in ask.choices:
        if choice.listed:
            part = _answer(choice, longest)
            last, spans = rows[-1]
            start = last.cell_length + 3 if last.cell_length + 3 + part.cell_length <= width else 0
            if start:
                last = rows.pop()[0].pad_right(3)
            row = Content.assemble(last, part) if start else part
            here = (start, start + part.cell_length, choice.key)
            rows.append((row, [*spans, here] if start else [here]))
    return rows


def _answer(choice: Choice, longest: int) -> Content:
    key = Content.styled(f" {spoken(choice.key)} ", "bold $text-accent on $panel")
    label = Content(choice.label).truncate(max(1, longest - key.cell_length - 1), ellipsis=True)
    return Content.assemble(key, " ", label)


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
        words = {"help": "keys", **first}
        self._first = [(keys[0], words[name]) for name in FIRST_ORDER if (keys := keymap.keys(name))]
        self._saved = ""
        self._keys: Sequence[tuple[str, str]] = self._first

    def show(self, saved: str, *, keys: bool, writing: bool = False) -> None:
        """Draw the word *saved*, and the keys unless they have not been wanted for a while."""
        shown = IN_A_LINE if writing else self._first if keys else ()
        if (saved, shown) != (self._saved, self._keys):
            self._saved, self._keys = saved, shown
            self.refresh()

    def render(self) -> Content:
        right = Content.styled(self._saved, "$text-muted")
        room = self._room()
        return Content.assemble(self._left(room)[0].truncate(room, pad=True), " ", right)

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None and (key := key_at(self._left(self._room())[1], offset.x)):
            self.post_message(Pressed(key))

    def _room(self) -> int:
        return max(0, self.size.width - Content(self._saved).cell_length - 1)

    def _left(self, room: int) -> tuple[Content, Spans]:
        """The keys that fit, and where they stand."""
        left, spans = Content(""), Spans()
        for key, label in self._keys:
            part = Content.assemble((spoken(key), "bold $text-accent"), " ", (label, "$text-muted"))
            longer = Content.assemble(left, "   " if left else "", part)
            if longer.cell_length > room:
                break
            left = longer
            spans.append((left.cell_length - part.cell_length, left.cell_length, key))
        return left, spans


IN_A_LINE = (("enter", "keeps it"), ("escape", "closes it"), ("tab", "another party"))
"""What a line's own keys do; the same for every line, so that unseen ones look alike."""

FIRST_ORDER = ("help", "clock", "go_on", "curtain", "undo", "jot")
"""The footer's commands, in the order in which they are learnt."""
