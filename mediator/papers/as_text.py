"""A document as plain text of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from mediator.papers.document import Blank, Block, Document, Item, Items, Page, Paragraph, Signatures, Table
from mediator.papers.width import columns, padded, wrapped

WIDTH = 80

_IN = "    "


def as_text(document: Document, page: Page) -> bytes:
    """Return *document* as UTF-8; a page has no size and no print here."""
    parts = [_headed(document.title, "=")]
    if document.under:
        parts.append([line for text in document.under for line in wrapped(text, WIDTH)])
    for section in document.sections:
        if section.title:
            parts.append(_headed(section.title, "-"))
        parts += [list(_block(block)) for block in section.blocks]
    for signatures in document.signatures:
        parts += list(_signatures(signatures))
    parts += [wrapped(note, WIDTH) for note in document.notes]
    return (
        "\n\n".join("\n".join(line.rstrip() for line in lines) for lines in parts if lines).encode() + b"\n"
    )


def _headed(title: str, rule: str) -> list[str]:
    lines = wrapped(title, WIDTH)
    return [*lines, rule * max(map(columns, lines))]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from wrapped(block.text, WIDTH)
        case Items():
            room = max((columns(item.number) for item in block.items), default=0)
            for item in block.items:
                yield from _item(item, min(room, 8))
        case Table():
            yield from _table(block)
        case Blank():
            yield from _blank(block)


def _item(item: Item, room: int) -> Iterator[str]:
    start = padded(item.number, room) + "  "
    rest = " " * (room + 2)
    yield from wrapped(item.text, WIDTH, first=start, rest=rest)
    for aside in item.asides:
        yield from wrapped(aside, WIDTH, first=f"{rest}- ", rest=f"{rest}  ")
    for label, words in item.parts:
        yield from wrapped(f"{label}: {words}", WIDTH, first=f"{rest}- ", rest=f"{rest}  ")


def _table(table: Table) -> Iterator[str]:
    """A row is a line where all of them fit beside one another, and a few lines where they do not."""
    rows = (table.head, *table.rows)
    if table.by_hand:
        room = (WIDTH - len(_IN)) // len(table.head) - 2
        yield _IN + "  ".join(padded(wrapped(head, room)[0], room) for head in table.head)
        for _ in table.rows:
            yield ""
            yield _IN + "  ".join("_" * room for _ in table.head)
        return
    widths = [max(columns(row[at]) for row in rows) for at in range(len(table.head))]
    if sum(widths) + 2 * len(widths) <= WIDTH:
        for row in rows:
            yield "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        return
    for row in table.rows:
        yield from wrapped(row[0], WIDTH, rest=_IN)
        for label, cell in zip(table.head[1:], row[1:], strict=True):
            if cell:
                yield from wrapped(f"{label}: {cell}", WIDTH, first=_IN, rest=_IN * 2)


def _blank(blank: Blank) -> Iterator[str]:
    start = f"{blank.number:>3}  " if blank.number else _IN + " "
    if blank.boxes:
        label = [blank.label] if blank.label else []
        boxes = [f"[ ] {box}" for box in blank.boxes]
        yield from wrapped("   ".join([*label, *boxes]), WIDTH, first=start, rest=_IN + " ")
        return
    *before, last = wrapped(blank.label, WIDTH - 24, first=start, rest=_IN + " ") if blank.label else [start]
    yield from before
    yield _ruled(f"{last} " if blank.label else last, WIDTH)
    for _ in range(blank.lines - 1):
        yield ""
        yield _ruled(_IN + " ", WIDTH)


def _signatures(signatures: Signatures) -> Iterator[list[str]]:
    if signatures.title:
        yield _headed(signatures.title, "-")
    yield from (wrapped(words, WIDTH) for words in signatures.words)
    for one in signatures.signers:
        who = wrapped(one.name, WIDTH) if one.name else [_line(signatures.name, WIDTH)]
        role = wrapped(one.role, WIDTH) if one.role else []
        yield [*who, *role, "", f"{_line(signatures.signature, 50)}  {_line(signatures.date, WIDTH - 52)}"]


def _line(label: str, width: int) -> str:
    return _ruled(wrapped(label, width // 2)[0] + " ", width)


def _ruled(begun: str, width: int) -> str:
    """Return a line to write on, behind what it begins with."""
    return begun + "_" * (width - columns(begun))
