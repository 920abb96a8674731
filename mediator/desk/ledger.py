"""The ledger by keys: figures in one line each, another amount, and equal instalments of what is open."""

from __future__ import annotations

from functools import partial

from mediator.desk import writing
from mediator.desk.amounts import odd_cents_said
from mediator.desk.state import Choice, Desk
from mediator.insight.board_ledger import ledger_in_its_place
from mediator.insight.ledger import Balance, balances, shares
from mediator.record.base import Refused
from mediator.record.ledger import AddLedgerLine, LedgerLine
from mediator.record.money import MOST, Money, said

NUMBERS = {**{str(n): n for n in range(2, 10)}, "0": 10, "1": 12}
"""How many instalments each key asks for."""


def open_board(desk: Desk) -> None:
    """Ask what to write into the ledger."""

    def write(kind: str) -> None:
        writing.open_line(desk, kind)

    made = [
        Choice("c", desk.words.claims, partial(write, "claim")),
        Choice("p", desk.words.credits, partial(write, "credit")),
        Choice("i", desk.words.instalments, partial(write, "instalment")),
    ]
    if _to_be_paid(desk):
        made.append(Choice("s", "equal instalments of what is open", lambda: _ask_balance(desk)))
    desk.open_ask("Write a figure:", *made)


def choices(desk: Desk, line: LedgerLine) -> tuple[Choice, ...]:
    """Return what can be done with a figure and with nothing else."""
    amount = Choice("m", "another amount", lambda: writing.open_about(desk, "other_amount", line.id))
    return (amount,)


def _to_be_paid(desk: Desk) -> list[Balance]:
    """Return what is open and not in instalments yet."""
    return [balance for balance in balances(ledger_in_its_place(desk.session)) if balance.missing > 0]


def _ask_balance(desk: Desk) -> None:
    there = _to_be_paid(desk)
    names = {party.id: party.name for party in desk.parties()}

    def ask(balance: Balance) -> None:
        desk.open_ask("In how many?", *(_choice(desk, balance, key, n) for key, n in NUMBERS.items()))

    if len(there) == 1:
        ask(there[0])
        return
    answers = [
        (f"{names[one.payer]} to {names[one.payee]}, {said(one.missing, one.currency)}", partial(ask, one))
        for one in there
    ]
    desk.ask_one("Of what?", answers)


def _choice(desk: Desk, balance: Balance, key: str, number: int) -> Choice:
    """A number of instalments, with what each of them comes to, but for odd cents."""
    each = said(shares(balance.missing, number)[-1], balance.currency)
    label = each if key == str(number) else f"{number}: {each}"
    return Choice(key, label, partial(_share_out, desk, balance, number))


def _share_out(desk: Desk, balance: Balance, number: int) -> None:
    """Write the instalments down in one step, and say where the odd cents are."""
    at, amounts = desk.live.now(), shares(balance.missing, number)
    if max(amounts) > MOST:
        raise Refused("One line cannot hold that much: take more instalments.")
    made = [
        AddLedgerLine(
            at=at,
            entry=LedgerLine(
                id=desk.live.new_id(),
                text=f"{n} of {number}",
                kind="instalment",
                money=Money.of(share, balance.currency),
                payer=balance.payer,
                payee=balance.payee,
                at=at,
            ),
        )
        for n, share in enumerate(amounts, 1)
    ]
    desk.do(*made)
    odd = odd_cents_said(balance.missing, number, balance.currency)
    desk.say(f"{number} instalments; {odd}" if odd else f"{number} equal instalments")
