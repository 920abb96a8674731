"""What the session types bring with them, run by keys: turns, dates, breaks, another type."""

from datetime import date, timedelta

import pytest

from mediator.archive import agendas
from mediator.archive.agendas import named
from mediator.desk import writing
from mediator.desk.commands import COMMANDS
from mediator.insight.board import board_view
from mediator.insight.shown import Shown
from mediator.live import Live
from mediator.record.key_date import KeyDate
from mediator.record.party import Person
from tests.rooms import MORNING, Room, record, room

PEOPLE = (
    Person(id="q1", name="Aunt Bea", role="support_person", party="p2"),
    Person(id="q2", name="Coach Lee", role="support_person", party="p1"),
)


def conference() -> Room:
    sides = ("responsible", "harmed")
    return room("Sam", "Nora", people=PEOPLE, session_type=named("restorative"), sides=sides)


def run(made: Room, name: str) -> None:
    """Run a command as the palette does."""
    (command,) = [command for command in COMMANDS if command.name == name]
    made.desk.attempt(lambda: command.run(made.desk))


def wall(made: Room) -> str:
    return made.desk.live.view.model_dump_json()


def test_each_stage_gives_the_floor_to_those_whose_turn_it_is_by_their_names() -> None:
    made, lines = conference(), []
    for _ in range(6):
        made.press("g", "enter")
        quiet = made.desk.live.view.quiet
        lines.append(quiet.line if quiet else made.desk.live.view.speaking)
    assert lines == [
        "What happened · speaking: Sam",
        "What it meant · speaking: Nora",
        "Also touched · speaking: Aunt Bea",
        "Standing by · speaking: Coach Lee",
        "An answer · speaking: Sam",
        "speaking: Nora",
    ]
    made.press("g", "enter")
    assert made.desk.live.shown.floor == ()


def test_no_side_no_line_for_before_and_no_label_for_a_person_is_ever_on_the_wall() -> None:
    made = conference()
    type_ = made.desk.live.session_type
    secrets = [side.name for side in type_.sides] + [item.text for item in type_.checks("before")]
    secrets += ["victim", "offender", "responsible", "harmed", "caused", "clock"]
    for stage in made.desk.session.stages:
        if stage.id != made.desk.session.stage().id:
            made.press("g", "enter")
        for name in ("opening", "accounts", "wants", "ideas", "agreement", "closing", None):
            looks = [Shown(curtain=False, board=name, checklist=n) for n in range(len(type_.checklist))]
            seen = [board_view(made.record, type_, shown) for shown in looks]
            text = " ".join(_texts([view.model_dump(exclude={"body": {"far"}}) for view in seen]))
            assert not [secret for secret in secrets if secret.casefold() in text.casefold()], (
                stage.id,
                name,
            )


