"""The plan's calendar: when the room meets again, dates to keep in view, days of points and their payments,
of referrals, follow-up calls.

A day that somebody promised stays that day, with a word where it is on a weekend; a call that the program
itself proposes moves to the Monday after. Calls are for those who make them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from mediator.insight.calls import call_day
from mediator.insight.payments import plan_of
from mediator.insight.repeats import repeat_in
from mediator.insight.weekends import is_weekend
from mediator.papers.document import Day, Document, Paragraph, Section, Table
from mediator.papers.heading import headed
from mediator.papers.points import concerns, days, is_agreed, on_paper
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.papers.zone import moment
from mediator.record.agreement_point import AgreementPoint
from mediator.record.session import Session
from mediator.text import fill

_WHO_CALLS = ("co-mediator", "archive")
"""Readers for whom the days are on which the centre asks."""

_USUAL_MINUTES = 60
"""How long a session is taken for, where its stages have no times."""

_CLOCK = re.compile(r"(?:at )?(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m\.?|p\.?m\.?|h|uhr|o'clock)?", re.IGNORECASE)


def calendar(source: Source, reader: Reader) -> Document:
    """Return the dates as a table, and as days that a calendar takes, the earliest first."""
    words = source.paper_words
    found = tuple(sorted(_days(source, reader), key=lambda day: day.day))
    rows = tuple((_when(day, source), day.what, _remark(day, source)) for day in found)
    if all(not row[2] for row in rows):
        table = Table((words.day, words.what), tuple(row[:2] for row in rows))
    else:
        table = Table((words.day, words.what, words.remark), rows)
    section = Section("", (table if rows else Paragraph(words.no_dates),))
    return headed(words.calendar, source, reader, (section,), days=found)


def _days(source: Source, reader: Reader) -> Iterator[Day]:
    code = source.agreement.id
    if (planned := source.agreement.next_date) is not None:
        begins = _at(planned.day, planned.time)
        said = planned.time if begins is None else ""
        more = " ".join(filter(None, (said, _weekend(planned.day, source))))
        yield Day(f"{code}-next", planned.day, source.words.next_date, more, begins, _minutes(source))
    if source.session is not None:
        yield from _days_of_session(source.session, reader, source)
    for point in on_paper(source):
        if is_agreed(point, source) and (reader.party is None or concerns(point, reader.party)):
            yield from _days_of_point(point, source)
    yield from _referrals(reader, source)
    if reader.kind in _WHO_CALLS:
        yield from _calls(source)


def _days_of_session(session: Session, reader: Reader, source: Source) -> Iterator[Day]:
    """Yield dates to keep in view, and those by which something is to be found out, by whoever reads it."""
    code, words = source.agreement.id, source.paper_words
    for entry in session.key_dates:
        if entry.in_its_place():
            yield Day(f"{code}-{entry.id}", entry.day, entry.text, _weekend(entry.day, source))
    for fact in session.fact_checks:
        if fact.day is not None and fact.in_its_place() and not fact.answer:
            finder = fact.owner.who if fact.owner is not None else None
            if reader.party is None or finder in (None, reader.party.id):
                what = fill(words.find_out, what=fact.text)
                yield Day(f"{code}-{fact.id}", fact.day, what, _weekend(fact.day, source))


def _referrals(reader: Reader, source: Source) -> Iterator[Day]:
    """Yield the days by which who could help is called, by whoever calls there."""
    for one in source.agreement.referrals:
        if one.day is not None and one.is_open() and one.in_its_place():
            caller = one.caller.id if one.caller is not None else None
            if reader.party is None or caller in (None, reader.party.id):
                what = fill(source.paper_words.refer, what=one.text)
                more = " ".join(filter(None, (one.resource, _weekend(one.day, source))))
                yield Day(f"{source.agreement.id}-{one.id}", one.day, what, more)


def _days_of_point(point: AgreementPoint, source: Source) -> Iterator[Day]:
    """Yield the days that a point names. Where it has a payment plan, that says when it is paid again."""
    code, words = source.agreement.id, source.paper_words
    plan = plan_of(source.agreement, point.id)
    for number, one in enumerate(plan, 1):
        what = fill(words.instalment, amount=str(one.money), what=point.text)
        yield Day(f"{code}-{point.id}-paid-{number}", one.day, what, _weekend(one.day, source))
    again = None if plan else repeat_in(point.by_when, begins=point.by_when_day)
    if again is not None:
        met = (*source.days_met()[-1:], point.at.astimezone().date())[0]
        first = again.first(point.by_when_day or met)
        if point.until_day is None or first <= point.until_day:
            yield Day(
                f"{code}-{point.id}-due",
                first,
                point.text,
                point.by_when,
                repeats=again,
                until=point.until_day,
            )
    for dated in days(point):
        if dated.what != "due" or again is None:
            what = fill(getattr(words, dated.what), what=point.text)
            yield Day(f"{code}-{point.id}-{dated.what}", dated.day, what, _weekend(dated.day, source))


def _calls(source: Source) -> Iterator[Day]:
    """Follow-up calls: those chosen at the close, or those of the type, from the last day the room met."""
    words, met = source.paper_words, source.days_met()
    if source.agreement.follow_ups or source.agreement.closed is not None:
        for call in source.agreement.follow_ups:
            remark = _weekend(call.day, source)
            yield Day(f"{source.agreement.id}-call-on-{call.day}", call.day, words.call, remark)
        return
    for after in source.session_type.follow_up_days if met else ():
        day = call_day(met[-1], after)
        moved = day != met[-1] + timedelta(days=after)
        more = fill(words.call_moved if moved else words.call_after, days=after)
        yield Day(f"{source.agreement.id}-call-{after}", day, words.call, more)


def _at(day: date, said: str) -> datetime | None:
    """Return the moment that a time of day means where this machine is; None where it is no time of day, such
    as "after school".
    """
    found = _CLOCK.fullmatch(said.strip())
    if found is None or (found[2] is None and found[3] is None):
        return None
    hour, half = int(found[1]), (found[3] or "")[:1].casefold()
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = int(found[2] or 0)
    return moment(day, time(hour, minute)) if hour < 24 and minute < 60 else None


def _minutes(source: Source) -> int:
    """Return how long the room is planned to meet."""
    stages = source.session.stages if source.session is not None else ()
    return sum(stage.minutes + stage.added for stage in stages) or _USUAL_MINUTES


def _weekend(day: date, source: Source) -> str:
    words = source.paper_words
    return fill(words.weekend, weekday=words.weekdays[day.weekday()]) if is_weekend(day) else ""


def _remark(day: Day, source: Source) -> str:
    if day.repeats is None or day.until is None:
        return day.more
    return fill(source.paper_words.repeats_until, how_often=day.more, date=source.day(day.until))


def _when(day: Day, source: Source) -> str:
    if day.repeats is not None:
        return fill(source.paper_words.repeats_from, date=source.day(day.day))
    return source.moment(day.begins) if day.begins is not None else source.day(day.day)
