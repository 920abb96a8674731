"""The summary for the parties: topics, common ground, points, what is parked and what is to be found out.

Offers lapse, so ideas are not in it, and what a party wants stands in its own copy alone (practice §3.2,
§3.4). The co-mediator has all that the board showed, and so has training, under other names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from mediator.insight.common_ground import common_ground
from mediator.papers.agreement import next_date, point_sections
from mediator.papers.document import Block, Document, Item, Items, Paragraph, Section, Table
from mediator.papers.heading import headed
from mediator.papers.people import took_part
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.record.entry import Entry, Fate
from mediator.record.interest import Interest
from mediator.record.owner import Owner
from mediator.record.party import Party
from mediator.record.position import Position
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill

_WHOLE_BOARD = ("co-mediator", "training")


def summary(source: Source, reader: Reader) -> Document:
    """Return the summary. Raises `NotMade` where the session is gone."""
    session, words = source.whole_session(), source.words
    if reader.kind in _WHOLE_BOARD:
        wanting: tuple[Party, ...] = source.parties
    else:
        wanting = (reader.party,) if reader.party is not None else ()
    ideas = session.options if reader.kind in _WHOLE_BOARD else ()
    return headed(
        source.paper_words.summary,
        source,
        reader,
        (
            took_part(source),
            _listed(source.session_type.rules.label, session.rules),
            _listed(words.topics, session.issues),
            *(_wants(session, party, source) for party in wanting),
            _listed(words.common_ground, common_ground(session)),
            _listed(words.ideas, ideas),
            *point_sections(source),
            Section(words.parking_lot, _as_items(_parked(session, source))),
            Section(words.to_find_out, _as_items(_to_find_out(session, source))),
            _key_dates(source),
            next_date(source),
        ),
    )


def _key_dates(source: Source) -> Section:
    """Return the dates to keep in view, the earliest first."""
    words = source.paper_words
    dates = [date for date in source.whole_session().key_dates if date.in_its_place()]
    rows = tuple((source.day(date.day), date.text) for date in sorted(dates, key=lambda date: date.day))
    return Section(source.words.key_dates, (Table((words.day, words.what), rows),) if rows else ())


def _listed(title: str, entries: Iterable[Entry]) -> Section:
    return Section(title, _items(entry for entry in entries if entry.in_its_place()))


def _items(entries: Iterable[Entry]) -> tuple[Items, ...]:
    return _as_items(Item(entry.text, str(entry.number)) for entry in entries)


def _as_items(found: Iterable[Item]) -> tuple[Items, ...]:
    items = tuple(found)
    return (Items(items),) if items else ()


def _wants(session: Session, party: Party, source: Source) -> Section:
    """Return a party's wants with their reasons, topic by topic: the board's numbers run through all parties,
    so here they would have gaps.
    """
    words = source.words
    wants = [want for want in session.positions if party.id in want.parties and want.in_its_place()]
    reasons = [reason for reason in session.interests if party.id in reason.parties and reason.in_its_place()]
    topics = {topic.id: topic.text for topic in session.issues if topic.in_its_place()}
    blocks: list[Block] = []
    for topic in (*topics, None):
        here = [want for want in wants if _is_about((want.issue,), topic, topics)]
        loose = [reason for reason in reasons if _is_about(reason.issues, topic, topics)]
        if items := tuple(_want_items(here, reasons, loose, words)):
            heading = topics[topic] if topic is not None else words.no_topic if topics else ""
            blocks += [*([Paragraph(heading)] if heading else []), Items(items)]
    return Section(fill(source.paper_words.your_words, name=party.name), tuple(blocks))


def _is_about(issues: Iterable[str | None], topic: str | None, topics: Collection[str]) -> bool:
    """Say whether a line stands under *topic*; None is for those under none of *topics*."""
    return topic in issues if topic is not None else not any(issue in topics for issue in issues)


def _want_items(
    wants: Iterable[Position], reasons: Iterable[Interest], loose: Iterable[Interest], words: Words
) -> Iterator[Item]:
    """Yield wants, each with the reasons under it, and then the reasons of the topic that are under none."""
    laid: set[str] = set()
    for want in wants:
        its = [reason for reason in reasons if want.id in reason.positions]
        laid.update(reason.id for reason in its)
        yield Item(f"{words.want}: {want.text}", parts=tuple((words.reason, reason.text) for reason in its))
    for reason in loose:
        if reason.id not in laid:
            yield Item(f"{words.reason}: {reason.text}")


def _parked(session: Session, source: Source) -> Iterator[Item]:
    """Yield what is parked and seen, with what becomes of it and with whom it is."""
    words = source.words
    fates: dict[Fate, str] = {
        "done": words.parked_done,
        "next_time": words.parked_next_time,
        "dropped": words.parked_dropped,
    }
    shelves = (session.issues, session.options, session.fact_checks, session.jots)
    for entry in (entry for shelf in shelves for entry in shelf):
        if entry.parked and not entry.is_done_with() and entry.may_be_seen():
            who = _called(entry.parked_with, source)
            asides = (
                fates[entry.fate] if entry.fate is not None else "",
                fill(words.parked_with, name=who) if who else "",
            )
            yield Item(entry.text, asides=tuple(filter(None, asides)))


def _to_find_out(session: Session, source: Source) -> Iterator[Item]:
    """Yield what is to be found out, by whom and by when, or what was found."""
    for fact in session.fact_checks:
        if fact.in_its_place():
            by = fill(source.words.find_out_by, day=source.day(fact.day)) if fact.day is not None else ""
            asides = (fact.answer,) if fact.answer else (_called(fact.owner, source), by)
            yield Item(fact.text, str(fact.number), tuple(filter(None, asides)))


def _called(owner: Owner | None, source: Source) -> str:
    """Return the name of who takes care of something; "" where nobody does, or nobody known."""
    if owner is None or owner.who is None:
        return owner.name if owner is not None else ""
    names = {party.id: party.name for party in source.parties}
    names |= {person.id: person.name for person in source.people}
    return names.get(owner.who, "")
