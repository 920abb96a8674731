from datetime import date

from mediator.record.entry import Entry, Park, PickUp
from mediator.record.fact_check import AddFactCheck, AnswerFact, FactCheck, FindOutBy, SetFinder
from mediator.record.jot import AddJot, Jot
from mediator.record.owner import Owner
from mediator.record.parking import Entrust, Settle
from mediator.record.record import Record
from tests.record.cases import ANA, after, refusal, start, the, topic
from tests.strategies import NINE

FACT = AddFactCheck(at=NINE, entry=FactCheck(id="f", text="What does the lease say?", at=NINE))


def parked() -> Record:
    return after(start(ANA), topic("t"), Park(at=NINE, entry="t"))


def facts(entry: Entry) -> FactCheck:
    assert isinstance(entry, FactCheck)
    return entry


def test_what_is_parked_has_a_fate_and_somebody_with_whom_it_is() -> None:
    record = after(
        parked(),
        Settle(at=NINE, entry="t", fate="next_time"),
        Entrust(at=NINE, entry="t", owner=Owner(who="ana")),
    )
    assert (the(record, "t").fate, the(record, "t").parked_with) == ("next_time", Owner(who="ana"))
    assert the(after(record, Settle(at=NINE, entry="t", fate=None)), "t").fate is None


def test_what_is_picked_up_again_has_neither_and_starts_anew_when_it_is_parked_once_more() -> None:
    record = after(
        parked(),
        Settle(at=NINE, entry="t", fate="dropped"),
        Entrust(at=NINE, entry="t", owner=Owner(name="The caretaker")),
        PickUp(at=NINE, entry="t"),
    )
    assert record == after(parked(), PickUp(at=NINE, entry="t"))
    assert the(after(record, Park(at=NINE, entry="t")), "t").fate is None


def test_what_is_not_parked_has_no_fate() -> None:
    record = after(start(ANA), topic("t"))
    assert "not in the parking lot" in refusal(record, Settle(at=NINE, entry="t", fate="done"))
    assert "not in the parking lot" in refusal(record, Entrust(at=NINE, entry="t", owner=None))


def test_what_is_to_be_found_out_has_an_owner_a_date_and_an_answer() -> None:
    record = after(
        start(ANA),
        FACT,
        SetFinder(at=NINE, entry="f", owner=Owner(name="The housing office")),
        FindOutBy(at=NINE, entry="f", day=date(2026, 12, 4)),
        AnswerFact(at=NINE, entry="f", answer="Quiet after ten"),
    )
    fact = facts(the(record, "f"))
    assert fact.owner == Owner(name="The housing office")
    assert (fact.day, fact.answer) == (date(2026, 12, 4), "Quiet after ten")
    back = after(record, AnswerFact(at=NINE, entry="f", answer=""), FindOutBy(at=NINE, entry="f", day=None))
    assert (facts(the(back, "f")).day, facts(the(back, "f")).answer) == (None, "")


def test_another_line_has_none_of_these() -> None:
    record = after(start(ANA), AddJot(at=NINE, entry=Jot(id="j", text="hm", at=NINE)))
    assert refusal(record, AnswerFact(at=NINE, entry="j", answer="so")) == "That is nothing to find out."
