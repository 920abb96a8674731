"""Lines typed and not yet kept, as the file `draft.toml`: what a killed program gives back.

They have a writer of their own, which waits for no disk: a draft outlives the program at most a second
behind the keys, and is no promise that it outlives the machine.
"""

import os
import threading
from pathlib import Path
from typing import Literal

from pydantic import SerializationInfo, field_serializer

from mediator.archive import reading
from mediator.archive.durable import beside_name
from mediator.archive.places import file_name
from mediator.archive.written import as_toml, as_written
from mediator.record.base import Frozen
from mediator.text import Code, OnItsWay, OptionalCode, PrivateDraft, Sealed, dumped

DRAFT = file_name("draft")


class Draft(Frozen):
    """What was typed into a line that was closed, or cut off, without keeping."""

    kind: Code
    """What the line would have become."""
    text: PrivateDraft
    watched: bool
    """Whether the room saw it being written."""
    party: OptionalCode = ""
    """Whose line it was, if anybody's."""
    entry: OptionalCode = ""
    """The entry it says in other words or is about, if any."""
    private: bool = False
    """Whether only the mediator may have it: it is never offered back in words."""
    room: OptionalCode = ""
    """The private meeting it was written in, if any."""

    @property
    def words(self) -> str:
        """What was typed; "" where it is sealed."""
        return "" if isinstance(self.text, Sealed) else self.text

    @field_serializer("text")
    def _dumped(self, text: str | Sealed, info: SerializationInfo) -> str:
        if self.private or isinstance(text, Sealed):
            return dumped(text, info)
        return text


class Drafts(Frozen):
    """The file."""

    format: Literal[1]
    lines: tuple[Draft, ...]


def read_drafts(folder: Path) -> tuple[Draft, ...]:
    """Return what was typed and not kept. Raises `Unreadable` where the file is there and damaged."""
    path = folder / DRAFT
    return reading.read(path, Drafts).lines if path.exists() else ()


class DraftKeeper:
    """Keeps the newest drafts in the file of a session's folder, on a thread of its own.

    *left* are those that the last run left there; *seal* is what private ones go
    through to the disk. A disk that refuses is asked again with the next drafts.
    """

    def __init__(self, folder: Path, left: tuple[Draft, ...] = (), seal: OnItsWay | None = None) -> None:
        self.left = left
        self._folder = folder
        self._seal = seal
        self._wanted: tuple[Draft, ...] | None = left
        self._news = self._closing = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Take these as the newest; returns at once. None at all removes the file."""
        with self._changed:
            if drafts == self._wanted:
                return
            self._wanted, self._news = drafts, True
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="drafts", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def close(self, seconds: float = 1.0) -> None:
        """Write what is still to be written, at most *seconds* long, and end."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=seconds)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._news or self._closing)
                if not self._news:
                    return
                drafts, self._news = self._wanted or (), False
            try:
                _write(self._folder, drafts, self._seal)
            except OSError:
                with self._changed:
                    if not self._news:
                        self._wanted = None  # whatever comes next is news


def _write(folder: Path, drafts: tuple[Draft, ...], seal: OnItsWay | None) -> None:
    """Replace the file, or remove it. Raises `OSError`."""
    if not drafts:
        (folder / DRAFT).unlink(missing_ok=True)
        return
    beside = folder / beside_name(DRAFT)
    beside.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    content = as_written(Drafts(format=1, lines=drafts), seal)
    try:
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
            file.write(as_toml(content).encode())
        beside.replace(folder / DRAFT)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
