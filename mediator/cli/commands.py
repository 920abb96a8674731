"""The command line. Each command imports what it needs when it runs, so that `--version` is quick."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator import __version__
from mediator.cli import texts
from mediator.cli.agendas import agendas
from mediator.cli.continuing import continue_
from mediator.cli.due import due
from mediator.cli.export import export
from mediator.cli.find import find
from mediator.cli.following import follow
from mediator.cli.given import CONTEXT, check_all, codes, found, practised, types
from mediator.cli.letting_go import close, hold, purge
from mediator.cli.listing import list_
from mediator.cli.notes import notes
from mediator.cli.reflect import reflect
from mediator.cli.reporting import report
from mediator.cli.running import let_go_of_the_terminal, run, run_board
from mediator.cli.setting_out import ways
from mediator.cli.telling import explained, needs_terminal, say_where

if TYPE_CHECKING:
    from mediator.desk.app import SessionApp
    from mediator.desk.ways_in import WaysIn

_HARMLESS = ("TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS")

_COMPLETE = "_MEDIATOR_COMPLETE"
"""Set by a shell that wants to know how a command line could go on."""


def start() -> None:
    """Run the command line; what the system refuses is said in its own words."""
    gc.disable()  # a tenth of the way to the first picture; the app turns it on again
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # they would see what people say, and take time
    if _COMPLETE in os.environ:
        with contextlib.suppress(Exception):  # a line half written is no place to hear of a mistake
            main(complete_var=_COMPLETE)
        return
    try:
        main()
    except OSError as error:
        with contextlib.suppress(OSError):
            click.echo(f"The system says: {error.strerror or type(error).__name__}.", err=True)
        let_go_of_the_terminal()
        sys.exit(1)


@click.group(context_settings=CONTEXT, invoke_without_command=True)
@click.version_option(__version__, prog_name="mediator", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Run a live mediation on a shared screen.

    \b
    Examples:
      mediator                          the start screen: everything from there
      mediator demo                     try everything on an invented case
      mediator new                      prepare a session and start it
      mediator new --from monday.toml   start one that was prepared as a file
      mediator open heron               go on with the session called 2026-11-22-heron
      mediator board heron              show it to the room, in a second window on the projector
      mediator keys                     every key, for reading before the room comes in
    """
    for name in [name for name in os.environ if name.startswith("TEXTUAL") and name not in _HARMLESS]:
        del os.environ[name]  # logs, pictures and developers' tools would hold what people say
    sys.excepthook = say_where
    threading.excepthook = lambda args: say_where(args.exc_type, args.exc_value, None)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old code page has no arrows
    if context.invoked_subcommand is None:
        if sys.stdin.isatty() and sys.stdout.isatty():
            _start_screen()
        else:
            click.echo(context.get_help())


def _start_screen() -> None:
    """Show every way in, and go where one is chosen."""
    import tempfile

    from mediator.archive.sessions import PRACTICE_FOLDER

    def first(app: SessionApp, ways: WaysIn) -> None:
        from mediator.desk.start_screen import StartScreen

        app.show_start(StartScreen(ways, texts, app, practice=Path(folder)))

    with tempfile.TemporaryDirectory(prefix=PRACTICE_FOLDER) as folder:
        run(first)


@main.command(context_settings=CONTEXT)
@click.option("--film", is_flag=True, help="let the case happen by itself, from its first minute")
@click.option("--speed", type=click.FloatRange(1, 100_000), default=60.0, help="how many times as fast; 60")
def demo(*, film: bool, speed: float) -> None:
    """Try everything on an invented case. Nothing of it is kept.

    \b
    Examples:
      mediator demo                     the case, well under way, for you to go on with
      mediator demo --film              the same as a film, an hour in a minute
      mediator demo --film --speed 1    at its own pace

    Meanwhile `mediator board practice` in a second window shows what the room would see of the case.
    """
    import tempfile

    from mediator.archive.sessions import PRACTICE_FOLDER

    needs_terminal("mediator demo", "`mediator keys` shows what there is to try.")

    def first(app: SessionApp, ways: WaysIn) -> None:
        if film:
            playing = ways.film(Path(folder), speed=speed)
            app.sit(playing.sitting, play=playing.play)
        else:
            app.sit(ways.practice(Path(folder)), tour=True)

    with tempfile.TemporaryDirectory(prefix=PRACTICE_FOLDER) as folder:
        run(first)


