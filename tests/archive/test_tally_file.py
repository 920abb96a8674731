"""The year's figures: one row a session, exact, and never over a file that cannot be read."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mediator.archive.keeping_file import change_keeping
from mediator.archive.reading import Unreadable
from mediator.archive.session_files import is_as_written, sealed
from mediator.archive.tally_file import keep_row, read_tally, tally_name
from mediator.insight.tally_row import tally_row
from mediator.record.agenda import EnterStage, PauseClock, StartClock
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.caucus import Rejoin, StartCaucus
from mediator.record.change import Change
from mediator.record.close import Close
from mediator.record.entry import Confirm, Park, Strike
from mediator.record.issue import AddIssue, Issue
from mediator.record.party import Person
from mediator.record.private import Private
from mediator.record.record import Record
from mediator.record.tally import Tally, TallyRow
from tests.full import full_record
from tests.rooms import MORNING, FakeClock, record

TALLY, CODE = "tally-2026.toml", "2026-11-22-heron"


def session() -> Record:
    """Return a session of which every number is known: 50 minutes together, 7 in private meetings."""
    people = tuple(
        Person(id=f"q{n}", name="A", role=role, party=party)
        for n, (role, party) in enumerate(
            [("support_person", "p1"), ("support_person", "p2"), ("interpreter", None), ("member", "p1")]
        )
    )
    made = record("Maria", "Mr Cole", people=people)
    happened: list[tuple[float, type[Change], dict[str, Any]]] = [
        (10, StartClock, {}),
        (12, AddIssue, {"entry": Issue(id="t1", text="Nights", at=MORNING)}),
        (13, AddIssue, {"entry": Issue(id="t2", text="The hedge", at=MORNING)}),
        (14, AddIssue, {"entry": Issue(id="t3", text="A mistake", at=MORNING)}),
        (15, Strike, {"entry": "t3"}),
        (16, Park, {"entry": "t2"}),
        (40, StartCaucus, {"id": "r1", "party": "p1"}),
        (43.5, Rejoin, {}),
        (43.5, StartCaucus, {"id": "r2", "party": "p2"}),
        (47, Rejoin, {}),
        (50, EnterStage, {"stage": "agreement"}),
        (
            51,
            AddPoint,
            {"entry": AgreementPoint(id="a1", text="Quiet by ten", issues=("t1", "t3"), at=MORNING)},
        ),
        (52, AddPoint, {"entry": AgreementPoint(id="a2", text="A carpet", at=MORNING)}),
        (53, Confirm, {"entry": "a1", "party": "p1"}),
        (54, Confirm, {"entry": "a1", "party": "p2"}),
        (55, Confirm, {"entry": "a2", "party": "p2"}),
        (67, PauseClock, {"why": "left"}),
    ]
    for minutes, change, fields in happened:
        made = change.model_validate({"at": MORNING + timedelta(minutes=minutes), **fields}).apply(made)
    return made


ROW = TallyRow(
    code="2026-11-22-heron", type="community", regime="mediation", day=date(2026, 11, 22), minutes=50,
    private_minutes=7, parties=2, people={"support_person": 2, "interpreter": 1, "member": 1}, topics=2,
    settled=1, parked=1, points=2, confirmed=1,
)  # fmt: skip


def close(made: Record, days_later: int = 0) -> Record:
    at = MORNING + timedelta(days=days_later)
    days = (date(2026, 12, 22), date(2027, 2, 20))
    return Close(at=at, outcome="partial", referral="mandated", follow_ups=days).apply(made)


def test_the_row_is_exact() -> None:
    assert tally_row(session(), "mediation", MORNING) == ROW
    closed = ROW.model_copy(
        update={"outcome": "partial", "referral": "mandated", "closed": date(2026, 11, 24), "follow_ups": 2}
    )
    assert tally_row(close(session(), 2), "mediation", MORNING) == closed


def test_a_session_that_never_began_has_a_row_of_its_own_day() -> None:
    row = tally_row(record("Maria"), "circle", MORNING)
    assert (row.day, row.minutes, row.points, row.confirmed, row.regime) == (
        date(2026, 11, 22),
        0,
        0,
        0,
        "circle",
    )


def test_it_holds_no_word_of_anybody(tmp_path: Path) -> None:
    made = full_record()
    keep_row(tmp_path / CODE, close(made), "none", now=FakeClock().now)
    said = (tmp_path / TALLY).read_text()
    words = {entry.text for entry in made.entries()} | {party.name for party in made.session.parties}
    words |= {person.name for person in made.session.people} | {made.session.title}
    assert [word for word in words if word in said] == []
    (row,) = tomllib.loads(said)["sessions"]
    assert set(row) <= set(TallyRow.model_fields)
    assert {type(value) for contact in row.pop("contacts") for value in contact.values()} == {int, date}
    assert {type(value) for value in row.values()} <= {str, int, date, dict}


def test_closed_again_the_row_is_brought_up_to_date(tmp_path: Path) -> None:
    for number, made in enumerate((session(), close(session()), close(session(), 3))):
        other = session().with_session(id=f"2026-11-2{number}-robin")
        for each in (made, other):
            keep_row(tmp_path / CODE, each, "mediation", now=FakeClock().now)
    rows = read_tally(tmp_path / TALLY).sessions
    assert [row.code for row in rows] == [
        "2026-11-20-robin", "2026-11-21-robin", "2026-11-22-heron", "2026-11-22-robin",
    ]  # fmt: skip
    assert rows[2].closed == date(2026, 11, 25)
    assert is_as_written((tmp_path / TALLY).read_bytes())


def test_what_was_destroyed_stays_counted(tmp_path: Path) -> None:
    folder, now = tmp_path / CODE, FakeClock().now
    folder.mkdir()
    (folder / "agreement.toml").touch()
    made = close(session())
    keep_row(folder, made, "mediation", now=now)
    with_private = read_tally(tmp_path / TALLY)
    change_keeping(folder, lambda it: it.beginning("private", 1, MORNING).finishing("private"), now=now)
    keep_row(folder, made.with_private(Private(id=CODE)), "mediation", now=now)
    assert read_tally(tmp_path / TALLY) == with_private
    change_keeping(folder, lambda it: it.beginning("agreement", 1, MORNING).finishing("agreement"), now=now)
    (folder / "agreement.toml").unlink()
    bare = Agreement(id=CODE, title="Quiet nights", type="community")
    keep_row(folder, made.model_copy(update={"agreement": bare}), "mediation", now=now)
    assert read_tally(tmp_path / TALLY) == with_private


def test_the_year_is_that_of_the_code_whatever_the_clock() -> None:
    late = session().with_session(id="2025-12-31-heron")
    assert tally_name(late) == "tally-2025.toml"
    assert tally_name(session().with_session(id="heron")) == TALLY


def test_what_was_changed_by_hand_stays(tmp_path: Path) -> None:
    keep_row(tmp_path / CODE, session(), "mediation", now=FakeClock().now)
    path = tmp_path / TALLY
    path.write_text(path.read_text().replace("parked = 1", "parked = 8").replace("heron", "robin"))
    keep_row(tmp_path / CODE, session(), "mediation", now=FakeClock().now)
    assert [(row.code[11:], row.parked) for row in read_tally(path).sessions] == [("heron", 1), ("robin", 8)]


@pytest.mark.parametrize(
    "text", ["sessions = ", "format = 1\n", "", sealed(b"format = 2\nrevision = 1\n").decode(), "rows = []\n"]
)
def test_damaged_or_newer_is_said_and_never_overwritten(text: str, tmp_path: Path) -> None:
    (tmp_path / TALLY).write_text(text)
    with pytest.raises(Unreadable, match=TALLY):
        keep_row(tmp_path / CODE, session(), "mediation", now=FakeClock().now)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {TALLY: text}


def test_an_empty_one_is_no_mistake(tmp_path: Path) -> None:
    assert read_tally(tmp_path / TALLY) == Tally()
