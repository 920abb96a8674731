"""Writing a file so that a reader, a crash or a pulled plug finds the old one or the new one, whole."""

import contextlib
import os
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """Make *folder* and what is missing above it, for this user alone."""
    for missing in reversed([folder, *folder.parents]):
        if not missing.is_dir():
            missing.mkdir(mode=0o700)
            if os.name == "posix":
                missing.chmod(0o700)  # whatever the umask says
            sync_folder(missing.parent)


def write_durably(folder: Path, name: str, data: bytes) -> None:
    """Replace *folder*/*name* by *data*; when this returns, it is on the disk.

    Written beside under one fixed name (so that a kill leaves one orphan at most), synced, renamed, and the
    folder synced. Raises `OSError`; the old file is then untouched and nothing is left beside it.
    """
    target, beside = folder / name, folder / f".~{name}.tmp"
    with contextlib.suppress(FileNotFoundError):
        beside.unlink()
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(beside, flags, 0o600)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            _sync(handle)
        finally:
            os.close(handle)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in *folder* durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync(handle: int) -> None:
    try:
        from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        os.fsync(handle)
    else:
        fcntl(handle, F_FULLFSYNC)  # macOS: fsync alone stops at the drive's cache
