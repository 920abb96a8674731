"""An agreement point on paper: what it says of itself, its parts, its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediator.insight import agreed
from mediator.insight.named_day import says_year
from mediator.papers.document import Item
from mediator.papers.payments import of_point
from mediator.papers.source import Source
from mediator.record.agreement_point import AgreementPoint, PartName
from mediator.record.party import Party
from mediator.text import fill

_PARTS: dict[PartName, str] = {
    "who": "paper_who", "for_whom": "part_for_whom", "by_when": "paper_by_when", "where": "part_where",
    "how_known": "paper_how_known", "if_not": "paper_if_not", "review": "paper_review",
    "until": "part_until", "condition": "part_condition", "who_may_see": "part_who_may_see",
}  # fmt: skip
"""The parts of a point that stand on paper, each with the word of the catalogue that it stands behind.

What a point has beside these is in no paper: what help somebody needs to keep it is not for the others.
"""


@dataclass(frozen=True)
class Dated:
    """A day that a point names."""

    what: str
    """The word of the papers for it."""
    day: date


def parts(point: AgreementPoint, source: Source) -> Iterator[tuple[str, str]]:
    """Yield the parts of a point that something was said of, as (label, words). All papers ask here."""
    for name, label in _PARTS.items():
        if words := point.said(name):
            yield getattr(source.words, label), _dated(words, point.day(name), source)
    if plan := of_point(point, source):
        yield source.paper_words.payments, plan


def _dated(words: str, day: date | None, source: Source) -> str:
    """Return a part with the date of the day it names: "Friday" on a paper is any Friday."""
    return words if day is None or says_year(words, day) else f"{words} ({source.date_in(words, day)})"


def _state(point: AgreementPoint, source: Source) -> Iterator[str]:
    """Say how far a point goes, where that is less than all the way: it is part of what they said yes to."""
    if point.state != "drafted":
        yield str(getattr(source.words, point.state))


def days(point: AgreementPoint) -> Iterator[Dated]:
    """Yield the days that the parts of a point name."""
    named = (("due", point.by_when_day), ("review", point.review_day), ("until", point.until_day))
    for word, day in named:
        if day is not None:
            yield Dated(word, day)


def concerns(point: AgreementPoint, party: Party) -> bool:
    """Say whether a point is a party's to keep, or anybody's."""
    doers = {one.id for one in point.who if one.id is not None}
    return not doers or party.id in doers


def item(point: AgreementPoint, source: Source) -> Item:
    """Return a point as a line of a paper."""
    asides = (*_state(point, source), *_changed(point, source))
    return Item(point.text, str(point.number), asides, tuple(parts(point, source)))


def _changed(point: AgreementPoint, source: Source) -> Iterator[str]:
    """Say when its words were changed last since the session: the paper's own day is an earlier one."""
    if days := [one.until for one in source.agreement.earlier if one.point == point.id]:
        yield fill(source.paper_words.changed_on, date=source.day(max(days)))


def on_paper(source: Source) -> tuple[AgreementPoint, ...]:
    """Return the points that the room may see and has not set aside."""
    return tuple(point for point in source.agreement.points if point.in_its_place())


def is_agreed(point: AgreementPoint, source: Source) -> bool:
    """Say whether it stands, by everyone's yes or as the room decides."""
    return agreed.is_agreed(point, source.parties, source.session, source.session_type)


def agreed_title(source: Source) -> str:
    """Return what stands above the points that are agreed: what is under it is as it says."""
    points = (point for point in on_paper(source) if is_agreed(point, source))
    all_said_yes = all(agreed.everyone_said_yes(point, source.parties) for point in points)
    return source.paper_words.agreed if all_said_yes else source.paper_words.agreed_by_rule
