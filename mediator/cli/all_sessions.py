"""What `mediator list`, `due` and `find` share: all sessions read at once, told in lines or JSON."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediator.clean import one_line
from mediator.cli.telling import sessions_unreadable

if TYPE_CHECKING:
    from mediator.archive.index import Index


def look_at_all() -> tuple[Index, Path]:
    """Return what is known of all sessions, and their folder."""
    from mediator.archive.index import look
    from mediator.archive.places import places

    sessions = places().sessions
    try:
        return look(sessions), sessions
    except OSError as error:
        sessions_unreadable(error)


def warn(index: Index, sessions: Path) -> None:
    """Say in a line each which sessions cannot be read."""
    for line in unreadable(index, sessions):
        click.echo(line, err=True)


def unreadable(index: Index, sessions: Path) -> list[str]:
    """Return a line for each session that cannot be read."""
    return [
        f"{code}: {' and '.join(f'{part}.toml' for part in parts)} cannot be read. "
        f"`mediator check {one_line(str(sessions / code))}` says why."
        for code, parts in index.damaged().items()
    ]


def print_lines(lines: Iterable[str]) -> None:
    """Print the lines; nothing at all where there is none."""
    if text := "\n".join(lines):
        click.echo(text)


def print_json(rows: list[dict[str, Any]]) -> None:
    """Print the rows for another program."""
    import json

    click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
