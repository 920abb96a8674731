"""The save: one thread, one slot, newest wins; "saved" is said only when everything is on the disk."""

import contextlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from mediator.archive.folder import Folder
from mediator.archive.kept_file import Version
from mediator.archive.reasons import plain_reason
from mediator.archive.session_writer import Conflict, OpenFolder, SessionWriter
from mediator.record.record import Record
from mediator.text import OnItsWay

WAITS = (1.0, 2.0, 5.0)
"""Seconds between tries; the last one repeats. When there is space again, it is used within that time."""

_QUIET = 1.0  # seconds after the opening before texts are made beforehand
_BREATH = 0.01  # seconds left to the screen between two slices of them

Wait = Callable[[threading.Condition, Callable[[], bool], float], object]
"""Waits on a condition until something is so, or for so many seconds."""


@dataclass(frozen=True)
class SaveState:
    """How it stands with the save. The word is for the wall, all the rest for the mediator alone."""

    word: Literal["saved", "saving", "not_saved"]
    what: str = ""
    """The name of the file that could not be written."""
    why: str = ""
    """Half a sentence in plain words, without file names or anybody's text."""
    since: datetime | None = None
    """When it was first not saved."""
    conflicts: tuple[Conflict, ...] = ()
    """Files changed by something else: nothing is overwritten, and nothing is lost, until it is settled."""


class Saver:
    """Writes what changed of the newest record, whole files, on a thread of its own.

    *seen* says what the files in *folder* were when *stored* was read from them; what is there and was not
    seen is never overwritten. Where a file fails it is tried again after growing `WAITS` until it succeeds,
    from a fresh start each time, and nothing is dropped meanwhile. *open_folder* opens
    what the operations on files go to; *wait* lets a test take the clock's place. *seal* is what private
    texts go through on their way to the disk.
    """

    def __init__(
        self,
        folder: Path,
        revisions: Mapping[str, int],
        *,
        stored: Record | None,
        now: Callable[[], datetime],
        seen: Mapping[str, Version | None] = MappingProxyType({}),
        open_folder: OpenFolder = Folder,
        seal: OnItsWay | None = None,
        wait: Wait = threading.Condition.wait_for,
    ) -> None:
        self.state = SaveState("saved")
        self._writer = SessionWriter(
            folder, revisions, stored=stored, seen=seen, now=now, open_folder=open_folder, seal=seal
        )
        self.seal = seal
        self._now = now
        self._on_state: Callable[[SaveState], None] = lambda state: None
        self._wait = wait
        self._newest = stored
        self._waiting: Record | None = None
        self._busy = False
        self._closing = False
        self._hurry = False
        self._compares = False
        self._failures = 0
        self._since: datetime | None = None
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, args=(stored,), name="save", daemon=True)
        self._thread.start()

    def keep(self, record: Record) -> None:
        """Take *record* as the newest; returns at once, and "saved" is no longer said."""
        with self._changed:
            self._newest = self._waiting = record
            if self.state.word == "saved":
                self._say("saving")
            self._changed.notify_all()

    def listen(self, on_state: Callable[[SaveState], None]) -> None:
        """Tell *on_state* from now on, from the save's thread or from `keep`."""
        self._on_state = on_state

    def flush(self, seconds: float) -> bool:
        """Wait until the newest record is on the disk, at most *seconds*; say whether it is in its own files.

        After a failure it is tried again at once.
        """
        with self._changed:
            self._hurry = self._waiting is not None
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: self._waiting is None and not self._busy, timeout=seconds)
        return done and not self.state.conflicts

    def settle(self, seconds: float) -> bool:
        """Flush, and see that the files are as they were left: for the end, which is no time to find out.

        What somebody took away is written again; what another program wrote over a file is kept apart.
        """
        with self._changed:
            if self._newest is not None:
                self._waiting = self._waiting or self._newest
                self._compares = True
        return self.flush(seconds)

    def close(self, seconds: float = 5.0) -> bool:
        """Settle, end the thread, and say whether everything is on the disk, in its own files."""
        done = self.settle(seconds)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout=1.0)
        return done

    def put_ours_first(self) -> None:
        """Settle every conflict: the session takes its names again, and what was changed outside stays
        beside under a name that says so."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)
            self._writer.put_ours_first()
            self._waiting = self._waiting or self._newest
            self._say("saving")
            self._changed.notify_all()

    def _run(self, stored: Record | None) -> None:
        if stored is not None:
            self._warm()
        while (record := self._take()) is not None:
            try:
                self._writer.write(record)
                if self._compares:
                    self._writer.check()
                    self._compares = False
            except Exception as error:  # whatever it is, nothing may be dropped and the thread has to live
                self._failed(record, error)
            else:
                self._done()

    def _warm(self) -> None:
        """While nothing is to be done, make the texts that the first change will need."""
        self._pause(_QUIET)
        for _ in self._writer.warm():
            self._pause(_BREATH)
            if self._waiting is not None or self._closing:
                return

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._wait(self._changed, lambda: self._waiting is not None or self._closing, seconds)

    def _take(self) -> Record | None:
        """Wait for the newest record and take it; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is not None or self._closing)
            if self._closing and self._failures:
                return None
            record, self._waiting = self._waiting, None
            self._busy = record is not None
            return record

    def _failed(self, record: Record, error: Exception) -> None:
        seconds = WAITS[min(self._failures, len(WAITS) - 1)]
        self._failures += 1
        if isinstance(error, FileNotFoundError):
            self._writer.make_anew()
        with self._changed:
            self._waiting = self._waiting or record  # a newer one holds this one's changes too
            self._busy = False
            self._changed.notify_all()
        self._say("not_saved", what=self._writer.at_work_on, why=plain_reason(error))
        with self._changed:
            self._wait(self._changed, lambda: self._closing or self._hurry, seconds)
            self._hurry = False

    def _done(self) -> None:
        self._failures = 0
        with self._changed:
            self._busy = False
            if self._waiting is None:
                if self._writer.conflicts():
                    self._say("not_saved", why="another program changed a file of this session")
                else:
                    self._say("saved")
            self._changed.notify_all()

    def _say(self, word: Literal["saved", "saving", "not_saved"], *, what: str = "", why: str = "") -> None:
        """Tell the listener, which must not block; a screen that is gone must not end the saving."""
        self._since = (self._since or self._now()) if word == "not_saved" else None
        state = SaveState(word, what, why, self._since, self._writer.conflicts())
        if state != self.state:
            self.state = state
            with contextlib.suppress(Exception):
                self._on_state(state)
