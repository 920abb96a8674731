"""The command line: what each command says, to whom, with which exit status, and what it leaves alone."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mediator.archive import agendas
from mediator.cli import main
from mediator.desk.commands import key_rows
from mediator.desk.sitting import begin
from mediator.live import utc_now
from mediator.papers.outline import outline
from mediator.papers.script import script
from mediator.papers.width import columns
from mediator.record.party import Party

EXAMPLE = Path(__file__).parent.parent / "examples" / "prepared.toml"


@pytest.fixture(autouse=True)
def own_hook() -> Iterator[None]:
    """Give back the hook for crashes, which the command line takes."""
    before = sys.excepthook
    yield
    sys.excepthook = before


def run(*arguments: object) -> Result:
    """Run the command line in this process, where no terminal is."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a new Python without standard input."""
    return subprocess.run(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=os.environ | environment,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=50,
    )


def contents(folder: Path) -> dict[Path, bytes | None]:
    """Return everything under *folder*, byte for byte."""
    return {path: path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


def session(home: Path, *names: str) -> Path:
    """Keep a new session in *home* and return its folder."""
    sitting = begin(
        home / "sessions",
        agendas.named("community"),
        title="Quiet nights",
        parties=[Party(id=f"p{number}", name=name) for number, name in enumerate(names, 1)],
        people=[],
        now=utc_now,
    )
    assert sitting.close()
    return home / "sessions" / sitting.code


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.toml"
    path.write_text('format = 1\ntitel = "x"\ntype = 5\n')
    return path


# Starting


def test_the_version_alone_is_quick() -> None:
    loaded = "[name for name in ('textual', 'rich', 'pydantic', 'platformdirs') if name in sys.modules]"
    code = "import sys; from mediator.cli import main"
    done = python("-c", f"{code}; main(['--version'], standalone_mode=False); print({loaded})")
    said, found = done.stdout.splitlines()
    assert said.startswith("mediator ")
    assert found == "[]"


def test_the_module_runs_as_the_program_does() -> None:
    assert python("-m", "mediator", "--version").stdout == run("--version").output


@pytest.mark.parametrize(
    "module",
    [
        "mediator.view",
        "mediator.text",
        "mediator.record.check",
        "mediator.record.beginning",
        "mediator.insight.board",
        "mediator.insight.times",
        "mediator.archive.checking",
        "mediator.archive.sessions",
        "mediator.archive.saver",
        "mediator.live",
        "mediator.papers.script",
        "mediator.papers.outline",
        "mediator.desk.commands",
        "mediator.desk.state",
        "mediator.desk.preparing",
        "mediator.desk.sitting",
    ],
)
def test_what_needs_no_screen_loads_none(module: str) -> None:
    done = python("-c", f"import sys, {module}; print([m for m in ('textual', 'rich') if m in sys.modules])")
    assert done.stdout == "[]\n", done.stderr


def test_alone_it_says_what_can_be_done() -> None:
    done = run()
    assert done.exit_code == 0
    assert "mediator new" in done.stdout
    assert done.stdout == run("-h").stdout


@pytest.mark.parametrize(
    "command",
    [
        "new",
        "open",
        "list",
        "check",
        "agendas",
        "agendas list",
        "agendas show",
        "agendas print",
        "keys",
        "paths",
    ],
)
def test_every_command_explains_itself(command: str) -> None:
    done = run(*command.split(), "-h")
    assert done.exit_code == 0
    assert done.stdout.startswith("Usage: ")


def test_an_unknown_command_is_a_mistake_of_use() -> None:
    assert run("opne").exit_code == 2


# Sessions


def test_a_new_session_needs_a_terminal(home: Path) -> None:
    for arguments in (["new"], ["new", "community"], ["new", "--from", EXAMPLE]):
        done = run(*arguments)
        assert done.exit_code == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "needs a terminal" in done.stderr
        assert "`mediator agendas print TYPE`" in done.stderr
    assert not home.exists()


def test_opening_needs_a_terminal(home: Path) -> None:
    folder = session(home, "Maria")
    before = contents(home)
    for name in (folder, folder.name, folder.name[11:]):
        done = run("open", name)
        assert done.exit_code == 2
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert "needs a terminal" in done.stderr
    assert contents(home) == before


def test_without_a_terminal_the_installed_program_says_so_too(home: Path) -> None:
    done = python("-m", "mediator", "new")
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a terminal" in done.stderr
    assert not home.exists()


def test_a_prepared_file_with_mistakes_is_explained_first(bad: Path) -> None:
    done = run("new", "--from", bad)
    assert done.exit_code == 1
    assert f"{bad}:2: “titel” is not known here. Did you mean “title”?" in done.stderr
    assert f"{bad}:3: “type” has to be text" in done.stderr


def test_a_type_that_is_not_there(home: Path) -> None:
    done = run("new", "comunity")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "There is no session type “comunity”. Did you mean “community”?\n"


def test_opening_what_is_not_there(tmp_path: Path) -> None:
    for name in ("heron", tmp_path, tmp_path / "nowhere", "\x1b[31m"):
        done = run("open", name)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1
        assert "\x1b" not in done.stderr


def test_opening_what_fits_twice(home: Path) -> None:
    first, second = session(home, "Maria"), session(home, "Maria")
    done = run("open", "-")
    assert done.exit_code == 1
    assert first.name in done.stderr
    assert second.name in done.stderr


def test_the_list_has_codes_and_no_names(home: Path) -> None:
    done = run("list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "No sessions yet. `mediator new` starts one.\n"
    codes = sorted(session(home, "Maria").name for _ in range(3))
    done = run("list")
    assert [line.split()[0] for line in done.stdout.splitlines()] == codes
    assert "Maria" not in done.stdout
    assert done.stderr == ""


# Checking


def test_files_in_order(home: Path) -> None:
    folder = session(home, "Maria", "Mr Cole")
    community = agendas.find()["community"]
    before = contents(folder)
    done = run("check", folder, folder / "session.toml", folder / "agreement.toml", community, EXAMPLE)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{folder}: a session in order",
        f"{folder / 'session.toml'}: in order",
        f"{folder / 'agreement.toml'}: in order",
        f"{community}: a session type in order, 8 stages, 120 min",
        f"{EXAMPLE}: a prepared session in order, parties: 3",
    ]
    assert contents(folder) == before


def test_files_with_mistakes(home: Path, bad: Path, tmp_path: Path) -> None:
    folder = session(home, "Maria")
    path = folder / "session.toml"
    path.write_text(path.read_text().replace("title =", "titel ="))
    before = contents(tmp_path)
    done = run("check", bad, EXAMPLE, folder, tmp_path / "nowhere.toml")
    assert done.exit_code == 1
    assert done.stdout == f"{EXAMPLE}: a prepared session in order, parties: 3\n"
    for words in (
        f"{bad}:2: “titel” is not known here",
        f"{bad}:3: “type” has to be text",
        "Did you mean “title”?",
        f"{tmp_path / 'nowhere.toml'}: is not there",
    ):
        assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert "Maria" not in done.stderr
    assert contents(tmp_path) == before


def test_an_edit_by_hand_is_mentioned(home: Path) -> None:
    folder = session(home, "Maria")
    path = folder / "session.toml"
    path.write_text(path.read_text().replace("Quiet nights", "Quiet mornings"))
    done = run("check", folder)
    assert done.exit_code == 0
    assert "changed outside mediator: session.toml" in done.stdout


def test_check_wants_a_path() -> None:
    assert run("check").exit_code == run("agendas", "check").exit_code == 2


# Session types


def test_types_are_listed_with_a_users_own(home: Path) -> None:
    own = home / "agendas"
    own.mkdir(parents=True)
    (own / "broken.toml").write_text("format = 1\n")
    done = run("agendas", "list")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        f"broken         has mistakes: `mediator check {own / 'broken.toml'}` explains them",
        "community      Community mediation, 120 min, 8 stages",
        "housing        Housing: landlord and tenant, 90 min, 7 stages",
        "restorative    Restorative conference, 90 min, 8 stages",
        "student        Students in conflict, 40 min, 7 stages",
    ]


