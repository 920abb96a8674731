"""The agreement: its points, with what everyone said yes to apart from what is only written down, to sign."""

from __future__ import annotations

from mediator.papers.document import Document, Item, Items, Paragraph, Section
from mediator.papers.heading import headed
from mediator.papers.people import took_part
from mediator.papers.points import is_agreed, item, on_paper
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.record.resource_referral import ResourceReferral
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
        (took_part(source), *sections, referrals(source), next_date(source)),
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
