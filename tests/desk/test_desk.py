"""What keys do at a desk, without a screen."""

import pytest

from mediator.desk import writing
from mediator.insight.shown import MEDIATOR
from mediator.record.base import Refused
from mediator.record.party import Person
from tests.rooms import Room, community, room


def texts(room_: Room, shelf: str) -> list[str]:
    part = room_.record.agreement if shelf == "points" else room_.record.session
    return [entry.text for entry in getattr(part, shelf)]


def wall(room_: Room) -> str:
    return room_.desk.view().model_dump_json()


def at_wants(*names: str) -> Room:
    made = room(*names)
    made.press("g", "4")
    return made


# Writing


@pytest.mark.parametrize(
    ("key", "shelf"),
    [("t", "issues"), ("w", "positions"), ("i", "interests"), ("o", "options"), ("a", "points"),
     ("r", "rules"), ("f", "fact_checks"), ("j", "jots")],
)  # fmt: skip
def test_a_small_letter_writes(key: str, shelf: str) -> None:
    made = room("Maria", "Mr Cole")
    made.press("1")
    made.write(key, "a few words")
    assert texts(made, shelf)[-1] == "a few words"
    assert made.desk.writing is None


def test_a_digit_before_the_line_chooses_the_party() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.press("2")
    made.write("w", "To live normally")
    assert made.record.session.positions[0].parties == ("p2",)


def test_tab_gives_the_open_line_to_the_next_party() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.press("1", "w")
    writing.next_party(made.desk, 1)
    writing.keep(made.desk, "To live normally")
    assert made.record.session.positions[0].parties == ("p2",)


@pytest.mark.parametrize(
    ("typed", "party", "left"),
    [
        ("@col quiet ", "p2", "quiet "),
        ("quiet @col ", "p2", "quiet "),
        ("@m quiet ", "p1", "@m quiet "),
        ("write to a@col ", "p1", "write to a@col "),
        ("@nobody here ", "p1", "@nobody here "),
    ],
)
def test_an_at_sign_names_exactly_one_party_or_is_text(typed: str, party: str, left: str) -> None:
    made = at_wants("Maria", "Mr Cole")
    made.press("1", "w")
    assert writing.named_party(made.desk, typed) == left
    assert made.desk.writing is not None
    assert made.desk.writing.party == party


def test_a_reason_lies_under_the_want_before_it() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.write("t", "Nights")
    made.press("1")
    made.write("w", "No noise")
    made.write("i", "Sleep")
    want, reason = made.record.session.positions[0], made.record.session.interests[0]
    assert reason.positions == (want.id,)
    assert reason.issues == (made.record.session.issues[0].id,)


def test_why_a_want_matters_is_one_key_whoever_has_the_floor() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.write("t", "Nights")
    made.press("1")
    made.write("w", "No noise")
    made.write("w", "No letters")
    made.press("1", "2", "W", "down", "i")
    line = made.desk.writing
    assert line is not None
    assert (line.party, writing.hint(made.desk, line)) == ("p1", "No noise")
    writing.keep(made.desk, "Sleep")
    reason = made.record.session.interests[0]
    assert reason.parties == ("p1",)
    assert reason.positions == (made.record.session.positions[0].id,)
    made.write("i", "To be asked")
    assert made.record.session.interests[1].parties == ("p2",), "nothing is selected any more"


def test_a_reason_stands_under_another_topic_too_and_no_longer() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.write("t", "Nights")
    made.write("t", "Letters")
    made.press("1")
    made.write("i", "To be asked")
    made.press("enter", "a", "2")
    first, second = (issue.id for issue in made.record.session.issues)
    assert set(made.record.session.interests[0].issues) == {first, second}
    made.press("enter", "a", "1")
    assert made.record.session.interests[0].issues == (second,)


