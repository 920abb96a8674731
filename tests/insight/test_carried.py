"""What the next session of a case begins with: what is open, waiting for its yes; and nothing private."""

from collections.abc import Callable
from datetime import date

import pytest

from mediator.insight.carried import carried
from mediator.insight.case import chain, last_of, place_in_case
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.change import Change
from mediator.record.check import check_agreement, check_session
from mediator.record.continuing import continued
from mediator.record.decision import Decision, SetDecision
from mediator.record.entry import Confirm, Entry, Fate, Park
from mediator.record.fact_check import AddFactCheck, AnswerFact, FactCheck, SetFinder
from mediator.record.issue import AddIssue, Issue, LeaveOpen
from mediator.record.key_date import AddKeyDate, KeyDate
from mediator.record.note import AddNote, Note
from mediator.record.option import AddOption, Option
from mediator.record.owner import Owner
from mediator.record.parking import Entrust, Settle
from mediator.record.party import AddParty, Party
from mediator.record.record import Record
from mediator.record.rule import AddRule, GroundRule
from tests.full import HIDDEN, full_record
from tests.rooms import MORNING, ids, record
from tests.walking import text_fields

TODAY = date(2026, 12, 4)


def after(made: Record, *changes: Change) -> Record:
    for change in changes:
        made = change.apply(made)
    return made


def next_of(before: Record, *names: str) -> Record:
    """Return the next session of the same case, for the parties of the one before or those named."""
    found = carried(before.agreement, before.session, TODAY)
    new = record(*(names or [party.name for party in before.session.parties]))
    new = new.with_session(people=found.people, practice=found.practice)
    made = ids()
    return continued(new, found, at=MORNING, new_id=lambda: f"n{made()}")


def topic(id_: str, text: str = "How will nights be quiet?", **fields: object) -> AddIssue:
    return AddIssue(at=MORNING, entry=Issue.model_validate({"id": id_, "text": text, "at": MORNING} | fields))


def texts(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.text for entry in entries]


def test_rules_wait_for_everybodys_yes_again() -> None:
    before = after(
        record("Maria", "Mr Cole"),
        AddRule(at=MORNING, entry=GroundRule(id="r", text="No phones", at=MORNING)),
        Confirm(at=MORNING, entry="r", party="p1"),
    )
    made = next_of(before)
    assert texts(made.session.rules) == texts(before.session.rules)
    assert texts(made.session.rules)[-1] == "No phones"
    assert [rule.number for rule in made.session.rules] == list(range(1, len(made.session.rules) + 1))
    assert all(not rule.confirmed for rule in made.session.rules)


def test_open_topics_go_on_and_those_everyone_agreed_on_do_not() -> None:
    before = after(
        record("Maria", "Mr Cole"),
        topic("one", "Nights"),
        topic("two", "Stairs"),
        LeaveOpen(at=MORNING, entry="two", left_open=True),
        AddPoint(at=MORNING, entry=AgreementPoint(id="p", text="Quiet by ten", issues=("one",), at=MORNING)),
        *(Confirm(at=MORNING, entry="p", party=party) for party in ("p1", "p2")),
    )
    made = next_of(before)
    assert texts(made.session.issues) == ["Stairs"]
    assert not made.session.issues[0].left_open
    assert made.session.issues[0].number == 1
    assert made.agreement.points == ()
    assert made.agreement.continues == before.session.id


@pytest.mark.parametrize(
    ("fate", "goes_on"), [(None, True), ("next_time", True), ("done", False), ("dropped", False)]
)
def test_what_is_parked_goes_on_unless_it_was_settled(fate: Fate | None, goes_on: bool) -> None:
    before = after(
        record("Maria", "Mr Cole"),
        topic("one"),
        Park(at=MORNING, entry="one"),
        Entrust(at=MORNING, entry="one", owner=Owner(who="p1")),
        Settle(at=MORNING, entry="one", fate=fate),
    )
    made = next_of(before).session.issues
    assert bool(made) is goes_on
    if goes_on:
        assert (made[0].parked, made[0].fate, made[0].parked_with) == (True, None, Owner(who="p1"))


def test_what_referred_to_something_that_stays_behind_stands_alone() -> None:
    idea = Option(id="o", text="A carpet", issues=("one",), at=MORNING)
    point = AgreementPoint(id="p", text="A carpet by May", option="o", at=MORNING)
    before = after(
        record("Maria", "Mr Cole"),
        topic("one"),
        AddOption(at=MORNING, entry=idea),
        AddPoint(at=MORNING, entry=point),
        Park(at=MORNING, entry="o"),
        Park(at=MORNING, entry="p"),
    )
    made = next_of(before)
    assert [(o.text, o.issues, o.parked) for o in made.session.options] == [("A carpet", (), True)]
    assert [(jot.text, jot.parked) for jot in made.session.jots] == [("A carpet by May", True)]


