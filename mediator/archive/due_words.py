"""What something that is due is about: the words that the index does not have, from the files."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from mediator.archive.reading import Unreadable
from mediator.archive.session_files import file_name, read_part
from mediator.record.agreement import Agreement
from mediator.record.entry import Entry
from mediator.record.session import Session


class DueWords(NamedTuple):
    """What a session is called, its parties, and what is due, as far as the files can be read."""

    title: str = ""
    parties: tuple[str, ...] = ()
    text: str = ""


def due_words(folder: Path, entry: str) -> DueWords:
    """Return the words of a session and of its *entry*; "" names none."""
    agreement: Agreement | None = None
    session: Session | None = None
    with contextlib.suppress(Unreadable):
        agreement = read_part(folder / file_name("agreement"), Agreement)[1]
    if entry or agreement is None:
        with contextlib.suppress(Unreadable):
            session = read_part(folder / file_name("session"), Session)[1]
    either = agreement or session
    if either is None:
        return DueWords()
    entries: tuple[Entry, ...] = (
        *(session.key_dates if session else ()),
        *(agreement.points if agreement else ()),
        *(agreement.referrals if agreement else ()),
    )
    text = next((one.text for one in entries if one.id == entry), "")
    return DueWords(either.title, tuple(party.name for party in either.parties), text)
