"""The tray: what can wait is counted on the wall and said only when it is opened."""

import asyncio
from pathlib import Path

import pytest

from mediator.archive.copying import NotCopied, save_a_copy
from mediator.archive.saver import SaveState
from mediator.archive.session_files import load
from mediator.desk.line import WritingLine
from mediator.desk.state import Choice
from mediator.desk.tray import Question, ask_of_the_save
from tests.desk.screens import press, settled, text, type_text, write
from tests.rooms import MORNING, FakeClock, Room, app, live_screen, record, room


def question(name: str, here: Room, *, stays: bool = False) -> Question:
    answers = (
        Choice("a", "yes", lambda: here.surface.asked.append(f"{name}: yes")),
        Choice("n", "no", lambda: here.surface.asked.append(f"{name}: no")),
    )
    return Question(name, f"Was it {name}?", MORNING, answers, stays=stays)


def waiting(here: Room) -> list[str]:
    return [question.id for question in here.desk.tray.questions]


def test_the_oldest_is_asked_first_and_says_since_when() -> None:
    here = room("Maria")
    here.desk.tray.put(question("one", here))
    here.desk.tray.put(question("two", here))
    here.press("f3", "m")
    assert here.desk.ask is not None
    assert here.desk.ask.question == "Was it one? (since 09:00 · 1 of 2)"
    here.press("n")
    assert here.surface.asked == ["one: no"]
    assert waiting(here) == ["two"]


def test_one_question_at_a_time_and_round_again() -> None:
    here = room("Maria")
    here.desk.tray.put(question("one", here))
    here.desk.tray.put(question("two", here))
    here.press("f3", "m", "right", "a")
    assert here.surface.asked == ["two: yes"]
    here.desk.tray.put(question("three", here))
    here.press("f3", "m", "right", "right", "a")
    assert here.surface.asked[-1] == "one: yes"


def test_esc_leaves_it_waiting() -> None:
    here = room("Maria")
    here.desk.tray.put(question("one", here))
    here.press("f3", "m", "escape")
    assert here.desk.ask is None
    assert waiting(here) == ["one"]


def test_a_note_is_put_away_by_enter_and_then_nothing_waits() -> None:
    here = room("Maria")
    here.desk.tray.put(Question("note", "The clock stands.", MORNING))
    here.press("f3", "m", "enter", "f3", "m")
    assert here.desk.ask is None
    assert here.desk.message == "Nothing is waiting."


def test_a_save_that_fails_waits_until_it_succeeds_whatever_is_answered() -> None:
    here = room("Maria")
    ask_of_the_save(here.desk, SaveState("not_saved", why="No space left on device"))
    here.clock.advance(600)
    ask_of_the_save(here.desk, SaveState("not_saved", why="No space left on device"))
    here.press("f3", "m")
    assert here.desk.ask is not None
    assert "No space left" in here.desk.ask.question
    assert "since 09:00" in here.desk.ask.question
    here.press("enter", "f3", "m", "s")
    assert here.surface.asked == ["save now", "copy"]
    ask_of_the_save(here.desk, SaveState("saving"))
    assert waiting(here) == ["save"]
    ask_of_the_save(here.desk, SaveState("saved"))
    assert waiting(here) == []


async def test_the_wall_counts_and_says_no_more(tmp_path: Path) -> None:
    made, _ = app(tmp_path, "Maria")
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot, "c")
        screen = live_screen(made)
        screen.desk.tray.put(Question("note", "It is open on the computer of Mr Cole.", MORNING))
        screen.look_at_the_save()
        await press(pilot)
        assert "1 for later · sav" in text(made)
        assert "Mr Cole" not in text(made)
        screen.desk.tray.put(Question("other", "Another.", MORNING))
        screen.look_at_the_save()
        await press(pilot)
        assert "2 for later · sav" in text(made)
        await press(pilot, "b", "f3", "m")  # behind the curtain it can be read too
        assert "Mr Cole" in text(made)


async def test_a_copy_elsewhere_is_asked_for_behind_the_curtain_and_opens(tmp_path: Path) -> None:
    made, _ = app(tmp_path / "here", "Maria")
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot, "c")
        made.save_a_copy()
        await press(pilot)
        made.screen.query_one(WritingLine).value = ""
        await type_text(pilot, str(tmp_path / "there"))
        await press(pilot, "enter")
        await made.workers.wait_for_complete()
        await press(pilot)
        assert "A copy is saved" in text(made)
        assert live_screen(made).desk.covered()
    assert made.sitting is not None
    assert load(tmp_path / "there").record == made.sitting.live.record


def test_a_copy_goes_into_no_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(NotCopied, match="there already"):
        save_a_copy(tmp_path, record("Maria"), now=FakeClock().now, seal=None)
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotCopied, match="No copy can be made there"):
        save_a_copy(tmp_path / "file" / "below", record("Maria"), now=FakeClock().now, seal=None)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


async def test_what_another_program_changed_waits_as_a_question_and_both_are_kept(tmp_path: Path) -> None:
    made, _ = app(tmp_path, "Maria", "Mr Cole")
    async with made.run_test(size=(120, 36)) as pilot:
        await settled(made)
        theirs = (tmp_path / "session.toml").read_text(encoding="utf-8").replace("Quiet nights", "Changed")
        (tmp_path / "session.toml").write_text(theirs, encoding="utf-8")
        await press(pilot, "c")
        await write(pilot, "t", "The gate")
        assert made.sitting is not None
        assert not await asyncio.to_thread(made.sitting.saver.flush, 5)
        live_screen(made).look_at_the_save()
        await press(pilot, "f3", "m")
        assert "Another program changed" in text(made)
        assert (tmp_path / "session.toml").read_text(encoding="utf-8") == theirs
        await press(pilot, "enter")
        await made.workers.wait_for_complete()
        assert await asyncio.to_thread(made.sitting.saver.flush, 5)
    assert "The gate" in (tmp_path / "session.toml").read_text(encoding="utf-8")
    assert (tmp_path / "session (changed outside).toml").read_text(encoding="utf-8") == theirs
    assert made.sitting.close()
