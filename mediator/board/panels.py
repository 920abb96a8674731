"""The parts of a board as widgets: each gets its slice of a `BoardView` and repaints when it changes."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp, Resize
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from mediator.board import drawing
from mediator.board.clock_words import day_of, enlarged, nowhere, time_left, time_of_day
from mediator.board.days import dated
from mediator.board.few import few_lines
from mediator.board.large import is_large
from mediator.board.one_large import one_large
from mediator.board.rows import Page
from mediator.text import fill
from mediator.view import BoardView, Body, Card

WIDE_ENOUGH = 60
"""Cells from which on a clock that stands also says what it shows."""
WHEEL = 0.3
"""Seconds between two pages turned by a wheel: one push of a finger is many turns of it."""


class TopLine(Widget):
    """Title, stage and clock: one row."""

    DEFAULT_CSS = "TopLine { height: 1; width: 1fr; }"

    def __init__(self, now: Callable[[], datetime], *, elsewhere: Callable[[Size], bool] = nowhere) -> None:
        """*elsewhere* says on screens of which size the clock stands large in another place."""
        super().__init__()
        self._now = now
        self._elsewhere = elsewhere
        self._view = BoardView()
        self._drawn = ""

    def show(self, view: BoardView) -> None:
        """Draw *view*'s top line."""
        self._view = view
        self.tick()

    def tick(self) -> None:
        """Look at the clock; repaint only where its words have changed."""
        words = repr(
            (self._view.title, self._view.stage, self._view.place, self._clock(), self._view.speaking)
        )
        if words != self._drawn:
            self._drawn = words
            self.refresh()

    def _clock(self) -> str:
        clock = self._view.clock
        if clock is None or is_large(self.app.size) or self._elsewhere(self.app.size):
            return ""
        if clock.since is None and self.size.width < WIDE_ENOUGH:
            return clock.paused_words
        return time_left(clock, self._now())

    def render(self) -> Content:
        view, width = self._view, self.size.width
        clock = self._clock()
        right = Content.styled(f" {clock} " if clock else "", "bold $text")
        middle = view.stage
        if view.place and width >= 70:
            middle += f" · {view.place}"
        if view.speaking and width >= 100:
            middle += f" · {view.speaking}"
        room = max(0, width - right.cell_length - 1)
        stage = Content.styled(middle, "$text-accent")
        stage_room = min(stage.cell_length, room * 2 // 3 if view.title else room)
        mark = Content.styled(f" {view.practice} ", "bold reverse") if view.practice else Content("")
        title = Content.assemble(mark, (f" {view.title}", "bold")).truncate(
            max(0, room - stage_room - 1), ellipsis=True, pad=True
        )
        return Content.assemble(title, " ", stage.truncate(stage_room, ellipsis=True), " ", right)


class BodyPanel(Widget):
    """The large part: a body, in pages."""

    DEFAULT_CSS = """
    BodyPanel {
        width: 1fr; height: 1fr; padding: 0 1;
        border: round $border-blurred; border-title-color: $text; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    """

    class Chosen(Message):
        """A line was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, now: Callable[[], datetime], *, few: bool = False) -> None:
        """*few* keeps to about ten lines a page, for a screen that is the room's alone."""
        super().__init__()
        self._now = now
        self._few = few
        self._today = day_of(now())
        self._body = Body()
        self._chosen = ""
        self._latest = ""
        self._pages: list[Page] = [()]
        self._page = 0
        self._by_hand = False
        self._wheeled = 0.0

    def show(self, body: Body, *, chosen: str = "", latest: str = "") -> None:
        """Draw *body*: the *chosen* line is marked, and the page turns to it, or to the *latest* one."""
        before = (self._body, self._chosen, self._latest)
        if (body, chosen, latest) == before:
            return
        another = (body.heading, body.place) != (self._body.heading, self._body.place)
        self._body, self._chosen, self._latest = body, chosen, latest
        pointed = bool(chosen or latest) and (chosen, latest) != before[1:]
        self._lay_out(start=another, follow=another or pointed)

    def tick(self) -> None:
        """Look at the calendar: a day can end while the room sits there."""
        if day_of(self._now()) != self._today:
            self._lay_out(follow=False)

    def turn(self, step: int) -> bool:
        """Turn a page; say whether there was one."""
        if not 0 <= self._page + step < len(self._pages):
            return False
        self._go_to(self._page + step)
        self._by_hand = True
        return True

    def turn_around(self) -> None:
        """Turn to the next page, and after the last to the first."""
        if len(self._pages) > 1:
            self._go_to((self._page + 1) % len(self._pages))

    def _go_to(self, page: int) -> None:
        self._page = page
        self._draw_frame()
        self.refresh()

    @property
    def turned_to(self) -> str:
        """The first line of a page that was turned to by hand; "" on any other."""
        page = self._pages[self._page] if self._by_hand else ()
        keys = (key for row in page for _, key in row.keys)
        return next((key for key in keys if key and not key.startswith("floor:")), "")

    @property
    def one_thing(self) -> bool:
        """Whether there is room for one thing only."""
        return self.size.width < 48 or self.size.height < 8

    def _lay_out(self, *, start: bool = False, follow: bool) -> None:
        """Make the pages anew. *start*: of another board; *follow*: turn to the line that is wanted."""
        width, height = self.size.width, self.size.height
        if not width or not height:
            return
        here = [key for row in self._pages[self._page] for _, key in row.keys if key]
        wanted = self._chosen or self._latest
        self._by_hand = self._by_hand and not follow
        if not follow and here and wanted not in here:
            wanted = here[0]  # stay with what is being read
        self._today = day_of(self._now())
        body = dated(self._body, self._today)
        if self.one_thing:
            self._pages = one_large(body, width, height)
        elif self._few:
            self._pages = few_lines(body, width, height)
        else:
            self._pages = drawing.pages(body, width, height, chosen=self._chosen)
        if start:
            self._page = len(self._pages) - 1 if self.one_thing else 0
        holding = [n for n, page in enumerate(self._pages) if any(row.shows(wanted) for row in page)]
        if wanted and holding and self._page not in holding:
            self._page = holding[0]
        self._page = min(self._page, len(self._pages) - 1)
        self._draw_frame()
        self.refresh()

    def _draw_frame(self) -> None:
        self.border_title = Content(self._body.heading)
        parts = [self._body.place] if self._body.place else []
        if len(self._pages) > 1:
            parts.append(fill(self._body.page_words, n=self._page + 1, m=len(self._pages)))
        self.border_subtitle = Content(" · ".join(parts))

    def render(self) -> Content:
        return Content("\n").join(row.content for row in self._pages[self._page])

    def on_resize(self, _: Resize) -> None:
        self._lay_out(follow=False)

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        page = self._pages[self._page]
        if offset is not None and offset.y < len(page) and (key := page[offset.y].key_at(offset.x)):
            self.post_message(self.Chosen(key))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        self._wheel(1, event.time)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        self._wheel(-1, event.time)

    def _wheel(self, step: int, at: float) -> None:
        if at - self._wheeled >= WHEEL and self.turn(step):
            self._wheeled = at


class CardPanel(Widget):
    """The calm card; a time to come back at stands on it large."""

    DEFAULT_CSS = "CardPanel { width: 1fr; height: 1fr; content-align: left middle; }"

    def __init__(self) -> None:
        super().__init__()
        self._card = Card()

    def show(self, card: Card) -> None:
        """Draw *card*."""
        if card != self._card:
            self._card = card
            self.refresh(layout=True)

    def render(self) -> Content:
        width = self.size.width
        return Content("\n").join(
            row.pad_left(max(0, (width - row.cell_length) // 2)) for row in self._rows(max(1, width))
        )

    def _rows(self, width: int) -> list[Content]:
        card, none = self._card, Content("")
        rows = [Content.styled(f" {card.practice} ", "bold reverse"), none] if card.practice else []
        rows += Content.styled(card.title, "bold $text").wrap(width)
        if card.line:
            rows += [none, *Content.styled(card.line, "$text").wrap(width)]
        if card.until is not None:
            time, style = time_of_day(card.until), "bold $text-accent"
            large = enlarged(card.until_words, "time", time, style, width)
            if len(rows) + len(large) + 2 <= self.size.height:
                rows += [none, none, *large]
            else:
                rows += [none, Content.styled(fill(card.until_words, time=time), style)]
        return rows
