"""Writing `board.toml`: what the room's own screen shows now. It has a writer of its own, beside the save.

It waits for no disk and keeps nobody waiting: a picture that is late is no loss, the next one is whole.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import tomli_w

from mediator.archive.durable import beside_name, replace
from mediator.archive.folder import Folder
from mediator.board.last_line import sealed
from mediator.board.picture import BEAT, BOARD_FILE, BoardToml, Picture

LETTERS = 0.1
"""Seconds between two pictures of a line that is being written: the words of a quick hand, and no flood."""

Wait = Callable[[threading.Condition, Callable[[], bool], float], object]
"""Waits on a condition until something is so, or for so many seconds."""


class BoardFile:
    """Keeps the newest picture in the file of a session's folder, on a thread of its own.

    At once and at the end a picture with nothing on it, so that no room sees what another run left. While
    nothing changes the file is touched every `BEAT` seconds, with *now* as its time: a sign of life, and
    the clock that the pictures go by. Letters of a line that the room watches come together, every `LETTERS`
    seconds; what is more than letters is written at once. *open_folder* opens what the operations on files
    go to; *wait* lets a test take the clock's place.
    """

    def __init__(
        self,
        folder: Path,
        *,
        now: Callable[[], datetime],
        open_folder: Callable[[Path], Folder] = Folder,
        wait: Wait = threading.Condition.wait_for,
    ) -> None:
        self.behind = False
        """Whether the newest picture could not be written: the room may see an older one."""
        self.written = 0
        """How many pictures were written."""
        self._path = folder
        self._now = now
        self._open_folder = open_folder
        self._wait = wait
        self._newest = Picture()
        self._tried: Picture | None = None
        self._kept: Picture | None = None
        """The picture that is in the file; None where that is not known."""
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="board", daemon=True)
        self._thread.start()

    def show(self, picture: Picture) -> None:
        """Take *picture* as the newest; returns at once. After the end nothing is shown any more."""
        with self._changed:
            if not self._newest.ended and picture != self._newest:
                self._newest = picture
                self._changed.notify_all()

    def end(self) -> None:
        """Let the room see nothing from now on; returns at once."""
        self.show(Picture(theme=self._newest.theme, ended=True))

    def close(self, seconds: float = 1.0) -> None:
        """End, and wait until the file says so, at most so many *seconds*."""
        self.end()
        self._thread.join(timeout=seconds)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._wait(self._changed, lambda: self._newest is not self._tried, BEAT)
                if self._only_letters():
                    self._wait(self._changed, lambda: not self._only_letters(), LETTERS)
                picture = self._tried = self._newest
            try:
                with self._open_folder(self._path) as folder:
                    if picture != self._kept or not self._touched(folder):
                        self._write(folder, picture)
                self.behind = False
            except Exception:  # whatever it is: the next beat tries again, and the room's screen says its age
                self._kept = None
                self.behind = True
            if picture.ended:
                return

    def _only_letters(self) -> bool:
        """Whether all that the newest picture has to say is that somebody goes on writing."""
        new, kept = self._newest, self._kept
        if kept is None or new == kept or new.view.written is None or kept.view.written is None:
            return False
        line = kept.view.written.model_copy(update={"words": new.view.written.words})
        view = kept.view.model_copy(update={"written": line})
        return new == kept.model_copy(update={"view": view})

    def _write(self, folder: Folder, picture: Picture) -> None:
        """Replace the file by *picture*, unless there is a newer one by then. Raises `OSError`."""
        data = encoded(picture, self.written + 1, self._now())
        if picture is not self._newest:
            return
        try:
            self._replace(folder, data)
        except OSError:
            if picture.view.card is None:
                raise
            self._overwrite(data)
        self.written += 1
        self._kept = picture

    def _replace(self, folder: Folder, data: bytes) -> None:
        folder.remove(beside_name(BOARD_FILE))  # a killed writer's
        replace(folder, BOARD_FILE, data, durably=False)

    def _overwrite(self, data: bytes) -> None:
        """Write a card where no new file can be had, as on a full disk: what is on the wall has to go.

        A reader that comes in between finds no whole file, and looks again.
        """
        flags = os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self._path / BOARD_FILE, flags), "wb") as file:
            file.write(data)

    def _touched(self, folder: Folder) -> bool:
        """Give a sign of life; False where the file is gone. Raises `OSError`."""
        try:
            folder.date(BOARD_FILE, self._now().timestamp())
        except FileNotFoundError:
            return False
        return True


def encoded(picture: Picture, revision: int, at: datetime) -> bytes:
    """Return the bytes of the file."""
    whole = BoardToml(format=1, revision=revision, written=at, **dict(picture))
    head = {"format", "revision", "written"}
    content = whole.model_dump(exclude=head, exclude_none=True, exclude_defaults=True)
    return sealed(tomli_w.dumps({**whole.model_dump(include=head), **content}).encode())
