"""Who has not been summed up yet in the present stage, or did not say how it was heard."""

from mediator.record.party import Party
from mediator.record.record import Record
from mediator.record.summary import Heard

HEARD: dict[Heard, str] = {"not_yet": "not yet checked", "right": "heard right", "corrected": "corrected"}
"""What the mediator reads of each answer."""


def not_summed_up(record: Record) -> tuple[Party, ...]:
    """Return those parties, where the stage is one of listening; nobody in any other."""
    session = record.session
    stage = session.stage()
    if stage.board not in ("accounts", "wants"):
        return ()
    done = {s.party for s in record.private.summaries if s.stage == stage.id and s.heard != "not_yet"}
    return tuple(party for party in session.parties if party.id not in done)
