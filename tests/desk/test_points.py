"""Agreement points at a desk: their parts, reading them back, the whole draft, and what a party answers."""

from datetime import date

import pytest

from mediator.archive.hint_words import hint_words
from mediator.board.drawing import pages
from mediator.desk import entry_menu, writing
from mediator.desk.dates import day_named
from mediator.desk.who_sees import TwoScreens
from mediator.insight.board_points import AT_A_GLANCE, PART_WORDS
from mediator.insight.desk_draft import draft_on_desk
from mediator.record.agenda import BoardName
from mediator.record.agreement import Advice
from mediator.record.agreement_point import (
    NOT_PROMISED,
    PARTS,
    AgreementPoint,
    AnswerTopic,
    Doer,
    SetPart,
)
from mediator.record.entry import Reword
from mediator.record.party import Person
from mediator.record.read_back import answer_of
from mediator.view import BoardLine
from tests.insight.test_hints import PUBLISHED
from tests.rooms import Room, room

SON = Person(id="q1", name="Tom", role="observer", party=None)


def agreed(*texts: str) -> Room:
    made = room("Maria", "Mr Cole", "Housing office", people=(SON,))
    made.press("A")
    for text in texts or ("Mr Cole puts a rug in the hall",):
        made.write("a", text)
    return made


def part(made: Room, key: str, text: str) -> None:
    """Write a part from the menu of parts."""
    made.press(key)
    assert made.desk.writing is not None, made.desk.message
    assert writing.keep(made.desk, text), made.desk.message


def point(made: Room, index: int = 0) -> AgreementPoint:
    return made.record.agreement.points[index]


def menu(made: Room) -> dict[str, str]:
    assert made.desk.ask is not None, made.desk.message
    return {choice.key: choice.label for choice in made.desk.ask.choices}


def line(made: Room) -> BoardLine:
    return made.desk.view().body.blocks[0].lines[0]


def below(made: Room) -> list[str]:
    return [" ".join(filter(None, (d.label, d.text, d.was))) for d in line(made).details]


def test_every_part_that_the_room_may_see_has_a_word_for_the_wall() -> None:
    assert set(PART_WORDS) == set(PARTS) - set(NOT_PROMISED)
    assert set(AT_A_GLANCE) <= set(PART_WORDS)


# Parts


def test_parts_are_written_one_after_another_each_by_its_letter() -> None:
    made = agreed()
    made.press("enter", "p")
    assert set(menu(made).values()) == {
        f"{getattr(made.desk.words, word)}: …" for word in PART_WORDS.values()
    } | {"Support needed, off the wall"}
    part(made, "w", "mr cole and Tom")
    part(made, "t", "by Friday")
    part(made, "n", "He says so by Thursday")
    assert point(made).who == (Doer(id="p2", name="Mr Cole"), Doer(id="q1", name="Tom"))
    assert (point(made).by_when, point(made).by_when_day) == ("by Friday", date(2026, 11, 27))
    assert point(made).if_not == "He says so by Thursday"
    assert menu(made)["t"] == "By when: by Friday (27 November)"
    made.press("escape", "A")
    assert below(made) == ["Mr Cole, Tom · by Friday (27 November) · also noted: What if not"]
    made.press("enter", "p")
    part(made, "t", "20 Nov")
    assert made.desk.message.endswith(" · 20 Nov 2027, next year"), "it was two days ago"
    assert menu(made)["t"] == "By when: 20 Nov (20 November 2027)"
    part(made, "t", "27 Nov")
    assert (menu(made)["t"], "year" in made.desk.message) == ("By when: 27 Nov", False)
    part(made, "t", "by Friday")
    part(made, "s", "a loan of 200")
    part(made, "k", "Maria sees it")
    made.press("escape", "R")
    boards: tuple[BoardName, ...] = ("agreement", "closing")
    for board in boards:
        made.desk.live.show(board=board)
        assert below(made) == ["Mr Cole, Tom · by Friday (27 November) · also noted: How known, What if not"]
        assert "loan" not in made.desk.live.view.model_dump_json()


def test_a_part_kept_empty_is_taken_away_and_each_is_one_step_of_undo() -> None:
    made = agreed()
    made.press("enter", "p")
    part(made, "p", "at the gate")
    part(made, "p", "")
    assert point(made).where == ""
    part(made, "p", "")
    made.press("escape", "u")
    assert point(made).where == "at the gate"
    made.press("u")
    assert point(made).where == ""
    assert made.desk.message == "undone: an agreement point: a part noted"


