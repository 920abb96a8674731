"""The board of the ledger: claims, what was paid, instalments, and the sums, to the cent."""

from decimal import Decimal

from mediator.insight.board_parts import block, line_of
from mediator.insight.ledger import Balance, Difference, balances, differences
from mediator.record.ledger import LedgerLine
from mediator.record.money import said
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Block, BoardLine, Body


def ledger_in_its_place(session: Session) -> list[LedgerLine]:
    """Return the figures that the room sees; no other is in a sum."""
    return [line for line in session.ledger if line.in_its_place()]


def ledger(session: Session, words: Words) -> Body:
    """Return every figure under its kind, and the sums below."""
    there = ledger_in_its_place(session)
    names = {party.id: party.name for party in session.parties}
    labels = {"claim": words.claims, "credit": words.credits, "instalment": words.instalments}
    blocks: tuple[Block, ...] = ()
    for kind, label in labels.items():
        lines = tuple(_line(line, names, words) for line in there if line.kind == kind)
        blocks += block(label, lines)
    made = balances(there)
    sums = tuple(line for balance in made for line in _sums(balance, names, words, plan=balance.planned > 0))
    sums += tuple(_difference(one, names, words) for one in differences(made))
    return Body(heading=words.ledger, blocks=blocks + block(words.sums, sums), invitation=words.no_ledger)


def _line(line: LedgerLine, names: dict[str, str], words: Words) -> BoardLine:
    who = fill(words.pays, payer=names.get(line.payer, ""), payee=names.get(line.payee, ""))
    agreed = line.is_agreed()
    aside = " · ".join([who, words.agreed_figure] if agreed else [who])
    made = line_of(line, aside=aside, done=agreed)
    return made.model_copy(update={"text": f"{line.money} · {line.text}"})


def _sums(balance: Balance, names: dict[str, str], words: Words, *, plan: bool) -> list[BoardLine]:
    """One line for what is open, and one for whether the instalments come to it."""

    def money(value: Decimal) -> str:
        return said(value, balance.currency)

    who = fill(words.pays, payer=names.get(balance.payer, ""), payee=names.get(balance.payee, ""))
    if balance.open < 0:
        open_ = fill(words.overpaid, amount=money(-balance.open))
    else:
        open_ = fill(words.still_open, amount=money(balance.open))
    came = fill(words.claimed_paid, claimed=money(balance.claimed), paid=money(balance.credited))
    made = [BoardLine(text=f"{who}: {open_}", aside=came, done=balance.agreed)]
    if plan:
        if balance.missing > 0:
            fits = fill(words.instalments_less, amount=money(balance.missing))
        elif balance.missing < 0:
            fits = fill(words.instalments_more, amount=money(-balance.missing))
        else:
            fits = words.instalments_fit
        planned = fill(words.instalments_sum, amount=money(balance.planned))
        made.append(BoardLine(text=planned, aside=fits, done=not balance.missing))
    return made


def _difference(one: Difference, names: dict[str, str], words: Words) -> BoardLine:
    """What is left where two owe each other: both debts stand above, and this takes nothing from them."""
    who = fill(words.pays, payer=names.get(one.payer, ""), payee=names.get(one.payee, ""))
    amount = said(one.amount, one.currency)
    return BoardLine(text=f"{who}: {amount}", aside=words.set_off, done=one.agreed)
