"""`mediator list`, `due` and `find`: codes and no names, one line for what cannot be read, little loaded."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result

from mediator.archive.case import carried_from
from mediator.archive.index import INDEX
from mediator.cli import main
from mediator.cli.due import KINDS
from mediator.cli.listing import STATES
from mediator.desk.sitting import begin
from mediator.insight.due import DueKind
from mediator.insight.listed import State
from mediator.live import utc_now
from mediator.record.agreement import NextDate, SetNextDate, SetOutcome
from mediator.record.close import Close
from mediator.record.key_date import AddKeyDate, KeyDate
from mediator.record.party import Party
from tests.archive_of import archive_of
from tests.rooms import community
from tests.sealed import NOTE

TODAY = date.today()


def run(*arguments: object) -> Result:
    hook = sys.excepthook
    try:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])
    finally:
        sys.excepthook = hook


def as_json(*arguments: object) -> Any:
    return json.loads(run(*arguments, "--json").stdout)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def session(
    home: Path, title: str = "Quiet nights", *, meets: int | None = None, hears: int | None = None,
    outcome: str | None = None, closed: bool = False,
) -> str:  # fmt: skip
    """Keep a session that meets again, and has a hearing, in so many days; return its code."""
    parties = [Party(id="p1", name="Maria"), Party(id="p2", name="Mr Cole")]
    sitting = begin(home / "sessions", community(), title=title, parties=parties, people=(), now=utc_now)
    at = utc_now()
    if meets is not None:
        day = NextDate(day=TODAY + timedelta(days=meets))
        sitting.live.do(SetNextDate(at=at, next_date=day))
    if hears is not None:
        entry = KeyDate(id="hearing", text="A hearing", day=TODAY + timedelta(days=hears), at=at)
        sitting.live.do(AddKeyDate(at=at, entry=entry))
    if outcome is not None:
        sitting.live.do(SetOutcome.model_validate({"at": at, "outcome": outcome}))
    if closed:
        sitting.live.do(
            Close.model_validate({"at": at, "outcome": outcome, "referral": None, "follow_ups": ()})
        )
    assert sitting.close()
    return sitting.code


# list


def test_the_list_says_how_each_stands(home: Path) -> None:
    first, second = session(home), session(home, outcome="partial")
    third = session(home, outcome="full", closed=True)
    done = run("list")
    day = utc_now().astimezone().date()
    states = {first: "open", second: "open, partial agreement", third: "closed, full agreement"}
    width = max(map(len, states))
    assert done.stdout.splitlines() == [f"{code:<{width}}  {day}  {states[code]}" for code in sorted(states)]
    assert done.stderr == ""
    assert run("list", "--state", "closed").stdout.split()[0] == third
    assert {line.split()[0] for line in run("list", "--state", "open").stdout.splitlines()} == {first, second}
    assert run("list", "--state", "open", "--state", "closed").stdout == done.stdout
    nothing = run("list", "--state", "stopped")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "No sessions are in that state.\n")


def test_the_list_says_which_sitting_of_its_case_a_session_is(home: Path) -> None:
    codes = [session(home)]
    for _ in range(2):
        carried = carried_from(home / "sessions" / codes[-1], TODAY)
        sitting = begin(home / "sessions", community(), title="A", parties=[], people=(),
                        carried=carried, now=utc_now)  # fmt: skip
        assert sitting.close()
        codes.append(sitting.code)
    said = {line.split()[0]: line for line in run("list").stdout.splitlines()}
    assert said[codes[0]].endswith("open")
    assert said[codes[1]].endswith(f"open; sitting 2 of {codes[0]}")
    assert said[codes[2]].endswith(f"open; sitting 3 of {codes[0]}")
    assert {row["code"]: row["continues"] for row in as_json("list")} == dict(
        zip(codes, ["", *codes], strict=False)
    )
    shutil.rmtree(home / "sessions" / codes[0])
    assert f"continues {codes[0]}" in run("list").stdout


def test_a_session_that_was_continued_is_not_continued_twice(home: Path) -> None:
    first = session(home)
    done = run("continue", first)
    assert (done.exit_code, "needs a terminal" in done.stderr) == (2, True)
    carried = carried_from(home / "sessions" / first, TODAY)
    sitting = begin(home / "sessions", community(), title="A", parties=[], people=(),
                    carried=carried, now=utc_now)  # fmt: skip
    assert sitting.close()
    done = run("continue", first)
    assert done.exit_code == 1
    assert done.stderr == (
        f"{first} was continued already; the last sitting is {sitting.code}. "
        f"`mediator continue {sitting.code}` starts the one after it.\n"
    )
    assert run("continue", "nothing").exit_code == 1


def test_the_list_for_another_program(home: Path) -> None:
    assert as_json("list") == []
    code = session(home, outcome="none")
    (row,) = as_json("list")
    day = f"{utc_now().astimezone().date()}"
    assert row == {
        "code": code, "type": "community", "first": day, "last": day, "state": "open", "outcome": "none",
        "copies": 0, "damaged": [], "continues": "",
    }  # fmt: skip


def test_what_is_broken_is_a_line_and_what_is_copied_is_shown(home: Path) -> None:
    codes = [session(home) for _ in range(3)]
    (home / "sessions" / codes[0] / "session.toml").write_text("x = ")
    (home / "sessions" / codes[1] / "agreement.toml").write_bytes(b"\xff")
    (home / "sessions" / codes[2] / "session-LAPTOP.toml").touch()
    done = run("list")
    assert done.exit_code == 0
    standing = {line.split()[0]: line.split("  ")[-1] for line in done.stdout.splitlines()}
    unread = dict.fromkeys(codes[:2], "cannot be read")  # whether it is open nobody knows
    assert standing == {**unread, codes[2]: "open; conflict copies: 1"}
    assert sorted(done.stderr.splitlines()) == sorted(
        f"{code}: {name} cannot be read. `mediator check {home / 'sessions' / code}` says why."
        for code, name in ((codes[0], "session.toml"), (codes[1], "agreement.toml"))
    )
    assert len(run("due").stderr.splitlines()) == 3, "and that nothing is due"
    checked = run("check", home / "sessions" / codes[2])
    assert "session-LAPTOP.toml" in checked.stdout


def test_a_folder_is_called_what_a_terminal_can_be_shown(home: Path) -> None:
    code = session(home)
    shutil.copytree(home / "sessions" / code, home / "sessions" / "a\x1b[31m b")
    done = run("list")
    assert "a�[31m b" in done.stdout
    assert "\x1b" not in done.output + run("due").output + run("find", "quiet").output


# due


def test_what_is_due_late_and_passed(home: Path) -> None:
    late, passed, now = session(home, meets=-30), session(home, hears=-1), session(home, meets=0)
    ahead, far = session(home, hears=14), session(home, meets=15)
    session(home, meets=-30, outcome="full")
    session(home, hears=-15)
    done = run("due")
    assert done.exit_code == 0
    assert [tuple(re.split(" {2,}", line)) for line in done.stdout.splitlines()] == [
        (f"{TODAY - timedelta(days=30)}", "30 days late", late, "meets again"),
        (f"{TODAY - timedelta(days=1)}", "1 day ago", passed, "a date kept in view"),
        (f"{TODAY}", "today", now, "meets again"),
        (f"{TODAY + timedelta(days=14)}", "in 14 days", ahead, "a date kept in view"),
    ]
    assert far in run("due", "--within", "15d").stdout
    assert run("due", "--within", "0").stdout.count("\n") == 2
    states = [row["state"] for row in as_json("due", "--within", "3w")]
    assert states == ["late", "passed", "passed", "today", "ahead", "ahead"]
    for word in ("Maria", "Quiet", "hearing"):
        assert word not in done.stdout


def test_names_only_where_they_are_asked_for(home: Path) -> None:
    session(home, hears=3)
    assert run("due", "--names").stdout.endswith(
        "a date kept in view: A hearing, Quiet nights (Maria, Mr Cole)\n"
    )
    plain, named = as_json("due")[0], as_json("due", "--names")[0]
    assert set(plain) == {"code", "kind", "day", "entry", "days", "state", "told", "when"}
    assert (named["title"], named["parties"], named["text"]) == (
        "Quiet nights", ["Maria", "Mr Cole"], "A hearing",
    )  # fmt: skip


def test_nothing_due_and_what_is_no_stretch_of_time(home: Path) -> None:
    done = run("due")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing is due within 14 days.\n")
    assert as_json("due") == []
    for within in ("soon", "-1", "14 m", "99999d", ""):
        done = run("due", "--within", within)
        assert (done.exit_code, done.stdout) == (2, "")
    assert run("due", "--within", "9999w").exit_code == 0


def test_every_kind_and_state_has_its_word() -> None:
    assert set(KINDS) == set(get_args(DueKind))
    assert set(STATES) == set(get_args(State))


# find


def test_words_are_found_in_which_kind_of_line(home: Path) -> None:
    code = session(home, hears=3)
    other = session(home, "The hedge")
    assert run("find", "HÉARING").stdout == f"{code}  key date 1\n"
    assert run("find", "hearing", "--show").stdout == f"{code}  key date 1: A hearing\n"
    assert run("find", "hedge").stdout == f"{other}  title\n"
    assert run("find", "phones", "away").stdout.splitlines() == [
        f"{each}  ground rule 5" for each in sorted((code, other))
    ]
    done = run("find", "nowhere")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No line has these words.\n")
    assert run("find").exit_code == run("find", " ").exit_code == 2


def test_found_for_another_program(home: Path) -> None:
    code = session(home, hears=3)
    (hit,) = as_json("find", "hearing")
    assert hit == {
        "code": code, "file": "session.toml", "copy": False, "kind": "key_dates", "number": 1,
        "struck": False,
    }  # fmt: skip
    assert as_json("find", "hearing", "--show")[0]["text"] == "A hearing"


def test_private_notes_only_where_asked_for_and_sealed_ones_never(home: Path) -> None:
    code = session(home)
    folder = home / "sessions" / code
    (folder / "private.toml").write_text('[[notes]]\ntext = "They look tired"\n')
    assert run("find", "tired").stdout == ""
    assert run("find", "tired", "--private").stdout == f"{code}  private note\n"
    (folder / "private.toml").write_text(f'[[notes]]\ntext = """\n{NOTE}"""\n')
    done = run("find", "tired", "--private")
    assert "Sealed notes cannot be found" in done.stderr
    assert "Sealed" not in run("find", "tired").stderr


def test_a_file_in_which_nobody_can_look_is_a_line(home: Path) -> None:
    code = session(home)
    (home / "sessions" / code / "session.toml").write_text('title = "hedge')
    done = run("find", "hedge")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[0] == f"{code}: session.toml cannot be read; what it says is not found."


# What they load, and what they leave alone


@pytest.mark.parametrize("command", ["list", "due", "find hedge"])
def test_no_model_is_loaded_for_what_is_known(home: Path, command: str) -> None:
    archive_of(home / "sessions", 5)
    assert run("list").exit_code == 0
    heavy = "('pydantic', 'textual', 'rich', 'platformdirs', 'mediator.record.base', 'json')"
    code = (
        f"import sys; from mediator.cli import main; main({command.split()}, standalone_mode=False)\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_nothing_but_the_index_is_written(home: Path) -> None:
    archive_of(home / "sessions", 12)
    before = {path: path.read_bytes() for path in home.rglob("*.toml")}
    for command in ("list", "due", "find hedge --private"):
        run(*command.split())
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.name != INDEX}
    assert after == before


def test_a_folder_that_is_a_file_is_said_in_a_line(home: Path) -> None:
    home.mkdir()
    (home / "sessions").touch()
    for command in ("list", "due", "find x"):
        done = run(*command.split())
        assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_who_reads_no_further_is_told_nothing(tmp_path: Path) -> None:
    archive_of(tmp_path / "sessions", 10)
    read, write = os.pipe()
    os.close(read)
    found = subprocess.run(
        [sys.executable, "-m", "mediator", "find", "the"],
        env={"PATH": os.environ["PATH"], "MEDIATOR_HOME": str(tmp_path)},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (found.returncode, found.stderr) == (1, b"")
