"""A document as one HTML file that prints well, with no script and nothing to fetch."""

from __future__ import annotations

import html
from collections.abc import Iterator

from mediator.board.direction import right_to_left
from mediator.papers.document import (
    Blank,
    Block,
    Document,
    Item,
    Items,
    Page,
    Paragraph,
    Section,
    Signatures,
    Table,
)

_STYLE = """
@page { size: %(size)s; margin: 20mm; @bottom-center { content: %(page)s; font-size: 9pt; } }
body { font: %(print)s/1.45 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; color: #000;
  background: #fff; max-width: 42em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; margin: 0 0 .3em; } h2 { font-size: 1.15em; margin: 1.6em 0 .4em; }
h1, h2 { line-height: 1.2; break-after: avoid; }
.under p, .notes p { margin: .1em 0; } .notes { margin-top: 2em; font-size: .85em; break-before: avoid; }
.items, .items ul { list-style: none; padding: 0; margin: 0; }
.items > li { margin: .7em 0; break-inside: avoid; } .items > .numbered { padding-inline-start: 2.2em; }
.numbered > .number { font-weight: bold; float: inline-start; margin-inline-start: -2.2em; }
table { border-collapse: collapse; margin: .8em 1px; } td:first-child { min-width: 9em; }
 th, td { border: 1px solid #777; padding: .25em .6em;
  text-align: start; vertical-align: top; overflow-wrap: break-word; }

.to-fill { width: 100%%; } .to-fill td { height: 2em; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.blank { display: flex; align-items: end; gap: .6em; margin: .5em 0; } .line { flex: 1;
  border-bottom: 1px solid #000; min-width: 6em; height: 1.9em; } .boxes { flex-wrap: wrap; }
.by-hand, .signatures { break-inside: avoid; }
.sign { break-inside: avoid; margin: 1.6em 0; } .sign p { margin: 0; } .sign .date { flex: .4; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""For the browser: there is nothing to fetch and nothing to run."""

_SIZES = {"a4": "A4", "letter": "letter"}


def as_html(document: Document, page: Page) -> bytes:
    """Return *document* as UTF-8."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{_text(document.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{_text(document.title)}</title>",
        f"<style>{_style(document, page)}</style>",
        "</head>",
        "<body>",
        f'<main><header><h1 dir="auto">{_text(document.title)}</h1>',
        *_under(document),
        "</header>",
        *(line for section in document.sections for line in _section(section)),
        *(line for signatures in document.signatures for line in _signatures(signatures)),
        "</main>",
        *_notes(document),
        "</body>",
        "</html>",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _style(document: Document, page: Page) -> str:
    numbers = {"{n}": "counter(page)", "{m}": "counter(pages)"}
    pieces = [numbers.get(piece, _css(piece)) for piece in pieces_of(document.page)]
    return _STYLE % {
        "size": _SIZES[page.size],
        "page": " ".join(pieces),
        "print": "18pt" if page.large else "11pt",
    }


def pieces_of(pattern: str) -> list[str]:
    """Return how pages are numbered in pieces: `{n}`, `{m}`, and what stands between them."""
    pieces = pattern.replace("{n}", "\0{n}\0").replace("{m}", "\0{m}\0").split("\0")
    return [piece for piece in pieces if piece]


def _css(words: str) -> str:
    """Return *words* as a string of CSS; what could end it, or the style, is written by its number."""
    return '"' + "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in words) + '"'


def _text(words: str) -> str:
    return html.escape(words)


def _under(document: Document) -> Iterator[str]:
    if document.under:
        yield '<div class="under">'
        yield from (_paragraph(words) for words in document.under)
        yield "</div>"


def _notes(document: Document) -> Iterator[str]:
    if document.notes:
        yield '<footer class="notes">'
        yield from (_paragraph(words) for words in document.notes)
        yield "</footer>"


def _paragraph(words: str) -> str:
    return f'<p dir="auto">{_text(words)}</p>'


def _isolated(words: str) -> str:
    """Return a paragraph at the same side as its neighbours, whichever way its words are read."""
    return f"<p><bdi>{_text(words)}</bdi></p>"


def _section(section: Section) -> Iterator[str]:
    by_hand = all(isinstance(block, Blank) for block in section.blocks)
    yield '<section class="by-hand">' if by_hand else "<section>"
    if section.title:
        yield f'<h2 dir="auto">{_text(section.title)}</h2>'
    for block in section.blocks:
        yield from _block(block)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block.text)
        case Items():
            yield '<ul class="items">'
            yield from (_item(item) for item in block.items)
            yield "</ul>"
        case Table():
            head = "".join(f'<th scope="col" dir="auto">{_text(cell)}</th>' for cell in block.head)
            yield '<table class="to-fill">' if block.by_hand else "<table>"
            yield f"<thead><tr>{head}</tr></thead><tbody>"
            for row in block.rows:
                yield "<tr>" + "".join(f'<td dir="auto">{_text(cell)}</td>' for cell in row) + "</tr>"
            yield "</tbody></table>"
        case Blank():
            yield from _blank(block)


def _item(item: Item) -> str:
    number = f'<span class="number">{_text(item.number)}</span>' if item.number else ""
    more = [f"<li><i><bdi>{_text(aside)}</bdi></i></li>" for aside in item.asides]
    more += [
        f"<li><b><bdi>{_text(label)}</bdi></b>: <bdi>{_text(words)}</bdi></li>" for label, words in item.parts
    ]
    below = f"<ul>{''.join(more)}</ul>" if more else ""
    classes = ' class="numbered"' if number else ""
    way = "rtl" if right_to_left(item.text) else "ltr"
    return f'<li dir="{way}"{classes}>{number}<span>{_text(item.text)}</span>{below}</li>'


def _blank(blank: Blank) -> Iterator[str]:
    label = f"<span>{_text(' '.join(filter(None, (blank.number, blank.label))))}</span>"
    if blank.boxes:
        boxes = "".join(f"<span>☐ {_text(box)}</span>" for box in blank.boxes)
        yield f'<div class="blank boxes">{label}{boxes}</div>'
        return
    yield f'<div class="blank">{label}<span class="line"></span></div>'
    yield from ['<div class="blank"><span class="line"></span></div>'] * (blank.lines - 1)


def _signatures(signatures: Signatures) -> Iterator[str]:
    yield '<section class="signatures">'
    if signatures.title:
        yield f'<h2 dir="auto">{_text(signatures.title)}</h2>'
    yield from map(_paragraph, signatures.words)
    for one in signatures.signers:
        who = _isolated(one.name) if one.name else "".join(_blank(Blank(label=signatures.name)))
        role = _isolated(one.role) if one.role else ""
        yield (
            f'<div class="sign">{who}{role}<div class="blank"><span>{_text(signatures.signature)}</span>'
            f'<span class="line"></span><span>{_text(signatures.date)}</span>'
            '<span class="line date"></span></div></div>'
        )
    yield "</section>"
