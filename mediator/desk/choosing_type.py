"""Session types from inside: choosing one, and copying one to change it."""

from __future__ import annotations

from textual.app import App

from mediator.archive.agendas import NotCopied, copy, find
from mediator.archive.reading import Unreadable
from mediator.desk.asking import ask, choose
from mediator.desk.choose_screen import Option
from mediator.desk.ways_in import WaysIn
from mediator.text import one_line


async def choose_type(app: App[None], ways: WaysIn, question: str) -> str | None:
    """Return the id of the session type that was chosen, or None; the usual one stands first."""
    usual = ways.settings.new.type
    ids = sorted(find(ways.here.agendas), key=lambda type_id: type_id != usual)
    return await choose(app, question, [Option(type_id, _name(ways, type_id), type_id) for type_id in ids])


def _name(ways: WaysIn, type_id: str) -> str:
    try:
        return ways.session_type(type_id).name
    except Unreadable:
        return f"{one_line(type_id)} has mistakes"


async def copy_type(app: App[None], ways: WaysIn, type_id: str) -> str:
    """Copy a type under its own name, which takes its place, or under another, beside it; say what was done.

    "" where it was given up.
    """
    name = await ask(app, "Its name: small letters and digits; the same name takes its place", type_id)
    if not name:
        return ""
    try:
        copy(type_id, ways.here.agendas, name)
    except NotCopied as problem:
        return str(problem)
    except OSError as error:
        return f"It cannot be copied there: {error.strerror}."
    return f"Copied as {name}.toml. Change it in a text editor; w shows where, c checks it."
