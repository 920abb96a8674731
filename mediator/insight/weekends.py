"""Days on which nobody is at the centre. What the program itself proposes is not on one of them."""

from datetime import date, timedelta

SATURDAY = 5


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def working_day(day: date) -> date:
    """Return the day itself, or the Monday after where it is on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if is_weekend(day) else day