def test_a_digit_says_which_party_does_it() -> None:
    made = agreed()
    made.press("enter", "p")
    part(made, "w", "1 and 3")
    assert [doer.name for doer in point(made).who] == ["Maria", "Housing office"]
    assert [doer.id for doer in point(made).who] == ["p1", "p3"]
    part(made, "f", "2")
    assert point(made).for_whom == (Doer(id="p2", name="Mr Cole"),)
    part(made, "w", "9")
    assert point(made).who == (Doer(name="9"),), "there is no party nine"


def test_what_is_missing_stops_nothing_and_a_line_closed_by_esc_comes_back_for_its_point_alone() -> None:
    made = agreed("One", "Two")
    made.press("enter", "p", "v")
    assert made.desk.writing is not None
    writing.put_away(made.desk, "in M", given_up=True)
    made.press("down", "enter", "p", "v")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "", "the draft is another point's"
    writing.keep(made.desk, "")
    made.press("escape", "up", "enter", "p", "v")
    assert made.desk.writing.text == "in M"


def test_the_help_that_somebody_needs_is_never_on_the_wall_nor_watched() -> None:
    made = agreed()
    made.press("enter", "p", "s")
    assert made.desk.writing is not None
    assert not made.desk.writing.watched
    writing.keep(made.desk, "a loan of 200")
    assert menu(made)["s"] == "Support needed, off the wall", "not even that there is any"
    made.press("escape", "enter", "enter")
    assert "loan" not in made.desk.live.view.model_dump_json() + made.desk.message
    assert point(made).support == "a loan of 200"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Friday", date(2026, 11, 27)),
        ("by 14 Dec at noon", date(2026, 12, 14)),
        ("within two weeks, by +14", date(2026, 12, 6)),
        ("every Sunday by six", None),
        ("each second Friday", None),
        ("on Sundays", None),
        ("when the rent is paid", None),
        ("31 Feb", None),
        ("", None),
    ],
)
def test_a_day_is_recognised_where_one_is_named(said: str, day: date | None) -> None:
    assert day_named(said, date(2026, 11, 22)) == day


def test_a_point_comes_from_an_idea_with_its_words_to_be_changed() -> None:
    made = room("Maria", "Mr Cole")
    made.press("g", "5", "O")
    made.write("o", "A rug in the hall")
    idea = made.record.session.options[0].id
    made.press("enter", "a")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "A rug in the hall"
    writing.put_away(made.desk, "Mr Cole puts a rug")
    made.press("a")
    assert made.desk.writing.text == "Mr Cole puts a rug"
    writing.keep(made.desk, "Mr Cole puts a rug in the hall")
    assert (point(made).text, point(made).option) == ("Mr Cole puts a rug in the hall", idea)
    made.write("a", "Another one")
    assert point(made, 1).option is None


def test_of_an_idea_that_was_undone_since_the_point_is_kept_alone() -> None:
    made = room("Maria", "Mr Cole")
    made.press("O")
    made.write("o", "A rug")
    made.press("enter", "a")
    made.desk.live.undo()
    assert writing.keep(made.desk, "A rug by May")
    assert point(made).option is None


def test_which_topic_it_answers_what_kind_it_is_and_how_far_it_goes() -> None:
    made = agreed()
    made.write("t", "How can both homes rest?")
    made.press("A", "down", "enter", "t", "1", "enter", "n", "2", "enter", "s", "5")
    assert made.desk.writing is not None
    writing.keep(made.desk, "the lease allows it")
    made.press("A")
    assert point(made).issues == (made.record.session.issues[0].id,)
    assert (point(made).kind, point(made).state) == ("payment_plan", "conditional")
    assert below(made) == ["on a condition · the lease allows it"]
    made.press("enter", "t")
    assert menu(made)["1"].startswith("✓ ")
    made.press("1", "enter", "s", "0", "enter", "n", "1")
    assert (point(made).issues, point(made).state, point(made).kind) == ((), "drafted", "plain")


def test_nothing_is_asked_of_a_point_that_the_room_does_not_see() -> None:
    made = agreed()
    made.press("enter", "h")
    made.press("enter")
    assert made.desk.message == "Which line? The arrows select one."
    entry_menu.open_entry(made.desk, made.record.agreement.points[0])
    assert not {"enter", "p", "s", "n"} & menu(made).keys()


# Reading back


def reading(*texts: str) -> Room:
    made = agreed(*texts)
    made.press("down", "enter", "enter")
    return made


