"""That the room waits while the mediator is in a private meeting: all that the board may know of one."""

from dataclasses import dataclass
from datetime import datetime

from mediator.record.private import Private


@dataclass(frozen=True)
class Away:
    """The mediator is away from the room; with whom is nobody's business here."""

    until: datetime | None
    """When the room goes on, if it was told."""


def away(private: Private) -> Away | None:
    """Return how the room waits, or None where it does not."""
    caucus = private.caucus_now()
    return Away(caucus.until) if caucus is not None else None
