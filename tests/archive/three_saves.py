"""Three records that are saved one after the other, so that every kind of write comes up."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mediator.archive.durable import write_durably
from mediator.archive.folder import Folder
from mediator.archive.kept_file import Version
from mediator.archive.session_files import PARTS, Header, encode, file_name, is_as_written
from mediator.archive.session_writer import SessionWriter
from mediator.record.agreement import GiveConsent
from mediator.record.entry import Reword
from mediator.record.record import Record
from tests.record.cases import ANA, after, at, start, topic
from tests.strategies import NINE

YESTERDAY = after(start(ANA), topic("t"), topic("s", "Weekends"), Reword(at=at(1), entry="t", text="Nights"))
_TODAY = after(YESTERDAY, Reword(at=at(2), entry="t", text="Late nights"))
SAVES = (
    _TODAY,  # two files, the receiving one first
    after(_TODAY, GiveConsent(at=at(3), party="ana"), topic("r", "Rubbish")),  # two others
    after(YESTERDAY, topic("q", "Quiet")),  # a rewording taken back: the private file loses it last
)


def yesterdays_files() -> dict[str, bytes]:
    header = Header(format=1, revision=1, saved=NINE)
    return {file_name(part): encode(getattr(YESTERDAY, part), header) for part in PARTS}


def put_yesterday(folder: Path) -> None:
    for name, data in yesterdays_files().items():
        write_durably(folder, name, data)


def writer(
    seen: dict[str, Version | None],
    open_folder: Callable[[Path], Folder],
    *,
    folder: Path = Path("nowhere"),
    stored: Record | None = YESTERDAY,
) -> SessionWriter:
    """Return what writes a session that was loaded as it was yesterday, or one that writes all of it."""
    return SessionWriter(
        folder,
        dict.fromkeys(PARTS, 1),
        stored=stored,
        seen=seen,
        now=lambda: NINE,
        open_folder=open_folder,
    )


def content(data: bytes) -> bytes:
    """Return a file without what differs from save to save: its revision and its seal."""
    lines = data.splitlines(keepends=True)
    return b"".join([lines[0], *lines[2:-1]])


def between(files: dict[str, bytes], records: Sequence[Record]) -> bool:
    """Say whether each file is that of one of the records; words on their way out may still be private."""
    header = Header(format=1, revision=1, saved=NINE)
    return all(
        content(files[file_name(part)])
        in [content(encode(getattr(record, part), header)) for record in records]
        for part in ("session", "agreement")
    ) and any(
        all(str(wording.text) in files["private.toml"].decode() for wording in record.private.wordings)
        for record in records
    )


def says(files: dict[str, bytes], record: Record) -> bool:
    """Say whether the files are the record's, all of them."""
    header = Header(format=1, revision=1, saved=NINE)
    return all(
        file_name(part) in files
        and content(files[file_name(part)]) == content(encode(getattr(record, part), header))
        for part in PARTS
    )


def whole(files: dict[str, bytes]) -> bool:
    """Say whether every file that has a name of its own is as a save wrote it, from end to end."""
    return all(is_as_written(data) for name, data in files.items() if not name.startswith(".~"))


def orphans(files: dict[str, bytes]) -> list[str]:
    return [name for name in files if name.startswith(".~")]
