"""Texts that the shell prints and the start screen shows alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mediator.cli.setting_out import keymap

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from mediator.papers.document import Page
    from mediator.record.session_type import SessionType


def outline(session_type: SessionType) -> str:
    """Return a session type at a glance."""
    from mediator.papers import outline

    return outline.outline(session_type)


def script(session_type: SessionType) -> str:
    """Return a session on paper, with the user's keys."""
    from mediator.desk.commands import key_rows
    from mediator.papers import script

    return script.script(session_type, key_rows(keymap()))


def form(session_type: SessionType, name: str, format_: str, page: Page) -> bytes:
    """Return a blank paper of that name, in a format of `mediator.papers.formats`."""
    from mediator.papers.formats import FORMATS
    from mediator.papers.forms import FORMS

    return FORMATS[format_].render(FORMS[name](session_type), page).data


def keys() -> str:
    """Return every key, a line each."""
    from mediator.desk.commands import key_rows

    return "".join(f"{key:<14} {says}\n" for key, says in key_rows(keymap()))


def names() -> str:
    """Return every command by its name, with its keys."""
    from mediator.desk.commands import COMMANDS, way_to

    own = keymap()
    return "".join(f"{c.name:<20} {way_to(c, own):<14} {c.says}\n" for c in COMMANDS)


def card() -> str:
    """Return the keys as a card for one sheet."""
    from mediator.desk.commands import key_rows
    from mediator.papers.key_card import key_card

    return key_card(key_rows(keymap()))


def where_files_are() -> str:
    """Return the places of everything, a line each."""
    from mediator.archive.agendas import packaged
    from mediator.archive.places import places
    from mediator.text import one_line

    here = places()
    rows = (
        ("sessions", here.sessions),
        ("settings", here.settings),
        ("resources", here.resources),
        ("own session types", here.agendas),
        ("key of notes", here.key),
        ("session types", packaged()),
    )
    return "".join(f"{what:<18} {one_line(str(path))}\n" for what, path in rows)


def due(sessions: Path, today: date) -> str:
    """Return what is due in all sessions, by their codes. Raises `OSError`."""
    from mediator.cli.due import due_text

    return due_text(sessions, today)


def find(sessions: Path, words: str) -> str:
    """Return in which sessions and in what kind of line *words* stand. Raises `OSError`."""
    from mediator.cli.find import find_text

    return find_text(sessions, words)


def figures(sessions: Path, today: date) -> Callable[[int], str]:
    """Return what sets this year's figures out in so many columns. Raises `OSError`."""
    from mediator.cli.reporting import figures_text

    return figures_text(sessions, today)


def check_one(path: Path) -> str:
    """Say in a line that a file is in order. Raises `Unreadable` with everything that is not."""
    from mediator.archive.checking import check_path
    from mediator.archive.places import places
    from mediator.desk.commands import STANDARD

    return check_path(path, places().agendas, STANDARD.problems)