def test_the_grid_is_in_the_look_menu_and_leads_to_a_topic() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.write("t", "Nights")
    made.write("t", "Letters")
    made.press("l", "g")
    assert made.desk.board() == "grid"
    made.press("down", "down", "enter", "enter")
    assert made.desk.view().body.heading == "Letters"


def lines(room_: Room) -> list[tuple[str, str]]:
    return [(line.text, line.aside) for line in room_.desk.view().body.lines()]


def keep(room_: Room, text: str) -> None:
    assert room_.desk.writing is not None, room_.desk.message
    assert writing.keep(room_.desk, text), room_.desk.message


def test_who_finds_out_what_by_when_and_what_was_found_are_said_on_the_line() -> None:
    made = room("Maria", "Mr Cole", people=(Person(id="q1", name="Aunt Bea", role="member", party="p1"),))
    made.write("f", "What the lease says")
    made.press("F", "enter", "w", "3")
    assert lines(made) == [("What the lease says", "Aunt Bea")]
    made.press("enter", "w", "enter")
    keep(made, "The housing office")
    made.press("enter", "d")
    assert not writing.keep(made.desk, "soon")
    assert "Write the date like" in made.desk.message
    keep(made, "14 Dec")
    assert lines(made) == [("What the lease says", "The housing office, by Monday 14 December 2026")]
    made.press("enter", "a")
    keep(made, "Quiet after ten")
    assert lines(made) == [("What the lease says", "Quiet after ten")]
    made.press("enter", "A", "enter", "D", "enter", "w", "0")
    assert lines(made) == [("What the lease says", "")]
    made.press("u", "u", "u")
    assert lines(made) == [("What the lease says", "Quiet after ten")]


def test_what_is_parked_says_what_becomes_of_it_and_with_whom() -> None:
    made = room("Maria", "Mr Cole")
    made.write("k", "The bicycle")
    made.press("K", "enter", "f", "2", "enter", "w", "2")
    assert lines(made) == [("The bicycle", "next time, with Mr Cole")]
    made.press("enter", "w", "enter")
    keep(made, "the caretaker")
    made.press("enter", "f", "1")
    assert lines(made) == [("The bicycle", "done, with the caretaker")]


def test_a_fair_standard_is_written_on_its_board_and_everyone_says_yes_to_it() -> None:
    made = room("Maria", "Mr Cole")
    made.press("l", "s", "enter")
    keep(made, "The house rules")
    assert lines(made) == [("The house rules", "")]
    made.press("y", "enter")
    assert lines(made) == [("The house rules", "everyone")]
    made.press("down", "enter", "x")
    assert lines(made) == []


def test_a_jot_turns_out_to_be_a_fair_standard_and_it_is_said_where_it_stands() -> None:
    made = room("Maria", "Mr Cole")
    made.write("j", "equal hours")
    made.press("enter", "s")
    assert texts(made, "criteria") == ["equal hours"]
    made.desk.say("")
    writing.open_line(made.desk, "standard")
    keep(made, "The lease")
    assert made.desk.message == "a fair standard kept · l s shows it"


def test_an_answer_that_was_cut_off_comes_back_to_its_own_line() -> None:
    made = room("Maria")
    made.write("f", "First")
    made.write("f", "Second")
    made.press("F", "down", "down", "enter", "a")
    writing.put_away(made.desk, "half an ans")
    made.press("up", "enter", "a")
    assert made.desk.writing is not None
    assert made.desk.writing.text == ""
    made.desk.writing = None
    made.press("down", "enter", "a")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "half an ans"


def test_the_parties_choose_the_order_of_their_topics_and_it_can_be_undone() -> None:
    made = room("Maria", "Mr Cole")
    for name in ("Nights", "Letters", "Stairs"):
        made.write("t", name)
    made.press("T", "down", "down", "down", "enter", "up", "up")
    assert texts(made, "issues") == ["Stairs", "Nights", "Letters"]
    made.press("3")
    assert texts(made, "issues") == ["Nights", "Letters", "Stairs"]
    made.press("up", "escape", "u", "u")
    assert texts(made, "issues") == ["Stairs", "Nights", "Letters"]
    made.press("enter", "l")
    assert made.record.session.issues[0].left_open
    made.press("enter", "l")
    assert not made.record.session.issues[0].left_open


