"""Whose turn it is when a stage begins."""

from mediator.insight.floor import floor_of_stage
from mediator.record.agenda import EnterStage
from mediator.record.changing_type import ChangeType
from mediator.record.party import AddPerson, Person, SetSide
from mediator.record.record import Record
from tests.record.cases import ANA, BEN, after, at, refusal, start
from tests.strategies import NINE, OTHER_TYPE


def in_turn() -> Record:
    return after(
        start(ANA, BEN),
        SetSide(at=NINE, party="ana", side="did"),
        SetSide(at=NINE, party="ben", side="felt"),
        AddPerson(at=NINE, person=Person(id="q1", name="Kim", role="support_person", party="ben")),
        AddPerson(at=NINE, person=Person(id="q2", name="Lou", role="representative", party="ben")),
        AddPerson(at=NINE, person=Person(id="q3", name="Max", role="support_person", party="ana")),
    )


def test_the_parties_of_the_side_have_the_floor() -> None:
    assert floor_of_stage(in_turn().session) == ()
    assert floor_of_stage(after(in_turn(), EnterStage(at=NINE, stage="accounts")).session) == ("ana",)
    both = after(in_turn(), SetSide(at=NINE, party="ben", side="did"), EnterStage(at=NINE, stage="accounts"))
    assert floor_of_stage(both.session) == ("ana", "ben")


def test_those_who_came_with_the_side_have_the_floor() -> None:
    record = after(in_turn(), ChangeType.to(OTHER_TYPE, at=NINE), EnterStage(at=at(1), stage="friends"))
    assert floor_of_stage(record.session) == ("q1",)


def test_nobody_of_that_side_is_nobody() -> None:
    record = after(start(ANA), EnterStage(at=NINE, stage="accounts"))
    assert floor_of_stage(record.session) == ()


def test_a_side_is_set_and_left_and_never_copied_into_the_agreement() -> None:
    record = in_turn()
    assert record.session.sides == {"ana": "did", "ben": "felt"}
    assert "did" not in record.agreement.model_dump_json()
    assert after(record, SetSide(at=NINE, party="ana", side="")).session.sides == {"ben": "felt"}
    assert refusal(record, SetSide(at=NINE, party="x", side="did")) == "There is no such party."
