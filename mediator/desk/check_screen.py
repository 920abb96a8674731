"""The check before the room comes in: each line a glance, ticked or not. It is never drawn on a board."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static

from mediator.board.too_small import TooSmall
from mediator.record.session_type import CheckItem


class CheckScreen(Screen[None], inherit_bindings=False):
    """Goes through the checklist's lines for before. *tick* is told of each key on a line; nothing blocks.

    *ticked* says at any time which lines are. *go_on* is Enter, *back* is Esc. Where the room may be here
    already, *ask* first asks whether it is safe to show them, and says nothing of them.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = """
    CheckScreen { layout: vertical; padding: 0 1; }
    CheckScreen #about { height: auto; padding: 1 1 0 1; }
    CheckScreen VerticalScroll { height: 1fr; padding: 1 1; }
    CheckScreen #help { height: auto; padding: 0 1; color: $text-muted; }
    CheckScreen #said { height: auto; padding: 0 1; color: $text-accent; }
    """

    def __init__(
        self,
        heading: str,
        items: Sequence[CheckItem],
        *,
        ticked: Callable[[], Collection[str]],
        tick: Callable[[str], object],
        go_on: Callable[[], None],
        back: Callable[[], object],
        ask: bool = False,
    ) -> None:
        super().__init__()
        self._heading = heading
        self._items = items
        self._ticked = ticked
        self._tick = tick
        self._go_on = go_on
        self._back = back
        self._ask = ask
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Static(id="about")
        with VerticalScroll(can_focus=False):
            yield Static(id="lines")
        yield Static(id="said")
        yield Static(id="help")
        yield TooSmall()

    def on_mount(self) -> None:
        self._to_the_next()
        self.draw()

    def draw(self, said: str = "") -> None:
        """Show the lines with their boxes, and what the present one is about."""
        about, lines, help_words = self._heading, Content("\n").join(self._rows()), _HELP
        if self._ask:
            about, lines, help_words = _ASKS, Content(""), "Enter shows it. Esc goes on to the session."
        self.query_one("#about", Static).update(
            Content.assemble((about, "bold"), ("   for your eyes: projector off", "$text-accent"))
        )
        self.query_one("#lines", Static).update(lines)
        self.query_one("#said", Static).update(Content(said))
        self.query_one("#help", Static).update(Content(help_words))

    def _rows(self) -> list[Content]:
        ticked, rows = self._ticked(), []
        for index, item in enumerate(self._items):
            box = ("✓ ", "bold $text-success") if item.id in ticked else "○ "
            here = index == self._at
            rows.append(Content.assemble(box, (item.text, "bold reverse" if here else "")))
            if here and item.more:
                rows.append(Content.styled(f"  {item.more}", "$text-muted"))
        return rows

    def _to_the_next(self) -> None:
        """Go to the next line that is not ticked, if there is one."""
        open_ = [n for n, item in enumerate(self._items) if item.id not in self._ticked()]
        after = [n for n in open_ if n >= self._at]
        self._at = (*after, *open_, self._at)[0]

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        if self._ask:
            if event.key == "enter":
                self._ask = False
                self.draw()
            elif event.key in ("escape", "ctrl+q"):
                self._go_on()
            return
        match event.key:
            case "y" | "space":
                item = self._items[self._at].id
                self._tick(item)
                if item in self._ticked():
                    self._to_the_next()
                self.draw()
            case "down" | "tab" | "up" | "shift+tab":
                step = 1 if event.key in ("down", "tab") else -1
                self._at = (self._at + step) % len(self._items)
                self.draw()
            case "enter":
                self._go_on()
            case "escape" | "backspace" | "ctrl+q":
                self._back()


_HELP = (
    "y or space ticks a line, or takes its tick away. ↓ ↑ move. Enter goes on, ticked or not. Esc goes back."
)
_ASKS = "There is something to go through before the room comes in. Is nobody here yet, or the wall dark?"
