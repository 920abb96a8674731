"""A session for training: other names, places and dates, and what may be left is pointed out."""

from datetime import date, timedelta

import pytest

from mediator.papers.document import Page
from mediator.papers.making import Made, make
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.papers.training import changed
from mediator.record.entry import Entry
from mediator.record.issue import AddIssue, Issue
from mediator.record.key_date import KeyDate
from mediator.record.party import Person
from tests.full import FULL_TYPE, full_record
from tests.rooms import MORNING, community, record

PEOPLE = (Person(id="q1", name="Tom Vega", role="support_person", party="p1"),)


def of(*lines: str) -> tuple[str, Made]:
    made = record("Maria Vega", "Mr Cole", "李小龍", people=PEOPLE)
    for number, line in enumerate(lines):
        made = AddIssue(at=MORNING, entry=Issue(id=f"i{number}", text=line, at=MORNING)).apply(made)
    paper = make(
        Source(made.agreement, made.session, community(), MORNING), Reader("training"), None, "txt", Page()
    )
    return " ".join(paper.data.decode().split()), paper


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("Maria Vega rings Mr Cole", "Party A rings Party B"),
        ("Does Maria trust Cole?", "Does Party A trust Party B?"),
        ("Maria's and Cole’s dog", "Party A's and Party B’s dog"),
        ("李小龍的狗", "Party C的狗"),
        ("Tom Vega drives Tom home", "Person 1 drives Person 1 home"),
        ("Marias are flowers, and to cole is no word", "Marias are flowers, and to cole is no word"),
        ("Meet in Elm Street, then at the Elm Street gate", "Meet in Place 1, then at the Place 1 gate"),
        ("Near Park Hotel", "Near Place 1"),
        ("The mosque on Old Bridge Road", "The mosque on Place 1"),
        ("At Maria's house", "At Party A's house"),
    ],
)
def test_names_and_places_are_others_and_the_same_everywhere(line: str, becomes: str) -> None:
    text, _ = of(line)
    assert f"1 {becomes}" in text


def test_dates_move_together_by_whole_weeks() -> None:
    made = full_record()
    source = Source(made.agreement, made.session, FULL_TYPE, MORNING)
    other = changed(source).source
    assert other.session is not None
    assert made.agreement.next_date is not None
    assert other.agreement.next_date is not None
    moved = other.agreement.next_date.day - made.agreement.next_date.day
    assert moved < timedelta(weeks=-19)
    assert moved % timedelta(weeks=1) == timedelta(0)
    assert other.session.created - made.session.created == moved
    days: list[Entry] = [*other.session.key_dates]
    assert isinstance(days[0], KeyDate)
    assert days[0].day - date(2026, 12, 1) == moved
    assert changed(source).source == other, "the same every time"


@pytest.mark.parametrize(
    "line",
    [
        "2026-12-14",
        "14 Dec",
        "14 December 2026",
        "Dec 14th, 2026",
        "14.12.2026",
        "14/12/2026",
        "14. December",
    ],
)
def test_a_date_in_a_line_moves_too(line: str) -> None:
    text, made = of(f"Pay by {line} please")
    plain = record("Maria Vega", "Mr Cole")
    moved = changed(Source(plain.agreement, plain.session, community(), MORNING)).source
    assert moved.session is not None
    by = moved.session.created.date() - MORNING.date()
    day = date(2026, 12, 14) + by
    assert f"Pay by {day.day} {day:%B}" in text
    assert (str(day.year) in text.split("Pay by")[1][:24]) == ("2026" in line)
    assert made.remarks == ()


def test_the_title_and_the_code_are_not_in_it() -> None:
    text, _ = of("Anything")
    assert "Quiet nights" not in text
    assert "heron" not in text
    assert "A case for training" in text


def test_what_may_be_left_is_pointed_out() -> None:
    _, made = of(
        "The dog Rex barks. Nobody sleeps",
        "Ring 0123 456789 or a@b.example",
        "He owes 1200 for www.x.example",
    )
    (remark,) = made.remarks
    assert remark.startswith("Look through these yourself")
    for word in ("Rex", "0123 456789", "a@b.example", "1200", "www.x.example"):
        assert word in remark
    for word in ("Nobody", "Ring", "He", "The"):
        assert f" {word}," not in remark
    assert of("Quiet after ten")[1].remarks == ()


def test_what_stands_in_no_paper_is_not_pointed_out() -> None:
    made = full_record()
    paper = make(
        Source(made.agreement, made.session, FULL_TYPE, MORNING),
        Reader("training"),
        "agreement",
        "txt",
        Page(),
    )
    assert paper.remarks == ()
