"""The screen of the close after they left. For the mediator's eyes: it asks first, and hides by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from mediator.board.too_small import TooSmall
from mediator.desk.after_they_left import Row, Wanted
from mediator.desk.line_screen import LineScreen
from mediator.desk.lower_area import flowed

IDLE = 60.0
"""Seconds without a key after which nothing of the session is shown."""

ASKS = "Blank or unplug the projector. Is the room empty, or the wall dark?"


class Pages(Protocol):
    """What such a screen shows, and what becomes of its keys."""

    said: str
    wanted: Wanted | None
    left: bool
    """Whether it was left."""
    done: bool
    """Whether its end was chosen."""

    def heading(self) -> str: ...

    def rows(self) -> list[Row]: ...

    def keys(self) -> str:
        """Return what can be pressed."""
        ...

    def choices(self) -> int:
        """Return how many lines can be chosen; 0 where they are only read."""
        ...

    def press(self, key: str) -> None: ...

    def type(self, text: str | None) -> None:
        """Take the line that was wanted."""
        ...


class AfterScreen(Screen[None], inherit_bindings=False):
    """Shows the pages of *closing*. *end* is the last Enter, *leave* is Esc.

    Nothing is shown before it is said that the room does not see it (*unseen* at first, where that was said
    already), nor after a minute without a key, nor once the terminal has another size.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = """
    AfterScreen { layout: vertical; padding: 0 1; }
    AfterScreen #about { height: auto; padding: 1 1 0 1; }
    AfterScreen VerticalScroll { height: 1fr; padding: 1 1; }
    AfterScreen #help { height: auto; padding: 0 1; color: $text-muted; }
    AfterScreen #said { height: auto; padding: 0 1; color: $text-accent; }
    AfterScreen.-low #about, AfterScreen.-low VerticalScroll { padding: 0 1; }
    """

    def __init__(
        self,
        closing: Pages,
        *,
        unseen: bool,
        tick: Callable[[], float],
        end: Callable[[], object],
        leave: Callable[[], object],
        asks: str = ASKS,
        idle: float = IDLE,
    ) -> None:
        super().__init__()
        self.closing = closing
        self._shown = unseen
        self._tick = tick
        self._end = end
        self._leave = leave
        self._asks = asks
        self._idle = idle
        self._last_key = tick()
        self._seen_size: Size | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="about")
        with VerticalScroll(can_focus=False):
            yield Static(id="rows")
        yield Static(id="said")
        yield Static(id="help")
        yield TooSmall()

    def on_mount(self) -> None:
        self.draw()
        self.set_interval(1.0, self.look_at_the_time)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._to_the_line)  # beneath the line that was asked for nothing moves

    def draw(self) -> None:
        """Show the page, or the question that comes first."""
        about, rows, said = self._asks, Content(""), ""
        help_words = "Enter shows it. Esc leaves it for another day."
        if self._shown:
            about, said, help_words = self.closing.heading(), self.closing.said, self.closing.keys()
            rows = Content("\n").join(
                Content.styled(row.text, "bold reverse" if row.here else "$text-muted" if row.quiet else "")
                for row in self.closing.rows()
            )
        self.query_one("#about", Static).update(
            Content.assemble((about, "bold"), ("   for your eyes: projector off", "$text-accent"))
        )
        self.query_one("#rows", Static).update(rows)
        self.query_one("#said", Static).update(Content(said))
        width = max(1, self.size.width - 4)
        lines = [flowed(list(map(Content, line.split(" · "))), width) for line in help_words.splitlines()]
        self.query_one("#help", Static).update(Content("\n").join(row for rows in lines for row in rows))
        self.call_after_refresh(self._to_the_line)

    def _to_the_line(self) -> None:
        """Scroll to the line that keys are about, and to what says more of it."""
        if not (self._shown and self.closing.choices()):
            return
        rows, scroll = self.closing.rows(), self.query_one(VerticalScroll)
        at = next((number for number, row in enumerate(rows) if row.here), 0)
        last = max((number for number, row in enumerate(rows) if row.more), default=at)
        width, height = max(1, self.query_one("#rows").size.width), scroll.size.height
        below = sum(len(Content(row.text or " ").wrap(width)) for row in rows[: last + 1])  # where it ends
        below += scroll.styles.padding.top
        scroll.scroll_to(y=max(0, min(at, max(at - height // 2, below - height))), animate=False)

    def _scroll(self, key: str) -> bool:
        """Move a page that is only read; say whether that is what the key does."""
        if not self._shown or self.closing.choices() or key not in ("down", "up", "pagedown", "pageup"):
            return False
        lines = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}[key]
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
        return True

    def say(self, words: str) -> None:
        """Say what is in the way, and let it be tried again."""
        self.closing.done = False
        self.closing.said = words
        self.draw()

    def hide(self) -> None:
        """Show nothing of it until it is said again that the room does not see it."""
        if isinstance(self.app.screen, LineScreen):
            self.app.screen.answer(None)
        self._shown = False
        self.draw()

    def look_at_the_time(self) -> None:
        """Hide what was left alone."""
        if self._shown and self._tick() - self._last_key >= self._idle:
            self.hide()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < 18, "-low")
        if self._seen_size not in (None, event.size):
            self.hide()
        self._seen_size = event.size

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._last_key = self._tick()
        if not self._shown and event.key == "enter":
            self._shown = True
        elif self._shown or event.key in ("escape", "ctrl+q"):
            if self.closing.done or self._scroll(event.key):  # done: it happens already
                return
            self.closing.press(event.key)
        self.draw()
        self._go_on()

    def _go_on(self) -> None:
        if self.closing.left:
            self._leave()
        elif self.closing.done:
            self._end()
        elif self.closing.wanted is not None:
            self.ask()

    @work(exclusive=True, group="line")
    async def ask(self) -> None:
        """Ask for the line that is wanted, and for whatever follows from it."""
        while (wanted := self.closing.wanted) is not None:
            self.closing.type(await self.app.push_screen_wait(LineScreen(wanted.question, wanted.text)))
            self._last_key = self._tick()
        self.draw()
        self._go_on()
