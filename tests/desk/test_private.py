"""Private notes, private meetings and the desk, by their keys and without a screen."""

from pathlib import Path

import pytest

from mediator.archive.drafts import Draft, DraftKeeper
from mediator.archive.hint_words import hint_words
from mediator.desk import desk_opening, going_through, writing
from mediator.desk.desk_opening import DARK, MIRRORED
from mediator.desk.unkept import UnkeptWatch
from mediator.desk.who_sees import DarkWall, TwoScreens
from mediator.insight.desk import desk_view
from mediator.record.note import Note
from mediator.record.party import Person
from tests.rooms import Room, room


def notes(room_: Room) -> list[tuple[str, str, str | None]]:
    """Return every private line: its text, its kind, and whether it was written in a private meeting."""
    return [(str(note.text), note.kind, note.room) for note in room_.record.private.notes]


def asked(room_: Room) -> str:
    assert room_.desk.ask is not None, room_.desk.message
    return room_.desk.ask.question


def public(room_: Room) -> str:
    """Return all that others may have, and what stands on the status line."""
    record, desk = room_.record, room_.desk
    parts = (record.session, record.agreement, desk.live.view)
    return " ".join([*(part.model_dump_json() for part in parts), desk.message])


def in_caucus(*names: str, people: tuple[Person, ...] = ()) -> Room:
    """Return a room in which the first party is alone with the mediator, back in ten minutes."""
    made = room(*names, people=people)
    made.press("g", "4", "space", "f3", "a", "1", "2")
    assert made.record.private.caucus_now() is not None
    return made


def on_the_desk(*names: str, two_screens: bool = False) -> Room:
    made = room(*names)
    made.press("g", "4", "N", *(("n",) if two_screens else ("y", "enter")))
    assert made.desk.unseen is not None
    return made


# Notes


def test_a_note_is_about_the_selected_line_or_who_speaks_or_nothing() -> None:
    made = room("Maria", "Mr Cole")
    made.write("n", "about nothing")
    made.press("2")
    made.write("n", "about a party")
    made.write("t", "Evenings")
    made.press("T", "down")
    made.write("n", "about a line")
    topic = made.record.session.issues[0].id
    assert [note.about for note in made.record.private.notes] == [None, "p2", topic]


def test_tab_makes_a_note_about_another_party_or_nothing() -> None:
    made = room("Maria", "Mr Cole")
    made.press("2", "n")
    writing.next_party(made.desk, 1)
    writing.keep(made.desk, "nobody in particular")
    made.press("n")
    writing.next_party(made.desk, -1)
    writing.keep(made.desk, "the first")
    assert [note.about for note in made.record.private.notes] == [None, "p1"]


def test_a_note_says_its_kind_and_never_its_words_and_the_board_does_not_move() -> None:
    made = room("Maria", "Mr Cole")
    before = made.desk.live.view
    made.write("n", "said in secret")
    assert made.desk.message == "kept"
    made.press("u")
    assert made.desk.message == "undone: a note kept"
    made.press("ctrl+r")
    assert made.desk.live.view == before
    assert "secret" not in public(made)
    assert made.desk.last is None


@pytest.mark.parametrize("key", ["w", "t", "j"])
def test_a_note_in_the_middle_of_a_line_gives_the_line_back_as_it_stood(key: str) -> None:
    made = room("Maria", "Mr Cole")
    made.press("g", "4", "2", key)
    before = made.desk.writing
    assert before is not None
    writing.note_aside(made.desk, "half a thought", 4)
    assert made.desk.writing is not None
    assert (made.desk.writing.kind, made.desk.writing.watched) == ("note", False)
    assert [draft.text for draft in writing.unkept(made.desk, "own")] == ["half a thought", "own"]
    writing.keep(made.desk, "own")
    now = made.desk.writing
    assert now is not None
    assert (now.kind, now.party, now.watched) == (before.kind, before.party, before.watched)
    assert (now.text, now.cursor) == ("half a thought", 4)
    writing.note_aside(made.desk, "half a thought", 4)
    writing.put_away(made.desk, "given up", given_up=True)
    assert made.desk.writing == now
    assert made.desk.drafts == {}
    assert notes(made) == [("own", "note", None)]


