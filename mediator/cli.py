"""The command line. Each command imports what it needs when it runs, so that `--version` is quick."""

from __future__ import annotations

import contextlib
import functools
import gc
import io
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from mediator import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from mediator.archive.reading import Unreadable
    from mediator.archive.settings import Settings
    from mediator.desk.app import SessionApp
    from mediator.desk.keymap import Keymap
    from mediator.desk.ways_in import WaysIn
    from mediator.record.session_type import SessionType

_HARMLESS = ("TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS")

_CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


_COMPLETE = "_MEDIATOR_COMPLETE"
"""Set by a shell that wants to know how a command line could go on."""


def _codes(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    if begun.startswith(("~", ".")) or os.sep in begun:
        return [CompletionItem(begun, type="dir")]
    from mediator.archive.completing import session_codes

    return [CompletionItem(code) for code in session_codes(begun)]


def _types(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    from mediator.archive.completing import type_ids

    return type_ids(begun)


def _say_where(kind: type[BaseException], error: BaseException | None, trace: object) -> None:
    """A mistake of the program's own: its type and its place, never a value or a text."""
    from mediator.desk.crash import where_it_failed

    click.echo(f"mediator stopped because of a mistake of its own: {where_it_failed(error)}", err=True)


def start() -> None:
    """Run the command line; what the system refuses is said in its own words."""
    gc.disable()  # a tenth of the way to the first picture; the app turns it on again
    if _COMPLETE in os.environ:
        with contextlib.suppress(Exception):  # a line half written is no place to hear of a mistake
            main(complete_var=_COMPLETE)
        return
    try:
        main()
    except OSError as error:
        with contextlib.suppress(OSError):
            click.echo(f"The system says: {error.strerror or type(error).__name__}.", err=True)
        _let_go_of_the_terminal()
        sys.exit(1)


@click.group(context_settings=_CONTEXT, invoke_without_command=True)
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
      mediator keys                     every key, for reading before the room comes in
    """
    for name in [name for name in os.environ if name.startswith("TEXTUAL") and name not in _HARMLESS]:
        del os.environ[name]  # logs, pictures and developers' tools would hold what people say
    sys.excepthook = _say_where
    threading.excepthook = lambda args: _say_where(args.exc_type, args.exc_value, None)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old code page has no arrows
    if context.invoked_subcommand is None:
        if sys.stdin.isatty() and sys.stdout.isatty():
            _start_screen()
        else:
            click.echo(context.get_help())


def _start_screen() -> None:
    """Show every way in, and run what is chosen."""
    import tempfile

    from mediator.desk.app import SessionApp
    from mediator.desk.start_screen import Papers, StartScreen

    ways = _ways()
    papers = Papers(_outline, _script, _keys, _paths, _check_one)
    with tempfile.TemporaryDirectory(prefix="mediator-practice-") as folder:

        def first(app: SessionApp) -> StartScreen:
            return StartScreen(ways, papers, app, practice=Path(folder))

        _run(SessionApp(start=first, **_look(ways)))


@main.command(context_settings=_CONTEXT)
@click.option("--film", is_flag=True, help="let the case happen by itself, from its first minute")
@click.option("--speed", type=click.FloatRange(1, 100_000), default=60.0, help="how many times as fast; 60")
def demo(*, film: bool, speed: float) -> None:
    """Try everything on an invented case. Nothing of it is kept.

    \b
    Examples:
      mediator demo                     the case, well under way, for you to go on with
      mediator demo --film              the same as a film, an hour in a minute
      mediator demo --film --speed 1    at its own pace
    """
    import tempfile

    _needs_terminal("mediator demo", "`mediator keys` shows what there is to try.")

    from mediator.desk.app import SessionApp

    ways = _ways()
    with tempfile.TemporaryDirectory(prefix="mediator-practice-") as folder:
        if film:
            playing = ways.film(Path(folder), speed=speed)
            _run(SessionApp(sitting=playing.sitting, play=playing.play, **_look(ways, keep=False)))
        else:
            _run(SessionApp(sitting=ways.practice(Path(folder)), tour=True, **_look(ways, keep=False)))


@main.command(context_settings=_CONTEXT)
@click.argument("session_type", metavar="[TYPE]", required=False, shell_complete=_types)
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
    from mediator.archive.agendas import UnknownType
    from mediator.archive.reading import Unreadable

    ways = _ways()
    try:
        preparation = ways.new(session_type, prepared)
    except UnknownType as error:
        _fail(str(error))
    except Unreadable as error:
        _explain(error)
    _needs_terminal("mediator new", "`mediator agendas print TYPE` prints the script for a session on paper.")

    from mediator.desk.app import SessionApp

    _run(SessionApp(prepare=preparation, **_look(ways)))


@main.command("open", context_settings=_CONTEXT)
@click.argument("session", shell_complete=_codes)
def open_(session: str) -> None:
    """Go on with a session, curtained, at the stage and clock where it stood.

    \b
    Examples:
      mediator open heron               a unique part of its code is enough
      mediator open ~/sessions/2026-11-22-heron
    """
    from mediator.archive.reading import Unreadable
    from mediator.archive.sessions import NotFound, find

    ways = _ways()
    try:
        folder = find(ways.here.sessions, session)
    except NotFound as error:
        _fail(str(error))
    _needs_terminal("mediator open", "`mediator check` reads a session's files without a screen.")

    from mediator.desk.app import SessionApp

    try:
        sitting = ways.open(str(folder))
    except Unreadable as error:
        _explain(error)
    _run(SessionApp(sitting=sitting, **_look(ways)))


@main.command("list", context_settings=_CONTEXT)
def list_() -> None:
    """List the sessions by their codes, the oldest first; no titles and no names.

    \b
    Examples:
      mediator list
      mediator list | tail -n 5         the last five
    """
    from mediator.archive.places import places
    from mediator.archive.sessions import NotFound, all_sessions

    try:
        sessions = list(all_sessions(places().sessions))
    except NotFound as error:
        _fail(str(error))
    for session in sessions:
        click.echo(session.code)
    if not sessions:
        click.echo("No sessions yet. `mediator new` starts one.", err=True)


@main.command(context_settings=_CONTEXT)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Read session files, session types, prepared files or settings, and explain every mistake.

    \b
    Examples:
      mediator check ~/.local/share/mediator/sessions/2026-11-22-heron
      mediator check my-own-type.toml monday.toml

    Nothing is written. Exit status 1 where there is something to mend.
    """
    _check_all(paths, _check_one)


@main.group(context_settings=_CONTEXT)
def agendas() -> None:
    """Session types: the stages, rules, prompts and words of a process.

    \b
    Examples:
      mediator agendas list             those that `mediator new` knows
      mediator agendas show community   one of them at a glance
      mediator agendas print community  the script of a session, on paper
      mediator agendas check mine.toml  what does not fit in one of your own
    """


@agendas.command("list", context_settings=_CONTEXT)
def agendas_list() -> None:
    """List the session types that `mediator new TYPE` knows.

    \b
    Examples:
      mediator agendas list
    """
    from mediator.archive.agendas import find, load
    from mediator.archive.places import places
    from mediator.archive.reading import Unreadable
    from mediator.text import one_line

    for type_id, path in find(places().agendas).items():
        try:
            loaded = load(path)
        except Unreadable:
            named = f"{one_line(type_id):<14}"
            click.echo(f"{named} has mistakes: `mediator check {one_line(str(path))}` explains them")
            continue
        click.echo(f"{type_id:<14} {loaded.name}, {loaded.minutes} min, {len(loaded.stages)} stages")


@agendas.command("show", context_settings=_CONTEXT)
@click.argument("type_id", metavar="ID", shell_complete=_types)
def agendas_show(type_id: str) -> None:
<<<<<<< HEAD
    """Show a session type's stages, rules and follow-up."""
    click.echo(_outline(_type(type_id)), nl=False)
=======
    """Show a session type's stages, rules and follow-up.

    \b
    Examples:
      mediator agendas show community
    """
    click.echo(_outline(_type(type_id)), nl=False)
>>>>>>> 580d3f2 (Every command shows examples first; shells complete it; the manual is printed from the same tables)


@agendas.command("check", context_settings=_CONTEXT)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def agendas_check(paths: tuple[Path, ...]) -> None:
    """Read session types, and explain every mistake. Nothing is written.

    \b
    Examples:
      mediator agendas check mine.toml
      mediator agendas check ~/.config/mediator/agendas/mine.toml
    """
    from mediator.archive.checking import check_session_type

    _check_all(paths, check_session_type)


@agendas.command("print", context_settings=_CONTEXT)
@click.argument("type_id", metavar="ID", shell_complete=_types)
def agendas_print(type_id: str) -> None:
    """Print a session on plain pages: script and prompts, rules, blank plan, key card.

    \b
    Examples:
      mediator agendas print community | lpr
      mediator agendas print community > community.txt
    """
    click.echo(_script(_type(type_id)), nl=False)


@main.command(context_settings=_CONTEXT)
@click.option("--card", is_flag=True, help="a card for one sheet of paper")
<<<<<<< HEAD
@click.option("--names", is_flag=True, help="the commands by name, for your own keys in the settings")
def keys(*, card: bool, names: bool) -> None:
    """Show every key.
=======
def keys(*, card: bool) -> None:
    """Show every key.

    \b
    Examples:
      mediator keys                     one a line
      mediator keys --card              a card for one sheet of paper
      mediator keys --card | lpr
    """
    from mediator.desk.commands import key_rows
>>>>>>> 580d3f2 (Every command shows examples first; shells complete it; the manual is printed from the same tables)

    \b
    Examples:
      mediator keys                     every key and what it does
      mediator keys --card | lpr        the same on one sheet
      mediator keys --names             the names that the settings use
    """
    if names:
        from mediator.desk.commands import COMMANDS, ways

        keymap = _keymap()
        for command in COMMANDS:
            click.echo(f"{command.name:<20} {ways(command, keymap):<14} {command.says}")
    elif card:
        from mediator.desk.commands import key_rows
        from mediator.papers.key_card import key_card

        click.echo(key_card(key_rows(_keymap())), nl=False)
    else:
        click.echo(_keys(), nl=False)


@main.command(context_settings=_CONTEXT)
def paths() -> None:
<<<<<<< HEAD
    """Show where files are kept. MEDIATOR_HOME puts them elsewhere."""
    click.echo(_paths(), nl=False)


# What the shell and the start screen say alike


def _outline(session_type: SessionType) -> str:
    from mediator.papers.outline import outline

    return outline(session_type)


def _script(session_type: SessionType) -> str:
    from mediator.desk.commands import key_rows
    from mediator.papers.script import script

    return script(session_type, key_rows(_keymap()))


def _keys() -> str:
    from mediator.desk.commands import key_rows

    return "".join(f"{key:<14} {says}\n" for key, says in key_rows(_keymap()))


def _paths() -> str:
=======
    """Show where files are kept. MEDIATOR_HOME puts them elsewhere.

    \b
    Examples:
      mediator paths
    """
>>>>>>> 580d3f2 (Every command shows examples first; shells complete it; the manual is printed from the same tables)
    from mediator.archive.agendas import packaged
    from mediator.archive.places import places
    from mediator.text import one_line

    here = places()
    rows = (
        ("sessions", here.sessions),
        ("settings", here.settings),
        ("own session types", here.agendas),
        ("session types", packaged()),
    )
    return "".join(f"{what:<18} {one_line(str(path))}\n" for what, path in rows)


def _check_one(path: Path) -> str:
    from mediator.archive.checking import check_path
    from mediator.archive.places import places
    from mediator.desk.commands import STANDARD

    return check_path(path, places().agendas, STANDARD.problems)


# What commands share


@functools.cache
def _settings() -> Settings:
    """Return the user's settings. Where they have mistakes: say so, and begin with the standard ones."""
    from mediator.archive.places import places
    from mediator.archive.reading import Unreadable
    from mediator.archive.settings import Settings, read_settings
    from mediator.desk.commands import STANDARD

    try:
        return read_settings(places().settings, STANDARD.problems)
    except Unreadable as error:
        _show(error)
        click.echo("The settings are left aside until that is mended.", err=True)
        if sys.stdin.isatty() and sys.stdout.isatty():
            click.pause("Enter goes on with the standard settings; Ctrl+C leaves.", err=True)
        return Settings()


def _keymap() -> Keymap:
    from mediator.desk.commands import STANDARD

    return STANDARD.with_own(_settings().keys)


def _ways() -> WaysIn:
    from mediator.archive.places import places
    from mediator.desk.ways_in import WaysIn
    from mediator.live import utc_now

    return WaysIn(places(), _settings(), now=utc_now)


def _look(ways: WaysIn, *, keep: bool = True) -> dict[str, Any]:
    """Return how an app looks and which keys it has; other colours chosen in it are kept, or are not."""

    def keep_theme(name: str) -> None:
        from mediator.archive.reading import Unreadable
        from mediator.archive.settings import change_setting
        from mediator.desk.commands import STANDARD

        with contextlib.suppress(OSError, Unreadable):  # then it is for this time
            change_setting(ways.here.settings, ("theme",), name, STANDARD.problems)

    settings = ways.settings
    look = {"theme": settings.theme, "motion": settings.motion, "keymap": _keymap()}
    return {**look, "keep_theme": keep_theme} if keep else look


@main.command(context_settings=_CONTEXT)
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


@main.command(context_settings=_CONTEXT)
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


def _check_all(paths: tuple[Path, ...], check_one: Callable[[Path], str]) -> None:
    """Say of each path that it is in order, or explain all its mistakes; end with 1 where there was any."""
    from mediator.archive.reading import Unreadable

    failed = False
    for path in paths:
        try:
            click.echo(check_one(path))
        except Unreadable as error:
            failed = True
            _show(error)
    if failed:
        sys.exit(1)


def _type(type_id: str) -> SessionType:
    from mediator.archive.agendas import UnknownType
    from mediator.archive.reading import Unreadable

    try:
        return _ways().session_type(type_id)
    except UnknownType as error:
        _fail(str(error))
    except Unreadable as error:
        _explain(error)


def _needs_terminal(command: str, instead: str) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(f"`{command}` needs a terminal to draw on. {instead}", err=True)
        sys.exit(2)


def _fail(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(1)


def _show(error: Unreadable) -> None:
    for problem in error.problems:
        click.echo(str(problem), err=True)


def _explain(error: Unreadable) -> NoReturn:
    _show(error)
    sys.exit(1)


def _run(app: SessionApp) -> None:
    """Run the app; whatever ends it, the save is done before the process is."""
    saved = True
    try:
        app.run()
    finally:
        if app.sitting is not None:
            saved = app.sitting.saver.close()
    with contextlib.suppress(OSError):  # the terminal may be gone
        _last_words(app, saved=saved)
    _let_go_of_the_terminal()
    if app.crash or not saved:
        sys.exit(1)


def _last_words(app: SessionApp, *, saved: bool) -> None:
    code = app.sitting.code if app.sitting is not None else ""
    if app.crash:
        click.echo(f"mediator stopped because of a mistake of its own: {app.crash}", err=True)
    if app.sitting is not None and app.sitting.live.record.session.practice:
        click.echo("That was practice; nothing of it is kept.", err=True)
    elif code and saved:
        click.echo(f"{code} is saved. `mediator open {code}` goes on with it.", err=True)
    elif code:
        click.echo(f"{code}: the last changes could not be saved.", err=True)


def _let_go_of_the_terminal() -> None:
    """A closed window cannot take what is still to be written; that is no failure."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
