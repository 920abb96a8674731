"""Notes of an earlier run on the desk: that they are there is said, their words are not, nor any cipher."""

import pytest

from mediator.record.caucus import Rejoin, StartCaucus
from mediator.record.note import AddNote, KeepPrivate, Note, Release
from mediator.text import Sealed
from tests.desk.test_private import asked, on_the_desk
from tests.rooms import MORNING, Room
from tests.sealed import NOTE

SEALED = Sealed(NOTE)
FROM = "a sealed note of 22 November, 09:00"


@pytest.fixture
def made() -> Room:
    """Return the desk with a sealed note, and a sealed line that was said in a private meeting."""
    room = on_the_desk("Maria", "Mr Cole")
    live = room.desk.live
    live.amend(AddNote(at=MORNING, note=Note(id="n1", text=SEALED, at=MORNING)))
    live.amend(StartCaucus(at=MORNING, id="met", party="p1"))
    live.amend(AddNote(at=MORNING, note=Note(id="n2", text=SEALED, at=MORNING, room="met", kind="idea")))
    live.amend(Rejoin(at=MORNING))
    return room


def test_it_is_listed_by_its_day_and_can_be_erased_and_no_more(made: Room) -> None:
    made.press("f3", "u")
    assert made.desk.ask is not None
    assert [choice.label for choice in made.desk.ask.choices][:2] == [FROM, FROM]
    assert "AGE" not in repr(made.desk.ask)
    made.press("2")
    assert asked(made) == f"{FROM}: `mediator notes` opens it with your pass-phrase."
    assert made.desk.ask is not None
    assert [choice.label for choice in made.desk.ask.choices] == ["erase for good"]
    made.press("X", "enter")
    assert [note.id for note in made.record.private.notes] == ["n2"]


def test_going_through_lines_leaves_sealed_ones_out_and_says_so(made: Room) -> None:
    made.press("f3", "g")
    assert made.desk.ask is None
    assert made.desk.message == "The lines that are left are sealed: `mediator notes` opens them."
    made.desk.do(KeepPrivate(at=MORNING, note="n2"))
    made.press("f3", "g")
    assert made.desk.message == "Everything said in private meetings was gone through."


def test_sealed_words_go_nowhere_near_the_board(made: Room) -> None:
    private = made.record.private
    released = Release(words=SEALED, said_by="p1", at=MORNING)
    for note in (private.note("n2"), private.note("n2").model_copy(update={"release": released})):
        assert private.released_words(note) == ""
    assert "AGE" not in made.desk.view().model_dump_json()
