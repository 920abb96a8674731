from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.insight import times as readings
from mediator.insight.times import Times, later_stages, planned, running_since, times, used
from mediator.record.agenda import AddMinutes, EnterStage, PauseClock, StartClock
from tests.record.cases import after, at, start
from tests.strategies import CLOCK_CHANGES, NINE, History, histories


def test_before_the_clock_has_run_no_time_has_passed() -> None:
    assert times(start().session, at(30)) == Times(0.0, 0.0, 0.0, {})


def test_time_is_told_by_stage_and_as_running_or_standing() -> None:
    record = after(
        start(),
        StartClock(at=at(1)),
        EnterStage(at=at(3), stage="wants"),
        PauseClock(at=at(6)),
        EnterStage(at=at(7), stage="opening"),
        StartClock(at=at(10)),
    )
    told = times(record.session, at(12))
    assert told == Times(660.0, 420.0, 240.0, {"opening": 240.0, "wants": 180.0})


def test_a_standing_clock_counts_as_standing_up_to_now() -> None:
    record = after(start(), StartClock(at=at(1)), PauseClock(at=at(2)))
    assert times(record.session, at(5)) == Times(240.0, 60.0, 180.0, {"opening": 60.0})


def test_now_is_never_earlier_than_what_the_clock_has_seen() -> None:
    record = after(start(), StartClock(at=at(1)), PauseClock(at=at(5)))
    assert times(record.session, at(2)) == times(record.session, at(5))


@settings(max_examples=120, deadline=None)
@given(histories(kinds=CLOCK_CHANGES), st.integers(-3_600_000, 36_000_000))
def test_the_clocks_parts_always_add_up_to_the_time_that_passed(history: History, milliseconds: int) -> None:
    now = NINE + timedelta(milliseconds=milliseconds)
    for record in history.records:
        session = record.session
        told = times(session, now)
        assert told.running + told.standing == pytest.approx(told.passed, abs=1e-6)
        assert sum(told.by_stage.values()) == pytest.approx(told.running, abs=1e-6)
        assert min(told.passed, told.running, told.standing, *told.by_stage.values()) >= 0
        since = running_since(session)
        latest = max(now, *(i.closed or i.opened for i in session.clock)) if session.clock else now
        for stage in session.stages:
            open_stretch = 0.0
            if since is not None and session.clock[-1].stage == stage.id:
                open_stretch = (latest - since).total_seconds()
            seconds = used(session, stage.id) + open_stretch
            assert told.by_stage.get(stage.id, 0.0) == pytest.approx(seconds, abs=1e-6)


def test_a_stages_plan_is_its_minutes_with_those_added_or_taken() -> None:
    record = after(start(), AddMinutes(at=at(1), stage="opening", minutes=-4))
    assert planned(record.session.stage("opening")) == 360.0


def test_later_stages_are_those_behind_the_present_one_wherever_it_came_from() -> None:
    record = after(start(), EnterStage(at=at(1), stage="ideas"))
    assert [stage.id for stage in later_stages(record.session)] == ["closing"]
    record = after(record, EnterStage(at=at(2), stage="wants"))
    assert [stage.id for stage in later_stages(record.session)] == ["unnamed", "ideas", "closing"]


def test_a_clock_runs_since_its_last_start() -> None:
    record = after(start(), StartClock(at=at(1)), EnterStage(at=at(3), stage="wants"))
    assert readings.running_since(record.session) == at(3)
    assert readings.running_since(after(record, PauseClock(at=at(4))).session) is None