@main.command(context_settings=CONTEXT)
@click.argument("session_type", metavar="[TYPE]", required=False, shell_complete=types)
@click.option(
    "--from", "prepared", metavar="FILE.toml", type=click.Path(path_type=Path), help="a prepared session"
)
@click.option("--example", is_flag=True, help="print a prepared session to start from, with its explanation")
def new(session_type: str | None, prepared: Path | None, *, example: bool) -> None:
    """Prepare a session and start it.

    \b
    Examples:
      mediator new                      a community mediation
      mediator new community
      mediator new --example > monday.toml   a prepared session to change as you like
      mediator new --from monday.toml   parties, rules and topics from that file

    Names are typed inside or come from a file, so that none stands in a list of processes.
    """
    if example:
        from mediator.archive.prepared import example_file

        click.echo(example_file().read_text(encoding="utf-8"), nl=False)
        return
    with explained():
        preparation = ways().new(session_type, prepared)
    needs_terminal("mediator new", "`mediator agendas print TYPE` prints the script for a session on paper.")

    run(lambda app, _: app.prepare(preparation))


@main.command("open", context_settings=CONTEXT)
@click.argument("session", shell_complete=codes)
def open_(session: str) -> None:
    """Go on with a session, curtained, at the stage and clock where it stood.

    \b
    Examples:
      mediator open heron               a unique part of its code is enough
      mediator open ~/sessions/2026-11-22-heron
    """
    folder = found(session)
    needs_terminal("mediator open", "`mediator check` reads a session's files without a screen.")
    run(lambda app, ways: app.sit(ways.open(folder)))


@main.command(context_settings=CONTEXT)
@click.argument("session", shell_complete=codes)
def board(session: str) -> None:
    """Show a session to the room, in a second terminal window on the projector.

    \b
    Examples:
      mediator board heron              a unique part of its code is enough
      mediator board ~/sessions/2026-11-22-heron
      mediator board practice           the case of `mediator demo`, while that is open

    It shows what `mediator open` says is for the room and can read nothing else. It may be started before
    that or after; q or Ctrl+C ends it.
    """
    folder = practised() if session == "practice" else found(session)
    needs_terminal("mediator board", "Start it in a terminal window on the projector.")
    run_board(folder)


@main.command(context_settings=CONTEXT)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Read session files, session types, prepared files or settings, and explain every mistake.

    \b
    Examples:
      mediator check ~/.local/share/mediator/sessions/2026-11-22-heron
      mediator check my-own-type.toml monday.toml

    Nothing is written. Exit status 1 where there is something to mend.
    """
    check_all(paths, texts.check_one)


@main.command(context_settings=CONTEXT)
@click.option("--card", is_flag=True, help="a card for one sheet of paper")
@click.option("--names", is_flag=True, help="the commands by name, for your own keys in the settings")
def keys(*, card: bool, names: bool) -> None:
    """Show every key.

    \b
    Examples:
      mediator keys                     every key and what it does
      mediator keys --card | lpr        the same on one sheet
      mediator keys --names             the names that the settings use
    """
    click.echo(texts.names() if names else texts.card() if card else texts.keys(), nl=False)


@main.command(context_settings=CONTEXT)
def paths() -> None:
    """Show where files are kept. MEDIATOR_HOME puts them elsewhere.

    \b
    Examples:
      mediator paths
    """
    click.echo(texts.where_files_are(), nl=False)


@main.command(context_settings=CONTEXT)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what a shell needs to complete commands, options, codes of sessions, session types and files.

    \b
    Examples:
      mediator completion bash > ~/.local/share/bash-completion/completions/mediator
      mediator completion zsh > ~/.zfunc/_mediator   a folder that stands in $fpath
      mediator completion fish > ~/.config/fish/completions/mediator.fish
    """
    from click.shell_completion import get_completion_class

    source = get_completion_class(shell)
    assert source is not None, "click knows these shells"
    click.echo(source(main, {}, "mediator", _COMPLETE).source())


@main.command(context_settings=CONTEXT)
def man() -> None:
    """Print the manual, for the program man.

    \b
    Examples:
      mediator man | man -l -
      mediator man > ~/.local/share/man/man1/mediator.1
    """
    from mediator.desk.commands import key_rows
    from mediator.papers.manual import manual

    click.echo(manual(main, __version__, key_rows()), nl=False)


main.add_command(agendas)
main.add_command(continue_)
main.add_command(export)
main.add_command(due)
main.add_command(find)
main.add_command(list_)
main.add_command(notes)
main.add_command(reflect)
main.add_command(report)
for command in (close, follow, hold, purge):
    main.add_command(command)
