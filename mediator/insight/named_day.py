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


def _has_number(number: int, words: str) -> bool:
    return re.search(rf"(?<!\d)0?{number}(?!\d)", words) is not None
