"""A document: what stands on a paper, in no format yet. Each format renders it in a file of its own.

All of it is text: a format escapes what it could take for more. What the program itself says comes from the
catalogue of words, so nothing here has words of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediator.insight.repeats import Repeat
from mediator.papers.width import columns

_SHORT, _WIDEST = 28, 45
"""Letters of a column that is short, such as one of days, and those that count of one that is not."""


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Item:
    """A line that can be named by its number, with what belongs to it."""

    text: str
    number: str = ""
    """The room's, in digits; "" where there is none."""
    asides: tuple[str, ...] = ()
    """Short remarks of the program, such as that everyone said yes."""
    parts: tuple[tuple[str, str], ...] = ()
    """What the line is made of, as (label, words)."""


@dataclass(frozen=True)
class Items:
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each as long as the head."""
    by_hand: bool = False
    """Whether its rows are empty, to be written in."""

    def widths(self) -> tuple[int, ...]:
        """Return how much room each column wants beside the others: a short one stays whole."""
        lines = (self.head, *self.rows)
        letters = [max(columns(line[at]) for line in lines) for at in range(len(self.head))]
        return tuple(max(4, 3 * wide // 2) if wide <= _SHORT else min(wide, _WIDEST) for wide in letters)


@dataclass(frozen=True)
class Blank:
    """Room to write by hand: lines behind a label, or boxes to tick."""

    label: str = ""
    lines: int = 1
    number: str = ""
    boxes: tuple[str, ...] = ()


Block = Paragraph | Items | Table | Blank


@dataclass(frozen=True)
class Section:
    title: str
    """"" where the blocks need none."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Signer:
    """Somebody who signs."""

    name: str = ""
    """"" is a line to write the name on."""
    role: str = ""
    """As whom, such as for a party; "" where the name says it."""


@dataclass(frozen=True)
class Signatures:
    """A block for each person: a name, a line to sign on, a line for the date."""

    title: str
    """"" where they go on from those before."""
    words: tuple[str, ...]
    """What the signatures stand for, and when they are given."""
    signers: tuple[Signer, ...]
    name: str
    signature: str
    date: str


@dataclass(frozen=True)
class Day:
    """A day for a calendar."""

    key: str
    """By which the same day is known again; unique within the document."""
    day: date
    what: str
    more: str = ""
    begins: datetime | None = None
    """With its zone; None is all day."""
    minutes: int = 0
    """How long, where it has a beginning."""
    repeats: Repeat | None = None
    """How often it comes again, from that day on."""
    until: date | None = None
    """The last day on which it comes again; None where it goes on."""


@dataclass(frozen=True)
class Document:
    title: str
    language: str
    """A language code, such as "en"."""
    under: tuple[str, ...] = ()
    """Lines under the title: what it is about, for whom it is, of which day."""
    sections: tuple[Section, ...] = ()
    signatures: tuple[Signatures, ...] = ()
    notes: tuple[str, ...] = ()
    """Small, at the end."""
    page: str = "{n} / {m}"
    """How pages are numbered."""
    days: tuple[Day, ...] = ()
    """What of it is a calendar's."""
    made: datetime | None = None
    """When it was made, for formats that note it."""


@dataclass(frozen=True)
class Page:
    """What the paper itself is like."""

    size: str = "a4"
    large: bool = False
    """Large print."""


@dataclass(frozen=True)
class Rendered:
    """A document in a format."""

    data: bytes
    missing: str = ""
    """Letters that no font of this machine has: they stand there as empty boxes."""
