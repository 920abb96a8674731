"""The close: how it ended, as a class, and when the room meets again."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mediator.desk.state import Choice, Desk
from mediator.record.agreement import NextDate, Outcome, SetNextDate, SetOutcome
from mediator.record.base import Refused
from mediator.text import one_line

OUTCOMES: tuple[tuple[str, str, Outcome], ...] = (
    ("1", "full agreement", "full"),
    ("2", "partial agreement", "partial"),
    ("3", "no agreement", "none"),
    ("4", "adjourned", "adjourned"),
    ("5", "withdrew", "withdrew"),
    ("6", "not appropriate", "not_appropriate"),
    ("7", "no session", "no_session"),
)
"""Key, words and class; there is no reason to give (practice §3.4)."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOW = "Write the date like 2026-12-14, 14 Dec 10:00, or +30 for thirty days from now."


def outcome(desk: Desk) -> None:
    """Ask for the class of outcome. It goes to the file and not to the wall."""

    def choice(key: str, label: str, kind: Outcome) -> Choice:
        return Choice(key, label, lambda: _set(desk, kind))

    clear = Choice("0", "not said", lambda: _set(desk, None))
    desk.open_ask("How did it end?", *(choice(*row) for row in OUTCOMES), clear)


def _set(desk: Desk, kind: Outcome | None) -> None:
    desk.do(SetOutcome(at=desk.live.now(), outcome=kind))
    desk.say("The outcome is noted.")


def next_date(desk: Desk, text: str) -> SetNextDate:
    """Return the change that sets the next date as written. Raises `Refused` with how to write one."""
    today = desk.live.now().astimezone().date()
    return SetNextDate(at=desk.live.now(), next_date=read_date(text, today))


def read_date(text: str, today: date) -> NextDate:
    """Understand a date, and what is left of the line as the time of day. Raises `Refused`."""
    words = one_line(text).replace(",", " ")
    for pattern, read in _PATTERNS:
        if found := re.match(pattern, words, re.IGNORECASE):
            try:
                day = read(found, today)
            except (ValueError, OverflowError) as error:
                raise Refused(f"There is no such day. {_HOW}") from error
            return NextDate(day=day, time=" ".join(words[found.end() :].split())[:40])
    raise Refused(_HOW)


def _iso(found: re.Match[str], today: date) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _dotted(found: re.Match[str], today: date) -> date:
    return _coming(int(found[1]), int(found[2]), found[3], today)


def _named(found: re.Match[str], today: date) -> date:
    return _coming(int(found[1]), _MONTHS.index(found[2][:3].lower()) + 1, found[3], today)


def _named_first(found: re.Match[str], today: date) -> date:
    return _coming(int(found[2]), _MONTHS.index(found[1][:3].lower()) + 1, found[3], today)


def _in_days(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=int(found[1]))


def _coming(day: int, month: int, year: str | None, today: date) -> date:
    """Return the day in the year that was said, or else the next time it comes."""
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*\.?"
_PATTERNS = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", _iso),
    (r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?(?!\d)", _dotted),
    (rf"(\d{{1,2}})\.?\s+{_MONTH}(?:\s+(\d{{4}}))?(?!\d)", _named),
    (rf"{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(\d{{4}}))?(?![\d:])", _named_first),
    (r"(?:\+|in )\s?(\d{1,4})(?: days?)?(?!\d)", _in_days),
)
