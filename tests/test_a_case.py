"""A case of five sessions with a changing mediator, from its first minute until nothing of it is left.

Each mediator has a computer of their own and is handed the folder of sessions, and no more; only the first
has a key for sealed notes. Followed up twice, changed once, purged under a hold and after it. At every step
the lists, the figures, the papers and the files themselves say what they should.
"""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mediator.archive.drafts import Draft, DraftKeeper
from mediator.archive.index import INDEX
from mediator.archive.places import places
from mediator.archive.session_files import read_part
from mediator.archive.settings import Settings
from mediator.archive.tally_rows import TallyRows
from mediator.cli import main
from mediator.cli.setting_out import settings
from mediator.desk.closing_down import closing_of, end, note, put_down
from mediator.desk.follow_rows import rows_of
from mediator.desk.following import FollowingAlone
from mediator.desk.sitting import Sitting
from mediator.desk.ways_in import WaysIn
from mediator.insight.calls import call_day
from mediator.insight.cases import cases
from mediator.insight.last_time import last_time
from mediator.live import utc_now
from mediator.record.agreement import Agreement, NextDate, SetNextDate
from mediator.record.agreement_point import AddPoint, AgreementPoint, SetPart
from mediator.record.changed_point import ChangeByAgreement
from mediator.record.entry import Confirm, Park
from mediator.record.issue import AddIssue, Issue
from mediator.record.note import AddNote, Note
from mediator.record.option import AddOption, Option
from mediator.record.summary import SumUp
from mediator.record.words import Words
from tests.rooms import FakeClock
from tests.sealed import with_key

SESSIONS = 5
FORTNIGHT = timedelta(days=14)
FIRST = utc_now().replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=300)
"""All of it is over today, by which the commands go."""

MARK = re.compile(rb"\b[a-z]+-\dq(?:-new)?\b")
"""Every text of the case is one of these: what it is, of which session."""


