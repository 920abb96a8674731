"""What commands are given: a session or a session type, found or explained, and completed by the shell."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediator.cli.setting_out import ways
from mediator.cli.telling import explained, fail, show

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from mediator.record.session_type import SessionType

CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""How every command takes and lays out its help."""


def codes(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a session's code, or a folder."""
    from click.shell_completion import CompletionItem

    if begun.startswith(("~", ".")) or os.sep in begun:
        return [CompletionItem(begun, type="dir")]
    from mediator.archive.completing import session_codes

    return [CompletionItem(code) for code in session_codes(begun)]


def types(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Complete a session type's id."""
    from mediator.archive.completing import type_ids

    return type_ids(begun)


def found(session: str) -> Path:
    """Return the folder of the session that is meant, or say why there is none and end."""
    from mediator.archive.places import places
    from mediator.archive.sessions import NotFound, find

    try:
        return find(places().sessions, session)
    except NotFound as error:
        fail(str(error))


def practised() -> Path:
    """Return the folder of the case that is tried now, or say that there is none and end."""
    from mediator.archive.sessions import NotFound, practice_folder

    try:
        return practice_folder()
    except NotFound as error:
        fail(str(error))


def session_type(type_id: str) -> SessionType:
    """Return the session type that is meant, or explain why it cannot be had and end."""
    with explained():
        return ways().session_type(type_id)


def check_all(paths: tuple[Path, ...], check_one: Callable[[Path], str]) -> None:
    """Say of each path that it is in order, or explain all its mistakes; end with 1 where there was any."""
    from mediator.archive.reading import Unreadable

    failed = False
    for path in paths:
        try:
            click.echo(check_one(path))
        except Unreadable as error:
            failed = True
            show(error)
    if failed:
        sys.exit(1)
