"""`mediator hold`, `purge` and `close` from the shell, and the same from the start screen."""

import asyncio
import contextlib
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from textual.worker import WorkerCancelled

from mediator.archive import lock
from mediator.archive.keeping_file import change_keeping, read_keeping
from mediator.archive.opening import open_folder
from mediator.archive.places import places
from mediator.archive.tally_file import read_tally
from mediator.cli import main
from mediator.cli.telling import fitted
from mediator.cli.texts import check_one
from mediator.desk.app import SessionApp
from mediator.live import utc_now
from mediator.record.keeping import Keeping
from tests.archive.test_purging import CODE, SECRETS, keep_session, let_go, words_in
from tests.desk.screens import press, text, type_text
from tests.desk.test_start_screen import House


@pytest.fixture
def folder() -> Path:
    """Return a session's folder in the user's home."""
    return keep_session(places().sessions)


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=typed)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a person be there."""
    monkeypatch.setattr("mediator.cli.letting_go.can_be_asked", lambda: True)


def past(folder: Path) -> None:
    """Let the private notes and the drafts be past their date."""
    day = utc_now().astimezone().date() - timedelta(days=1)
    change_keeping(folder, lambda _: Keeping(until={"private": day, "drafts": day}), now=utc_now)


def test_what_is_past_its_date_goes_when_the_word_is_typed(folder: Path, terminal: None) -> None:
    past(folder)
    for answer in ("\n", "yes\n", "y\n"):
        done = run("purge", typed=answer)
        assert (done.exit_code, "Nothing was destroyed." in done.stderr) == (1, True)
    assert words_in(folder) == set(SECRETS)
    done = run("purge", typed="purge\n")
    assert done.exit_code == 0
    assert f"{CODE}: private notes (4), lines not kept (1)\n" in done.stdout
    assert f"{CODE}: Destroyed: private notes (4), lines not kept (1).\n" in done.stdout
    assert "Type purge to destroy 5 files" in done.stderr
    assert "is not certain" in done.stderr
    assert words_in(folder) == {b"No phones", b"A thick carpet by May"}
    assert open_folder(folder).read_only == ""
    again = run("purge", typed="purge\n")
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "There is nothing to destroy.\n")


def test_what_is_kept_longer_while_it_is_asked_stays(
    folder: Path, terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    past(folder)

    def asked(*_: object, **__: object) -> str:
        day = utc_now().astimezone().date() + timedelta(days=30)
        change_keeping(folder, lambda _: Keeping(until={"private": day, "drafts": day}), now=utc_now)
        return "purge"

    monkeypatch.setattr("mediator.cli.letting_go.click.prompt", asked)
    done = run("purge")
    assert (done.exit_code, "kept longer than before" in done.stderr) == (1, True)
    assert words_in(folder) == set(SECRETS)


def test_without_a_terminal_it_asks_for_yes(folder: Path) -> None:
    done = run("purge", "heron")
    assert (done.exit_code, "add --yes" in done.stderr) == (2, True)
    assert words_in(folder) == set(SECRETS)
    (folder / "photo.jpg").write_text("x")
    done = run("purge", "heron", "--yes")
    assert done.exit_code == 0
    assert "did not make stay: 1" in done.stderr
    assert words_in(folder) == set()
    assert [row.code for row in read_tally(folder.parent / "tally-2026.toml").sessions] == [CODE]


def test_an_export_says_what_became_of_it_also_where_there_never_was_an_agreement(folder: Path) -> None:
    for path in folder.glob("agreement.toml*"):
        path.unlink()
    assert run("purge", "heron", "--yes").exit_code == 0
    said = run("export", "heron", "--for", "everyone").stderr
    assert "What was said and written: destroyed on" in said
    assert "Check the name" not in said


def test_on_a_terminal_no_word_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    words = "The agreement: destroyed on 22 Nov 2026, files: 2, papers made of it: 1."
    told = fitted(words, to_terminal=True)
    assert max(map(len, told.splitlines())) <= 30
    assert " ".join(told.split()) == words
    assert fitted(words, to_terminal=False) == words


def test_one_class_of_one_session(folder: Path) -> None:
    other = keep_session(folder.parent, "2026-11-23-robin")
    assert run("purge", "heron", "private", "--yes").exit_code == 0
    assert words_in(folder) == set(SECRETS[2:])
    assert words_in(other) == set(SECRETS)
    assert run("purge", "heron", "notes", "--yes").exit_code == 2


def test_a_session_that_is_open_is_left_and_the_others_go(folder: Path) -> None:
    other = keep_session(folder.parent, "2026-11-23-robin")
    for each in (folder, other):
        past(each)
    held = lock.take(folder, utc_now())
    done = run("purge", "--yes")
    assert done.exit_code == 1
    assert f"{CODE} is open, and nothing of it was destroyed. Leave it there first.\n" in done.stderr
    assert "2026-11-23-robin: Destroyed: " in done.stdout
    assert words_in(folder) == set(SECRETS)
    assert words_in(other) == {b"No phones", b"A thick carpet by May"}
    held.release()
    assert run("purge", "--yes").exit_code == 0


def test_a_hold_is_put_on_said_and_lifted_on_an_open_session_too(folder: Path) -> None:
    assert run("hold", "heron").stdout == "It is not held.\n"
    held = lock.take(folder, utc_now())
    done = run("hold", "heron", "--why", "letter\x1b[31m of 3 May", "--until", "2099-05-03")
    held.release()
    assert done.exit_code == 0
    assert done.stdout.endswith("until Sun 3 May 2099: letter\ufffd[31m of 3 May\n")
    past_the_date = run("purge", "heron", "--yes")
    assert past_the_date.exit_code == 1
    assert "It is held until Sun 3 May 2099." in past_the_date.stderr
    assert past_the_date.stdout == "", "it is said first, and nothing is listed or asked"
    assert words_in(folder) == set(SECRETS)
    assert run("hold", "heron", "--lift").stdout == "It is not held.\n"
    assert run("hold", "heron", "--lift").exit_code == 1
    assert run("purge", "heron", "--yes").exit_code == 0


def test_before_the_agreement_goes_it_is_said_what_of_it_is_still_due(folder: Path, terminal: None) -> None:
    words = "Still due in it, and known to no list once it is gone: 1 payment, 1 call, 1 referral."
    assert words in run("purge", "heron", "agreement", typed="no\n").stdout
    assert "Still due" not in run("purge", "heron", "private", typed="no\n").stdout


def test_a_hold_that_makes_no_sense_is_explained(folder: Path) -> None:
    assert run("hold", "heron", "--until", "2099-01-01").exit_code == 2
    assert run("hold", "heron", "--why", "x", "--lift").exit_code == 2
    assert "That day is past." in run("hold", "heron", "--why", "x", "--until", "2020-01-01").stderr
    assert "Write the date like" in run("hold", "heron", "--why", "x", "--until", "soon").stderr
    assert "A hold needs its reason: it is empty" in run("hold", "heron", "--why", "\u200e").stderr
    (folder / "keeping.toml").write_text("hold =")
    for command in (("hold", "heron"), ("hold", "heron", "--why", "x"), ("purge", "heron", "--yes")):
        done = run(*command)
        assert (done.exit_code, "keeping.toml" in done.stderr) == (1, True)
    assert words_in(folder) == set(SECRETS)


def test_an_agencys_record_is_said_to_be_one(folder: Path) -> None:
    path = places().agendas / "trial.toml"
    path.parent.mkdir()
    run("agendas", "copy", "student")
    path.write_text((path.parent / "student.toml").read_text().replace('id = "student"', 'id = "trial"'))
    assert 'kind = "school_record"' in path.read_text()
    words = "may be part of a school's record, and not yours to destroy"
    assert words in run("purge", "heron").stdout
    run("purge", "heron", "session", "--yes")
    assert words in run("purge", "heron").stdout, "the agreement that is left is one too"


def test_what_is_left_is_in_order_and_opening_says_what_became_of_it(folder: Path) -> None:
    run("purge", "heron", "drafts", "--yes")
    assert check_one(folder).startswith(f"{folder}: a session in order")
    run("purge", "heron", "session", "--yes")
    assert check_one(folder) == f"{folder}: what is left of a session, in order: agreement.toml, private.toml"
    (folder / "private.toml").write_text("notes =")
    assert run("check", str(folder)).exit_code == 1
    run("purge", "heron", "--yes")
    assert check_one(folder).endswith("nothing but the statement")
    for path in (folder / "keeping.toml", folder.parent / "tally-2026.toml"):
        assert check_one(path) == f"{path}: in order"
    assert run("list").stdout == ""
    said = run("notes", "heron")
    assert (said.exit_code, "Private notes: destroyed on" in said.stderr) == (1, True)


def test_closing_needs_a_terminal(folder: Path) -> None:
    assert run("close", "heron").exit_code == 2
    assert run("close", "nobody").exit_code == 1


# The start screen


async def done(app: SessionApp) -> None:
    with contextlib.suppress(WorkerCancelled):  # a count that a newer one took the place of
        await app.workers.wait_for_complete()
    await app.workers.wait_for_complete()


async def test_the_start_screen_counts_files_and_names_nothing(tmp_path: Path) -> None:
    house = House(tmp_path)
    folder = keep_session(house.here.sessions)
    day = house.clock.now().date() - timedelta(days=1)
    change_keeping(folder, lambda _: Keeping(until={"private": day}), now=house.clock.now)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await done(house.app)
        await press(pilot)
        assert "4 files past their date" in text(house.app)
        assert "heron" not in text(house.app)


async def purge_from_the_start_screen(house: House, word: str) -> str:
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "a", *"past", "enter")
        for _ in range(200):
            await asyncio.sleep(0.01)
            if "This would" in text(house.app):
                break
        assert "This would be destroyed" in text(house.app)
        assert "private notes (4)" in text(house.app)
        await press(pilot, "escape")
        await type_text(pilot, word)
        await press(pilot, "enter")
        await done(house.app)
        await press(pilot)
        return " ".join(text(house.app).split())


@pytest.mark.parametrize("word", ["purge", "no"])
async def test_the_start_screen_lets_go_too(word: str, tmp_path: Path) -> None:
    house = House(tmp_path)
    folder = keep_session(house.here.sessions)
    day = house.clock.now().date() - timedelta(days=1)
    change_keeping(folder, lambda _: Keeping(until={"private": day}), now=house.clock.now)
    said = await purge_from_the_start_screen(house, word)
    if word == "purge":
        assert f"{CODE}: Destroyed: private notes (4)." in said
        assert words_in(folder) == set(SECRETS[2:])
    else:
        assert "Nothing was destroyed." in said
        assert words_in(folder) == set(SECRETS)


async def test_the_start_screen_holds_and_closes(tmp_path: Path) -> None:
    house = House(tmp_path)
    code = house.session("Quiet nights")
    folder = house.here.sessions / code
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "a", *"hold", "enter", *code[-4:], "enter")
        await type_text(pilot, "a letter")
        await press(pilot, "enter", "enter")
        await done(house.app)
        hold = read_keeping(folder).hold
        assert hold is not None
        assert hold.why == "a letter"
        await press(pilot, "a", *"hold", "enter", *code[-4:], "enter", "enter")
        await done(house.app)
        assert read_keeping(folder).hold is None
        await press(pilot, "a", *"close", "enter", *code[-4:], "enter", "enter")
        assert "How did it end?" in text(house.app)
        await press(pilot, "escape")
        await done(house.app)
    assert house.app.sitting is not None
    house.app.sitting.close()


async def test_a_destroyed_session_says_so_where_it_is_opened(tmp_path: Path) -> None:
    house = House(tmp_path)
    folder = keep_session(house.here.sessions)
    let_go(folder, "session")
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "o", *"heron", "enter")
        assert "It was destroyed" in text(house.app)
        assert "agreement.toml" in text(house.app)