def test_what_is_to_be_found_out_keeps_its_finder_and_what_was_found_stays_behind() -> None:
    before = after(
        record("Maria", "Mr Cole"),
        AddFactCheck(at=MORNING, entry=FactCheck(id="f", text="The lease?", at=MORNING)),
        SetFinder(at=MORNING, entry="f", owner=Owner(who="p2")),
        AddFactCheck(at=MORNING, entry=FactCheck(id="g", text="The key?", at=MORNING)),
        AnswerFact(at=MORNING, entry="g", answer="The neighbour"),
        AddKeyDate(at=MORNING, entry=KeyDate(id="k", text="Past", day=date(2026, 12, 3), at=MORNING)),
        AddKeyDate(at=MORNING, entry=KeyDate(id="l", text="Hearing", day=TODAY, at=MORNING)),
    )
    made = next_of(before).session
    assert [(fact.text, fact.owner) for fact in made.fact_checks] == [("The lease?", Owner(who="p2"))]
    assert texts(made.key_dates) == ["Hearing"]


def test_who_is_no_longer_here_is_not_named() -> None:
    before = after(
        record("Maria", "Mr Cole"),
        SetDecision(at=MORNING, decision=Decision(kind="one_decides", decider="p2")),
        topic("one", parties=("p1", "p2")),
        topic("two", parties=("p2",)),
    )
    made = next_of(before, "Maria")
    assert made.session.decision is None
    assert [issue.parties for issue in made.session.issues] == [("p1",)]
    assert check_session(made.session) == []
    with_a_new_one = after(made, AddParty(at=MORNING, party=Party(id="p3", name="Ms Vega")))
    assert next_of(with_a_new_one).agreement.continues == made.session.id


def test_a_practice_goes_on_as_one() -> None:
    before = record("Maria").with_session(practice=True)
    assert carried(before.agreement, before.session, TODAY).practice


def test_with_the_agreement_alone_there_are_the_parties() -> None:
    before = full_record()
    found = carried(before.agreement, None, TODAY)
    assert (found.parties, found.rules, found.entries) == (before.agreement.parties, None, ())
    made = continued(record("Maria", "Mr Cole"), found, at=MORNING, new_id=ids())
    assert made.session.rules == record().session.rules


def test_whatever_is_private_the_next_session_is_the_same() -> None:
    """Two sessions that differ in what is private alone, and in every private text: their next are equal."""
    one = full_record()
    other = one.with_private(one.private.with_texts(lambda _, of: f"something else about {of}"))
    other = AddNote(at=MORNING, note=Note(id="more", text="A secret", at=MORNING)).apply(other)
    assert other.private != one.private
    assert text_fields(type(one.private))
    assert next_of(other) == next_of(one)
    assert next_of(one).private.is_empty()


def test_what_was_off_the_wall_stays_off_it_and_is_whole() -> None:
    made = next_of(full_record())
    assert check_session(made.session) == []
    assert check_agreement(made.agreement) == []
    hidden = [entry for entry in made.entries() if entry.text.startswith(HIDDEN)]
    assert hidden
    assert not any(entry.may_be_seen() for entry in hidden)
    assert len({entry.id for entry in made.entries()} & {entry.id for entry in full_record().entries()}) == 0


# A case as a chain

CASE = {"a": "", "b": "a", "c": "b", "d": "gone", "x": "y", "y": "x"}


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (lambda: chain("c", CASE), ("a", "b", "c")),
        (lambda: chain("a", CASE), ("a",)),
        (lambda: chain("x", CASE), ("y", "x")),
        (lambda: last_of("a", CASE), "c"),
        (lambda: last_of("c", CASE), "c"),
        (lambda: last_of("x", CASE), "y"),
        (lambda: last_of("gone", CASE), "d"),
        (lambda: last_of("a", {"a": "", "b": "a", "e": "a", "f": "e"}), "f"),
        (lambda: place_in_case("a", CASE), ""),
        (lambda: place_in_case("c", CASE), "sitting 3 of a"),
        (lambda: place_in_case("d", CASE), "continues gone"),
    ],
)
def test_the_chain(reading: Callable[[], object], expected: object) -> None:
    assert reading() == expected
