"""Dates as people write them."""

from datetime import date

import pytest

from mediator.desk.dates import day_named, find_date, read_date, read_past_day
from mediator.record.base import Refused

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "day", "time"),
    [
        ("2026-12-14", date(2026, 12, 14), ""),
        ("2026-12-14 10:00", date(2026, 12, 14), "10:00"),
        ("14 Dec", date(2026, 12, 14), ""),
        ("14 December 2026, 10 o'clock", date(2026, 12, 14), "10 o'clock"),
        ("Dec 14 at noon", date(2026, 12, 14), "at noon"),
        ("Jan 7th 2028", date(2028, 1, 7), ""),
        ("3 Jan", date(2027, 1, 3), ""),
        ("14.12.", date(2026, 12, 14), ""),
        ("14.12.2027 9:30", date(2027, 12, 14), "9:30"),
        ("1. 2. 27", date(2027, 2, 1), ""),
        ("+30", date(2026, 12, 22), ""),
        ("in 14 days", date(2026, 12, 6), ""),
        ("22 nov", TODAY, ""),
        ("Friday", date(2026, 11, 27), ""),
        ("Monday 10:00", date(2026, 11, 23), "10:00"),
        ("Sun", date(2026, 11, 29), ""),
        ("Tue 5 Jan 17:00", date(2027, 1, 5), "17:00"),
        ("14 nov", date(2027, 11, 14), ""),
    ],
)
def test_a_date_is_understood(written: str, day: date, time: str) -> None:
    understood = read_date(written, TODAY)
    assert (understood.day, understood.time) == (day, time)


@pytest.mark.parametrize("written", ["soon", "31 Feb", "2026-13-01", "99.99.", "+99999", "0 Dec", "", "12"])
def test_what_is_no_date_is_refused_with_how_to_write_one(written: str) -> None:
    with pytest.raises(Refused, match="Write the date like"):
        read_date(written, TODAY)


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("Court hearing 14 Dec, 10:00", date(2026, 12, 14), "Court hearing, 10:00"),
        ("Court hearing on 14 Dec", date(2026, 12, 14), "Court hearing"),
        ("14.12. Court hearing", date(2026, 12, 14), "Court hearing"),
        ("Rent 2 due by 2027-01-05", date(2027, 1, 5), "Rent 2 due"),
        ("Fund answers in 10 days", date(2026, 12, 2), "Fund answers"),
        ("Dec 1: keys back", date(2026, 12, 1), "keys back"),
        ("Decision 12 is due 14 Dec", date(2026, 12, 14), "Decision 12 is due"),
        ("Hall 3 separate viewings Sept 5", date(2026, 9, 5), "Hall 3 separate viewings"),
        ("Unit 4 inspected 3 Dec 2026 – with photos", date(2026, 12, 3), "Unit 4 inspected, with photos"),
    ],
)
def test_a_date_is_found_in_a_line(text: str, day: date, rest: str) -> None:
    assert find_date(text, date(2026, 11, 22)) == (day, rest)


@pytest.mark.parametrize("text", ["Court hearing", "14 Dec", "Court 31 Feb", "version 1.2.3 of the lease"])
def test_a_line_without_a_date_or_without_words_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="Write"):
        find_date(text, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("Notice ran out 14 Nov", date(2026, 11, 14), "Notice ran out"),
        ("Rent was due 1.9.", date(2026, 9, 1), "Rent was due"),
        ("Hearing 1 June", date(2027, 6, 1), "Hearing"),
        ("Payday on Friday", date(2026, 11, 27), "Payday"),
        ("Hearing Mon, 14 Dec", date(2026, 12, 14), "Hearing"),
        ("Money for the sunroom 14 Dec", date(2026, 12, 14), "Money for the sunroom"),
    ],
)
def test_a_day_to_keep_in_view_can_be_past_or_named(text: str, day: date, rest: str) -> None:
    assert find_date(text, TODAY) == (day, rest)


@pytest.mark.parametrize(
    "text", ["after decision 12", "marks 3", "maybe 3 visits", "after 3 separate visits", "if Mayor 5 agrees"]
)
def test_a_word_that_begins_like_a_month_names_no_day(text: str) -> None:
    assert day_named(text, TODAY) is None


def test_before_the_first_day_there_is_no_other() -> None:
    """A call can be noted for any day that is past, and a plan be counted from it."""
    assert find_date("it 1 Feb", date.min) == (date(1, 2, 1), "it")
    assert read_past_day("1 Jan", date.min) == date.min
