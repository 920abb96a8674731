"""Money: an exact amount and its currency. A file says it as text, so that no float ever stands for it."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from mediator.record.base import Frozen

CENT = Decimal("0.01")
MOST = Decimal("999999999999.99")
"""The most that is written as one amount; sums may come to more."""

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
"""Three capitals, such as EUR."""


class Money(Frozen):
    """An amount of at most twelve digits before the point, never below zero."""

    amount: Annotated[str, Field(pattern=r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$")]
    currency: Currency

    @classmethod
    def of(cls, value: Decimal, currency: str) -> "Money":
        """Return money to the cent. Raises `ValidationError` where it is below zero or too much."""
        return cls(amount=f"{value:.2f}", currency=currency)

    @property
    def value(self) -> Decimal:
        return Decimal(self.amount)

    def __str__(self) -> str:
        return said(self.value, self.currency)


SIGNS = {"€": "EUR", "£": "GBP", "EURO": "EUR", "EUROS": "EUR"}

NUMBER = r"\d[\d.,'\u00a0\u202f]*"
"""How people write an amount, as a regular expression."""


def value_of(number: str) -> Decimal | None:
    """Return the value of a `NUMBER`, or None where it is not clear.

    Of one with points and commas the last one begins the cents where one or two digits follow it.
    """
    number = re.sub(r"['\u00a0\u202f]", "", number).rstrip(".,")
    whole, point, cents = number, "", ""
    if split := re.match(r"^(.*)([.,])(\d{1,2})$", number):
        whole, point, cents = split[1], split[2], split[3]
    if not re.fullmatch(r"\d{1,12}|(?!0)\d{1,3}([.,]\d{3}){1,3}", whole) or (point and point in whole):
        return None
    return Decimal(re.sub(r"[.,]", "", whole) + (f".{cents}" if cents else ""))


def said(value: Decimal, currency: str) -> str:
    """Return an amount as it is written everywhere: to the cent, then the currency."""
    return f"{value:.2f} {currency}"
