"""Sums of money: exact to the cent over whatever is written down, and odd cents stated."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mediator.insight.board_ledger import ledger
from mediator.insight.ledger import balances, differences, odd_cents, shares
from mediator.record.ledger import LedgerKind, LedgerLine
from mediator.record.money import Money
from mediator.record.words import Words
from tests.rooms import record
from tests.strategies import NINE

cents = st.integers(0, 10**14 - 1)


def line(number: int, kind: LedgerKind, amount: int, payer: str, payee: str, currency: str) -> LedgerLine:
    money = Money(amount=f"{amount // 100}.{amount % 100:02}", currency=currency)
    return LedgerLine(id=f"l{number}", text="x", kind=kind, money=money, payer=payer, payee=payee, at=NINE)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["claim", "credit", "instalment"]),
            cents,
            st.sampled_from(["a", "b"]),
            st.sampled_from(["c", "d"]),
            st.sampled_from(["EUR", "PLN"]),
        ),
        max_size=30,
    )
)
def test_every_cent_is_in_one_sum_and_in_no_other(
    drawn: list[tuple[LedgerKind, int, str, str, str]],
) -> None:
    lines = [line(number, *fields) for number, fields in enumerate(drawn)]
    found = balances(lines)
    assert len({(one.payer, one.payee, one.currency) for one in found}) == len(found)
    for one in found:
        whole = {
            kind: sum(
                amount
                for k, amount, payer, payee, currency in drawn
                if (k, payer, payee, currency) == (kind, one.payer, one.payee, one.currency)
            )
            for kind in ("claim", "credit", "instalment")
        }
        assert one.claimed * 100 == whole["claim"]
        assert one.credited * 100 == whole["credit"]
        assert one.open * 100 == whole["claim"] - whole["credit"]
        assert one.missing * 100 == whole["claim"] - whole["credit"] - whole["instalment"]
    assert sum(one.claimed + one.credited + one.planned for one in found) * 100 == sum(d[1] for d in drawn)


@given(cents, st.integers(1, 60))
def test_shares_come_to_the_whole_and_the_odd_cents_are_told(amount: int, number: int) -> None:
    total = Decimal(amount) / 100
    made = shares(total, number)
    assert sum(made) == total
    assert len(made) == number
    assert max(made) - min(made) <= Decimal("0.01")
    assert sum(share > made[-1] for share in made) == odd_cents(total, number)
    assert list(made) == sorted(made, reverse=True)


@given(cents, st.integers(2, 12))
def test_instalments_made_of_what_is_open_leave_nothing_out(amount: int, number: int) -> None:
    claim = line(0, "claim", amount, "a", "b", "EUR")
    (before,) = balances([claim])
    made = [
        line(n, "instalment", int(share * 100), "a", "b", "EUR")
        for n, share in enumerate(shares(before.missing, number), 1)
    ]
    (after,) = balances([claim, *made])
    assert after.missing == 0


def test_more_can_be_paid_than_was_owed() -> None:
    (one,) = balances([line(0, "claim", 100, "a", "b", "EUR"), line(1, "credit", 150, "a", "b", "EUR")])
    assert (one.open, one.missing) == (Decimal("-0.50"), Decimal("-0.50"))


@pytest.mark.parametrize(
    "amount", ["1.234", "-1", "1e5", "1,5", "01", "", " 1", "NaN", "1234567890123", 1.5, 2]
)
def test_no_amount_is_a_float_or_unclear(amount: object) -> None:
    with pytest.raises(ValidationError):
        Money.model_validate({"amount": amount, "currency": "EUR"}, strict=True)


@given(cents, cents, cents)
def test_of_two_debts_against_each_other_the_difference_is_told_to_the_cent(
    one: int, other: int, paid: int
) -> None:
    made = balances(
        [
            line(0, "claim", one, "a", "b", "EUR"),
            line(1, "claim", other, "b", "a", "EUR"),
            line(2, "credit", paid, "b", "a", "EUR"),
            line(3, "claim", 1, "b", "a", "PLN"),
            line(4, "claim", 1, "a", "c", "EUR"),
        ]
    )
    (found,) = differences(made)
    left = one - (other - paid)
    assert found.amount * 100 == abs(left)
    assert (found.payer, found.payee) == (("a", "b") if left >= 0 else ("b", "a"))
    assert not found.agreed


def test_the_board_says_both_debts_and_the_difference() -> None:
    lines = [line(0, "claim", 45000, "p1", "p2", "EUR"), line(1, "claim", 12050, "p2", "p1", "EUR")]
    made = record("Dana", "Elm Court").with_session(ledger=tuple(lines))
    sums = ledger(made.session, Words()).blocks[-1].lines
    assert [one.text for one in sums] == [
        "Dana to Elm Court: 450.00 EUR open",
        "Elm Court to Dana: 120.50 EUR open",
        "Dana to Elm Court: 329.50 EUR",
    ]
    assert sums[-1].aside == "once one is set against the other"
