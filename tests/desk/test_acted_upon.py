"""What a key acts upon is what is lit on the board that is shown; whose words are whose, and under what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.desk import writing
from mediator.desk.tray import Question, waiting
from mediator.desk.who_sees import DarkWall
from mediator.record.entry import Entry
from tests.rooms import Room, community, room

WHICH = "Which line? The arrows select one."


def at_wants(*names: str) -> Room:
    made = room(*(names or ("Maria", "Dan")))
    made.press("g", "4", "1")
    return made


def asked(made: Room) -> str:
    assert made.desk.ask is not None, made.desk.message
    return made.desk.ask.question


def menu(made: Room) -> dict[str, str]:
    assert made.desk.ask is not None, made.desk.message
    return {choice.key: choice.label for choice in made.desk.ask.choices}


# What is not lit is not acted upon


@pytest.mark.parametrize("key", ["x", "X", "h", "d", "e", "m", "y", "enter"])
def test_a_want_is_left_alone_while_another_board_is_shown(key: str) -> None:
    made = at_wants()
    made.write("w", "No noise")
    made.press("I")
    before = made.record
    made.press(key)
    assert (made.record, made.desk.ask, made.desk.writing) == (before, None, None)
    assert made.desk.message == WHICH


def test_what_was_kept_just_now_is_lit_where_its_board_is_shown_and_not_after_an_undo() -> None:
    made = at_wants()
    made.write("w", "No noise")
    want = made.record.session.positions[0].id
    assert made.desk.chosen_key() == want
    made.press("I")
    assert made.desk.chosen_key() == ""
    made.press("W")
    assert made.desk.chosen_key() == want
    made.press("x", "u")
    assert made.desk.chosen_key() == ""
    made.press("x")
    assert made.desk.message == WHICH
    made.press("down", "x")
    assert made.record.session.positions[0].struck


def test_a_page_turned_lets_go_of_what_is_out_of_sight() -> None:
    made = at_wants()
    made.write("w", "No noise")
    made.surface.pages = 2
    made.press("pagedown", "x")
    assert made.desk.message == WHICH


TEXTS = {"w": "a want", "i": "a reason", "t": "a topic", "o": "an idea", "j": "a jot", "n": "a note"}
ACTS = ("x", "h", "d", "m", "y", "e", "enter", "k")
MOVES = (
    "down",
    "up",
    "left",
    "right",
    "pagedown",
    "u",
    "ctrl+r",
    "1",
    "2",
    "T",
    "W",
    "I",
    "O",
    "R",
    "A",
    "escape",
    "c",
)


def entries(made: Room) -> dict[str, Entry]:
    return {entry.id: entry for entry in made.record.entries()}


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from([*TEXTS, *TEXTS, *ACTS, *ACTS, *MOVES]), min_size=4, max_size=40))
def test_whatever_a_key_acts_upon_is_drawn_as_chosen_at_that_moment(keys: list[str]) -> None:
    made = at_wants()
    desk, lit, jotted = made.desk, "", None
    for key in keys:
        if desk.writing is not None:
            writing.put_away(desk, "", given_up=True)
        before = entries(made)
        if desk.ask is None or desk.ask.answer(key) is None:
            lit = desk.chosen_key()  # what a menu is about was lit when it was opened
            jot = desk.just_jotted()
            jotted = jot.id if jot is not None and key == "enter" else None
        assert not lit or lit in desk.line_keys() or desk.ask is not None
        if key in TEXTS and desk.ask is None:
            made.press(key)
            if desk.writing is not None:
                writing.keep(desk, TEXTS[key])
            continue
        made.press(key)
        if key in ("u", "ctrl+r"):
            continue
        changed = {one for one, entry in entries(made).items() if one in before and before[one] != entry}
        assert changed <= {lit, jotted}, key
        if desk.writing is not None and desk.writing.kind == "reword":
            assert desk.writing.entry == lit
        if key == "enter" and desk.ask is not None and desk.ask.answer("X") and jotted is None:
            assert desk.ask.question == f"{desk.called(before[lit])}:"


# Right after a note


def test_e_and_y_right_after_a_note_are_about_it_whatever_is_lit() -> None:
    made = at_wants()
    made.write("w", "No noise")
    made.press("up")
    assert made.desk.chosen_key()
    made.write("n", "He is a liar")
    made.press("e")
    line = made.desk.writing
    assert line is not None
    assert (line.kind, line.private, line.text) == ("offered", True, "")
    assert writing.keep(made.desk, "To be told what is so")
    assert made.desk.message == "kept"
    made.press("y")
    assert asked(made) == "Who says yes?", "it was about the want that was selected"
    made.press("1", "i")
    assert made.record.session.interests[0].text == "To be told what is so"
    assert made.record.session.positions[0].text == "No noise"
    assert made.record.session.positions[0].confirmed == ()


def test_accepted_words_say_whose_they_are_and_under_which_topic_and_both_can_be_others() -> None:
    made = room("Maria", "Dan", "Office")
    made.press("g", "4")
    made.write("t", "The fence")
    made.write("t", "Parking")
    made.press("2")
    made.write("n", "She always lies")
    made.press("e")
    assert writing.keep(made.desk, "To be believed")
    made.press("y")
    assert asked(made) == "They say yes. Dan's, under “The fence”:"
    assert menu(made)["3"] == "Office's"
    made.press("1")
    assert asked(made) == "They say yes. Maria's, under “The fence”:"
    made.press("u", "2")
    assert asked(made) == "They say yes. Maria's, under “Parking”:"
    made.press("w")
    (want,) = made.record.session.positions
    assert (want.parties, want.issue) == (("p1",), made.record.session.issues[1].id)


# Topics and owners


@pytest.mark.parametrize("keys", [("w",), ("W", "w")])
def test_a_topic_that_is_lit_is_the_topic_and_it_is_said(keys: tuple[str, ...]) -> None:
    made = at_wants()
    made.press("T")
    for topic in ("The fence", "Parking", "Noise"):
        made.write("t", topic)
    made.press("up", *keys)
    line = made.desk.writing
    assert line is not None
    assert writing.hint(made.desk, line) == "under “Parking”"
    assert writing.keep(made.desk, "My own place")
    assert made.record.session.positions[0].issue == made.record.session.issues[1].id
    assert made.desk.message.startswith("a want kept under “Parking”")
    made.press("W")
    assert "My own place" in made.desk.view().model_dump_json() or keys == ("W", "w")


def test_with_one_topic_nothing_is_said_of_it() -> None:
    made = at_wants()
    made.write("t", "The fence")
    made.write("w", "My own place")
    assert made.desk.message == "a want kept"


def test_without_a_floor_the_next_line_is_of_whoever_had_it_last() -> None:
    made = at_wants()
    made.press("2", "2")
    assert made.desk.floor_party() is None
    assert made.desk.message == "Nobody has the floor"
    made.write("w", "No noise")
    assert made.record.session.positions[0].parties == ("p2",)


def test_before_anybody_had_the_floor_a_line_is_nobodys_until_it_is_said_whose() -> None:
    made = room("Maria", "Dan")
    made.press("g", "4", "w")
    assert made.desk.writing is not None, "who begins to type at once writes, and presses no keys"
    assert writing.whose(made.desk, made.desk.writing) == "whose?"
    assert writing.keep(made.desk, "No noise")
    assert not made.record.session.positions
    assert asked(made) == "Whose is it?"
    assert [draft.text for draft in writing.unkept(made.desk, "")] == ["No noise"]
    made.press("2")
    assert [(want.text, want.parties) for want in made.record.session.positions] == [("No noise", ("p2",))]
    assert writing.unkept(made.desk, "") == ()
    made.write("w", "No letters")
    assert made.record.session.positions[1].parties == ("p2",)
    made.desk.last_party = None  # as when the session is opened again
    made.write("w", "No notes")
    assert made.record.session.positions[2].parties == ("p2",)


def test_tab_says_whose_a_line_is_that_is_nobodys_yet_and_esc_loses_none_of_it() -> None:
    made = room("Maria", "Dan")
    made.press("g", "4", "w")
    writing.keep(made.desk, "No noise")
    made.press("escape", "w")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "No noise"
    writing.next_party(made.desk, -1)
    assert writing.keep(made.desk, "No noise")
    assert made.record.session.positions[0].parties == ("p2",)


# Words that cannot be seen


def test_words_in_a_line_that_cannot_be_seen_come_marked_and_it_is_said() -> None:
    made = at_wants()
    made.press("f2")
    made.write("w", "up to 80 pounds")
    made.press("e")
    line = made.desk.writing
    assert line is not None
    assert (line.text, line.replace) == ("up to 80 pounds", True)
    assert "Ctrl+U empties" in made.desk.message
    made.desk.writing = None
    made.press("f2", "e")
    assert made.desk.writing is not None
    assert not made.desk.writing.replace, "what is seen is there to be changed"


def test_what_was_typed_too_fast_is_no_prefilled_line() -> None:
    made = room("Maria", "Dan")
    writing.open_line(made.desk, "jot", text="The fen")
    assert made.desk.writing is not None
    assert not made.desk.writing.replace


# Menus: the key is the number that people say


def test_a_line_is_picked_by_the_number_that_people_say() -> None:
    made = at_wants()
    made.write("t", "The fence")
    for text in ("one", "two", "three"):
        made.write("i", text)
    made.press("up", "x")  # the second is gone: the third is still called three
    made.press("O")
    made.write("o", "A hedge")
    made.press("enter", "i")
    assert menu(made) == {"1": "one", "3": "three", "enter": "done"}
    made.press("3")
    assert made.record.session.options[0].interests == (made.record.session.interests[2].id,)


def test_a_number_of_two_digits_stands_before_its_words_and_has_a_letter() -> None:
    made = at_wants()
    made.press("T")
    for number in range(1, 12):
        made.write("t", f"topic {number}")
    made.press("W")
    made.write("w", "My own place")
    made.press("enter", "t")
    found = menu(made)
    assert found["9"] == "topic 9"
    assert {label for key, label in found.items() if not key.isdigit()} == {"10 topic 10", "11 topic 11"}


def test_people_are_picked_by_their_own_digit() -> None:
    made = at_wants("Maria", "Dan", "Office")
    made.write("w", "No noise")
    made.press("d")
    assert menu(made) == {"2": "Dan", "3": "Office"}


# Reading back, and every yes


def reading() -> Room:
    made = room("Maria", "Dan", "Office")
    made.press("A")
    made.write("a", "Dan mends the fence")
    made.press("l", "y")
    return made


@pytest.mark.parametrize(("key", "answer"), [("y", None), ("c", "concern"), ("n", "not_yet"), ("o", "no")])
def test_every_answer_to_a_point_asks_whose_it_is_with_the_same_question(
    key: str, answer: str | None
) -> None:
    made = reading()
    made.press(key)
    assert made.desk.writing is None
    assert asked(made) == "Who answers?"
    assert menu(made) == {"1": "Maria", "2": "Dan", "3": "Office", "enter": "everyone"}
    made.press("2")
    point = made.record.agreement.points[0]
    assert point.has_yes_of("p2") is (answer in (None, "concern"))
    given_ = [one.answer for back in made.record.session.read_backs for one in back.answers]
    assert given_ == ([answer] if answer else [])


def test_behind_a_card_the_same_keys_do_what_they_always_do() -> None:
    made = reading()
    made.press("b", "n")
    assert made.desk.writing is not None
    assert made.desk.writing.private
    made.desk.writing = None
    made.press("c")
    assert not made.desk.covered()


def test_everyone_is_there_after_the_first_yes_and_a_yes_can_be_taken_back() -> None:
    made = reading()
    made.press("y", "1", "y", "1")
    assert asked(made) == "Maria has said yes."
    made.press("t", "y", "3", "y", "enter")
    point = made.record.agreement.points[0]
    assert all(point.has_yes_of(party) for party in ("p1", "p2", "p3"))


def test_with_the_floor_of_one_who_said_yes_the_others_are_a_key_away() -> None:
    made = room("Maria", "Dan")
    made.press("R")
    made.write("r", "One at a time")
    made.press("1", "y", "y")
    assert asked(made) == "Maria has said yes."
    assert menu(made) == {"2": "Dan", "t": "take it back", "enter": "everyone"}
    made.press("2")
    assert len(made.record.session.rules[-1].confirmed) == 2
    made.press("1", "y")
    assert menu(made) == {"1": "Maria", "2": "Dan"}


# Weighing


def test_the_stage_that_weighs_opens_the_rating_of_ideas() -> None:
    made = room("Maria", "Dan")
    made.press("g", "5")
    made.write("o", "A hedge")
    made.press("v")
    assert not made.record.session.rating_open
    made.press("g", "6")
    assert made.record.session.rating_open
    made.press("down", "v")
    assert asked(made) == "Maria:"
    made.press("escape", "u")
    assert not made.record.session.rating_open


def test_sessions_of_before_and_types_that_do_not_say_so_weigh_when_they_are_told_to() -> None:
    assert [stage.id for stage in community().stages if stage.weighs] == ["choosing"]
    plain = tuple(stage.model_copy(update={"weighs": False}) for stage in community().stages)
    made = room("Maria", session_type=community().model_copy(update={"stages": plain}))
    made.press("g", "6")
    assert not made.record.session.rating_open


# The desk


def on_the_desk(made: Room) -> Room:
    made.press("N", "y", "enter")
    assert made.desk.unseen == DarkWall()
    return made


def test_esc_closes_a_menu_then_the_desk_then_draws_the_curtain() -> None:
    made = on_the_desk(room("Maria", "Dan"))
    made.press("f3", "escape")
    assert made.desk.ask is None
    assert made.desk.unseen is not None
    made.press("escape")
    assert made.desk.unseen is None
    assert made.desk.covered()


def test_a_line_kept_under_a_card_says_that_it_is_and_not_what_it_was() -> None:
    made = room("Maria", "Dan")
    made.press("b")
    for key in ("n", "j"):
        made.desk.say("")
        made.write(key, "she would move")
        assert made.desk.message == "kept"
    made.press("f3", "a", "1", "enter")
    made.write("w", "a flat of her own")
    assert made.desk.message == "kept"


def test_jots_wait_on_the_desk_with_their_words_and_a_key() -> None:
    made = room("Maria", "Dan")
    made.write("j", "the school has a room")
    assert made.desk.message == "a jot kept, off the wall · Enter says what it is, unseen"
    made.press("H")
    assert "school" not in asked(made)
    made.press("escape", "l", "j")
    assert "wall" in asked(made), "their words are for the desk"
    made.press("y", "enter")
    assert menu(made)["1"] == "the school has a room"
    made.press("1", "o")
    assert [idea.text for idea in made.record.session.options] == ["the school has a room"]
    made.press("l", "j")
    assert made.desk.message == "Of every jot it is said what it is."


def test_what_is_nobodys_business_in_the_room_waits_for_the_desk() -> None:
    made = room("Maria", "Dan")
    made.desk.tray.put(Question("sealing", "Notes are not sealed.", made.clock.now(), desk_only=True))
    assert waiting(made.desk) == ()
    made.press("f3", "m")
    assert made.desk.ask is None
    assert made.desk.message == "Nothing is waiting."
    on_the_desk(made).press("f3", "m")
    assert asked(made).startswith("Notes are not sealed.")
