"""Who has not been heard for a while, as far as what was written down can tell. (practice §5.1, §5.3)"""

from datetime import datetime

from mediator.record.party import Party
from mediator.record.record import Record

WHILE = 600.0
"""Seconds after which it is a while."""


def not_heard(record: Record, now: datetime) -> tuple[Party, ...]:
    """Return the parties nothing of whom was written for `WHILE` of this stage, where something of another
    was. While nobody's words are written, as in an opening or a round of accounts, it says nothing.
    """
    session = record.session
    entered = session.visits[-1].at
    if not session.clock_runs() or (now - entered).total_seconds() < WHILE:
        return ()
    recent = {
        party
        for entry in record.entries()
        if entry.at >= entered and (now - entry.at).total_seconds() < WHILE
        for party in entry.parties
    }
    return tuple(party for party in session.parties if party.id not in recent) if recent else ()
