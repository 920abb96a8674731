"""What became of a session of which something was destroyed, in words: which class, when, how many files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from mediator.archive.keeping_file import read_keeping
from mediator.archive.places import KEEPING
from mediator.archive.reading import Problem, Unreadable
from mediator.archive.session_files import PARTS, file_name
from mediator.insight.days import short_day
from mediator.record.keeping import SAID, FileClass, Gone, Keeping
from mediator.text import one_line


class Purged(Unreadable):
    """What the session is made of was destroyed on purpose. Its text says what, when, and what is left."""


def keeping_of(folder: Path) -> Keeping | None:
    """Return what was chosen and destroyed; None where nothing was, or where it cannot be read.

    Without the file its model is not even made: most sessions are opened before they are closed.
    """
    try:
        return read_keeping(folder) if (folder / KEEPING).exists() else None
    except Unreadable:
        return None


def destroyed_of(folder: Path) -> dict[FileClass, Gone]:
    """Return the latest statement about each class of which one was destroyed."""
    keeping = keeping_of(folder)
    return {} if keeping is None else {gone.kind: gone for gone in keeping.gone}


def refuse_where_it_was_destroyed(
    folder: Path, gone: Mapping[FileClass, Gone], part: Literal["session", "agreement"] = "session"
) -> None:
    """Raise `Purged` where that file of the session is gone and the statement says that it went.

    One that was never there goes with the session: of it there is no statement.
    """
    if (part in gone or "session" in gone) and not (folder / file_name(part)).exists():
        raise Purged([Problem(one_line(folder.name), None, what_became(folder, gone))])


def what_went(gone: Gone) -> str:
    """Say of one class when it was destroyed."""
    said, when = SAID[gone.kind], short_day(gone.at.astimezone().date())
    said = said[0].upper() + said[1:]
    if not gone.finished:
        return f"{said}: being destroyed since {when}; `mediator purge` goes on with it."
    papers = f", papers made of it: {gone.papers}" if gone.papers else ""
    return f"{said}: destroyed on {when}, files: {gone.files}{papers}."


def what_became(folder: Path, gone: Mapping[FileClass, Gone]) -> str:
    """Say what of a session was destroyed and when, and what can still be read."""
    left = [file_name(part) for part in PARTS if (folder / file_name(part)).exists()]
    words = (
        f"Left of it, in {one_line(str(folder))}: {', '.join(left)}." if left else "Nothing of it is left."
    )
    return " ".join([*map(what_went, gone.values()), words])
