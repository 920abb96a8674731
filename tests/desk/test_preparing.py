"""Preparing a session, line by line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator.archive.agendas import named
from mediator.archive.prepared import example_file, read_prepared
from mediator.desk.preparing import Preparing
from mediator.record.base import Refused


def prepared(*lines: str) -> Preparing:
    made = Preparing()
    for line in lines:
        made.keep(line)
    return made


def test_a_name_each_is_enough() -> None:
    made = prepared("Quiet nights", "Maria", "Mr Cole")
    assert made.keep("") is True
    assert [(party.id, party.name) for party in made.parties] == [("p1", "Maria"), ("p2", "Mr Cole")]


def test_without_a_title_the_day_is_the_title() -> None:
    made = prepared("", "Maria")
    assert made.title_or_default(datetime(2026, 11, 22, 12, tzinfo=UTC)) == "Session of 22 November"


def test_nobody_there_is_not_ready() -> None:
    made = prepared("Quiet nights")
    with pytest.raises(Refused, match="at least one name"):
        made.keep("")


@pytest.mark.parametrize("again", ["Maria", "maria", " MARIA "])
def test_a_name_twice_is_refused_with_what_to_do(again: str) -> None:
    made = prepared("Quiet nights", "Maria")
    with pytest.raises(Refused, match="Add a letter"):
        made.keep(again)
    assert len(made.parties) == 1


def test_a_name_that_is_none_is_refused() -> None:
    made = prepared("Quiet nights")
    with pytest.raises(Refused):
        made.keep("\u200d\u200e")
    with pytest.raises(Refused, match="fit"):
        made.keep("x" * 100_000)


def test_tab_makes_the_next_name_something_else_with_the_party_before() -> None:
    made = prepared("Quiet nights", "D")
    assert made.words_after_tab() == "support person with D"
    made.next_role()
    assert made.role_words() == "support person with D"
    made.keep("Miss P")
    made.next_role(-1)
    made.keep("Mr Ode")
    assert [(person.name, person.role, person.party) for person in made.people] == [
        ("Miss P", "support_person", "p1"),
        ("Mr Ode", "observer", None),
    ]
    assert made.role == "party"


def test_a_representative_says_in_brackets_what_they_can_decide() -> None:
    made = prepared("Quiet nights", "Housing office")
    while not made.is_representative():
        made.next_role()
    made.keep("Ms Vega (up to 500 euros)")
    assert (made.people[0].name, made.people[0].authority) == ("Ms Vega", "up to 500 euros")


def test_anybody_can_come_with_any_party_and_a_couple_is_named_in_one_go() -> None:
    made = prepared("Quiet nights", "D", "Mr and Mrs L", "The school")
    made.next_role()
    assert made.comes_with_a_party()
    made.next_party(-1)
    made.next_role()
    assert made.role_words() == "one of the people who are Mr and Mrs L", "Tab changes the kind alone"
    made.keep("Ann")
    made.keep("Tom")
    made.next_party()
    made.next_party()
    made.next_role(-1)
    assert made.role_words() == "support person with D"
    made.keep("Miss P")
    assert made.role == "party"
    made.next_party()
    assert made.role == "party"
    assert [(person.name, person.role, person.party) for person in made.people] == [
        ("Ann", "member", "p2"),
        ("Tom", "member", "p2"),
        ("Miss P", "support_person", "p1"),
    ]


def test_before_the_first_party_nobody_can_belong_to_one() -> None:
    made = prepared("Quiet nights")
    made.next_role()
    assert made.role == "interpreter"


def test_taking_back_goes_to_the_title_in_the_end() -> None:
    made = prepared("Quiet nights", "Maria", "Mr Cole")
    made.take_back()
    assert [party.name for party in made.parties] == ["Maria"]
    made.take_back()
    made.take_back()
    assert made.title is None


def test_a_prepared_file_fills_it_in() -> None:
    made = Preparing.of(read_prepared(example_file()))
    assert made.title
    assert len(made.parties) >= 2
    assert {person.party for person in made.people} <= {None, *(party.id for party in made.parties)}


SIDES = named("restorative").sides


def test_a_party_of_each_side_is_asked_for_in_the_order_in_which_they_speak() -> None:
    made = Preparing(offered=SIDES)
    made.keep("The bicycle shed")
    asked = []
    for name in ("Sam", "Nora"):
        asked.append(made.role_words())
        made.keep(name)
    assert asked == ["somebody who caused the harm", "somebody who was harmed"]
    assert made.sides == {"p1": "responsible", "p2": "harmed"}
    assert [made.side_words(party.id) for party in made.parties] == asked
    assert made.role_words() == "support person with Nora"


def test_those_who_come_with_any_party_can_be_named_after_both() -> None:
    made = Preparing(offered=SIDES)
    for line in ("", "Sam", "Nora", "Aunt Bea"):
        made.keep(line)
    made.next_role()
    assert made.role_words() == "support person with Sam"
    made.keep("Coach Lee")
    assert [(person.name, person.role, person.party) for person in made.people] == [
        ("Aunt Bea", "support_person", "p2"),
        ("Coach Lee", "support_person", "p1"),
    ]


def test_one_tab_after_a_party_names_who_came_with_it() -> None:
    made = Preparing(offered=SIDES)
    for line in ("", "Sam"):
        made.keep(line)
    made.next_role()
    assert made.role_words() == "support person with Sam"


def test_a_second_person_of_a_side_and_a_party_of_none_can_be_named() -> None:
    made = Preparing(offered=SIDES)
    for line in ("", "Sam", "Nora"):
        made.keep(line)
    for role, name in (("side:harmed", "Ines"), ("party", "The school")):
        while made.role != role:
            made.next_role()
        made.keep(name)
    assert made.sides == {"p1": "responsible", "p2": "harmed", "p3": "harmed"}
    assert [party.name for party in made.parties] == ["Sam", "Nora", "Ines", "The school"]


def test_taking_back_takes_what_was_written_last_and_asks_for_that_side_again() -> None:
    made = Preparing(offered=SIDES)
    for line in ("", "Sam", "Nora", "Aunt Bea"):
        made.keep(line)
    made.take_back()
    assert made.people == []
    made.take_back()
    assert made.role_words() == "somebody who was harmed"
    assert made.sides == {"p1": "responsible"}


def test_every_role_that_is_offered_has_words_and_can_be_kept() -> None:
    made = Preparing(offered=SIDES)
    for line in ("", "Sam", "Nora"):
        made.keep(line)
    for number, role in enumerate(made.roles()):
        made.role = role
        assert made.role_words()
        made.keep(f"Somebody {number}")
    assert len(made.parties) + len(made.people) == 2 + number + 1


def test_a_line_of_the_check_is_ticked_and_the_tick_taken_away() -> None:
    made = Preparing()
    made.tick("safety")
    made.tick("willing")
    made.tick("safety")
    assert made.ticked == ["willing"]


def test_a_prepared_file_says_the_sides(tmp_path: Path) -> None:
    path = tmp_path / "monday.toml"
    path.write_text(
        'format = 1\ntype = "restorative"\n[[parties]]\nname = "Nora"\nside = "harmed"\n'
        '[[parties]]\nname = "The school"\n'
    )
    made = Preparing.of(read_prepared(path), SIDES)
    assert made.sides == {"p1": "harmed"}
    assert made.role_words() == "somebody who caused the harm"
    assert Preparing.of(read_prepared(path)).sides == {}  # for another type
