"""A document as a table for a spreadsheet program, in which no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from mediator.papers.document import Blank, Block, Document, Item, Items, Page, Paragraph, Table

HEAD = ("section", "number", "text", "note")
"""The first columns; after them comes one for each part that a line has."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}",
                     "\N{FULLWIDTH HYPHEN-MINUS}", "\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip


def as_csv(document: Document, page: Page) -> bytes:
    """Return *document* as UTF-8, with the mark at its start by which Excel knows that it is."""
    rows = list(_rows(document))
    labels = list(dict.fromkeys(label for _, item in rows for label, _ in item.parts))
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([*HEAD, *map(harmless, labels)])
    for section, item in rows:
        parts = dict(item.parts)
        cells = (
            section,
            item.number,
            item.text,
            "; ".join(filter(None, item.asides)),
            *(parts.get(at, "") for at in labels),
        )
        writer.writerow(map(harmless, cells))
    return file.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return *cell* so that a spreadsheet program shows it, whatever it begins with."""
    return f"'{cell}" if cell.lstrip().startswith(_BEGINS_A_FORMULA) else cell


def _rows(document: Document) -> Iterator[tuple[str, Item]]:
    yield "", Item(document.title)
    yield from (("", Item(line)) for line in document.under)
    for section in document.sections:
        yield from ((section.title, item) for block in section.blocks for item in _items(block))
    for signatures in document.signatures:
        yield from ((signatures.title, Item(words)) for words in signatures.words)
        yield from ((signatures.title, Item(one.name, asides=(one.role,))) for one in signatures.signers)
    yield from (("", Item(note)) for note in document.notes)


def _items(block: Block) -> Iterator[Item]:
    match block:
        case Paragraph():
            yield Item(block.text)
        case Items():
            yield from block.items
        case Table():
            for row in block.rows:
                yield Item(row[0], parts=tuple(zip(block.head[1:], row[1:], strict=True)))
        case Blank():
            yield Item(block.label, number=block.number, parts=tuple((box, "") for box in block.boxes))
