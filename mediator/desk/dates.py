"""Dates as people write them: 2026-12-14, 14 Dec 10:00, 14.12., in 30 days."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from datetime import date, timedelta

from mediator.record.agreement import NextDate
from mediator.record.base import Refused
from mediator.text import one_line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOW = "Write the date like 2026-12-14, 14 Dec 10:00, Friday, or +30 for thirty days from now."


RECENT = 120
"""Days back in which a day without its year is a past one, where a date can be."""


def read_past_day(text: str, today: date) -> date:
    """Find a day that is not to come, of the last year where none is said. Raises `Refused`."""
    found = _first_date(one_line(text))
    if found is None:
        raise Refused("Write the day like 2026-11-03, 3 Nov or 3.11.")
    day = _day(found[0], today, _before(today, 364))
    if day > today:
        raise Refused("That day is still to come.")
    return day


def read_date(text: str, today: date) -> NextDate:
    """Understand a coming date, and what is left of the line as the time of day. Raises `Refused`."""
    words = one_line(text).replace(",", " ")
    found = _found(re.match, rf"(?:{_DAY_NAME}\s+)?", words) or re.match(_DAY_NAME, words, re.IGNORECASE)
    if found is None:
        raise Refused(_HOW)
    return NextDate(day=_day(found[0], today, today), time=" ".join(words[found.end() :].split())[:40])


def find_date(text: str, today: date) -> tuple[date, str]:
    """Find the date in a line such as "Court hearing 14 Dec, 10:00", and return it with the other words.

    A day of the last `RECENT` days is meant as such. Raises `Refused` where there is no date, or nothing
    beside it.
    """
    words = one_line(text)
    found = _first_date(words) or re.search(_DAY_NAME, words, re.IGNORECASE)
    if found is None:
        raise Refused(f"There is no date in it. {_HOW_BOTH}")
    day = _day(found[0], today, _before(today, RECENT))
    before = re.sub(
        r"\s+(on|by|until|before|from|is)$", "", words[: found.start()].strip(_EDGES), flags=re.IGNORECASE
    )
    rest = ", ".join(filter(None, (before.strip(_EDGES), words[found.end() :].strip(_EDGES))))
    if not rest:
        raise Refused(f"What happens on that day? {_HOW_BOTH}")
    return day, rest


def day_named(text: str, today: date) -> date | None:
    """Return the coming day that a line such as "by Friday" names; None of one such as "every Friday"."""
    words = one_line(text)
    found = _first_date(words) or re.search(_DAY_NAME, words, re.IGNORECASE)
    if found is None or re.search(r"\b(every|each)(\s+\w+)?\s+$", words[: found.start()], re.IGNORECASE):
        return None
    with contextlib.suppress(Refused):
        return _day(found[0], today, today)
    return None


_EDGES = " ,:;-–—"
_HOW_BOTH = "Write both, such as: Court hearing 14 Dec."

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAME = (
    r"\b(?:(?:mon|tues?|wed|thu|thurs|fri|sat|sun)\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\w)"
)


def _first_date(words: str) -> re.Match[str] | None:
    """Return the first date in *words* that is no part of another word, with the day's name before it."""
    return _found(re.search, rf"(?<![\w.])(?:{_DAY_NAME},?\s+)?", words)


def _found(look: Callable[..., re.Match[str] | None], begins: str, words: str) -> re.Match[str] | None:
    """Return the first date in *words*, the longest where several begin together."""
    found = [made for pattern, _ in _PATTERNS if (made := look(begins + pattern, words, re.IGNORECASE))]
    return min(found, key=lambda made: (made.start(), -made.end()), default=None)


def _day(words: str, today: date, earliest: date) -> date:
    """Return the day that a date's words mean; without a year, the first from *earliest* on."""
    named = re.match(_DAY_NAME, words, re.IGNORECASE)
    rest = words[named.end() :].lstrip(", ") if named else words
    for pattern, read in _PATTERNS:
        if found := re.fullmatch(pattern, rest, re.IGNORECASE):
            try:
                return read(found, today, earliest)
            except (ValueError, OverflowError) as error:
                raise Refused(f"There is no such day. {_HOW}") from error
    assert named is not None, "a date or the name of a day was found"
    ahead = (_DAYS.index(named[0][:3].casefold()) - today.weekday()) % 7
    return today + timedelta(days=ahead or 7)


def _before(today: date, days: int) -> date:
    """Return the day so many days before, or the first one there is."""
    return today - min(timedelta(days=days), today - date.min)


def _iso(found: re.Match[str], today: date, earliest: date) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _dotted(found: re.Match[str], today: date, earliest: date) -> date:
    return _first_from(earliest, int(found[1]), int(found[2]), found[3])


def _named(found: re.Match[str], today: date, earliest: date) -> date:
    return _first_from(earliest, int(found[1]), _MONTHS.index(found[2][:3].lower()) + 1, found[3])


def _named_first(found: re.Match[str], today: date, earliest: date) -> date:
    return _first_from(earliest, int(found[2]), _MONTHS.index(found[1][:3].lower()) + 1, found[3])


def _in_days(found: re.Match[str], today: date, earliest: date) -> date:
    return today + timedelta(days=int(found[1]))


def _first_from(earliest: date, day: int, month: int, year: str | None) -> date:
    """Return the day in the year that was said, or else the first from *earliest* on."""
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    for candidate in range(earliest.year, earliest.year + 9):  # a 29 February can be eight years away
        with contextlib.suppress(ValueError):
            if (made := date(candidate, month, day)) >= earliest:
                return made
    raise ValueError


_MONTH = (
    r"(january|jan|february|feb|march|mar|april|apr|may|june?|july?|august|aug|september|sept?"
    r"|october|oct|november|nov|december|dec)(?![a-z])\.?"
)
"""A whole name or what it is shortened to: "decision 4" and "maybe 3" are no dates."""
_PATTERNS = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", _iso),
    (r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?(?!\d)", _dotted),
    (rf"(\d{{1,2}})\.?\s+{_MONTH}(?:\s+(\d{{4}}))?(?!\d)", _named),
    (rf"{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(\d{{4}}))?(?!\d|:\d)", _named_first),
    (r"(?:\+|in )\s?(\d{1,4})(?: days?)?(?!\d)", _in_days),
)
