"""Levels of support by keys: a pass round the table, hidden or not, and what the room sees of it."""

import pytest

from mediator.desk import support
from mediator.record.base import Refused
from mediator.record.session_type import Support
from tests.rooms import Room, community, room

FIVE = ("Ana", "Ben", "Cem", "Dora", "Eli")


def ideas(*names: str, hidden: bool = False) -> Room:
    """Return a room in its stage of ideas, with one idea."""
    typed = community().model_copy(update={"support": Support(hidden=hidden)})
    here = room(*names, session_type=typed)
    here.press("g", "5")
    here.write("o", "A rug in the hall")
    return here


def rated(*names: str, hidden: bool = False) -> Room:
    here = ideas(*names, hidden=hidden)
    here.press("enter", "v")
    return here


def on_the_wall(here: Room) -> str:
    return here.desk.live.view.body.model_dump_json()


def levels(here: Room) -> list[tuple[str, str]]:
    return [(answer.party, answer.counts) for answer in here.record.session.rounds[0].answers]


def test_ideas_are_rated_once_that_is_opened_by_a_step_of_its_own() -> None:
    here = ideas("Ana", "Ben")
    here.press("v")
    assert here.desk.message == "Ideas are gathered now, and not rated. Enter, then v, on an idea opens that."
    assert here.desk.ask is None
    here.press("enter", "v")
    assert here.record.session.rating_open
    here.press("v", "1")
    assert levels(here) == [("p1", "yes")]
    here.press("u", "u")
    assert not here.record.session.rating_open


def test_an_idea_is_linked_by_digits_and_says_for_what_on_the_wall() -> None:
    here = room("Ana", "Ben")
    here.write("t", "Evenings")
    here.press("g", "4", "1")
    here.write("i", "Sleep")
    here.write("i", "Quiet")
    here.press("g", "5")
    here.write("o", "A rug")
    here.press("enter", "i", "1", "2", "1", "enter", "enter", "t", "1", "enter")
    assert here.desk.ask is None
    (idea,) = here.record.session.options
    assert (len(idea.issues), len(idea.interests)) == (1, 1)
    (line,) = here.desk.view().body.lines()
    assert line.aside == "topic 1 · serves 2"
    assert idea.parties == ()


def test_a_whole_round_for_five_is_five_digits_and_a_key() -> None:
    here = rated(*FIVE)
    here.press("v", "1", "2", "3", "4", "1")
    assert [counts for _, counts in levels(here)] == ["yes", "aside", "open", "block", "yes"]
    assert here.desk.ask is None
    body = here.desk.live.view.body
    assert [column.name for column in body.columns] == list(FIVE)
    assert {len(column.blocks) for column in body.columns} == {2}
    here.press("u")
    assert len(levels(here)) == 4


def test_enter_skips_esc_stops_and_a_key_goes_to_one_party() -> None:
    here = rated(*FIVE)
    here.press("v", "enter", "1", "escape")
    assert levels(here) == [("p2", "yes")]
    here.press("v", "p", "4", "4", "escape")
    assert levels(here)[-1] == ("p4", "block")
    assert not here.desk.covered()


def test_the_first_question_names_whoever_sits_first_whoever_has_answered() -> None:
    """The line of the question is on the wall: it must not tell who is missing."""
    here = rated("Ana", "Ben")
    here.press("v", "1", "escape", "v")
    assert here.desk.ask is not None
    assert here.desk.ask.question == "Ana:"


def test_answers_that_wait_are_on_no_wall_and_then_all_are() -> None:
    here = rated("Ana", "Ben", "Cem", hidden=True)
    here.press("v", "1", "4")
    assert "Answers are being given: 2 of 3" in on_the_wall(here)
    for word in ("live with it", "I block", "Ana", "Ben", "Cem"):
        assert word not in on_the_wall(here)
    here.press("1")
    assert "I block it" in on_the_wall(here)
    assert "Nothing is decided until every party can live with it" in on_the_wall(here)


def test_answers_can_be_shown_without_the_one_who_is_not_there() -> None:
    here = rated("Ana", "Ben", "Cem", hidden=True)
    here.press("v", "1", "4", "enter")
    assert here.desk.message == "2 of 3 answers"
    assert "I block" not in on_the_wall(here)
    here.press("s")
    assert "I block it" in on_the_wall(here)
    assert "missing" not in on_the_wall(here)


def test_a_key_lets_a_round_wait_and_another_takes_another_scale() -> None:
    here = rated("Ana", "Ben")
    here.press("v", "h", "s", "2")
    assert here.desk.ask is not None
    assert [choice.key for choice in here.desk.ask.choices][:8] == list("12345678")
    here.press("6")
    assert here.record.session.rounds[0].hidden
    assert levels(here) == [("p1", "yes")]


def test_a_yes_if_leaves_a_condition_to_settle() -> None:
    here = rated("Ana", "Ben")
    here.press("v")
    here.write("y", "it is green")
    here.press("1")
    assert [answer.says for answer in here.record.session.rounds[0].answers] == ["it is green", ""]
    here.desk.chosen = "answer:p1"
    assert "it stands" not in on_the_wall(here)
    here.press("enter", "y")
    assert "it stands" in on_the_wall(here)
    here.press("enter", "w")
    assert here.desk.writing is not None
    assert here.desk.writing.text == "it is green"


def test_words_of_a_hidden_answer_are_written_unseen() -> None:
    here = rated("Ana", "Ben", hidden=True)
    here.press("v", "2", "w")
    assert here.desk.writing is not None
    assert not here.desk.writing.watched
    assert here.desk.writing.party == "p1"


