"""A heated sentence in other words, summaries, the card for a stuck point, best and worst: by their keys."""

import pytest

from mediator.desk import writing
from mediator.desk.desk_opening import MIRRORED
from mediator.record.agenda import EnterStage
from tests.desk.test_private import asked, in_caucus, on_the_desk, public
from tests.rooms import Room, room

HEAT, OFFERED = "He is a liar and always was", "To be told what is so"


def keep(made: Room, text: str) -> None:
    assert made.desk.writing is not None, made.desk.message
    assert made.desk.writing.private
    assert not made.desk.writing.watched
    assert writing.keep(made.desk, text), made.desk.message


def heated(*, speaking: bool = True) -> Room:
    """Return a room in which a heated sentence was noted and offered in other words."""
    made = room("Maria", "Mr Cole")
    made.press("g", "4", *(["2"] if speaking else []))
    made.write("n", HEAT)
    made.press("e")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "", "the words are not to be drawn on a wall"
    keep(made, OFFERED)
    return made


def test_only_the_words_that_the_speaker_accepted_come_to_the_board() -> None:
    made = heated()
    assert HEAT not in public(made)
    assert OFFERED not in public(made)
    made.press("y", "i")
    (reason,) = made.record.session.interests
    assert (reason.text, reason.parties) == (OFFERED, ("p2",))
    assert [yes.party for yes in reason.confirmed] == ["p2"]
    assert OFFERED in made.desk.view().model_dump_json()
    assert HEAT not in public(made)
    made.press("e")
    assert made.desk.writing is not None
    assert made.desk.writing.kind == "reword", "what is on the board is reworded as any line is"
    made.desk.writing = None
    (note,) = made.record.private.notes
    assert (note.text, note.used) == (HEAT, reason.id)


def test_words_that_were_accepted_stay_until_their_speaker_accepts_others() -> None:
    made = heated()
    made.press("y", "i")
    made.write("e", "To hear the truth")
    assert "Mr Cole" in repr(made.desk.ask)
    assert "truth" not in public(made)
    assert [draft.text for draft in writing.unkept(made.desk, "")] == ["To hear the truth"]
    made.press("n")
    (reason,) = made.record.session.interests
    assert (reason.text, len(reason.confirmed)) == (OFFERED, 1)
    made.press("e")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "To hear the truth", "not yet is not never"
    assert writing.keep(made.desk, "To hear the truth")
    made.press("y")
    (reason,) = made.record.session.interests
    assert (reason.text, [yes.party for yes in reason.confirmed]) == ("To hear the truth", ["p2"])
    assert writing.unkept(made.desk, "") == ()
    made.press("u")
    (reason,) = made.record.session.interests
    assert (reason.text, len(reason.confirmed)) == (OFFERED, 1)


def test_words_that_nobody_has_confirmed_are_reworded_at_once() -> None:
    made = room("Maria", "Mr Cole")
    made.press("g", "4", "2")
    made.write("i", "Sleep befor six")
    made.write("e", "Sleep before six")
    assert made.desk.ask is None
    assert made.record.session.interests[0].text == "Sleep before six"


def test_it_is_one_step_of_undo_and_can_be_accepted_again_from_the_desk() -> None:
    made = heated()
    made.press("y", "w", "u")
    assert made.record.session.positions == ()
    assert made.record.private.notes[0].used is None
    made.press("N", "y", "enter", "f3", "u", "1", "y", "t")
    assert [issue.text for issue in made.record.session.issues] == [OFFERED]


def test_whoever_was_not_named_is_asked_for() -> None:
    made = heated(speaking=False)
    made.press("y", "1", "w")
    assert made.record.session.positions[0].parties == ("p1",)


def test_without_a_yes_nothing_is_on_the_board_and_other_words_can_be_offered() -> None:
    made = heated()
    made.press("y", "escape", "e")
    keep(made, "That we are honest with each other")
    made.press("space", "2", "y", "i")
    assert made.record.session.interests[0].text == "That we are honest with each other"
    assert OFFERED not in made.record.model_dump_json()


def test_once_something_else_is_done_e_and_y_are_about_the_board_again() -> None:
    for keys in (["T"], ["t"]):
        made = room("Maria", "Mr Cole")
        made.press("T")
        made.write("t", "Nights")
        made.write("n", HEAT)
        made.press(*keys)
        made.desk.writing = None
        made.press("e")
        assert made.desk.writing is not None
        assert (made.desk.writing.kind, made.desk.writing.text) == ("reword", "Nights")
    made.desk.writing = None
    made.press("T")
    made.write("n", HEAT)
    made.press("down", "e")
    assert made.desk.writing is not None
    assert made.desk.writing.kind == "reword"


def test_what_was_said_alone_is_not_offered_but_released() -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.write("n", "my own thought")
    made.press("e", "y")
    assert made.desk.writing is None


def test_on_the_desk_what_was_offered_comes_back_to_be_changed() -> None:
    made = on_the_desk("Maria", "Mr Cole", two_screens=True)
    made.write("n", HEAT)
    made.press("e")
    keep(made, OFFERED)
    made.press("e")
    assert made.desk.writing is not None
    assert made.desk.writing.text == OFFERED


