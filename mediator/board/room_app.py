"""The room's own screen as a program: it draws what `board.toml` says, and opens no other file."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget

from mediator.board.garbage import collect_again
from mediator.board.panels import BodyPanel
from mediator.board.picture import Picture
from mediator.board.theme import THEMES
from mediator.board.too_small import TooSmall
from mediator.board.wall import Wall
from mediator.board.wall_app import WallApp
from mediator.board.watch import LOOK, Watch
from mediator.text import fill
from mediator.view import BoardView, Card

NOT_YET = Picture(view=BoardView(card=Card(line="Nothing is shown yet.")))
"""What is there before the session is."""

LATE = 5.0
"""Seconds without a sign of life from the session after which its last one is mentioned, in steps as long."""
TURN = 20.0
"""Seconds after which a board of several pages turns by itself."""


class Age(Widget):
    """How old the picture is, quietly, where nothing was heard of the session for a while."""

    DEFAULT_CSS = (
        "Age { height: 1; width: 1fr; padding: 0 1; content-align: right middle; color: $text-muted; }"
    )

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def show(self, seconds: float, picture: Picture) -> None:
        """Say that nothing was heard for so many *seconds*; nothing while that is short."""
        steps = int(seconds // LATE * LATE)
        minutes = steps // 60
        pattern = picture.late_minutes if minutes else picture.late_words
        words = fill(pattern, n=minutes or steps) if steps else ""
        if words != self.words:
            self.words = words
            self.refresh()

    def render(self) -> Content:
        return Content(self.words)


class BoardApp(WallApp):
    """One room's screen: it takes no key but those that end it, and asks nothing of the session."""

    def __init__(
        self,
        folder: Path,
        *,
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
        tick: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(motion=False)
        self.watch_file = Watch(folder, wall=wall, tick=tick)
        self._tick = tick
        self._turned = tick()
        self._gone = threading.Event()

    def compose(self) -> ComposeResult:
        yield Wall(self.watch_file.now)
        yield Age()
        yield TooSmall()

    def on_mount(self) -> None:
        self.watch_for_the_end()
        self.draw()
        self.set_interval(0.5, self.look_at_the_time)
        threading.Thread(target=self._look_on, name="look", daemon=True).start()
        self.call_after_refresh(collect_again)

    def on_unmount(self) -> None:
        self._gone.set()

    def draw(self) -> None:
        """Draw the last good picture."""
        if self._is_coming_down():
            return
        picture = self.watch_file.picture or NOT_YET
        if picture.theme != self.theme_name and picture.theme in THEMES:
            self.change_theme(picture.theme)
        self._turned = self._tick()
        with self.batch_update():
            self.query_one(Wall).show(picture)
            self._draw_age()

    def look_at_the_time(self) -> None:
        """Let the clock go on; turn a page that was there long enough; say how old the picture is."""
        if self._is_coming_down():
            return
        wall = self.query_one(Wall)
        wall.tick()
        if self._tick() - self._turned >= TURN:
            self._turned = self._tick()
            wall.turn()
        self._draw_age()

    def _is_coming_down(self) -> bool:
        """Whether the program ends and has taken away the first of what is drawn here."""
        return not self.query(BodyPanel)

    def _draw_age(self) -> None:
        self.query_one(Age).show(self.watch_file.age(), self.watch_file.picture or NOT_YET)

    def _look_on(self) -> None:
        """Look at the file on a thread of its own: a disk that hangs must not stop the clock."""
        while not self._gone.is_set():
            if self.watch_file.look():
                self.call_later(self.draw)
            self._gone.wait(LOOK)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key in ("q", "ctrl+c"):
            self.exit()
