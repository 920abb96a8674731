import contextlib
import itertools
from datetime import timedelta

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from mediator.record.agenda import (
    AddMinutes,
    EndBreak,
    EnterStage,
    Interval,
    PauseClock,
    StartBreak,
    StartClock,
    StopNow,
    Visit,
)
from mediator.record.base import Refused
from mediator.record.record import Record
from tests.record.cases import after, at, refusal, start
from tests.strategies import CLOCK_CHANGES, NINE, History, histories


@pytest.fixture
def room() -> Record:
    return start()


def stretches(record: Record) -> list[tuple[str, float, float | None, str]]:
    """Return the clock's intervals, in minutes after nine."""

    def minutes(interval: Interval) -> tuple[str, float, float | None, str]:
        closed = (interval.closed - NINE) / timedelta(minutes=1) if interval.closed else None
        return interval.stage, (interval.opened - NINE) / timedelta(minutes=1), closed, interval.why

    return [minutes(interval) for interval in record.session.clock]


def test_a_session_starts_in_its_first_stage_with_the_clock_standing(room: Record) -> None:
    assert room.session.stage().id == "opening"
    assert not room.session.clock_runs()
    assert room.session.clock == ()


def test_starting_and_pausing_make_one_stretch_each(room: Record) -> None:
    record = after(room, StartClock(at=at(1)), PauseClock(at=at(3)), StartClock(at=at(5)))
    assert stretches(record) == [("opening", 1, 3, "paused"), ("opening", 5, None, "")]
    assert record.session.clock_runs()


def test_a_clock_is_not_started_or_paused_twice(room: Record) -> None:
    assert refusal(room, PauseClock(at=at(1))) == "The clock stands already."
    assert refusal(after(room, StartClock(at=at(1))), StartClock(at=at(2))) == "The clock is running."


def test_a_running_clock_runs_on_for_the_next_stage(room: Record) -> None:
    record = after(room, StartClock(at=at(1)), EnterStage(at=at(4), stage="wants"))
    assert stretches(record) == [("opening", 1, 4, "next_stage"), ("wants", 4, None, "")]
    assert record.session.visits[-1] == Visit(stage="wants", at=at(4))


def test_a_standing_clock_stands_in_the_next_stage_too(room: Record) -> None:
    record = after(room, EnterStage(at=at(1), stage="wants"), EnterStage(at=at(2), stage="opening"))
    assert record.session.clock == ()
    assert [visit.stage for visit in record.session.visits] == ["opening", "wants", "opening"]


def test_only_another_stage_that_there_is_can_be_entered(room: Record) -> None:
    assert refusal(room, EnterStage(at=at(1), stage="opening")) == "The session is in this stage."
    assert refusal(room, EnterStage(at=at(1), stage="lunch")) == "There is no such stage."


def test_minutes_are_added_beside_the_plan(room: Record) -> None:
    record = after(
        room,
        AddMinutes(at=at(1), stage="opening", minutes=5),
        AddMinutes(at=at(2), stage="opening", minutes=-3),
    )
    stage = record.session.stage("opening")
    assert (stage.minutes, stage.added) == (10, 2)


@pytest.mark.parametrize(("stage", "minutes"), [("opening", -11), ("closing", 1), ("wants", 576)])
def test_a_stage_keeps_between_no_minutes_and_ten_hours(room: Record, stage: str, minutes: int) -> None:
    change = AddMinutes(at=at(1), stage=stage, minutes=minutes)
    assert refusal(room, change) == "A stage has 0 to 600 minutes."


def test_a_stage_can_lose_all_its_minutes_and_gain_all_there_can_be(room: Record) -> None:
    record = after(room, AddMinutes(at=at(1), stage="opening", minutes=-10))
    record = after(record, AddMinutes(at=at(2), stage="opening", minutes=600))
    assert record.session.stage("opening").added == 590
    with pytest.raises(ValidationError):
        AddMinutes(at=at(3), stage="opening", minutes=601)
    missing = AddMinutes(at=at(3), stage="lunch", minutes=1)
    assert refusal(record, missing) == "There is no such stage."


