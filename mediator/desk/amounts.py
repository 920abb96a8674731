"""Reading amounts and who pays whom from a line, such as "450 EUR rent March, Maria to Housing office"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from mediator.insight.ledger import odd_cents
from mediator.record.base import Refused
from mediator.record.money import CENT, NUMBER, SIGNS, Money, said, value_of
from mediator.record.party import Party

_AMOUNT = re.compile(
    rf"^(?P<number>{NUMBER})"
    r"(?:\s*(?P<currency>[A-Z]{3}\b|(?i:euros?|eur|usd|gbp|chf)\b|€|£))?(?P<behind>[\s:,]*)(?P<rest>.*)$",
    re.DOTALL,
)
_UNCLEAR = "That amount is not clear. Write it such as 1200 EUR or 1200.50 EUR."
_BETWEEN = re.compile(r"\s+(?:to|->|→)\s+", re.IGNORECASE)


def odd_cents_said(amount: Decimal, parts: int, currency: str) -> str:
    """Say where the odd cents are when *amount* is shared out equally; "" where there are none."""
    odd = odd_cents(amount, parts)
    if not odd:
        return ""
    which = "the first" if odd == 1 else f"the first {odd}"
    return f"{which} one cent more: {said(odd * CENT, currency)} in all"


def read_amount(text: str, currency: str) -> tuple[Money, str]:
    """Return the amount that *text* begins with, and the words after it.

    *currency* is taken where none is written; "" asks for one. Raises `Refused` where there is no amount, or
    what follows it may be more of it: "1 200", "5k", "450 $".
    """
    found = _AMOUNT.match(text.strip())
    if found is None:
        raise Refused("Begin with the amount, such as 450 EUR or 12.50 EUR.")
    named = found["currency"] or currency
    if not found["currency"] and _goes_on(found["behind"], found["rest"]):
        raise Refused(_UNCLEAR)
    if not named:
        raise Refused("Say the currency too, such as 450 EUR.")
    value = value_of(found["number"])
    if value is None:
        raise Refused(_UNCLEAR)
    return Money.of(value, SIGNS.get(named.upper(), named.upper())), found["rest"].strip()


def _goes_on(behind: str, rest: str) -> bool:
    """Say whether what stands after a number may belong to it, and is not the words that it is for."""
    return bool(rest) and (not behind or rest[0].isdigit() or unicodedata.category(rest[0]) == "Sc")


def begins_with_money(text: str) -> bool:
    """Say whether *text* begins with an amount in a currency, and not with a number of anything else."""
    found = _AMOUNT.match(text.strip())
    return found is not None and bool(found["currency"]) and bool(found["rest"])


_CODES = "AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HUF|INR|JPY|KES|MXN|NGN|NOK|NZD|PLN|RON|SEK|TRY|UAH|USD|ZAR"
"""Currencies that are known in the middle of words, where any three capitals could be a word."""

_IN_WORDS = re.compile(
    rf"(?:(?P<sign>[€£])\s?)?(?<![\w.,])(?P<number>{NUMBER})"
    rf"(?:\s*(?P<currency>(?:{_CODES})\b|(?i:euros?|eur|usd|gbp|chf)\b|€|£))?"
)


def money_in(text: str) -> Money | None:
    """Return the amount that stands in *text* with its currency; None without one, or with several."""
    found = {
        Money.of(value, SIGNS.get(named.upper(), named.upper()))
        for one in _IN_WORDS.finditer(text)
        if (named := one["currency"] or one["sign"]) and (value := value_of(one["number"])) is not None
    }
    return found.pop() if len(found) == 1 else None


def is_only_money(text: str) -> bool:
    """Say whether *text* is an amount in a currency and nothing else."""
    return _IN_WORDS.fullmatch(text.strip()) is not None


def read_least(text: str, currency: str) -> tuple[str, Money | None]:
    """Return the words of *text* without ", least 3000" at its end, and that amount if there is one."""
    found = re.match(r"^(.*\S)\s*,\s*(?:at\s+)?least\s+(.+)$", text, re.IGNORECASE | re.DOTALL)
    if found is None:
        return text, None
    try:
        least, rest = read_amount(found[2], currency)
    except Refused:
        if found[2][0].isdigit():
            raise
        return text, None  # "at least two of them"
    return (text, None) if rest else (found[1], least)


def read_transfer(text: str, parties: Sequence[Party]) -> tuple[str, str, str]:
    """Return the words of *text*, and who pays and who gets it, as named after its last comma.

    Raises `Refused` where it does not say so, or a name is nobody's or several parties'.
    """
    words, comma, ending = text.rpartition(",")
    ends = _BETWEEN.split(ending.strip())
    if not comma or len(ends) != 2:
        raise Refused("End with who pays whom, such as: 450 EUR rent March, Maria to Housing office")
    payer, payee = (_party(name.strip(), parties) for name in ends)
    if not words.strip():
        raise Refused("Say what it is for, between the amount and the names.")
    return words.strip(), payer, payee


def _party(name: str, parties: Sequence[Party]) -> str:
    wanted = name.casefold()
    same = [party for party in parties if party.name.casefold() == wanted]
    alike = [party for party in parties if wanted and _begins(party.name.casefold(), wanted)]
    fitting = same or alike
    if len(fitting) != 1:
        raise Refused("One of the names is no party's, or several parties': write it out.")
    return fitting[0].id


def _begins(name: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in (name, *name.split()))
