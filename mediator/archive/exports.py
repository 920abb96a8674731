"""Papers written to files outside of a session's folder, and the list of them that a purge goes by.

`exports.txt` in the session's folder has a line for each: the paper, the SHA-256 of what was written, where
that is, with tabs between. How often it was copied since, nobody knows.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from mediator.archive.durable import write_durably
from mediator.archive.folder import Folder
from mediator.record.keeping import FileClass

LIST = "exports.txt"

ExportState = Literal["as_made", "changed", "moved"]

CLASS_OF: dict[str, FileClass] = {
    "agreement": "agreement", "consent": "agreement", "outcome": "agreement", "calendar": "agreement",
}  # fmt: skip
"""What is made of the agreement goes with it; every other paper goes with what was said."""

_LINE = re.compile(r"(?P<paper>[^\t]+)\t(?:(?P<digest>[0-9a-f]{64})\t|\t)?(?P<path>.+)")
"""Before the digest was noted there was none."""


def write_export(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write *data* to a new file for this user alone, or in the place of an old one, where that is *force*d.

    What is no file, such as a pipe, is written into. Raises `FileExistsError`, or another `OSError`.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    if force:
        write_durably(path.parent, path.name, data)
        return
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()  # half a paper is none
        raise


def note_export(folder: Path, paper: str, path: Path) -> None:
    """Add a file to the list of those made of the session in *folder*. Raises `OSError`.

    One line is added in one write, so no lock is needed beside a session in progress.
    """
    if not path.is_file():
        return
    path = path.resolve()
    line = f"{paper}\t{_digest(path)}\t{path}\n".encode(errors="surrogateescape")
    handle = os.open(folder / LIST, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        os.write(handle, line)
    finally:
        os.close(handle)


class Export(NamedTuple):
    """A paper that was written to a file."""

    paper: str
    path: Path
    digest: str
    """Of what was written; "" where that was not noted."""

    def state(self) -> ExportState:
        """Say whether the file is as it was written; one that is not there may have been moved."""
        try:
            if self.path.is_symlink() or not self.path.exists():
                return "moved"
            return "as_made" if self.path.is_file() and _digest(self.path) == self.digest else "changed"
        except OSError:
            return "changed"

    @property
    def kind(self) -> FileClass:
        """The class of files with which it goes: what it was made of."""
        return CLASS_OF.get(self.paper, "session")


def exports(folder: Path) -> tuple[Export, ...]:
    """Return the papers made of the session in *folder*, each file once, as it was written last."""
    found: dict[str, Export] = {}
    with contextlib.suppress(OSError):
        for line in (folder / LIST).read_bytes().decode(errors="surrogateescape").splitlines():
            if read := _LINE.fullmatch(line):
                found[read["path"]] = Export(read["paper"], Path(read["path"]), read["digest"] or "")
    return tuple(found.values())


def remove_exports(made: Iterable[Export]) -> None:
    """Remove those files that are as they were written; what cannot be removed stays."""
    for export in made:
        if export.state() == "as_made":
            with contextlib.suppress(OSError), Folder(export.path.parent) as folder:
                folder.remove(export.path.name)
                folder.sync_names()


def forget_exports(folder: Path, gone: Collection[Export]) -> None:
    """Take those papers from the list: where they went is no longer known. Raises `OSError`.

    One that was written while they went stays on it, for the next purge.
    """
    if not (folder / LIST).exists():
        return
    left = [export for export in exports(folder) if export not in gone]
    if left:
        lines = "".join(f"{paper}\t{digest}\t{path}\n" for paper, path, digest in left)
        write_durably(folder, LIST, lines.encode(errors="surrogateescape"))
    else:
        with Folder(folder) as opened:
            opened.remove(LIST)
            opened.sync_names()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
