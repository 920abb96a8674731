"""`mediator notes`: the key, reading with it, and every way in which that can fail, each with one message."""

import os
import stat
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from click.testing import CliRunner, Result

from mediator.archive.places import Places, places
from mediator.archive.reading import Unreadable
from mediator.archive.sealing import CANNOT_BE_OPENED, sealer
from mediator.archive.settings import Settings
from mediator.cli import main
from mediator.desk.sitting import begin
from mediator.desk.ways_in import KEY_GONE, NOT_SEALED, WaysIn
from mediator.record.caucus import Rejoin, StartCaucus
from mediator.record.entry import Reword
from mediator.record.issue import AddIssue, Issue
from mediator.record.note import AddNote, Note, OfferWords, Release, ReleaseNote
from mediator.record.party import Party
from mediator.record.stuck import TryMove
from mediator.record.summary import SumUp
from mediator.text import Sealed
from tests.rooms import MORNING, FakeClock, community
from tests.sealed import PASSPHRASE, make_scrypt_quick, with_key


def run(*arguments: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["notes", *map(str, arguments)], input=typed)


@pytest.fixture
def here(tmp_path: Path) -> Places:
    """Return the places of a mediator who has a key."""
    assert places().settings.parent == tmp_path / "home"
    return with_key(tmp_path / "home")


def keep_session(here: Places) -> Path:
    """Keep a session with private notes; return its folder."""
    sitting = begin(
        here.sessions,
        community(),
        title="Nights",
        parties=(Party(id="p1", name="Maria"), Party(id="p2", name="Mr Cole")),
        people=(),
        now=FakeClock().now,
        seal=sealer(here),
    )
    release = Release(words="Moving is possible", said_by="p1", to=("p2",), condition="they pay", at=MORNING)
    for change in (
        AddIssue(at=MORNING, entry=Issue(id="t", text="Old words", at=MORNING)),
        Reword(at=MORNING, entry="t", text="Quiet"),
        AddNote(at=MORNING, note=Note(id="n1", text="Looks tired", about="p2", at=MORNING)),
        OfferWords(at=MORNING, note="n1", text="Mr Cole would like a pause"),
        AddNote(at=MORNING, note=Note(id="n3", text="Court", about="p2", kind="worst", at=MORNING)),
        SumUp(at=MORNING, party="p1", stage="accounts", heard="corrected", text="Nights are short"),
        SumUp(at=MORNING, party="p2", stage="accounts", heard="right"),
        TryMove(at=MORNING, move="pause"),
        StartCaucus(at=MORNING, id="room", party="p1"),
        AddNote(at=MORNING, note=Note(id="n2", text="I would move", room="room", kind="want", at=MORNING)),
        Rejoin(at=MORNING),
        ReleaseNote(at=MORNING, note="n2", release=release),
    ):
        sitting.live.do(change)
    assert sitting.close()
    return here.sessions / sitting.code


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


SHOWN = """\
22 November 2026, 09:00 · about Mr Cole
  Looks tired
  Offered in other words: “Mr Cole would like a pause”

22 November 2026, 09:00 · Mr Cole, worst without an agreement
  Court

22 November 2026, 09:00 · alone with Maria · want
  I would move
  May be shared with Mr Cole, if they pay: “Moving is possible” (Maria said so, 22 November 2026, 09:00)

What was summed up

22 November 2026, 09:00 · Maria, Accounts: corrected
  Nights are short

22 November 2026, 09:00 · Mr Cole, Accounts: heard right

What was tried when stuck

22 November 2026, 09:00
  take a break

Words that were replaced

22 November 2026, 09:00
  Old words
"""


def test_the_pass_phrase_prints_the_notes_and_is_itself_never_printed(here: Places) -> None:
    code = keep_session(here).name
    before = contents(here.sessions)
    for line in ([code], ["show", code], [code[-3:]]):
        done = run(*line, typed=f"{PASSPHRASE}\n")
        assert (done.exit_code, done.stdout) == (0, SHOWN), done.stderr
        assert PASSPHRASE not in done.stderr
        assert "is the wall dark?" in done.stderr
    assert contents(here.sessions) == before


def test_plain_notes_are_printed_without_a_pass_phrase(tmp_path: Path) -> None:
    keep_session(places())
    done = run("2026")
    assert (done.exit_code, done.stdout, done.stderr) == (0, SHOWN, "")


def fails(result: Result, words: str) -> None:
    assert result.exit_code == 1, result.output
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert "Looks" not in result.output


def test_what_does_not_open_is_said_in_a_line_and_nothing_is_changed(here: Places) -> None:
    keep_session(here)
    before = contents(here.sessions)
    fails(run("2026", typed="another pass-phrase\n"), "another pass-phrase was typed")
    good = here.key.read_bytes()
    here.key.write_bytes(good[:100])
    fails(run("2026", typed=f"{PASSPHRASE}\n"), "or it is damaged")
    here.key.write_bytes(b"")
    fails(run("2026"), "Put your copy of it in its place")
    here.key.unlink()
    fails(run("2026"), "Put your copy of it back")
    here.public_key.unlink()
    fails(run("2026"), "`mediator notes init` makes one")
    fails(run("heron"), "No session answers")
    assert contents(here.sessions) == before


