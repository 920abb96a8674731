"""The draft as only the mediator sees it: gaps, answers, who carries what, what to ask before the end."""

from datetime import date

import pytest

from mediator.archive.hint_words import hint_words
from mediator.insight.desk_draft import DraftOnDesk, WholeDraft, carries_all, draft_on_desk, duties
from mediator.record.agenda import BoardName
from mediator.record.agreement import Advice, AskFreeChoice, SetAdvice
from mediator.record.agreement_point import AddPoint, AgreementPoint, AnswerTopic, PartName, SetPart
from mediator.record.change import Change
from mediator.record.entry import Hide
from mediator.record.issue import LeaveOpen
from mediator.record.party import AddPerson, Party, Person
from mediator.record.read_back import Answer, AnswerPoint
from mediator.record.record import Record
from tests.record.cases import after, at, start, topic
from tests.strategies import NINE, SESSION_TYPE


def room(*changes: Change) -> Record:
    mrs = Person(id="mrs", name="Mrs L", role="member", party="ls")
    parties = [Party(id=name.lower(), name=name) for name in ("D", "Ls", "Kim")]
    record = start(*parties).with_session(people=(mrs,))
    points = [AgreementPoint(id=f"a{n}", text=f"Promise {n}", at=NINE) for n in (1, 2, 3)]
    return after(record, *(AddPoint(at=NINE, entry=point) for point in points), *changes)


def part(entry: str, name: PartName, text: str, day: date | None = None) -> SetPart:
    return SetPart(at=at(1), entry=entry, part=name, text=text, day=day)


def answer(party: str, says: Answer, minutes: float) -> AnswerPoint:
    return AnswerPoint(at=at(minutes), entry="a1", party=party, answer=says)


def draft(record: Record, board: BoardName = "agreement", chosen: str = "") -> DraftOnDesk:
    made = draft_on_desk(record, SESSION_TYPE.words, hint_words("en"), board, chosen)
    assert made is not None
    return made


def whole(record: Record) -> WholeDraft:
    made = draft(record, "draft").whole
    assert made is not None
    return made


def test_there_is_none_on_other_boards_and_none_without_points() -> None:
    cases: list[tuple[Record, BoardName]] = [(room(), "wants"), (start(), "agreement")]
    for record, board in cases:
        assert draft_on_desk(record, SESSION_TYPE.words, hint_words("en"), board, "") is None


def test_all_points_with_something_to_ask_are_there_or_the_one_that_is_looked_at_whole() -> None:
    record = room(Hide(at=NINE, entry="a3"))
    assert [(point.number, bool(point.hints), point.parts) for point in draft(record).points] == [
        (1, True, ()),
        (2, True, ()),
    ]
    (only,) = draft(record, chosen="a2").points
    assert only.number == 2
    assert [one.label for one in only.parts][:3] == ["Who", "For whom", "By when"]
    assert draft(record).whole is None


def test_who_is_not_in_the_room_is_named() -> None:
    record = room(part("a1", "who", "D, the son and Mrs L, the council"))
    assert draft(record).points[0].absent == ("the son", "the council")
    come = Person(id="son", name="The son", role="support_person", party="ls")
    record = after(record, AddPerson(at=at(9), person=come))
    assert draft(record).points[0].absent == ("the council",), "he has come since"


def test_each_partys_answer_stands_with_its_time_and_after_a_change_that_it_was_understood() -> None:
    record = room(answer("d", "yes", 3), answer("ls", "concern", 4), answer("kim", "not_yet", 5))
    answers = draft(record, chosen="a1").points[0].answers
    assert [(one.name, one.answer, one.at, one.understood) for one in answers] == [
        ("D", "yes", at(3), False),
        ("Ls", "concern", at(4), False),
        ("Kim", "not_yet", at(5), False),
    ]
    changed = draft(after(record, part("a1", "where", "here")), chosen="a1").points[0].answers
    assert {(one.answer, one.at, one.understood) for one in changed} == {(None, None, True)}
    fresh = draft(room(), chosen="a1").points[0].answers
    assert {(one.answer, one.understood) for one in fresh} == {(None, False)}


def test_duties_stand_with_each_party_with_whom_they_are_owed_to_and_the_first_day() -> None:
    record = room(
        part("a1", "who", "D"),
        part("a1", "by_when", "in May", date(2027, 5, 1)),
        part("a2", "who", "Mrs L and D"),
        part("a2", "by_when", "14 Dec", date(2026, 12, 14)),
        part("a2", "for_whom", "Kim, the school"),
        part("a3", "who", "the son"),
    )
    assert [(one.name, one.points, one.to, one.first) for one in duties(record)] == [
        ("D", (1, 2), ("Kim", "the school"), date(2026, 12, 14)),
        ("Ls", (2,), ("Kim", "the school"), date(2026, 12, 14)),
        ("Kim", (), (), None),
    ]
    assert whole(record).nobodys == (3,)


@pytest.mark.parametrize(
    ("who", "carrying"),
    [
        (("D", "D", ""), "D"),
        (("Mrs L", "Ls", ""), "Ls"),
        (("D", "Ls", "D"), None),
        (("D", "", ""), None),
        (("", "", ""), None),
        (("D and Kim", "D", "D"), None),
    ],
)
def test_one_side_that_carries_all_is_flagged(who: tuple[str, ...], carrying: str | None) -> None:
    record = room(*(part(f"a{n}", "who", text) for n, text in enumerate(who, 1) if text))
    flagged = carries_all(duties(record))
    assert (flagged and flagged.name) == carrying
    assert draft(record).carries_all == flagged


def test_the_end_asks_for_what_is_open() -> None:
    record = room(
        topic("t"),
        topic("u", "The fence"),
        AnswerTopic(at=NINE, entry="a1", issue="t"),
        part("a2", "condition", "the lease allows it"),
        AskFreeChoice(at=at(2), party="ls"),
        SetAdvice(at=at(2), advice=Advice(sign="later", days=7)),
    )
    made = whole(record)
    assert made.open_topics == ("The fence",)
    assert made.conditions == (2,)
    assert made.not_asked_freely == ("D", "Kim")
    assert made.advice == Advice(sign="later", days=7)
    assert len(made.questions) > 3


def test_a_topic_left_open_by_choice_is_no_gap() -> None:
    made = whole(room(topic("t"), topic("u", "The fence"), LeaveOpen(at=at(2), entry="u", left_open=True)))
    assert "The fence" not in made.open_topics
    assert made.left_open == ("The fence",)
