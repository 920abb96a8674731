"""A document's days as a calendar that any calendar program takes (RFC 5545)."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from mediator.insight.repeats import Repeat
from mediator.papers.document import Day, Document, Page

if TYPE_CHECKING:
    from icalendar import Event


_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_ENDS_AFTER = timedelta(days=366)
"""How long after the last day the rules for summer time are told."""


def as_ics(document: Document, page: Page) -> bytes:
    """Return the days of *document*: a day without an hour lasts all day, an hour is told in its zone.

    There is no alarm, no link and nothing to fetch in it. The same day has the same name in every file, and a
    number that grows with every file, so that a calendar that is given a newer one changes it and does not
    double it.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//mediator//papers//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", document.title)
    for day in document.days:
        calendar.add_component(_event(day, document))
    if begins := [day.begins for day in document.days if day.begins is not None]:
        first, last = min(begins).date(), max(begins).date()
        after = min(_ENDS_AFTER, date.max - last)
        calendar.add_missing_timezones(first.replace(month=1, day=1), last + after)
    return bytes(calendar.to_ical())


def _event(day: Day, document: Document) -> Event:
    from icalendar import Event

    made = (document.made or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC)
    event = Event()
    event.add("uid", f"{day.key}@mediator")
    event.add("dtstamp", made)
    event.add("sequence", int(made.timestamp()) // 60)
    event.add("summary", day.what)
    if day.more:
        event.add("description", day.more)
    if day.begins is None:
        event.add("dtstart", day.day)
        if day.day < date.max:  # without an end it is that day alone
            event.add("dtend", day.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # it takes nobody's time
    else:
        begins = _in_zone(day.begins)
        event.add("dtstart", begins)
        with suppress(OverflowError):  # the last hour there is has no end
            ends = begins.astimezone(UTC) + timedelta(minutes=day.minutes)
            event.add("dtend", ends.astimezone(begins.tzinfo))
    if day.repeats is not None:
        event.add("rrule", _rule(day.repeats, day.until))
    return event


def _in_zone(moment: datetime) -> datetime:
    """Return *moment* in its own zone where that has a name that calendars know, and in UTC where not."""
    named = getattr(moment.tzinfo, "key", "")
    return moment if "/" in named and not named.startswith("Etc/") else moment.astimezone(UTC)


def _rule(repeat: Repeat, until: date | None) -> dict[str, Any]:
    """Return a rule of RFC 5545, section 3.3.10."""
    rule: dict[str, Any] = {"freq": {"day": "daily", "week": "weekly", "month": "monthly"}[repeat.unit]}
    if repeat.each > 1:
        rule["interval"] = repeat.each
    if repeat.weekdays:
        rule["byday"] = [_WEEKDAYS[day] for day in repeat.weekdays]
    if repeat.month_day is not None:
        rule["bymonthday"] = repeat.month_day
    if until is not None:
        rule["until"] = until
    return rule
