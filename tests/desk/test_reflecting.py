"""Looking back: key by key without a screen, then on the screen and on the disk, plain and sealed."""

import asyncio
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mediator.archive.places import Places, places
from mediator.archive.reflection_file import REFLECTION, keep_reflection, read_reflections
from mediator.archive.sealing import make_key, sealer
from mediator.archive.searching import search
from mediator.cli import main
from mediator.cli.texts import check_one
from mediator.desk import after_the_room
from mediator.desk.app import SessionApp
from mediator.desk.bursts import KeyGate
from mediator.desk.page_screen import ASKS, IDLE, PageScreen
from mediator.desk.reflecting import Reflecting, duration, read_minutes
from mediator.record.base import Refused
from mediator.record.keeping import CLASSES
from mediator.record.reflection import Reflection
from tests.archive.test_purging import CODE, keep_session, let_go
from tests.desk.pages import go
from tests.desk.screens import Look, ended, press, resize, text, type_text
from tests.rooms import MORNING, AtOnce, FakeClock, ways

LEARNT = Reflection(
    at=MORNING,
    session=CODE,
    went_well="I waited before I asked",
    surprised="How long a silence carries",
    what_next="Fewer questions",
    minutes={"mediating": 95, "travelling": 30},
)
SAID = ("I waited before I asked", "How long a silence carries", "Fewer questions")


def test_three_questions_and_hours_a_key_each() -> None:
    back = Reflecting(CODE, FakeClock().now, {"mediating": 95})
    go(back, "1", f":{SAID[0]}", "2", f":{SAID[1]}", "3", f":{SAID[2]}", "t", ":0:30", "p", ":soon")
    assert back.said == "Write hours like 2, 1.5, 1:30, 2h 30 or 45 min."
    shown = "\n".join(row.text for row in back.rows())
    for line in ("1  what went well     I waited before I asked", "m  mediating          1 h 35 min"):
        assert line in shown
    go(back, "enter")
    assert back.done
    assert back.made() == LEARNT


@pytest.mark.parametrize("key", ["escape", "enter"])
def test_it_may_be_skipped(key: str) -> None:
    back = Reflecting(None, FakeClock().now)
    go(back, key)
    assert (back.left, back.done) == (True, False)


def test_a_line_that_is_too_long_is_said_and_what_was_there_stays() -> None:
    back = Reflecting(None, FakeClock().now)
    go(back, "1", ":short", "1", f":{'x' * 3000}")
    assert "2,000 fit" in back.said
    assert back.made().went_well == "short"


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("", 0),
        ("2", 120),
        ("1.5", 90),
        ("1,5", 90),
        ("1:30", 90),
        ("45 min", 45),
        ("2 h 10 m", 130),
        ("45m", 45),
    ],
)
def test_hours_as_people_write_them(words: str, minutes: int) -> None:
    assert read_minutes(words) == minutes


def test_hours_and_minutes_without_a_word_for_minutes() -> None:
    assert [read_minutes(words) for words in ("2h 30", "2 h 30", "2h30")] == [150, 150, 150]


@pytest.mark.parametrize("words", ["a while", "25", "90", "1:75", "-1"])
def test_what_is_no_hours_is_explained(words: str) -> None:
    with pytest.raises(Refused):
        read_minutes(words)


def test_minutes_are_said_in_hours() -> None:
    assert [duration(minutes) for minutes in (0, 45, 60, 95)] == ["", "45 min", "1 h", "1 h 35 min"]


# The file


def keep(sessions: Path, here: Places | None = None) -> None:
    keep_reflection(sessions, LEARNT, now=FakeClock().now, seal=sealer(here) if here else None)


def test_it_stands_beside_the_sessions_for_its_owner_alone_and_a_purge_leaves_it(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    keep(tmp_path)
    keep(tmp_path)
    path = tmp_path / REFLECTION
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert check_one(path) == f"{path}: in order"
    let_go(folder, *CLASSES)
    assert read_reflections(tmp_path).of(CODE) == (LEARNT, LEARNT)
    assert sorted(one.name for one in tmp_path.glob("reflection*")) == [REFLECTION]


def test_no_search_over_sessions_finds_it(tmp_path: Path) -> None:
    keep_session(tmp_path)
    keep(tmp_path)
    assert [hit for found in search(tmp_path, ("carries",), private=True) for hit in found.hits] == []
    assert [hit for found in search(tmp_path, ("tired",), private=True) for hit in found.hits] != []


# The command


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["reflect", *arguments], input=typed)


