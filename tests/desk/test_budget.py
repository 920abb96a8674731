"""Sharing one sum out by keys: requests, the least that helps, what each gets, and the running total."""

import pytest
from pydantic import ValidationError

from mediator.record.budget import AddRequest, Request, SetBudget, SetRequest
from mediator.record.check import check_session
from mediator.record.money import Money
from tests.record.cases import ANA, BEN, after, refusal, start
from tests.rooms import Room, community, room
from tests.strategies import NINE


def asked() -> Room:
    """Return a room that shares out 100 euros among three requests."""
    here = room("Ana", "Ben", "Cem", session_type=community().model_copy(update={"budget": True}))
    here.press("l", "h", "enter")
    here.write("m", "100 EUR")
    for digit, words in (
        ("1", "80 youth club, least 40"),
        ("2", "50 garden"),
        ("3", "30.50 path, at least 30"),
    ):
        here.press(digit, "enter")
        here.write("r", words)
        here.press(digit)
        here.desk.chosen = ""
    return here


def blocks(here: Room) -> tuple[list[str], list[str]]:
    requests, sums = (
        [" | ".join(filter(None, (line.text, line.aside))) for line in block.lines]
        for block in here.desk.live.view.body.blocks
    )
    return requests, sums


def test_requests_and_the_running_total_stand_on_the_board() -> None:
    requests, sums = blocks(asked())
    assert requests == [
        "youth club | Ana · asks 80.00 EUR · least 40.00 EUR",
        "garden | Ben · asks 50.00 EUR",
        "path | Cem · asks 30.50 EUR · least 30.00 EUR",
    ]
    assert sums == [
        "To share out: 100.00 EUR",
        "Asked for: 160.50 EUR | 60.50 EUR more than there is",
        "Least useful amounts: 70.00 EUR",
        "Given so far: 0.00 EUR | 100.00 EUR left",
    ]


def test_what_is_left_is_shared_out_equally_and_the_odd_cents_are_told() -> None:
    here = asked()
    here.press("enter", "s")
    assert [str(request.gets) for request in here.record.session.requests] == [
        "33.34 EUR",
        "33.33 EUR",
        "33.33 EUR",
    ]
    assert here.desk.message == "Shared out equally; the first one cent more: 0.01 EUR in all"
    assert blocks(here)[1][-1] == "Given so far: 100.00 EUR | to the cent"
    here.desk.chosen = here.record.session.requests[0].id
    here.press("enter")
    here.write("g", "40")
    assert blocks(here)[1][-1] == "Given so far: 106.66 EUR | 6.66 EUR more than there is"
    here.press("u", "u")
    assert blocks(here)[1][-1] == "Given so far: 0.00 EUR | 100.00 EUR left"


def test_other_amounts_can_be_said_of_a_request() -> None:
    here = asked()
    for key, amount in (("l", "35 EUR"), ("m", "70")):
        here.desk.chosen = here.record.session.requests[1].id
        here.press("enter")
        here.write(key, amount)
    assert blocks(here)[0][1] == "garden | Ben · asks 70.00 EUR · least 35.00 EUR"


def test_a_budget_is_in_one_currency() -> None:
    eur, pln = Money(amount="5", currency="EUR"), Money(amount="5", currency="PLN")
    request = AddRequest(at=NINE, entry=Request(id="r", text="x", parties=("ana",), asks=eur, at=NINE))
    there = after(start(ANA, BEN), request)
    mixed = "A budget is in one currency."
    assert refusal(there, SetBudget(at=NINE, money=pln)) == mixed
    assert refusal(there, SetRequest(at=NINE, entry="r", gets=pln)) == mixed
    other = Request(id="q", text="x", asks=eur, least=pln, at=NINE)
    assert refusal(there, AddRequest(at=NINE, entry=other)) == mixed
    assert refusal(there, SetRequest(at=NINE, entry="r", asks=None)) == "A request asks for something."
    by_hand = there.session.with_({"budget": pln})
    assert [path for path, _ in check_session(by_hand)] == [("requests",)]
    with pytest.raises(ValidationError):
        Money.of(eur.value - 6, "EUR")


def test_what_a_request_is_for_may_say_at_least_in_words() -> None:
    here = room("Ana", session_type=community().model_copy(update={"budget": True}))
    here.press("l", "h", "enter")
    here.write("r", "5000 EUR benches, at least two of them")
    (request,) = here.record.session.requests
    assert (request.text, request.least) == ("benches, at least two of them", None)
