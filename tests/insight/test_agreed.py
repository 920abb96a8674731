"""Whether a point is agreed, rule by rule; what stays of it after the close."""

from datetime import timedelta

import pytest

from mediator.insight.agreed import is_agreed
from mediator.insight.open_ends import confirmed
from mediator.papers.agreement import agreement
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.close import Close
from mediator.record.decision import Decision, SetDecision
from mediator.record.entry import Confirm, Reword
from mediator.record.read_back import AnswerPoint
from mediator.record.record import Record
from mediator.record.support import Answer, Counts, GiveAnswer, StartRound
from tests.rooms import MORNING, community, record

LATER = MORNING + timedelta(minutes=5)


def point(made: Record) -> AgreementPoint:
    return made.agreement.points[0]


def agreed(made: Record) -> bool:
    return is_agreed(point(made), made.agreement.parties, made.session, community())


def room(decision: Decision, *answers: Counts | None) -> Record:
    made = record("Maria", "Mr Cole", "Ana")
    made = SetDecision(at=MORNING, decision=decision).apply(made)
    made = AddPoint(at=MORNING, entry=AgreementPoint(id="a", text="Quiet by ten", at=MORNING)).apply(made)
    made = StartRound(at=MORNING, entry="a").apply(made)
    for number, counts in enumerate(answers, 1):
        if counts is not None:
            says = "" if counts == "yes" else "I will not be here"
            given = Answer(party=f"p{number}", level=counts, counts=counts, says=says, at=MORNING)
            made = GiveAnswer(at=MORNING, entry="a", answer_given=given).apply(made)
    return made


CONSENSUS = Decision(kind="consensus")


@pytest.mark.parametrize(
    ("decision", "answers", "stands"),
    [
        (CONSENSUS, ("yes", "yes", "aside"), True),
        (CONSENSUS, ("aside", "aside", "aside"), False),
        (CONSENSUS, ("yes", "yes", "block"), False),
        (CONSENSUS, ("yes", "yes", None), False),
        (Decision(kind="everyone"), ("yes", "yes", "aside"), False),
        (Decision(kind="everyone"), ("yes", "yes", "yes"), True),
        (Decision(kind="majority", number=2), ("yes", "yes", "no"), True),
        (Decision(kind="majority", number=3), ("yes", "yes", "no"), False),
    ],
)
def test_a_point_stands_as_the_room_decides(
    decision: Decision, answers: tuple[Counts | None, ...], stands: bool
) -> None:
    assert agreed(room(decision, *answers)) is stands


def test_who_answered_last_is_heard_and_a_concern_is_a_yes() -> None:
    made = room(CONSENSUS, "yes", "yes", "block")
    made = AnswerPoint(at=LATER, entry="a", party="p3", answer="concern").apply(made)
    assert agreed(made)
    assert not agreed(AnswerPoint(at=LATER, entry="a", party="p3", answer="not_yet").apply(made))


def test_after_the_close_it_is_agreed_and_nobody_knows_who_stood_aside() -> None:
    made = room(CONSENSUS, "yes", "yes", "aside")
    assert confirmed(made) == ()
    closed = Close(at=LATER, outcome="full", referral=None, follow_ups=(), agreed=("a",)).apply(made)
    assert closed.session.rounds == ()
    assert confirmed(closed) == closed.agreement.points
    assert agreed(closed)
    assert is_agreed(point(closed), closed.agreement.parties, None, community())
    again = Reword(at=LATER, entry="a", text="Quiet by nine").apply(closed)
    assert not point(again).agreed


@pytest.mark.parametrize("everyone", [True, False])
def test_the_paper_says_what_it_is_that_is_signed(everyone: bool) -> None:
    made = room(CONSENSUS, "yes", "yes", None if everyone else "aside")
    if everyone:
        for party in ("p1", "p2", "p3"):
            made = Confirm(at=LATER, entry="a", party=party).apply(made)
    source = Source(made.agreement, made.session, community(), LATER)
    paper = agreement(source, Reader("everyone"))
    words = source.paper_words.agreed if everyone else source.paper_words.agreed_by_rule
    assert words in [section.title for section in paper.sections]
    assert words in str(paper.signatures)
