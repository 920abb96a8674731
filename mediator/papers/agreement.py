"""The agreement: its points, with what everyone said yes to apart from what is only written down, to sign."""

from __future__ import annotations

from mediator.insight.accounts import latest
from mediator.papers.document import Document, Items, Paragraph, Section, Table
from mediator.papers.heading import headed
from mediator.papers.people import took_part
from mediator.papers.points import is_agreed, item, on_paper
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.record.account import Account
from mediator.text import fill


def agreement(source: Source, reader: Reader) -> Document:
    """Return the agreement. It needs no session, and never says whose yes a point does not have."""
    words = source.paper_words
    sections = point_sections(source)
    if not sections:
        sections = (Section("", (Paragraph(words.no_points),)),)
    to_sign = any(is_agreed(point, source.parties) for point in on_paper(source))
    return headed(
        words.agreement,
        source,
        reader,
        (took_part(source), *sections, *how_it_went(source, reader), next_date(source)),
        signatures=fill(words.sign_points, agreed=words.agreed) if to_sign else "",
    )


def point_sections(source: Source) -> tuple[Section, ...]:
    """Return the points that everyone said yes to, and those that not everyone has."""
    words = source.paper_words
    points = on_paper(source)
    agreed = tuple(item(point, source) for point in points if is_agreed(point, source.parties))
    others = tuple(item(point, source) for point in points if not is_agreed(point, source.parties))
    both = ((words.agreed, agreed), (words.not_agreed, others))
    return tuple(Section(title, (Items(items),)) for title, items in both if items)


_READ_HOW_IT_WENT = ("co-mediator", "archive")


def how_it_went(source: Source, reader: Reader) -> tuple[Section, ...]:
    """Return how each point went, as each party told it last; for those alone who keep the file.

    What got in the way, and what a party said beyond that, is in no paper.
    """
    words, parties = source.paper_words, source.parties
    if reader.kind not in _READ_HOW_IT_WENT or not source.agreement.accounts:
        return ()

    def told(account: Account | None) -> str:
        return f"{getattr(words, f'went_{account.went}')}, {source.day(account.day)}" if account else ""

    rows = []
    for point in on_paper(source):
        accounts = latest(source.agreement, point.id)
        rows.append((str(point.number), *(told(accounts.get(party.id)) for party in parties)))
    table = Table((words.point, *(party.name for party in parties)), tuple(rows))
    return (Section(words.went, (table,)),)


def next_date(source: Source) -> Section:
    """Return when the room meets again and when it is asked how it is going; no blocks where neither is."""
    words, planned = source.words, source.agreement.next_date
    again = f"{source.day(planned.day)} {planned.time}".strip() if planned is not None else ""
    asks = source.session_type.follow_up_words()
    lines = ((words.next_date, again), (words.follow_up, asks))
    return Section(
        source.paper_words.calendar,
        tuple(Paragraph(f"{label}: {said}") for label, said in lines if said),
    )
