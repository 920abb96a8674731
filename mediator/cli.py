"""The command line. Each command imports what it needs when it runs, so that `--version` is quick."""

from __future__ import annotations

import contextlib
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
    from mediator.archive.reading import Unreadable
    from mediator.desk.app import SessionApp
    from mediator.record.session_type import SessionType

_HARMLESS = ("TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS")

_CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _say_where(kind: type[BaseException], error: BaseException | None, trace: object) -> None:
    """A mistake of the program's own: its type and its place, never a value or a text."""
    from mediator.desk.crash import where_it_failed

    click.echo(f"mediator stopped because of a mistake of its own: {where_it_failed(error)}", err=True)


def start() -> None:
    """Run the command line; what the system refuses is said in its own words."""
    gc.disable()  # a tenth of the way to the first picture; the app turns it on again
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
        click.echo(context.get_help())


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

    from mediator.archive.agendas import named
    from mediator.desk.app import SessionApp
    from mediator.desk.demo import demo_sitting
    from mediator.desk.film import film_sitting
    from mediator.live import utc_now

    community = named("community")
    with tempfile.TemporaryDirectory(prefix="mediator-practice-") as folder:
        if film:
            playing = film_sitting(community, Path(folder), real=utc_now, speed=speed)
            _run(SessionApp(sitting=playing.sitting, play=playing.play))
        else:
            _run(SessionApp(sitting=demo_sitting(community, Path(folder), now=utc_now)))


@main.command(context_settings=_CONTEXT)
@click.argument("session_type", metavar="[TYPE]", required=False)
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
    from mediator.archive.agendas import SessionTypes
    from mediator.archive.places import places
    from mediator.archive.prepared import Prepared, read_prepared
    from mediator.archive.reading import Unreadable

    here = places()
    types = SessionTypes(here.agendas)
    try:
        ready = read_prepared(prepared, types) if prepared is not None else Prepared(format=1)
    except Unreadable as error:
        _explain(error)
    chosen = _type(session_type or ready.type)
    _needs_terminal("mediator new", "`mediator agendas print TYPE` prints the script for a session on paper.")

    from mediator.desk.app import Preparation, SessionApp
    from mediator.desk.preparing import Preparing
    from mediator.desk.sitting import Sitting, begin
    from mediator.live import utc_now

    def start(preparing: Preparing) -> Sitting:
        return begin(
            here.sessions,
            chosen,
            title=preparing.title_or_default(utc_now()),
            parties=preparing.parties,
            people=preparing.people,
            sides=preparing.sides,
            ticked=preparing.ticked,
            rules=preparing.rules,
            topics=preparing.topics,
            types=types,
            now=utc_now,
        )

    _run(SessionApp(prepare=Preparation(chosen, Preparing.of(ready, chosen.sides), start)))


@main.command("open", context_settings=_CONTEXT)
@click.argument("session")
def open_(session: str) -> None:
    """Go on with a session, curtained, at the stage and clock where it stood.

    \b
    Examples:
      mediator open heron               a unique part of its code is enough
      mediator open ~/sessions/2026-11-22-heron
    """
    from mediator.archive.places import places
    from mediator.archive.reading import Unreadable
    from mediator.archive.sessions import NotFound, find

    here = places()
    try:
        folder = find(here.sessions, session)
    except NotFound as error:
        _fail(str(error))
    _needs_terminal("mediator open", "`mediator check` reads a session's files without a screen.")

    from mediator.desk.app import SessionApp
    from mediator.desk.sitting import reopen
    from mediator.live import utc_now

    try:
        sitting = reopen(folder, here.agendas, now=utc_now)
    except Unreadable as error:
        _explain(error)
    if sitting.not_gone_through:
        click.echo(
            f"Not ticked: {sitting.not_gone_through} of what to go through before the room comes in; "
            f"`mediator agendas print {sitting.live.session_type.id}` has it on paper.",
            err=True,
        )
    _run(SessionApp(sitting=sitting))


