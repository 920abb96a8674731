"""Writing a file so that a reader, a crash or a pulled plug finds the old one or the new one, whole."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from mediator.archive.folder import Folder, Stamp


def make_private_folder(folder: Path) -> None:
    """Make *folder* and what is missing above it, for this user alone."""
    for missing in reversed([folder, *folder.parents]):
        if not missing.is_dir():
            missing.mkdir(mode=0o700)
            if os.name == "posix":
                missing.chmod(0o700)  # whatever the umask says
            with Folder(missing.parent) as above:
                above.sync_names()


def write_durably(folder: Path, name: str, data: bytes) -> None:
    """Replace *folder*/*name* by *data*; when this returns, it is on the disk. Raises `OSError`."""
    with Folder(folder) as opened:
        opened.remove(beside_name(name))
        replace(opened, name, data)


def replace(
    folder: Folder,
    name: str,
    data: bytes,
    *,
    ready: Callable[[Stamp], str] | None = None,
    durably: bool = True,
) -> None:
    """Replace the file *name* by *data*; when this returns, it is on the disk, where that is *durably*.

    Written beside under one fixed name (so that a kill leaves one orphan at most), synced, renamed, and the
    folder synced. That name is taken by one program at a time: whoever has it may compare and rename, and
    for all others this raises `FileExistsError`. *ready* is told the stamp of the new file before it gets
    its name, and returns the name it gets after all. Raises `OSError`; unless the last sync failed, the old
    file is then untouched. Nothing of a failed try is left or used in the next: after a failed sync the
    system may have forgotten what it did not write.
    """
    beside = beside_name(name)
    handle = folder.create(beside)
    try:
        stamp = filled(folder, handle, data, durably=durably)
        folder.rename(beside, ready(stamp) if ready else name)
    except BaseException:
        with contextlib.suppress(OSError):
            folder.remove(beside)
        raise
    if durably:
        folder.sync_names()


BESIDE = ".~"
"""How the name of a file begins that is being written: gone in a moment, or cleared up by the next run."""


def beside_name(name: str) -> str:
    """Return the name under which *name* is written first; sync services leave such names alone."""
    return f"{BESIDE}{name}.tmp"


def filled(folder: Folder, handle: int, data: bytes, *, durably: bool = True) -> Stamp:
    """Write *data* into a new file, see it to the disk, close it; return by what it is known."""
    try:
        left = memoryview(data)
        while left:
            left = left[folder.write(handle, left) :]
        if durably:
            folder.sync(handle)
        return folder.stamp(handle)
    finally:
        folder.close(handle)
