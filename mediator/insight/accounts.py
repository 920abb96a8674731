"""What the parties' accounts of a point come to: each one's latest, side by side; nobody is judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from mediator.record.account import Account, Went
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint


def followed_up(agreement: Agreement) -> tuple[AgreementPoint, ...]:
    """Return the points that are asked about: those in their place."""
    return tuple(point for point in agreement.points if point.in_its_place())


def latest(agreement: Agreement, point: str, until: date = date.max) -> dict[str, Account]:
    """Return by party what it said of the point last, up to that day.

    Who was not reached since has said nothing else.
    """
    of_it = [one for one in agreement.accounts if one.point == point and one.day <= until]
    return {one.party: one for one in sorted(of_it, key=lambda one: (one.went != "unknown", one.day))}


def told(accounts: Iterable[Account]) -> set[Went]:
    """Return how it went, as whoever was reached tells it."""
    return {account.went for account in accounts} - {"unknown"}


def how_it_went(accounts: Iterable[Account]) -> Went | Literal["different"] | None:
    """Return what every account agrees on, or that they differ; None where nobody was asked.

    Who was not reached says nothing, and so does not differ.
    """
    accounts = tuple(accounts)
    said = told(accounts)
    if len(said) > 1:
        return "different"
    return said.pop() if said else "unknown" if accounts else None
