"""What the desk is handed to make papers with: the floor of papers stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from mediator.desk.paper_menu import PaperMade
    from mediator.record.record import Record
    from mediator.record.session_type import SessionType

_READERS = (
    ("co-mediator", "the co-mediator"),
    ("referrer", "a referrer, or a court"),
    ("archive", "the centre's file"),
    ("training", "training: names, places and dates changed"),
)
"""Beside everyone and each party; the room need not be told of these."""

_PAPERS = {
    "agreement": "the agreement",
    "summary": "a summary",
    "consent": "the record of consent",
    "outcome": "the report on the outcome",
    "calendar": "the dates",
}


class Papers:
    """Makes papers of a session in progress; what is private is not handed on to their makers."""

    def readers(self, record: Record, *, in_the_room: bool) -> Sequence[tuple[str, str]]:
        """Return for whom there can be papers, each with the words for it."""
        parties = [(f"party:{n}", party.name) for n, party in enumerate(record.agreement.parties, 1)]
        return [("everyone", "everyone"), *parties, *(() if in_the_room else _READERS)]

    def papers(self, reader: str) -> Sequence[tuple[str, str]]:
        """Return which papers that reader may have, the usual one first."""
        from mediator.papers.readers import MAY_HAVE

        may = next(papers for kind, papers in MAY_HAVE.items() if kind == reader.partition(":")[0])
        return [(paper, _PAPERS[paper]) for paper in may]

    def formats(self, paper: str) -> Sequence[tuple[str, str]]:
        """Return in which formats there is that paper, by the ending of the file."""
        from mediator.papers.formats import FORMATS

        usual = ("pdf", "docx")
        names = [*usual, *(name for name in FORMATS if name not in usual)]
        return [(name, FORMATS[name].says) for name in names if name != "ics" or paper == "calendar"]

    def make(
        self, record: Record, session_type: SessionType, reader: str, paper: str, format_: str, at: datetime
    ) -> PaperMade:
        """Return the paper. Raises `Refused`. May take a second."""
        from mediator.archive.settings import Settings
        from mediator.cli.setting_out import settings
        from mediator.desk.paper_menu import PaperMade
        from mediator.papers.document import Page
        from mediator.papers.making import make
        from mediator.papers.readers import reader as meant
        from mediator.papers.source import NotMade, Source
        from mediator.record.base import Refused

        centre = (settings() or Settings()).centre.name
        source = Source(record.agreement, record.session, session_type, at, centre=centre)
        try:
            made = make(source, meant(reader, source.parties), paper, format_, Page())
        except NotMade as error:
            raise Refused(str(error)) from None
        return PaperMade(made.data, made.remarks)