def test_one_point_fills_the_board_and_the_arrows_go_to_the_next() -> None:
    made = reading("One", "Two", "Three")
    seen = []
    for key in ("", "right", "right", "right", "left"):
        made.press(*([key] if key else []))
        seen.append((line(made).number, line(made).text, made.desk.view().body.place))
    assert seen == [
        (1, "One", "point 1 of 3"),
        (2, "Two", "point 2 of 3"),
        (3, "Three", "point 3 of 3"),
        (3, "Three", "point 3 of 3"),
        (2, "Two", "point 2 of 3"),
    ]
    made.press("x")
    assert line(made).text in ("One", "Three"), "the one that was struck is gone"


def test_it_is_read_from_the_look_menu_too_at_the_selected_point() -> None:
    made = agreed("One", "Two")
    made.press("down", "down", "l", "y")
    assert line(made).text == "Two"
    made.press("A", "l", "y")
    assert line(made).text == "Two", "it stays where it was"


def test_a_digit_and_a_key_note_an_answer_and_nobody_can_tell_which_it_was() -> None:
    made = reading()
    seen = []
    for digit, key in (("1", "y"), ("2", "c"), ("3", "n"), ("3", "o")):
        made.press(digit)
        assert list(menu(made)) == ["y", "c", "n", "o"]
        made.press(key)
        seen.append((made.desk.message, made.desk.live.view.model_dump_json()))
        made.clock.advance(1)
    assert len(set(seen)) == 1
    entry = point(made).id
    assert [answer_of(made.record, entry, party) for party in ("p1", "p2", "p3")] == ["yes", "concern", "no"]
    made.press("3", "y")
    assert line(made).done
    assert line(made).aside == "everyone"
    made.press("A")
    assert made.desk.view().body.place == "1 of 1 confirmed by everyone"
    made.press("u")
    assert not line(made).done
    assert made.desk.view().body.place == ""


def test_whose_yes_it_is_is_not_said_of_a_point() -> None:
    made = reading()
    made.press("y", "2")
    assert made.desk.message == "an answer to an agreement point noted"
    assert not line(made).aside
    made.press("y", "enter")
    assert line(made).aside == "everyone"


def test_a_party_beyond_the_ninth_answers_from_the_menu() -> None:
    made = room(*(f"Party {n}" for n in range(1, 12)))
    made.press("A")
    made.write("a", "A rug")
    made.press("enter", "enter", "enter", "enter", "b")
    assert made.desk.covered(), "the curtain is drawn over a menu"
    made.press("c", "enter", "enter", "c", "n")
    assert answer_of(made.record, point(made).id, "p11") == "not_yet"


def test_changed_words_set_everyone_back_and_stand_beside_the_old_ones_until_somebody_answers() -> None:
    made = reading()
    made.press("1", "y", "2", "y", "e")
    writing.keep(made.desk, "Mr Cole puts a thick rug in the hall")
    made.press("enter", "p")
    part(made, "t", "Friday")
    made.press("escape")
    assert point(made).confirmed == ()
    expected = ["before: Mr Cole puts a rug in the hall", "By when Friday (27 November) new"]
    assert below(made) == expected
    made.press("A")
    assert below(made) == expected
    made.press("l", "y", "1", "n")
    assert below(made) == ["By when Friday (27 November)"]


def test_old_words_of_a_point_that_was_off_the_wall_do_not_come_back() -> None:
    made = reading()
    made.press("1", "y", "e")
    writing.keep(made.desk, "Mr Cole puts a carpet")
    assert below(made) == ["before: Mr Cole puts a rug in the hall"]
    made.press("h", "H", "enter", "l", "y")
    assert (line(made).text, below(made)) == ("Mr Cole puts a carpet", [])


def test_an_answer_to_words_that_changed_while_it_was_asked_for_is_refused() -> None:
    made = reading()
    made.press("1")
    made.desk.live.do(Reword(at=made.clock.now(), entry=point(made).id, text="Other words"))
    made.press("y")
    assert made.desk.message == "The point has changed. Read it once more."
    assert point(made).confirmed == ()


def test_elsewhere_and_on_a_quiet_wall_a_digit_gives_the_floor() -> None:
    made = reading()
    made.press("z", "1")
    assert made.desk.live.shown.floor == ("p1",)
    made.press("z", "A", "2")
    assert made.desk.live.shown.floor == ("p2",)


def test_the_rooms_own_screen_can_stay_with_the_point() -> None:
    made = reading("One", "Two")
    made.press("f3", "f", "right")
    assert made.desk.live.second_view.body.place == "point 1 of 2"
    assert made.desk.live.view.body.place == "point 2 of 2"


# Hints


