"""What a kept line about money lets happen: a line of the ledger, a budget, requests, offers."""

from __future__ import annotations

from collections.abc import Callable

from mediator.desk.amounts import (
    begins_with_money,
    is_only_money,
    money_in,
    read_amount,
    read_least,
    read_transfer,
)
from mediator.desk.dates import read_date
from mediator.desk.state import Desk, Writing
from mediator.record.base import Refused
from mediator.record.budget import AddRequest, Request, SetBudget, SetRequest
from mediator.record.change import Change
from mediator.record.ledger import AddLedgerLine, LedgerLine, SetAmount
from mediator.record.money import Money
from mediator.record.offer import AddOffer, Offer, SetCondition, SetUntil


def figure(desk: Desk, writing: Writing, text: str) -> tuple[Change, ...]:
    """A line of the ledger: an amount, what it is for, who pays whom."""
    money, rest = read_amount(text, _currency(desk))
    words, payer, payee = read_transfer(rest, desk.parties())
    at = desk.live.now()
    fields = {"id": desk.live.new_id(), "text": words, "kind": writing.kind, "at": at}
    line = LedgerLine.model_validate({**fields, "money": money, "payer": payer, "payee": payee})
    return (AddLedgerLine(at=at, entry=line),)


def amount(desk: Desk, writing: Writing, text: str) -> tuple[Change, ...]:
    """Another amount for a line of the ledger."""
    money = _only_money(desk, text)
    return (SetAmount(at=desk.live.now(), entry=str(writing.entry), money=money),)


def request(desk: Desk, writing: Writing, text: str) -> tuple[Change, ...]:
    """What a party asks of the budget, and the least that would help where that is said."""
    asks, words = read_amount(text, _currency(desk))
    words, least = read_least(words, asks.currency)
    at = desk.live.now()
    request = Request(
        id=desk.live.new_id(), text=words, parties=(str(writing.party),), asks=asks, least=least, at=at
    )
    return (AddRequest(at=at, entry=request),)


def budget(desk: Desk, writing: Writing, text: str) -> tuple[Change, ...]:
    """What there is to share out."""
    return (SetBudget(at=desk.live.now(), money=_only_money(desk, text)),)


def of_request(field: str) -> Callable[[Desk, Writing, str], tuple[Change, ...]]:
    """One of the amounts of a request: what it asks, the least, what it gets."""

    def changes(desk: Desk, writing: Writing, text: str) -> tuple[Change, ...]:
        amount = {field: _only_money(desk, text)}
        return (SetRequest.model_validate({"at": desk.live.now(), "entry": writing.entry, **amount}),)

    return changes


def _only_money(desk: Desk, text: str) -> Money:
    money, rest = read_amount(text, _currency(desk))
    if rest:
        raise Refused("Only the amount, please, such as 450 EUR.")
    return money


def _currency(desk: Desk) -> str:
    """Return the currency that was last used here, or ""."""
    session = desk.session
    used = [session.budget, *(request.asks for request in session.requests[-1:])]
    used += [line.money for line in session.ledger[-1:]]
    return next((money.currency for money in used if money is not None), "")


def offer(desk: Desk, writing: Writing, text: str) -> tuple[Change, ...]:
    """An offer about an idea, or an answer to one; one amount with its currency in it is money."""
    about, at = desk.live.record.entry(str(writing.entry)), desk.live.now()
    money, text = _money_and_words(text)
    answered = about if isinstance(about, Offer) else None
    offer = Offer(
        id=desk.live.new_id(),
        text=text,
        parties=(str(writing.party),),
        option=answered.option if answered is not None else about.id,
        to=_made_to(desk, str(writing.party), answered),
        reply_to=answered.id if answered is not None else None,
        money=money,
        at=at,
    )
    return (AddOffer(at=at, entry=offer),)


def _money_and_words(text: str) -> tuple[Money | None, str]:
    """Take an amount off the beginning of an offer; one within its words stays there too."""
    if begins_with_money(text):
        return read_amount(text, "")
    money = money_in(text)
    alone = money is not None and is_only_money(text)
    return money, str(money) if alone else text


def _made_to(desk: Desk, maker: str, answered: Offer | None) -> str | None:
    """An answer goes to whom it answers; between two, an offer goes to the other; else to everybody."""
    if answered is not None:
        return next((party for party in answered.parties if party != maker), None)
    others = [party.id for party in desk.parties() if party.id != maker]
    return others[0] if len(others) == 1 else None


def offer_if(desk: Desk, writing: Writing, text: str) -> tuple[Change, ...]:
    """What an offer hangs on."""
    return (SetCondition(at=desk.live.now(), entry=str(writing.entry), condition=text),)


def offer_until(desk: Desk, writing: Writing, text: str) -> tuple[Change, ...]:
    """How long an offer stands."""
    day = read_date(text, desk.today()).day
    return (SetUntil(at=desk.live.now(), entry=str(writing.entry), until=day),)