def test_other_words_for_the_idea_set_its_answers_back() -> None:
    here = rated("Ana", "Ben")
    here.press("v", "1", "1", "O")
    here.write("e", "A thick rug in the hall")
    assert here.record.session.rounds == ()


def test_the_arrows_go_from_idea_to_idea() -> None:
    here = rated("Ana", "Ben")
    here.write("o", "A text first")
    here.press("v")
    assert "A text first" in on_the_wall(here)
    here.press("escape", "c", "left")
    assert "A rug in the hall" in on_the_wall(here)
    here.press("v", "1")
    assert here.record.session.rounds[0].entry == here.record.session.options[0].id
    here.press("enter", "right", "right")
    assert "A text first" in on_the_wall(here)


def test_a_point_is_answered_too_and_everything_else_says_why_not() -> None:
    here = room("Ana", "Ben")
    here.press("g", "7")
    here.write("a", "Ana puts a rug down")
    here.press("v", "1", "1")
    assert "it stands" in on_the_wall(here)
    here.press("T")
    here.write("t", "Evenings")
    here.press("v")
    assert here.desk.message == "Levels of support are for an idea, a package or a point."


def test_an_idea_that_is_off_the_wall_is_not_put_on_it_by_a_round() -> None:
    here = rated("Ana", "Ben")
    here.press("h")
    with pytest.raises(Refused, match="off the wall"):
        support.ask_round(here.desk, here.record.session.options[0])
    here.press("v")
    assert here.desk.message == "Which line? The arrows select one."
    assert here.desk.board() == "ideas"


def test_the_room_chooses_how_it_decides() -> None:
    here = room(*FIVE)
    here.desk.chosen = "decision"
    here.press("enter", "3", "5", "enter", "4")
    assert "4 of 4 have to say yes, and with them Eli" in on_the_wall(here)
    here.press("enter", "4", "2")
    assert "Ben decides, after hearing everyone" in on_the_wall(here)
    here.press("enter", "enter")
    assert "Nothing is decided until every party can live with it" in on_the_wall(here)
    here.press("y", "2")
    assert "Nobody blocks it" in on_the_wall(here)


def packed() -> Room:
    """Return a room with two ideas and two packages, the first idea in both."""
    here = ideas("Ana", "Ben")
    here.write("o", "A text first")
    here.press("up", "enter")
    here.write("p", "For the evenings")
    here.desk.chosen = here.record.session.options[0].id
    here.press("enter", "p")
    here.write("n", "For the mornings")
    return here


def shown(here: Room) -> list[tuple[str, list[str]]]:
    """Return what stands in each column."""
    columns = here.desk.live.view.body.columns
    return [
        (column.name, [line.text for block in column.blocks for line in block.lines]) for column in columns
    ]


def test_two_packages_stand_side_by_side() -> None:
    here = packed()
    here.press("l", "p")
    assert shown(here) == [
        ("Package 1", ["For the evenings", "A rug in the hall"]),
        ("Package 2", ["For the mornings", "A rug in the hall"]),
    ]
    here.press("down", "enter", "i", "2", "1", "enter")
    assert shown(here)[0][1] == ["For the evenings", "A text first"]
    here.press("enter", "l", "1")
    assert [name for name, _ in shown(here)] == ["Package 1", "Package 2"]


def test_the_arrows_lay_the_next_package_at_the_right() -> None:
    here = packed()
    here.press("O")
    here.desk.chosen = here.record.session.options[1].id
    here.press("enter", "p")
    here.write("n", "For the weekend")
    here.press("l", "p", "right")
    assert [name for name, _ in shown(here)] == ["Package 1", "Package 3"]
    assert here.desk.live.view.body.place == "also there: 2"
    here.press("right", "left")
    assert [name for name, _ in shown(here)] == ["Package 1", "Package 2"]
    here.press("down", "x")
    assert [name for name, _ in shown(here)] == ["Package 3", "Package 2"]


def test_a_package_is_weighed_as_one_until_something_else_is_in_it() -> None:
    here = packed()
    here.press("l", "p", "down", "v")
    assert here.desk.message.startswith("Ideas are gathered now")
    here.press("O", "down", "enter", "v", "l", "p", "down", "v", "1", "1")
    assert "it stands" in on_the_wall(here)
    here.press("l", "p", "down", "enter", "i", "2", "enter")
    assert here.record.session.rounds == ()


def test_the_questions_of_a_hidden_round_do_not_say_who_has_answered() -> None:
    def asked() -> list[str]:
        assert here.desk.ask is not None
        return [choice.label for choice in here.desk.ask.choices]

    here = rated(*FIVE, hidden=True)
    here.press("v", "1")
    assert "words of Ana" in asked(), "the room has just seen it given"
    here.press("escape", "v", "enter")
    after_an_answer = asked()
    here.press("enter")
    assert asked() == after_an_answer


def test_what_the_room_waits_for_is_not_shown_by_skipping_once_too_often() -> None:
    here = rated("Ana", "Ben", hidden=True)
    here.press("v", "4", "enter", "enter", "enter", "enter", "enter")
    assert here.record.session.rounds[0].hidden
    assert "I block" not in on_the_wall(here)


def test_a_round_in_which_the_room_waits_is_one_again_from_the_beginning() -> None:
    here = rated("Ana", "Ben", "Cem")
    here.press("v", "h", "1", "escape", "enter", "n")
    assert here.record.session.rounds[0].hidden
    here.press("v", "4")
    assert here.record.session.rounds[0].hidden
    assert "I block" not in on_the_wall(here)
