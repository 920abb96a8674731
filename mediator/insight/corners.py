"""Which corner of a party nobody has fed: the thing itself, how it is decided, how one is treated.

Moore's triangle of satisfaction: an option that feeds only one corner tends not to hold. (practice §1.3)
"""

from dataclasses import dataclass

from mediator.record.interest import InterestKind
from mediator.record.party import Party
from mediator.record.session import Session

CORNERS: dict[InterestKind, str] = {
    "substantive": "the thing itself",
    "procedural": "how it is decided",
    "psychological": "how one is treated",
}


@dataclass(frozen=True)
class Corners:
    """What is still to be asked of a party, and what no idea serves."""

    party: Party
    unheard: tuple[str, ...]
    unfed: tuple[str, ...]


def open_corners(session: Session) -> tuple[Corners, ...]:
    """Return the parties with an open corner. A party of whom no reason's kind was noted is left out, and
    while no idea says what it serves, none is missed."""
    heard: dict[str, set[InterestKind]] = {}
    fed: dict[str, set[InterestKind]] = {}
    served = {other for idea in session.options if idea.in_its_place() for other in idea.mentions()}
    for reason in session.interests:
        if reason.struck or reason.kind is None:
            continue
        for owner in reason.parties:
            heard.setdefault(owner, set()).add(reason.kind)
            if reason.id in served:
                fed.setdefault(owner, set()).add(reason.kind)
    made = []
    for party in session.parties:
        known, got = heard.get(party.id, set()), fed.get(party.id, set())
        unheard = tuple(word for kind, word in CORNERS.items() if known and kind not in known)
        unfed = tuple(word for kind, word in CORNERS.items() if fed and kind in known - got)
        made += [Corners(party, unheard, unfed)] if unheard or unfed else []
    return tuple(made)
