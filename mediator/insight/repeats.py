"""Duties that come again, as people say them: "every Sunday by six", "each Monday", "every two weeks".

Only words that can mean one thing are read; of the others a person makes what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month"]


@dataclass(frozen=True)
class Repeat:
    """How often something comes."""

    unit: Unit
    each: int = 1
    """Every so many of them."""
    weekdays: tuple[int, ...] = ()
    """Of a week, Monday is 0; the one on which it began where there are none."""
    month_day: int | None = None
    """Of a month; the one on which it began where it is None."""

    def names_its_days(self) -> bool:
        """Say whether one knows which days are meant without being told when it began."""
        return self.unit == "day" or bool(self.weekdays) or self.month_day is not None

    def first(self, begins: date) -> date:
        """Return the first day of it on or after the day on which it begins."""
        if self.weekdays:
            return begins + timedelta(days=min((day - begins.weekday()) % 7 for day in self.weekdays))
        day = begins
        while self.month_day is not None and day.day != self.month_day:
            day += timedelta(days=1)
        return day


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_LIST = rf"{_DAY}s?(?:(?:,? and |, ?| & ){_DAY}s?)*"
_NUMBERS = {
    "other": 2, "two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4, "6": 6, "8": 8, "six": 6, "eight": 8,
}  # fmt: skip
_N = "|".join(_NUMBERS)
_ORDINAL = r"(?P<{}>first|1st|\d\d?(?:st|nd|rd|th)|\d\d?\.?)"

_SAID = re.compile(
    rf"\b(?:(?:every|each) (?P<named>{_LIST})|on (?P<plural>{_DAY}s(?:(?:,? and |, ?| & ){_DAY}s)*)"
    rf"|^(?P<bare>{_DAY}s(?:(?:,? and |, ?| & ){_DAY}s)*)"
    rf"|every other (?P<other>{_DAY})"
    rf"|(?P<working>(?:every|each) (?:weekday|working day)|(?:on )?weekdays)"
    rf"|(?P<weekend>every weekend)"
    rf"|(?P<daily>(?:every|each) (?:day|morning|evening|night|afternoon)|daily)"
    rf"|every (?P<n>{_N}) (?P<unit>day|week|month)s?"
    rf"|(?P<weekly>(?:every|each) week|weekly|once a week)"
    rf"|(?P<fortnight>every fortnight|fortnightly)"
    rf"|(?:(?:every|each) month|monthly) (?:on|by) the {_ORDINAL.format('day1')}(?! {_DAY})"
    rf"|(?:on|by) the {_ORDINAL.format('day2')} (?:day )?of (?:every|each|the) month"
    rf"|(?P<monthly>(?:every|each) month|monthly|once a month))(?!\w)",
    re.IGNORECASE,
)

_UNCLEAR = re.compile(
    r"\b(?:except|unless|but|not|no|never|other than|besides|if|when|until|till|school|first|second|third"
    r"|fourth|last|holidays?)\b",
    re.IGNORECASE,
)
"""Words with which it is something else on some days: no calendar says that."""


def repeat_in(words: str) -> Repeat | None:
    """Return how often something comes by *words* such as "every Sunday by six"; None where they do not say,
    or say more than a rule can.
    """
    said = " ".join(words.split())
    found = list(_SAID.finditer(said))
    if len(found) != 1:
        return None
    one = found[0]
    if _UNCLEAR.search(said[: one.start()] + said[one.end() :]):
        return None
    return _meant({name: value for name, value in one.groupdict().items() if value is not None})


def _meant(said: dict[str, str]) -> Repeat | None:
    if days := said.get("named") or said.get("plural") or said.get("bare") or said.get("other"):
        return Repeat("week", 2 if "other" in said else 1, _weekdays(days))
    if day := said.get("day1") or said.get("day2"):
        number = 1 if day.casefold() == "first" else int(re.sub(r"\D", "", day))
        return Repeat("month", month_day=number) if 1 <= number <= 28 else None
    if "n" in said:
        unit: Unit = {"d": "day", "w": "week", "m": "month"}[said["unit"][0].casefold()]  # type: ignore[assignment]
        return Repeat(unit, _NUMBERS[said["n"].casefold()])
    simple = {
        "working": Repeat("week", weekdays=(0, 1, 2, 3, 4)), "weekend": Repeat("week", weekdays=(5, 6)),
        "daily": Repeat("day"), "weekly": Repeat("week"), "fortnight": Repeat("week", 2),
        "monthly": Repeat("month"),
    }  # fmt: skip
    return next(simple[name] for name in said if name in simple)


def _weekdays(days: str) -> tuple[int, ...]:
    return tuple(sorted({_DAYS.index(day[:3].casefold()) for day in re.findall(_DAY, days, re.IGNORECASE)}))
