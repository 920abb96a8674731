from datetime import date

from mediator.record.entry import Reword, Strike
from mediator.record.key_date import AddKeyDate, KeyDate, MoveKeyDate
from tests.record.cases import ANA, after, at, refusal, start, the, topic
from tests.strategies import NINE

HEARING = AddKeyDate(at=NINE, entry=KeyDate(id="d", text="Hearing", day=date(2026, 12, 14), at=NINE))


def test_a_date_moves_and_is_reworded_and_struck_like_any_entry() -> None:
    record = after(start(ANA), HEARING, MoveKeyDate(at=at(1), entry="d", day=date(2027, 1, 11)))
    record = after(record, Reword(at=at(2), entry="d", text="Second hearing"), Strike(at=at(3), entry="d"))
    moved = the(record, "d")
    assert isinstance(moved, KeyDate)
    assert (moved.day, moved.text, moved.struck) == (date(2027, 1, 11), "Second hearing", True)


def test_what_has_no_day_does_not_move() -> None:
    record = after(start(ANA), topic("t"), HEARING)
    assert refusal(record, MoveKeyDate(at=NINE, entry="t", day=date(2027, 1, 1))) == "It has no day."
    same = MoveKeyDate(at=NINE, entry="d", day=date(2026, 12, 14))
    assert refusal(record, same) == "That is its day already."
