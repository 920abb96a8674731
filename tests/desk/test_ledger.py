"""The ledger by keys: one line a figure, read plainly, and sums that say when they do not fit."""

import pytest

from mediator.archive.agendas import named
from mediator.desk import writing
from mediator.desk.amounts import read_amount, read_transfer
from mediator.record.base import Refused
from mediator.record.party import Party
from tests.rooms import Room, room

PARTIES = (
    Party(id="p1", name="Maria"),
    Party(id="p2", name="Housing office"),
    Party(id="p3", name="Mr Cole"),
)


@pytest.mark.parametrize(
    ("text", "money", "rest"),
    [
        ("450 EUR rent March", "450.00 EUR", "rent March"),
        ("450.5 EUR rent", "450.50 EUR", "rent"),
        ("1.200,50 EUR", "1200.50 EUR", ""),
        ("1,200.50 USD: deposit", "1200.50 USD", "deposit"),
        ("1'200 CHF", "1200.00 CHF", ""),
        ("1.200 EUR", "1200.00 EUR", ""),
        ("12,5 eur", "12.50 EUR", ""),
        ("20€ stamps", "20.00 EUR", "stamps"),
        ("450 for March", "450.00 PLN", "for March"),
        ("450: March", "450.00 PLN", "March"),
        ("450 Euros for March", "450.00 EUR", "for March"),
        ("٤٥٠ EUR for March", "450.00 EUR", "for March"),
        ("999999999999.99 EUR x", "999999999999.99 EUR", "x"),
    ],
)
def test_an_amount_is_read_plainly(text: str, money: str, rest: str) -> None:
    found, words = read_amount(text, "PLN")
    assert (str(found), words) == (money, rest)


@pytest.mark.parametrize(
    "text", ["rent 450", "", "1.2.3 EUR", "1,20,30 EUR", "9999999999999 EUR", "12.345.6 EUR"]
)
def test_an_amount_that_is_not_clear_is_asked_for_again(text: str) -> None:
    with pytest.raises(Refused):
        read_amount(text, "EUR")


@pytest.mark.parametrize(
    "text",
    ["1 234,50 EUR rent", "5k rent", "1e9 EUR rent", "450 $ rent", "450/2 rent", "450,- EUR rent",
     "0.125 EUR", "0,005 EUR"],
)  # fmt: skip
def test_of_an_amount_no_part_is_taken_for_the_whole(text: str) -> None:
    with pytest.raises(Refused, match="not clear"):
        read_amount(text, "EUR")


def test_a_currency_has_to_be_said_once() -> None:
    with pytest.raises(Refused, match="currency"):
        read_amount("450 rent", "")


@pytest.mark.parametrize(
    "ending", ["Maria to Housing office", "maria to hous", "Maria -> office", "Maria → Housing"]
)
def test_who_pays_whom_is_read_from_the_end(ending: str) -> None:
    assert read_transfer(f"rent, March, {ending}", PARTIES) == ("rent, March", "p1", "p2")


@pytest.mark.parametrize(
    "text", ["rent", "rent, Maria", "rent, Maria to M", "rent, Zoe to Maria", ", Maria to office"]
)
def test_who_pays_whom_has_to_be_said(text: str) -> None:
    with pytest.raises(Refused):
        read_transfer(text, PARTIES)


def kept() -> Room:
    here = room("Maria", "Housing office", session_type=named("housing"))
    here.press("l", "l", "enter")
    here.write("c", "450 EUR rent March, Maria to Housing office")
    return here


def wall(here: Room) -> dict[str, list[str]]:
    blocks = here.desk.live.view.body.blocks
    return {b.label: [" | ".join(filter(None, (line.text, line.aside))) for line in b.lines] for b in blocks}


def figure(here: Room, key: str, text: str) -> None:
    """Write a figure by the menu of the board."""
    here.desk.chosen = ""
    here.press("enter")
    here.write(key, text)


def test_figures_stand_on_the_board_with_their_sums() -> None:
    here = kept()
    figure(here, "p", "200.50 in cash, Maria to Housing office")
    assert wall(here) == {
        "What is owed": ["450.00 EUR · rent March | Maria to Housing office"],
        "What was paid": ["200.50 EUR · in cash | Maria to Housing office"],
        "Sums": ["Maria to Housing office: 249.50 EUR open | owed 450.00 EUR, paid 200.50 EUR"],
    }
    here.press("down", "y", "enter")
    assert wall(here)["What is owed"][0].endswith("agreed")


def test_instalments_are_shared_out_and_said_when_they_do_not_fit() -> None:
    here = kept()
    here.desk.chosen = ""
    here.press("enter", "s", "7")
    amounts = [line.money.amount for line in here.record.session.ledger[1:]]
    assert amounts == ["64.29"] * 4 + ["64.28"] * 3
    assert here.desk.message == "7 instalments; the first 4 one cent more: 0.04 EUR in all"
    assert wall(here)["Sums"][1] == "Instalments come to 450.00 EUR | to the cent"
    here.desk.chosen = here.record.session.ledger[1].id
    here.press("enter")
    here.write("m", "60")
    assert wall(here)["Sums"][1] == "Instalments come to 445.71 EUR | 4.29 EUR less than is open"
    here.press("x")
    assert wall(here)["Sums"][1] == "Instalments come to 385.71 EUR | 64.29 EUR less than is open"
    here.press("u", "u", "u")
    assert len(here.record.session.ledger) == 1


def test_a_line_that_cannot_be_read_stays_open_and_says_why() -> None:
    here = kept()
    here.desk.chosen = ""
    here.press("enter", "c")
    assert not writing.keep(here.desk, "rent for March")
    assert here.desk.message == "Begin with the amount, such as 450 EUR or 12.50 EUR."
    assert here.desk.writing is not None


def test_money_is_offered_where_the_kind_of_session_has_it() -> None:
    here = room("Maria", "Mr Cole")
    here.press("l", "l")
    assert here.desk.board() != "ledger"


def test_instalments_that_one_line_cannot_hold_are_refused() -> None:
    here = room("Maria", "Cole")
    here.desk.live.show(board="ledger")
    for _ in range(3):
        here.press("enter")
        here.write("c", "999999999999 EUR rent, Maria to Cole")
    here.press("enter", "s", "2")
    assert here.desk.message == "One line cannot hold that much: take more instalments."
    here.press("enter", "s", "4")
    assert here.desk.message == "4 equal instalments"
