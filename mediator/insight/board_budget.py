"""The board of a budget: requests in the order in which they were made, and the running total below."""

from decimal import Decimal

from mediator.insight.board_parts import block, line_of
from mediator.insight.budget import Total, total
from mediator.record.budget import Request
from mediator.record.money import Money, said
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import BoardLine, Body


def requests_in_their_place(session: Session) -> list[Request]:
    """Return the requests that the room sees; no other is in a sum."""
    return [request for request in session.requests if request.in_its_place()]


def budget(session: Session, words: Words) -> Body:
    """Return the requests and the sums."""
    there = requests_in_their_place(session)
    names = {party.id: party.name for party in session.parties}
    lines = tuple(_line(request, names, words) for request in there)
    sums = total(session.budget, there)
    totals = _totals(sums, words) if sums is not None else ()
    blocks = (*block(words.requests, lines), *block(words.sums, totals))
    return Body(heading=words.budget, blocks=blocks, invitation=words.no_budget)


def _line(request: Request, names: dict[str, str], words: Words) -> BoardLine:
    who = [names[party] for party in request.parties if party in names]
    amounts: tuple[tuple[str, Money | None], ...] = (
        (words.asks, request.asks),
        (words.at_least, request.least),
        (words.gets, request.gets),
    )
    said_of = [fill(pattern, amount=str(money)) for pattern, money in amounts if money is not None]
    return line_of(request, aside=" · ".join([*who, *said_of]))


def _totals(sums: Total, words: Words) -> tuple[BoardLine, ...]:
    def money(value: Decimal) -> str:
        return said(value, sums.currency)

    made = [BoardLine(text=fill(words.asked_in_all, amount=money(sums.asked)))]
    if sums.least:
        made.append(BoardLine(text=fill(words.least_in_all, amount=money(sums.least))))
    if sums.sum is not None:
        more = sums.asked - sums.sum
        aside = fill(words.more_than_there_is, amount=money(more)) if more > 0 else ""
        made[0] = made[0].model_copy(update={"aside": aside})
        made.insert(0, BoardLine(text=fill(words.to_share_out, amount=money(sums.sum))))
    given = BoardLine(text=fill(words.given_in_all, amount=money(sums.given)))
    if sums.sum is not None:
        if sums.left < 0:
            left = fill(words.more_than_there_is, amount=money(-sums.left))
        else:
            left = fill(words.left, amount=money(sums.left)) if sums.left else words.instalments_fit
        given = given.model_copy(update={"aside": left, "done": not sums.left})
    return (*made, given)
