"""`tally-YEAR.toml`, beside the sessions: one row a session, in numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mediator.archive import shared_file
from mediator.archive.folder import Folder
from mediator.insight.tally_row import tally_row
from mediator.record.record import Record
from mediator.record.session_type import RegimeKind
from mediator.record.tally import Tally, TallyRow


def tally_name(record: Record) -> str:
    """Return the name of the file that has the session's row: by the year in which it was prepared.

    The code says the year, so that no other clock or zone moves the row to another file.
    """
    found = re.match(r"\d{4}(?=-)", record.session.id)
    return f"tally-{found[0] if found else record.session.created.astimezone(UTC).year}.toml"


def read_tally(path: Path) -> Tally:
    """Return the tally in that file; an empty one where there is none. Raises `Unreadable`."""
    return shared_file.read(path.parent, path.name, Tally())


def keep_row(
    sessions: Path,
    record: Record,
    regime: RegimeKind,
    *,
    now: Callable[[], datetime],
    open_folder: Callable[[Path], Folder] = Folder,
) -> TallyRow | None:
    """Write the session's row, or bring it up to date; an invented case counts nowhere.

    For who holds the archive. Raises `Unreadable`, `Busy` or `OSError`, and then the file is as it was.
    """
    if record.session.practice:
        return None
    row = tally_row(record, regime, now())
    shared_file.change(
        sessions,
        tally_name(record),
        Tally(),
        lambda tally: tally.with_row(row),
        now=now,
        keeps_last=True,
        open_folder=open_folder,
    )
    return row
