"""What is due, and how it stands with it on a day."""

from datetime import date

import pytest

from mediator.insight.due import Due, due_of, span, state_of
from mediator.insight.listed import state_of as standing
from mediator.record.agreement import NextDate, SetNextDate, SetOutcome
from mediator.record.entry import Strike
from mediator.record.key_date import AddKeyDate, KeyDate
from mediator.record.record import Record
from tests.rooms import MORNING, record

DAY = date(2026, 12, 4)


def due(made: Record) -> list[Due]:
    return list(due_of(made.session, made.agreement))


def test_a_meeting_is_late_until_an_outcome_is_noted() -> None:
    made = SetNextDate(at=MORNING, next_date=NextDate(day=DAY)).apply(record("Maria"))
    assert due(made) == [Due("meeting", DAY, stays=True)]
    made = SetOutcome(at=MORNING, outcome="full").apply(made)
    assert due(made) == [Due("meeting", DAY, stays=False)]


def test_a_date_in_view_passes_and_one_that_was_struck_is_none() -> None:
    made = record("Maria")
    for name in ("hearing", "wages"):
        entry = KeyDate(id=name, text=name, day=DAY, at=MORNING)
        made = AddKeyDate(at=MORNING, entry=entry).apply(made)
    made = Strike(at=MORNING, entry="wages").apply(made)
    assert due(made) == [Due("key_date", DAY, "hearing")]


def test_each_file_is_read_without_the_other_and_practice_not_at_all() -> None:
    made = SetNextDate(at=MORNING, next_date=NextDate(day=DAY)).apply(record("Maria"))
    entry = KeyDate(id="day", text="Hearing", day=DAY, at=MORNING)
    made = AddKeyDate(at=MORNING, entry=entry).apply(made)
    assert [one.kind for one in due_of(None, made.agreement)] == ["meeting"]
    assert [one.kind for one in due_of(made.session, None)] == ["key_date"]
    assert due(made.with_session(practice=True)) == []


@pytest.mark.parametrize(
    ("days", "stays", "state"),
    [(-1, True, "late"), (-1, False, "passed"), (0, True, "today"), (0, False, "today"), (1, True, "ahead")],
)
def test_how_it_stands(days: int, stays: bool, state: str) -> None:
    assert state_of(date.fromordinal(DAY.toordinal() + days), DAY, stays=stays) == state


def test_the_span_ends_where_time_does() -> None:
    assert span(DAY, 14) == (date(2026, 11, 20), date(2026, 12, 18))
    assert span(date.max, 14)[1] == date.max
    assert span(date.min, 14)[0] == date.min


def test_a_session_is_open_stopped_or_closed() -> None:
    made = record("Maria")
    assert standing(made.session, made.agreement) == "open"
    assert standing(None, made.agreement) == standing(made.session, None) == "open"
    stopped = made.with_session(stopped=MORNING)
    assert standing(stopped.session, stopped.agreement) == "stopped"
    noted = SetOutcome(at=MORNING, outcome="none").apply(made)
    assert standing(noted.session, noted.agreement) == standing(None, noted.agreement) == "open"
    closed = noted.with_agreement(closed=MORNING)
    assert standing(closed.session, closed.agreement) == standing(None, closed.agreement) == "closed"