def test_the_published_points_entered_by_keys_are_asked_about_on_the_desk_and_nowhere_else() -> None:
    people = (Person(id="q1", name="Mr L", role="member", party="p2"),)
    made = room("D", "Mr and Mrs L", people=people)
    made.press("A")
    for text in PUBLISHED:
        made.write("a", text)
    seen = hints(made)
    assert {"polite, encourage", "low", "son"} <= {word for _, word in seen}
    assert sum(check == "time" for check, _ in seen) == 4
    for question in hint_words("en").questions.values():
        assert question not in made.desk.live.view.model_dump_json() + made.desk.message
    made.press("up", "up", "up", "enter", "p")  # the second point
    part(made, "w", "Mr L")
    part(made, "t", "12 December")
    part(made, "n", "Mr L finds a carpenter")
    part(made, "v", "when the centre calls")
    part(made, "s", "The boards are bought")
    made.press("escape")
    assert hints(made, chosen=True) == []


def hints(made: Room, *, chosen: bool = False) -> list[tuple[str, str]]:
    """Return what the desk asks, of the selected point or of all."""
    live = made.desk.live
    key = made.desk.chosen_key() if chosen else ""
    draft = draft_on_desk(live.record, made.desk.words, hint_words("en"), made.desk.board(), key)
    assert draft is not None
    return [(hint.check, hint.word) for one in draft.points for hint in one.hints]


# The whole draft


def test_the_draft_names_what_answers_each_topic_and_what_is_open() -> None:
    made = agreed("A rug in the hall", "A text first", "Tea in May")
    topics = ("How can both homes rest?", "How do we tell each other?", "What of the fence?", "The cellar?")
    for topic in topics:
        made.write("t", topic)
    made.press("T", "down", "down", "down", "down", "enter", "l")
    made.press("up", "k", "A", "down", "enter", "t", "1", "enter", "s", "5")
    writing.keep(made.desk, "the lease allows it")
    made.press("l", "d")
    body = made.desk.view().body
    blocks = {block.label: [(line.text, line.aside) for line in block.lines] for block in body.blocks}
    assert blocks == {
        "How can both homes rest?": [("A rug in the hall", "")],
        "Not under a topic yet": [("A text first", ""), ("Tea in May", "")],
        "Topics": [
            ("How do we tell each other?", "still open"),
            ("What of the fence?", "Parking lot"),
            ("The cellar?", "left open"),
        ],
        "Still to settle": [("the lease allows it", "")],
    }


@pytest.mark.parametrize(("width", "height"), [(76, 18), (56, 14), (116, 30)])
def test_forty_points_with_their_parts_are_all_there_to_read(width: int, height: int) -> None:
    made = room(*(f"Party {n}" for n in range(1, 13)))
    at, topics = made.clock.now(), [f"How will matter {n} be?" for n in range(1, 9)]
    for text in topics:
        made.write("t", text)
    for n in range(1, 41):
        made.write("a", f"Promise {n} is kept at the door of the house")
        entry, issue = point(made, -1).id, made.record.session.issues[n % 8].id
        made.desk.live.do(
            SetPart(at=at, entry=entry, part="who", text=f"Party {n % 12 + 1}"),
            SetPart(at=at, entry=entry, part="by_when", text=f"week {n}"),
            AnswerTopic(at=at, entry=entry, issue=issue),
        )
    wanted = {
        "A": [f"Promise {n} is kept" for n in range(1, 41)] + [f"week {n}" for n in range(1, 41)],
        "d": [*topics, *(f"Promise {n} is kept" for n in range(1, 41))],
        "y": ["Promise 39 is kept", "week 39"],
    }
    for key, words in wanted.items():
        made.press("l", "a", "up", *("l", key) if key != "A" else ())
        drawn = pages(made.desk.view().body, width, height)
        assert all(len(page) <= height for page in drawn)
        assert all(row.content.cell_length <= width for page in drawn for row in page)
        whole = "\n".join(row.content.plain for page in drawn for row in page)
        assert [text for text in words if text not in whole] == []


def test_the_free_choice_and_the_time_for_advice_are_noted_without_any_words() -> None:
    made = agreed()
    made.press("l", "d")
    made.press("enter", "f", "2")
    said = made.desk.message
    made.press("enter", "f")
    assert "✓" not in "".join(menu(made).values()), "with whom the mediator was alone is nobody's business"
    made.press("2")
    assert made.desk.message == said
    made.desk.open_desk(TwoScreens())
    made.press("enter", "f")
    assert [label[0] for key, label in menu(made).items()] == ["M", "✓", "H"]
    made.press("1", "enter", "f", "1", "enter", "a", "3")
    agreement = made.record.agreement
    assert [one.party for one in agreement.free_choice] == ["p2"]
    assert agreement.advice == Advice(sign="later", days=7)
    made.press("enter", "a", "0", "u")
    assert made.record.agreement.advice == Advice(sign="later", days=7)
