"""`mediator close`, `hold` and `purge`: after they left, and what is kept of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator.cli.given import CONTEXT, codes, found
from mediator.cli.running import run
from mediator.cli.setting_out import ways
from mediator.cli.telling import can_be_asked, fail, fitted, needs_terminal, say

if TYPE_CHECKING:
    from mediator.desk.ways_in import WaysIn
    from mediator.record.keeping import FileClass

CLASSES: tuple[FileClass, ...] = ("session", "agreement", "private", "drafts")


@click.command(context_settings=CONTEXT)
@click.argument("session", shell_complete=codes)
def close(session: str) -> None:
    """Close a session after they left: how it ended, when you ask again, what is kept and how long.

    \b
    Examples:
      mediator close heron

    It asks page by page, and nothing happens before the last one: Esc leaves the session open, to be closed
    another day. It can be closed again; the year's figures follow.
    """
    folder = found(session)
    needs_terminal("mediator close", "It asks, page by page, and shows what is meant for you alone.")
    run(lambda app, ways: app.close_session(ways.open(folder)))


@click.command(context_settings=CONTEXT)
@click.argument("session", shell_complete=codes)
@click.option("--why", default="", help="the reason, without names: a list of processes shows it")
@click.option("--until", default="", metavar="DAY", help="its last day; without one, until it is lifted")
@click.option("--lift", is_flag=True, help="take the hold away")
def hold(session: str, why: str, until: str, *, lift: bool) -> None:
    """Let nothing of a session be destroyed, such as while a court's order stands; or say whether it is held.

    \b
    Examples:
      mediator hold heron --why "letter of 3 May" --until 2027-05-03
      mediator hold heron               is it held, and why?
      mediator hold heron --lift

    A hold stops every purge. It can be put on a session that is open.
    """
    from mediator.desk import letting_go
    from mediator.record.base import Refused

    if lift and (why or until):
        raise click.UsageError("A hold is put on or lifted, not both.")
    if until and not why:
        raise click.UsageError("A hold needs its reason: --why.")
    folder, now = found(session), ways().now
    try:
        if why:
            letting_go.hold(folder, why, until, now=now)
        elif lift:
            letting_go.lift(folder, now=now)
        click.echo(letting_go.how_it_is_held(folder, now=now))
    except Refused as problem:
        fail(str(problem))


@click.command(context_settings=CONTEXT)
@click.argument("session", required=False, shell_complete=codes)
@click.argument("class_", metavar="[CLASS]", required=False, type=click.Choice(CLASSES))
@click.option("--yes", is_flag=True, help="do not ask")
def purge(session: str | None, class_: FileClass | None, *, yes: bool) -> None:
    """Destroy what is past its date, or a session's files, all or of one class.

    \b
    Examples:
      mediator purge                    what was to be kept until a day that is over
      mediator purge heron private      the private notes of one session
      mediator purge heron              everything of it

    Classes are session, agreement, private and drafts. What goes is shown first, by count, and goes when you
    type the word purge. It goes with its .bak, what a killed run left of it, and copies made beside it. A
    dated statement of what was destroyed stays in the session's folder, and the session's row in the year's
    figures. A session that is open, or held, is left as it is.
    """
    from mediator.archive.purging import CERTAIN, strangers
    from mediator.desk import letting_go
    from mediator.record.base import Refused

    around = ways()
    types = around.types()
    wanted = _wanted(session, class_, around)
    if session is not None:
        try:
            letting_go.refuse_while_held(wanted[0][0], now=around.now)
        except Refused as problem:
            fail(str(problem))
    files = 0
    for folder, kinds in wanted:
        count, lines = letting_go.what_would_go(folder, kinds, types)
        files += count
        click.echo("".join(f"{line}\n" for line in lines), nl=False)
    if not wanted or (session is not None and not files):
        click.echo("There is nothing to destroy.", err=True)
        return
    if session is not None and (others := strangers(wanted[0][0])):
        click.echo(f"Files there that mediator did not make stay: {others}.", err=True)
    _ask(files, yes=yes)
    went = 0
    for folder, kinds in wanted:
        try:
            past = session is None
            said = letting_go.take_and_destroy(folder, kinds, types, now=around.now, past=past)
            click.echo(fitted(said, to_terminal=sys.stdout.isatty()))
            went += 1
        except Refused as problem:
            say(str(problem))
    if went:
        click.echo(CERTAIN, err=True)
    if went < len(wanted):
        sys.exit(1)


def _wanted(
    session: str | None, class_: FileClass | None, around: WaysIn
) -> list[tuple[Path, Sequence[FileClass]]]:
    """Return the folders and the classes that are meant, or say why there are none and end."""
    from mediator.archive.purging import past_their_date
    from mediator.archive.sessions import NotFound

    if session is not None:
        return [(found(session), CLASSES if class_ is None else (class_,))]
    try:
        past = past_their_date(around.here.sessions, around.today)
        return [(due.session.folder, due.kinds) for due in past]
    except NotFound as error:
        fail(str(error))


def _ask(files: int, *, yes: bool) -> None:
    """Let the word be typed, or end: without it, nothing goes."""
    if yes:
        return
    if not can_be_asked():
        click.echo("Nothing was destroyed: without a terminal to ask at, add --yes.", err=True)
        sys.exit(2)
    from mediator.desk.letting_go import PURGE, asks_for_the_word

    word = click.prompt(asks_for_the_word(files), default="", show_default=False, err=True)
    if word.strip().casefold() != PURGE:
        click.echo("Nothing was destroyed.", err=True)
        sys.exit(1)
