"""The time zone that times are told in: this machine's, by the name that calendars know."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo


def zone_here() -> tzinfo | None:
    """Return this machine's zone with its rules for summer time; None where it has none that has a name."""
    import tzlocal

    try:
        return tzlocal.reload_localzone()  # it may have been set since the last paper
    except (LookupError, OSError, ValueError):
        return None


def moment(day: date, at: time) -> datetime | None:
    """Return when it is *at* that time of *day* here, by the clock of that day: where the clock skips the
    hour, the one after it. None for a year that this machine's clock cannot count to.
    """
    try:
        zone = zone_here()
        if zone is None:
            return datetime.combine(day, at).astimezone()
        return datetime.combine(day, at, zone).astimezone(UTC).astimezone(zone)
    except (OverflowError, OSError, ValueError):
        return None
