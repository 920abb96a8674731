"""The help, the manual and what a shell completes: they say what the commands take, no more and no less."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem, get_completion_class
from click.testing import CliRunner

from mediator.archive.completing import session_codes, type_ids
from mediator.cli import main
from mediator.desk.commands import key_rows
from mediator.papers.manual import ENVIRONMENT, FILES, escaped, manual

PROGRAM = Path(sys.executable).with_name("mediator")


def every_command(command: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from every_command(inner, *path, name)


COMMANDS = dict(every_command(main))


def examples(shown: str) -> list[str]:
    """Return the command lines under the word Examples of a help text, without what they do."""
    block = shown.split("Examples:\n", 1)[1].split("\n\n", 1)[0]
    return [line.strip().partition("  ")[0] for line in block.splitlines()]


def parsed(line: str) -> click.Context:
    """Return what the program makes of a command line up to a pipe or a file. Raises `click.UsageError`."""
    name, *words = shlex.split(re.split(r" [|>] ", line)[0])
    assert name == "mediator"
    context = main.make_context(name, words)
    command: click.Command = main
    while isinstance(command, click.Group) and (rest := [*context._protected_args, *context.args]):
        found, inner, rest = command.resolve_command(context, rest)
        assert found is not None
        assert inner is not None
        command = inner
        context = inner.make_context(found, rest, parent=context)
    return context


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_help_has_examples_before_options(path: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(main, [*path, "-h"]).stdout
    assert shown == CliRunner().invoke(main, [*path, "--help"]).stdout
    assert shown.index("Examples:\n") < shown.index("Options:\n")
    for line in examples(shown):
        assert line.startswith(" ".join(["mediator", *path])), "it shows another command"
        parsed(line)


def test_an_example_that_is_wrong_is_found() -> None:
    for line in ("mediator keys --cart", "mediator opne x", "mediator open", "mediator completion ksh"):
        with pytest.raises(click.UsageError):
            parsed(line)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with three sessions, one of them called what no shell should be given."""
    for name in ("2026-11-22-heron", "2026-11-23-heron", "2026-11-23-acorn", "a $(touch x)", "b\x1b[31m"):
        folder = tmp_path / "home" / "sessions" / name
        folder.mkdir(parents=True)
        (folder / "session.toml").write_text('title = "Quiet nights"\n')
    own = tmp_path / "home" / "agendas"
    own.mkdir()
    (own / "child-welfare.toml").touch()
    (own / "two words.toml").touch()
    return tmp_path / "home"


def test_codes_are_completed_and_nothing_else(home: Path) -> None:
    assert session_codes("") == ["2026-11-22-heron", "2026-11-23-acorn", "2026-11-23-heron"]
    assert session_codes("2026-11-23") == ["2026-11-23-acorn", "2026-11-23-heron"]
    assert session_codes("ac") == session_codes("AC") == ["acorn"]
    assert session_codes("her") == [], "it names two"
    assert session_codes("quiet") == []


def test_types_are_completed(home: Path) -> None:
    assert type_ids("") == ["child-welfare", "community", "housing", "restorative", "student"]
    assert type_ids("co") == ["community"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="a folder nobody may read")
def test_completing_is_silent_where_nothing_can_be_read(home: Path) -> None:
    (home / "sessions").chmod(0)
    assert session_codes("") == []
    (home / "sessions").chmod(0o700)


def test_a_home_that_is_a_file_completes_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIATOR_HOME", str(home / "agendas" / "child-welfare.toml"))
    assert session_codes("") == []
    assert type_ids("") == ["community", "housing", "restorative", "student"]


def test_completing_loads_no_model() -> None:
    found = "[name for name in ('textual', 'rich', 'pydantic') if name in sys.modules]"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, mediator.archive.completing; print({found})"],
        capture_output=True, text=True, check=True, timeout=50,
    )  # fmt: skip
    assert done.stdout == "[]\n"