def test_a_type_is_copied_to_be_changed(home: Path) -> None:
    done = run("agendas", "copy", "restorative")
    copied = home / "agendas" / "restorative.toml"
    assert (done.exit_code, done.stdout) == (0, f"{copied}\n")
    assert f"`mediator check {copied}`" in done.stderr
    assert copied.read_bytes() == agendas.find()["restorative"].read_bytes()
    assert run("check", copied).exit_code == 0


def test_a_copy_with_a_name_of_its_own_has_it_in_its_text_and_keeps_its_comments(home: Path) -> None:
    done = run("agendas", "copy", "community", "--as", "ours")
    copied = home / "agendas" / "ours.toml"
    assert done.exit_code == 0
    text = agendas.find()["community"].read_text(encoding="utf-8")
    assert copied.read_text(encoding="utf-8") == text.replace('id = "community"', 'id = "ours"', 1)
    assert agendas.named("ours", home / "agendas").name == "Community mediation"
    again = run("agendas", "copy", "ours", "--as", "theirs")
    assert again.exit_code == 0
    assert agendas.named("theirs", home / "agendas").id == "theirs"


def test_a_copy_never_takes_the_place_of_a_file(home: Path) -> None:
    run("agendas", "copy", "student")
    copied = home / "agendas" / "student.toml"
    copied.write_text("mine")
    done = run("agendas", "copy", "student")
    assert (done.exit_code, done.stdout, copied.read_text()) == (1, "", "mine")
    assert "is there already and stays as it is" in done.stderr
    assert "`mediator agendas copy student --as NAME`" in done.stderr


