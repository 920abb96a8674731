"""A document's days as a calendar that any calendar program takes (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from mediator.papers.document import Day, Document, Page

if TYPE_CHECKING:
    from icalendar import Event


def as_ics(document: Document, page: Page) -> bytes:
    """Return the days of *document*: a day without an hour lasts all day, an hour is told in UTC.

    There is no alarm, no link and nothing to fetch in it. The same day has the same name in every file, so
    that a calendar that is given a newer one changes it and does not double it.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//mediator//papers//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", document.title)
    for day in document.days:
        calendar.add_component(_event(day, document))
    return bytes(calendar.to_ical())


def _event(day: Day, document: Document) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{day.key}@mediator")
    event.add("dtstamp", (document.made or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC))
    event.add("summary", day.what)
    if day.more:
        event.add("description", day.more)
    if day.begins is None:
        event.add("dtstart", day.day)
        event.add("dtend", day.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # it takes nobody's time
    else:
        event.add("dtstart", day.begins.astimezone(UTC))
        event.add("dtend", (day.begins + timedelta(minutes=day.minutes)).astimezone(UTC))
    return event