def test_a_line_for_a_topic_says_how_it_might_begin_and_no_other_does() -> None:
    made = room("Maria", "Mr Cole")
    hints = {}
    for key in ("t", "o"):
        made.press(key)
        assert made.desk.writing is not None
        hints[key] = writing.hint(made.desk, made.desk.writing)
        made.desk.writing = None
    assert hints == {"t": "How will … ?", "o": ""}


def test_a_line_that_does_not_fit_stays_open_with_its_words() -> None:
    made = room("Maria")
    made.press("t")
    assert writing.keep(made.desk, "x" * 100_000) is False
    assert made.desk.writing is not None
    assert "100,000 characters" in made.desk.message
    assert made.record.session.issues == ()


def test_an_empty_line_closes_and_keeps_nothing() -> None:
    made = room("Maria")
    made.press("t")
    assert writing.keep(made.desk, "   ") is True
    assert made.record.session.issues == ()


def test_a_line_left_is_a_draft_under_its_key() -> None:
    made = room("Maria")
    made.press("t")
    writing.put_away(made.desk, "half a thou")
    assert made.record.session.issues == ()
    made.press("t")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "half a thou"


def test_pasted_lines_become_one_and_nothing_is_dropped() -> None:
    made = room("Maria")
    made.write("o", "one\r\ntwo\n\nthree\tfour")
    assert texts(made, "options") == ["one two three four"]


def test_whether_the_room_watches_is_settled_before_a_line_is_written() -> None:
    made = room("Maria")
    for key, watched in (("t", True), ("j", False)):
        made.press(key)
        assert made.desk.writing is not None
        assert made.desk.writing.watched is watched
        made.desk.writing = None
    made.press("f2", "t")
    assert made.desk.writing is not None
    assert made.desk.writing.watched is False


def test_a_stage_that_lets_reasons_wait_keeps_them_off_the_wall_until_shown() -> None:
    plain = community()
    waiting = tuple(stage.model_copy(update={"reasons": "wait"}) for stage in plain.stages)
    made = room("Maria", "Mr Cole", session_type=plain.model_copy(update={"stages": waiting}))
    made.press("g", "4", "1")
    made.write("w", "No noise")
    made.write("i", "Sleep")
    assert "Sleep" not in wall(made)
    made.press("H", "a")
    assert "Sleep" in wall(made)
    assert "No noise" in wall(made)


# Entries


def test_strike_takes_it_off_the_wall_and_keeps_it() -> None:
    made = room("Maria")
    made.press("T")
    made.write("t", "A slip")
    made.press("x")
    assert "A slip" not in wall(made)
    assert texts(made, "issues") == ["A slip"]
    made.press("u")
    assert "A slip" in wall(made)


def test_erase_asks_and_is_for_good() -> None:
    made = room("Maria")
    made.press("T")
    made.write("t", "A name that should not be here")
    made.press("X", "escape")
    assert texts(made, "issues") == ["A name that should not be here"]
    made.press("X", "enter")
    assert texts(made, "issues") == []
    made.press("u", "u", "u", "ctrl+r", "ctrl+r")
    assert texts(made, "issues") == []


def test_hide_and_show_never_quote_what_is_hidden() -> None:
    made = room("Maria")
    made.press("T")
    made.write("t", "How do we talk?")
    made.press("h")
    assert "How do we talk?" not in wall(made)
    made.press("H")
    assert made.desk.ask is not None
    assert "talk" not in repr(made.desk.ask)
    made.press("enter")
    assert "How do we talk?" in wall(made)


