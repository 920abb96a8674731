"""A file that stands beside a session's own or beside all sessions, and that any run may change.

It is read, changed and written under the archive's lock, and never written where it could not be read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from mediator.archive import lock
from mediator.archive.durable import beside_name
from mediator.archive.folder import Folder
from mediator.archive.kept_file import KeptFile, version
from mediator.archive.lock import Held
from mediator.archive.session_files import FORMAT, Header, encode, read_part
from mediator.record.base import Frozen
from mediator.text import OnItsWay

M = TypeVar("M", bound=Frozen)

PATIENCE = 2.0
"""Seconds that one waits for another run to be done with the archive; each needs some milliseconds."""

_STEP = 0.05


class Busy(Exception):  # noqa: N818 - it is an answer with what to do next
    """The archive's files cannot be written now. Its text says why."""


@contextmanager
def archive_held(sessions: Path, now: Callable[[], datetime], patience: float = PATIENCE) -> Iterator[None]:
    """Hold the archive in the folder *sessions*, so that nobody else changes its shared files meanwhile.

    Raises `Busy` where another run has it for longer than *patience*, in seconds, and `OSError`.
    """
    tries = round(patience / _STEP)
    while True:
        try:
            held = lock.take(sessions, now())
            break
        except Held:
            if tries <= 0:
                raise Busy("Another mediator is writing to the archive. Try again in a moment.") from None
            tries -= 1
            time.sleep(_STEP)
    try:
        yield
    finally:
        held.release()


def read(folder: Path, name: str, nothing: M) -> M:
    """Return what the file says; *nothing* where there is none. Raises `Unreadable`."""
    path = folder / name
    return read_part(path, type(nothing))[1] if path.exists() else nothing


def change(
    folder: Path,
    name: str,
    nothing: M,
    changed: Callable[[M], M],
    *,
    now: Callable[[], datetime],
    keeps_last: bool = False,
    seal: OnItsWay | None = None,
    open_folder: Callable[[Path], Folder] = Folder,
) -> M:
    """Write what *changed* makes of the file, which is *nothing* where there is none yet; return it.

    For who holds the archive. Private texts are as *seal* makes them. When this returns, it is on the disk.
    Raises `Unreadable` where the file is damaged or newer, `Busy` where something else changed it at this
    moment, and `OSError`.
    """
    path = folder / name
    seen = version(folder, name)
    revision, before = 0, nothing
    if path.exists():
        header, before = read_part(path, type(nothing))
        revision = header.revision
    after = changed(before)
    if after == before:
        return before
    data = encode(after, Header(format=FORMAT, revision=revision + 1, saved=now()), seal)
    file = KeptFile(name, seen, keeps_last=keeps_last)
    with open_folder(folder) as opened:
        opened.remove(beside_name(name))  # a killed run's
        file.save(opened, data)
        if file.copy:
            opened.remove(file.copy)
            raise Busy(f"{name} was changed by another program at this moment. Try again.")
    return after
