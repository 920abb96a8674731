"""A whole copy of a session in another place, for when its own disk fails."""

from datetime import datetime
from itertools import count
from pathlib import Path

from mediator.archive.durable import make_private_folder, write_durably
from mediator.archive.session_files import FORMAT, PARTS, Header, encode, file_name
from mediator.record.record import Record
from mediator.text import OnItsWay


def write_copy(record: Record, into: Path, at: datetime, seal: OnItsWay | None) -> Path:
    """Write every file of *record* durably into a new folder in *into*, and return that folder.

    It is called as the session is, with a number where that name is taken. Raises `OSError`.
    """
    code = record.session.id
    names = (code if n == 1 else f"{code}-{n}" for n in count(1))
    folder = next(into / name for name in names if not (into / name).exists())
    make_private_folder(folder)
    header = Header(format=FORMAT, revision=1, saved=at)
    for part in PARTS:
        if part != "private" or not record.private.is_empty():
            write_durably(folder, file_name(part), encode(getattr(record, part), header, seal))
    return folder
