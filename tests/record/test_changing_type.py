"""Another type in the middle of a session: what was there before is there after."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.insight.times import times
from mediator.live import Live
from mediator.record.agenda import AddMinutes, EnterStage, PauseClock, StartClock
from mediator.record.agreement import GiveConsent, Tick
from mediator.record.caucus import StartCaucus
from mediator.record.changing_type import ChangeType
from mediator.record.check import check_agreement, check_session
from mediator.record.record import Record
from tests.record.cases import ANA, BEN, after, at, refusal, start, topic
from tests.strategies import NINE, OTHER_TYPE, SESSION_TYPE, TYPES, History, Teller, histories


def other(minutes: float = 0) -> ChangeType:
    return ChangeType.to(OTHER_TYPE, at=at(minutes))


def stages(record: Record) -> list[str]:
    return [stage.id for stage in record.session.stages]


def live(record: Record) -> Live:
    ids = itertools.count(1)
    return Live(
        record,
        TYPES[record.session.type],
        keep=lambda _: None,
        now=lambda: NINE,
        new_id=lambda: f"n{next(ids)}",
        types=TYPES,
    )


def test_the_stages_become_those_of_the_new_type() -> None:
    changed = after(start(ANA), other()).session
    assert (changed.type, [stage.title for stage in changed.stages]) == (
        "other",
        ["Opening", "Hello", "What for", "Friends", "On paper"],
    )
    assert (changed.stage("friends").turn, changed.stage("friends").turn_of) == ("felt", "supporters")


def test_what_was_visited_stays_before_the_stage_that_is_entered() -> None:
    changed = after(start(ANA), EnterStage(at=at(1), stage="wants"), other(2))
    assert stages(changed) == ["hello", "opening", "wants", "friends", "paper"]
    assert changed.session.stage().title == "What for"


def test_it_goes_on_in_the_stage_of_the_same_id_or_board_or_else_in_the_first() -> None:
    def entered(stage: str) -> str:
        before = start() if stage == "opening" else after(start(), EnterStage(at=at(1), stage=stage))
        return after(before, other(2)).session.stage().id

    assert entered("wants") == "wants"  # the same id
    assert entered("unnamed") == "wants"  # the same board
    assert entered("opening") == "hello"
    assert entered("ideas") == "hello"  # nothing like it: the first


def test_the_clock_runs_on_and_every_minute_stays() -> None:
    before = after(start(), StartClock(at=at(0)))
    changed = after(before, other(10), PauseClock(at=at(15)))
    assert times(changed.session, at(15)).by_stage == {"opening": 600, "hello": 300}
    standing = after(start(), other(10))
    assert standing.session.clock == ()


def test_minutes_that_the_room_added_stay_with_a_stage_of_the_same_name_as_far_as_they_fit() -> None:
    more = after(start(), AddMinutes(at=NINE, stage="wants", minutes=5), other())
    assert (more.session.stage("wants").minutes, more.session.stage("wants").added) == (30, 5)
    fewer = after(start(), AddMinutes(at=NINE, stage="wants", minutes=-20))
    back = after(fewer, other(), ChangeType.to(SESSION_TYPE, at=at(1)))
    assert back.session.stage("wants").added == -20


def test_ticks_consents_rules_and_entries_stay() -> None:
    before = after(
        start(ANA, BEN, rules=("One at a time",)),
        topic("t"),
        Tick(at=NINE, item="time"),
        GiveConsent(at=NINE, party="ana"),
    )
    changed = after(before, other())
    assert changed.agreement.checklist == before.agreement.checklist
    assert changed.agreement.consents == before.agreement.consents
    assert changed.session.rules is before.session.rules
    assert changed.session.issues is before.session.issues
    assert changed.agreement.type == "other"


def test_the_same_type_is_no_change() -> None:
    again = ChangeType.to(SESSION_TYPE, at=NINE)
    assert refusal(start(), again) == "It is this kind of session already."


@settings(max_examples=80, deadline=None)
@given(histories(most=25, without=[StartCaucus]), st.data())
def test_nothing_is_lost_undo_brings_everything_back_and_every_reference_leads_somewhere(
    history: History, data: st.DataObject
) -> None:
    before = history.last
    (to,) = [TYPES[type_id] for type_id in TYPES if type_id != before.session.type]
    made = live(before)
    made.do(ChangeType.to(to, at=Teller(data.draw).moment()))
    now = made.record
    assert made.session_type is to
    assert check_session(now.session) == check_agreement(now.agreement) == []
    assert {entry.id: entry for entry in now.entries()} == {entry.id: entry for entry in before.entries()}
    assert now.session.visits[: len(before.session.visits)] == before.session.visits
    assert set(stages(now)) >= {visit.stage for visit in before.session.visits}
    assert {stage.id for stage in to.stages} <= set(stages(now))
    opened = [(interval.stage, interval.opened) for interval in before.session.clock]
    assert [(interval.stage, interval.opened) for interval in now.session.clock][: len(opened)] == opened
    closed = [interval for interval in before.session.clock if interval.closed is not None]
    assert list(now.session.clock[: len(closed)]) == closed
    assert now.session.clock_runs() == before.session.clock_runs()
    same = {"type", "stages", "visits", "clock"}
    for name in type(before.session).model_fields:
        assert name in same or getattr(now.session, name) is getattr(before.session, name), name
    for name in type(before.agreement).model_fields:
        assert name == "type" or getattr(now.agreement, name) == getattr(before.agreement, name), name
    assert now.private is before.private
    made.undo()
    assert made.record is before
    assert made.session_type is TYPES[before.session.type]
    made.redo()
    assert made.record == now
    assert made.session_type is to
