"""What the index keeps of one session, read from its files. Only what has changed is read, so only then is
this loaded, with the models."""

import contextlib
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from mediator.archive.conflicts import copies
from mediator.archive.index import Listed
from mediator.archive.pieces import pieces
from mediator.archive.reading import LARGEST, Unreadable
from mediator.archive.repairing import strictly
from mediator.archive.session_files import Header, file_name, is_as_written, read_part
from mediator.clean import one_line
from mediator.insight.due import Due, due_of
from mediator.insight.listed import state_of
from mediator.record.agreement import Agreement
from mediator.record.base import Frozen
from mediator.record.session import Session

M = TypeVar("M", bound=Frozen)


def row_of(folder: Path) -> tuple[Listed, int, list[Due]]:
    """Read a session for its row in the list, how many follow-up calls it has, and what is due.

    What cannot be read is named, and the rest still counts.
    """
    session: Session | None = None
    agreement: Agreement | None = None
    saved: list[datetime] = []
    damaged: list[str] = []
    with _noted("session", folder, damaged):
        header, session = _part(folder / file_name("session"), Session, _of_session)
        saved.append(header.saved)
    with _noted("agreement", folder, damaged):
        header, agreement = _part(folder / file_name("agreement"), Agreement, _of_agreement)
        saved.append(header.saved)
    either = session or agreement
    row = Listed(
        code=one_line(folder.name),
        type=either.type if either else "",
        first=_day(session.created) if session else "",
        last=_day(max(saved)) if saved else "",
        state=state_of(session, agreement),
        outcome=(agreement.outcome if agreement else None) or "",
        copies=len(copies(folder)),
        damaged=" ".join(damaged),
        continues=(agreement.continues if agreement else None) or "",
    )
    return row, len(agreement.follow_ups) if agreement else 0, list(due_of(session, agreement))


@contextlib.contextmanager
def _noted(part: str, folder: Path, damaged: list[str]) -> Iterator[None]:
    """Name a part that is there and cannot be read; one that is not there may have been purged."""
    try:
        yield
    except Unreadable:
        if (folder / file_name(part)).exists():
            damaged.append(part)


def _part(path: Path, model: type[M], wanted: Callable[[str, bytes], bool]) -> tuple[Header, M]:
    """Return a file without what is not *wanted* for a row. Raises `Unreadable`.

    As the program wrote it, the file fits together, and the rest of it is not even parsed; what was changed
    by hand is read as when it is opened.
    """
    with contextlib.suppress(OSError, ValueError):  # whatever it is, the other way explains it
        if path.stat().st_size <= LARGEST and is_as_written(data := path.read_bytes()):
            found = b"".join(piece for name, piece in pieces(data) if wanted(name, piece))
            content = dict.fromkeys(_LISTS.get(model, ()), ()) | tomllib.loads(found.decode())
            head = {name: content.pop(name) for name in Header.model_fields if name in content}
            return strictly(head, Header), strictly(content, model)
    return read_part(path, model)


_LISTS: dict[type[Frozen], tuple[str, ...]] = {Session: ("stages", "visits")}
"""What a model asks for and a row does not need."""

_OF_SESSION = {*Header.model_fields, "id", "title", "type", "practice", "created", "stopped", "key_dates"}
_NOT_OF_AGREEMENT = {"parties", "checklist", "consents", "earlier"}
_A_DAY = re.compile(rb" = \d{4}-\d\d-\d\d(?![ \d])")


def _of_session(name: str, piece: bytes) -> bool:
    return name in _OF_SESSION


def _of_agreement(name: str, piece: bytes) -> bool:
    """Points and referrals have a place in the index where they have a day, or no longer one."""
    if name in ("points", "referrals"):
        return bool(_A_DAY.search(piece)) or (name == "points" and b"struck = true" in piece)
    return name not in _NOT_OF_AGREEMENT


def _day(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()
