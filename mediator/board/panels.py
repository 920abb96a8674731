"""The parts of a board as widgets: each gets its slice of a `BoardView` and repaints when it changes."""

from collections.abc import Callable
from datetime import date, datetime

from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.widget import Widget

from mediator.board import drawing
from mediator.board.days import dated, how_far
from mediator.board.one_large import one_large
from mediator.board.rows import Page
from mediator.text import fill
from mediator.view import BoardView, Body, Card, Clock, Dates, Step

SMALLEST = (30, 8)
"""Cells below which nothing sensible can be drawn."""


def time_left(clock: Clock, now: datetime) -> str:
    """Say the clock in words: minutes left, then that the time is reached, then the minutes over."""
    left = clock.seconds_left(now)
    if left > 0:
        words = fill(clock.left_words, n=int(-(-left // 60)))
    elif left > -60:
        words = clock.reached_words
    else:
        words = fill(clock.over_words, n=int(-left // 60))
    return words if clock.since is not None else f"{words} · {clock.paused_words}"


def time_of_day(moment: datetime) -> str:
    """Return the time as the clock on the wall shows it."""
    return f"{moment.astimezone():%H:%M}"


def day_of(moment: datetime) -> date:
    """Return the day as the calendar on the wall shows it."""
    return moment.astimezone().date()


class TopLine(Widget):
    """Title, stage and clock: one row."""

    DEFAULT_CSS = "TopLine { height: 1; width: 1fr; }"

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
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
        return time_left(self._view.clock, self._now()) if self._view.clock else ""

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


class Rail(Widget):
    """The agenda: where the session is, and when it ends."""

    DEFAULT_CSS = (
        "Rail { width: 26; padding: 0 1; border: round $panel-lighten-2; border-title-color: $text-muted; }"
    )

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._steps: tuple[Step, ...] = ()
        self._clock: Clock | None = None
        self._dates = Dates()
        self._drawn = ""

    def show(self, view: BoardView) -> None:
        """Draw *view*'s rail."""
        self.border_title = Content(view.rail_title)
        self._steps, self._clock, self._dates = view.rail, view.clock, view.dates
        self.tick()

    def tick(self) -> None:
        """Look at the clock; repaint only where the words have changed."""
        words = repr([row.plain for row in self._rows()])
        if words != self._drawn:
            self._drawn = words
            self.refresh()

    def render(self) -> Content:
        return Content("\n").join(self._rows())

    def _rows(self) -> list[Content]:
        width = max(10, self.size.width)
        rows = []
        for step in self._steps:
            mark = {"done": "✓", "now": "▸", "ahead": " "}[step.state]
            style = {"done": "$text-muted", "now": "bold $text-accent", "ahead": "$text"}[step.state]
            minutes = self._minutes(step)
            title = Content(f"{mark} {step.title}").truncate(
                width - len(minutes) - 1, ellipsis=True, pad=True
            )
            rows.append(Content.assemble(title, " ", minutes).stylize(style))
        below = self._days(width, self.size.height - len(rows) - 2)
        room = self.size.height - len(rows) - len(below)
        if self._clock is not None and room >= 2:
            ends = fill(self._clock.ends_words, time=time_of_day(self._clock.ends(self._now())))
            below.append(Content.styled(ends, "$text-muted"))
        rows += [Content("")] * (self.size.height - len(rows) - len(below)) + below
        return rows[: max(1, self.size.height)]

    def _days(self, width: int, room: int) -> list[Content]:
        """The days to keep in view, as many as there is room for, with a row of air below."""
        today, rows = day_of(self._now()), [Content.styled(self._dates.label, "$text-muted")]
        for line in self._dates.lines:
            if line.day is not None and len(rows) + 3 <= room:
                far = how_far(line.day, today, self._dates.far)
                rows.append(Content(line.text).truncate(width, ellipsis=True))
                rows.append(Content.styled(f"  {line.day.day} {line.day:%b}, {far}", "$text-muted"))
        return [*rows, Content("")] if len(rows) > 1 else []

    def _minutes(self, step: Step) -> str:
        seconds = step.used if step.state == "done" else step.planned
        return f"{round(seconds / 60)}m" if step.planned or step.used else ""


class BodyPanel(Widget):
    """The large part: a body, in pages."""

    DEFAULT_CSS = """
    BodyPanel {
        width: 1fr; height: 1fr; padding: 0 1;
        border: round $panel-lighten-2; border-title-color: $text; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    """

    class Chosen(Message):
        """A line was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._today = day_of(now())
        self._body = Body()
        self._chosen = ""
        self._latest = ""
        self._pages: list[Page] = [()]
        self._page = 0

    def show(self, body: Body, *, chosen: str = "", latest: str = "") -> None:
        """Draw *body*: the *chosen* line is marked, and the page turns to it, or to the *latest* one."""
        if (body, chosen, latest) == (self._body, self._chosen, self._latest):
            return
        if (body.heading, body.place) != (self._body.heading, self._body.place):
            self._page = 0
        self._body, self._chosen, self._latest = body, chosen, latest
        self._lay_out()

    def tick(self) -> None:
        """Look at the calendar: a day can end while the room sits there."""
        if day_of(self._now()) != self._today:
            self._lay_out()

    def turn(self, step: int) -> bool:
        """Turn a page; say whether there was one."""
        if not 0 <= self._page + step < len(self._pages):
            return False
        self._page += step
        self._draw_frame()
        self.refresh()
        return True

    @property
    def one_thing(self) -> bool:
        """Whether there is room for one thing only."""
        return self.size.width < 48 or self.size.height < 8

    def _lay_out(self) -> None:
        width, height = self.size.width, self.size.height
        if not width or not height:
            return
        wanted = self._chosen or self._latest
        self._today = day_of(self._now())
        body = dated(self._body, self._today)
        if self.one_thing:
            lines = sorted(body.lines(), key=lambda line: line.day is None)  # dates stand below the rest
            key = wanted or (lines[-1].key if lines else "")
            self._pages = [one_large(body, width, height, key=key)]
        else:
            self._pages = drawing.pages(body, width, height, chosen=self._chosen)
        holding = [
            n for n, page in enumerate(self._pages) if any(wanted in dict(row.keys).values() for row in page)
        ]
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
        self._lay_out()

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        page = self._pages[self._page]
        if offset is not None and offset.y < len(page) and (key := page[offset.y].key_at(offset.x)):
            self.post_message(self.Chosen(key))


class CardPanel(Widget):
    """The calm card."""

    DEFAULT_CSS = "CardPanel { width: 1fr; height: 1fr; content-align: center middle; text-align: center; }"

    def __init__(self) -> None:
        super().__init__()
        self._card = Card()

    def show(self, card: Card) -> None:
        """Draw *card*."""
        if card != self._card:
            self._card = card
            self.refresh(layout=True)

    def render(self) -> Content:
        card = self._card
        parts = [Content.styled(f" {card.practice} ", "bold reverse"), Content("")] if card.practice else []
        parts.append(Content.styled(card.title, "bold $text"))
        if card.line:
            parts += [Content(""), Content.styled(card.line, "$text")]
        if card.until is not None:
            until = fill(card.until_words, time=time_of_day(card.until))
            parts += [Content(""), Content.styled(until, "bold $text-accent")]
        return Content("\n").join(parts)
