"""The rail: the stages of the session, when it ends, and the dates to keep in view."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from mediator.board.clock_words import clock_words, day_of, enlarged, nowhere, time_of_day
from mediator.board.days import how_far
from mediator.board.large import is_large
from mediator.text import fill
from mediator.view import BoardView, Clock, Dates, Step


class Rail(Widget):
    """The agenda: where the session is, and when it ends; on a large screen also the clock, large."""

    DEFAULT_CSS = (
        "Rail { width: 26; padding: 0 1; border: round $border-blurred; border-title-color: $text-muted; }"
    )

    class Clicked(Message):
        """A stage was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """Counted from 1."""

    def __init__(self, now: Callable[[], datetime], *, elsewhere: Callable[[Size], bool] = nowhere) -> None:
        """*elsewhere* says on screens of which size the clock stands large in another place."""
        super().__init__()
        self._now = now
        self._elsewhere = elsewhere
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
        foot = self._foot()
        between = [Content("")] * (self._pitch(len(foot)) - 1)
        rows = [row for step in self._steps for row in (self._step(step), *between)]
        if len(rows) + len(foot) >= self.size.height:
            foot = []
        foot = [*self._days(self.size.height - len(rows) - len(foot)), *foot]
        rows += [Content("")] * (self.size.height - len(rows) - len(foot)) + foot
        return rows[: max(1, self.size.height)]

    def _days(self, room: int) -> list[Content]:
        """The days to keep in view, as many as there is room for, with a row of air around them."""
        width = max(10, self.size.width)
        today, rows = day_of(self._now()), [Content.styled(self._dates.label, "$text-muted")]
        for line in self._dates.lines:
            if line.day is not None and len(rows) + 3 <= room:
                far = how_far(line.day, today, self._dates.far)
                rows.append(Content(line.text).truncate(width, ellipsis=True))
                rows.append(Content.styled(f"  {line.day.day} {line.day:%b}, {far}", "$text-muted"))
        return [*rows, Content("")] if len(rows) > 1 else []

    def _pitch(self, foot: int) -> int:
        """Rows from one step to the next: two on a large screen that has them."""
        room = is_large(self.app.size) and 2 * len(self._steps) + foot < self.size.height
        return 2 if room else 1

    def _step(self, step: Step) -> Content:
        width = max(10, self.size.width)
        mark = {"done": "✓", "now": "▸", "ahead": " "}[step.state]
        style = {"done": "$text-muted", "now": "bold $text-accent", "ahead": "$text"}[step.state]
        minutes = self._minutes(step)
        title = Content(f"{mark} {step.title}").truncate(width - len(minutes) - 1, ellipsis=True, pad=True)
        return Content.assemble(title, " ", minutes).stylize(style)

    def _foot(self) -> list[Content]:
        """When it ends; before that, on a large screen, the clock. Nothing where that stands elsewhere."""
        clock = self._clock
        if clock is None or self._elsewhere(self.app.size):
            return []
        now = self._now()
        ends = fill(clock.ends_words, time=time_of_day(clock.ends(now)))
        made = [Content.styled(ends, "$text-muted")]
        if is_large(self.app.size):
            pattern, minutes = clock_words(clock, now)
            large = enlarged(pattern, "n", str(minutes), "bold $text", self.size.width)
            if clock.since is None:
                large.append(Content.styled(clock.paused_words, "$text-muted"))
            made = [*large, Content(""), *made]
        return made

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        if offset is not None:
            number, between = divmod(offset.y, self._pitch(len(self._foot())))
            if not between and number < len(self._steps):
                self.post_message(self.Clicked(number + 1))

    def on_resize(self, _: Resize) -> None:
        self.tick()

    def _minutes(self, step: Step) -> str:
        seconds = step.used if step.state == "done" else step.planned
        return f"{round(seconds / 60)}m" if step.planned or step.used else ""
