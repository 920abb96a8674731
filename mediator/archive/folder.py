"""What the save does to a disk, operation by operation, so that a test can take the disk's place."""

import contextlib
import os
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

_WINDOWS_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds; a virus scanner or a sync service holds a file briefly


class Stamp(NamedTuple):
    """By what a file is known without being read. An inode alone comes again after two replaces."""

    device: int
    inode: int
    size: int
    modified: int
    """In nanoseconds."""


class Folder:
    """An open folder and what can be done with the files in it, by their names.

    Where the system knows handles of folders, all of it goes through one: whatever its path is called
    meanwhile, it is the same folder. Everything raises `OSError`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None
        if os.name == "posix":
            self._handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._handle is not None:
            os.close(self._handle)

    def create(self, name: str) -> int:
        """Make a file that is not there, for this user alone, and return a handle to write to."""
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        handle = os.open(self._at(name), flags, 0o600, dir_fd=self._handle)
        if os.name == "posix":
            os.fchmod(handle, 0o600)  # whatever the umask takes away
        return handle

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of *data*; return how many bytes."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Return when what was written is on the disk itself."""
        try:
            from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore]
        except ImportError:
            os.fsync(handle)
            return
        try:
            fcntl(handle, F_FULLFSYNC)  # macOS: fsync alone stops at the drive's cache
        except OSError:
            os.fsync(handle)  # not every file system there knows the other

    def stamp(self, handle: int) -> Stamp:
        return _stamp(os.fstat(handle))

    def close(self, handle: int) -> None:
        os.close(handle)

    def look(self, name: str) -> Stamp | None:
        """Return the stamp of the file of that name; None where there is none."""
        try:
            return _stamp(os.stat(self._at(name), dir_fd=self._handle))
        except FileNotFoundError:
            return None

    def read(self, name: str) -> bytes:
        handle = os.open(self._at(name), os.O_RDONLY | getattr(os, "O_BINARY", 0), dir_fd=self._handle)
        with os.fdopen(handle, "rb") as file:
            return file.read()

    def link(self, old: str, new: str) -> None:
        """Give the file *old* a second name, which must be free."""
        os.link(self._at(old), self._at(new), src_dir_fd=self._handle, dst_dir_fd=self._handle)

    def rename(self, old: str, new: str) -> None:
        """Call the file *old* by the name *new*, whatever had that name: one or the other, never neither."""
        for wait in (*_WINDOWS_WAITS, None) if os.name == "nt" else (None,):
            try:
                os.replace(self._at(old), self._at(new), src_dir_fd=self._handle, dst_dir_fd=self._handle)
                return
            except PermissionError:
                if wait is None:
                    raise
                time.sleep(wait)

    def date(self, name: str, seconds: float) -> None:
        """Say of the file *name* that it was changed at that moment, in seconds since 1970."""
        os.utime(self._at(name), (seconds, seconds), dir_fd=self._handle)

    def remove(self, name: str) -> None:
        """Remove the file of that name if there is one."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._at(name), dir_fd=self._handle)

    def sync_names(self) -> None:
        """Return when the names in the folder are on the disk; Windows has no such call and needs none."""
        if self._handle is not None:
            os.fsync(self._handle)

    def _at(self, name: str) -> str | Path:
        return name if self._handle is not None else self._path / name


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
