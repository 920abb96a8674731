"""Duties that come again, as people say them: "every Sunday by six", "each Monday", "every two weeks".

Only words that can mean one thing are read; of the others a person makes what they mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month"]

_IN_EVERY_MONTH = 28


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

    def is_clear(self, begins: date | None) -> bool:
        """Say whether one knows which days are meant, by itself or by the day on which it begins.

        Every other Friday is not without that day, and there is no 31st in every month.
        """
        if begins is None:
            return self.each == 1 and (
                self.unit == "day" or bool(self.weekdays) or self.month_day is not None
            )
        return self.unit != "month" or (self.month_day or begins.day) <= _IN_EVERY_MONTH

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
_SHORT = rf"(?:{_DAY}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)"
_AND = r"(?:,? and |, ?| & )"
_LIST = rf"{_SHORT}s?(?:{_AND}{_SHORT}s?)*"
_PLURAL = rf"{_DAY}s(?:{_AND}{_DAY}s)*"
_NUMBERS = {
    "other": 2, "two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4, "6": 6, "8": 8, "six": 6, "eight": 8,
}  # fmt: skip
_N = "|".join(_NUMBERS)
_ORDINAL = r"(?P<{}>first|1st|\d\d?(?:st|nd|rd|th)|\d\d?\.?)"
_EVERY = r"(?:every|each)"

_SAID = re.compile(
    rf"\b(?:(?P<working>{_EVERY} (?:weekday|working day|Monday to Friday)|(?:on )?weekdays"
    r"|Mondays to Fridays)"
    rf"|{_EVERY} (?P<named>{_LIST})|on (?P<plural>{_PLURAL})|^(?P<bare>{_PLURAL})"
    rf"|every other (?P<other>{_DAY})"
    rf"|(?P<weekend>{_EVERY} weekend)"
    rf"|(?P<daily>{_EVERY} (?:day|morning|evening|night|afternoon)|daily)"
    rf"|(?:every (?P<n>{_N}) (?P<unit>day|week|month)s?"
    rf"|(?P<weekly>{_EVERY} week|weekly|once a week)|(?P<fortnight>{_EVERY} fortnight|fortnightly))"
    rf"(?:,? on (?P<of_it>{_LIST}))?"
    rf"|(?:{_EVERY} month|monthly),? (?:on|by) the {_ORDINAL.format('day1')}(?! {_DAY})"
    rf"|(?:(?:on|by) )?(?:the )?{_ORDINAL.format('day2')} (?:day )?of {_EVERY} month"
    rf"|{_EVERY} {_ORDINAL.format('day3')} of the month"
    rf"|(?P<monthly>{_EVERY} month|monthly|once a month))(?!\w)",
    re.IGNORECASE,
)

_HOUR = (
    r"(?:(?:half past |(?:a )?quarter (?:to|past) )?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|noon|midday|midnight"
    r"|\d{1,2}(?:[:.h]\d{2})?)(?: ?[ap]\.?m\b\.?| ?h| ?o'clock)?"
)
_PART = r"(?:morning|afternoon|evening|night)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONEY = r"(?:[€$£] ?)?\d[\d.,]*(?: ?(?:eur|euros?|usd|dollars?|gbp|pounds?|[€$£]))?"

_BESIDE = re.compile(
    rf"(?:[\s,;.]|\b(?:by|at|before|after|until|till|from|to|around)? ?{_HOUR}(?!\w|\.)"
    rf"|\b(?:(?:in|at)(?: the)? )?{_PART}s?\b"
    r"|\b(?:before|after) (?:church|breakfast|lunch|dinner|supper|mass|prayers)\b"
    rf"|\bonly\b|{_MONEY} (?:a|per) (?:day|week|month)\b)*",
    re.IGNORECASE,
)
"""What may stand beside it: the time of day, and how much. Any other word could make it something else on
some days, such as "usually", "for six weeks" or "if it is dry", and no calendar says that."""

_BEGINS = re.compile(
    rf",? (?:from|starting|beginning)(?: on| from)? (?:{_DAY},? )?(?:(?:the )?\d{{1,2}}(?:st|nd|rd|th|\.)?"
    rf"(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\.\d{{1,2}}\.|\d{{4}}-\d\d-\d\d)"
    r"(?:,? \d{4})?$",
    re.IGNORECASE,
)
"""The day on which it begins, at the end."""


def repeat_in(words: str, *, begins: date | None = None) -> Repeat | None:
    """Return how often something comes by *words* such as "every Sunday by six"; None where they do not say,
    or say more than a rule can, or leave open which days are meant.

    *begins* is the day that the words name, if they name one: with it, "monthly from 3 March" is clear.
    """
    said = " ".join(words.split())
    if begins is not None:
        said = _BEGINS.sub("", said)
    found = list(_SAID.finditer(said))
    if len(found) != 1:
        return None
    one = found[0]
    if not all(_BESIDE.fullmatch(rest) for rest in (said[: one.start()], said[one.end() :])):
        return None
    repeat = _meant({name: value for name, value in one.groupdict().items() if value is not None})
    return repeat if repeat is not None and repeat.is_clear(begins) else None


def _meant(said: dict[str, str]) -> Repeat | None:
    if days := said.get("named") or said.get("plural") or said.get("bare") or said.get("other"):
        return Repeat("week", 2 if "other" in said else 1, _weekdays(days))
    if day := said.get("day1") or said.get("day2") or said.get("day3"):
        number = 1 if day.casefold() == "first" else int(re.sub(r"\D", "", day))
        return Repeat("month", month_day=number) if 1 <= number <= _IN_EVERY_MONTH else None
    weekdays = _weekdays(said.get("of_it", ""))
    if "n" in said:
        unit: Unit = {"d": "day", "w": "week", "m": "month"}[said["unit"][0].casefold()]  # type: ignore[assignment]
        return (
            Repeat(unit, _NUMBERS[said["n"].casefold()], weekdays) if unit == "week" or not weekdays else None
        )
    simple = {
        "working": Repeat("week", weekdays=(0, 1, 2, 3, 4)), "weekend": Repeat("week", weekdays=(5, 6)),
        "daily": Repeat("day"), "weekly": Repeat("week", 1, weekdays),
        "fortnight": Repeat("week", 2, weekdays), "monthly": Repeat("month"),
    }  # fmt: skip
    return next(simple[name] for name in said if name in simple)


def _weekdays(days: str) -> tuple[int, ...]:
    return tuple(sorted({_DAYS.index(day[:3].casefold()) for day in re.findall(_SHORT, days, re.IGNORECASE)}))
