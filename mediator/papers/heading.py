"""What every paper begins and ends with: title, for whom, which day, and when it was made."""

from __future__ import annotations

from collections.abc import Sequence

from mediator.papers.document import Day, Document, Section, Signatures
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.text import fill


def headed(
    title: str,
    source: Source,
    reader: Reader,
    sections: Sequence[Section],
    *,
    about: str | None = None,
    signatures: str = "",
    days: tuple[Day, ...] = (),
) -> Document:
    """Return a paper. *about* stands under its title, the session's own where nothing is said; *signatures*
    is what the parties' signatures stand for, "" where there is nothing to sign.
    """
    words = source.paper_words
    met = ", ".join(source.day(day) for day in source.days_met())
    under = (
        source.agreement.title if about is None else about,
        met,
        _for_whom(reader, source),
        _practice(source),
    )
    made = fill(words.made, date=source.day(source.now.astimezone().date()))
    return Document(
        title=title,
        language=source.session_type.language,
        under=tuple(filter(None, under)),
        sections=tuple(section for section in sections if section.blocks),
        signatures=_to_sign(source, [party.name for party in source.parties], signatures),
        notes=(made, *((words.damaged,) if source.damaged else ())),
        page=source.words.page,
        days=days,
        made=source.now,
    )


def _to_sign(source: Source, names: Sequence[str], stands_for: str) -> Signatures | None:
    """Return a block for each of *names* to sign *stands_for*; None where there is nothing to sign."""
    words = source.paper_words
    if not stands_for or not names:
        return None
    return Signatures(
        words.signatures, stands_for, tuple(names), words.name, words.signature, words.signed_on
    )


def _for_whom(reader: Reader, source: Source) -> str:
    """Say for whom a paper is."""
    words = source.paper_words
    if reader.party is not None:
        return fill(words.for_party, name=reader.party.name)
    said: str = getattr(words, f"for_{reader.kind.replace('-', '_')}")
    return said


def _practice(source: Source) -> str:
    """An invented case says so."""
    return source.words.practice if source.session is not None and source.session.practice else ""
