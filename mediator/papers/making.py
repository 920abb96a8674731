"""Making a paper: what is asked for, by whom it will be read, in which format. One function for everyone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mediator.papers.agreement import agreement
from mediator.papers.calendar import calendar
from mediator.papers.consent import consent
from mediator.papers.document import Document, Page
from mediator.papers.formats import FORMATS
from mediator.papers.heading import signs_by_its_people
from mediator.papers.outcome import outcome
from mediator.papers.points import on_paper
from mediator.papers.readers import PaperName, Reader
from mediator.papers.source import NotMade, Source
from mediator.papers.summary import summary
from mediator.papers.training import changed, left_in

_COUPLE = re.compile(r"\S\s+(?:and|und|y|et|&|\+)\s+\S", re.IGNORECASE)
"""A name that may be several people's."""

BUILDERS: dict[PaperName, Callable[[Source, Reader], Document]] = {
    "agreement": agreement,
    "summary": summary,
    "consent": consent,
    "outcome": outcome,
    "calendar": calendar,
}


@dataclass(frozen=True)
class Made:
    """A paper, ready to be written to a file."""

    paper: PaperName
    data: bytes
    remarks: tuple[str, ...] = ()
    """What the mediator should know of it, each in a sentence or two."""


def make(source: Source, reader: Reader, paper: str | None, format_: str, page: Page) -> Made:
    """Return a paper for *reader* in a format of `FORMATS`. Raises `NotMade` with what to do instead.

    *paper* None is the one that this reader is usually given.
    """
    wanted = reader.wants("calendar" if paper is None and format_ == "ics" else paper)
    if format_ == "ics" and wanted != "calendar":
        raise NotMade("Only the dates can be a calendar: add --paper calendar, or choose another format.")
    suspects: tuple[str, ...] = ()
    if reader.kind == "training":
        other = changed(source)
        source, suspects = other.source, other.suspects
    made = BUILDERS[wanted](source, reader)
    rendered = FORMATS[format_].render(made, page)
    remarks = []
    if rendered.missing:
        remarks.append(
            f"No font of this machine has these letters: {' '.join(rendered.missing)} They are empty boxes "
            "in the PDF. Install a font that has them (such as Noto), or use Word or HTML."
        )
    narrow = [str(point.number) for point in on_paper(source) if point.who_may_see]
    if narrow and wanted in ("agreement", "summary"):
        remarks.append(f"Before you hand it on: some points say who may see them: {', '.join(narrow)}.")
    if made.signatures:
        remarks += [
            f"“{party.name}” has one line to sign on. Where several people are to sign, name them in the "
            "session as its people (F3 b): then each has one."
            for party in source.parties
            if _COUPLE.search(party.name) and not signs_by_its_people(party, source)
        ]
    if wanted == "consent" and (empty := source.session_type.regime.empty_blanks()):
        remarks.append(
            f"Blanks in the centre's wording are not filled in: {', '.join(empty)}. They are lines to write "
            "on; words for them stand in the settings file, under [centre.blanks]."
        )
    if left := left_in(made, suspects):
        remarks.append(f"Look through these yourself, they may still say who it was: {', '.join(left)}.")
    if reader.kind == "training":
        remarks.append("A name that begins a line, and a nickname, look like any word: read it yourself.")
    return Made(wanted, rendered.data, tuple(remarks))
