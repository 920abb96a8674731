"""What is noted after a session: accounts, payments, words changed by agreement; all from the agreement."""

from datetime import date
from typing import Any

import pytest

from mediator.record.account import Account, GiveAccount, NoteTalk, Talk
from mediator.record.agreement_point import AddPoint, AgreementPoint, SetPart
from mediator.record.change import Change
from mediator.record.changed_point import ChangeByAgreement, Earlier
from mediator.record.check import check_agreement
from mediator.record.entry import Erase, Strike
from mediator.record.following_up import PlanCall
from mediator.record.money import Money
from mediator.record.payment import Instalment, NotePayment, Payment, SetPlan
from mediator.record.read_back import AnswerPoint
from mediator.record.record import Record
from tests.record.cases import ANA, BEN, after, at, refusal, start

BOTH = ("ana", "ben")
DEC, JAN = date(2026, 12, 1), date(2027, 1, 1)


@pytest.fixture
def left() -> Record:
    """Return a session with one point."""
    return after(
        start(ANA, BEN),
        AddPoint(at=at(), entry=AgreementPoint(id="p", text="A carpet", at=at())),
        SetPart(at=at(), entry="p", part="by_when", text="Friday", day=DEC),
    )


def tells(**other: Any) -> GiveAccount:
    said = {"point": "p", "party": "ana", "day": DEC, "went": "partly", **other}
    return GiveAccount(at=at(1), account=Account.model_validate(said))


def pays(amount: str, currency: str = "EUR", **other: Any) -> NotePayment:
    said = {
        "point": "p",
        "party": "ana",
        "day": DEC,
        "money": Money(amount=amount, currency=currency),
        **other,
    }
    return NotePayment(at=at(1), payment=Payment.model_validate(said))


def plan(*days: date, currency: str = "EUR") -> SetPlan:
    money = Money(amount="5.00", currency=currency)
    return SetPlan(at=at(1), point="p", instalments=tuple(Instalment(day=day, money=money) for day in days))


def test_told_again_on_the_same_day_it_is_mended_and_on_another_it_stands_beside(left: Record) -> None:
    record = after(left, tells(), tells(party="ben", went="kept"), tells(went="not", in_the_way="Money"))
    record = after(record, tells(day=JAN, went="kept"))
    assert [(one.party, one.day, one.went) for one in record.agreement.accounts] == [
        ("ben", DEC, "kept"), ("ana", DEC, "not"), ("ana", JAN, "kept"),
    ]  # fmt: skip
    assert refusal(record, tells(day=JAN, went="kept")) == "That is noted already."


@pytest.mark.parametrize(
    "change",
    [tells(point="x"), tells(party="x"), pays("1", point="x"), pays("1", party="x"),
     NoteTalk(at=at(), talk=Talk(party="x", day=DEC)), SetPlan(at=at(), point="x", instalments=())],
)  # fmt: skip
def test_only_who_and_what_is_there(left: Record, change: Change) -> None:
    assert refusal(left, change).startswith("There is no such p")
    assert refusal(after(left, Strike(at=at(), entry="p")), tells()) == "There is no such point."


def test_a_call_is_planned_and_no_longer(left: Record) -> None:
    record = after(left, PlanCall(at=at(), day=JAN), PlanCall(at=at(), day=DEC))
    assert [call.day for call in record.agreement.follow_ups] == [DEC, JAN]
    assert after(record, PlanCall(at=at(), day=JAN), PlanCall(at=at(), day=DEC)) == left


def test_what_was_paid_on_a_day_is_one_sum_and_nothing_takes_it_back(left: Record) -> None:
    record = after(left, pays("5"), pays("7.50"), pays("1", party="ben"))
    assert [str(one.money) for one in record.agreement.payments] == ["7.50 EUR", "1.00 EUR"]
    assert after(record, pays("0"), pays("0", party="ben")) == left
    assert refusal(left, pays("0")) == "That is noted already."


def test_a_point_is_paid_in_one_currency(left: Record) -> None:
    record = after(left, plan(JAN, DEC))
    assert [one.day for one in record.agreement.plans[0].instalments] == [DEC, JAN]
    assert refusal(record, pays("5", "PLN")) == "This point is paid in EUR."
    assert "one currency" in refusal(after(left, pays("5")), plan(DEC, currency="PLN"))
    assert len(after(record, plan(JAN)).agreement.plans) == 1
    assert after(record, plan()) == left


def test_words_changed_by_agreement_keep_the_old_ones_with_their_day(left: Record) -> None:
    record = after(left, AnswerPoint(at=at(), entry="p", party="ana", answer="no"))
    record = after(
        record,
        ChangeByAgreement(at=at(2), point="p", text="A thick carpet", day=DEC, yes=BOTH),
        ChangeByAgreement(at=at(3), point="p", part="by_when", text="May", named_day=JAN, day=JAN, yes=BOTH),
    )
    (point,) = record.agreement.points
    assert (point.text, point.by_when, point.by_when_day) == ("A thick carpet", "May", JAN)
    assert record.agreement.earlier == (
        Earlier(point="p", part="text", text="A carpet", until=DEC),
        Earlier(point="p", part="by_when", text="Friday", until=JAN),
    )
    assert all(point.has_yes_of(party) for party in ("ana", "ben")), "by agreement means everybody's yes"
    assert record.session.read_backs == ()
    assert record.private == left.private
    alone = ChangeByAgreement(at=at(), point="p", text="A thin carpet", day=JAN, yes=("ana",))
    assert "only once every party has said yes" in refusal(record, alone)
    same = ChangeByAgreement(at=at(), point="p", text="A thick carpet", day=JAN, yes=BOTH)
    assert refusal(record, same) == "These are the same words."
    nothing = ChangeByAgreement(at=at(), point="p", text="\u200e", day=JAN, yes=BOTH)
    assert refusal(record, nothing) == "Not changed: it is empty: write a word or two."


def test_what_is_erased_takes_what_was_told_of_it_along(left: Record) -> None:
    full = after(
        left,
        tells(),
        pays("5"),
        plan(DEC),
        ChangeByAgreement(at=at(), point="p", text="B", day=DEC, yes=BOTH),
    )
    assert check_agreement(full.agreement) == []
    gone = after(full, Erase(at=at(), entry="p"))
    for shelf in ("accounts", "payments", "plans", "earlier"):
        assert getattr(full.agreement, shelf)
        assert getattr(gone.agreement, shelf) == ()
    without = full.agreement.model_copy(update={"points": (), "parties": (ANA,)})
    assert [path for path, _ in check_agreement(without)] == [
        ("accounts", 0, "point"), ("plans", 0, "point"), ("payments", 0, "point"), ("earlier", 0, "point"),
    ]  # fmt: skip
