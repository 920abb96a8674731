"""Papers written to files outside of a session's folder, and the list of them that a purge goes by.

`exports.txt` in the session's folder has a line for each: the paper, a tab, where it was written. Whether it
is still there, and how often it was copied since, nobody knows.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from mediator.archive.durable import write_durably

LIST = "exports.txt"


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
    line = f"{paper}\t{path.resolve()}\n".encode(errors="surrogateescape")
    handle = os.open(folder / LIST, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        os.write(handle, line)
    finally:
        os.close(handle)


def exports(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the papers made of the session in *folder* that are still where they were written."""
    with contextlib.suppress(OSError):
        lines = (folder / LIST).read_bytes().decode(errors="surrogateescape").splitlines()
        for line in dict.fromkeys(lines):
            paper, tab, where = line.partition("\t")
            if tab and Path(where).is_file():
                yield paper, Path(where)
