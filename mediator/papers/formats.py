"""The formats a paper can have. Each is a file of its own; the libraries they need are loaded when used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediator.papers.as_csv import as_csv
from mediator.papers.as_docx import as_docx
from mediator.papers.as_html import as_html
from mediator.papers.as_ics import as_ics
from mediator.papers.as_json import as_json
from mediator.papers.as_markdown import as_markdown
from mediator.papers.as_pdf import as_pdf
from mediator.papers.as_text import as_text
from mediator.papers.document import Document, Page, Rendered


@dataclass(frozen=True)
class Format:
    """How a document becomes a file."""

    says: str
    render: Callable[[Document, Page], Rendered]
    is_text: bool = True
    """Whether a terminal can show it."""


def _whole(render: Callable[[Document, Page], bytes]) -> Callable[[Document, Page], Rendered]:
    return lambda document, page: Rendered(render(document, page))


FORMATS: dict[str, Format] = {
    "txt": Format("plain text", _whole(as_text)),
    "md": Format("Markdown", _whole(as_markdown)),
    "html": Format("a page for a browser", _whole(as_html)),
    "docx": Format("Word", _whole(as_docx), is_text=False),
    "pdf": Format("PDF", as_pdf, is_text=False),
    "ics": Format("a calendar", _whole(as_ics)),
    "csv": Format("a table for a spreadsheet", _whole(as_csv)),
    "json": Format("for other programs", _whole(as_json)),
}
"""By the ending of the file's name."""