# Summaries


def test_among_the_accounts_a_yes_says_that_who_speaks_was_heard_right() -> None:
    made = room("Maria", "Mr Cole")
    made.press("g", "2", "2", "y", "2", "y")
    assert asked(made) == "Who was heard right?"
    made.press("1")
    assert [(s.party, s.heard) for s in made.record.private.summaries] == [("p2", "right"), ("p1", "right")]
    made.press("u")
    assert [s.party for s in made.record.private.summaries] == ["p2"]


def test_before_a_stage_of_listening_is_left_it_is_said_how_many_were_not_summed_up() -> None:
    made = room("Maria", "Mr Cole")
    made.press("g")
    assert "summed" not in asked(made)
    made.press("2", "g")
    assert asked(made).startswith("Go on? Not summed up in this stage: 2 ")
    made.press("enter")
    assert made.desk.session.stage().board == "topics", "it never stands in the way"
    made.press("g", "2", "1", "y", "2", "y", "g")
    assert "summed" not in asked(made)


def test_a_summary_is_written_and_corrected_unseen() -> None:
    made = room("Maria", "Mr Cole")
    made.press("g", "2", "l", "u", "1", "w")
    keep(made, "Nights are short")
    made.press("l", "u", "1", "e")
    assert made.desk.writing is not None
    assert made.desk.writing.text == ""
    keep(made, "Nights are short since May")
    (summary,) = made.record.private.summaries
    assert (summary.text, summary.heard, summary.party) == ("Nights are short since May", "corrected", "p1")
    assert "Nights" not in public(made)
    made.press("l", "u", "1", "0")
    assert made.record.private.summaries[0].heard == "not_yet"


# Stuck


def test_the_card_opens_on_the_desk_alone_and_ticks_what_was_tried() -> None:
    made = room("Maria", "Mr Cole")
    made.press("g", "4", "l", "m")
    assert asked(made) == MIRRORED
    made.press("y", "enter", "1")
    assert [tried.move for tried in made.record.private.tried] == ["pause"]
    assert "take a break" not in public(made)
    made.press("l", "m", "1")
    assert asked(made) == "take a break: tried at " + f"{made.clock.now().astimezone():%H:%M}"
    made.press("enter", "l", "m", "1", "t")
    assert len(made.record.private.tried) == 1
    made.press("u", "u", "u")
    assert not made.record.private.tried


def test_the_card_can_be_ticked_while_one_party_is_alone_with_the_mediator() -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.press("l", "m", "y", "enter", "9")
    assert [tried.move for tried in made.record.private.tried] == ["caucus"]


def test_cards_are_written_out_on_the_desk_and_not_on_the_wall() -> None:
    made = room("Maria", "Mr Cole")
    for open_, shown in ((False, False), (True, True)):
        if open_:
            made.press("N", "n")
        made.press("l")
        assert made.desk.ask is not None
        cards = {choice.key: choice.listed for choice in made.desk.ask.choices if choice.key in "mnu"}
        assert cards == dict.fromkeys("mnu", shown)
        made.press("escape")


# Best and worst without an agreement


@pytest.mark.parametrize(("key", "kind"), [("1", "best"), ("2", "worst")])
def test_in_a_private_meeting_it_is_noted_for_its_party(key: str, kind: str) -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.press("l", "n", key)
    keep(made, "moving to my sister")
    (note,) = made.record.private.notes
    assert (note.kind, note.about) == (kind, "p1")
    assert note.can_be_released(), "its party may say so, and nobody else"
    assert "sister" not in public(made)


def test_elsewhere_it_needs_the_desk_and_asks_for_whom() -> None:
    made = room("Maria", "Mr Cole")
    made.press("l", "n")
    assert asked(made) == MIRRORED
    made.press("n", "2", "1")
    keep(made, "a court that believes him")
    (note,) = made.record.private.notes
    assert (note.kind, note.about, note.room) == ("best", "p2", None)


def test_what_was_released_of_it_is_said_aloud_and_not_put_on_the_board() -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.press("l", "n", "1")
    keep(made, "moving to my sister")
    made.press("c", "enter", "enter", "y", "enter", "y")
    assert made.record.private.notes[0].release is not None
    made.press("f3", "u", "1")
    assert made.desk.ask is not None
    assert "o" not in [choice.key for choice in made.desk.ask.choices]


def test_a_half_written_worst_comes_back_to_its_own_party_only() -> None:
    made = on_the_desk("Maria", "Mr Cole", two_screens=True)
    made.press("l", "n", "1", "2")
    writing.put_away(made.desk, "half a thou")
    made.press("l", "n", "2", "2")
    assert made.desk.writing is not None
    assert made.desk.writing.text == ""
    made.desk.writing = None
    made.press("l", "n", "1", "2")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "half a thou"


def test_a_summary_is_of_the_stage_it_was_given_in() -> None:
    made = room("Maria")
    made.press("g", "2", "1", "y")
    made.desk.do(EnterStage(at=made.clock.now(), stage=made.record.session.stages[3].id))
    made.press("g")
    assert "Not summed up in this stage: 1" in asked(made)
