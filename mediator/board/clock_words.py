"""What a clock says: time left in words, a moment as the room reads it, and the same drawn large."""

from datetime import date, datetime

from textual.content import Content
from textual.geometry import Size

from mediator.board.big_digits import big
from mediator.text import fill
from mediator.view import Clock


def nowhere(_: Size) -> bool:
    """Say that a clock stands nowhere else, whatever the screen's size."""
    return False


def clock_words(clock: Clock, now: datetime) -> tuple[str, int]:
    """Return what the clock says now, and the minutes to put in: left, then reached, then over."""
    left = clock.seconds_left(now)
    if left > 0:
        return clock.left_words, int(-(-left // 60))
    return (clock.reached_words, 0) if left > -60 else (clock.over_words, int(-left // 60))


def time_left(clock: Clock, now: datetime) -> str:
    """Say the clock in words, and whether it stands."""
    pattern, minutes = clock_words(clock, now)
    words = fill(pattern, n=minutes)
    return words if clock.since is not None else f"{words} · {clock.paused_words}"


def time_of_day(moment: datetime) -> str:
    """Return the time as the clock on the wall shows it."""
    return f"{moment.astimezone():%H:%M}"


def day_of(moment: datetime) -> date:
    """Return the day as the calendar on the wall shows it."""
    return moment.astimezone().date()


def enlarged(pattern: str, name: str, value: str, style: str, width: int) -> list[Content]:
    """Return *pattern* with the value in its `{name}` drawn large, and its other words above and below.

    A plus sign beside the name is drawn large with it. Words in one row where the value does not fit.
    """
    before, named, after = (part.strip() for part in pattern.partition(f"{{{name}}}"))
    plus = "+" if before.endswith("+") else ""
    digits = big(plus + value, style) if named else []
    if not digits or digits[0].cell_length > width:
        return Content.styled(fill(pattern, **{name: value}), style).wrap(max(1, width))
    above = before.removesuffix("+").strip()
    made = [Content.styled(above, style), Content("")] if above else []
    made += digits
    return [*made, Content(""), Content.styled(after, style)] if after else made
