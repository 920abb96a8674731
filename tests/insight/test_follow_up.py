"""Accounts side by side, payments against their plan, contacts for the year's figures, what is unanswered."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.insight.accounts import how_it_went, latest
from mediator.insight.contacts import contacts
from mediator.insight.due import Due, Told, due_of
from mediator.insight.payments import accounts_of_payments, standing, unpaid
from mediator.record.account import Account, GiveAccount, NoteTalk, Said, Talk, Went
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint
from mediator.record.change import Change
from mediator.record.following_up import FollowingUp, PlanCall
from mediator.record.money import Money
from mediator.record.party import Party
from mediator.record.payment import Instalment, NotePayment, Payment, SetPlan
from mediator.record.tally import Contact
from tests.rooms import MORNING

DEC, JAN, FEB = date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)


def agreement(*changes: FollowingUp, closed: bool = True) -> Agreement:
    """Return an agreement with a promise for December, one that holds always, and one for February."""
    points = tuple(
        AgreementPoint(id=id_, text=id_, number=n, by_when_day=day, at=MORNING)
        for n, (id_, day) in enumerate((("carpet", DEC), ("quiet", None), ("rent", FEB)), 1)
    )
    made = Agreement(
        id="2026-11-22-heron",
        title="Quiet nights",
        type="community",
        parties=(Party(id="p1", name="Maria"), Party(id="p2", name="Mr Cole")),
        points=points,
        closed=MORNING if closed else None,
    )
    for change in changes:
        made = change.on(made)
    return made


def tells(party: str, point: str, went: Went, day: date = DEC) -> GiveAccount:
    return GiveAccount(at=MORNING, account=Account(point=point, party=party, day=day, went=went))


def eur(cents: int) -> Money:
    return Money.of(Decimal(cents) / 100, "EUR")


# Accounts


@pytest.mark.parametrize(
    ("said", "comes_to"),
    [
        ([], None),
        (["kept"], "kept"),
        (["kept", "kept"], "kept"),
        (["kept", "kept_late"], "different"),
        (["kept", "not"], "different"),
        (["unknown"], "unknown"),
        (["unknown", "not"], "not"),
    ],
)
def test_accounts_stand_side_by_side_and_none_is_right(said: list[Went], comes_to: str | None) -> None:
    accounts = [Account(point="x", party=f"p{n}", day=DEC, went=went) for n, went in enumerate(said)]
    assert how_it_went(accounts) == comes_to


def test_each_partys_latest_counts_and_the_older_one_stays() -> None:
    made = agreement(tells("p1", "quiet", "kept", JAN), tells("p1", "quiet", "not", DEC))
    assert latest(made, "quiet")["p1"].went == "kept"
    assert latest(made, "quiet", DEC)["p1"].went == "not"
    assert len(made.accounts) == 2


# Payments


amounts = st.lists(st.tuples(st.integers(1, 10**14 - 1), st.integers(0, 400)), max_size=12)


@given(amounts, amounts, st.integers(0, 400))
def test_payments_add_up_to_the_cent(
    planned: list[tuple[int, int]], paid: list[tuple[int, int]], today: int
) -> None:
    plan = [
        Instalment(day=DEC + timedelta(days=n), money=eur(cents))
        for cents, n in sorted(planned, key=lambda one: one[1])
    ]
    payments = [
        Payment(point="x", party="p1", day=DEC + timedelta(days=n), money=eur(cents)) for cents, n in paid
    ]
    found = standing(plan, payments, DEC + timedelta(days=today))
    if found is None:
        assert not plan
        assert not payments
        return
    assert found.planned * 100 == sum(cents for cents, _ in planned)
    assert found.paid * 100 == sum(cents for cents, _ in paid)
    assert found.due * 100 == sum(cents for cents, n in planned if n < today)
    assert found.open - found.too_much == found.planned - found.paid
    assert min(found.open, found.too_much) == 0
    assert 0 <= found.late <= found.open
    assert sum(rest for _, rest in unpaid(plan, found.paid)) == found.open
    late = sum(rest for one, rest in unpaid(plan, found.paid) if one.day < DEC + timedelta(days=today))
    assert late == found.late


def test_two_accounts_of_payments_are_two_sums() -> None:
    plan = SetPlan(
        at=MORNING, point="rent", instalments=tuple(Instalment(day=d, money=eur(15001)) for d in (DEC, JAN))
    )
    pays = [
        NotePayment(at=MORNING, payment=Payment(point="rent", party=party, day=day, money=eur(cents)))
        for party, day, cents in (("p1", DEC, 15001), ("p1", JAN, 20000), ("p2", DEC, 100))
    ]
    found = accounts_of_payments(agreement(plan, *pays), "rent", FEB)
    assert (found["p1"].open, found["p1"].too_much) == (Decimal(), Decimal("49.99"))
    assert (found["p2"].open, found["p2"].late) == (Decimal("299.02"), Decimal("299.02"))
    assert accounts_of_payments(agreement(plan, *pays), "rent", JAN)["p2"].late == Decimal("149.01")


# Contacts


def test_contacts_are_counted_by_hand() -> None:
    made = agreement(
        tells("p1", "carpet", "kept"),
        tells("p2", "carpet", "kept_late"),
        tells("p1", "quiet", "kept"),
        tells("p2", "quiet", "not"),
        tells("p1", "rent", "kept"),
        tells("p1", "quiet", "not_needed", JAN),
        tells("p2", "quiet", "unknown", JAN),
        tells("p2", "quiet", "not_needed", FEB),
        tells("p2", "rent", "changed", FEB),
        NoteTalk(at=MORNING, talk=Talk(party="p1", day=FEB, said=(Said(question="?", answer="Well"),))),
        NoteTalk(at=MORNING, talk=Talk(party="p1", day=date(2027, 3, 1))),
    )
    assert contacts(made) == (
        Contact(day=DEC, asked=2, reached=2, due=2, kept=1),
        Contact(day=JAN, asked=2, reached=1, due=2, kept=1),
        Contact(day=FEB, asked=2, reached=2, due=2, kept=2),
        Contact(day=date(2027, 3, 1), asked=1, reached=0, due=2, kept=2),
    )


def test_what_nobody_told_of_is_neither_due_nor_kept() -> None:
    (found,) = contacts(agreement(tells("p1", "carpet", "unknown")))
    assert (found.asked, found.reached, found.due, found.kept) == (1, 0, 0, 0)
    assert contacts(agreement()) == ()


def test_an_instalment_makes_a_point_due_and_what_is_late_is_not_kept() -> None:
    """300 in two instalments, of December and January, of a point whose own day is in February."""
    halves = tuple(Instalment(day=day, money=eur(15000)) for day in (DEC, JAN))
    plan = SetPlan(at=MORNING, point="rent", instalments=halves)

    def pays(party: str, day: date) -> NotePayment:
        return NotePayment(at=MORNING, payment=Payment(point="rent", party=party, day=day, money=eur(15000)))

    def told(day: date, *changes: FollowingUp) -> tuple[int, int]:
        found = contacts(agreement(plan, *changes))[-1]
        assert found.day == day
        return found.due, found.kept

    between, after = DEC + timedelta(days=9), JAN + timedelta(days=9)
    early = DEC - timedelta(days=9)
    assert told(early, tells("p1", "rent", "not", early)) == (0, 0)
    assert told(between, tells("p1", "rent", "not", between)) == (1, 0)
    kept = tells("p1", "rent", "kept", between)
    assert told(between, kept, pays("p1", DEC)) == (1, 1)
    assert told(between, kept, pays("p1", DEC), pays("p2", after)) == (1, 0), "the other tells of nothing yet"
    again = tells("p1", "rent", "kept", after)
    assert told(after, again, pays("p1", DEC)) == (1, 0), "the second is late"
    assert told(after, again, pays("p1", DEC), pays("p1", after)) == (1, 1)


# What is due


def due(made: Agreement) -> list[Due]:
    return list(due_of(None, made))


CARPET, RENT = Due("promise", DEC, "carpet", stays=True), Due("promise", FEB, "rent", stays=True)


def test_a_promise_is_unanswered_until_somebody_tells() -> None:
    assert due(agreement()) == [CARPET, RENT]
    assert due(agreement(tells("p1", "carpet", "unknown"))) == [CARPET, RENT]
    early = DEC - timedelta(days=9)
    assert due(agreement(tells("p1", "carpet", "partly", early))) == [CARPET, RENT]
    assert due(agreement(tells("p1", "carpet", "kept", early))) == [RENT]
    assert [one.stays for one in due(agreement(closed=False))] == [False, False]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (["not"], "not"),
        (["partly", "partly"], "not"),
        (["kept", "not"], "different"),
        (["in_dispute"], "different"),
        (["kept", "unknown"], None),
        (["kept", "kept_late"], None),
    ],
)
def test_a_promise_stays_until_it_is_settled_or_asked_again(said: list[Went], stands: Told | None) -> None:
    accounts = [tells(f"p{n}", "carpet", went) for n, went in enumerate(said, 1)]
    listed = [RENT] if stands is None else [CARPET._replace(told=stands), RENT]
    assert due(agreement(*accounts)) == listed
    again = PlanCall(at=MORNING, day=JAN)
    assert due(agreement(*accounts, again)) == [Due("call", JAN, stays=True), RENT]
    if stands is not None:
        after = [tells(f"p{n}", "carpet", "kept", JAN) for n in range(1, len(said) + 1)]
        assert due(agreement(*accounts, again, *after[:1]))[:1] == (
            [RENT] if len(said) == 1 else [CARPET._replace(told="different")]
        )
        assert due(agreement(*accounts, again, *after)) == [RENT]


@pytest.mark.parametrize(("days", "answers"), [(-7, False), (-6, True), (0, True), (30, True)])
def test_a_call_is_unanswered_until_somebody_was_called(days: int, answers: bool) -> None:
    call = PlanCall(at=MORNING, day=JAN)
    made = agreement(call, tells("p1", "quiet", "unknown", JAN + timedelta(days=days)))
    assert (Due("call", JAN, stays=True) in due(made)) != answers
    talked = agreement(call, NoteTalk(at=MORNING, talk=Talk(party="p1", day=JAN + timedelta(days=days))))
    assert (Due("call", JAN, stays=True) in due(talked)) != answers


def test_instalments_are_due_until_all_who_tell_of_payments_say_they_are_paid() -> None:
    plan = SetPlan(
        at=MORNING, point="quiet", instalments=tuple(Instalment(day=d, money=eur(100)) for d in (JAN, DEC))
    )

    def paid(party: str, cents: int) -> Change:
        return NotePayment(at=MORNING, payment=Payment(point="quiet", party=party, day=DEC, money=eur(cents)))

    def instalments(*changes: Change) -> list[date | tuple[date, str]]:
        made = agreement(plan, *(change for change in changes if isinstance(change, FollowingUp)))
        rows = [one for one in due(made) if one.kind == "payment"]
        return [(one.day, one.told) if one.told else one.day for one in rows]

    assert instalments() == [DEC, JAN]
    assert instalments(paid("p1", 99)) == [DEC, JAN]
    assert instalments(paid("p1", 100), paid("p2", 1)) == [(DEC, "different"), JAN]
    assert instalments(paid("p1", 100), paid("p2", 100)) == [JAN]
    assert instalments(tells("p1", "quiet", "not_needed")) == []