def test_a_private_draft_is_marked_and_comes_back_only_where_it_was_written() -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.press("w")
    writing.put_away(made.desk, "she would move")
    (draft,) = writing.unkept(made.desk, "")
    assert (draft.private, draft.watched) == (True, False)
    assert draft.room == made.record.private.caucuses[0].id
    made.press("c", "enter", "escape", "c", "1", "w")
    assert made.desk.writing is not None
    assert made.desk.writing.text == ""


def test_a_private_draft_of_the_last_run_is_not_offered_back(tmp_path: Path) -> None:
    made = room("Maria", "Mr Cole")
    left = Draft(kind="note", text="canary", watched=False, private=True)
    watch = UnkeptWatch(made.desk, DraftKeeper(tmp_path, (left,)))
    made.press("n")
    assert made.desk.writing is not None
    assert made.desk.writing.text == ""
    watch.look("", saved=True)
    assert made.desk.drafts == {}


# Private meetings


def test_whatever_is_written_in_a_private_meeting_stays_with_its_party() -> None:
    made = in_caucus("Maria", "Mr Cole")
    there = made.record.session, made.record.agreement
    meeting = made.record.private.caucuses[0]
    kinds = {"t": "topic", "w": "want", "i": "reason", "o": "idea", "a": "point", "r": "rule",
             "f": "to_find_out", "j": "jot", "n": "note"}  # fmt: skip
    for key in kinds:
        made.write(key, f"canary {key}")
    assert notes(made) == [(f"canary {key}", kind, meeting.id) for key, kind in kinds.items()]
    assert meeting.party == "p1"
    assert (made.record.session, made.record.agreement) == there
    assert "canary" not in public(made)


def test_the_room_sees_a_card_with_a_time_and_no_name() -> None:
    made = in_caucus("Maria", "Mr Cole")
    card = made.desk.live.view.card
    assert card is not None
    assert (card.title, card.line) == ("Quiet nights", "A private meeting")
    assert card.until == made.record.private.caucuses[0].until
    shown = made.desk.live.view.model_dump_json()
    assert "Maria" not in shown
    assert "Cole" not in shown


@pytest.mark.parametrize("key", ["g", "T", "k", "x", "y", "space", "p", "1", "z", "h"])
def test_nothing_of_the_rooms_page_moves_in_a_private_meeting(key: str) -> None:
    made = in_caucus("Maria", "Mr Cole")
    record, shown = made.record, made.desk.live.shown
    made.press(key, "enter")
    assert (made.record, made.desk.live.shown) == (record, shown)
    assert made.desk.writing is None


def test_leaving_needs_two_keys_and_ends_behind_the_curtain() -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.press("c")
    assert made.record.private.caucus_now() is not None
    made.press("enter")
    assert made.record.private.caucus_now() is None
    card = made.desk.live.view.card
    assert card is not None
    assert card.line == ""
    assert made.record.session.clock_runs()
    assert made.desk.ask is None, "nothing was said, so nothing is to be gone through"


def test_undo_in_and_after_a_private_meeting_never_lifts_the_curtain() -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.write("w", "canary")
    made.press("u", "u")
    assert made.record.private.is_empty()
    assert made.desk.live.view.card is not None
    made.press("ctrl+r")
    assert "canary" not in public(made)


def test_between_separate_rooms_everybody_is_named_and_nobody_is_told() -> None:
    made = room("Maria", "Mr Cole", "Housing office")
    made.press("f3", "a", "0", "2", "enter")
    made.write("w", "from Mr Cole")
    made.clock.advance(600)
    made.press("f3", "a")
    assert made.desk.ask is not None
    assert [choice.label for choice in made.desk.ask.choices[:3]] == ["Maria", "Mr Cole", "Housing office"]
    made.press("3")
    made.write("w", "from the office")
    rooms = {caucus.id: (caucus.party, caucus.apart) for caucus in made.record.private.caucuses}
    assert [rooms[str(room)] for _, _, room in notes(made)] == [("p2", True), ("p3", True)]
    made.press("f3", "a", "enter")
    assert made.record.private.caucus_now() is None


def test_stopping_at_once_ends_a_private_meeting_too() -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.press("Q")
    assert made.record.private.caucus_now() is None
    assert made.record.session.stopped is not None
    assert made.desk.live.view.card is not None
    assert "private" not in made.desk.live.view.model_dump_json()


