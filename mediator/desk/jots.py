"""Jots that nobody has said yet what they are: on the desk with their words, and a key for each."""

from __future__ import annotations

from functools import partial

from mediator.desk import desk_opening, entry_menu
from mediator.desk.state import Desk
from mediator.insight.unsorted import unsorted
from mediator.record.base import Refused


def open_jots(desk: Desk) -> None:
    """Ask for a jot, then what it is; where the desk is closed, for the desk first. Raises `Refused`."""
    if desk.unseen is None:
        desk_opening.ask(desk, partial(open_jots, desk))
        return
    waiting = unsorted(desk.session)
    if not waiting:
        raise Refused("Of every jot it is said what it is.")
    desk.ask_one("Which jot?", [(jot.text, partial(entry_menu.open_entry, desk, jot)) for jot in waiting])
