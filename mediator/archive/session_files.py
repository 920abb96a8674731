"""A session as files: `session.toml`, `agreement.toml`, `private.toml`, one audience each."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from mediator.archive import reading
from mediator.archive.places import file_name as file_name
from mediator.archive.reading import Problem, Unreadable
from mediator.archive.written import as_toml, as_written
from mediator.board.last_line import is_as_written as is_as_written
from mediator.board.last_line import sealed as sealed
from mediator.record.agreement import Agreement
from mediator.record.base import Frozen, Moment
from mediator.record.check import check_agreement, check_private, check_session
from mediator.record.private import Private
from mediator.record.record import Record
from mediator.record.session import Session
from mediator.text import OnItsWay

M = TypeVar("M", bound=Frozen)
Problems = list[tuple[tuple[str | int, ...], str]]

PARTS = ("private", "agreement", "session")
"""The files of a session, by the field of the record that each holds."""

FORMAT = 1


class Header(Frozen):
    """The first lines of each file."""

    format: Literal[1]
    revision: Annotated[int, Field(ge=1, lt=2**63)]
    """How often this file has been written."""
    saved: Moment


@dataclass(frozen=True)
class Loaded:
    """A session read from its folder."""

    folder: Path
    record: Record
    revisions: dict[str, int]
    """By part; 0 for a file that is not there yet."""
    saved: datetime
    """When the newest of the files was written."""


def encode(part: Frozen, header: Header, seal: OnItsWay | None = None) -> bytes:
    """Return the bytes of one file: header, content, and a last line by which damage is noticed."""
    content = {**header.model_dump(), **as_written(part, seal)}
    return sealed(as_toml(content).encode())


def load(folder: Path) -> Loaded:
    """Read a session. Raises `Unreadable` with every problem of every file; nothing is written."""
    reader = _Reader(folder)
    session = reader.part("session", Session)
    agreement = reader.part("agreement", Agreement)
    private = Private(id=session.id) if session is not None else None
    if (folder / file_name("private")).exists():
        private = reader.part("private", Private)
    if session is None or agreement is None or private is None:
        raise Unreadable(reader.problems)
    record = Record(session=session, agreement=agreement, private=private)
    return Loaded(folder, record, reader.revisions, max(reader.saved))


class _Reader:
    """Reads the parts of one session and gathers what is wrong with any of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.revisions = dict.fromkeys(PARTS, 0)
        self.saved: list[datetime] = []

    def part(self, name: str, model: type[M]) -> M | None:
        """Read one file; None where it has problems."""
        try:
            header, content = read_part(self.folder / file_name(name), model)
        except Unreadable as error:
            self.problems.extend(error.problems)
            return None
        self.revisions[name] = header.revision
        self.saved.append(header.saved)
        return content


def _misfits(content: Frozen) -> Problems:
    """List what the parts of one file do not agree on."""
    if isinstance(content, Session):
        return check_session(content)
    if isinstance(content, Private):
        return check_private(content)
    return check_agreement(content) if isinstance(content, Agreement) else []


MODELS: dict[str, type[Frozen]] = {"session": Session, "agreement": Agreement, "private": Private}
"""What each file of a session holds."""


def read_part(path: Path, model: type[M]) -> tuple[Header, M]:
    """Read one file of a session. Raises `Unreadable` with all its problems at once."""
    quoting = model is not Private  # by hand, words can have come where a key or a heading should stand
    document = reading.parse(path, quoting=quoting)
    head = {key: value for key, value in document.data.items() if key in Header.model_fields}
    body = {key: value for key, value in document.data.items() if key not in Header.model_fields}
    header = content = None
    problems: list[Problem] = []
    try:
        header = reading.validate(document, head, Header)
    except Unreadable as error:
        problems.extend(error.problems)
    try:
        content = reading.validate(document, body, model, check=_misfits, quoting=quoting)
    except Unreadable as error:
        problems.extend(error.problems)
    if header is None or content is None:
        raise Unreadable(problems)
    return header, content
