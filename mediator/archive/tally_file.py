"""`tally-YEAR.toml`, beside the sessions: one row a session, in numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mediator.archive import shared_file
from mediator.archive.destroyed import destroyed_of
from mediator.archive.folder import Folder
from mediator.archive.places import file_name
from mediator.insight.contacts import contacts
from mediator.insight.tally_row import tally_row
from mediator.record.agreement import Agreement
from mediator.record.record import Record
from mediator.record.session_type import RegimeKind
from mediator.record.tally import Tally, TallyRow


def tally_name(record: Record) -> str:
    """Return the name of the file that has the session's row: by the year in which it was prepared.

    The code says the year, so that no other clock or zone moves the row to another file.
    """
    return _name(_year(record.session.id) or record.session.created.astimezone(UTC).year)


def _name(year: str | int) -> str:
    return f"tally-{year}.toml"


def _year(code: str) -> str:
    found = re.match(r"\d{4}(?=-)", code)
    return found[0] if found else ""


def read_tally(path: Path) -> Tally:
    """Return the tally in that file; an empty one where there is none. Raises `Unreadable`."""
    return shared_file.read(path.parent, path.name, Tally())


def keep_row(
    folder: Path,
    record: Record,
    regime: RegimeKind,
    *,
    now: Callable[[], datetime],
    open_folder: Callable[[Path], Folder] = Folder,
) -> TallyRow | None:
    """Write the row of the session in *folder*, or bring it up to date; an invented case counts nowhere.

    What was destroyed cannot be counted any more: the row keeps what it says of it. For who holds the
    archive. Raises `Unreadable`, `Busy` or `OSError`, and then the file is as it was.
    """
    if record.session.practice:
        return None
    row, gone = tally_row(record, regime, now()), destroyed_of(folder)

    def brought_up_to_date(tally: Tally) -> Tally:
        before = next((each for each in tally.sessions if each.code == row.code), row)
        if "agreement" in gone and not (folder / file_name("agreement")).exists():
            return tally.with_row(before)
        if "private" not in gone:
            return tally.with_row(row)
        minutes = max(before.private_minutes, row.private_minutes)
        return tally.with_row(row.model_copy(update={"private_minutes": minutes}))

    _change(folder.parent, tally_name(record), brought_up_to_date, now, open_folder)
    return row


def keep_contacts(
    folder: Path,
    agreement: Agreement,
    *,
    now: Callable[[], datetime],
    open_folder: Callable[[Path], Folder] = Folder,
) -> None:
    """Bring what the session's row says of follow-up up to date, from the agreement alone.

    A session that has no row, because it was not closed or is practice, gets none here. For who holds the
    archive. Raises `Unreadable`, `Busy` or `OSError`, and then the file is as it was.
    """
    if not (year := _year(agreement.id)):
        return

    def brought_up_to_date(tally: Tally) -> Tally:
        row = next((each for each in tally.sessions if each.code == agreement.id), None)
        if row is None:
            return tally
        told = {"contacts": contacts(agreement), "follow_ups": len(agreement.follow_ups)}
        return tally.with_row(row.model_copy(update=told))

    _change(folder.parent, _name(year), brought_up_to_date, now, open_folder)


def _change(
    sessions: Path,
    name: str,
    changed: Callable[[Tally], Tally],
    now: Callable[[], datetime],
    open_folder: Callable[[Path], Folder] = Folder,
) -> None:
    shared_file.change(sessions, name, Tally(), changed, now=now, keeps_last=True, open_folder=open_folder)
