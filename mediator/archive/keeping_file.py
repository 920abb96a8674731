"""`keeping.toml`, in a session's folder: how long its files are kept, a hold, what was destroyed.

A file of its own, and not a part of the agreement: it stands when the agreement is gone too; a hold can be
put on a session that is open elsewhere, or damaged; and a start reads no more than this to count what is
past its date.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from mediator.archive import shared_file
from mediator.archive.conflicts import copies_of_keeping
from mediator.archive.folder import Folder
from mediator.archive.places import KEEPING
from mediator.archive.reading import Unreadable
from mediator.record.keeping import Keeping


def read_keeping(folder: Path) -> Keeping:
    """Return what was chosen for the session in *folder*; nothing where nothing was. Raises `Unreadable`."""
    return shared_file.read(folder, KEEPING, Keeping())


def held_in_a_copy(folder: Path, today: date) -> str:
    """Return the name of a copy that a sync service made, in which a hold stands or may; "" where none does.

    Two computers that wrote at the same time both wrote what they knew: one of them, the hold. Raises
    `OSError`.
    """
    for name in copies_of_keeping(path.name for path in folder.iterdir()):
        try:
            if shared_file.read(folder, name, Keeping()).held(today) is not None:
                return name
        except Unreadable:
            return name
    return ""


def change_keeping(
    folder: Path,
    changed: Callable[[Keeping], Keeping],
    *,
    now: Callable[[], datetime],
    open_folder: Callable[[Path], Folder] = Folder,
) -> Keeping:
    """Change it. For who holds the archive. Raises `Unreadable`, `Busy` or `OSError`."""
    return shared_file.change(folder, KEEPING, Keeping(), changed, now=now, open_folder=open_folder)
