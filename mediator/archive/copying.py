"""A copy of a session elsewhere, for when its own place takes no more."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mediator.archive.durable import make_private_folder
from mediator.archive.saver import Saver
from mediator.record.record import Record
from mediator.text import OnItsWay

PATIENCE = 5.0
"""Seconds that a copy may take."""


class NotCopied(Exception):  # noqa: N818 - it is an answer with what to do next
    """The copy could not be made. Its text says why."""


def save_a_copy(folder: Path, record: Record, *, now: Callable[[], datetime], seal: OnItsWay | None) -> None:
    """Write the whole session into *folder*, which must not be there yet. Raises `NotCopied`."""
    try:
        if folder.exists():
            raise NotCopied("That is there already; nothing was written. Choose another name.")
        make_private_folder(folder)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such name"
        raise NotCopied(f"No copy can be made there: {why}.") from None
    saver = Saver(folder, {}, stored=None, now=now, seal=seal)
    saver.keep(record)
    if not saver.close(PATIENCE):
        raise NotCopied(f"No copy could be made there: {saver.state.why or 'it takes too long'}.")