def test_what_is_agreed_stands_in_the_opening_and_can_be_changed_there() -> None:
    made = room("Maria", "Mr Cole")
    assert made.desk.words.caucus_private in made.desk.live.view.model_dump_json()
    made.desk.chosen = "caucus_default"
    made.press("y", "2")
    assert made.record.session.caucus_default == "open"
    assert made.desk.words.caucus_open in made.desk.live.view.model_dump_json()


# The desk


def test_on_one_screen_it_opens_once_the_wall_is_dark_and_not_before() -> None:
    made = room("Maria", "Mr Cole")
    made.press("N")
    assert asked(made) == MIRRORED
    made.press("y")
    assert asked(made) == DARK
    assert made.desk.unseen is None
    made.press("enter")
    assert made.desk.unseen == DarkWall()
    assert made.desk.covered(), "the curtain is drawn behind it"
    made.press("N", "N")
    assert asked(made) == DARK, "what the wall shows is asked once a run, whether it is dark each time"


@pytest.mark.parametrize("key", ["escape", "b", "full_stop", "N", "Q", "q"])
def test_every_way_out_of_it_ends_at_the_curtain(key: str) -> None:
    made = on_the_desk("Maria", "Mr Cole")
    made.write("n", "said in secret")
    made.press("f3", "u")
    assert "secret" in repr(made.desk.ask)
    made.press(key)
    if key == "escape":
        assert made.desk.ask is None
        assert made.desk.unseen is not None, "it closes the menu first"
        made.press(key)
    assert made.desk.unseen is None
    assert made.desk.live.view.card is not None
    assert "secret" not in repr(made.desk.ask)


def test_the_curtain_is_not_lifted_from_a_desk_that_needs_a_dark_wall() -> None:
    made = on_the_desk("Maria", "Mr Cole")
    made.press("c")
    assert made.desk.covered()
    assert made.desk.message == "The desk is open. N closes it first."


def test_with_two_screens_it_stays_open_and_every_key_works() -> None:
    made = on_the_desk("Maria", "Mr Cole", two_screens=True)
    assert made.desk.unseen == TwoScreens()
    assert not made.desk.covered()
    made.press("1")
    made.write("w", "No noise")
    made.press("escape", "escape", "b")
    assert made.desk.unseen is not None
    assert made.desk.covered()
    assert "No noise" in made.desk.view().model_dump_json()
    made.press("N")
    assert made.desk.unseen is None
    assert made.desk.covered(), "closing it leaves the wall as it is"


def test_when_the_size_changes_the_desk_closes_and_is_asked_about_anew() -> None:
    two = on_the_desk("Maria", "Mr Cole", two_screens=True)
    desk_opening.size_changed(two.desk)
    assert two.desk.unseen is None
    assert asked(two) == MIRRORED
    one = on_the_desk("Maria", "Mr Cole")
    one.write("n", "said in secret")
    one.press("f3", "u")
    desk_opening.size_changed(one.desk)
    assert (one.desk.unseen, one.desk.ask) == (None, None)
    assert one.desk.covered()
    one.press("N")
    assert asked(one) == MIRRORED


@pytest.mark.parametrize("keys", [("comma",), ("f3", "g"), ("f3", "u")])
def test_what_belongs_on_the_desk_needs_it(keys: tuple[str, ...]) -> None:
    made = in_caucus("Maria", "Mr Cole")
    made.write("w", "canary")
    made.press("c", "enter", "escape", "c", *keys)
    assert made.desk.ask is None
    assert made.desk.message.endswith("N opens it.")


# Going through what was said


def gone_into(*names: str, people: tuple[Person, ...] = ()) -> Room:
    """Return a room whose first party has said two things alone, on the desk, being asked about the first."""
    made = in_caucus(*names, people=people)
    made.write("o", "The cellar could be free")
    made.write("n", "my own thought")
    made.write("w", "An apology")
    made.press("c", "enter", "enter", "y", "enter")
    assert isinstance(made.desk.unseen, DarkWall)
    return made


def said(made: Room) -> list[Note]:
    return [note for note in made.record.private.notes if note.kind != "note"]


def test_each_line_is_asked_about_and_what_was_cleared_is_noted_to_the_letter() -> None:
    made = gone_into("Maria", "Mr Cole")
    assert asked(made) == "Maria: “The cellar could be free”"
    made.clock.advance(60)
    made.press("y")
    assert asked(made) == "Maria: “An apology”"
    made.press("k")
    assert made.desk.ask is None
    first, second = said(made)
    assert first.release is not None
    cleared = first.release
    assert (cleared.words, cleared.to, cleared.said_by) == ("The cellar could be free", ("p2",), "p1")
    assert cleared.at == made.clock.now()
    assert second.keep
    assert going_through.undecided(made.desk) == []


