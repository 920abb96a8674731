"""What is typed and not kept outlives the program, and comes back by the same key and not before."""

import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mediator.archive.agendas import SessionTypes
from mediator.archive.drafts import DRAFT, Draft, DraftKeeper, read_drafts
from mediator.archive.saver import Saver, SaveState
from mediator.desk import writing
from mediator.desk.app import SessionApp
from mediator.desk.bursts import KeyGate
from mediator.desk.live_screen import IDLE_LINE
from mediator.desk.sitting import reopen
from mediator.desk.unkept import UnkeptWatch
from mediator.record.agreement_point import AddPoint, AgreementPoint, SetPart
from tests.desk.screens import press, settled, text, type_text
from tests.released import first_format
from tests.rooms import AtOnce, FakeClock, live_screen, room, ways
from tests.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return first_format(tmp_path)


class Remembering(DraftKeeper):
    """A keeper that only remembers what it was given last."""

    given: tuple[Draft, ...] = ()

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        self.given = drafts


@asynccontextmanager
async def open_at(folder: Path) -> AsyncIterator[tuple[SessionApp, Pilot[None], FakeClock]]:
    clock = FakeClock()
    sitting = reopen(folder, SessionTypes(folder), now=clock.now)
    made = AtOnce(
        lambda app, _: app.sit(sitting), lambda: ways(folder, clock), tick=clock.tick, gate=KeyGate(fastest=0)
    )
    made.sitting = sitting
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot)
        yield made, pilot, clock
    sitting.close()


async def test_an_open_line_is_in_the_file_after_one_look_and_comes_back_by_its_key(folder: Path) -> None:
    async with open_at(folder) as (made, pilot, _):
        await press(pilot, "c", "2", "w")
        await type_text(pilot, "to live norm")
        live_screen(made).look_at_the_time()
        assert made.sitting is not None
    (draft,) = read_drafts(folder)
    assert (draft.kind, draft.text, draft.watched, draft.party) == ("want", "to live norm", True, "p2")
    async with open_at(folder) as (made, pilot, _):
        assert "F3 m  1 for later" in text(made)
        await press(pilot, "c", "t", "escape", "T", "W")
        assert "to live norm" not in text(made)
        await press(pilot, "f3", "m")
        assert "to live norm" not in text(made)
        await press(pilot, "enter", "w")
        assert "to live norm" in text(made)
        assert "MR COLE" in text(made)


async def test_what_was_written_unseen_comes_back_unseen(folder: Path) -> None:
    async with open_at(folder) as (made, pilot, _):
        await press(pilot, "c", "f2", "t")
        await type_text(pilot, "the stairs")
        live_screen(made).look_at_the_time()
    async with open_at(folder) as (made, pilot, _):
        await press(pilot, "c", "t")
        assert "the stairs" not in text(made)
        await press(pilot, "enter")
        await settled(made)
        assert made.sitting is not None
        assert made.sitting.live.record.session.issues[-1].text == "the stairs"


async def test_the_file_is_gone_once_the_line_is_kept_and_saved(folder: Path) -> None:
    async with open_at(folder) as (made, pilot, _):
        await press(pilot, "c", "t")
        await type_text(pilot, "the stairs")
        live_screen(made).look_at_the_time()
        await press(pilot, "enter")
        await settled(made)
        live_screen(made).look_at_the_time()
    assert not (folder / DRAFT).exists()


async def test_a_kept_line_stays_a_draft_until_the_disk_has_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_at(folder) as (made, pilot, _):
        screen, keeper = live_screen(made), Remembering(folder)
        assert made.sitting is not None
        assert isinstance(made.sitting.saver, Saver)
        screen._unkept = UnkeptWatch(screen.desk, keeper)
        await press(pilot, "c", "t")
        await type_text(pilot, "the stairs")
        screen.look_at_the_time()
        monkeypatch.setattr(made, "save_state", lambda: SaveState("saving"))
        await press(pilot, "enter")
        screen.look_at_the_time()
        screen.look_at_the_time()
        assert [draft.text for draft in keeper.given] == ["the stairs"]
        monkeypatch.setattr(made, "save_state", lambda: SaveState("saved"))
        screen.look_at_the_time()
        assert keeper.given == ()


def test_a_draft_whose_words_were_kept_after_all_is_not_offered(folder: Path) -> None:
    keeper = DraftKeeper(folder)
    keeper.keep((Draft(kind="want", text="Quiet after ten", watched=True),))
    keeper.close()
    sitting = reopen(folder, SessionTypes(folder), now=FakeClock().now)
    assert sitting.drafts is not None
    assert sitting.drafts.left == ()
    assert len(sitting.tray) == 0
    sitting.close()


