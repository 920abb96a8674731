"""For the desk: how each idea and point that was weighed stands by the room's rule, with names."""

from dataclasses import dataclass

from mediator.insight.decision import rule_of, still_missing
from mediator.record.record import Record
from mediator.record.session_type import SessionType

MOST = 8
"""Ideas and points that are told of, the latest: more would be no help at a glance."""


@dataclass(frozen=True)
class Weighed:
    """One idea or point, and what is still missing before it stands."""

    text: str
    answers: int
    of: int
    missing: tuple[str, ...]
    """A sentence each; () where it stands."""


def weighed(record: Record, session_type: SessionType) -> tuple[Weighed, ...]:
    """Return what was weighed last, the latest first; what was struck or is gone is left out."""
    rule = rule_of(record.session, session_type)
    names = {party.id: party.name for party in record.session.parties}
    there = {entry.id: entry for entry in record.entries() if not entry.struck}
    rounds = [one for one in reversed(record.session.rounds) if one.entry in there]
    return tuple(
        Weighed(
            text=there[one.entry].text,
            answers=len(one.answers),
            of=len(names),
            missing=still_missing(rule, names, {answer.party: answer for answer in one.answers}),
        )
        for one in rounds[:MOST]
    )
