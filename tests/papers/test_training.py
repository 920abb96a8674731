"""A session for training: other names, places and dates, and what may be left is pointed out."""

from datetime import date, timedelta

import pytest

from mediator.papers.document import Page
from mediator.papers.making import Made, make
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.papers.training import changed
from mediator.record.agreement_point import AgreementPoint, Doer
from mediator.record.entry import Entry
from mediator.record.issue import AddIssue, Issue
from mediator.record.key_date import KeyDate
from mediator.record.owner import Owner
from mediator.record.party import Person
from tests.full import FULL_TYPE, full_record
from tests.rooms import MORNING, community, record

PEOPLE = (Person(id="q1", name="Tom Vega", role="support_person", party="p1"),)


def of(*lines: str) -> tuple[str, Made]:
    made = record("Maria Vega", "Mr Cole", "李小龍", "محمد", "Мария", people=PEOPLE)
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
    assert left(made) == set()


def test_the_title_and_the_code_are_not_in_it() -> None:
    text, _ = of("Anything")
    assert "Quiet nights" not in text
    assert "heron" not in text
    assert "A case for training" in text


ALWAYS = "A name that begins a line, and a nickname, look like any word: read it yourself."


def left(made: Made) -> set[str]:
    """Return what is pointed out."""
    (*found, always) = made.remarks
    assert always == ALWAYS
    listed = "".join(found).removeprefix("Look through these yourself, they may still say who it was: ")
    return set(listed.removesuffix(".").split(", ")) - {""}


def test_what_may_be_left_is_pointed_out() -> None:
    _, made = of("The dog Rex barks. Nobody sleeps", "He owes 1200 by 3/4", "Ask Clara about Room B")
    assert left(made) == {"Rex", "1200", "3/4", "Clara", "Room", "B"}
    assert left(of("Quiet after ten")[1]) == set()


@pytest.mark.parametrize(
    "line",
    [
        "Ring 0123 456789",
        "+49 (0)30 1234-567",
        "Write to maria.vega@mail.example please",
        "See https://x.example/maria and WWW.maria.example",
        "Ask @mariav there",
        "555-123-4567",
    ],
)
def test_addresses_and_telephones_are_left_out(line: str) -> None:
    text, made = of(line)
    assert "…" in text
    assert left(made) == set()
    for piece in ("maria", "456", "567", "example"):
        assert piece not in text


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Marias Hund", "Marias"),
        ("they call maria names", "maria"),
        ("Марии дали ключ", "Марии"),
        ("the Colebrook crowd", "Colebrook"),
        ("Ask M about it", "M"),
        ("MV wrote it", "MV"),
        ("their macvegas", "macvegas"),
        ("Mariah was there", "Mariah"),
        ("李先生的狗", "李先生的狗"),
    ],
)
def test_what_is_like_a_name_is_pointed_out(line: str, word: str) -> None:
    text, made = of(f"So {line}" if word == "MV" else line)
    assert word in left(made), made.remarks
    assert word in text


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("MARIA and COLE", "Party A and Party B"),
        ("maria vega rings MARIA VEGA", "Party A rings Party A"),
        ("José and Jose and JOSE", "Party D and Party D and Party D"),
        ("Munoz or Muñoz", "Party D or Party D"),
        ("M. V. and M.V. met", "Party A and Party A met"),
        ("محمد meets الأحمد", "Party E meets Party E"),
        ("小龍 is late", "Party C is late"),
        ("Dang rings", "Party F rings"),
        ("Fatima and the caretaker Bruno", "Person 3 and Person 2 Bruno"),
        ("At 12 Elm Street and in Lindenweg 5", "At Place 1 and in Place 2"),
        ("They meet at St. Clara by night", "They meet at Place 1 by night"),
        ("Lincoln Elementary is loud", "Place 1 is loud"),
        ("The children of Colegio San Juan", "The children of Place 1"),
    ],
)
def test_a_name_is_changed_however_it_is_written(line: str, becomes: str) -> None:
    names = ("Maria Vega", "Mr Cole", "李小龍", "José Muñoz", "محمد الأحمد", "Đặng", "Мария")
    made = record(*names, people=PEOPLE)
    for number, text in enumerate((line, "Somebody else")):
        made = AddIssue(at=MORNING, entry=Issue(id=f"i{number}", text=text, at=MORNING)).apply(made)
    parked = made.session.issues[1].with_(parked=True, parked_with=Owner(name="Fatima"))
    made = made.with_session(issues=(made.session.issues[0], parked))
    point = AgreementPoint(
        id="a", text="A key", at=MORNING, who=(Doer(name="the caretaker"), Doer(name="The Caretaker"))
    )
    source = Source(made.with_agreement(points=(point,)).agreement, made.session, community(), MORNING)
    text = make(source, Reader("training"), None, "txt", Page()).data.decode()
    assert f"1 {becomes}" in " ".join(text.split()), text


def test_a_point_that_says_who_may_see_it_is_not_for_training() -> None:
    point = AgreementPoint(id="a", text="A key", at=MORNING, who_may_see="the two of us")
    made = record("Maria Vega", "Mr Cole").with_agreement(points=(point,))
    text = make(
        Source(made.agreement, made.session, community(), MORNING), Reader("training"), None, "txt", Page()
    )
    assert b"A key" not in text.data


def test_what_stands_in_no_paper_is_not_pointed_out() -> None:
    made = full_record()
    paper = make(
        Source(made.agreement, made.session, FULL_TYPE, MORNING),
        Reader("training"),
        "agreement",
        "txt",
        Page(),
    )
    assert paper.remarks == (ALWAYS,)
