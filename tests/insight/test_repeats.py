"""How often something comes, by the words that people use, and where nothing is made of them."""

from datetime import date

import pytest

from mediator.insight.repeats import Repeat, repeat_in


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("every Sunday by six", Repeat("week", weekdays=(6,))),
        ("each monday", Repeat("week", weekdays=(0,))),
        ("by noon every Tuesday, Thursday and Friday", Repeat("week", weekdays=(1, 3, 4))),
        ("on Sundays after church", Repeat("week", weekdays=(6,))),
        ("Mondays and Wednesdays", Repeat("week", weekdays=(0, 2))),
        ("every evening before ten", Repeat("day")),
        ("on weekdays by eight", Repeat("week", weekdays=(0, 1, 2, 3, 4))),
        ("every weekend", Repeat("week", weekdays=(5, 6))),
        ("120 a month, on the 1st of each month", Repeat("month", month_day=1)),
        ("monthly by the 15th", Repeat("month", month_day=15)),
        ("every month on the 3rd", Repeat("month", month_day=3)),
        ("daily at 7", Repeat("day")),
        ("every night at half past ten", Repeat("day")),
        ("weekly, on Mondays and Thursdays at 6 pm", Repeat("week", weekdays=(0, 3))),
        ("every week on Tuesday evening", Repeat("week", weekdays=(1,))),
        ("every Monday to Friday by 8:30", Repeat("week", weekdays=(0, 1, 2, 3, 4))),
        ("Mon, Wed and Fri", None),
        ("every Mon, Wed and Fri", Repeat("week", weekdays=(0, 2, 4))),
        ("the 1st of every month", Repeat("month", month_day=1)),
        ("monthly, by the 5th", Repeat("month", month_day=5)),
        ("only on Wednesdays", Repeat("week", weekdays=(2,))),
    ],
)
def test_words_that_mean_one_thing_are_read(words: str, meant: Repeat | None) -> None:
    assert repeat_in(words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "", "by Friday", "soon", "every time he calls", "everyone", "by 1 December",
        "every Sunday except in August", "every Sunday, if it is dry", "every day but Sunday",
        "the first Monday of each month", "every month on the first Monday", "every second Tuesday",
        "every day and every Sunday", "monthly on the 31st", "every school day", "not every Sunday",
        "every Sundayish", "Monday", "on the last Friday of every month",
        "each first Monday", "twice a week", "every other Friday until Easter", "twice weekly", "biweekly",
        "every Monday for six weeks", "every Sunday in summer", "every Saturday or Sunday", "some Sundays",
        "at least once a week", "every other Monday and Thursday", "usually every Monday", "Monday to Friday",
        "monthly on the 1st and 15th", "at the end of each month", "by the first of the month",
        "every Monday as needed", "every Monday and, in May, Friday", "every evening, Monday to Thursday",
        "each Monday from June to August", "weekly, turn by turn", "daily for ten days", "every week day",
    ],
)  # fmt: skip
def test_of_other_words_nothing_is_made(words: str) -> None:
    assert repeat_in(words) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("every other Friday", Repeat("week", 2, (4,))),
        ("every two weeks", Repeat("week", 2)),
        ("every fortnight on Friday", Repeat("week", 2, (4,))),
        ("once a week", Repeat("week")),
        ("every other day", Repeat("day", 2)),
        ("monthly", Repeat("month")),
        ("every three months", Repeat("month", 3)),
    ],
)
def test_some_need_the_day_on_which_they_begin(words: str, meant: Repeat) -> None:
    assert repeat_in(words) is None, "which Friday?"
    assert repeat_in(words, begins=date(2026, 12, 4)) == meant


def test_the_day_of_its_beginning_may_stand_behind_it() -> None:
    begins = date(2026, 12, 4)
    for said in (
        "from 4 December",
        ", starting on the 4th of December 2026",
        "from Friday, 4 Dec",
        "from 4.12.",
    ):
        assert repeat_in(f"every Friday {said}") is None
        assert repeat_in(f"every Friday {said}", begins=begins) == Repeat("week", weekdays=(4,)), said
    for said in ("from 4 December to 8 January", "until 4 December", "for 4 weeks from 4 December"):
        assert repeat_in(f"every Friday {said}", begins=begins) is None, said


def test_what_is_monthly_has_a_day_that_each_month_has() -> None:
    assert repeat_in("monthly", begins=date(2026, 12, 28)) == Repeat("month")
    assert repeat_in("monthly", begins=date(2026, 12, 31)) is None
    assert repeat_in("monthly on the 5th", begins=date(2026, 12, 31)) == Repeat("month", month_day=5)


def test_it_begins_on_its_first_day() -> None:
    wednesday = date(2026, 12, 30)
    assert Repeat("week", weekdays=(6,)).first(wednesday) == date(2027, 1, 3)
    assert Repeat("week", weekdays=(0, 2)).first(wednesday) == wednesday
    assert Repeat("month", month_day=1).first(wednesday) == date(2027, 1, 1)
    assert Repeat("month", month_day=28).first(date(2027, 1, 29)) == date(2027, 2, 28)
    assert Repeat("day").first(wednesday) == wednesday