def test_a_half_written_line_never_shows_a_mistake(home: Path) -> None:
    for environment in ({}, {"COMP_WORDS": "mediator 'open", "COMP_CWORD": "many"}):
        done = subprocess.run(
            [str(PROGRAM)], capture_output=True, text=True, check=False, timeout=50, stdin=subprocess.DEVNULL,
            env=os.environ | environment | {"_MEDIATOR_COMPLETE": "bash_complete"},
        )  # fmt: skip
        assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_offered_what_fits(shell: str, home: Path) -> None:
    kind = get_completion_class(shell)
    assert kind is not None
    completer = kind(main, {}, "mediator", "_MEDIATOR_COMPLETE")

    def offered(words: list[str], begun: str) -> list[CompletionItem]:
        return completer.get_completions(words, begun)

    def values(words: list[str], begun: str) -> list[str]:
        return [item.value for item in offered(words, begun)]

    assert set(values([], "")) == set(main.commands)
    assert values(["keys"], "--c") == ["--card"]
    assert values(["open"], "2026-11-22") == ["2026-11-22-heron"]
    assert values(["new"], "co") == values(["agendas", "print"], "co") == ["community"]
    assert [item.type for item in offered(["new", "--from"], "mon")] == ["file"]
    assert [item.type for item in offered(["check"], "")] == ["file"]
    assert [item.type for item in offered(["open"], "~/ses")] == ["dir"]
    assert "_MEDIATOR_COMPLETE" in CliRunner().invoke(main, ["completion", shell]).stdout


@pytest.mark.parametrize("shell", [name for name in ("bash", "zsh", "fish") if shutil.which(name)])
def test_the_script_is_one_the_shell_takes(shell: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(CliRunner().invoke(main, ["completion", shell]).stdout)
    subprocess.run([shell, "-n", str(script)], check=True, timeout=50)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_completes(home: Path) -> None:
    script = (
        'eval "$(mediator completion bash)"; COMP_WORDS=(mediator open 2026-11-22); COMP_CWORD=2; '
        '_mediator_completion mediator; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=False, timeout=50,
        env=os.environ | {"PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("2026-11-22-heron\n", "")


# The manual


def page() -> str:
    return CliRunner().invoke(main, ["man"]).stdout


def plain(roff: str) -> str:
    """Return roff as text: escapes resolved, requests dropped."""
    names = {"rs": "\\", "ti": "~", "ha": "^", "ga": "`", "aq": "'", "dq": '"'}
    text = re.sub(r"\\f[BR]|\\&", "", roff).replace(r"\-", "-")
    return re.sub(
        r"\\\[(?:u([0-9A-F]+)|(\w+))\]", lambda m: chr(int(m[1], 16)) if m[1] else names[m[2]], text
    )


def test_the_manual_holds_every_command_option_key_and_file() -> None:
    said = plain(page())
    for path, command in COMMANDS.items():
        if not isinstance(command, click.Group):
            assert f".SS {' '.join(['mediator', *path])}" in said
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.name not in ("help", "version"):
                assert parameter.opts[0] in said
        for line in examples(CliRunner().invoke(main, [*path, "-h"]).stdout):
            if path == () or not isinstance(command, click.Group):
                assert line in said
    for name, says in [*key_rows(), *FILES, *ENVIRONMENT]:
        assert f"\n{name}\n{says}\n" in said


def test_no_text_is_taken_for_a_request() -> None:
    """What begins with a dot or a quote, and a backslash anywhere, stays text."""
    assert escaped(".SH it's \\fBold\\fR") == r"\&.SH it\[aq]s \[rs]fBold\[rs]fR"
    assert escaped("→ - ~") == r"\&\[u2192] \- \[ti]"
    made = manual(main, "1", [("'", ".TH x"), ("\\", "\\n(.g")])
    assert plain(made).count("\n.TH ") == 1, "the heading stands first, and this is text"
    assert "\n\\&.TH x\n" in made
    assert r"\[rs]n(.g" in made


def test_the_manual_is_ascii_whatever_the_terminal() -> None:
    assert page().isascii()


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff")
def test_groff_has_nothing_to_say_of_it() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8"], input=page(), capture_output=True, text=True, check=True,
        timeout=50, env=os.environ | {"LC_ALL": "C.UTF-8"}, encoding="utf-8",
    )  # fmt: skip
    assert done.stderr == ""
    shown = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)
    assert "mediator new --from monday.toml" in shown
    assert "PgDn" in shown
    assert "↓" in shown
