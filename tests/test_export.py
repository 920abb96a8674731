"""`mediator export` and blank papers: to a file or a pipe, never over another, whatever runs beside."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from click.testing import CliRunner, Result

from mediator.archive.exports import LIST, exports, note_export, write_export
from mediator.cli import main
from mediator.cli.agendas import FORMATS_OF_FORMS
from mediator.cli.agendas import FORMS as FORM_NAMES
from mediator.cli.export import PAPERS as PAPER_NAMES
from mediator.cli.export import READERS
from mediator.cli.given_paper import FORMATS as FORMAT_NAMES
from mediator.cli.given_paper import TEXTS
from mediator.desk.sitting import begin
from mediator.papers.formats import FORMATS
from mediator.papers.forms import FORMS
from mediator.papers.readers import KINDS, PAPERS
from mediator.record.party import Party
from tests.released import first_format
from tests.rooms import FakeClock, community


@pytest.fixture(autouse=True)
def own_hook() -> Iterator[None]:
    """Give back the hook for crashes, which the command line takes."""
    before = sys.excepthook
    yield
    sys.excepthook = before


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return first_format(tmp_path / "home" / "sessions")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def fails(result: Result, words: str) -> None:
    assert (result.exit_code, result.stdout) == (1, ""), result.output
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def noted(session: Path) -> list[tuple[str, Path]]:
    """Return the papers that are noted with the session and as they were made."""
    return [(made.paper, made.path) for made in exports(session) if made.state() == "as_made"]


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_text_goes_to_the_pipe_and_nothing_is_written(session: Path) -> None:
    before = contents(session)
    done = run("export", "heron", "--for", "everyone")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Agreement\n=========\n\nQuiet nights\n")
    assert "Mr Cole lays a rug by 1 December" in done.stdout
    assert contents(session) == before


def test_a_file_is_for_this_user_alone_and_remembered(session: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        done = run("export", "heron", "--for", "everyone", tmp_path / "agreement.pdf")
    finally:
        os.umask(before)
    made = tmp_path / "agreement.pdf"
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{made}\n")
    assert made.read_bytes().startswith(b"%PDF")
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in (made, session / LIST)} == {0o600}
    assert noted(session) == [("agreement", made)]
    run("export", "heron", "--for", "court", tmp_path, "--as", "docx")
    outcome = tmp_path / "2026-11-22-heron-outcome.docx"
    assert noted(session) == [("agreement", made), ("outcome", outcome)]
    made.unlink()
    assert noted(session) == [("outcome", outcome)]


def test_another_file_is_left_alone_but_by_force(session: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")
    fails(run("export", "heron", "--for", "everyone", path), "is there already and stays as it is")
    assert path.read_text() == "mine"
    assert run("export", "heron", "--for", "everyone", path, "--force").exit_code == 0
    assert path.read_text().startswith("# Agreement")
    assert run("export", "heron", "--for", "everyone", path, "--force").exit_code == 0
    assert noted(session) == [("agreement", path)]


def test_a_place_that_cannot_be_written_is_said_in_a_line(session: Path, tmp_path: Path) -> None:
    fails(run("export", "heron", "--for", "everyone", tmp_path / "no" / "a.txt"), "Choose another place")
    assert not (session / LIST).exists()


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="a folder that this user may not write in"
)
def test_a_folder_that_is_only_to_be_read_is_said_in_a_line(session: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    fails(run("export", "heron", "--for", "everyone", tmp_path / "locked" / "a.txt"), "Choose another place")
    session.chmod(0o500)
    done = run("export", "heron", "--for", "everyone", tmp_path / "a.txt")
    session.chmod(0o700)
    assert done.exit_code == 0
    assert "a purge will not find it" in done.stderr


def test_half_a_paper_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, mode: str) -> object:
        os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="No space"):
        write_export(tmp_path / "a.txt", b"text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="a pipe with a name")
def test_a_pipe_is_written_into_and_not_remembered(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_export(pipe, b"text")
    assert os.read(reader, 9) == b"text"
    os.close(reader)
    note_export(tmp_path, "agreement", pipe)
    assert not (tmp_path / LIST).exists()


def test_it_works_beside_a_session_in_progress_and_takes_no_lock(tmp_path: Path) -> None:
    sitting = begin(
        tmp_path / "home" / "sessions",
        community(),
        title="Nights",
        parties=(Party(id="p1", name="Maria"), Party(id="p2", name="Mr Cole")),
        people=(),
        now=FakeClock().now,
    )
    assert sitting.saver.flush(5)
    assert "For Maria" in run("export", "2026", "--for", "party:maria", "--paper", "summary").stdout
    assert not sitting.live.read_only
    assert sitting.close()


def test_the_private_file_is_not_opened(session: Path) -> None:
    (session / "private.toml").write_text("no TOML at all, = ]")
    assert run("export", "heron", "--for", "co-mediator").exit_code == 0


def test_a_damaged_file_is_said_on_paper_or_explained(session: Path) -> None:
    path = session / "session.toml"
    path.write_text(path.read_text().replace("title =", "titel ="))
    fails(run("export", "heron", "--for", "everyone", "--paper", "summary"), "gone or cannot be read")
    done = run("export", "heron", "--for", "everyone")
    assert "titel" in done.stderr
    assert "is damaged" in done.stdout
    (session / "agreement.toml").write_text("format = 1\n")
    fails(run("export", "heron", "--for", "everyone"), "agreement.toml")


def test_a_session_whose_type_is_gone_is_still_put_on_paper(session: Path) -> None:
    for name in ("session.toml", "agreement.toml"):
        path = session / name
        path.write_text(path.read_text().replace('type = "community"', 'type = "ours"'))
    done = run("export", "heron", "--for", "everyone")
    assert done.exit_code == 0
    assert "the paper has the standard words" in done.stderr
    assert "Mr Cole lays a rug" in done.stdout


def test_what_cannot_be_had_is_said_with_what_can(session: Path) -> None:
    fails(run("export", "heron", "--for", "court", "--paper", "agreement"), "export it for everyone")
    fails(run("export", "heron", "--for", "the court"), "It can be for: everyone, party")
    fails(run("export", "heron", "--for", "party:7"), "party:1 is the first")
    fails(
        run("export", "heron", "--for", "everyone", "--paper", "summary", "--as", "ics"), "--paper calendar"
    )
    fails(run("export", "nowhere", "--for", "everyone"), "No session answers")
    assert run("export", "heron").exit_code == 2
    assert run("export", "heron", "--for", "everyone", "--as", "doc").exit_code == 2


def test_the_format_is_that_of_the_file_or_the_one_that_is_named(session: Path, tmp_path: Path) -> None:
    for name, begins in {
        "a.html": b"<!DOCTYPE", "a.HTM": b"<!DOCTYPE", "a.ics": b"BEGIN:VCALENDAR", "a.docx": b"PK",
        "a.json": b"{", "a.csv": b"\xef\xbb\xbf", "a": b"Agreement", "a.markdown": b"# Agreement",
    }.items():  # fmt: skip
        assert run("export", "heron", "--for", "everyone", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(begins), name
    done = run("export", "heron", "--for", "everyone", "--as", "docx")
    assert done.stdout_bytes.startswith(b"PK"), "a pipe takes everything"


def test_what_is_offered_is_what_there_is() -> None:
    assert PAPER_NAMES == PAPERS
    assert tuple(FORMATS) == FORMAT_NAMES
    assert tuple(name for name, how in FORMATS.items() if how.is_text) == TEXTS
    assert {reader.partition(":")[0] for reader in READERS} == set(KINDS)
    assert tuple(FORMS) == FORM_NAMES
    assert set(FORMATS_OF_FORMS) <= set(FORMATS)


def test_readers_papers_and_formats_are_completed(session: Path) -> None:
    kind = get_completion_class("bash")
    assert kind is not None
    completer = kind(main, {}, "mediator", "_MEDIATOR_COMPLETE")

    def offered(*words: str, begun: str) -> list[str]:
        return [item.value for item in completer.get_completions(list(words), begun)]

    assert offered("export", begun="2026") == ["2026-11-22-heron"]
    assert offered("export", "heron", "--for", begun="p") == ["party:1", "party:2"]
    assert offered("export", "heron", "--paper", begun="c") == ["consent", "calendar"]
    assert offered("export", "heron", "--as", begun="d") == ["docx"]
    assert offered("agendas", "print", "community", "--form", begun="fo") == ["follow-up"]


def test_a_blank_paper_is_printed_by_type(tmp_path: Path) -> None:
    assert "Community mediation" in run("agendas", "print", "community", "--form", "plan").stdout
    made = run("agendas", "print", "student", "--form", "follow-up", tmp_path, "--as", "pdf", "--large")
    assert made.exit_code == 0
    assert (tmp_path / "student-follow-up.pdf").read_bytes().startswith(b"%PDF")
    fails(run("agendas", "print", "student", "--form", "plan", tmp_path / "a.ics"), "cannot be ics")
    fails(run("agendas", "print", "student", "--as", "pdf"), "--form agreement")
    done = run("agendas", "print", "student", tmp_path / "script.txt")
    assert done.exit_code == 0
    assert (tmp_path / "script.txt").read_text() == run("agendas", "print", "student").stdout
