"""A laptop that slept, a clock that jumped: nothing of it counts until somebody says so."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from mediator.desk.gap import GAP, GapWatch, SessionClock
from mediator.insight.times import times, used
from tests.desk.screens import press, text
from tests.rooms import FakeClock, Room, app, live_screen, room

YEAR = 366 * 86_400


def running() -> tuple[Room, GapWatch]:
    """Return a room whose clock has run for twelve minutes."""
    here = room("Maria", "Mr Cole")
    watch = GapWatch(here.desk, here.clock.tick)
    here.press("space")
    here.clock.advance(12 * 60)
    watch.look()
    return here, watch


def ran(here: Room) -> float:
    """Return the minutes that count."""
    return times(here.record.session, here.clock.now()).running / 60


def test_what_was_slept_through_is_left_out_and_asked_with_both_numbers() -> None:
    here, watch = running()
    here.clock.jump(62 * 60)
    watch.look()
    assert ran(here) == 12
    here.press("f3", "m")
    assert here.desk.ask is not None
    assert "12 min here, 74 min by the clock" in here.desk.ask.question
    assert [choice.label for choice in here.desk.ask.choices] == ["count 12 min", "count 74 min"]


def test_the_clock_runs_on_meanwhile() -> None:
    here, watch = running()
    here.clock.jump(62 * 60)
    watch.look()
    here.clock.advance(180)
    watch.look()
    assert ran(here) == 15
    assert len(here.desk.tray) == 1


@pytest.mark.parametrize(("answer", "minutes"), [("1", 12), ("2", 74)])
def test_the_answer_counts_whatever_has_happened_since(answer: str, minutes: int) -> None:
    here, watch = running()
    here.clock.jump(62 * 60)
    watch.look()
    here.press("g", "enter")
    here.clock.advance(300)
    here.press("space", "f3", "m", answer)
    assert used(here.record.session, "opening") / 60 == minutes
    assert ran(here) == minutes + 5
    assert len(here.desk.tray) == 0


@pytest.mark.parametrize(("answer", "minutes"), [("1", 12), ("2", 74)])
def test_no_way_back_leads_to_another_time(answer: str, minutes: int) -> None:
    here, watch = running()
    here.write("t", "The stairs")
    here.clock.jump(62 * 60)
    watch.look()
    here.press("f3", "m", answer)
    here.press("u")
    assert not here.record.session.issues
    assert ran(here) == minutes
    here.press("ctrl+r")
    assert here.record.session.issues
    assert ran(here) == minutes


def test_a_clock_that_stands_has_nothing_to_ask() -> None:
    here, watch = running()
    here.press("space")
    here.clock.jump(3600)
    watch.look()
    assert len(here.desk.tray) == 0
    assert ran(here) == 12


def test_a_little_is_counted() -> None:
    here, watch = running()
    here.clock.jump(GAP - 1)
    watch.look()
    assert len(here.desk.tray) == 0


def test_time_that_passes_for_both_clocks_is_no_gap() -> None:
    here, watch = running()
    here.clock.advance(3600)
    watch.look()
    assert len(here.desk.tray) == 0
    assert ran(here) == 72


def test_two_gaps_are_two_questions() -> None:
    here, watch = running()
    for _ in range(2):
        here.clock.jump(600)
        watch.look()
        here.clock.advance(60)
        watch.look()
    here.press("f3", "m", "2", "f3", "m", "2")
    assert ran(here) == 12 + 22


def test_the_sessions_clock_never_goes_back() -> None:
    clock = FakeClock()
    own = SessionClock(clock.now, clock.tick)
    before = own.now()
    clock.jump(-3600)
    clock.advance(60)
    assert own.now() == before + timedelta(seconds=60)
    clock.jump(7200)
    assert own.now() == clock.now()


@pytest.mark.parametrize("seed", range(4))
def test_a_thousand_jumps_change_no_order_and_make_no_time(seed: int) -> None:
    """Up to a year either way, leap days and changes of the hour among them: only what ran is counted."""
    chance = random.Random(seed)
    here = room("Maria", "Mr Cole")
    own = SessionClock(here.clock.now, here.clock.tick)
    here.desk.live.now = own.now
    watch = GapWatch(here.desk, here.clock.tick)
    here.press("space")
    true, moments = 0.0, []
    for n in range(250):
        passed = chance.uniform(0, 30)
        here.clock.advance(passed)
        true += passed
        watch.look()
        size = chance.choice([3600, 86_400, YEAR])
        here.clock.jump(chance.choice([-1, 1]) * chance.uniform(2 * GAP, size))
        watch.look()
        if n % 25 == 0:
            here.write("t", f"topic {n}")
        moments.append(own.now())
        told = times(here.record.session, own.now())
        assert told.running == pytest.approx(true, abs=1)
        assert min(told.standing, *told.by_stage.values()) >= 0
    assert moments == sorted(moments)
    topics = [entry.text for entry in here.record.session.issues]
    assert topics == [f"topic {n}" for n in range(0, 250, 25)]


def test_eight_hours_of_sleep() -> None:
    here, watch = running()
    here.clock.jump(8 * 3600)
    watch.look()
    here.press("f3", "m")
    assert here.desk.ask is not None
    assert "12 min here, 492 min by the clock" in here.desk.ask.question


async def test_on_the_wall_the_time_left_stays_and_one_note_waits(tmp_path: Path) -> None:
    made, clock = app(tmp_path, "Maria", "Mr Cole")
    async with made.run_test(size=(120, 36)) as pilot:
        await press(pilot, "c", "space")
        clock.advance(240)
        live_screen(made).look_at_the_time()
        await press(pilot)
        assert "6 min left" in text(made)
        clock.jump(3600)
        await press(pilot, "down")  # the first key after it is early enough
        live_screen(made).look_at_the_time()
        await press(pilot)
        assert "6 min left" in text(made)
        assert "1 for later" in text(made)
        assert "slept" not in text(made)
        await press(pilot, "f3", "m", "2")
        assert "+54" in text(made)


def test_a_session_that_is_only_looked_at_or_practised_is_left_alone() -> None:
    here, watch = running()
    session = here.record.session.model_copy(update={"practice": True})
    here.desk.live.record = here.record.model_copy(update={"session": session})
    here.clock.jump(3600)
    watch.look()
    assert len(here.desk.tray) == 0
