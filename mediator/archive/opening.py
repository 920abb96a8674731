"""Opening a session whatever state its files are in. Nothing is written here, and what is not whole can only
be looked at: what was not fully loaded is never saved.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from mediator.archive import reading
from mediator.archive.destroyed import destroyed_of, refuse_where_it_was_destroyed, what_went
from mediator.archive.line_finder import KeyPath
from mediator.archive.reading import Problem, Unreadable
from mediator.archive.repairing import strictly
from mediator.archive.session_files import (
    FORMAT,
    PARTS,
    Header,
    Loaded,
    file_name,
    is_as_written,
    read_part,
)
from mediator.record.agreement import Agreement
from mediator.record.base import Frozen
from mediator.record.check import check_agreement, check_private, check_session
from mediator.record.private import Private
from mediator.record.record import Record
from mediator.record.session import Session

M = TypeVar("M", bound=Frozen)

DAMAGED = "Part of this session is damaged, so it can be looked at and not changed."
NEWER = "This session was written by a newer mediator, so it can be looked at and not changed."
WITHOUT_AGREEMENT = "Its agreement was destroyed, so it can be looked at and not changed."


@dataclass(frozen=True)
class Opened:
    """A session as far as it can be read."""

    loaded: Loaded
    read_only: str = ""
    """Why it can only be looked at, in a sentence; "" where it is whole."""
    notes: tuple[str, ...] = ()
    """What the mediator should know, each in a sentence or two. None quotes what somebody wrote."""


def generation(part: str) -> str:
    """Return the name of the file as it was before the last run that wrote it."""
    return f"{file_name(part)}.bak"


def open_folder(folder: Path) -> Opened:
    """Read a session, with the last good generation in the place of a file that is damaged.

    A file of a newer format is read as far as this version understands it. Raises `Unreadable` with every
    problem of every file where one can be shown in neither way; as `Purged` where the session was destroyed.
    """
    destroyed = destroyed_of(folder)
    refuse_where_it_was_destroyed(folder, destroyed)
    opening = _Opening(folder)
    session = opening.part("session", Session, check_session)
    gone = destroyed.get("agreement")
    if session is not None and gone is not None and not (folder / file_name("agreement")).exists():
        opening.only_look(WITHOUT_AGREEMENT, what_went(gone))
        agreement: Agreement | None = Agreement(
            id=session.id, title=session.title, type=session.type, parties=session.parties
        )
    else:
        agreement = opening.part("agreement", Agreement, check_agreement)
    private = Private(id=session.id) if session is not None else None
    if (folder / file_name("private")).exists():
        private = opening.part("private", Private, check_private)
    elif (folder / generation("private")).exists():  # no save leaves it so: somebody took it away
        opening.notes.append(f"{file_name('private')} is gone. What was in it is in {generation('private')}.")
    if session is None or agreement is None or private is None:
        raise Unreadable(opening.problems)
    if any(not gone.finished for gone in destroyed.values()):
        opening.notes.append("Destroying files of this session was begun and not finished: `mediator purge`.")
    record = Record(session=session, agreement=agreement, private=private)
    loaded = Loaded(folder, record, opening.revisions, max(opening.saved))
    return Opened(loaded, opening.read_only, tuple(opening.notes))


@dataclass(frozen=True)
class ForPapers:
    """What of a session a paper can be made of; the private file was not opened."""

    agreement: Agreement
    session: Session | None
    """None where it is gone or cannot be read."""
    damaged: bool
    """Whether something of it was read from the generation before, or not at all."""
    notes: tuple[str, ...] = ()
    """What the mediator should know, each in a sentence or two."""


def open_for_papers(folder: Path) -> ForPapers:
    """Read what papers are made of, also while the session is in progress. Raises `Unreadable`."""
    refuse_where_it_was_destroyed(folder, destroyed_of(folder), "agreement")
    opening = _Opening(folder)
    agreement = opening.part("agreement", Agreement, check_agreement)
    if agreement is None:
        raise Unreadable(opening.problems)
    session = None
    if (folder / file_name("session")).exists():
        session = opening.part("session", Session, check_session)
    broken = tuple(map(str, opening.problems))
    return ForPapers(agreement, session, bool(opening.read_only or broken), (*opening.notes, *broken))


class _Opening:
    """Reads the files of one session and gathers what there is to say of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.read_only = ""
        self.revisions = dict.fromkeys(PARTS, 0)
        self.saved: list[datetime] = []

    def part(self, name: str, model: type[M], check: Callable[[M], list[tuple[KeyPath, str]]]) -> M | None:
        """Read one file, or what can stand in its place; None where nothing can."""
        path = self.folder / file_name(name)
        try:
            header, content = read_part(path, model)
        except Unreadable as error:
            found = _understood(path, model, check)
            if found is not None:
                self.only_look(NEWER, f"{NEWER} Nothing of it was touched: update mediator.")
            else:
                found = self._last_good(name, model, error.problems)
            if found is None:
                self.problems.extend(error.problems)
                return None
            header, content = found
        else:
            if not _is_as_written(path):
                self.notes.append(
                    f"{path.name} was changed outside mediator. It fits together and is used as it is."
                )
        self.revisions[name] = header.revision
        self.saved.append(header.saved)
        return content

    def _last_good(self, name: str, model: type[M], problems: list[Problem]) -> tuple[Header, M] | None:
        """Return the generation before, and say what is the matter with the file itself."""
        try:
            header, content = read_part(self.folder / generation(name), model)
        except Unreadable:
            return None
        first = problems[0]
        place = file_name(name) if first.line is None else f"{file_name(name)}, line {first.line}"
        when = f"{header.saved.astimezone():%d %b %Y, %H:%M}"
        self.only_look(
            DAMAGED,
            f"{place}: {first.words} What you see of it is {generation(name)}, from {when}. "
            "Both stay as they are; “mediator check” says everything that is wrong.",
        )
        return header, content

    def only_look(self, why: str, note: str) -> None:
        self.read_only = self.read_only or why
        if note not in self.notes:
            self.notes.append(note)


def _is_as_written(path: Path) -> bool:
    try:
        return is_as_written(path.read_bytes())
    except OSError:  # it was there a moment ago
        return False


def _understood(
    path: Path, model: type[M], check: Callable[[M], list[tuple[KeyPath, str]]]
) -> tuple[Header, M] | None:
    """Return a file of a newer format without the keys that this version does not know.

    None where it is no newer one, or where what is left does not fit together.
    """
    try:
        document = reading.parse(path, newer=True)
    except Unreadable:
        return None
    form = document.data.get("format")
    if type(form) is not int or form <= FORMAT:
        return None
    data = {**document.data, "format": FORMAT}
    head = {key: value for key, value in data.items() if key in Header.model_fields}
    body = {key: value for key, value in data.items() if key not in Header.model_fields}
    try:
        header, content = strictly(head, Header), _without_unknown(body, model)
    except (ValidationError, RecursionError, OverflowError, MemoryError):
        return None
    return None if check(content) else (header, content)


def _without_unknown(data: dict[str, Any], model: type[M]) -> M:
    """Return *data* as a *model*, keys it does not know left out. Raises what `strictly` does."""
    try:
        return strictly(data, model)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        if any(detail["type"] != "extra_forbidden" for detail in details):
            raise
    data = copy.deepcopy(data)
    for detail in details:
        around: Any = data
        for step in detail["loc"][:-1]:
            around = around[step]
        around.pop(detail["loc"][-1])
    return strictly(data, model)
