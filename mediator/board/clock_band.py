"""The stage's clock, large, under a board: for a room that has a screen of its own."""

from collections.abc import Callable
from datetime import datetime

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from mediator.board.big_digits import big
from mediator.board.clock_words import clock_words, time_of_day
from mediator.text import fill
from mediator.view import BoardView, Clock

ROOM = (60, 20)
"""Cells from which on there is room for it; below, the clock is words in the top line."""


def has_room(size: Size) -> bool:
    """Say whether a screen of that size has the clock large under its board."""
    return size.width >= ROOM[0] and size.height >= ROOM[1]


class ClockBand(Widget):
    """Minutes as large digits, and beside them what they are."""

    DEFAULT_CSS = "ClockBand { height: 6; width: auto; padding: 1 2 0 2; }"

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._clock: Clock | None = None
        self._drawn: list[str] = []

    def show(self, view: BoardView) -> None:
        """Draw *view*'s clock; without one there is no band."""
        self._clock = view.clock
        self.display = view.clock is not None and has_room(self.app.size)
        self.tick()

    def tick(self) -> None:
        """Look at the clock; repaint only where it says something else."""
        rows = [row.plain for row in self._rows()]
        if rows != self._drawn:
            self._drawn = rows
            self.refresh(layout=True)

    def render(self) -> Content:
        return Content("\n").join(self._rows())

    def _rows(self) -> list[Content]:
        clock = self._clock
        if clock is None:
            return []
        now = self._now()
        pattern, minutes = clock_words(clock, now)
        before, counted, after = pattern.partition("{n}")
        plus = "+" if before.endswith("+") else ""
        digits = big(f"{plus}{minutes}", "bold $text") if counted else []
        said = " ".join(f"{before.removesuffix('+')} {after}".split()) if counted else pattern
        beside = [
            Content.styled(said, "bold $text"),
            Content.styled(clock.paused_words if clock.since is None else "", "$text"),
            Content.styled(fill(clock.ends_words, time=time_of_day(clock.ends(now))), "$text-muted"),
        ]
        if not digits:
            return [Content(""), *beside]
        rows = [Content(""), *beside, Content("")]
        return [Content.assemble(digit, "   ", row) for digit, row in zip(digits, rows, strict=True)]