def test_drafts_that_cannot_be_read_are_said_and_in_nobodys_way(folder: Path) -> None:
    (folder / DRAFT).write_bytes(bytes(100))
    sitting = reopen(folder, SessionTypes(folder), now=FakeClock().now)
    assert "cannot be read back" in sitting.tray.questions[0].words
    assert sitting.live.read_only == ""
    sitting.close()


async def test_other_words_for_a_line_come_back_for_that_line_only(folder: Path) -> None:
    async with open_at(folder) as (made, pilot, clock):
        await press(pilot, "c", "W", "down", "e")
        await type_text(pilot, " and on Sundays")
        clock.advance(IDLE_LINE)
        live_screen(made).look_at_the_time()  # left alone, it closes itself
    async with open_at(folder) as (made, pilot, _):
        await press(pilot, "c", "W", "down", "down", "e")
        assert "Sundays" not in text(made)
        await press(pilot, "escape", "up", "e")
        assert "and on Sundays" in text(made)


def test_a_party_that_is_gone_since_is_no_hindrance() -> None:
    here = room("Maria", "Mr Cole")
    here.desk.drafts["want"] = Draft(kind="want", text="quiet", watched=True, party="p9")
    here.press("2", "w")
    assert here.desk.writing is not None
    assert here.desk.writing.party == "p2"


def test_a_line_opened_to_be_reworded_and_left_as_it_was_is_no_draft() -> None:
    here = room("Maria")
    here.press("T")
    here.write("t", "The stairs")
    here.press("e")
    assert writing.unkept(here.desk, "The stairs") == ()
    assert [draft.entry for draft in writing.unkept(here.desk, "The steps")] == ["e100"]


def test_a_part_of_a_point_left_as_it_was_is_no_draft() -> None:
    here = room("Maria")
    here.press("A")
    here.write("a", "Maria rings")
    here.press("enter", "p", "p")
    writing.keep(here.desk, "at the gate")
    here.press("p")
    assert writing.unkept(here.desk, "at the gate") == ()
    assert [(draft.kind, draft.entry) for draft in writing.unkept(here.desk, "at the door")] == [
        ("part-where", "e100")
    ]


def test_a_part_that_was_kept_after_all_is_not_offered(folder: Path) -> None:
    sitting = reopen(folder, SessionTypes(folder), now=FakeClock().now)
    at, point = FakeClock().now(), AgreementPoint(id="p", text="Maria rings", at=FakeClock().now())
    sitting.live.do(AddPoint(at=at, entry=point), SetPart(at=at, entry="p", part="where", text="at the gate"))
    sitting.close()
    keeper = DraftKeeper(folder)
    keeper.keep(tuple(Draft(kind="part-where", text=text, watched=True) for text in ("at the gate", "here")))
    keeper.close()
    sitting = reopen(folder, SessionTypes(folder), now=FakeClock().now)
    assert sitting.drafts is not None
    assert [draft.text for draft in sitting.drafts.left] == ["here"]
    sitting.close()


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not there():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_killed_while_a_line_is_open_the_same_key_brings_the_words_back(tmp_path: Path) -> None:
    folder = first_format(tmp_path / "mediator" / "sessions")
    with Terminal("open", "heron", home=tmp_path, columns=80, rows=24) as terminal:
        terminal.wait("goes on")
        terminal.press("c")
        terminal.wait("saved")
        terminal.press("t")
        terminal.wait("━┛")
        terminal.type("the lamp in the yard")
        terminal.wait("in the yard")
        typed = time.monotonic()
        until((folder / DRAFT).exists)
        until(lambda: "in the yard" in (folder / DRAFT).read_text())
        assert time.monotonic() - typed < 2  # a second is the promise; this machine may be busy
        terminal.send(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    with Terminal("open", "heron", home=tmp_path, columns=80, rows=24) as terminal:
        terminal.wait("1 for later")
        assert "yard" not in terminal.text()
        terminal.press("c")
        terminal.wait("saved")
        assert "lamp" not in terminal.text()
        terminal.press("t")
        terminal.wait("the lamp in the yard")


async def test_a_megabyte_that_is_too_long_to_keep_comes_back_too(folder: Path) -> None:
    words = ("word " * 200_000).strip()
    async with open_at(folder) as (made, pilot, _):
        await press(pilot, "c", "t")
        await type_text(pilot, words)
        await press(pilot, "enter")
        assert "2,000 fit" in text(made)
        live_screen(made).look_at_the_time()
        await press(pilot, "escape", "u")
        assert "nothing to undo" in text(made)
    async with open_at(folder) as (made, pilot, _):
        await press(pilot, "c", "t")
        writing_now = live_screen(made).desk.writing
        assert writing_now is not None
        assert writing_now.text == words