def test_a_condition_and_other_words_are_written_down() -> None:
    made = gone_into("Maria", "Mr Cole", "Housing office")
    made.press("i", "enter")
    assert made.desk.writing is not None
    assert made.desk.writing.private
    writing.keep(made.desk, "he asks first")
    made.press("e", "3")
    assert made.desk.writing is not None
    assert made.desk.writing.text == "An apology"
    assert made.desk.writing.replace, "what is typed is not let out behind the words before"
    writing.keep(made.desk, "A word of regret")
    first, second = (note.release for note in said(made))
    assert first is not None
    assert second is not None
    assert (first.condition, first.to) == ("he asks first", ())
    assert (second.words, second.to) == ("A word of regret", ("p3",))


def test_of_a_party_of_several_people_it_is_noted_who_said_so() -> None:
    agent = Person(id="q1", name="Ms Vega", role="representative", party="p1")
    made = gone_into("Elm Court", "Dana", people=(agent,))
    made.press("y", "2")
    release = said(made)[0].release
    assert release is not None
    assert release.said_by == "q1"


def test_what_may_be_shared_goes_to_the_board_as_what_it_was_and_only_then_is_it_the_rooms() -> None:
    made = gone_into("Maria", "Mr Cole")
    made.press("y", "k")
    assert "cellar" not in public(made)
    made.press("f3", "u", "1", "o")
    (idea,) = made.record.session.options
    assert (idea.text, said(made)[0].used) == ("The cellar could be free", idea.id)
    assert "apology" not in public(made)
    made.press("f3", "u", "1")
    assert made.desk.ask is not None
    assert [choice.key for choice in made.desk.ask.choices] == ["w", "X"], "the room has it"


def test_a_release_is_taken_back_before_it_is_used() -> None:
    made = gone_into("Maria", "Mr Cole")
    made.press("y", "k", "f3", "u", "1", "t")
    assert said(made)[0].keep
    made.press("f3", "u", "1", "o")
    assert made.record.session.options == ()
    made.press("f3", "g")
    assert asked(made).startswith("Maria: “The cellar could be free”"), "it is to be gone through again"
    made.press("k")
    assert (said(made)[0].keep, said(made)[0].again) == (True, False)
    made.press("f3", "g")
    assert made.desk.message == "Everything said in private meetings was gone through."


def test_lines_are_numbered_alike_on_the_desk_and_where_one_is_chosen() -> None:
    made = gone_into("Maria", "Mr Cole")
    for number in range(10):
        made.write("n", f"thought {number}")
    live = made.desk.live
    view = desk_view(live.record, live.session_type, live.shown, live.now(), hint_words=hint_words("en"))
    lines = [*(line for party in view.alone for line in party.lines), *view.notes]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    made.press("f3", "u")
    assert made.desk.ask is not None
    labels = [choice.label for choice in made.desk.ask.choices]
    assert labels == [line.text if line.number < 10 else f"{line.number} {line.text}" for line in lines]


def test_what_may_be_shared_if_something_is_so_is_asked_about_before_it_is_used() -> None:
    made = gone_into("Maria", "Mr Cole")
    made.press("i")
    writing.keep(made.desk, "he asks first")
    made.press("k", "f3", "u", "1", "o")
    assert made.record.session.options == ()
    assert "he asks first" in asked(made)
    made.press("enter")
    assert len(made.record.session.options) == 1


def test_what_only_some_may_know_does_not_go_to_a_board_that_everybody_sees() -> None:
    made = gone_into("Maria", "Mr Cole", "Housing office")
    made.press("y", "2", "k", "f3", "u", "1", "o")
    assert made.record.session.options == ()
    assert made.desk.message == "It may be shared with some, and the board is everybody's."


def test_a_note_is_reworded_and_erased_on_the_desk() -> None:
    made = on_the_desk("Maria", "Mr Cole")
    made.write("n", "a first thought")
    made.press("f3", "u", "1", "w")
    assert made.desk.writing is not None
    writing.keep(made.desk, "a second")
    assert notes(made) == [("a second", "note", None)]
    made.press("f3", "u", "1", "X", "enter")
    assert made.record.private.is_empty()
