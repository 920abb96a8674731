"""A document as PDF: tagged, with its language and its title, by typst and the fonts of this machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from mediator.board.direction import right_to_left
from mediator.papers.as_html import pieces_of
from mediator.papers.document import Blank, Block, Document, Item, Items, Page, Paragraph, Rendered, Table

_FONTS = ("Noto Sans", "DejaVu Sans", "Arial", "Libertinus Serif")
"""Tried in this order; the last comes with typst. What none of them has is looked for in all others."""

_SIZES = {"a4": "a4", "letter": "us-letter"}

_WIDE_TABLE = 90
"""Columns of letters up to which a table is no wider than what stands in it."""

_LONG_CELL = 500
"""Letters from which on a cell may go on overleaf."""

_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")


def as_pdf(document: Document, page: Page) -> Rendered:
    """Return *document* as PDF, by the standard for readers who do not see it (PDF/UA-1) where that can be:
    no document keeps to it in which a letter has no font.
    """
    import typst

    source = Path(__file__).with_name("paper.typ").read_bytes()
    given = {"paper": json.dumps(_paper(document, page))}
    when = document.made.replace(microsecond=0) if document.made is not None else None

    def compiled(*standards: Any) -> bytes:
        made = typst.compile(
            source, format="pdf", sys_inputs=given, pdf_standards=list(standards), timestamp=when
        )
        assert isinstance(made, bytes), "one PDF, whatever its pages"
        return made

    try:
        return Rendered(compiled("ua-1"))
    except typst.TypstError as error:
        missing = _missing(error.diagnostic)
    return Rendered(compiled(), missing)


def _missing(diagnostic: str) -> str:
    """Return the letters that typst says it has no font for; it writes some of them by their numbers."""
    told = "".join(_MISSING.findall(diagnostic))
    letters = re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), told)
    return "".join(dict.fromkeys(letters))


def _paper(document: Document, page: Page) -> dict[str, Any]:
    return {
        "title": document.title,
        "lang": document.language.split("-")[0],
        "size": _SIZES[page.size],
        "large": page.large,
        "fonts": _FONTS,
        "page": pieces_of(document.page),
        "under": [_said(line) for line in document.under],
        "sections": [
            {"title": _or_none(section.title), "blocks": _blocks(section.blocks)}
            for section in document.sections
        ],
        "signatures": [
            {
                "title": _or_none(signatures.title),
                "words": [_said(words) for words in signatures.words],
                "signers": [
                    {"name": _or_none(one.name), "role": _or_none(one.role)} for one in signatures.signers
                ],
                "name": _said(signatures.name),
                "signature": _said(signatures.signature),
                "date": _said(signatures.date),
            }
            for signatures in document.signatures
        ],
        "notes": [_said(note) for note in document.notes],
    }


def _said(words: str) -> dict[str, Any]:
    return {"text": words, "rtl": right_to_left(words)}


def _or_none(words: str) -> dict[str, Any] | None:
    return _said(words) if words else None


def _blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [made for block in blocks for made in _block(block)]


def _block(block: Block) -> Iterator[dict[str, Any]]:
    match block:
        case Paragraph():
            yield {"kind": "paragraph", "text": _said(block.text)}
        case Items():
            for from_the_right, items in groupby(block.items, lambda item: right_to_left(item.text)):
                yield {"kind": "items", "rtl": from_the_right, "items": [_item(item) for item in items]}
        case Table():
            widths = block.widths()
            yield {
                "kind": "table",
                "head": [_said(cell) for cell in block.head],
                "rows": [[_said(cell) for cell in row] for row in block.rows],
                "widths": () if sum(widths) <= _WIDE_TABLE and not block.by_hand else widths,
                "by_hand": block.by_hand,
                "long": any(len(cell) > _LONG_CELL for row in block.rows for cell in row),
            }
        case Blank():
            yield {
                "kind": "blank",
                "label": _said(block.label),
                "number": block.number,
                "lines": block.lines,
                "boxes": [_said(box) for box in block.boxes],
            }


def _item(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "text": _said(item.text),
        "asides": [_said(aside) for aside in item.asides],
        "parts": [(_said(label), _said(words)) for label, words in item.parts],
    }