def test_it_is_read_and_found_by_its_owner_alone() -> None:
    assert "nothing yet" in run("--read").stderr
    keep(places().sessions)
    assert run("--find", "silence").stdout == f"2026-11-22  {CODE}  what surprised me: {SAID[1]}\n"
    assert run("--find", "SILENCE long").stdout.count("\n") == 1
    assert run("--find", "drums").stderr == "No line has these words.\n"
    done = run("--read").stdout
    for line in (*SAID, "All together: mediating 1 h 35 min, travelling 30 min\n"):
        assert line in done
    for command in ("list", "due", "find silence", "find silence --private"):
        assert "silence" not in CliRunner().invoke(main, command.split()).stdout
    assert (run(CODE, "--read").exit_code, run().exit_code, run("nobody").exit_code) == (2, 2, 1)


def test_with_a_key_its_words_are_sealed_and_the_pass_phrase_opens_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = places()
    make_key(here, "four words of mine")
    keep(here.sessions, here)
    keep(here.sessions, here)
    data = (here.sessions / REFLECTION).read_text()
    assert not any(words in data for words in SAID)
    assert data.count("BEGIN AGE") == 6
    done = run("--find", "silence", typed="four words of mine\n")
    assert done.stdout.count(SAID[1]) == 2, done.stderr
    assert run("--read", typed="some other words\n").exit_code == 1


# The screen


class House:
    def __init__(self, tmp_path: Path, session: str | None = CODE) -> None:
        self.clock = FakeClock()
        self.ways = ways(tmp_path, self.clock)

        def first(app: SessionApp, _: object) -> None:
            after_the_room.reflect(app, session, minutes=95)

        self.app = AtOnce(first, lambda: self.ways, tick=self.clock.tick, gate=KeyGate(fastest=0))

    @property
    def screen(self) -> PageScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, PageScreen))


async def test_how_it_looks_and_what_is_kept(tmp_path: Path, look: Look) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(120, 36)) as pilot:
        await press(pilot)
        assert ASKS in text(house.app)
        await press(pilot, "enter", "1")
        await type_text(pilot, SAID[0])
        await press(pilot, "enter", "2")
        await type_text(pilot, SAID[1])
        await press(pilot, "enter", "w")
        await type_text(pilot, "45m")
        await press(pilot, "enter")
        for size in [(60, 20), (80, 24)]:
            await resize(pilot, size)
            await press(pilot, "enter")
            look(pilot, "reflecting")
        await press(pilot, "enter")
        await ended(house.app)
    (kept,) = read_reflections(house.ways.here.sessions).reflections
    assert (kept.went_well, kept.surprised) == SAID[:2]
    assert kept.minutes == {"mediating": 95, "writing": 45}
    assert house.ways.has_reflected(CODE)


async def test_a_line_that_is_written_is_no_idleness_and_what_was_typed_stays(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "2")
        house.clock.advance(IDLE - 1)
        await type_text(pilot, SAID[1])
        house.screen.look_at_the_time()
        house.clock.advance(IDLE - 1)
        house.screen.look_at_the_time()
        assert SAID[1] in text(house.app)
        house.clock.advance(1)
        house.screen.look_at_the_time()
        await press(pilot)
        assert ASKS in text(house.app)
        assert SAID[1] not in text(house.app)
        await press(pilot, "enter")
        assert SAID[1] in text(house.app)
        await press(pilot, "escape")
        await ended(house.app)
    assert not (house.ways.here.sessions / REFLECTION).exists()


async def test_what_cannot_be_kept_is_said_and_enter_tries_again(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.ways.here.sessions.mkdir()
    path = house.ways.here.sessions / REFLECTION
    path.write_text("reflections = ")
    async with house.app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "enter")
        for _ in range(200):
            await asyncio.sleep(0.01)
            if "Not kept." in text(house.app):
                break
        assert "Not kept." in text(house.app)
        assert path.read_text() == "reflections = "
        path.unlink()
        await press(pilot, "enter")
        await ended(house.app)
    assert len(read_reflections(house.ways.here.sessions).reflections) == 1
