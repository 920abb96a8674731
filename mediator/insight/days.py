"""A day as it is said: long for the wall, shorter at the desk. Its year is always said."""

from datetime import date


def long_day(day: date) -> str:
    """Return a day as the wall writes it, such as “Friday 4 December 2026”."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def day_words(day: date) -> str:
    """Return a day in few letters, such as “Fri 4 Dec 2026”."""
    return f"{day:%a} {short_day(day)}"


def short_day(day: date) -> str:
    """Return a day that has happened, or stands beside others, such as “4 Dec 2026”."""
    return f"{day.day} {day:%b %Y}"
