"""How often and how long each party was alone with the mediator: facts to be even-handed by, never a score.

(practice §5.1: caucus minutes per party)
"""

from dataclasses import dataclass
from datetime import datetime

from mediator.record.private import Private


@dataclass(frozen=True)
class Meetings:
    """The private meetings with one party."""

    number: int
    seconds: float
    """In all, up to the moment that was asked about."""


def meetings(private: Private, party: str, now: datetime) -> Meetings:
    """Sum up the private meetings with *party* as they stand at *now*."""
    own = [caucus for caucus in private.caucuses if caucus.party == party]
    seconds = sum(max(0.0, ((caucus.closed or now) - caucus.opened).total_seconds()) for caucus in own)
    return Meetings(len(own), seconds)
