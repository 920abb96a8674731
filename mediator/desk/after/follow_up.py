"""The days on which the centre asks how it is going."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mediator.desk.after.page_of_close import Page
from mediator.desk.dates import read_date
from mediator.desk.page import Row, Wanted
from mediator.insight.days import day_words
from mediator.record.base import Refused

if TYPE_CHECKING:
    from mediator.desk.after_they_left import AfterTheyLeft


def _follow_up_rows(closing: AfterTheyLeft) -> list[Row]:
    rows = [
        Row(f"{'✓' if stays else '○'} {day_words(day)}", here=number == closing.at)
        for number, (day, stays) in enumerate(sorted(closing.days.items()))
    ]
    return rows or [Row("No date is planned. a adds one.", quiet=True)]


def _press_follow_up(closing: AfterTheyLeft, key: str) -> None:
    chosen = dict(enumerate(sorted(closing.days))).get(closing.at)
    if key == "a":
        closing.wanted = Wanted("Another day on which you ask", "", lambda text: _put_day(closing, text))
    elif chosen is not None and key in ("space", "y", "x"):
        closing.days[chosen] = key == "y" or (key == "space" and not closing.days[chosen])
    elif chosen is not None and key == "e":
        day = f"{chosen:%Y-%m-%d}"
        closing.wanted = Wanted("Which day instead?", day, lambda text: _put_day(closing, text, chosen))


def _put_day(closing: AfterTheyLeft, text: str, instead: date | None = None) -> None:
    day = read_date(text, closing.today).day
    if day < closing.today:
        raise Refused("That day is past.")
    if instead is not None:
        del closing.days[instead]
    closing.days[day] = True
    closing.at = sorted(closing.days).index(day)


FOLLOW_UP = Page(
    "When do you ask how it is going?",
    "↓ ↑ move. space takes a day or leaves it out, e changes it, a adds one. Enter goes on.",
    _follow_up_rows,
    _press_follow_up,
    lambda closing: len(closing.days),
)