def test_a_hidden_line_cannot_be_drawn_by_rewording_it() -> None:
    made = room("Maria")
    made.write("j", "he is moving in May")
    made.press("e")
    assert made.desk.writing is None
    assert made.desk.message == "Which line? The arrows select one."
    writing_refused = made.record.session.jots[0]
    with pytest.raises(Refused, match="off the wall"):
        writing.open_reword(made.desk, writing_refused)


def test_give_to_another_party() -> None:
    made = at_wants("Maria", "Mr Cole", "Office")
    made.press("1")
    made.write("w", "Quiet")
    made.press("d", "3")
    assert made.record.session.positions[0].parties == ("p3",)


def test_a_reason_that_is_shared_and_confirmed_is_common_ground() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.press("1")
    made.write("i", "Greeting each other")
    made.press("m", "1")
    assert '"label":"Common ground"' not in wall(made)
    made.press("1", "y")
    assert '"label":"Common ground"' in wall(made)
    made.press("m", "1")
    assert made.record.session.interests[0].parties == ("p1",)


def test_parked_things_wait_in_the_parking_lot_and_come_back() -> None:
    made = room("Maria")
    made.press("T")
    made.write("t", "The bicycle")
    made.press("down", "k")
    assert "The bicycle" not in wall(made)
    made.press("K", "down")
    assert "The bicycle" in wall(made)
    made.press("k", "T")
    assert "The bicycle" in wall(made)


def test_with_nothing_selected_parking_writes() -> None:
    made = room("Maria")
    made.press("T")
    made.write("k", "Who pays for the lift")
    made.press("K")
    assert "Who pays for the lift" in wall(made)


@pytest.mark.parametrize(
    ("key", "shelf"), [("t", "issues"), ("o", "options"), ("a", "points"), ("r", "rules")]
)
def test_a_jot_says_later_what_it_is(key: str, shelf: str) -> None:
    made = room("Maria")
    made.write("j", "sorted later")
    assert "sorted later" not in wall(made)
    made.press("enter", key)
    assert texts(made, shelf)[-1] == "sorted later"


def test_a_jot_that_is_a_want_asks_whose() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.write("j", "peace")
    made.press("enter", "w", "2")
    assert made.record.session.positions[0].parties == ("p2",)


def test_the_kind_of_a_reason() -> None:
    made = at_wants("Maria", "Mr Cole")
    made.press("1")
    made.write("i", "To be asked first")
    made.press("enter", "n", "2")
    assert made.record.session.interests[0].kind == "procedural"


def test_a_point_is_everyones_once_everyone_said_yes() -> None:
    made = room("Maria", "Mr Cole")
    made.press("A")
    made.write("a", "Maria sends a text first")
    made.press("1", "y")
    assert '"done":true' not in wall(made)
    made.press("2", "y")
    assert '"done":true' in wall(made)
    made.press("e")
    writing.keep(made.desk, "Maria sends a text an hour before")
    assert '"done":true' not in wall(made)


# The opening


def test_the_checklist_is_gone_through_one_glance_at_a_time() -> None:
    made = room("Maria")
    first = made.desk.chosen_key()
    made.press("y")
    assert made.desk.chosen_key() != first
    assert len(made.record.agreement.checklist) == 1
    made.press("left", "y")
    assert len(made.record.agreement.checklist) == 1
    made.press("t")
    assert not made.record.agreement.checklist


def test_consent_by_digit_and_key_and_taken_back() -> None:
    made = room("Maria", "Mr Cole")
    made.press("down", "1", "y", "2", "y")
    assert [consent.party for consent in made.record.agreement.consents] == ["p1", "p2"]
    made.press("y", "t")
    assert made.record.agreement.consent_of("p2") is None
    assert made.record.agreement.consent_of("p1") is not None


