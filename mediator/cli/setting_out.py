"""What every command begins with: the user's settings, and the ways into a session that follow from them."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING

import click

from mediator.cli.telling import show

if TYPE_CHECKING:
    from mediator.archive.settings import Settings
    from mediator.desk.keymap import Keymap
    from mediator.desk.ways_in import WaysIn


@functools.cache
def settings() -> Settings | None:
    """Return the user's settings, or None where there is no file of them: the first picture needs none.

    Where they have mistakes, say so, let a person at a terminal take note, and begin with the standard ones.
    """
    from mediator.archive.places import places

    path = places().settings
    if not path.exists():
        return None
    from mediator.archive.reading import Unreadable
    from mediator.archive.settings import read_settings
    from mediator.desk.commands import STANDARD

    try:
        return read_settings(path, STANDARD.problems)
    except Unreadable as error:
        show(error)
        click.echo("The settings are left aside until that is mended.", err=True)
        if sys.stdin.isatty() and sys.stdout.isatty():
            # A line, and not one key: a terminal that waits for one forgets what was pressed before.
            click.prompt(
                "Enter goes on with the standard settings; Ctrl+C leaves.",
                default="",
                show_default=False,
                prompt_suffix=" ",
                err=True,
            )
        return None


def ways() -> WaysIn:
    """Return the ways into a session, by a clock that never goes back."""
    import time

    from mediator.archive.places import places
    from mediator.archive.settings import Settings
    from mediator.desk.gap import SessionClock
    from mediator.desk.ways_in import WaysIn
    from mediator.live import utc_now

    return WaysIn(places(), settings() or Settings(), now=SessionClock(utc_now, time.monotonic).now)


def keymap() -> Keymap:
    """Return the keys as the settings have them."""
    return ways().keymap
