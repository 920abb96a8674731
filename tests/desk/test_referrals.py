"""Referrals at the desk: written on their board, or for a point; chosen from the centre's list."""

from pathlib import Path

import pytest

from mediator.archive.places import Places
from mediator.archive.settings import Settings
from mediator.desk.ways_in import WaysIn
from mediator.record.agreement_point import AddPoint, AgreementPoint, Doer, SetPart
from mediator.record.base import Refused
from mediator.record.resource_referral import ResourceReferral
from tests.rooms import MORNING, FakeClock, Room, room


@pytest.fixture
def here() -> Room:
    return room("Maria", "Mr Cole")


def only(here: Room) -> ResourceReferral:
    (one,) = here.record.agreement.referrals
    return one


def lines(here: Room) -> list[str]:
    return [f"{line.text} [{line.aside}]" for line in here.desk.view().body.lines()]


def test_it_is_written_on_its_board_and_its_parts_follow(here: Room) -> None:
    here.press("l", "x")
    here.write("enter", "A ride to court")
    here.press("enter")
    assert here.desk.writing is None, "it is lit, so its menu opens and no second line"
    here.write("r", "food b")
    here.press("w", "1")
    assert here.desk.ask is not None, "after each part the menu is open again"
    here.write("d", "3 Dec")
    here.press("escape")
    assert lines(here) == [
        "A ride to court [Food bank (555 0134, Mill Street), Maria calls, by Thursday 3 December 2026]"
    ]
    assert only(here).caller == Doer(id="p1", name="Maria")
    here.press("enter", "g")
    assert lines(here) == ["A ride to court [nobody found yet, Food bank (555 0134, Mill Street)]"]
    here.press("enter", "o", "enter", "a")
    assert here.desk.view().body.blocks[0].lines[0].done
    here.press("u")
    assert only(here).is_open()


def test_several_that_begin_so_are_named_and_the_line_stays_open(here: Room) -> None:
    here.press("l", "x")
    here.write("enter", "Food")
    here.press("down", "enter")
    here.write("r", "food")
    assert here.desk.message == "Which? Food bank; Food parcels. Write more of its name."
    assert here.desk.writing is not None
    assert only(here).resource == ""


def test_the_list_itself_is_a_menu(here: Room) -> None:
    here.press("l", "x")
    here.write("enter", "Food")
    here.press("down", "enter", "l", "3")
    assert (only(here).resource, only(here).contact) == ("Legal advice", "Spanish")


def test_whoever_is_on_no_list_can_help_too_and_is_taken_back(here: Room) -> None:
    here.press("l", "x")
    here.write("enter", "A bed for two nights")
    here.press("down", "enter")
    here.write("r", "Her aunt")
    assert (only(here).resource, only(here).contact) == ("Her aunt", "")
    here.press("enter", "w")
    here.write("enter", "Her aunt")
    assert only(here).caller == Doer(name="Her aunt")
    here.press("enter")
    here.write("r", "")
    assert only(here).resource == ""


def test_what_helps_to_keep_a_point_stays_off_the_wall_until_it_is_shown(here: Room) -> None:
    at = here.clock.now()
    here.desk.do(AddPoint(at=at, entry=AgreementPoint(id="p", text="He pays monthly", at=MORNING)))
    here.desk.do(SetPart(at=at, entry="p", part="support", text="Advice about debts"))
    here.press("A", "down", "enter", "f")
    writing = here.desk.writing
    assert writing is not None
    assert (writing.text, writing.watched) == ("Advice about debts", False)
    here.write("enter", writing.text)
    assert (only(here).point, only(here).shown, only(here).number) == ("p", False, 0)
    here.press("l", "x")
    assert lines(here) == []
    here.press("H", "enter")
    assert lines(here) == ["Advice about debts []"]


def test_a_draft_of_it_comes_back_for_that_point_alone(here: Room) -> None:
    from mediator.desk import writing

    here.desk.do(AddPoint(at=MORNING, entry=AgreementPoint(id="p", text="He pays monthly", at=MORNING)))
    here.press("A", "down", "enter", "f")
    writing.put_away(here.desk, "Advice about debts")
    here.press("l", "x", "enter")
    assert here.desk.writing is not None
    assert not here.desk.writing.watched
    writing.keep(here.desk, "Advice about debts")
    assert not only(here).shown


def test_a_list_with_a_mistake_is_said_with_its_line(tmp_path: Path) -> None:
    places = Places(tmp_path / "sessions", tmp_path / "agendas", tmp_path / "settings.toml")
    ways = WaysIn(places, Settings(), now=FakeClock().now)
    assert ways.resources() == ()
    (tmp_path / "resources.toml").write_text('format = 1\n[[resources]]\nnam = "A"\n')
    with pytest.raises(Refused, match=r"resources.toml:3: .*name"):
        ways.resources()
