from mediator.record.entry import Hide, Park, PickUp, Strike
from mediator.record.issue import AddIssue, Issue, LeaveOpen, PlaceIssue
from mediator.record.record import Record
from tests.record.cases import after, refusal, start, topic, want
from tests.strategies import NINE


def order(record: Record) -> list[tuple[str, int]]:
    return [(issue.id, issue.number) for issue in record.session.issues]


def three() -> Record:
    return after(start(), topic("a"), topic("b"), topic("c"))


def place(entry: str, at: int) -> PlaceIssue:
    return PlaceIssue(at=NINE, entry=entry, place=at)


def test_a_topic_moves_and_the_numbers_follow_the_order() -> None:
    assert order(after(three(), place("c", 1))) == [("c", 1), ("a", 2), ("b", 3)]
    assert order(after(three(), place("a", 2))) == [("b", 1), ("a", 2), ("c", 3)]
    assert order(after(three(), place("a", 99))) == [("b", 1), ("c", 2), ("a", 3)]


def test_what_is_not_on_the_wall_keeps_its_number_and_its_place() -> None:
    for away in (Strike, Hide, Park):
        record = after(three(), away(at=NINE, entry="b"))
        assert order(after(record, place("c", 1))) == [("c", 1), ("b", 2), ("a", 3)]
    record = after(three(), Park(at=NINE, entry="b"), place("c", 1), PickUp(at=NINE, entry="b"))
    assert order(record) == [("c", 1), ("b", 2), ("a", 3)]


def test_one_written_after_a_move_is_the_last() -> None:
    added = AddIssue(at=NINE, entry=Issue(id="d", text="Later", at=NINE))
    assert order(after(three(), place("c", 1), added))[-1] == ("d", 4)


def test_what_has_no_place_among_the_topics_is_refused() -> None:
    assert "on the wall" in refusal(after(three(), Hide(at=NINE, entry="b")), place("b", 1))
    assert "on the wall" in refusal(after(three(), want("w")), place("w", 1))
    assert "its place already" in refusal(three(), place("b", 2))
    assert "struck" in refusal(after(three(), Strike(at=NINE, entry="b")), place("b", 1))


def test_a_topic_is_left_open_and_taken_up_again() -> None:
    left = after(three(), LeaveOpen(at=NINE, entry="a", left_open=True))
    assert [issue.left_open for issue in left.session.issues] == [True, False, False]
    assert after(left, LeaveOpen(at=NINE, entry="a", left_open=False)) == three()
    assert "so already" in refusal(three(), LeaveOpen(at=NINE, entry="a", left_open=False))
    assert "Only a topic" in refusal(after(three(), want("w")), LeaveOpen(at=NINE, entry="w", left_open=True))