class House:
    """The case, and whoever has it now."""

    def __init__(self, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.base = base
        self.clock = FakeClock(FIRST)
        self._patch = monkeypatch
        self._computers = 0
        self.codes: list[str] = []
        self.move()

    def move(self) -> None:
        """Hand the folder of sessions over to the next mediator: other settings, no index, no key."""
        self._computers += 1
        home = self.base / f"computer {self._computers}"
        if self._computers == 1:
            with_key(home)
        else:
            home.mkdir()
            (home / "settings.toml").write_text(f'format = 1\n[centre]\nname = "Centre {self._computers}"\n')
            shutil.copytree(self.sessions, home / "sessions")
            shutil.rmtree(self.sessions)
            assert not (home / INDEX).exists()
        self._patch.setenv("MEDIATOR_HOME", str(home))
        settings.cache_clear()

    @property
    def sessions(self) -> Path:
        return places().sessions

    @property
    def ways(self) -> WaysIn:
        return WaysIn(places(), settings() or Settings(), now=self.clock.now)

    def folder(self, number: int) -> Path:
        return self.sessions / self.codes[number - 1]

    def agreement(self, number: int) -> Agreement:
        return read_part(self.folder(number) / "agreement.toml", Agreement)[1]

    def marks(self) -> set[str]:
        """Return the marks of all texts that are somewhere, on any computer."""
        data = b"\0".join(path.read_bytes() for path in self.base.rglob("*") if path.is_file())
        return {mark.decode() for mark in MARK.findall(data)}

    def due(self) -> set[tuple[str, int, str]]:
        """Return what is due by its kind, session and day, whenever."""
        rows = json.loads(run("due", "--within", "9999", "--json").stdout)
        return {(row["kind"], self.codes.index(row["code"]) + 1, row["day"]) for row in rows}

    def listed(self) -> list[tuple[int, str]]:
        """Return the sessions of the list, and how they stand."""
        lines = run("list").stdout.splitlines()
        told = [re.split(r"  +", line, maxsplit=2) for line in lines]
        return [(self.codes.index(code) + 1, stands) for code, _, stands in told]

    def case(self) -> Any:
        """Return the case as the year's figures know it."""
        rows = TallyRows(self.sessions)
        assert rows.troubles == []
        (found,) = cases(rows.held(date.min, date.max), rows.find)
        return found


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(main, list(arguments))
    assert "Traceback" not in done.output
    return done


def paper(*arguments: str) -> str:
    done = run("export", *arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    yield House(tmp_path, monkeypatch)
    settings.cache_clear()


def fill(sitting: Sitting, n: int) -> None:
    """Let the session have a line of every life: said, agreed on a condition, for the mediator alone."""
    live, at = sitting.live, sitting.live.now()
    topic, parked, point = (live.new_id() for _ in range(3))
    live.do(AddIssue(at=at, entry=Issue(id=topic, text=f"topic-{n}q", at=at)))
    live.do(AddIssue(at=at, entry=Issue(id=parked, text=f"parked-{n}q", at=at)))
    live.do(Park(at=at, entry=parked))
    live.do(AddOption(at=at, entry=Option(id=live.new_id(), text=f"idea-{n}q", at=at)))
    live.do(AddPoint(at=at, entry=AgreementPoint(id=point, text=f"point-{n}q", at=at)))
    live.do(SetPart(at=at, entry=point, part="condition", text=f"condition-{n}q"))
    day = (at + timedelta(days=10)).date()
    live.do(SetPart(at=at, entry=point, part="by_when", text="then", day=day))
    for party in ("p1", "p2"):
        live.do(Confirm(at=at, entry=point, party=party))
        live.do(SumUp(at=at, party=party, stage="opening", heard="right", text=f"summary-{n}q"))
    live.do(AddNote(at=at, note=Note(id=live.new_id(), text=f"secret-{n}q", at=at)))
    drafts = DraftKeeper(house_folder(sitting))
    drafts.keep((Draft(kind="topic", text=f"draft-{n}q", watched=True),))
    drafts.close()


def house_folder(sitting: Sitting) -> Path:
    assert sitting.folder is not None
    return sitting.folder


def close(house: House, sitting: Sitting, outcome: str, meets: date | None) -> str:
    """Go through the close as its pages do, with what they propose; return what it says."""
    if meets is not None:
        sitting.live.do(SetNextDate(at=sitting.live.now(), next_date=NextDate(day=meets)))
    chosen = closing_of(sitting, house.ways.settings)
    for key in (outcome, "v"):
        chosen.press(key)
    proposed = {call_day(house.clock.now().date(), days) for days in (30, 90)}
    assert set(chosen.follow_ups) == proposed, "as the session type has it"
    if meets is not None:
        chosen.days.clear()
    for kind in ("session", "agreement", "private", "drafts"):
        chosen.kept(kind, utc_now().date() + timedelta(days=9))
    chosen.kept("drafts", None)
    types = house.ways.types()
    note(sitting, chosen)
    said = put_down(sitting, chosen, types)
    assert end(sitting, chosen, types) == ([], True)
    return said


def next_session(house: House) -> Sitting:
    """Continue the case two weeks later."""
    house.clock.moment += FORTNIGHT
    preparation = house.ways.continuing(house.folder(len(house.codes)))
    assert preparation.preparing.told == ()
    return preparation.begin(preparation.preparing)


def sit_through(house: House) -> None:
    """Hold the five sessions, each under another mediator."""
    preparation = house.ways.new()
    for line in ("title-1q", "maria-1q", "cole-1q"):
        preparation.preparing.keep(line)
    sitting = preparation.begin(preparation.preparing)
    for n in range(1, SESSIONS + 1):
        house.codes.append(sitting.code)
        last = n == SESSIONS
        if n > 1:
            what_is_there_again(sitting, n)
        fill(sitting, n)
        assert sitting.saver.flush(10)
        during = paper(house.codes[-1], "--for", "everyone")
        assert f"point-{n}q" in during, "also while it is open"
        meets = None if last else (house.clock.now() + FORTNIGHT).date()
        said = close(house, sitting, "1" if last else "4", meets)
        assert f"{sitting.code} is closed. Its row is in tally-" in said
        assert ("mediator continue" in said) != last
        what_the_lists_say(house, n, meets)
        if n == 1:
            assert "secret-1q" not in house.marks(), "it is sealed"
        if not last:
            house.move()
            sitting = next_session(house)


def what_is_there_again(sitting: Sitting, n: int) -> None:
    session, agreement, private = (getattr(sitting.live.record, part) for part in PARTS)
    assert [party.name for party in session.parties] == ["maria-1q", "cole-1q"]
    assert [one.text for one in session.issues if not one.parked] == [f"topic-{m}q" for m in range(1, n)]
    assert {one.text for one in session.issues if one.parked} == {f"parked-{m}q" for m in range(1, n)}
    assert agreement.points == ()
    assert private.is_empty()
    back = last_time(sitting.earlier)
    assert back is not None
    assert [one.condition for one in back.conditions()] == [f"condition-{m}q" for m in range(1, n)]
    assert len(back.summaries) == 2
    if n > 2:
        assert {one.text for one in back.summaries} == {f"summary-{n - 1}q"}


PARTS = ("session", "agreement", "private")


def what_the_lists_say(house: House, n: int, meets: date | None) -> None:
    """A meeting that took place is not due; the case is one, however many sessions it has."""
    first = house.codes[0]
    adjourned = [
        "closed, adjourned",
        *(f"closed, adjourned; sitting {m} of {first}" for m in range(2, n + 1)),
    ]
    full = [*adjourned[:-1], f"closed, full agreement; sitting {n} of {first}"]
    assert [stands for _, stands in house.listed()] == (adjourned if meets else full)
    meetings = {(number, day) for kind, number, day in house.due() if kind == "meeting"}
    assert meetings == ({(n, meets.isoformat())} if meets else set())
    case = house.case()
    assert (case.first, len(case.sessions)) == (first, n)
    assert case.outcome == ("adjourned" if meets else "full")
    figures = run("report", "--from", f"{FIRST:%Y}").stdout
    assert "*" in figures, "one case is too few to be told of"
    assert not MARK.search(figures.encode())
    assert not [code for code in house.codes if code in figures]


def follow_up(house: House) -> None:
    """Ask twice how it is going; the two accounts differ, and no one is judged."""
    last, (one, two) = house.codes[-1], [call.day for call in house.agreement(SESSIONS).follow_ups]
    calls = {("call", SESSIONS, f"{day}") for day in (one, two)}
    assert calls <= house.due()
    promise = next(row for row in house.due() if row[:2] == ("promise", SESSIONS))
    for party, went in (("1", "kept"), ("2", "not")):
        line = (last, "1", "--by", party, "--went", went, "--on", f"{one}", "--way", f"way-{party}q")
        assert run("follow", *line).exit_code == 0
    assert house.due() & calls == {("call", SESSIONS, f"{two}")}
    assert promise not in house.due(), "somebody told of it"
    both = "kept, ", "not kept, "
    told = paper(last, "--for", "archive")
    assert all(words in told for words in both)
    for reader in ("everyone", "party:1"):
        assert not any(words in paper(last, "--for", reader) for words in both), reader
    assert run("follow", last, "1", "--by", "2", "--went", "kept_late", "--on", f"{two}").exit_code == 0
    assert house.due() & calls == set()
    contacts = house.case().last.contacts
    assert [(each.day, each.asked, each.reached, each.due, each.kept) for each in contacts] == [
        (one, 2, 2, 1, 0),
        (two, 1, 1, 1, 1),
    ]


def change(house: House) -> None:
    """Change a point by agreement: the new words are on paper, the old ones stay with their day."""
    folder, day = house.folder(SESSIONS), (house.clock.now() + timedelta(days=100)).date()
    following = FollowingAlone(folder, now=utc_now)
    (point,) = following.agreement.points
    everyone = tuple(party.id for party in following.agreement.parties)
    following.do(ChangeByAgreement(at=utc_now(), point=point.id, text="point-5q-new", day=day, yes=everyone))
    assert following.close() == ""
    text = paper(house.codes[-1], "--for", "everyone")
    assert "point-5q-new" in text
    assert "point-5q" not in text.replace("point-5q-new", "")
    shown = rows_of(house.agreement(SESSIONS), Words(), 0, 0, day, day)
    assert any(row.text.strip().startswith("until ") and row.text.endswith(", point-5q") for row in shown)


def let_go(house: House) -> None:
    """Under a hold nothing goes; then class by class, and at last everything."""
    last = house.codes[-1]
    out = house.base / "agreement.txt"
    paper(last, "--for", "everyone", str(out))
    copy = house.folder(3) / "session (conflicted copy).toml"
    copy.write_bytes((house.folder(3) / "session.toml").read_bytes())
    assert dict(house.listed())[3].startswith("closed, adjourned; conflict copies: 1")
    assert run("hold", last, "--why", "letter of 3 May").exit_code == 0
    before = house.marks()
    held = run("purge", last, "--yes")
    assert (held.exit_code, "It is held" in held.stderr) == (1, True)
    assert house.marks() == before
    assert out.exists()

    for n in range(1, SESSIONS + 1):
        done = run("purge", house.codes[n - 1], "private", "--yes")
        assert done.exit_code == (1 if n == SESSIONS else 0)
    private = {mark for mark in house.marks() if mark.startswith(("secret", "summary"))}
    assert private == {"secret-5q", "summary-5q"}, "held"
    assert run("find", "--private", "secret").stdout == f"{last}  private note\n"

    assert run("hold", last, "--lift").exit_code == 0
    assert run("purge", last, "private", "--yes").exit_code == 0
    told = house.ways.continuing(house.folder(SESSIONS)).preparing.told
    assert len(told) == 1
    assert "private notes were destroyed on" in told[0]

    for code in house.codes:
        for kind in ("drafts", "session"):
            assert run("purge", code, kind, "--yes").exit_code == 0
    left = {"title-1q", "maria-1q", "cole-1q", "way-1q", "way-2q", "point-5q-new"}
    left |= {f"{what}-{n}q" for what in ("point", "condition") for n in range(1, SESSIONS + 1)}
    assert house.marks() == left, "what stands in agreements, and no more"
    assert len(house.ways.continuing(house.folder(SESSIONS)).preparing.told) == 2
    assert [number for number, _ in house.listed()] == list(range(1, SESSIONS + 1))
    assert "point-5q-new" in paper(last, "--for", "everyone")
    gone = run("export", last, "--for", "everyone", "--paper", "summary")
    assert (gone.exit_code, "session.toml" in gone.stderr) == (1, True)


def what_is_left(house: House) -> None:
    """Let the agreements go: statements, and a row a session in the year's figures, and no word of it."""
    figures = house.case()
    for code in house.codes:
        assert run("purge", code, "--yes").exit_code == 0
    assert house.marks() == set()
    for folder in map(house.folder, range(1, SESSIONS + 1)):
        assert {path.name for path in folder.iterdir()} == {"keeping.toml", ".lock"}
        assert (folder / ".lock").read_bytes() == b""
    assert not (house.base / "agreement.txt").exists()
    assert (house.listed(), house.due()) == ([], set())
    assert (len(house.case().sessions), house.case().outcome) == (SESSIONS, figures.outcome)
    for command in (("export", house.codes[-1], "--for", "everyone"), ("find", "point")):
        done = run(*command)
        assert not MARK.search(done.output.encode())
    assert "destroyed on" in run("export", house.codes[-1], "--for", "everyone").stderr


def test_a_case_from_its_first_minute_until_nothing_of_it_is_left(house: House) -> None:
    sit_through(house)
    follow_up(house)
    change(house)
    let_go(house)
    what_is_left(house)
