"""What a disk can hold after a power cut: every state that a file system may leave, from what was done to it.

Names and contents reach the disk in any order until the folder, or the file, is synced. A name that was not
synced may be there or not, each by itself; content that was not synced may be there, cut, zeros, or missing.
(After ALICE, Pillai et al., OSDI 2014.)
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, combinations, product
from pathlib import Path

from mediator.archive.folder import Folder
from mediator.record.record import Record
from tests.archive.disks import Between, Memory

Files = dict[str, bytes]


@dataclass(frozen=True)
class Naming:
    """A change of names: *new* is from now on a name of *inode*, and *old* is no name."""

    inode: int | None
    new: str = ""
    old: str = ""

    def apply(self, names: dict[str, int]) -> None:
        names.pop(self.old, None)
        if self.inode is not None:
            names[self.new] = self.inode


@dataclass
class OnDisk:
    """What is sure to be on the disk, and what may be."""

    names: dict[str, int]
    contents: dict[int, bytes]
    namings: list[Naming] = field(default_factory=list)
    unsynced: dict[int, bytes] = field(default_factory=dict)

    def states(self) -> Iterator[Files]:
        """Yield what a start after a power cut at this moment may find."""
        for chosen in subsets(self.namings):
            names = dict(self.names)
            for naming in chosen:
                naming.apply(names)
            forms = [self._forms(inode) for inode in names.values()]
            for contents in product(*forms):
                yield dict(zip(names, contents, strict=True))

    def _forms(self, inode: int) -> list[bytes]:
        sure = self.contents.get(inode, b"")
        if inode not in self.unsynced:
            return [sure]
        data = self.unsynced[inode]
        half = len(data) // 2
        return [data, sure, data[:half], bytes(len(data)), data[:half] + bytes(len(data) - half)]


def subsets(things: list[Naming]) -> Iterator[tuple[Naming, ...]]:
    return chain.from_iterable(combinations(things, size) for size in range(len(things) + 1))


class Recorder:
    """A disk that writes down how it stands after every operation, with what was said to be saved by then.

    *without* is an operation that is left out; "order" syncs a file only after the folder.
    """

    def __init__(self, files: Files, without: str = "") -> None:
        self.disk = Memory()
        for name, data in files.items():
            self.disk.put(name, data)
        self.seen = self.disk.versions()
        self.now = OnDisk(dict(self.disk.names), {n: bytes(data) for n, data in self.disk.inodes.items()})
        self.saved = 0
        self._without = without
        self._late: list[int] = []
        self._look: Callable[[OnDisk, int], None] = lambda now, saved: None

    def watch(self, look: Callable[[OnDisk, int], None]) -> None:
        """Show *look* how it stands after every operation, and how many records were said to be saved."""
        self._look = look

    def __call__(self, path: Path) -> Folder:
        return Between(path, self.before, Leaving(self.disk, self._without))

    def say_saved(self) -> None:
        self.saved += 1
        self._look(self.now, self.saved)

    def before(self, operation: str, *args: object) -> None:
        if operation != self._without:
            getattr(self, f"_on_{operation}", lambda *args: None)(*args)
            self._look(self.now, self.saved)

    def _on_create(self, name: str) -> None:
        self.now.namings.append(Naming(self.disk.next_inode, name))

    def _on_write(self, handle: int, data: memoryview) -> None:
        self.now.unsynced[handle] = bytes(self.disk.inodes[handle]) + bytes(data)

    def _on_sync(self, handle: int) -> None:
        if self._without == "order":
            self._late.append(handle)
        else:
            self._now_sync(handle)

    def _now_sync(self, handle: int) -> None:
        self.now.contents[handle] = self.now.unsynced.pop(handle, self.now.contents.get(handle, b""))

    def _on_link(self, old: str, new: str) -> None:
        self.now.namings.append(Naming(self.disk.names[old], new))

    def _on_rename(self, old: str, new: str) -> None:
        self.now.namings.append(Naming(self.disk.names[old], new, old))

    def _on_remove(self, name: str) -> None:
        if name in self.disk.names:
            self.now.namings.append(Naming(None, old=name))

    def _on_sync_names(self) -> None:
        for naming in self.now.namings:
            naming.apply(self.now.names)
        self.now.namings.clear()
        self._look(self.now, self.saved)
        for handle in self._late:
            self._now_sync(handle)
        self._late.clear()


class Leaving:
    """Opens the disk with one operation that does nothing."""

    def __init__(self, disk: Memory, without: str) -> None:
        self._disk = disk
        self._without = without

    def __call__(self, path: Path) -> Folder:
        return self  # type: ignore[return-value]

    def __getattr__(self, name: str) -> object:
        if name == self._without:
            return (lambda handle, data: len(data)) if name == "write" else (lambda *args: None)
        return getattr(self._disk, name)


def texts(record: Record) -> set[str]:
    """Return every text of a record, replaced ones too."""
    return {entry.text for entry in record.entries()} | {str(each.text) for each in record.private.wordings}
