from hypothesis import given, settings

from mediator.record.agenda import Interval, StartClock, Visit
from mediator.record.agreement import GiveConsent
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.check import Problem, check_agreement, check_session, check_session_type
from mediator.record.entry import Share
from mediator.record.party import Party, Person
from mediator.record.record import Record
from mediator.record.session_type import CheckItem, Regime, SessionType
from tests.record.cases import ANA, BEN, after, at, reason, start, topic, want
from tests.strategies import NINE, SESSION_TYPE, History, histories


def whole() -> Record:
    return after(
        start(ANA, BEN),
        topic("t"),
        want("w", "ana", issue="t"),
        reason("i", "ana", issues=("t",), positions=("w",)),
        Share(at=at(1), entry="i", party="ben"),
        AddPoint(at=at(2), entry=AgreementPoint(id="p", text="Quiet", parties=("ana",), at=at(2))),
        GiveConsent(at=at(3), party="ben"),
        StartClock(at=at(4)),
    )


def in_session(**fields: object) -> list[Problem]:
    return check_session(whole().session.with_(fields))


def in_agreement(**fields: object) -> list[Problem]:
    return check_agreement(whole().agreement.model_copy(update=fields))


def in_type(**fields: object) -> list[Problem]:
    return check_session_type(SessionType.model_validate(SESSION_TYPE.model_dump() | fields))


def test_a_whole_record_has_no_problems() -> None:
    assert check_session(whole().session) == []
    assert check_agreement(whole().agreement) == []
    assert check_session_type(SESSION_TYPE) == []


@settings(max_examples=40, deadline=None)
@given(histories())
def test_no_change_ever_makes_a_record_that_does_not_fit(history: History) -> None:
    for record in history.records:
        assert check_session(record.session) == []
        assert check_agreement(record.agreement) == []


def test_a_reference_to_a_party_that_is_not_there_says_where_and_whom() -> None:
    words = "refers to a party that is not there: “ben”"
    assert in_session(parties=(ANA,)) == [(("interests", 0), words)] * 2  # shared with, and a yes of
    person = Person(id="x", name="Flo", role="member", party="zoe")
    assert in_session(people=(person,)) == [
        (("people", 0, "party"), "refers to a party that is not there: “zoe”")
    ]


def test_a_reference_to_a_topic_or_a_want_that_is_not_there_says_where() -> None:
    assert in_session(issues=()) == [
        (("positions", 0, "issue"), "refers to a topic that is not there: “t”"),
        (("interests", 0, "issues"), "refers to a topic that is not there: “t”"),
    ]
    assert in_session(positions=()) == [
        (("interests", 0, "positions"), "refers to a want that is not there: “w”")
    ]


def test_a_visit_and_a_stretch_of_a_stage_that_is_not_there_are_found() -> None:
    visits = (Visit(stage="lunch", at=NINE),)
    assert in_session(visits=visits) == [
        (("visits", 0, "stage"), "refers to a stage that is not there: “lunch”")
    ]
    clock = (Interval(stage="lunch", opened=NINE),)
    assert in_session(clock=clock) == [
        (("clock", 0, "stage"), "refers to a stage that is not there: “lunch”")
    ]


def test_a_session_that_is_in_no_stage_is_found() -> None:
    assert in_session(visits=()) == [(("visits",), "is empty: the session has to be in a stage")]


def test_stretches_that_end_before_they_begin_or_stay_open_are_found() -> None:
    clock = (
        Interval(stage="opening", opened=at(5), closed=at(3)),
        Interval(stage="opening", opened=at(6)),
        Interval(stage="opening", opened=at(7)),
    )
    assert in_session(clock=clock) == [
        (("clock", 0, "closed"), "is earlier than “opened”"),
        (("clock", 1), "has no “closed”; only the last stretch can be open"),
    ]


def test_an_id_twice_is_found_across_all_kinds_of_entries_and_the_parties() -> None:
    session = whole().session
    twice = session.issues[0].with_(id="w")
    words = "has the id “w”, which is there already"
    assert in_session(issues=(*session.issues, twice)) == [(("positions", 0), words)]
    assert (("parties", 2), "has the id “t”, which is there already") in in_session(
        parties=(ANA, BEN, Party(id="t", name="Tom"))
    )


def test_a_name_twice_is_found_whatever_its_capitals() -> None:
    words = "has a name that is there already; a board could not tell them apart"
    assert in_session(parties=(ANA, BEN, Party(id="x", name="ANA"))) == [(("parties", 2), words)]


def test_a_stage_twice_is_found_in_a_session_and_in_a_type() -> None:
    stages = whole().session.stages
    words = "has the id “opening”, which is there already"
    assert in_session(stages=(*stages, stages[0])) == [(("stages", len(stages)), words)]
    plan = [stage.model_dump() for stage in SESSION_TYPE.stages]
    assert in_type(stages=[*plan, plan[0]]) == [(("stages", len(plan)), words)]


def test_an_agreement_is_whole_without_the_session() -> None:
    assert in_agreement(parties=()) == [
        (("consents", 0), "refers to a party that is not there: “ben”"),
        (("points", 0), "refers to a party that is not there: “ana”"),
    ]
    points = whole().agreement.points
    assert in_agreement(points=(*points, *points)) == [
        (("points", 1), "has the id “p”, which is there already")
    ]


def test_a_type_with_fewer_parties_at_most_than_at_least_is_found() -> None:
    assert in_type(least_parties=7) == [(("least_parties",), "is more than most_parties")]


def test_a_checklist_line_twice_is_found() -> None:
    items = [CheckItem(id="names", text="Names").model_dump()] * 2
    assert in_type(checklist=items) == [(("checklist", 1), "has the id “names”, which is there already")]


def test_a_word_that_is_not_in_the_catalogue_is_found() -> None:
    words = "is no word of the catalogue; agendas/README.md lists them"
    own = {"nouns": {"topc": "an issue"}, "said": {"Erasse": "gone"}}
    assert in_type(words=own) == [(("words", "nouns", "topc"), words), (("words", "said", "Erasse"), words)]


def test_a_blank_of_the_wording_that_is_not_listed_is_found() -> None:
    regime = Regime(wording="{centre} and {law}", blanks={"centre": ""}).model_dump()
    assert in_type(regime=regime) == [
        (("regime", "blanks"), "does not list the blank “{law}” of the wording")
    ]
