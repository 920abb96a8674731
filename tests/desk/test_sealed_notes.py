"""Notes of an earlier run on the desk: that they are there is said, their words are not, nor any cipher."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from mediator.archive.places import Places
from mediator.archive.saver import Saver
from mediator.archive.sealing import sealer
from mediator.archive.session_files import load
from mediator.archive.settings import Settings
from mediator.desk.bursts import KeyGate
from mediator.desk.ways_in import WaysIn
from mediator.record.caucus import Rejoin, StartCaucus
from mediator.record.note import AddNote, KeepPrivate, Note, Release, RewordNote
from mediator.text import Sealed
from tests.desk.screens import press, settled, text, type_text
from tests.desk.test_private import asked, on_the_desk
from tests.rooms import MORNING, AtOnce, FakeClock, Room, live_screen, record
from tests.sealed import NOTE, PASSPHRASE, with_key

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
    assert asked(made) == f"{FROM}: your pass-phrase opens it."
    assert made.desk.ask is not None
    assert [choice.label for choice in made.desk.ask.choices] == [
        "open all that are sealed here",
        "erase for good",
    ]
    made.press("X", "enter")
    assert [note.id for note in made.record.private.notes] == ["n2"]


def test_going_through_lines_leaves_sealed_ones_out_and_says_so(made: Room) -> None:
    made.press("f3", "g")
    assert made.desk.ask is None
    assert made.desk.message == "The lines that are left are sealed: F3 1 opens them."
    made.desk.do(KeepPrivate(at=MORNING, note="n2"))
    made.press("f3", "g")
    assert made.desk.message == "Everything said in private meetings was gone through."


def test_sealed_words_go_nowhere_near_the_board(made: Room) -> None:
    private = made.record.private
    released = Release(words=SEALED, said_by="p1", at=MORNING)
    for note in (private.note("n2"), private.note("n2").model_copy(update={"release": released})):
        assert private.released_words(note) == ""
    assert "AGE" not in made.desk.view().model_dump_json()


def test_opening_them_needs_the_desk_a_key_and_something_sealed(made: Room) -> None:
    made.press("f3", "1")
    assert made.desk.message == "There is no key here. Put its two files in their place and open it again."
    made.desk.live.seal = str
    made.press("f3", "u", "1", "o")
    made.press("f3", "1")
    assert made.surface.asked == ["open sealed", "open sealed"]
    made.press("N", "f3", "1")
    assert made.desk.message == "That is on the desk. N opens it."
    other = on_the_desk("Maria")
    other.press("f3", "1")
    assert other.desk.message == "No private note of this session is sealed here."


SECRETS = ("she is afraid of him", "he would move out", "she is afraid")


def sealed_session(here: Places) -> Path:
    """Keep a session of an earlier run in *here*, its private texts sealed, and return its folder."""
    folder = here.sessions / "2026-11-22-heron"
    folder.mkdir(parents=True)
    session = record("Maria", "Mr Cole")
    for change in (
        AddNote(at=MORNING, note=Note(id="n1", text=SECRETS[2], at=MORNING)),
        RewordNote(at=MORNING, note="n1", text=SECRETS[0]),
        StartCaucus(at=MORNING, id="met", party="p1"),
        AddNote(at=MORNING, note=Note(id="n2", text=SECRETS[1], at=MORNING, room="met", kind="idea")),
        Rejoin(at=MORNING),
    ):
        session = change.apply(session)
    saver = Saver(folder, {}, stored=None, now=FakeClock().now, seal=sealer(here))
    saver.keep(session)
    assert saver.close()
    return folder


async def asked_for(pilot: Pilot[None], passphrase: str) -> None:
    """Ask to open what is sealed, and answer with *passphrase*."""
    await press(pilot, "f3", "1")
    assert "Pass-phrase of your notes" in text(pilot.app)
    await type_text(pilot, passphrase)
    assert passphrase not in text(pilot.app)
    assert "…" in text(pilot.app)
    await press(pilot, "ctrl+c", "enter")
    await pilot.app.workers.wait_for_complete()
    await press(pilot)


async def test_the_pass_phrase_opens_them_on_the_desk_until_that_closes(tmp_path: Path) -> None:
    here, clock = with_key(tmp_path), FakeClock()
    folder = sealed_session(here)
    before = load(folder).record.private
    made = AtOnce(
        lambda app, ways: app.sit(ways.open(folder)),
        lambda: WaysIn(here, Settings(), now=clock.now),
        tick=clock.tick,
        gate=KeyGate(fastest=0),
    )
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot, "N", "n")
        assert not any(words in text(made) for words in SECRETS)
        await asked_for(pilot, "another pass-phrase")
        assert "does not open: another pass-phrase was typed" in " ".join(text(made).split())
        await asked_for(pilot, PASSPHRASE)
        assert "Open until the desk closes." in text(made)
        assert SECRETS[0] in text(made)
        assert SECRETS[1] in text(made)
        assert made.sitting is not None
        live = made.sitting.live
        await settled(made)
        assert load(folder).record.private == before, "on the disk they stay as they are, byte for byte"
        await press(pilot, "f3", "g", "y", "enter")
        await press(pilot, "f3", "u", "2", "w")
        await type_text(pilot, " no more")
        await press(pilot, "enter", "N")
        assert not any(words in text(made) for words in SECRETS)
        private = live.record.private
        words = [note.text for note in private.notes] + [wording.text for wording in private.wordings]
        readable = {word for word in words if isinstance(word, str)}
        assert readable == {f"{SECRETS[0]} no more", SECRETS[1]}, "what is new, and what may be shared"
        assert {type(wording.text) for wording in private.wordings} == {Sealed}
        assert made.sitting.drafts is not None
        live_screen(made).keep_drafts()
        assert made.sitting.drafts._wanted == ()
        await press(pilot, "u", "u", "ctrl+r", "N", "f3", "u", "1", "o")
        assert [entry.text for entry in live.record.session.options] == [SECRETS[1]]
    made.sitting.close()
    assert b"afraid" not in b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


async def test_a_desk_that_closed_meanwhile_stays_closed_to_them(tmp_path: Path) -> None:
    here, clock = with_key(tmp_path), FakeClock()
    folder = sealed_session(here)
    made = AtOnce(
        lambda app, ways: app.sit(ways.open(folder)),
        lambda: WaysIn(here, Settings(), now=clock.now),
        tick=clock.tick,
        gate=KeyGate(fastest=0),
    )
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot, "N", "y", "enter", "f3", "1")
        live_screen(made).desk.close_desk(by_itself=True)
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        assert made.sitting is not None
        assert made.sitting.live.record.private.sealed_texts()
        assert live_screen(made).desk.message == "The desk is closed, so nothing was opened."
    made.sitting.close()
