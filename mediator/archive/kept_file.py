"""One file that is saved again and again: what it was last seen to be, its last generation, a conflict."""

import contextlib
import errno
import hashlib
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePath

from mediator.archive.durable import beside_name, replace
from mediator.archive.folder import Folder, Stamp
from mediator.archive.reading import LARGEST


@dataclass(frozen=True)
class Version:
    """What a file was when it was last read or written."""

    stamp: Stamp
    digest: bytes


def last_generation(name: str) -> str:
    """Return the name of the file as it was before the run that last wrote it."""
    return f"{name}.bak"


def version(folder: Path, name: str) -> Version | None:
    """Say what the file is now; None where there is none that can be read.

    Ask before the file is read: if it changes in between, the save then notices, instead of losing it.
    """
    path = folder / name
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        with Folder(folder) as opened:
            stamp = opened.look(name)
            return None if stamp is None else Version(stamp, _digest(opened.read(name)))
    except OSError:
        return None  # loading says why; and what was not read is never overwritten


class KeptFile:
    """Saves one file, never over what somebody else wrote there.

    *known* is what was read at the beginning, and was in order; None where there was no file. Where
    *keeps_last*, it stays as the last generation once the file is written anew.
    """

    def __init__(self, name: str, known: Version | None = None, *, keeps_last: bool = True) -> None:
        self.name = name
        self._good = known if keeps_last else None
        """What the last generation is made of; None once it is made, or where there is nothing for it."""
        self._bak_failures = 0
        self._in_the_way: Stamp | None = None
        self._known = [] if known is None else [known]
        self._copy: KeptFile | None = None
        self._ours_goes_first = False

    @property
    def copy(self) -> str:
        """The name under which the file is kept beside one that was changed outside; "" where none was."""
        return self._copy.name if self._copy else ""

    def put_ours_first(self) -> None:
        """Let the next save take the name again; what was changed outside stays, under another name."""
        self._ours_goes_first = True

    def save(self, folder: Folder, data: bytes) -> None:
        """Replace the file by *data*, or keep it beside where the file was changed outside. Raises `OSError`.

        When this returns, *data* is on the disk.
        """
        if self._copy is not None and not self._ours_goes_first:
            self._copy.save(folder, data)
            return
        digest = _digest(data)
        gone = self.copy

        def ready(stamp: Stamp) -> str:
            new = Version(stamp, digest)
            if self._ours_goes_first:
                self._set_aside(folder)
            elif not self._is_ours(folder):
                free = _free_name(folder, self.name, "kept by mediator")
                self._copy = KeptFile(free, new, keeps_last=False)
                return free
            self._keep_last_generation(folder)
            self._known.append(new)  # a rename that is reported as failed may have happened
            return self.name

        self._clear_the_way(folder)
        replace(folder, self.name, data, ready=ready)
        if self._ours_goes_first:
            self._copy, self._ours_goes_first = None, False
            with contextlib.suppress(OSError):
                folder.remove(gone)
        if self._copy is None:
            self._known = self._known[-1:]
            if not self._is_ours(folder):  # somebody else's rename came a moment after this one
                self.save(folder, data)

    def _clear_the_way(self, folder: Folder) -> None:
        """Remove what a killed program left; what another one is writing at this moment is its own.

        The two are told apart by trying again later. Raises `FileExistsError` the first time.
        """
        beside = beside_name(self.name)
        found = folder.look(beside)
        if found is not None and found != self._in_the_way:
            self._in_the_way = found
            raise FileExistsError(errno.EEXIST, "another program is saving this session")
        if found is not None:
            folder.remove(beside)

    def is_gone(self, folder: Folder) -> bool:
        """Say whether there was a file and somebody took it away. Raises `OSError`."""
        return bool(self._known) and self._copy is None and folder.look(self.name) is None

    def is_as_left(self, folder: Folder) -> bool:
        """Say whether nobody else has changed the file. Raises `OSError`."""
        return self._copy is None and self._is_ours(folder)

    def says(self, data: bytes) -> bool:
        """Say whether *data* is what was last written."""
        return self._known[-1].digest == _digest(data)

    def _is_ours(self, folder: Folder) -> bool:
        stamp = folder.look(self.name)
        if stamp is None or any(known.stamp == stamp for known in self._known):
            return True
        # Copied, restored or touched, it may still say the same.
        digests = [known.digest for known in self._known if known.stamp.size == stamp.size]
        return bool(digests) and _digest(folder.read(self.name)) in digests

    def _keep_last_generation(self, folder: Folder) -> None:
        """Keep the file as it was before this run, once; a second failure does not hold up the save."""
        if self._good is None or folder.look(self.name) is None:
            return
        try:
            _second_name(folder, self.name, last_generation(self.name))
        except OSError:
            self._bak_failures += 1
            if self._bak_failures == 1:
                raise
        self._good = None

    def _set_aside(self, folder: Folder) -> None:
        if folder.look(self.name) is not None and not self._is_ours(folder):
            self._good = None  # what stands there now is not the last generation of this file
            _second_name(folder, self.name, _free_name(folder, self.name, "changed outside"))


def _second_name(folder: Folder, name: str, new: str) -> None:
    """Give the file a second name, durable with the folder's next sync; whatever had it is replaced."""
    if folder.look(new) == folder.look(name):
        return  # both are names of it already
    beside = beside_name(new)
    folder.remove(beside)
    try:
        folder.link(name, beside)
    except OSError:  # not every disk knows second names
        folder.remove(beside)
        replace(folder, new, folder.read(name))
        return
    try:
        folder.rename(beside, new)
    except OSError:
        with contextlib.suppress(OSError):
            folder.remove(beside)
        raise


def _free_name(folder: Folder, name: str, note: str) -> str:
    """Return a name that says what the file is and that no other file has."""
    path = PurePath(name)
    names = (f"{path.stem} ({note}{f' {n}' if n > 1 else ''}){path.suffix}" for n in count(1))
    return next(free for free in names if folder.look(free) is None)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