def test_a_damaged_note_is_named_and_the_others_are_printed(here: Places) -> None:
    private = keep_session(here) / "private.toml"
    text = private.read_text()
    private.write_text(text.replace("-----END", "AAAA\n-----END", 1))
    before = contents(here.sessions)
    done = run("2026", typed=f"{PASSPHRASE}\n")
    assert done.exit_code == 1
    assert done.stdout == SHOWN.replace("Looks tired", CANNOT_BE_OPENED)
    assert "1 text cannot be opened" in done.stderr
    assert contents(here.sessions) == before


def test_a_key_is_made_once_and_what_can_be_lost_is_said_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_scrypt_quick(monkeypatch)
    here = places()
    assert "too short" in run("init", typed="short\nshort\n").stderr
    assert not here.key.exists()
    done = run("init", typed="words that do\nnot agree\nfour words and more\nfour words and more\n")
    assert done.exit_code == 0
    said = done.stderr
    assert said.index("NOBODY can open them") < said.index("Pass-phrase")
    assert "four words" not in said.replace("Choose four words", "")
    assert "export-key" in said.split("The key is made")[1]
    assert os.name != "posix" or stat.S_IMODE(here.key.stat().st_mode) == 0o600
    before = contents(tmp_path)
    again = run("init", typed="other words again\nother words again\n")
    fails(again, "There is a key already")
    assert "Pass-phrase" not in again.stderr, "it is not asked for in vain"
    assert contents(tmp_path) == before


def test_another_pass_phrase_opens_the_same_notes(here: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    make_scrypt_quick(monkeypatch)
    keep_session(here)
    before = contents(here.settings.parent)
    fails(run("change-passphrase", typed="wrong words\n"), "another pass-phrase was typed")
    assert contents(here.settings.parent) == before
    here.public_key.write_text("damaged")
    done = run("change-passphrase", typed=f"{PASSPHRASE}\nnew words of mine\nnew words of mine\n")
    assert done.exit_code == 0, done.stderr
    assert here.public_key.read_bytes() == before[here.public_key], "it is written again, too"
    assert run("2026", typed="new words of mine\n").stdout == SHOWN


def test_the_key_is_copied_and_its_public_half_printed(here: Places, tmp_path: Path) -> None:
    assert run("export-key").stdout == here.public_key.read_text()
    copy = tmp_path / "copy.age"
    assert run("export-key", copy).exit_code == 0
    assert copy.read_bytes() == here.key.read_bytes()
    fails(run("export-key", copy), "is there already")
    fails(run("export-key", tmp_path / "no" / "folder"), "Choose another place")
    here.public_key.unlink()
    here.key.unlink()
    fails(run("export-key"), "`mediator notes init` makes one")


def test_a_damaged_public_half_keeps_a_session_closed_with_a_line(here: Places) -> None:
    keep_session(here)
    here.public_key.write_text("damaged")
    ways = WaysIn(here, Settings(), now=FakeClock().now)
    for way in (ways.new, lambda: ways.open(next(here.sessions.iterdir()))):
        with pytest.raises(Unreadable, match="change-passphrase"):
            way()


def test_a_session_code_is_completed_beside_the_commands(here: Places) -> None:
    code = keep_session(here).name
    kind = get_completion_class("bash")
    assert kind is not None
    completer = kind(main, {}, "mediator", "_MEDIATOR_COMPLETE")
    assert [item.value for item in completer.get_completions(["notes"], "20")] == [code]
    assert "init" in [item.value for item in completer.get_completions(["notes"], "")]
    assert [item.value for item in completer.get_completions(["notes", "show"], "20")] == [code]


@pytest.mark.parametrize("keyed", [False, True])
def test_the_tray_says_once_a_run_that_notes_are_not_sealed(tmp_path: Path, keyed: bool) -> None:
    ways = WaysIn(with_key(tmp_path / "home") if keyed else places(), Settings(), now=FakeClock().now)
    preparation = ways.new()
    sitting = preparation.begin(preparation.preparing)
    assert len(sitting.tray) == 0, "there is nothing to seal"
    sitting.live.do(AddNote(at=MORNING, note=Note(id="n1", text="words", at=MORNING)))
    told = [question.words for question in sitting.tray.questions]
    assert told == ([] if keyed else [NOT_SEALED])
    sitting.tray.take("sealing")
    sitting.live.do(AddNote(at=MORNING, note=Note(id="n2", text="more words", at=MORNING)))
    assert len(sitting.tray) == 0
    assert sitting.close()
    again = ways.open(ways.here.sessions / sitting.code)
    assert [question.words for question in again.tray.questions] == told
    assert isinstance(again.live.record.private.notes[0].text, Sealed) is keyed
    again.close()
    if keyed:
        ways.here.key.unlink()
        gone = ways.open(ways.here.sessions / sitting.code)
        assert [question.words for question in gone.tray.questions] == [KEY_GONE]
        gone.close()
