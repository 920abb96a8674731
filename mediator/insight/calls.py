"""Follow-up calls: on which day the centre asks how it is going."""

from datetime import date, timedelta

_SATURDAY = 5


def call_day(met: date, after: int) -> date:
    """Return the day of a call *after* so many days from when the room *met*: or the Monday after."""
    day = met + timedelta(days=after)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= _SATURDAY else day