def test_a_clock_that_ran_before_a_break_runs_again_after_it(room: Record) -> None:
    pause = StartBreak(at=at(5), until=at(15))
    record = after(room, StartClock(at=at(1)), pause)
    on_break = record.session.on_break()
    assert on_break is not None
    assert on_break.until == at(15)
    assert not record.session.clock_runs()
    assert refusal(record, pause) == "It is a break already."
    record = after(record, EndBreak(at=at(17)))
    assert stretches(record) == [("opening", 1, 5, "break"), ("opening", 17, None, "")]
    assert record.session.breaks[-1].closed == at(17)
    assert refusal(record, EndBreak(at=at(18))) == "There is no break."


def test_a_clock_that_stood_before_a_break_stands_after_it(room: Record) -> None:
    record = after(room, StartBreak(at=at(1), until=at(5)), EndBreak(at=at(5)))
    assert record.session.clock == ()
    record = after(
        room,
        StartClock(at=at(1)),
        StartBreak(at=at(2), until=at(5)),
        EndBreak(at=at(5)),
        PauseClock(at=at(6)),
        StartBreak(at=at(7), until=at(9)),
        EndBreak(at=at(9)),
    )
    assert not record.session.clock_runs()


def test_after_a_break_the_clock_runs_for_the_stage_entered_in_it(room: Record) -> None:
    record = after(
        room,
        StartClock(at=at(1)),
        StartBreak(at=at(2), until=at(5)),
        EnterStage(at=at(3), stage="ideas"),
        EndBreak(at=at(5)),
    )
    assert stretches(record) == [("opening", 1, 2, "break"), ("ideas", 5, None, "")]


def test_starting_the_clock_ends_a_break(room: Record) -> None:
    record = after(room, StartBreak(at=at(1), until=at(5)), StartClock(at=at(4)))
    assert record.session.on_break() is None
    assert record.session.breaks[-1].closed == at(4)


def test_stopping_closes_the_clock_and_the_break_at_once(room: Record) -> None:
    record = after(room, StartClock(at=at(1)), StopNow(at=at(2)))
    assert stretches(record) == [("opening", 1, 2, "stopped")]
    assert record.session.stopped == at(2)
    assert refusal(record, StopNow(at=at(3))) == "It is stopped."
    record = after(room, StartBreak(at=at(1), until=at(9)), StopNow(at=at(2)))
    assert record.session.on_break() is None


def test_a_stopped_session_goes_on_when_its_clock_is_started(room: Record) -> None:
    record = after(room, StopNow(at=at(1)), StartClock(at=at(2)))
    assert record.session.stopped is None
    assert record.session.clock_runs()


def test_a_break_does_not_set_the_clock_of_a_stopped_session_going(room: Record) -> None:
    record = after(room, StartClock(at=at(1)), StartBreak(at=at(2), until=at(5)), StopNow(at=at(3)))
    with contextlib.suppress(Refused):
        record = after(record, StartBreak(at=at(4), until=at(9)), EndBreak(at=at(9)))
    assert record.session.stopped is None or not record.session.clock_runs()


def test_time_put_back_makes_no_stretch_negative(room: Record) -> None:
    record = after(
        room,
        StartClock(at=at(10)),
        PauseClock(at=at(5)),
        StartClock(at=at(6)),
        StartBreak(at=at(4), until=at(9)),
        EndBreak(at=at(3)),
    )
    assert stretches(record) == [
        ("opening", 10, 10, "paused"),
        ("opening", 10, 10, "break"),
        ("opening", 10, None, ""),
    ]
    assert record.session.breaks[0].closed == at(4)


@settings(max_examples=80, deadline=None)
@given(histories(kinds=CLOCK_CHANGES))
def test_stretches_follow_one_another_and_only_the_last_is_open(history: History) -> None:
    for record in history.records:
        clock = record.session.clock
        for earlier, later in itertools.pairwise(clock):
            assert earlier.closed is not None
            assert earlier.opened <= earlier.closed <= later.opened
            assert earlier.why
        assert not record.session.clock_runs() or clock[-1].stage == record.session.stage().id


@settings(max_examples=80, deadline=None)
@given(histories(kinds=CLOCK_CHANGES))
def test_no_clock_runs_in_a_break_or_once_the_session_is_stopped(history: History) -> None:
    for record in history.records:
        if record.session.on_break() is not None or record.session.stopped is not None:
            assert not record.session.clock_runs()
