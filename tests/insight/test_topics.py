"""How far the talk about a topic has come."""

from mediator.insight.board_topics import topics
from mediator.insight.topics import topic_states
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.base import Id
from mediator.record.entry import Confirm, Hide, Park, Share, Strike, TakeBackYes
from mediator.record.issue import LeaveOpen
from mediator.record.option import AddOption, Option
from mediator.record.record import Record
from tests.record.cases import ANA, BEN, after, reason, start, topic, want
from tests.strategies import NINE, SESSION_TYPE


class Serving(Option):
    """An idea that says what it serves."""

    serves: tuple[Id, ...] = ()

    def mentions(self) -> tuple[Id, ...]:
        return self.serves


class Made(AgreementPoint):
    """A point that says what it was made of."""

    of: tuple[Id, ...] = ()

    def mentions(self) -> tuple[Id, ...]:
        return self.of


def state(record: Record, topic_id: str = "t") -> str:
    return topic_states(record)[topic_id]


def heard() -> Record:
    """Return a session in which each party said why a topic matters, and nothing of the other topic."""
    return after(
        start(ANA, BEN),
        topic("t"),
        topic("u"),
        reason("i", "ana", issues=("t",)),
        reason("j", "ben", issues=("t",)),
    )


def with_idea(*serves: str) -> Record:
    record = after(heard(), AddOption(at=NINE, entry=Option(id="o", text="A rug", at=NINE)))
    return record.replacing(Serving(id="o", text="A rug", at=NINE, serves=serves))


def with_point(of: str) -> Record:
    record = after(with_idea("i"), AddPoint(at=NINE, entry=AgreementPoint(id="p", text="A rug", at=NINE)))
    record = record.replacing(Made(id="p", text="A rug", at=NINE, of=(of,)))
    return after(record, *(Confirm(at=NINE, entry="p", party=party) for party in ("ana", "ben")))


def test_a_topic_is_opened_by_a_want_or_a_reason_and_explored_once_every_party_was_heard() -> None:
    record = after(start(ANA, BEN), topic("t"))
    assert state(record) == ""
    assert state(after(record, want("w", "ana", issue="t"))) == "opened"
    assert state(after(record, reason("i", "ana", issues=("t",)))) == "opened"
    assert state(heard()) == "explored"
    assert state(heard(), "u") == ""
    assert state(after(heard(), Strike(at=NINE, entry="j"))) == "opened"
    shared = after(record, reason("i", "ana", issues=("t",)), Share(at=NINE, entry="i", party="ben"))
    assert state(shared) == "explored"


def test_what_the_room_does_not_see_says_nothing_of_a_topic() -> None:
    assert state(after(heard(), Hide(at=NINE, entry="j"))) == "opened"
    assert state(after(heard(), Hide(at=NINE, entry="j"), Hide(at=NINE, entry="i"))) == ""


def test_ideas_count_for_the_topics_of_the_reasons_they_serve() -> None:
    assert state(with_idea("t")) == state(with_idea("i")) == "ideas"
    assert state(with_idea("i"), "u") == ""
    assert state(with_idea()) == "explored"
    assert state(after(with_idea("i"), Strike(at=NINE, entry="o"))) == "explored"


def test_a_topic_is_agreed_when_everyone_says_yes_to_a_point_about_it() -> None:
    assert [state(with_point(of)) for of in ("t", "i", "o")] == ["agreed"] * 3
    assert state(after(with_point("o"), TakeBackYes(at=NINE, entry="p", party="ben"))) == "ideas"
    assert state(with_point("u")) == "ideas"


def test_parked_and_left_open_are_said_whatever_else_is_so() -> None:
    left = after(with_point("t"), LeaveOpen(at=NINE, entry="t", left_open=True))
    assert state(left) == "left_open"
    assert state(after(left, Park(at=NINE, entry="t"))) == "parked"


def test_the_board_says_it_quietly_behind_the_topic() -> None:
    def asides(record: Record) -> list[str]:
        return [line.aside for line in topics(record, SESSION_TYPE.words).lines()]

    assert asides(heard()) == ["explored", ""]
    assert asides(with_point("t")) == ["agreed", ""]
    assert asides(after(heard(), LeaveOpen(at=NINE, entry="u", left_open=True))) == ["explored", "left open"]