def test_a_rule_is_affirmed_by_one_or_by_everyone() -> None:
    made = room("Maria", "Mr Cole")
    made.press("down", "down", "down", "1", "y")
    assert [yes.party for yes in made.record.session.rules[0].confirmed] == ["p1"]
    made.press("1", "down", "y", "enter")
    assert [yes.party for yes in made.record.session.rules[1].confirmed] == ["p1", "p2"]


# People and the floor


def test_a_party_takes_the_floor_and_yields_it() -> None:
    made = room("Maria", "Mr Cole")
    made.press("2")
    assert made.desk.live.shown.floor == ("p2",)
    made.press("2", "0")
    assert made.desk.live.shown.floor == (MEDIATOR,)
    made.press("7")
    assert made.desk.message == "There is no party 7."


def test_latecomers() -> None:
    made = room("Maria")
    writing.open_line(made.desk, "party")
    writing.keep(made.desk, "Mr Cole")
    assert [party.name for party in made.record.session.parties] == ["Maria", "Mr Cole"]
    assert made.record.agreement.parties == made.record.session.parties
    writing.open_line(made.desk, "party")
    assert writing.keep(made.desk, "maria") is False
    assert "there already" in made.desk.message


def test_a_support_person_comes_with_a_party() -> None:
    made = room("Maria")
    writing.open_line(made.desk, "person")
    writing.keep(made.desk, "Miss P")
    person: Person = made.record.session.people[0]
    assert (person.name, person.role, person.party) == ("Miss P", "support_person", "p1")


# Stages, time, the wall


def test_go_on_asks_first_and_goes_back_too() -> None:
    made = room("Maria")
    made.press("g", "enter")
    assert made.record.session.stage().id == "accounts"
    made.press("g", "left")
    assert made.record.session.stage().id == "opening"
    made.press("g", "5")
    assert made.record.session.stage().id == "ideas"


def test_looking_is_not_entering() -> None:
    made = room("Maria")
    made.press("O")
    assert made.desk.board() == "ideas"
    assert made.record.session.stage().id == "opening"
    made.press("l", "enter")
    assert made.desk.board() == "opening"


def test_the_clock_and_its_minutes_are_undone_too() -> None:
    made = room("Maria")
    made.press("space", "equals_sign", "equals_sign", "minus")
    assert made.record.session.stage().added == 1
    made.press("u", "u", "u", "u")
    assert made.record.session.stage().added == 0
    assert not made.record.session.clock_runs()
    made.press("ctrl+r")
    assert made.record.session.clock_runs()


def test_a_break_stops_every_clock_and_says_when_it_ends() -> None:
    made = room("Maria")
    made.press("space", "p", "2")
    card = made.desk.view().card
    assert card is not None
    assert card.until is not None
    assert (card.until - made.clock.now()).total_seconds() == 600
    assert not made.record.session.clock_runs()
    made.press("c")
    assert made.desk.view().card is None
    assert made.record.session.clock_runs()


def test_stop_now_asks_nothing() -> None:
    made = room("Maria")
    made.press("space", "Q")
    assert made.desk.ask is None
    assert made.desk.covered()
    assert not made.record.session.clock_runs()
    assert made.record.agreement.outcome is None


def test_escape_again_and_again_ends_at_the_curtain_and_only_c_lifts_it() -> None:
    made = room("Maria")
    made.press("T")
    made.write("t", "Nights")
    made.press("enter", "escape", "escape", "escape")
    assert made.desk.covered()
    made.press("b", "full_stop", "enter", "t", "T", "escape", "y", "x")
    assert made.desk.covered()
    assert texts(made, "issues") == ["Nights"]
    assert not made.record.session.issues[0].struck
    made.press("c")
    assert not made.desk.covered()


def test_leaving_draws_the_curtain_first() -> None:
    made = room("Maria")
    made.press("q")
    assert made.desk.covered()
    assert made.surface.asked == []
    made.press("enter")
    assert made.surface.asked == ["leave"]


