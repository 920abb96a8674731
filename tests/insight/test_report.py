"""Every figure of the year, worked out by hand beside it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from mediator.insight.counted import Asked, Barriers, Counted
from mediator.insight.figures import NOT_KNOWN, Count, Median
from mediator.insight.report import ALL, By, Report, Value, report
from mediator.papers.year_figures import amount
from mediator.record.barrier import Barrier
from mediator.record.tally import Contact, TallyRow

YEAR = date(2026, 1, 1), date(2026, 12, 31)
MARCH = date(2026, 3, 10)


def many(number: int, name: str, **fields: Any) -> list[Counted]:
    """Return so many sessions that are alike, of a case each."""
    usual: dict[str, Any] = {"type": "community", "day": MARCH, "referral": "voluntary"}
    given = usual | fields
    return [Counted(code=f"{given['day']}-{name}-{n}", **given) for n in range(number)]


def made(rows: Iterable[Counted], by: By | None = None, days: tuple[date, date] = YEAR) -> Report:
    found = {row.code: row for row in rows}
    held = [row for row in found.values() if days[0] <= row.day <= days[1]]
    return report(held, [row for row in found.values() if row.contacts], found.get, *days, by)


def value(told: Report, name: str, path: str = "voluntary", group: str = ALL) -> str:
    """Return a figure as it is read."""
    (line,) = [line for section in told.sections for line in section.lines if line.figure.name == name]
    return amount(line.figure, line.values[group, path])


def a_year() -> list[Counted]:
    """Return a year of which every figure is known.

    voluntary   cases  parties  points  yes  minutes  first asked before
    full           12     2       3      3      60     1 to 12 days
    partial         6     3       4      2      90
    none            5     2                    120
    no session      5     2
    """
    full = many(12, "full", outcome="full", parties=2, points=3, confirmed=3, minutes=60, topics=2, settled=1)
    rows = [
        row._replace(
            asked=row.day - timedelta(days=n),
            closed=row.day + timedelta(days=2),
            children=1,
            people={"interpreter": 1, "support_person": 2} if n <= 7 else {"support_person": 1},
        )
        for n, row in enumerate(full, 1)
    ]
    rows += many(6, "partial", outcome="partial", parties=3, points=4, confirmed=2, minutes=90, parked=1,
                 affected=10)  # fmt: skip
    rows += many(5, "none", outcome="none", parties=2, minutes=120, private_minutes=30)
    return rows + many(5, "nobody", outcome="no_session", parties=2)


def by_order() -> list[Counted]:
    """Return what a court sent: six cases of two sessions, three parties the second time; five of one."""
    first = many(6, "first", outcome="adjourned", parties=2, minutes=40, referral="mandated")
    second = many(
        6, "second", outcome="full", parties=3, minutes=60, day=MARCH + timedelta(days=14), referral=""
    )
    chained = [row._replace(continues=before.code) for row, before in zip(second, first, strict=True)]
    return [
        *first,
        *chained,
        *many(5, "five", outcome="withdrew", parties=2, minutes=20, referral="mandated"),
    ]


@pytest.mark.parametrize(
    ("name", "voluntary", "mandated"),
    [
        ("Cases", "28", "11"),
        ("Cases mediated", "23", "11"),
        ("Came together", "23 of 28 (82%)", "11 of 11 (100%)"),
        ("Came back", "0", "0"),
        ("Full agreement", "12", "6"),
        ("Partial agreement", "6", "0"),
        ("No agreement", "5", "0"),
        ("Adjourned, goes on", "0", "0"),
        ("A party withdrew", "0", "5"),
        ("No session", "5", "0"),
        ("Agreement, by case", "18 of 23 (78%)", "6 of 11 (55%)"),
        # 12 x 2 + 6 x 3 = 42, and 5 x 2 more; 6 x 3 = 18, and 5 x 2 more
        ("Agreement, by party", "42 of 52 (81%)", "18 of 28 (64%)"),
        ("Parties", "52", "28"),
        # 12 x 3 + 6 x 4 = 60; 12 x 3 + 6 x 2 = 48
        ("Points agreed", "48 of 60 (80%)", "none"),
        ("Topics settled", "12 of 24 (50%)", "none"),
        ("Parked", "6", "0"),
        # 7 x 2 + 5 x 1
        ("Support persons", "19", "0"),
        ("Interpreters", "7", "0"),
        ("With an interpreter", "7 of 23 (30%)", "0 of 11 (0%)"),
        ("Children affected", "12", "0"),
        ("Others affected", "60", "0"),
        ("Sessions held", "23", "17"),
        # 12 x 60 + 6 x 90 + 5 x 120 = 1860; 6 x 40 + 6 x 60 + 5 x 20 = 700
        ("Hours together", "31 h", "12 h"),
        ("Hours in private", "2.5 h", "0.0 h"),
        # 12 of 60 among 23: the twelfth; 5 of 20, 6 of 40 and 6 of 60 among 17: the ninth
        ("Minutes a session", "60 (of 23)", "40 (of 17)"),
        ("Days to first session", "6.5 (of 12)", "none"),
        ("Days open", "8.5 (of 12)", "none"),
    ],
)
def test_each_figure_is_as_worked_out_by_hand(name: str, voluntary: str, mandated: str) -> None:
    told = made([*a_year(), *by_order()])
    assert told.paths == ("voluntary", "mandated")
    assert (value(told, name), value(told, name, "mandated")) == (voluntary, mandated)


def test_paths_are_apart_and_what_is_not_said_is_none_of_them() -> None:
    told = made([*a_year(), *many(7, "x", referral="", outcome="full", parties=2, minutes=9)])
    assert told.paths == ("voluntary", "mandated", "")
    assert [value(told, "Cases", path) for path in told.paths] == ["28", "0", "7"]


# Kept


def asked(number: int, name: str, after: int, **contact: int) -> list[Counted]:
    rows = many(number, name, outcome="full", parties=2, minutes=60)
    return [row._replace(contacts=(Asked(MARCH + timedelta(days=after), 2, **contact),)) for row in rows]


def test_unknown_is_neither_kept_nor_broken() -> None:
    """Of 18 asked, 12 were reached, of 7 of which everything that was due was kept."""
    rows = [
        *asked(7, "kept", 30, reached=1, due=2, kept=2), *asked(5, "broken", 31, reached=2, due=2, kept=1),
        *asked(6, "silent", 28, due=3),
    ]  # fmt: skip
    told = made(rows)
    assert value(told, "Reached, about 30 days after") == "12 of 18 (67%)"
    assert value(told, "Kept, about 30 days after") == "7 of 12 (58%)"
    assert value(told, "Kept, about 90 days after") == "none"


def test_where_nothing_was_due_nothing_was_kept() -> None:
    told = made([*asked(6, "kept", 30, reached=2, due=1, kept=1), *asked(5, "early", 30, reached=2)])
    assert (value(told, "Reached, about 30 days after"), value(told, "Kept, about 30 days after")) == (
        "11 of 11 (100%)",
        "6 of 6 (100%)",
    )


@pytest.mark.parametrize(
    ("after", "when"),
    [(0, "30 days"), (60, "30 days"), (61, "90 days"), (135, "90 days"), (136, "6 months"), (270, "6 months"),
     (271, "12 months"), (450, "12 months"), (451, "later")],
)  # fmt: skip
def test_how_long_after_is_said(after: int, when: str) -> None:
    days = date(2026, 1, 1), date(2028, 1, 1)
    told = made(asked(5, "x", after, reached=1, due=1, kept=1), days=days)
    names = [
        line.figure.name for section in told.sections for line in section.lines if section.title == "Kept"
    ]
    assert ("Kept, later" in names) == (when == "later")
    said = when if when == "later" else f"about {when} after"
    assert [name for name in names if value(told, name) != "none"] == [f"Reached, {said}", f"Kept, {said}"]


def test_a_case_of_another_year_is_asked_in_this_one_and_the_last_answer_counts() -> None:
    rows = many(5, "old", day=date(2025, 11, 1), outcome="full", parties=2, minutes=60)
    twice = (Asked(date(2025, 12, 20), 2, 2, 1, 0), Asked(date(2026, 1, 20), 2, 2, 1, 0))
    again = Asked(date(2026, 2, 3), 2, 2, 1, 1)
    told = made([row._replace(contacts=(*twice, again)) for row in rows])
    assert value(told, "Cases") == "0"
    assert value(told, "Kept, about 90 days after") == "5 of 5 (100%)"
    assert value(told, "Kept, about 30 days after") == "none"


# Cases


def test_a_case_counts_once_as_it_stood_at_its_last_session_of_these_days() -> None:
    """Six cases of a session in December, one in January that ends them, and one a year later."""
    rows = many(6, "one", day=date(2025, 12, 20), outcome="adjourned", parties=2, minutes=30)
    for before, day, outcome in ((0, date(2026, 1, 9), "partial"), (6, date(2027, 1, 9), "full")):
        rows += [
            Counted(
                f"{day}-{n}", "community", day, outcome=outcome, parties=2, minutes=60, continues=row.code
            )
            for n, row in enumerate(rows[before : before + 6])
        ]
    found = {year: made(rows, days=(date(year, 1, 1), date(year, 12, 31))) for year in (2025, 2026, 2027)}
    assert [value(found[year], "Cases") for year in found] == ["6", "6", "6"]
    assert [value(found[year], "Agreement, by case") for year in found] == [
        "none",
        "6 of 6 (100%)",
        "6 of 6 (100%)",
    ]
    assert [value(found[year], "Full agreement") for year in found] == ["0", "0", "6"]
    assert [value(found[year], "Came back") for year in found] == ["0", "0", "6"]
    both = made(rows, days=(date(2025, 1, 1), date(2027, 12, 31)))
    assert (value(both, "Cases"), value(both, "Sessions held")) == ("6", "18")


def test_a_chain_that_is_broken_or_closed_ends_somewhere() -> None:
    gone = many(5, "a", continues="2020-01-01-gone", minutes=1)
    assert value(made(gone), "Cases") == "*", "they all go on from one session"
    round_ = [row._replace(continues=row.code) for row in many(5, "b", minutes=1)]
    assert value(made(round_), "Cases") == "5"


def test_a_session_was_held_where_its_clock_ran_or_its_outcome_says_so() -> None:
    rows = [
        *many(5, "a", outcome="full"), *many(5, "b", outcome="withdrew"),
        *many(5, "c", outcome="withdrew", minutes=3),
        *many(5, "d", outcome="not_appropriate"), *many(5, "e", outcome="no_session", minutes=9),
        *many(5, "f", private_minutes=9),
    ]  # fmt: skip
    told = made(rows)
    assert (value(told, "Sessions held"), value(told, "Cases mediated")) == ("15", "15")
    assert value(told, "Came together") == "15 of 25 (60%)", (
        "those found not appropriate before are not among them"
    )


# What is withheld


def test_under_five_nothing_is_told_and_nothing_can_be_worked_out() -> None:
    rows = [
        *many(9, "a", outcome="full", parties=2, minutes=30),
        *many(8, "b", outcome="partial", parties=2, minutes=30),
        *many(3, "c", outcome="none", parties=2, minutes=30),
    ]  # fmt: skip
    told = made(rows)
    endings = ("Cases", "Full agreement", "Partial agreement", "No agreement")
    assert [value(told, name) for name in endings] == ["20", "9", "*", "*"]
    assert value(told, "Agreement, by case") == "* of 20", "17 of 20 would tell of 3"
    few = made(many(4, "d", outcome="full", parties=7, minutes=300, points=9))
    names = ("Cases", "Parties", "Hours together", "Minutes a session", "Points agreed")
    assert {value(few, name) for name in names} == {"*"}, "a sum over four is as telling"


def test_each_ending_and_each_role_is_as_worked_out_by_hand() -> None:
    """Who came twice counts once: 6 cases of two sessions, with the larger number of each role at one."""
    others = {"representative": 1, "member": 2, "observer": 1}
    rows = [
        row._replace(people=others if "first" in row.code else {"member": 3, "observer": 1})
        for row in by_order()
    ]
    rows += many(5, "screened", outcome="not_appropriate", referral="mandated", people={"observer": 9})
    rows += many(6, "open", minutes=30, parties=2, referral="mandated")
    told = made(rows)
    figures = {
        "Not appropriate": "5", "Not noted": "6", "Cases": "22", "Cases mediated": "17",
        # 6 of the first sessions; 6 x 3 + 5 x 3 members; 6 + 5 observers, and none where nobody met
        "Representatives": "6", "Party members": "33", "Observers": "11", "Interpreters": "0",
        # those not appropriate are not to be convened, those not noted have not ended
        "Came together": "17 of 17 (100%)", "Agreement, by case": "6 of 11 (55%)",
    }  # fmt: skip
    assert {name: value(told, name, "mandated") for name in figures} == figures


def test_a_topic_is_settled_once_and_no_more_often_than_it_is_there() -> None:
    told = made([*many(5, "a", topics=3, settled=2), *many(5, "b", topics=1, settled=4)])
    assert value(told, "Topics settled") == "15 of 20 (75%)"
    few = made([*many(9, "a", topics=1, settled=1), *many(3, "b", topics=1)])
    assert value(few, "Topics settled") == "* of 12", "three that were not would be told of"


def test_how_many_were_mediated_does_not_tell_of_the_few_that_have_not_ended() -> None:
    """Of 25 cases 19 met and 17 ended; of the two between one goes on, and one met and then did not."""
    (met,) = many(1, "d", day=date(2026, 2, 2), outcome="adjourned")
    rows = [
        *many(12, "a", outcome="full"), *many(5, "b", outcome="none"), *many(1, "c", outcome="adjourned"),
        met, *(row._replace(continues=met.code) for row in many(1, "d", outcome="no_session")),
        *many(6, "e", outcome="no_session"),
    ]  # fmt: skip
    told = made(rows)
    assert [value(told, name) for name in ("Cases", "Agreement, by case", "Cases mediated")] == [
        "25", "12 of 17 (71%)", "*",
    ]  # fmt: skip


def test_a_small_group_takes_another_with_it_so_that_the_total_does_not_tell() -> None:
    kinds = {"community": 12, "housing": 7, "student": 2}
    rows = [
        row for type_, n in kinds.items() for row in many(n, type_, type=type_, outcome="full", minutes=60)
    ]
    told = made(rows, "type")
    assert told.groups == (ALL, "community", "housing", "student")
    for name in ("Cases", "Sessions held", "Full agreement"):
        assert [value(told, name, group=group) for group in told.groups] == ["21", "12", "*", "*"], name
    assert [value(told, "Hours together", group=group) for group in told.groups] == ["21 h", "12 h", "*", "*"]
    assert value(made(rows), "Cases") == "21"


def test_of_how_many_a_median_is_does_not_tell_of_the_others() -> None:
    """Of nine that the police sent, seven ended: a median of seven would tell that two were adjourned."""
    rows = [
        row
        for source, ended, adjourned in (("Police", 7, 2), ("School", 12, 6))
        for row in (
            *many(ended, source, source=source, outcome="full", asked=MARCH, closed=MARCH, minutes=30),
            *many(adjourned, f"{source}-a", source=source, outcome="adjourned", minutes=30),
        )
    ]
    told = made(rows, "source")
    assert value(told, "Cases mediated", group="Police") == "9"
    for name in ("Adjourned, goes on", "Days open", "Days to first session", "Agreement, by case"):
        assert value(told, name, group="Police") == "*", name
    assert value(told, "Days open") == "0 (of 19)", "8 are left, and that is enough"


def test_a_session_without_a_clock_is_not_told_by_those_with_one() -> None:
    told = made([*many(9, "a", outcome="full", minutes=30), *many(2, "b", outcome="full")])
    assert (value(told, "Sessions held"), value(told, "Minutes a session")) == ("11", "*")


# By


def test_by_month_a_session_stands_in_its_own_and_a_case_in_its_last() -> None:
    told = made(by_order() + many(5, "y", day=date(2026, 6, 1), minutes=60, referral="mandated"), "month")
    assert told.groups == (ALL, "2026-03", "2026-04", "2026-05", "2026-06")
    assert [value(told, "Cases", "mandated", group) for group in told.groups] == ["16", "11", "0", "0", "5"]
    assert [value(told, "Sessions held", "mandated", group) for group in told.groups] == [
        "22",
        "17",
        "0",
        "0",
        "5",
    ]
    late = made(
        [row._replace(day=date(2026, 4, 2)) if "second" in row.code else row for row in by_order()], "month"
    )
    assert [value(late, "Cases", "mandated", group) for group in late.groups] == ["11", "5", "6"]
    assert [value(late, "Sessions held", "mandated", group) for group in late.groups] == ["17", "11", "6"]


def test_by_source_and_who_sent_them() -> None:
    rows = [
        *many(6, "a", source="court", minutes=1),
        *many(9, "b", source="school", minutes=1),
        *many(5, "c", minutes=1),
    ]
    told = made(rows, "source")
    assert told.groups == (ALL, "court", "school", "not said")
    assert [value(told, "Cases", group=group) for group in told.groups] == ["20", "6", "9", "5"]
    whole = made(rows)
    assert [value(whole, name) for name in ("court", "school", "not said")] == ["6", "9", "5"]


def test_barriers_are_cases_by_rule_place_and_type() -> None:
    """Two sessions of one case with the same barrier are one case."""
    waits = (Barriers(rule="waiting list", type="language"),)
    rows = [row._replace(barriers=waits) for row in by_order() if "five" not in row.code]
    rows += [row._replace(barriers=(Barriers(place="office"),)) for row in by_order() if "five-1" in row.code]
    told = made(rows)
    assert value(told, "waiting list (rule)", "mandated") == "6"
    assert value(told, "language (type)", "mandated") == "6"
    assert value(told, "office (place)", "mandated") == "*"


# All of them


def test_every_figure_says_what_it_means_and_of_what_it_is() -> None:
    for section in made(a_year()).sections:
        for line in section.lines:
            assert line.figure.says or section.says, line.figure.name
    assert all(name and why for name, why in NOT_KNOWN)


def test_nothing_is_nothing() -> None:
    told = made([])
    values = [value for section in told.sections for line in section.lines for value in line.values.values()]
    assert {(value.amount or 0, value.of or 0, value.withheld) for value in values} == {(0, 0, False)}
    assert {type(line.figure) for section in told.sections for line in section.lines} > {Count, Median}
    assert Value(0) in values


def test_a_row_has_the_fields_of_the_tally() -> None:
    for light, model in ((Counted, TallyRow), (Asked, Contact), (Barriers, Barrier)):
        assert set(light._fields) == set(model.model_fields)
