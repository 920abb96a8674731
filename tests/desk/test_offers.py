"""Offers by keys: a chain under an idea, in words or money, in which what is withdrawn stays."""

from datetime import date

import pytest

from mediator.desk import entry_menu, writing
from mediator.record.base import Refused
from mediator.record.check import check_session
from mediator.record.entry import Erase
from mediator.record.offer import AddOffer, Offer, Withdraw
from mediator.record.option import AddOption, Option
from tests.record.cases import ANA, BEN, after, refusal, start, topic
from tests.rooms import Room, room
from tests.strategies import NINE


def offered() -> Room:
    """Return a room in which Ana offered something about an idea."""
    here = room("Ana", "Ben", "Cem")
    here.press("g", "5")
    here.write("o", "A rug in the hall")
    here.press("enter", "o")
    here.write("1", "450 EUR towards it")
    return here


def lines(here: Room) -> list[str]:
    (_, chain) = here.desk.live.view.body.blocks
    return [f"{line.number} {line.text} | {line.aside}" for line in chain.lines]


def test_offers_and_answers_stand_in_their_order() -> None:
    here = offered()
    assert here.desk.board() == "offers"
    here.desk.chosen = here.record.session.offers[0].id
    here.press("enter", "o")
    here.write("2", "I lay it myself")
    here.press("enter", "enter")
    here.write("3", "Half of it is mine to pay")
    assert lines(here) == [
        "1 450.00 EUR · towards it | Ana to everyone",
        "2 I lay it myself | Ben to Ana · answers 1",
        "3 Half of it is mine to pay | Cem to everyone",
    ]
    assert [offer.parties for offer in here.record.session.offers] == [("p1",), ("p2",), ("p3",)]


@pytest.mark.parametrize(
    ("said", "stands", "amount"),
    [
        ("I pay 450 EUR towards it", "450.00 EUR · I pay 450 EUR towards it", "450.00"),
        ("450 EUR", "450.00 EUR", "450.00"),
        ("€1,200.50", "1200.50 EUR", "1200.50"),
        ("half, that is £80", "80.00 GBP · half, that is £80", "80.00"),
        ("50 EUR now, 400 EUR in May", "50.00 EUR · now, 400 EUR in May", "50.00"),
        ("either 50 EUR or 40 USD", "either 50 EUR or 40 USD", None),
        ("2 people for 3 hours", "2 people for 3 hours", None),
        ("THE 3 OLD rugs", "THE 3 OLD rugs", None),
    ],
)
def test_an_amount_in_an_offer_is_money(said: str, stands: str, amount: str | None) -> None:
    here = room("Ana", "Ben")
    here.press("g", "5")
    here.write("o", "A rug")
    here.press("enter", "o", "1")
    assert here.desk.writing is not None
    assert "450 EUR" in writing.hint(here.desk, here.desk.writing)
    assert writing.keep(here.desk, said)
    assert lines(here) == [f"1 {stands} | Ana to Ben"]
    money = here.record.session.offers[0].money
    assert (money.amount if money is not None else None) == amount


def test_enter_right_after_an_offer_opens_it_and_again_asks_for_another() -> None:
    here = offered()
    here.press("enter")
    assert here.desk.ask is not None
    assert {"w": "withdraw it", "enter": "another offer"}.items() <= {
        choice.key: choice.label for choice in here.desk.ask.choices
    }.items()
    here.press("enter")
    assert here.desk.ask.question == "Who makes an offer?"


def test_what_is_withdrawn_is_said_to_be_and_stays() -> None:
    here = offered()
    here.press("down", "down", "enter", "w")
    assert lines(here) == ["1 450.00 EUR · towards it | withdrawn · Ana to everyone"]
    here.press("enter", "w")
    assert lines(here) == ["1 450.00 EUR · towards it | Ana to everyone"]


def test_an_offer_has_a_condition_and_a_last_day() -> None:
    here = offered()
    here.press("down", "down", "enter")
    here.write("i", "it is green")
    here.press("down", "down", "enter")
    here.write("u", "3 Dec")
    assert here.record.session.offers[0].until == date(2026, 12, 3)
    assert lines(here) == [
        "1 450.00 EUR · towards it | Ana to everyone · if it is green · until 3 December 2026"
    ]
    here.press("down", "down", "enter", "n")
    assert here.record.session.offers[0].until is None


def test_between_two_an_offer_is_made_to_the_other() -> None:
    here = room("Ana", "Ben")
    here.press("g", "5")
    here.write("o", "A rug")
    here.press("enter", "o")
    here.write("2", "2 people to carry it")
    assert lines(here) == ["1 2 people to carry it | Ben to Ana"]


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (Offer(id="f", text="x", option="t", at=NINE), "An offer is about an idea."),
        (Offer(id="f", text="x", option="o", to="zoe", at=NINE), "There is no such party."),
        (
            Offer(id="f", text="x", option="o", reply_to="t", at=NINE),
            "It answers an offer about the same idea.",
        ),
    ],
)
def test_an_offer_that_hangs_in_the_air_is_refused(offer: Offer, words: str) -> None:
    here = after(start(ANA, BEN), topic("t"), AddOption(at=NINE, entry=Option(id="o", text="A rug", at=NINE)))
    assert refusal(here, AddOffer(at=NINE, entry=offer)) == words
    with pytest.raises(Refused, match="not an offer"):
        Withdraw(at=NINE, entry="o").apply(here)


def test_an_erased_idea_takes_its_offers_with_it_and_an_erased_offer_no_other() -> None:
    there = after(
        start(ANA, BEN),
        AddOption(at=NINE, entry=Option(id="o", text="A rug", at=NINE)),
        AddOffer(at=NINE, entry=Offer(id="f", text="x", option="o", parties=("ana",), at=NINE)),
        AddOffer(at=NINE, entry=Offer(id="g", text="y", option="o", reply_to="f", to="ben", at=NINE)),
    )
    (offer,) = after(there, Erase(at=NINE, entry="f")).session.offers
    assert offer.reply_to is None
    assert after(there, Erase(at=NINE, entry="o")).session.offers == ()
    wrong = offer.with_(option="p", reply_to="f", to="zoe")
    assert [words for _, words in check_session(there.session.with_({"offers": (wrong,)}))] == [
        "refers to an idea that is not there: “p”",
        "refers to an offer that is not there: “f”",
        "refers to a party that is not there: “zoe”",
    ]


def test_what_was_typed_about_an_offer_goes_with_the_erased_idea() -> None:
    here = offered()
    here.desk.chosen = here.record.session.offers[0].id
    here.press("e")
    writing.put_away(here.desk, "450 EUR towards it, or 400")
    here.desk.chosen = here.record.session.options[0].id
    here.press("X", "enter")
    assert here.record.session.offers == ()
    assert writing.unkept(here.desk, "") == ()


def test_a_condition_of_an_offer_off_the_wall_is_not_opened_on_it() -> None:
    here = offered()
    here.desk.chosen = here.record.session.offers[0].id
    here.press("enter")
    here.write("i", "the stairs get one too")
    here.desk.chosen = here.record.session.offers[0].id
    here.press("h", "O", "enter")
    assert here.desk.ask is None, "what is off the wall is not lit there"
    entry_menu.open_entry(here.desk, here.record.session.offers[0])
    assert here.desk.ask is not None
    assert here.desk.ask.question == "An offer, number 1:"
    assert [choice.key for choice in here.desk.ask.choices] == ["y", "k", "x", "X"]
