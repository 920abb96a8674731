"""The screen of pages that are for the mediator's eyes alone: it asks first, and hides by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from mediator.board.too_small import TooSmall
from mediator.desk.answering import AnsweringScreen
from mediator.desk.asking import ask, choose
from mediator.desk.choose_screen import Option
from mediator.desk.line import WritingLine
from mediator.desk.lower_area import flowed
from mediator.desk.page import Pages, Wanted

IDLE = 60.0
"""Seconds without a key after which nothing of the session is shown."""

ASKS = "Blank or unplug the projector. Is the room empty, or the wall dark?"


class PageScreen(Screen[None], inherit_bindings=False):
    """Shows *pages*. *end* is the last Enter, *leave* is Esc.

    Nothing is shown before it is said that the room does not see it (*unseen* at first, where that was said
    already), nor after a minute without a key, nor once the terminal has another size.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = """
    PageScreen { layout: vertical; padding: 0 1; }
    PageScreen #about { height: auto; padding: 1 1 0 1; }
    PageScreen VerticalScroll { height: 1fr; padding: 1 1; }
    PageScreen #help { height: auto; padding: 0 1; color: $text-muted; }
    PageScreen #said { height: auto; padding: 0 1; color: $text-accent; }
    PageScreen.-low #about, PageScreen.-low VerticalScroll { padding: 0 1; }
    """

    def __init__(
        self,
        pages: Pages,
        *,
        unseen: bool,
        tick: Callable[[], float],
        end: Callable[[], object],
        leave: Callable[[], object],
        asks: str = ASKS,
        idle: float = IDLE,
    ) -> None:
        """*unseen* is whether the room is known not to see it; it hides after *idle* seconds."""
        super().__init__()
        self.pages = pages
        self.unseen = unseen
        self._tick = tick
        self._end = end
        self._leave = leave
        self._asks = asks
        self._idle = idle
        self._last_key = tick()
        self._seen_typed = ""
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
        if self.unseen:
            about, said, help_words = self.pages.heading(), self.pages.said, self.pages.keys()
            rows = Content("\n").join(
                Content.styled(row.text, "bold reverse" if row.here else "$text-muted" if row.quiet else "")
                for row in self.pages.rows()
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
        if not (self.unseen and self.pages.choices()):
            return
        rows, scroll = self.pages.rows(), self.query_one(VerticalScroll)
        at = next((number for number, row in enumerate(rows) if row.here), 0)
        last = max((number for number, row in enumerate(rows) if row.more), default=at)
        width, height = max(1, self.query_one("#rows").size.width), scroll.size.height
        below = sum(len(Content(row.text or " ").wrap(width)) for row in rows[: last + 1])  # where it ends
        below += scroll.styles.padding.top
        scroll.scroll_to(y=max(0, min(at, max(at - height // 2, below - height))), animate=False)

    def _scroll(self, key: str) -> bool:
        """Move a page, line by line only where no line is chosen; say whether that is what the key does."""
        if not self.unseen or key not in ("down", "up", "pagedown", "pageup"):
            return False
        if self.pages.choices() and key in ("down", "up"):
            return False
        lines = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8}[key]
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
        return True

    def say(self, words: str) -> None:
        """Say what is in the way, and let it be tried again."""
        self.pages.say(words)
        self.draw()

    def hide(self) -> None:
        """Show nothing of it until it is said again that the room does not see it."""
        if isinstance(self.app.screen, AnsweringScreen):
            wanted = self.pages.wanted
            self.app.screen.answer(self._typed() if wanted is not None and wanted.keeps else None)
        self.unseen = False
        self.draw()

    def look_at_the_time(self) -> None:
        """Hide what was left alone; who writes a line leaves nothing alone."""
        if (typed := self._typed()) != self._seen_typed:
            self._seen_typed, self._last_key = typed, self._tick()
        if self.unseen and self._tick() - self._last_key >= self._idle:
            self.hide()

    def _typed(self) -> str:
        """Return what stands in the line that is open; "" where none is."""
        fields = self.app.screen.query(WritingLine)
        return fields.first().value if fields else ""

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < 18, "-low")
        if self._seen_size not in (None, event.size):
            self.hide()
        self._seen_size = event.size

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._last_key = self._tick()
        if not self.unseen and event.key == "enter":
            self.unseen = True
        elif self.unseen or event.key in ("escape", "ctrl+q"):
            if self.pages.done or self._scroll(event.key):  # done: it happens already
                return
            self.pages.press(event.key)
        self.draw()
        self._go_on()

    def _go_on(self) -> None:
        if self.pages.left:
            self._leave()
        elif self.pages.done:
            self._end()
        elif self.pages.wanted is not None:
            self.ask()

    @work(exclusive=True, group="line")
    async def ask(self) -> None:
        """Ask for the line that is wanted, and for whatever follows from it."""
        while (wanted := self.pages.wanted) is not None:
            self.pages.type(await self._answer(wanted))
            self._last_key = self._tick()
        self.draw()
        self._go_on()

    async def _answer(self, wanted: Wanted) -> str | None:
        if not wanted.among:
            return await ask(self.app, wanted.question, wanted.text)
        options = [Option(words, words or "not said") for words in wanted.among]
        at = wanted.among.index(wanted.text) if wanted.text in wanted.among else 0
        return await choose(self.app, wanted.question, options, at=at, digits=True)
