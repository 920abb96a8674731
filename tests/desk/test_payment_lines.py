"""Payments and plans as people write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.desk.dates import read_past_day
from mediator.desk.payment_lines import plan_words, read_payment, read_plan
from mediator.record.base import Refused

TODAY = date(2026, 12, 10)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("150 EUR on 1 Jan", "150.00 EUR on 2027-01-01"),
        ("100 EUR 1 Jan; 50 by 2027-02-01", "100.00 EUR on 2027-01-01; 50.00 EUR on 2027-02-01"),
        ("3 x 10 EUR monthly from 31 Jan",
         "10.00 EUR on 2027-01-31; 10.00 EUR on 2027-02-28; 10.00 EUR on 2027-03-31"),
        ("2×9.5 EUR weekly from 2027-01-01", "9.50 EUR on 2027-01-01; 9.50 EUR on 2027-01-08"),
        ("2x5 EUR every 10 days from 1 Jan", "5.00 EUR on 2027-01-01; 5.00 EUR on 2027-01-11"),
        ("2x5 EUR every 3 months from 1 Jan", "5.00 EUR on 2027-01-01; 5.00 EUR on 2027-04-01"),
        ("100 EUR in 3 from 1 Jan",
         "33.34 EUR on 2027-01-01; 33.33 EUR on 2027-02-01; 33.33 EUR on 2027-03-01"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_plan_is_read_and_can_be_read_again(text: str, plan: str) -> None:
    read = read_plan(text, "", TODAY)
    assert plan_words(read) == plan
    assert read_plan(plan, "", TODAY) == read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soon", "Begin with the amount"), ("150 on 1 Jan", "Say the currency"), ("150 EUR", "On which day?"),
        ("0 x 5 EUR 1 Jan", "up to 120"), ("900 x 5 EUR 1 Jan", "up to 120"),
        ("120 x 5 EUR monthly from 9999-12-01", "no such day"), ("5 EUR in 0 1 Jan", "up to 120"),
    ],
)  # fmt: skip
def test_what_is_no_plan_is_explained(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_plan(text, "", TODAY)


@given(st.integers(1, 10**14 - 1), st.integers(1, 120))
def test_a_shared_plan_comes_to_the_whole(cents: int, number: int) -> None:
    read = read_plan(f"{cents // 100}.{cents % 100:02} EUR in {number} from 1 Jan", "", TODAY)
    assert len(read) == number
    assert sum(one.money.value for one in read) == Decimal(cents) / 100
    assert [one.day for one in read] == sorted(one.day for one in read)


def test_a_payment_is_of_a_day_that_was() -> None:
    assert read_payment("150 on 3 Dec", "EUR", TODAY)[1] == date(2026, 12, 3)
    money, day = read_payment("12,50 €", "", TODAY)
    assert (str(money), day) == ("12.50 EUR", TODAY)
    assert read_past_day("it was on 5 July", TODAY) == date(2026, 7, 5)
    for text in ("2027-01-01", "soon"):
        with pytest.raises(Refused):
            read_past_day(text, TODAY)
