"""The tally read for a report: quickly where it is as written, explained where it is not, always the same."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.archive.session_files import Header, encode
from mediator.archive.tally_rows import TallyRows
from mediator.insight.counted import Asked, Barriers
from mediator.record.barrier import Barrier
from mediator.record.tally import Contact, Tally, TallyRow
from tests.archive_of import archive_of
from tests.rooms import MORNING

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def row(code: str, **fields: Any) -> TallyRow:
    fields = {"type": "community", "regime": "mediation", "day": date(2026, 3, 4), "minutes": 90} | fields
    return TallyRow.model_validate({"code": code} | fields)


def write(folder: Path, *rows: TallyRow, year: int = 2026, saved: datetime = MORNING) -> Path:
    path = folder / f"tally-{year}.toml"
    path.write_bytes(encode(Tally(sessions=rows), Header(format=1, revision=1, saved=saved)))
    return path


BARRIER = Barrier(rule='the "old" rule \\ [[sessions]]', place="# mediator bytes=1", type="ünïcode")
CONTACT = Contact(day=date(2026, 5, 1), asked=2, reached=1, due=3, kept=2)
FULL = row(
    "2026-03-04-heron", referral="mandated", closed=date(2026, 3, 5), outcome="full", people={"observer": 2},
    source='a = "b"', asked=date(2026, 1, 2), barriers=(BARRIER, Barrier(type="x" * 80)),
    continues="2025-12-01-robin", contacts=(CONTACT, Contact(day=date(2026, 8, 1))),
)  # fmt: skip


def test_a_row_is_read_as_it_was_written(tmp_path: Path) -> None:
    write(tmp_path, row("2026-03-01-wren"), FULL)
    rows = TallyRows(tmp_path)
    found = rows.find("2026-03-04-heron")
    assert found is not None
    assert found.contacts == (Asked(date(2026, 5, 1), 2, 1, 3, 2), Asked(date(2026, 8, 1)))
    assert found.barriers == (Barriers(BARRIER.rule, BARRIER.place, BARRIER.type), Barriers(type="x" * 80))
    said = FULL.model_dump(exclude_none=True)
    assert {name: getattr(found, name) for name in said if name not in ("contacts", "barriers")} == {
        name: value for name, value in said.items() if name not in ("contacts", "barriers")
    }
    assert rows.find("2026-03-04-robin") is None
    assert rows.troubles == []


@given(st.text(max_size=40), st.text(max_size=40), st.booleans())
@settings(max_examples=60, deadline=None)
def test_read_in_lines_or_with_the_models_it_is_the_same(source: str, place: str, long: bool) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        barriers = [{"place": place or "x", "type": "y" * (80 if long else 1)}]
        try:
            one = row("2026-03-04-heron", source=source, barriers=barriers, contacts=(CONTACT,))
        except ValueError:
            return
        path = write(folder, one, row("2026-04-01-wren"))
        quickly = [TallyRows(folder).find(code) for code in ("2026-03-04-heron", "2026-04-01-wren")]
        path.write_bytes(path.read_bytes() + b"# edited by hand\n")
        assert [TallyRows(folder).find(code) for code in ("2026-03-04-heron", "2026-04-01-wren")] == quickly


def test_the_days_are_those_of_the_session_and_years_are_read_together(tmp_path: Path) -> None:
    late, early = row("2025-12-30-heron", day=date(2026, 1, 5)), row("2025-06-01-otter", day=date(2025, 6, 1))
    asked = row("2025-11-01-wren", day=date(2025, 11, 1), contacts=(CONTACT,))
    write(tmp_path, late, early, asked, year=2025)
    write(tmp_path, row("2026-03-01-wren"), row("2026-12-31-moss", day=date(2027, 1, 2)))
    rows = TallyRows(tmp_path)
    assert [each.code for each in rows.held(*YEAR)] == ["2025-12-30-heron", "2026-03-01-wren"]
    assert [each.code for each in rows.contacted(*YEAR)] == ["2025-11-01-wren"]
    later = CONTACT.day + timedelta(days=1)
    assert rows.contacted(later, YEAR[1]) == []


def test_a_broken_year_is_one_line_and_the_others_count(tmp_path: Path) -> None:
    write(tmp_path, row("2025-03-01-wren", day=date(2025, 3, 1)), year=2025)
    (tmp_path / "tally-2026.toml").write_text("sessions = ")
    (tmp_path / "tally-2026 (conflicted copy).toml").touch()
    (tmp_path / "Copy of tally-2026.toml").touch()
    (tmp_path / "tally-2025.toml.bak").touch()
    rows = TallyRows(tmp_path)
    assert [each.code for each in rows.held(date(2025, 1, 1), YEAR[1])] == ["2025-03-01-wren"]
    check = f"mediator check {tmp_path / 'tally-2026.toml'}"
    assert rows.troubles == [
        "Copy of tally-2026.toml looks like a copy; it is not counted.",
        "tally-2026 (conflicted copy).toml looks like a copy; it is not counted.",
        f"tally-2026.toml cannot be read, and is not counted. `{check}` says why.",
    ]


def test_what_is_changed_in_a_word_alone_is_not_taken_for_what_was_written(tmp_path: Path) -> None:
    path = write(tmp_path, row("2026-03-01-wren"))
    path.write_text(path.read_text().replace("minutes = 90", "minutes = many"))
    assert len(TallyRows(tmp_path).troubles) == 1
    path.write_text(path.read_text().replace("minutes = many", "minutes = 80"))
    (found,) = TallyRows(tmp_path).held(*YEAR)
    assert found.minutes == 80


def test_sessions_that_have_no_row_are_known_by_their_folders(tmp_path: Path) -> None:
    write(tmp_path, row("2026-03-01-wren"))
    for name in ("2026-03-01-wren", "2026-04-01-heron", "2025-04-01-heron", "notes"):
        (tmp_path / name).mkdir()
    assert TallyRows(tmp_path).not_counted(*YEAR) == 1


def test_no_folder_and_no_tally_are_no_mistake(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        rows = TallyRows(folder)
        assert (rows.held(*YEAR), rows.contacted(*YEAR), rows.troubles) == ([], [], [])


def test_the_rows_of_an_invented_archive_are_those_of_the_program(tmp_path: Path) -> None:
    archive_of(tmp_path, 60)
    rows = TallyRows(tmp_path)
    held = rows.held(date(2000, 1, 1), date(2030, 1, 1))
    assert rows.troubles == []
    assert len(held) > 40
    path = tmp_path / "tally-2025.toml"
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    by_hand = TallyRows(tmp_path)
    assert by_hand.held(date(2000, 1, 1), date(2030, 1, 1)) == held
