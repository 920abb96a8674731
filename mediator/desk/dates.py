"""Dates as people write them: 2026-12-14, 14 Dec 10:00, 14.12., in 30 days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mediator.record.agreement import NextDate
from mediator.record.base import Refused
from mediator.text import one_line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOW = "Write the date like 2026-12-14, 14 Dec 10:00, or +30 for thirty days from now."


def read_date(text: str, today: date) -> NextDate:
    """Understand a date, and what is left of the line as the time of day. Raises `Refused`."""
    words = one_line(text).replace(",", " ")
    for pattern, read in _PATTERNS:
        if found := re.match(pattern, words, re.IGNORECASE):
            try:
                day = read(found, today)
            except (ValueError, OverflowError) as error:
                raise Refused(f"There is no such day. {_HOW}") from error
            return NextDate(day=day, time=" ".join(words[found.end() :].split())[:40])
    raise Refused(_HOW)


def find_date(text: str, today: date) -> tuple[date, str]:
    """Find the date in a line such as "Court hearing 14 Dec, 10:00", and return it with the other words.

    Raises `Refused` where there is none, or nothing beside it.
    """
    words = one_line(text)
    days = [
        found
        for pattern, _ in _PATTERNS
        if (found := re.search(rf"(?<![\w.]){pattern}", words, re.IGNORECASE))
    ]
    if not days:
        raise Refused(f"There is no date in it. {_HOW_BOTH}")
    first = min(days, key=lambda found: (found.start(), -found.end()))
    day = read_date(first[0], today).day
    before = re.sub(
        r"\s+(on|by|until|before|from|is)$", "", words[: first.start()].strip(_EDGES), flags=re.IGNORECASE
    )
    rest = ", ".join(filter(None, (before.strip(_EDGES), words[first.end() :].strip(_EDGES))))
    if not rest:
        raise Refused(f"What happens on that day? {_HOW_BOTH}")
    return day, rest


_EDGES = " ,:;-–—"
_HOW_BOTH = "Write both, such as: Court hearing 14 Dec."


def _iso(found: re.Match[str], today: date) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _dotted(found: re.Match[str], today: date) -> date:
    return _coming(int(found[1]), int(found[2]), found[3], today)


def _named(found: re.Match[str], today: date) -> date:
    return _coming(int(found[1]), _MONTHS.index(found[2][:3].lower()) + 1, found[3], today)


def _named_first(found: re.Match[str], today: date) -> date:
    return _coming(int(found[2]), _MONTHS.index(found[1][:3].lower()) + 1, found[3], today)


def _in_days(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=int(found[1]))


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    """Return the day in the year that was said, or else the next time it comes."""
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_PATTERNS = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", _iso),
    (r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?(?!\d)", _dotted),
    (rf"(\d{{1,2}})\.?\s+{_MONTH}(?:\s+(\d{{4}}))?(?!\d)", _named),
    (rf"{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(\d{{4}}))?(?!\d|:\d)", _named_first),
    (r"(?:\+|in )\s?(\d{1,4})(?: days?)?(?!\d)", _in_days),
)
