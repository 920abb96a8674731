"""The sessions of one case on the disk: those before one, and what the next of them begins with.

Only their folders count, side by side: whoever has them can go on, on whatever computer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from mediator.archive.destroyed import destroyed_of, refuse_where_it_was_destroyed
from mediator.archive.index import look
from mediator.archive.reading import Problem, Unreadable
from mediator.archive.session_files import file_name, read_part
from mediator.insight.carried import carried
from mediator.insight.last_time import Earlier
from mediator.record.agreement import Agreement
from mediator.record.base import Frozen
from mediator.record.continuing import Carried
from mediator.record.private import Private
from mediator.record.session import Session

M = TypeVar("M", bound=Frozen)

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
"""Names of folders that can stand in a file as the code of a session."""

MOST = 100
"""Sessions of a case that are read; a longer chain is one that a hand tied."""


def earlier(sessions: Path, code: str | None) -> tuple[Earlier, ...]:
    """Return the sessions of the case that *code* ends, the latest first; what cannot be read is named.

    Of the latest the private file is read too, of the others the agreement alone.
    """
    found: list[Earlier] = []
    while code is not None and len(found) < MOST and all(one.code != code for one in found):
        found.append(_read(sessions / code, latest=not found))
        agreement = found[-1].agreement
        code = agreement.continues if agreement is not None else None
    return tuple(found)


def agreements_before(sessions: Path, code: str | None) -> tuple[Agreement, ...]:
    """Return the agreements of the case that *code* ends, the latest first, as far as they can be read."""
    found = (one.agreement for one in earlier(sessions, code))
    return tuple(agreement for agreement in found if agreement is not None)


def _read(folder: Path, *, latest: bool) -> Earlier:
    if not folder.is_dir():
        return Earlier(folder.name)
    unreadable: list[str] = []

    def part(name: str, model: type[M]) -> M | None:
        path = folder / file_name(name)
        if not path.exists():
            return None
        try:
            return read_part(path, model)[1]
        except Unreadable:
            unreadable.append(path.name)
            return None

    return Earlier(
        folder.name,
        session=part("session", Session) if latest else None,
        agreement=part("agreement", Agreement),
        private=part("private", Private) if latest else None,
        gone=destroyed_of(folder),
        unreadable=tuple(unreadable),
    )


def carried_from(folder: Path, today: date) -> Carried:
    """Return what the next session begins with. Raises `Unreadable`; as `Purged` where too little is left.

    A file that is there and cannot be read is mended first: to go on without it would be to lose it.
    """
    found = _carried(folder, today)
    return replace(found, code=folder.name) if _CODE.fullmatch(folder.name) else found


def _carried(folder: Path, today: date) -> Carried:
    agreement_file, session_file = folder / file_name("agreement"), folder / file_name("session")
    session = read_part(session_file, Session)[1] if session_file.exists() else None
    if agreement_file.exists():
        return carried(read_part(agreement_file, Agreement)[1], session, today)
    gone = destroyed_of(folder)
    refuse_where_it_was_destroyed(folder, gone)
    if session is None or "agreement" not in gone:
        raise Unreadable([Problem(file_name("agreement"), None, "is not there; put it back to continue")])
    kept = Agreement(id=session.id, title=session.title, type=session.type, parties=session.parties)
    return carried(kept, session, today)


def continuations(sessions: Path) -> Mapping[str, str]:
    """Return by code which session each continues, "" where it is the first. Raises `OSError`."""
    return {row.code: row.continues for row in look(sessions).sessions()}
