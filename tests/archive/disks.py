"""Disks for tests: one in memory, and ways to stand between the save and any disk."""

import hashlib
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mediator.archive.folder import Folder, Stamp
from mediator.archive.kept_file import Version
from mediator.archive.session_files import PARTS, file_name


class Killed(BaseException):
    """The process ends here; nothing of it goes on."""


class Memory(Folder):
    """A folder that is nowhere. Every inode's bytes, and the names they have."""

    def __init__(self) -> None:
        self.inodes: dict[int, bytearray] = {}
        self.modified: dict[int, int] = {}
        self.names: dict[str, int] = {}
        self._numbers = count(1)
        self.next_inode = 1

    def __call__(self, path: Path) -> "Memory":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    @property
    def files(self) -> dict[str, bytes]:
        return {name: bytes(self.inodes[inode]) for name, inode in self.names.items()}

    def versions(self) -> dict[str, Version | None]:
        """Say what a session's files are now, by part."""
        return {part: self._version(file_name(part)) for part in PARTS}

    def _version(self, name: str) -> Version | None:
        stamp = self.look(name)
        return None if stamp is None else Version(stamp, hashlib.sha256(self.read(name)).digest())

    def put(self, name: str, data: bytes) -> None:
        """Write a file as another program does."""
        self.write(self._new(name), memoryview(data))

    def create(self, name: str) -> int:
        if name in self.names:
            raise FileExistsError(17, "File exists")
        return self._new(name)

    def write(self, handle: int, data: memoryview) -> int:
        self.inodes[handle] += data
        self.modified[handle] = next(self._numbers)
        return len(data)

    def sync(self, handle: int) -> None:
        pass

    def stamp(self, handle: int) -> Stamp:
        return Stamp(1, handle, len(self.inodes[handle]), self.modified[handle])

    def close(self, handle: int) -> None:
        pass

    def look(self, name: str) -> Stamp | None:
        return self.stamp(self.names[name]) if name in self.names else None

    def read(self, name: str) -> bytes:
        return bytes(self.inodes[self._inode(name)])

    def link(self, old: str, new: str) -> None:
        if new in self.names:
            raise FileExistsError(17, "File exists")
        self.names[new] = self._inode(old)

    def rename(self, old: str, new: str) -> None:
        inode = self._inode(old)
        if self.names.get(new) != inode:  # two names of one file both stay
            self.names[new] = inode
            del self.names[old]

    def remove(self, name: str) -> None:
        self.names.pop(name, None)

    def sync_names(self) -> None:
        pass

    def _new(self, name: str) -> int:
        inode, self.next_inode = self.next_inode, self.next_inode + 1
        self.names[name], self.inodes[inode], self.modified[inode] = inode, bytearray(), next(self._numbers)
        return inode

    def _inode(self, name: str) -> int:
        if name not in self.names:
            raise FileNotFoundError(2, "No such file or directory")
        return self.names[name]


class Between(Folder):
    """Stands between the save and the folder at *path*: *before* hears of every operation and may raise."""

    def __init__(
        self,
        path: Path,
        before: Callable[..., None],
        open_folder: Callable[[Path], Folder] = Folder,
    ) -> None:
        before("open")
        self._before = before
        self._inner = open_folder(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inner.__exit__(kind, error, trace)

    def _do(self, operation: str, *args: Any) -> Any:
        if operation == "close":
            # A handle is gone whatever closing it says, so the fault comes after.
            self._inner.close(*args)
            self._before(operation, *args)
            return None
        self._before(operation, *args)
        return getattr(self._inner, operation)(*args)

    def create(self, name: str) -> int:
        return int(self._do("create", name))

    def write(self, handle: int, data: memoryview) -> int:
        return int(self._do("write", handle, data))

    def sync(self, handle: int) -> None:
        self._do("sync", handle)

    def stamp(self, handle: int) -> Stamp:
        made: Stamp = self._do("stamp", handle)
        return made

    def close(self, handle: int) -> None:
        self._do("close", handle)

    def look(self, name: str) -> Stamp | None:
        found: Stamp | None = self._do("look", name)
        return found

    def read(self, name: str) -> bytes:
        return bytes(self._do("read", name))

    def link(self, old: str, new: str) -> None:
        self._do("link", old, new)

    def rename(self, old: str, new: str) -> None:
        self._do("rename", old, new)

    def remove(self, name: str) -> None:
        self._do("remove", name)

    def sync_names(self) -> None:
        self._do("sync_names")
