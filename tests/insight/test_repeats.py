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
        ("every other Friday", Repeat("week", 2, (4,))),
        ("every two weeks", Repeat("week", 2)),
        ("every evening before ten", Repeat("day")),
        ("on weekdays by eight", Repeat("week", weekdays=(0, 1, 2, 3, 4))),
        ("every weekend", Repeat("week", weekdays=(5, 6))),
        ("120 a month, on the 1st of each month", Repeat("month", month_day=1)),
        ("monthly by the 15th", Repeat("month", month_day=15)),
        ("every month on the 3rd", Repeat("month", month_day=3)),
        ("once a week", Repeat("week")),
        ("monthly", Repeat("month")),
    ],
)
def test_words_that_mean_one_thing_are_read(words: str, meant: Repeat) -> None:
    assert repeat_in(words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "", "by Friday", "soon", "every time he calls", "everyone", "by 1 December",
        "every Sunday except in August", "every Sunday, if it is dry", "every day but Sunday",
        "the first Monday of each month", "every month on the first Monday", "every second Tuesday",
        "every day and every Sunday", "monthly on the 31st", "every school day", "not every Sunday",
        "every Sundayish", "Monday", "on the last Friday of every month",
    ],
)  # fmt: skip
def test_of_other_words_nothing_is_made(words: str) -> None:
    assert repeat_in(words) is None


def test_it_begins_on_its_first_day() -> None:
    wednesday = date(2026, 12, 30)
    assert Repeat("week", weekdays=(6,)).first(wednesday) == date(2027, 1, 3)
    assert Repeat("week", weekdays=(0, 2)).first(wednesday) == wednesday
    assert Repeat("month", month_day=1).first(wednesday) == date(2027, 1, 1)
    assert Repeat("month", month_day=28).first(date(2027, 1, 29)) == date(2027, 2, 28)
    assert Repeat("day").first(wednesday) == wednesday
