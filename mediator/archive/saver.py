"""The save: one thread, one slot, newest wins; "saved" is said only when everything is on the disk."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from mediator.archive.durable import make_private_folder, write_durably
from mediator.archive.session_files import FORMAT, PARTS, Header, encode, file_name
from mediator.record.base import Frozen
from mediator.record.private import Private
from mediator.record.record import Record

_WAITS = (1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between tries; the last one repeats


@dataclass(frozen=True)
class SaveState:
    """How it stands with the save."""

    word: Literal["saved", "saving", "not_saved"]
    why: str = ""
    """The system's reason, for the mediator and not for the wall."""


class Saver:
    """Writes what changed of the newest record, whole files, on a thread of its own.

    *on_state* is called from that thread. Every write is `write_durably`; a file that fails is tried again
    with growing waits until it succeeds, and nothing is dropped meanwhile.
    """

    def __init__(
        self,
        folder: Path,
        revisions: dict[str, int],
        *,
        stored: Record | None,
        now: Callable[[], datetime],
        on_state: Callable[[SaveState], None] = lambda state: None,
        write: Callable[[Path, str, bytes], None] = write_durably,
    ) -> None:
        self.state = SaveState("saved")
        self._folder = folder
        self._revisions = dict.fromkeys(PARTS, 0) | revisions
        self._now = now
        self._on_state = on_state
        self._write = write
        self._stored: dict[str, Frozen] = {part: getattr(stored, part) for part in PARTS} if stored else {}
        self._waiting: Record | None = None
        self._busy = False
        self._closing = False
        self._hurry = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="save", daemon=True)
        self._thread.start()

    def keep(self, record: Record) -> None:
        """Take *record* as the newest; returns at once."""
        with self._changed:
            self._waiting = record
            self._changed.notify_all()

    def listen(self, on_state: Callable[[SaveState], None]) -> None:
        """Tell *on_state* from now on."""
        self._on_state = on_state

    def flush(self, seconds: float) -> bool:
        """Wait until the newest record is on the disk, at most *seconds*; say whether it is.

        After a failure it is tried again at once.
        """
        with self._changed:
            self._hurry = self._waiting is not None
            self._changed.notify_all()
            return self._changed.wait_for(lambda: self._waiting is None and not self._busy, timeout=seconds)

    def close(self, seconds: float = 5.0) -> bool:
        """Flush, end the thread, and say whether everything is on the disk."""
        done = self.flush(seconds)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout=1.0)
        return done

    def _run(self) -> None:
        failures = 0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting is not None or self._closing)
                if self._waiting is None or (self._closing and failures):
                    return
                record, self._waiting, self._busy = self._waiting, None, True
            self._say(SaveState("saving") if not failures else self.state)
            try:
                self._save(record)
            except Exception as error:  # whatever it is, nothing may be dropped and the thread has to live
                wait = _WAITS[min(failures, len(_WAITS) - 1)]
                failures += 1
                if isinstance(error, FileNotFoundError):
                    self._make_anew()
                with self._changed:
                    self._waiting = self._waiting or record  # a newer one holds this one's changes too
                    self._busy = False
                self._say(SaveState("not_saved", why=_reason(error)))
                with self._changed:
                    self._changed.wait_for(lambda: self._closing or self._hurry, timeout=wait)
                    self._hurry = False
                continue
            failures = 0
            with self._changed:
                self._busy = False
                newest = self._waiting is None
                if newest:
                    self._say(SaveState("saved"))
                self._changed.notify_all()

    def _save(self, record: Record) -> None:
        """Write what changed, so that words on their way from one file to another are always in one of them:
        the private file gets what is new before the others are written, and loses what is gone after."""
        stored = self._stored.get("private")
        before = stored.wordings if isinstance(stored, Private) else ()
        after = record.private.wordings
        new = tuple(wording for wording in after if wording not in before)
        if new:
            both = record.private.model_copy(update={"wordings": (*before, *new)})
            self._write_part("private", record.private if both == record.private else both)
        for name in PARTS:
            if name != "private":
                self._write_part(name, getattr(record, name))
        if self._revisions["private"] or after:  # no file before there is something private
            self._write_part("private", record.private)

    def _make_anew(self) -> None:
        """The folder is gone: make it again, and write every file into it."""
        with contextlib.suppress(OSError):
            make_private_folder(self._folder)
            self._stored.clear()

    def _write_part(self, name: str, part: Frozen) -> None:
        if part is self._stored.get(name):
            return
        header = Header(format=FORMAT, revision=self._revisions[name] + 1, saved=self._now())
        self._write(self._folder, file_name(name), encode(part, header))
        self._revisions[name] += 1
        self._stored[name] = part

    def _say(self, state: SaveState) -> None:
        """Tell the listener, which must not block; a screen that is gone must not end the saving."""
        if state != self.state:
            self.state = state
            with contextlib.suppress(Exception):
                self._on_state(state)


def _reason(error: Exception) -> str:
    """Return the system's words for a failed write, without file names or texts."""
    return (error.strerror or "the disk refused") if isinstance(error, OSError) else type(error).__name__
