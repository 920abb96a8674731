"""`mediator continue`: the next session of the same case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mediator.cli.given import CONTEXT, codes, found
from mediator.cli.running import run
from mediator.cli.setting_out import ways
from mediator.cli.telling import can_be_asked, explained, fail, needs_terminal

if TYPE_CHECKING:
    from pathlib import Path


@click.command("continue", context_settings=CONTEXT)
@click.argument("session", shell_complete=codes)
def continue_(session: str) -> None:
    """Start the next session of a case, with what is still kept of the last one.

    \b
    Examples:
      mediator continue heron           a unique part of its code is enough
      mediator continue ~/sessions/2026-11-22-heron

    Parties and those who come with them, rules to re-affirm, topics that are still open, what is parked and
    what is to be found out are there again; what was destroyed is named. Points stay in the agreement they
    were made in, and the desk shows them.
    """
    folder = _last_of_the_case(found(session).resolve())
    with explained():
        preparation = ways().continuing(folder)
    needs_terminal("mediator continue", "`mediator list` shows which sessions there are.")
    run(lambda app, _: app.prepare(preparation))


def _last_of_the_case(folder: Path) -> Path:
    """Return the session that can be continued; where *folder* was already, say so and offer the last."""
    last = ways().last_sitting(folder)
    if last == folder:
        return folder
    from mediator.desk.ways_in import continued_already

    words = continued_already(folder, last)
    if not can_be_asked():
        fail(f"{words} `mediator continue {last.name}` starts the one after it.")
    click.echo(f"{words} `mediator open {last.name}` goes on with that one.", err=True)
    if not click.confirm("Start the one after it?", default=True, err=True):
        fail("Nothing was started.")
    return last
