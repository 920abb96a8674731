"""Words that name a day, such as "Friday": what is still to be said, so that nobody takes it for another."""

from __future__ import annotations

import re
from datetime import date


def says_date(words: str, day: date) -> bool:
    """Say whether *words* have the day and its month, such as "27 Nov" or "27.11."; "Friday" has not."""
    month = rf"{day:%b}|[-./]\s?0?{day.month}(?!\d)|(?<!\d)0?{day.month}[-./]"
    return _has_number(day.day, words) and re.search(month, words, re.IGNORECASE) is not None


def says_year(words: str, day: date) -> bool:
    """Say whether *words* have the whole date."""
    return says_date(words, day) and _has_number(day.year, words)


FAR = 274
"""Days, about nine months, from which on a day has its year wherever it is shown."""


def is_near(day: date, today: date) -> bool:
    """Say whether *day* is so soon after *today* that nobody takes it for the one of another year."""
    return 0 <= (day - today).days <= FAR


def told_with_year(words: str, day: date | None, today: date) -> str:
    """Return the day as "20 Nov 2027, next year" where *words* without its year came to mean one so far."""
    if day is None or is_near(day, today) or says_year(words, day):
        return ""
    return f"{day.day} {day:%b %Y}" + (", next year" if day.year == today.year + 1 else "")


def _has_number(number: int, words: str) -> bool:
    return re.search(rf"(?<!\d)0?{number}(?!\d)", words) is not None
