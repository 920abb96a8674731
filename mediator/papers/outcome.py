"""The report for whoever referred the parties, or a court: who took part, when, how it ended as a class, and
a list of what it leaves out. Nothing that was said is in it, not the title either (practice §3.1).
"""

from __future__ import annotations

from mediator.papers.document import Document, Item, Items, Paragraph, Section
from mediator.papers.heading import headed
from mediator.papers.people import attendance
from mediator.papers.readers import Reader
from mediator.papers.source import Source


def outcome(source: Source, reader: Reader) -> Document:
    """Return the outcome report."""
    words, planned = source.paper_words, source.agreement.next_date
    ended = str(getattr(words, f"outcome_{source.agreement.outcome or 'not_noted'}"))
    met = [Paragraph(source.day(day)) for day in source.days_met()]
    again = [Paragraph(source.day(planned.day))] if planned is not None else []
    return headed(
        words.outcome,
        source,
        reader,
        (
            Section(words.kind, (Paragraph(source.session_type.name),)),
            attendance(source),
            Section(words.met, tuple(met)),
            Section(words.ended, (Paragraph(ended),)),
            Section(source.words.next_date, tuple(again)),
            Section(words.left_out, (Items(tuple(map(Item, words.leaves_out))),)),
        ),
        about=f"{words.code}: {source.agreement.id}",
    )
