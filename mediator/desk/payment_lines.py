"""Payments as they are typed: "150 EUR on 3 Dec", and plans such as "3 x 150 EUR monthly from 1 Dec"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import ValidationError

from mediator.desk.amounts import read_amount
from mediator.desk.dates import find_date, read_past_day
from mediator.insight.ledger import shares
from mediator.record.base import Refused
from mediator.record.money import Money
from mediator.record.payment import Instalment

HOW = "Write it such as 3 x 150 EUR monthly from 1 Dec, or 450 EUR in 3 from 1 Dec."

_MOST = 120
"""Instalments of one plan: ten years, monthly."""

_EVERY = re.compile(r"\b(?:(monthly)|(weekly)|every (\d{1,3}) (days?|weeks?|months?))\b", re.IGNORECASE)


def read_payment(text: str, currency: str, today: date) -> tuple[Money, date]:
    """Return an amount and the day on which it was paid, *today* where none is said. Raises `Refused`."""
    money, rest = read_amount(text, currency)
    return money, read_past_day(rest, today) if rest else today


def read_plan(text: str, currency: str, today: date) -> tuple[Instalment, ...]:
    """Return the instalments that *text* says, shared out to the cent. Raises `Refused`."""
    made: list[Instalment] = []
    for piece in filter(None, (piece.strip() for piece in text.split(";"))):
        made += _instalments(piece, currency, today)
        currency = made[-1].money.currency
    return tuple(made)


def plan_words(plan: tuple[Instalment, ...]) -> str:
    """Return a plan as it can be typed again."""
    return "; ".join(f"{one.money} on {one.day:%Y-%m-%d}" for one in plan)


def _instalments(piece: str, currency: str, today: date) -> Iterator[Instalment]:
    number, in_all = 1, False
    if found := re.match(r"(\d{1,3})\s*[x×]\s*", piece, re.IGNORECASE):
        number, piece = int(found[1]), piece[found.end() :]
    money, rest = read_amount(piece, currency)
    if found := re.match(r"in (\d{1,3})\b", rest, re.IGNORECASE):
        number, in_all, rest = int(found[1]), True, rest[found.end() :]
    if not 1 <= number <= _MOST:
        raise Refused(f"A plan has up to {_MOST} instalments. {HOW}")
    every = _EVERY.search(rest)
    if every is not None:
        rest = rest[: every.start()] + rest[every.end() :]
    try:
        first, _ = find_date(
            f"it {re.sub(r'^ *(on|from|by) +', '', rest.strip(), flags=re.IGNORECASE)}", today
        )
    except Refused:
        raise Refused(f"On which day? {HOW}") from None
    amounts = shares(money.value, number) if in_all else (money.value,) * number
    for n, amount in enumerate(amounts):
        try:
            yield Instalment(day=_after(first, n, every), money=Money.of(amount, money.currency))
        except (OverflowError, ValueError, ValidationError):
            raise Refused(f"There is no such day. {HOW}") from None


def _after(first: date, times: int, every: re.Match[str] | None) -> date:
    """Return an instalment's day; without another word one a month, on its last day where it is short."""
    count, unit = (int(every[3]), every[4]) if every is not None and every[3] else (1, "")
    if every is not None and every[2]:
        unit = "week"
    if unit.startswith(("day", "week")):
        return first + timedelta(days=times * count * (7 if unit.startswith("week") else 1))
    year, month = divmod(first.year * 12 + first.month - 1 + times * count, 12)
    return date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))
