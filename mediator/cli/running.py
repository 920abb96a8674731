"""Running the app: whatever ends it, the save is done before the process is."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator.cli.setting_out import settings, ways
from mediator.cli.telling import explain, fail, stopped_at

if TYPE_CHECKING:
    from mediator.desk.app import SessionApp
    from mediator.desk.ways_in import WaysIn


def run(first: Callable[[SessionApp, WaysIn], None]) -> None:
    """Run the app with what *first* shows, as the settings have it."""
    from mediator.cli.papers import Papers
    from mediator.desk.app import SessionApp

    own = settings()
    if own is None:
        run_app(SessionApp(first, ways, papers=Papers()))
    else:
        run_app(SessionApp(first, ways, theme=own.theme, motion=own.motion, papers=Papers()))


def run_app(app: SessionApp) -> None:
    """Run *app* to its end, save, and say what there is to say."""
    saved = True
    try:
        app.run()
    finally:
        if app.following is not None:
            app.following.close()
        if app.sitting is not None and not app.closed:
            saved = app.sitting.close()
    with contextlib.suppress(OSError):  # the terminal may be gone
        _last_words(app, saved=saved)
    if app.failed is not None:
        from mediator.archive.reading import Unreadable
        from mediator.record.base import Refused

        if isinstance(app.failed, Unreadable):
            explain(app.failed)
        if isinstance(app.failed, Refused):
            fail(str(app.failed))
        raise app.failed
    let_go_of_the_terminal()
    if app.crash or not saved or not app.in_order:
        sys.exit(1)


def run_board(folder: Path) -> None:
    """Run the room's own screen, for the session in *folder*, until it is ended."""
    from mediator.board.room_app import BoardApp

    app = BoardApp(folder)
    app.run(mouse=False)
    if app.crash:
        fail(stopped_at(app.crash))
    let_go_of_the_terminal()


def _last_words(app: SessionApp, *, saved: bool) -> None:
    code = app.sitting.code if app.sitting is not None else ""
    if app.crash:
        click.echo(stopped_at(app.crash), err=True)
    for words in app.parting:
        click.echo(words, err=True)
    if app.closed:
        return
    if app.sitting is not None and app.sitting.live.record.session.practice:
        click.echo("That was practice; nothing of it is kept.", err=True)
    elif app.sitting is not None and app.sitting.live.read_only:
        click.echo(f"{code} was looked at; nothing of it was changed.", err=True)
    elif code and saved:
        click.echo(f"{code} is saved. `mediator open {code}` goes on with it.", err=True)
        if app.sitting is not None and app.sitting.written_since_the_close():
            again = f"It was closed: `mediator close {code}` closes it again, and the year's figures follow."
            click.echo(again, err=True)
    elif code:
        click.echo(f"{code}: the last changes could not be saved.", err=True)


def let_go_of_the_terminal() -> None:
    """A closed window cannot take what is still to be written; that is no failure."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
