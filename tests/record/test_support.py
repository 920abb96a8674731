"""Ideas without authors, and the answers to them: who may rate what, when, and what sets answers back."""

import pytest

from mediator.record.agreement_point import AddPoint, AgreementPoint, PartName, SetPart, SetPointState
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.check import check_session, check_session_type
from mediator.record.decision import Decision, SetDecision
from mediator.record.entry import Erase, Reword
from mediator.record.option import AddOption, CloseRating, OpenRating, Option, Serve
from mediator.record.package import AddPackage, Package
from mediator.record.record import Record
from mediator.record.scales import SCALES
from mediator.record.session_type import DecisionRule, Support
from mediator.record.support import (
    Answer,
    Counts,
    GiveAnswer,
    Level,
    SayOfAnswer,
    Scale,
    SettleCondition,
    ShowAnswers,
    StartRound,
    TakeBackAnswer,
)
from tests.record.cases import ANA, BEN, after, at, reason, refusal, start, topic
from tests.strategies import NINE, SESSION_TYPE


@pytest.fixture
def room() -> Record:
    idea = AddOption(at=NINE, entry=Option(id="o", text="Cut the tree together", at=NINE))
    return after(start(ANA, BEN), topic("t"), reason("i", "ana", issues=("t",)), idea)


def give(party: str, level: str = "I can live with it", counts: Counts = "yes", entry: str = "o") -> Change:
    answer = Answer(party=party, level=level, counts=counts, at=NINE)
    return GiveAnswer(at=NINE, entry=entry, answer_given=answer)


def open_round(*, hidden: bool = False) -> list[Change]:
    return [OpenRating(at=NINE), StartRound(at=NINE, entry="o", hidden=hidden)]


def test_an_idea_is_for_topics_and_reasons_until_it_is_not(room: Record) -> None:
    linked = after(room, Serve(at=NINE, entry="o", purpose="t"), Serve(at=NINE, entry="o", purpose="i"))
    idea = linked.session.options[0]
    assert (idea.issues, idea.interests) == (("t",), ("i",))
    assert after(linked, Serve(at=NINE, entry="o", purpose="t")).session.options[0].issues == ()
    assert after(linked, Erase(at=NINE, entry="i")).session.options[0].interests == ()
    assert refusal(room, Serve(at=NINE, entry="o", purpose="o")).startswith("An idea is for a topic")


def test_ideas_cannot_be_rated_while_they_are_gathered(room: Record) -> None:
    gathered = "Ideas are gathered now, and not rated."
    assert refusal(room, StartRound(at=NINE, entry="o")) == gathered
    opened = after(room, *open_round(), give("ana"))
    closed = after(opened, CloseRating(at=NINE))
    assert refusal(closed, give("ben")) == gathered
    assert closed.session.rounds == opened.session.rounds
    assert refusal(room, CloseRating(at=NINE)) == "Ideas are gathered already."


def test_a_point_can_be_answered_at_any_time_and_a_reason_never(room: Record) -> None:
    point = AddPoint(at=NINE, entry=AgreementPoint(id="p", text="Saturday", at=NINE))
    there = after(room, point, StartRound(at=NINE, entry="p"), give("ben", entry="p"))
    assert there.session.rounds[0].entry == "p"
    assert (
        refusal(room, StartRound(at=NINE, entry="i"))
        == "Levels of support are for an idea, a package or a point."
    )


def test_each_party_has_one_answer_and_can_change_it_and_take_it_back(room: Record) -> None:
    there = after(room, *open_round(), give("ben"), give("ana"), give("ben", "I block it", "block"))
    (one,) = there.session.rounds
    assert [(a.party, a.level) for a in one.answers] == [("ben", "I block it"), ("ana", "I can live with it")]
    there = after(there, TakeBackAnswer(at=NINE, entry="o", party="ben"))
    assert [a.party for a in there.session.rounds[0].answers] == ["ana"]
    assert refusal(there, TakeBackAnswer(at=NINE, entry="o", party="ben")) == "There is no answer yet."
    assert refusal(there, give("zoe")) == "There is no such party."


def test_answers_that_wait_are_shown_with_the_last_one_or_when_told(room: Record) -> None:
    first = after(room, *open_round(hidden=True), give("ana"))
    assert first.session.rounds[0].hidden
    assert not after(first, give("ben")).session.rounds[0].hidden
    assert not after(first, ShowAnswers(at=NINE, entry="o")).session.rounds[0].hidden


