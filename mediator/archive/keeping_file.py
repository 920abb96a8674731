"""`keeping.toml`, in a session's folder: how long its files are kept, a hold, what was destroyed.

A file of its own, and not a part of the agreement: it stands when the agreement is gone too; a hold can be
put on a session that is open elsewhere, or damaged; and a start reads no more than this to count what is
past its date.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mediator.archive import shared_file
from mediator.archive.folder import Folder
from mediator.archive.places import KEEPING
from mediator.record.keeping import Keeping


def read_keeping(folder: Path) -> Keeping:
    """Return what was chosen for the session in *folder*; nothing where nothing was. Raises `Unreadable`."""
    return shared_file.read(folder, KEEPING, Keeping())


def change_keeping(
    folder: Path,
    changed: Callable[[Keeping], Keeping],
    *,
    now: Callable[[], datetime],
    open_folder: Callable[[Path], Folder] = Folder,
) -> Keeping:
    """Change it. For who holds the archive. Raises `Unreadable`, `Busy` or `OSError`."""
    return shared_file.change(folder, KEEPING, Keeping(), changed, now=now, open_folder=open_folder)
