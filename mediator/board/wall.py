"""A whole board for the room alone: on its own screen, and on the laptop to see what that one shows."""

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize

from mediator.board.clock_band import ClockBand, has_room
from mediator.board.line_written import LineWritten
from mediator.board.panels import BodyPanel, CardPanel, TopLine
from mediator.board.picture import Picture
from mediator.board.rail import Rail


class Wall(Vertical):
    """Draws pictures. Nothing on it can be chosen or pressed."""

    DEFAULT_CSS = """
    Wall { height: 1fr; }
    Wall > #wall-open, Wall > #wall-card { height: 1fr; }
    Wall > #wall-card, Wall.-covered > #wall-open { display: none; }
    Wall.-covered > #wall-card { display: block; }
    Wall #wall-board { height: 1fr; }
    Wall #wall-foot { height: auto; }
    Wall.-narrow Rail { display: none; }
    Wall BodyPanel { padding: 0 2; }
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._picture = Picture()

    def compose(self) -> ComposeResult:
        with Vertical(id="wall-open"):
            yield TopLine(self._now, elsewhere=has_room)
            with Horizontal(id="wall-board"):
                yield Rail(self._now, elsewhere=has_room)
                yield BodyPanel(self._now, few=True)
            with Horizontal(id="wall-foot"):
                yield ClockBand(self._now)
                yield LineWritten()
        with Vertical(id="wall-card"):
            yield CardPanel()

    def show(self, picture: Picture) -> None:
        """Draw *picture*, all of it in one frame."""
        self._picture = picture
        view = picture.view
        with self.app.batch_update():
            card = view.card or view.quiet
            self.set_class(card is not None, "-covered")
            if card is not None:
                self.query_one(CardPanel).show(card)
                return
            self.query_one(TopLine).show(view)
            self.query_one(Rail).show(view)
            self.query_one(BodyPanel).show(view.body, latest=picture.line)
            self.query_one(ClockBand).show(view)
            self.query_one(LineWritten).show(view.written, beside=self.query_one(ClockBand).display)

    def tick(self) -> None:
        """Let everything that tells the time look at it."""
        self.query_one(TopLine).tick()
        self.query_one(Rail).tick()
        self.query_one(BodyPanel).tick()
        self.query_one(ClockBand).tick()

    def turn(self) -> None:
        """Turn to the next page, and after the last to the first, unless the mediator turned to this one."""
        if not self._picture.stays:
            self.query_one(BodyPanel).turn_around()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width < 100, "-narrow")
        self.show(self._picture)
