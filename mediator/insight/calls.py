"""Follow-up calls: on which day the centre asks how it is going."""

from datetime import date, timedelta

from mediator.insight.weekends import working_day


def call_day(met: date, after: int) -> date:
    """Return the day of a call *after* so many days from when the room *met*: or the Monday after."""
    return working_day(met + timedelta(days=after))
