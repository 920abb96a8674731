"""A document as Markdown, in which a text from people is nothing but text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediator.papers.document import Blank, Block, Document, Item, Items, Page, Paragraph, Signatures, Table

_LINE = "_" * 40
"""To write on; as code, since a bare row of these is a rule."""


def as_markdown(document: Document, page: Page) -> bytes:
    """Return *document* as UTF-8 of CommonMark, with tables as GitHub has them."""
    parts = [f"# {text(document.title)}", *(text(line) for line in document.under)]
    for section in document.sections:
        if section.title:
            parts.append(f"## {text(section.title)}")
        parts += [_block(block) for block in section.blocks]
    for signatures in document.signatures:
        parts += _signatures(signatures)
    parts += [text(note) for note in document.notes]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def text(words: str) -> str:
    """Return *words* so that Markdown shows them letter by letter."""
    shown = re.sub(r"([\\`*_\[\]<>#|~&${}^@!=])", r"\\\1", words)
    shown = re.sub(r"^([-+])", r"\\\1", shown)
    shown = re.sub(r"^(\d+)([.)])", r"\1\\\2", shown)
    shown = re.sub(r"\b(www)\.", r"\1\\.", shown, flags=re.IGNORECASE)
    return re.sub(r":(?=//|[\w+-]+:)|(?<=mailto):|(?<=xmpp):", r"\\:", shown, flags=re.IGNORECASE)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return text(block.text)
        case Items():
            return "\n".join(line for item in block.items for line in _item(item))
        case Table():
            rule = tuple("---" for _ in block.head)
            rows = (tuple(map(text, block.head)), rule, *(tuple(map(text, row)) for row in block.rows))
            return "\n".join(f"| {' | '.join(row)} |" for row in rows)
        case Blank():
            return _blank(block)


def _item(item: Item) -> Iterator[str]:
    """The room's own number: one of a list's would be given anew where another is missing."""
    number = f"**{text(item.number)}** " if item.number else ""
    yield f"- {number}{text(item.text)}"
    yield from (f"  - {text(aside)}" for aside in item.asides)
    yield from (f"  - {text(label)}: {text(words)}" for label, words in item.parts)


def _blank(blank: Blank) -> str:
    start = " ".join(text(part) for part in (blank.number, blank.label) if part)
    if blank.boxes:
        boxes = [f"- \\[ \\] {text(box)}" for box in blank.boxes]
        return "\n".join([*([start, ""] if start else []), *boxes])
    return "\\\n".join([f"{start} `{_LINE}`".strip(), *(f"`{_LINE}`" for _ in range(blank.lines - 1))])


def _signatures(signatures: Signatures) -> Iterator[str]:
    if signatures.title:
        yield f"## {text(signatures.title)}"
    yield from map(text, signatures.words)
    line = f"{text(signatures.signature)} `{_LINE}` {text(signatures.date)} `{'_' * 16}`"
    for one in signatures.signers:
        who = text(one.name) if one.name else f"{text(signatures.name)} `{_LINE}`"
        yield "\\\n".join(filter(None, (who, text(one.role), line)))
