"""Sums of a ledger, exact to the cent, and whether instalments come to what is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mediator.record.ledger import LedgerLine
from mediator.record.money import CENT


@dataclass(frozen=True)
class Balance:
    """What stands between one who pays and one who gets it, in one currency."""

    payer: str
    payee: str
    currency: str
    claimed: Decimal
    credited: Decimal
    planned: Decimal
    """The sum of the instalments."""
    agreed: bool
    """Whether both have said yes to every claim and every credit in it."""

    @property
    def open(self) -> Decimal:
        """What is still to be paid; below zero where more was paid than claimed."""
        return self.claimed - self.credited

    @property
    def missing(self) -> Decimal:
        """What the instalments leave out; below zero where they come to more than is open."""
        return self.open - self.planned


@dataclass(frozen=True)
class Difference:
    """What is left of two debts against each other."""

    payer: str
    payee: str
    currency: str
    amount: Decimal
    """Above zero, or zero: then nobody pays."""
    agreed: bool


def differences(made: Sequence[Balance]) -> tuple[Difference, ...]:
    """Return one for every two that owe each other in one currency, in the order of the balances."""
    there = {(one.payer, one.payee, one.currency): one for one in made}
    found = []
    for at, one in enumerate(made):
        other = there.get((one.payee, one.payer, one.currency))
        if other is None or other in made[:at]:
            continue
        amount, agreed = one.open - other.open, one.agreed and other.agreed
        payer, payee = (one.payer, one.payee) if amount >= 0 else (one.payee, one.payer)
        found.append(Difference(payer, payee, one.currency, abs(amount), agreed))
    return tuple(found)


def balances(lines: Iterable[LedgerLine]) -> tuple[Balance, ...]:
    """Return the balances in the order in which their first line was written."""
    grouped: dict[tuple[str, str, str], list[LedgerLine]] = {}
    for line in lines:
        grouped.setdefault((line.payer, line.payee, line.money.currency), []).append(line)

    def total(there: list[LedgerLine], kind: str) -> Decimal:
        return sum((line.money.value for line in there if line.kind == kind), Decimal())

    return tuple(
        Balance(
            *key,
            claimed=total(there, "claim"),
            credited=total(there, "credit"),
            planned=total(there, "instalment"),
            agreed=all(line.is_agreed() for line in there if line.kind != "instalment"),
        )
        for key, there in grouped.items()
    )


def shares(total: Decimal, number: int) -> tuple[Decimal, ...]:
    """Share *total*, not below zero, out equally; the first shares hold the odd cents, one each.

    The shares come to *total* to the cent, and no two differ by more than a cent.
    """
    cents, odd = divmod(int(total / CENT), number)
    return tuple((cents + (n < odd)) * CENT for n in range(number))


def odd_cents(total: Decimal, number: int) -> int:
    """Return how many of the *shares* hold one cent more than the others."""
    return int(total / CENT) % number