def _texts(value: object) -> list[str]:
    """Return every text that a view draws; the words for clocks stand in clocks."""
    if isinstance(value, dict):
        drawn = (v for k, v in value.items() if not k.endswith("_words") and k != "key")
        return [text for each in drawn for text in _texts(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


def test_the_wall_is_quiet_and_has_no_clock_while_harm_is_told() -> None:
    telling = [stage for stage in named("restorative").stages if stage.turn and stage.id != "putting_right"]
    assert len(telling) == 5
    assert {(stage.wall, stage.clock) for stage in telling} == {("quiet", "none")}


@pytest.mark.parametrize("type_id", ["restorative", "student"])
def test_lines_are_written_hidden(type_id: str) -> None:
    made = room("Sam", "Nora", session_type=named(type_id))
    made.press("r")
    assert made.desk.writing is not None
    assert not made.desk.writing.watched


def test_the_place_in_the_order_is_asked_for_without_saying_what_it_is() -> None:
    made = room("Sam", "Nora", session_type=named("restorative"))
    made.press("g", "enter")
    assert not made.desk.live.shown.floor
    run(made, "side")
    made.press("2")
    assert made.desk.ask is not None
    assert made.desk.ask.question == "When does Nora speak?"
    assert [choice.label for choice in made.desk.ask.choices] == ["first", "second", "in no fixed order"]
    made.press("1")
    assert made.desk.session.sides == {"p2": "responsible"}
    assert made.desk.live.shown.floor == ("p2",)
    made.press("u")
    assert made.desk.session.sides == {}


def test_a_type_without_sides_has_no_order() -> None:
    made = room("Maria", "Mr Cole")
    run(made, "side")
    assert made.desk.message == "This kind of session has no fixed order of speaking."
    made.press("1", "g", "enter")
    assert made.desk.live.shown.floor == ()


def test_a_step_back_gives_the_floor_back() -> None:
    made = conference()
    made.press("g", "enter", "g", "enter", "u")
    assert made.desk.live.view.quiet is not None
    assert made.desk.live.view.quiet.line == "What happened · speaking: Sam"


def test_words_of_a_supporter_go_to_the_one_they_came_with() -> None:
    made = conference()
    made.press("g", "enter", "g", "enter", "g", "enter", "w")
    assert made.desk.writing is not None
    assert made.desk.writing.party == "p2"


# Dates


def housing() -> Room:
    return room("Dana", "Elm Court", session_type=named("housing"))


def dates(made: Room) -> list[tuple[str, date]]:
    return [(entry.text, entry.day) for entry in made.desk.session.key_dates if entry.may_be_seen()]


def test_the_opening_asks_for_dates_and_enter_there_writes_one() -> None:
    made = housing()
    made.desk.chosen = "key_date"
    made.press("enter")
    assert made.desk.writing is not None
    writing.keep(made.desk, "Court hearing on 14 Dec, 10:00")
    assert dates(made) == [("Court hearing, 10:00", date(2026, 12, 14))]
    (block,) = [block for block in made.desk.live.view.body.blocks if block.label == "Dates to keep in view"]
    assert [(line.text, line.aside, line.day) for line in block.lines] == [
        ("Court hearing, 10:00", "Monday 14 December 2026", date(2026, 12, 14))
    ]
    assert made.desk.live.view.dates.lines == block.lines


def test_dates_stand_below_ideas_and_points_with_the_invitation_above() -> None:
    made = housing()
    run(made, "write_key_date")
    writing.keep(made.desk, "Payday 27.11.")
    for board, invitation in (("O", "What could be paid, mended or moved?"), ("A", "Who pays or does what")):
        made.press(board)
        first, last = made.desk.live.view.body.blocks
        assert first.lines[0].text.startswith(invitation)
        assert [line.text for line in last.lines] == ["Payday"]
        assert made.desk.live.view.body.invitation == ""


def test_after_one_date_enter_twice_writes_another() -> None:
    made = housing()
    made.desk.chosen = "key_date"
    made.press("y")
    writing.keep(made.desk, "Court hearing 14 Dec")
    made.press("enter", "enter")
    writing.keep(made.desk, "Payday 27.11.")
    assert dates(made) == [("Court hearing", date(2026, 12, 14)), ("Payday", date(2026, 11, 27))]


def test_a_date_is_moved_and_reworded_in_one_line() -> None:
    made = housing()
    run(made, "write_key_date")
    writing.keep(made.desk, "Court hearing 14 Dec")
    made.press("e")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "Court hearing, 2026-12-14"
    writing.keep(made.desk, "Court hearing in room 4, 2027-01-11")
    assert dates(made) == [("Court hearing in room 4", date(2027, 1, 11))]
    made.press("u")
    assert dates(made) == [("Court hearing", date(2026, 12, 14))]
    made.press("x")
    assert len(dates(made)) == 1, "nothing of it is lit"
    made.desk.chosen = made.record.session.key_dates[0].id
    made.press("x")
    assert dates(made) == []


def test_a_line_without_a_date_stays_open_with_its_words() -> None:
    made = housing()
    run(made, "write_key_date")
    assert writing.keep(made.desk, "Court hearing soon") is False
    assert made.desk.message == "There is no date in it. Write both, such as: Court hearing 14 Dec."
    assert writing.keep(made.desk, "14 Dec") is False
    assert made.desk.message.startswith("What happens on that day?")


def test_a_jot_becomes_a_date() -> None:
    made = housing()
    made.write("j", "rent fund answers 3 Dec")
    made.press("enter", "d")
    assert dates(made) == [("rent fund answers", date(2026, 12, 3))]
    (entry,) = made.desk.session.key_dates
    assert isinstance(entry, KeyDate)


def test_other_types_do_not_ask_for_dates_and_can_have_them() -> None:
    made = room("Maria", "Mr Cole")
    labels = [block.label for block in made.desk.live.view.body.blocks]
    assert "Dates to keep in view" not in labels
    run(made, "write_key_date")
    writing.keep(made.desk, "Exam 3 Dec")
    assert "Dates to keep in view" in [block.label for block in made.desk.live.view.body.blocks]


# Breaks


def test_a_break_for_advice_says_what_it_is_for() -> None:
    made = housing()
    made.press("p")
    assert made.desk.ask is not None
    assert "to ask for advice, 20 min" in [choice.label for choice in made.desk.ask.choices]
    made.press("5")
    card = made.desk.live.view.card
    assert card is not None
    assert (card.title, card.until) == ("Time to ask for advice", MORNING + timedelta(minutes=20))


def test_a_type_without_such_breaks_has_the_usual_ones() -> None:
    made = room("Maria", "Mr Cole")
    made.press("p")
    assert made.desk.ask is not None
    assert [choice.key for choice in made.desk.ask.choices] == ["1", "2", "3", "4", "enter"]
    made.press("5")
    assert made.desk.session.on_break() is None


# Another type


def test_a_session_goes_on_as_another_type_and_back() -> None:
    made = room("Maria", "Mr Cole")
    made.press("y", "1")
    made.write("t", "Evenings")
    before = made.record
    run(made, "change_type")
    assert made.desk.ask is not None
    names = [choice.label for choice in made.desk.ask.choices]
    assert names == [named(type_id).name for type_id in agendas.find() if type_id != "community"]
    made.press(str(names.index("Restorative conference") + 1))
    assert made.desk.session.type == "restorative"
    assert made.desk.message == "Restorative conference: Opening"
    assert [issue.text for issue in made.desk.session.issues] == ["Evenings"]
    assert made.desk.words.consent == "Here by choice"
    assert made.desk.live.view.body.blocks[0].lines[0].text == "Interpreter or other help"  # names are done
    assert not made.desk.together  # that type's lines are written unseen
    made.press("u")
    assert made.record is before
    assert made.desk.together


def test_a_choice_made_here_for_lines_to_be_watched_ends_with_the_type() -> None:
    made = room("Maria", "Mr Cole", session_type=named("restorative"))
    made.press("f2")
    assert made.desk.together
    run(made, "change_type")
    assert made.desk.ask is not None
    made.press(next(choice.key for choice in made.desk.ask.choices if choice.label == named("student").name))
    assert not made.desk.together


def test_without_other_types_there_is_none_to_change_to() -> None:
    made = room("Maria")
    chosen = made.desk.live.session_type
    made.desk.live = Live(
        record("Maria"), chosen, keep=made.kept.append, now=made.clock.now, types={chosen.id: chosen}
    )
    run(made, "change_type")
    assert made.desk.message == "There is no other kind of session here."