@main.command("list", context_settings=_CONTEXT)
def list_() -> None:
    """List the sessions by their codes, the oldest first; no titles and no names."""
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
    """Read session files, session types or prepared files, and explain every mistake.

    \b
    Examples:
      mediator check ~/.local/share/mediator/sessions/2026-11-22-heron
      mediator check my-own-type.toml monday.toml

    Nothing is written. Exit status 1 where there is something to mend.
    """
    from mediator.archive.checking import check_path
    from mediator.archive.places import places

    own = places().agendas
    _check_all(paths, lambda path: check_path(path, own))


@main.group(context_settings=_CONTEXT)
def agendas() -> None:
    """Session types: the stages, rules, prompts and words of a process."""


@agendas.command("list", context_settings=_CONTEXT)
def agendas_list() -> None:
    """List the session types that `mediator new TYPE` knows."""
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
@click.argument("type_id", metavar="ID")
def agendas_show(type_id: str) -> None:
    """Show a session type's stages, rules and follow-up."""
    from mediator.papers.outline import outline

    click.echo(outline(_type(type_id)), nl=False)


@agendas.command("copy", context_settings=_CONTEXT)
@click.argument("type_id", metavar="ID")
@click.option("--as", "new_id", metavar="NEW", default="", help="the copy's own name")
def agendas_copy(type_id: str, new_id: str) -> None:
    """Copy a session type into your own folder, to change it.

    \b
    Examples:
      mediator agendas copy restorative              used instead of the one that comes with the program
      mediator agendas copy restorative --as ours    used beside it
    """
    from mediator.archive.agendas import NotCopied, UnknownType, copy
    from mediator.archive.places import places
    from mediator.text import one_line

    own = places().agendas
    try:
        path = copy(type_id, own, new_id)
    except (NotCopied, UnknownType) as error:
        _fail(one_line(str(error)))
    except OSError as error:
        _fail(
            f"It cannot be written to {one_line(str(own))}: {error.strerror}. `mediator paths` shows where."
        )
    shown = one_line(str(path))
    click.echo(shown)
    click.echo(f"Change it in a text editor; `mediator check {shown}` tells what does not fit.", err=True)


@agendas.command("check", context_settings=_CONTEXT)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def agendas_check(paths: tuple[Path, ...]) -> None:
    """Read session types, and explain every mistake. Nothing is written."""
    from mediator.archive.checking import check_session_type

    _check_all(paths, check_session_type)


@agendas.command("print", context_settings=_CONTEXT)
@click.argument("type_id", metavar="ID")
def agendas_print(type_id: str) -> None:
    """Print a session on plain pages: script and prompts, rules, blank plan, key card.

    \b
    Examples:
      mediator agendas print community | lpr
      mediator agendas print community > community.txt
    """
    from mediator.desk.commands import key_rows
    from mediator.papers.script import script

    click.echo(script(_type(type_id), key_rows()), nl=False)


@main.command(context_settings=_CONTEXT)
@click.option("--card", is_flag=True, help="a card for one sheet of paper")
def keys(*, card: bool) -> None:
    """Show every key."""
    from mediator.desk.commands import key_rows

    if card:
        from mediator.papers.key_card import key_card

        click.echo(key_card(key_rows()), nl=False)
        return
    for key, says in key_rows():
        click.echo(f"{key:<14} {says}")


@main.command(context_settings=_CONTEXT)
def paths() -> None:
    """Show where files are kept. MEDIATOR_HOME puts them elsewhere."""
    from mediator.archive.agendas import packaged
    from mediator.archive.places import places
    from mediator.text import one_line

    here = places()
    for what, folder in (
        ("sessions", here.sessions),
        ("own session types", here.agendas),
        ("session types", packaged()),
    ):
        click.echo(f"{what:<18} {one_line(str(folder))}")


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
    from mediator.archive.agendas import UnknownType, named
    from mediator.archive.places import places
    from mediator.archive.reading import Unreadable

    try:
        return named(type_id, places().agendas)
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
