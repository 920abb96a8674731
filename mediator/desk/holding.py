"""A hold as it is typed: its reason, and its last day."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import ValidationError

from mediator.desk.dates import read_date
from mediator.insight.days import day_words
from mediator.record.base import Refused, what_does_not_fit
from mediator.record.keeping import Hold


def new_hold(why: str, until: str, at: datetime) -> Hold:
    """Return the hold; without *until* it stands until it is lifted. Raises `Refused`."""
    today = at.astimezone().date()
    day = read_date(until, today).day if until.strip() else None
    if day is not None and day < today:
        raise Refused("That day is past.")
    try:
        return Hold(why=why, since=at, until=day)
    except ValidationError as error:
        raise Refused(f"A hold needs its reason: {what_does_not_fit(error)}.") from None


def until_words(day: date | None) -> str:
    """Return " until …", or nothing."""
    return "" if day is None else f" until {day_words(day)}"
