"""The budget by keys: the sum, requests, the least that helps, and what each gets."""

from __future__ import annotations

from mediator.desk import writing
from mediator.desk.amounts import odd_cents_said
from mediator.desk.state import Choice, Desk
from mediator.insight.board_budget import requests_in_their_place
from mediator.insight.budget import total
from mediator.insight.ledger import shares
from mediator.record.base import Refused
from mediator.record.budget import Request, SetRequest
from mediator.record.money import Money


def open_board(desk: Desk) -> None:
    """Ask what to write into the budget."""
    made = [
        Choice("r", desk.words.nouns["request"], lambda: writing.open_line(desk, "request")),
        Choice("m", "the sum to share out", lambda: writing.open_line(desk, "budget_sum")),
    ]
    sums = total(desk.session.budget, requests_in_their_place(desk.session))
    if sums is not None and sums.left > 0 and desk.session.requests:
        made.append(Choice("s", "share what is left equally", lambda: _share_equally(desk)))
    desk.open_ask("Write:", *made)


def choices(desk: Desk, request: Request) -> tuple[Choice, ...]:
    """Return what can be done with a request and with nothing else."""
    return (
        Choice("g", "it gets", lambda: writing.open_about(desk, "request_gets", request.id)),
        Choice("l", "least useful amount", lambda: writing.open_about(desk, "request_least", request.id)),
        Choice("m", "asks another amount", lambda: writing.open_about(desk, "request_asks", request.id)),
    )


def _share_equally(desk: Desk) -> None:
    """Give every request the same of what is left, in one step, and say where the odd cents are."""
    there, at = requests_in_their_place(desk.session), desk.live.now()
    sums = total(desk.session.budget, there)
    if sums is None or not there or sums.left <= 0:
        raise Refused("Nothing is left to share out.")
    changes = []
    for request, share in zip(there, shares(sums.left, len(there)), strict=True):
        now = request.gets.value if request.gets is not None else 0
        gets = Money.of(now + share, sums.currency)
        changes.append(SetRequest(at=at, entry=request.id, gets=gets))
    desk.do(*changes)
    if odd := odd_cents_said(sums.left, len(there), sums.currency):
        desk.say(f"Shared out equally; {odd}")
