"""Looking at `board.toml`: the last good picture is kept, whatever becomes of the file and its writer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from mediator.board.picture import BOARD_FILE, BoardToml, read_picture

LOOK = 0.05
"""Seconds between two looks at the file."""
LARGEST = 4 * 1024 * 1024
"""Bytes of the largest file that is read."""
OLD = 60.0
"""Seconds without a sign of life after which a file that is found is nobody's picture any more."""


SAME = 2.0
"""Seconds that two clocks may differ and still be the same: a beat and a look are between them."""


class Watch:
    """The room's picture, as its file has it, and since when nothing was heard of its writer.

    *wall* tells an aware moment, *tick* seconds that never go back. Only the one file in *folder* is looked
    at, and it is open no longer than reading takes.
    """

    def __init__(self, folder: Path, *, wall: Callable[[], datetime], tick: Callable[[], float]) -> None:
        self.picture: BoardToml | None = None
        """The last good one; None before there is any."""
        self._path = folder / BOARD_FILE
        self._wall = wall
        self._tick = tick
        self._stamp: tuple[int, ...] = ()
        self._data = b""
        self._heard = tick()
        self._ahead = self._maybe_ahead = 0.0

    def now(self) -> datetime:
        """Return this moment by the writer's clock, which runs on where the system's is set back."""
        return self._wall() + timedelta(seconds=self._ahead)

    def age(self) -> float:
        """Return the seconds since the last sign of life; 0 where none is to be expected."""
        if self.picture is None or self.picture.ended:
            return 0.0
        return self._tick() - self._heard

    def look(self) -> bool:
        """Look at the file, and say whether there is another picture."""
        try:
            found = self._path.stat()
            stamp = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
            if stamp == self._stamp or found.st_size > LARGEST:
                return False
            with self._path.open("rb") as file:
                data = file.read(LARGEST)
        except OSError:
            self._stamp = ()  # when it can be had again, it is looked at anew
            return False
        self._stamp = stamp
        before = self.picture
        picture = before if before is not None and data == self._data else read_picture(data)
        ago = self._wall().timestamp() - found.st_mtime
        if picture is None or (before is None and ago > OLD):
            return False
        self._data, self.picture = data, picture
        self._heard = self._tick() - (max(0.0, ago) if before is None else 0.0)
        theirs = picture.written.timestamp() if before not in (None, picture) else found.st_mtime
        self._compare_clocks(theirs - self._wall().timestamp())
        return picture != before

    def _compare_clocks(self, ahead: float) -> None:
        """Take the writer's clock for the room's where two signs of life say that it is another one."""
        if abs(ahead - self._maybe_ahead) < SAME:
            self._ahead = ahead if abs(ahead) >= SAME else 0.0
        self._maybe_ahead = ahead
