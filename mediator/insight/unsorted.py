"""Jots of which nobody has said yet what they are, on the wall or off it."""

from mediator.record.jot import Jot
from mediator.record.session import Session


def unsorted(session: Session) -> tuple[Jot, ...]:
    """Return them in the order in which they were written; what is parked is in its place."""
    return tuple(jot for jot in session.jots if jot.became is None and not jot.struck and not jot.parked)
