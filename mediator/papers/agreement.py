"""The agreement: its points, with what everyone said yes to apart from what is only written down, to sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mediator.insight.accounts import latest
from mediator.papers.document import Document, Item, Items, Paragraph, Section, Table
from mediator.papers.heading import headed
from mediator.papers.payments import of_ledger, what_was_paid
from mediator.papers.people import took_part
from mediator.papers.points import agreed_title, is_agreed, item, on_paper
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.record.account import Account
from mediator.record.resource_referral import ResourceReferral
from mediator.text import fill


def agreement(source: Source, reader: Reader) -> Document:
    """Return the agreement. It needs no session, and never says whose yes a point does not have."""
    words = source.paper_words
    sections = point_sections(source)
    if not sections:
        sections = (Section("", (Paragraph(words.no_points),)),)
    to_sign = any(is_agreed(point, source) for point in on_paper(source))
    return headed(
        words.agreement,
        source,
        reader,
        (
            took_part(source),
            *sections,
            of_ledger(source),
            *how_it_went(source, reader),
            referrals(source),
            next_date(source),
        ),
        signatures=(fill(words.sign_points, agreed=agreed_title(source)), *_when_signed(source))
        if to_sign
        else (),
    )


def _when_signed(source: Source) -> Iterator[str]:
    """Say when it is signed, where that was settled, so that advice can be asked before. (practice §4.3)"""
    words, advice, met = source.paper_words, source.agreement.advice, source.days_met()
    if advice is None:
        return
    if advice.sign == "now":
        yield words.sign_now
    elif advice.sign == "home":
        yield words.sign_at_home
    elif advice.days is not None and met:
        yield fill(words.sign_from, date=source.day(met[-1] + timedelta(days=advice.days)), days=advice.days)
    else:
        yield words.sign_later


def point_sections(source: Source) -> tuple[Section, ...]:
    """Return the points that are agreed, and those that are not."""
    words = source.paper_words
    points = on_paper(source)
    agreed = tuple(item(point, source) for point in points if is_agreed(point, source))
    others = tuple(item(point, source) for point in points if not is_agreed(point, source))
    both = ((agreed_title(source), agreed), (words.not_agreed, others))
    return tuple(Section(title, (Items(items),)) for title, items in both if items)


def referrals(source: Source) -> Section:
    """Return the referrals that the room saw: what is needed, who could help, who calls, by when."""
    shown = [one for one in source.agreement.referrals if one.in_its_place()]
    items = tuple(
        Item(one.text, str(one.number), _stands(one, source), parts=_parts(one, source)) for one in shown
    )
    return Section(source.words.referrals, (Items(items),) if items else ())


def _parts(one: ResourceReferral, source: Source) -> tuple[tuple[str, str], ...]:
    words = source.words
    parts = (
        (words.referral_helps, f"{one.resource} ({one.contact})" if one.contact else one.resource),
        (words.referral_caller, one.caller.name if one.caller is not None else ""),
        (words.paper_by_when, source.day(one.day) if one.day is not None else ""),
    )
    return tuple((label, said) for label, said in parts if said)


def _stands(one: ResourceReferral, source: Source) -> tuple[str, ...]:
    stands = {"done": source.words.referral_done, "gap": source.words.referral_gap}
    return (stands[one.status],) if one.status is not None else ()


_READ_HOW_IT_WENT = ("co-mediator", "archive")


def how_it_went(source: Source, reader: Reader) -> tuple[Section, ...]:
    """Return how each point and its payments went, as each party told it; for those alone who keep the file.

    What got in the way, and what a party said beyond that, is in no paper.
    """
    words, parties = source.paper_words, source.parties
    if reader.kind not in _READ_HOW_IT_WENT:
        return ()

    def told(account: Account | None) -> str:
        return f"{getattr(words, f'went_{account.went}')}, {source.day(account.day)}" if account else ""

    rows = []
    for point in on_paper(source):
        accounts = latest(source.agreement, point.id)
        rows.append((f"{words.point} {point.number}", *(told(accounts.get(party.id)) for party in parties)))
    accounts_of = Table((words.point, *(party.name for party in parties)), tuple(rows))
    tables = (accounts_of,) if source.agreement.accounts else ()
    return (Section(words.went, (*tables, *what_was_paid(source))),)


def next_date(source: Source) -> Section:
    """Return when the room meets again and when it is asked how it is going; no blocks where neither is."""
    words, planned = source.words, source.agreement.next_date
    again = f"{source.day(planned.day)} {planned.time}".strip() if planned is not None else ""
    asks = ", ".join(source.day(one.day) for one in source.agreement.follow_ups)
    if not asks and source.agreement.closed is None:  # once it is closed, no day is a choice too
        asks = source.session_type.follow_up_words()
    lines = ((words.next_date, again), (words.follow_up, asks))
    return Section(
        source.paper_words.calendar,
        tuple(Paragraph(f"{label}: {said}") for label, said in lines if said),
    )
