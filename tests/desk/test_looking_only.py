"""A session that is open elsewhere, damaged or newer: it can be looked at, and nothing is ever written."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.archive.agendas import SessionTypes
from mediator.archive.session_files import load
from mediator.desk.app import SessionApp
from mediator.desk.bursts import KeyGate
from mediator.desk.commands import COMMANDS
from mediator.desk.sitting import Sitting, reopen
from mediator.desk.state import Desk
from mediator.record.agenda import StartBreak
from tests.desk.screens import press, settled, text
from tests.released import first_format
from tests.rooms import AtOnce, FakeClock, Room, Surface, live_screen, room, ways


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return first_format(tmp_path)


def whole(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def again(folder: Path) -> Sitting:
    return reopen(folder, SessionTypes(folder), now=FakeClock().now)


@pytest.fixture
def second(folder: Path) -> Iterator[Sitting]:
    """The session opened while it is open."""
    first = again(folder)
    assert first.live.read_only == ""
    assert first.board_file is not None
    while not first.board_file.written:
        time.sleep(0.001)  # until its own thread has been there
    sitting = again(folder)
    assert sitting.board_file is None
    yield sitting
    sitting.close()
    first.close()


def at_the_desk(sitting: Sitting) -> Room:
    """Return that session at a desk without a screen."""
    here = room("Maria")
    sitting.live.show(curtain=False)
    here.desk = Desk(sitting.live, Surface(), Surface(), here.desk.keymap, sitting.tray)
    return here


def test_the_second_is_told_who_has_it(second: Sitting) -> None:
    (question,) = second.tray.questions
    assert f"process {os.getpid()} on {os.uname().nodename}, since 22 Nov, 09:00" in question.words
    assert second.live.read_only == "It is open elsewhere, so here it can be looked at and not changed."


def test_once_the_first_has_left_the_next_may_write(folder: Path) -> None:
    first = again(folder)
    first.close()
    third = again(folder)
    assert third.live.read_only == ""
    third.close()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_no_command_changes_anything_or_writes(second: Sitting, folder: Path, command: object) -> None:
    """Each, with whatever it asks answered by every answer there is."""
    here = at_the_desk(second)
    record, before = second.live.record, whole(folder)
    here.desk.attempt(lambda: command.run(here.desk))  # type: ignore[attr-defined]
    for key in [choice.key for choice in here.desk.ask.choices] if here.desk.ask else []:
        here.desk.attempt(lambda: command.run(here.desk))  # type: ignore[attr-defined]
        here.desk.answer(key)
        assert here.desk.writing is None
    assert second.live.record is record
    assert whole(folder) == before


@pytest.mark.parametrize(
    "keys", ["w", ("space",), "j", ("down", "x"), ("down", "e"), ("down", "h"), ("f3", "p")]
)
def test_a_change_is_refused_with_one_plain_sentence(second: Sitting, keys: tuple[str, ...]) -> None:
    here = at_the_desk(second)
    here.press(*keys)
    assert here.desk.message == second.live.read_only


def test_looking_and_the_curtain_work(second: Sitting) -> None:
    here = at_the_desk(second)
    for key, board in (("T", "topics"), ("W", "wants"), ("A", "agreement"), ("K", "parking")):
        here.press(key)
        assert here.desk.board() == board
    here.press("b")
    assert here.desk.covered()
    here.press("c")
    assert not here.desk.covered()


def test_on_a_break_elsewhere_it_can_be_looked_at_too(folder: Path) -> None:
    first = again(folder)
    first.live.do(StartBreak(at=first.live.now(), until=first.live.now()))
    assert first.saver.flush(5)
    sitting = again(folder)
    here = at_the_desk(sitting)
    assert not here.desk.covered()
    assert load(folder).record.session.on_break() is not None
    sitting.close()
    first.close()


def app_of(folder: Path, sitting: Sitting) -> SessionApp:
    clock = FakeClock()
    made = AtOnce(
        lambda app, _: app.sit(sitting), lambda: ways(folder, clock), tick=clock.tick, gate=KeyGate(fastest=0)
    )
    made.sitting = sitting
    return made


async def test_the_wall_says_looking_only_and_nothing_of_who(second: Sitting, folder: Path) -> None:
    made = app_of(folder, second)
    before = whole(folder)
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot)
        assert "looking only · F3 m  1 for later" in text(made)
        assert os.uname().nodename not in text(made)
        await press(pilot, "c")
        assert "1 for later · looking only" in text(made)
        await press(pilot, "w")
        assert live_screen(made).desk.writing is None
        assert "looked at and not changed" in text(made)
        await settled(made)
        await press(pilot, "q", "enter")
        await made.workers.wait_for_complete()
    assert made.return_code == 0
    assert whole(folder) == before


async def test_letters_that_come_too_fast_open_no_line_either(second: Sitting, folder: Path) -> None:
    from textual.events import Paste

    made = app_of(folder, second)
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot, "c")
        made.screen.post_message(Paste("some words"))
        await press(pilot)
        assert live_screen(made).desk.writing is None
        assert "looked at and not changed" in text(made)


def test_damaged_it_is_not_held_against_others(folder: Path) -> None:
    (folder / "session.toml.bak").write_bytes((folder / "session.toml").read_bytes())
    (folder / "session.toml").write_bytes(b"")
    before = whole(folder)
    first, other = again(folder), again(folder)
    assert first.live.read_only == other.live.read_only != ""
    first.close()
    assert {name: data for name, data in whole(folder).items() if name != ".lock"} == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the system's owner")
def test_a_folder_that_cannot_be_written_is_looked_at(folder: Path) -> None:
    folder.chmod(0o500)
    sitting = again(folder)
    assert "cannot be written" in sitting.live.read_only
    folder.chmod(0o700)