def test_the_close_sets_a_date_on_the_wall_and_an_outcome_off_it() -> None:
    made = room("Maria")
    made.press("g", "8")
    made.press("enter", "d")
    writing.keep(made.desk, "2026-12-14 10:00")
    made.press("enter", "e", "5")
    assert made.record.agreement.outcome == "withdrew"
    assert "14 December 2026 10:00" in wall(made)
    assert "withdrew" not in wall(made)


def test_a_date_that_is_none_is_explained_and_the_line_stays_open() -> None:
    made = room("Maria")
    made.press("g", "8", "enter", "d")
    assert writing.keep(made.desk, "soon") is False
    assert "Write the date like" in made.desk.message


def test_undo_never_says_the_words() -> None:
    made = room("Maria")
    made.write("j", "a secret")
    made.press("u")
    assert made.desk.message == "undone: a jot kept"


def test_a_reason_can_be_laid_under_another_want() -> None:
    made = at_wants("Maria")
    made.write("w", "No noise")
    made.write("w", "A rug")
    made.write("i", "Sleep")
    first, second = made.record.session.positions

    def under() -> tuple[str, ...]:
        return made.record.session.interests[0].positions

    assert under() == (second.id,)
    made.press("enter", "w", "1")
    assert under() == (second.id, first.id)
    made.press("enter", "w", "2")
    assert under() == (first.id,)


def test_a_menu_stays_with_the_line_it_was_opened_for() -> None:
    here = room("Maria", "Mr Cole")
    here.press("g", "3")
    here.write("t", "Alpha")
    here.write("t", "Beta")
    alpha, beta = here.record.session.issues
    here.desk.chosen = alpha.id
    here.press("enter")
    here.desk.chosen = beta.id  # as a click on another line does
    here.press("e")
    assert here.desk.writing is not None
    assert here.desk.writing.entry == alpha.id


def test_one_answer_is_one_step_back() -> None:
    here = room("Maria", "Mr Cole", "Office")
    here.desk.chosen = here.record.session.rules[0].id
    before = here.record
    here.press("y", "enter")
    assert len(here.record.session.rules[0].confirmed) == 3
    here.press("u")
    assert here.record == before


def test_a_menu_of_forty_reaches_every_party() -> None:
    here = room(*(f"Party {n}" for n in range(1, 41)))
    here.press("g", "2", "f3", "w")
    assert here.desk.ask is not None
    assert "Party 36" not in [choice.label for choice in here.desk.ask.choices]
    here.press("right")
    here.press(next(choice.key for choice in here.desk.ask.choices if choice.label == "Party 40"))
    assert here.desk.floor_party() == here.record.session.parties[39].id


def test_whoever_goes_on_to_something_else_leaves_an_open_question() -> None:
    here = room("Maria", "Mr Cole")
    here.press("down", "down", "down", "1", "y", "y")
    assert here.desk.ask is not None, "Maria has said yes: take it back?"
    here.press("g", "enter")
    assert here.record.session.stage().id == "accounts"
    assert here.record.session.rules[0].has_yes_of("p1")


def test_an_unseen_line_asks_whose_it_is_where_nobody_speaks() -> None:
    here = room("Mia", "Ben")
    here.press("f2", "g", "4", "w")
    assert here.desk.writing is None
    here.press("2")
    assert here.desk.writing is not None
    assert here.desk.writing.party == "p2"


def test_on_a_quiet_wall_no_board_is_turned_to_unseen() -> None:
    here = room("Mia", "Ben")
    here.press("z", "W")
    assert "quiet" in here.desk.message
    here.press("z")
    assert here.desk.board() == "opening"


def test_nothing_is_asked_where_there_is_nothing_to_choose() -> None:
    here = room("Maria", "Cole")
    here.press("T")
    here.write("t", "Evenings")
    here.press("h", "1", "W")
    here.write("i", "Sleep")
    here.press("enter", "a")
    assert here.desk.ask is None
    assert here.desk.message == "There is nothing on the wall to choose from."
