"""`mediator follow` in one line: what is noted, what is refused, and what is due after it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mediator.archive.opening import open_folder
from mediator.archive.places import places
from mediator.archive.session_files import read_part
from mediator.cli import main
from mediator.cli.following import WENT
from mediator.record import account
from mediator.record.agreement import Agreement
from tests.followed import CALLS, keep_case

TODAY = date.today()


@pytest.fixture
def folder() -> Path:
    return keep_case(places().sessions)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def follow(*arguments: str) -> Result:
    return run("follow", "heron", *arguments)


def kept(folder: Path) -> Agreement:
    return read_part(folder / "agreement.toml", Agreement)[1]


def test_its_words_are_the_records() -> None:
    assert WENT == account.WENT


def test_an_account_a_plan_and_a_payment_in_one_line_each(folder: Path) -> None:
    (folder / "session.toml").unlink()
    yesterday = TODAY - timedelta(days=1)
    line = f"2 --by 1 --went partly --on {yesterday} --way late\x1b[2J --next"
    assert follow(*line.split(), "a text").exit_code == 0
    assert follow("2", "--by", "3", "--went", "kept").exit_code == 0
    assert follow("4", "--by", "1", "--plan", "90 EUR in 2 from 2026-01-01", "--paid", "45").exit_code == 0
    made = kept(folder)
    first, second = made.accounts
    assert (first.point, first.party, first.day, first.went) == ("a2", "p1", yesterday, "partly")
    assert (first.in_the_way, first.next_step) == ("late\ufffd[2J", "a text")
    assert (second.party, second.day) == ("p3", TODAY)
    assert [str(one.money) for one in made.plans[0].instalments] == ["45.00 EUR", "45.00 EUR"]
    assert [(one.party, str(one.money), one.day) for one in made.payments] == [("p1", "45.00 EUR", TODAY)]


def test_the_next_call(folder: Path) -> None:
    done = follow("--again", "+400")
    assert done.exit_code == 0
    assert kept(folder).follow_ups[-1].day == TODAY + timedelta(days=400)
    assert f"{TODAY + timedelta(days=400):%b %Y}" in done.stdout
    for day, words in ((str(TODAY), "not to come"), ("+400", "planned already"), ("soon", "Write the date")):
        again = follow("--again", day)
        assert (again.exit_code, words in again.stderr) == (1, True)


@pytest.mark.parametrize(
    ("line", "status", "words"),
    [
        ("--went kept", 2, "Of which point?"),
        ("--on yesterday", 2, "What is to be noted?"),
        ("2", 2, "What of the point?"),
        ("2 --went kept", 2, "Who tells it?"),
        ("4 --plan 5 --way x", 2, "go with --went"),
        ("2 --by 1 --went well", 2, "'well' is not one of"),
        ("9 --by 1 --went kept", 1, "There is no point 9; there are: 1, 2, 3, 4."),
        ("2 --by 4 --went kept", 1, "There is no party 4; there are 3."),
        ("2 --by 1 --went kept --on 2999-01-01", 1, "still to come"),
        ("4 --by 1 --paid 45", 1, "Say the currency"),
        (f"2 --by 1 --went not --way {'x' * 2_001}", 1, "2,001 characters"),
        ("", 2, "needs a terminal"),
    ],
)
def test_what_cannot_be_noted_is_explained_and_nothing_is(
    folder: Path, line: str, status: int, words: str
) -> None:
    before = (folder / "agreement.toml").read_bytes()
    done = follow(*line.split())
    assert (done.exit_code, words in done.stderr) == (status, True), done.stderr
    assert "Traceback" not in done.output
    assert (folder / "agreement.toml").read_bytes() == before


def test_how_it_went_is_said_as_the_page_has_it(folder: Path) -> None:
    for words, went in (("late", "kept_late"), ("not kept", "not"), ("o", "unknown")):
        done = follow("2", "--by", "1", "--went", words)
        assert done.exit_code == 0, done.stderr
        assert kept(folder).accounts[-1].went == went


def test_who_told_is_no_longer_asked(folder: Path) -> None:
    def due() -> list[tuple[str, str, str]]:
        rows = json.loads(run("due", "--within", "9999", "--json").stdout)
        return [(row["kind"], row["day"], row["entry"]) for row in rows]

    calls = [("call", f"{day}", "") for day in CALLS]
    promises = [("promise", "2026-12-04", "a1"), ("promise", "2027-03-01", "a4")]
    assert sorted(due()) == sorted(calls + promises)
    assert follow("1", "--by", "2", "--went", "not_needed").exit_code == 0
    assert ("promise", "2026-12-04", "a1") not in due()
    assert follow("4", "--by", "2", "--plan", "5 EUR 2027-02-01").exit_code == 0
    assert ("payment", "2027-02-01", "a4") in due()
    names = run("due", "--within", "9999", "--names").stdout
    assert "a payment: The rent of March comes in three instalments, Quiet nights (Maria" in names
    assert open_folder(folder).read_only == ""


def test_how_it_went_is_on_paper_for_those_who_keep_the_file_and_for_nobody_else(folder: Path) -> None:
    follow("2", "--by", "1", "--went", "kept")
    follow("2", "--by", "2", "--went", "in_dispute", "--way", "a long night")
    for reader in ("archive", "co-mediator", "everyone", "party:1", "referrer", "training"):
        paper = ("--paper", "agreement") if reader != "referrer" else ()
        done = run("export", "heron", "--for", reader, *paper, "--as", "txt")
        assert done.exit_code == 0, done.output
        assert ("in dispute" in done.stdout) == (reader in ("archive", "co-mediator")), reader
        assert "long night" not in done.stdout