def test_a_yes_if_is_a_yes_once_its_party_says_that_it_is_settled(room: Record) -> None:
    asked = after(room, *open_round(), give("ana", "Yes, if …", "condition"))
    said = after(asked, SayOfAnswer(at=NINE, entry="o", party="ana", own_words="it is after school"))
    assert not said.session.rounds[0].answers[0].supports()
    settled = after(said, SettleCondition(at=NINE, entry="o", party="ana"))
    assert settled.session.rounds[0].answers[0].supports()
    other = SayOfAnswer(at=NINE, entry="o", party="ana", own_words="it is on Saturday")
    assert not after(settled, other).session.rounds[0].answers[0].supports()
    plain = after(asked, give("ben"))
    assert refusal(plain, SettleCondition(at=NINE, entry="o", party="ben")) == "There is no condition."


@pytest.mark.parametrize("change", [Reword(at=at(1), entry="o", text="Prune it"), Erase(at=at(1), entry="o")])
def test_other_words_set_the_answers_back(room: Record, change: Change) -> None:
    there = after(room, *open_round(), give("ana"))
    assert after(there, change).session.rounds == ()


@pytest.mark.parametrize("change", [Reword(at=at(1), entry="o", text="Prune it"), Erase(at=at(1), entry="o")])
def test_a_package_is_another_once_an_idea_in_it_is_in_other_words_or_gone(
    room: Record, change: Change
) -> None:
    package = AddPackage(at=NINE, entry=Package(id="b", text="Spring", options=("o",), at=NINE))
    there = after(room, package, OpenRating(at=NINE), StartRound(at=NINE, entry="b"), give("ana", entry="b"))
    assert after(there, change).session.rounds == ()


def test_a_point_is_another_with_other_parts_and_the_same_with_other_support(room: Record) -> None:
    point = AddPoint(at=NINE, entry=AgreementPoint(id="p", text="Cut the tree", at=NINE))
    there = after(room, point, StartRound(at=NINE, entry="p"), give("ben", entry="p"))
    names: tuple[PartName, ...] = ("by_when", "support")
    parts = {part: SetPart(at=at(1), entry="p", part=part, text="May") for part in names}
    assert after(there, parts["by_when"]).session.rounds == ()
    assert after(there, SetPointState(at=at(1), entry="p", state="trial")).session.rounds == ()
    assert after(there, parts["support"]).session.rounds == there.session.rounds


def test_what_does_not_fit_in_a_file_is_said(room: Record) -> None:
    there = after(room, *open_round(), give("ana"))
    gone = there.session.with_({"parties": (BEN,), "interests": ()})
    assert (("rounds", 0, "answers"), "refers to a party that is not there: “ana”") in check_session(gone)
    linked = there.session.options[0].with_(interests=("x",), issues=("y",))
    problems = check_session(there.session.with_({"options": (linked,)}))
    assert [words for _, words in problems] == [
        "refers to a topic that is not there: “y”",
        "refers to a reason that is not there: “x”",
    ]
    rule = there.session.with_({"decision": Decision(kind="one_decides", decider="zoe")})
    assert check_session(rule) == [(("decision",), "refers to a party that is not there: “zoe”")]


def test_a_rule_names_parties_that_are_there(room: Record) -> None:
    for decision in (
        Decision(kind="majority", number=1, also=("zoe",)),
        Decision(kind="one_decides", decider="zoe"),
    ):
        with pytest.raises(Refused, match="no such party"):
            SetDecision(at=NINE, decision=decision).apply(room)
    chosen = SetDecision(at=NINE, decision=Decision(kind="consensus"))
    assert refusal(after(room, chosen), chosen) == "That is agreed already."


def test_scales_are_data_of_the_type() -> None:
    own = Scale(
        id="dots",
        name="Dots",
        levels=(
            Level(key="1", text="Green", counts="yes"),
            Level(key="2", text="Blue", counts="no"),
        ),
    )
    typed = SESSION_TYPE.model_copy(update={"scales": (own,), "support": Support(scale="dots")})
    assert [scale.id for scale in typed.all_scales()] == ["dots", *(scale.id for scale in SCALES)]
    assert check_session_type(typed) == []
    twice = own.model_copy(update={"levels": (own.levels[0], own.levels[0])})
    wrong = typed.model_copy(
        update={
            "scales": (twice,),
            "support": Support(scale="stars"),
            "decision": DecisionRule(kind="majority", also=("funder",)),
        }
    )
    assert [path for path, _ in check_session_type(wrong)] == [
        ("decision", "also"),
        ("support", "scale"),
        ("scales", 0, "levels"),
    ]


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.id)
def test_every_scale_can_say_yes_and_not_yes_by_digits_of_its_own(scale: Scale) -> None:
    counts = {level.counts for level in scale.levels}
    assert "yes" in counts
    assert counts - {"yes"}
    assert len({level.key for level in scale.levels}) == len(scale.levels)