@pytest.mark.parametrize("name", ["Our Own", "../x", "x" * 65, "é"])
def test_a_name_that_none_can_have(home: Path, name: str) -> None:
    done = run("agendas", "copy", "student", "--as", name)
    assert done.exit_code == 1
    assert "use small letters, digits, - and _" in done.stderr
    assert not list(home.rglob("*.toml"))


def test_copying_what_is_not_there_or_to_where_nothing_can_be(home: Path) -> None:
    done = run("agendas", "copy", "studnet")
    assert (done.exit_code, "Did you mean “student”?" in done.stderr) == (1, True)
    home.mkdir()
    (home / "agendas").write_text("a file")
    done = run("agendas", "copy", "student")
    assert done.exit_code == 1
    assert "`mediator paths` shows where" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such file name")
def test_a_file_name_is_harmless(home: Path) -> None:
    own = home / "agendas"
    own.mkdir(parents=True)
    path = own / "a\x1b[31m.toml"
    path.write_text(agendas.find()["community"].read_text())
    for done in (run("agendas", "list"), run("agendas", "check", path), run("check", path)):
        assert "\x1b" not in done.output


def test_a_type_is_shown_and_printed() -> None:
    community = agendas.named("community")
    assert run("agendas", "show", "community").stdout == outline(community)
    assert run("agendas", "print", "community").stdout == script(community, key_rows())
    for command in ("show", "print"):
        done = run("agendas", command, "comunity")
        assert (done.exit_code, done.stdout) == (1, "")
        assert "Did you mean “community”?" in done.stderr


def test_types_are_checked(tmp_path: Path, bad: Path) -> None:
    community = agendas.find()["community"]
    done = run("agendas", "check", community)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{community}: a session type in order, 8 stages, 120 min\n"
    done = run("agendas", "check", bad, community)
    assert done.exit_code == 1
    assert done.stdout == f"{community}: a session type in order, 8 stages, 120 min\n"
    assert f"{bad}:2: “titel” is not known here" in done.stderr


# Keys and places


def test_every_key_is_shown() -> None:
    done = run("keys")
    assert done.exit_code == 0
    for line, (keys, says) in zip(done.stdout.splitlines(), key_rows(), strict=True):
        assert line.startswith(f"{keys} ")
        assert line.endswith(f" {says}")


def test_the_key_card_is_one_sheet() -> None:
    lines = run("keys", "--card").stdout.splitlines()
    assert len(lines) <= 60
    assert all(columns(line) <= 80 for line in lines)
    assert all(any(says.split()[0] in line for line in lines) for _, says in key_rows())


def test_arrows_do_not_stop_an_old_code_page() -> None:
    done = python("-m", "mediator", "keys", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(key_rows())


def test_where_files_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shown() -> list[str]:
        return [line[19:] for line in run("paths").stdout.splitlines()]

    packaged = str(agendas.packaged())
    monkeypatch.setenv("MEDIATOR_HOME", str(tmp_path / "elsewhere"))
    assert shown() == [
        str(tmp_path / "elsewhere" / "sessions"),
        str(tmp_path / "elsewhere" / "settings.toml"),
        str(tmp_path / "elsewhere" / "resources.toml"),
        str(tmp_path / "elsewhere" / "agendas"),
        str(tmp_path / "elsewhere" / "notes-key.age"),
        packaged,
    ]
    monkeypatch.delenv("MEDIATOR_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert shown() == [
        str(tmp_path / "data" / "mediator" / "sessions"),
        str(tmp_path / "config" / "mediator" / "settings.toml"),
        str(tmp_path / "config" / "mediator" / "resources.toml"),
        str(tmp_path / "config" / "mediator" / "agendas"),
        str(tmp_path / "config" / "mediator" / "notes-key.age"),
        packaged,
    ]
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
    assert "not/absolute" not in run("paths").stdout
    assert list(tmp_path.iterdir()) == []
