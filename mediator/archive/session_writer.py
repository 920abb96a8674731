"""Writing a session's files: which, in what order, and never what has not changed."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mediator.archive.durable import beside_name, make_private_folder
from mediator.archive.encoder import Encoder
from mediator.archive.folder import Folder
from mediator.archive.kept_file import KeptFile, Version, version
from mediator.archive.session_files import FORMAT, PARTS, Header, encode, file_name
from mediator.record.base import Frozen
from mediator.record.private import Private, Wording
from mediator.record.record import Record
from mediator.text import OnItsWay, Sealed

OpenFolder = Callable[[Path], Folder]


@dataclass(frozen=True)
class Conflict:
    """A file that something else changed: it is left as it is, and the session's own is kept beside it."""

    file: str
    copy: str


def versions(folder: Path) -> dict[str, Version | None]:
    """Say what a session's files are now, by part. To be asked before they are read."""
    return {part: version(folder, file_name(part)) for part in PARTS}


def clear_up(folder: Path) -> None:
    """Remove what a killed program left of its saves. For who has the session to themselves, at the start;
    what stays is found by the save itself, which then has to wait a second before it knows."""
    with contextlib.suppress(OSError):
        for orphan in folder.glob(beside_name("*")):
            orphan.unlink()


class SessionWriter:
    """Writes the parts of a record that are not the ones last written. Every call may be a slow one."""

    def __init__(
        self,
        folder: Path,
        revisions: Mapping[str, int],
        *,
        stored: Record | None,
        seen: Mapping[str, Version | None],
        now: Callable[[], datetime],
        open_folder: OpenFolder = Folder,
        seal: OnItsWay | None = None,
    ) -> None:
        self._path = folder
        self._revisions = dict.fromkeys(PARTS, 0) | dict(revisions)
        self._now = now
        self._open_folder = open_folder
        self._seal = seal
        self._stored: dict[str, Frozen] = {part: getattr(stored, part) for part in PARTS} if stored else {}
        self._in_doubt: set[str] = set()
        """Parts whose write failed: the file may be the old one or the new one."""
        self._files = {part: KeptFile(file_name(part), seen.get(part)) for part in PARTS}
        self._encoders = {part: Encoder(seal) for part in PARTS}
        self._headers: dict[str, Header] = {}
        self.at_work_on = ""
        """The name of the file that was tried last."""

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what was changed outside and is not settled."""
        return tuple(Conflict(file.name, file.copy) for file in self._files.values() if file.copy)

    def put_ours_first(self) -> None:
        """Let the next write take the names again of what was changed outside, which stays beside."""
        for part, file in self._files.items():
            if file.copy:
                file.put_ours_first()
                self._in_doubt.add(part)

    def warm(self) -> Iterator[None]:
        """Make the texts of what was loaded, a little at a time, so that the first change is quick too."""
        for part, stored in tuple(self._stored.items()):
            yield from self._encoders[part].warm(stored)

    def write(self, record: Record) -> None:
        """Write what changed, so that words on their way from one file to another are always in one of them:
        the private file gets what is new before the others are written, and loses what is gone after.

        A file that somebody took away is written again. When this returns, all of it is on the disk. Raises
        `OSError`; what was written before stays so.
        """
        self._see_what_is_gone()
        stored = self._stored.get("private")
        before = stored.wordings if isinstance(stored, Private) else ()
        after = record.private.wordings
        known = {self._on_the_disk(wording) for wording in before}
        new = tuple(wording for wording in after if self._on_the_disk(wording) not in known)
        if new:
            both = record.private.model_copy(update={"wordings": (*before, *new)})
            self._write_part("private", record.private if both == record.private else both)
        for part in PARTS:
            if part != "private":
                self._write_part(part, getattr(record, part))
        if (
            self._revisions["private"] or not record.private.is_empty()
        ):  # no file before there is something private
            self._write_part("private", record.private)

    def _on_the_disk(self, wording: Wording) -> tuple[str, datetime, str]:
        """Return what a wording is on the disk, where it is the same sealed and opened."""
        text = wording.text
        sealed = self._seal(text) if self._seal else text.age if isinstance(text, Sealed) else text
        return wording.entry, wording.at, sealed

    def _see_what_is_gone(self) -> None:
        with self._open_folder(self._path) as folder:
            self._in_doubt |= {part for part, file in self._files.items() if file.is_gone(folder)}

    def make_anew(self) -> None:
        """Where the folder is gone, make it again, and let the next write put every file into it."""
        if self._path.is_dir():
            return
        with contextlib.suppress(OSError):
            make_private_folder(self._path)
            self._stored.clear()

    def check(self) -> None:
        """See that the files are as they were left and say what the record says; write again what is not.

        For the end of a run: what another program did after the last save is noticed here. Raises `OSError`.
        """
        self._see_what_is_gone()
        for part, content in tuple(self._stored.items()):
            self._write_part(part, content)
        if not self._headers:
            return
        with self._open_folder(self._path) as folder:
            for part, header in self._headers.items():
                stored, file = self._stored.get(part), self._files[part]
                if stored is None or file.copy:
                    continue
                plainly = encode(stored, header, self._seal)
                if not file.is_as_left(folder) or not file.says(plainly):
                    file.save(folder, plainly)

    def _write_part(self, part: str, content: Frozen) -> None:
        if content is self._stored.get(part) and part not in self._in_doubt:
            return
        self._in_doubt.add(part)
        self.at_work_on = file_name(part)
        header = Header(format=FORMAT, revision=self._revisions[part] + 1, saved=self._now())
        data = self._encoders[part].encode(content, header)
        with self._open_folder(self._path) as folder:
            self._files[part].save(folder, data)
        self._revisions[part] += 1
        self._in_doubt.discard(part)
        self._stored[part] = content
        self._headers[part] = header
