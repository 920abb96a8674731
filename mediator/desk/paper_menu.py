"""Papers by a key: for whom, which, in which format, into which folder; then it says where it is.

What makes a paper stands on a floor beside this one and is handed in.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from textual.app import App

from mediator.archive.exports import note_export, write_export
from mediator.archive.places import typed_path
from mediator.desk.asking import ask, choose
from mediator.desk.choose_screen import Option
from mediator.desk.sitting import Sitting
from mediator.record.base import Refused
from mediator.record.record import Record
from mediator.record.session_type import SessionType
from mediator.text import one_line


@dataclass(frozen=True)
class PaperMade:
    """A paper, ready for a file."""

    data: bytes
    remarks: tuple[str, ...] = ()
    """What the mediator should know of it."""


class PaperMaker(Protocol):
    """What this desk is handed to make papers with."""

    def readers(self, record: Record, *, in_the_room: bool) -> Sequence[tuple[str, str]]:
        """Return for whom there can be papers, each with the words for it."""
        ...

    def papers(self, reader: str) -> Sequence[tuple[str, str]]:
        """Return which papers that reader may have, the usual one first."""
        ...

    def formats(self, paper: str) -> Sequence[tuple[str, str]]:
        """Return in which formats there is that paper, by the ending of the file."""
        ...

    def make(
        self, record: Record, session_type: SessionType, reader: str, paper: str, format_: str, at: datetime
    ) -> PaperMade:
        """Return the paper. Raises `Refused`. May take a second."""
        ...


async def make_paper(
    app: App[None], maker: PaperMaker, sitting: Sitting, record: Record, *, in_the_room: bool
) -> str:
    """Ask, write a paper of *record* and note it with the session; say where it is, or why it is not.

    In the room, nothing is on the screen but what the room may see. "" where it was given up.
    """

    async def one_of(question: str, rows: Sequence[tuple[str, str]]) -> str | None:
        if len(rows) == 1:
            return rows[0][0]
        return await choose(app, question, [Option(key, says) for key, says in rows])

    if not (reader := await one_of("A paper: for whom?", maker.readers(record, in_the_room=in_the_room))):
        return ""
    if not (paper := await one_of("Which paper?", maker.papers(reader))):
        return ""
    if not (format_ := await one_of("In which format?", maker.formats(paper))):
        return ""
    if not (into := await ask(app, "Into which folder?", "~")):
        return ""
    live, folder = sitting.live, sitting.folder
    try:
        made = await asyncio.to_thread(
            maker.make, record, live.session_type, reader, paper, format_, live.now()
        )
        name = f"{record.session.id}-{paper}"
        path = await asyncio.to_thread(_written, typed_path(into), name, format_, made.data)
    except Refused as refusal:
        return str(refusal)
    except OSError as error:
        return f"It cannot be written there: {error.strerror}. Choose another folder."
    said = [f"Written: {_shown(path)}", *made.remarks]
    if folder is not None:
        try:
            note_export(folder, paper, path)
        except OSError:
            said.append("It could not be noted with the session: a purge will not find it.")
    return " ".join(said)


def _written(folder: Path, name: str, format_: str, data: bytes) -> Path:
    """Write a new file into *folder*, under the first name that no file has. Raises `Refused`, `OSError`."""
    if not folder.is_dir():
        raise Refused("There is no such folder. Nothing was written.")
    for number in itertools.count(1):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}.{format_}"
        try:
            write_export(path, data)
        except FileExistsError:
            continue
        return path
    raise AssertionError("some name is free")


def _shown(path: Path) -> str:
    """Return a path without what the home folder is called, which may be a surname."""
    home = typed_path("~")
    return one_line(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path))
