"""Continuing: the next session of a case begins with what the room goes on with.

Parties and people keep their ids, for they are the same people, and who takes care of something is said by
them. Entries get ids of their own: each is a line of this session, with its own number and its own yes, and
an id leads to one line in all the archive. What only the mediator looks back on is not carried over. It is
read where it is, so that destroying it there is the end of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from mediator.record.caucus import CaucusDefault
from mediator.record.criterion import Criterion
from mediator.record.decision import Decision
from mediator.record.entry import Entry
from mediator.record.fact_check import FactCheck
from mediator.record.interest import Interest
from mediator.record.issue import Issue
from mediator.record.jot import Jot
from mediator.record.key_date import KeyDate
from mediator.record.option import Option
from mediator.record.party import Party, Person
from mediator.record.position import Position
from mediator.record.record import Record
from mediator.record.rule import GroundRule


@dataclass(frozen=True)
class Carried:
    """What is still kept of a session and the next one begins with."""

    code: str
    """The session it comes from."""
    title: str
    type: str
    practice: bool
    parties: tuple[Party, ...]
    people: tuple[Person, ...] = ()
    sides: dict[str, str] = field(default_factory=dict)
    caucus_default: CaucusDefault | None = None
    """None where nothing says what the room agreed."""
    decision: Decision | None = None
    rules: tuple[GroundRule, ...] | None = None
    """Rules to re-affirm; None where they are gone: then the session type's own."""
    entries: tuple[Entry, ...] = ()
    """Everything else, in the order in which it stood."""


_BY_ITSELF = (GroundRule, Issue, Position, Interest, Option, Criterion, FactCheck, KeyDate, Jot)
"""Kinds that mean something without what they referred to; others are carried over as jots."""


def continued(record: Record, carried: Carried, *, at: datetime, new_id: Callable[[], str]) -> Record:
    """Return a new session that has just begun, with what is carried over.

    Nobody has said yes to any of it again. What was off the wall stays off it. Parties who are no longer
    here are not named.
    """
    here = {party.id for party in record.session.parties}
    made = record.with_agreement(continues=carried.code)
    settled: dict[str, object] = {}
    if carried.caucus_default is not None:
        settled["caucus_default"] = carried.caucus_default
    if carried.decision is not None and here.issuperset(_named(carried.decision)):
        settled["decision"] = carried.decision
    if carried.rules is not None:
        settled["rules"] = ()
    made = made.with_session(**settled) if settled else made
    for entry in (*(carried.rules or ()), *carried.entries):
        made = made.adding(_afresh(entry, here, at, new_id()))
    return made


def _named(decision: Decision) -> set[str]:
    return {*decision.also, *filter(None, (decision.decider,))}


def _afresh(entry: Entry, here: set[str], at: datetime, new_id: str) -> Entry:
    """Return the entry as a line of a new session: without number, yes, fate, or what it referred to."""
    parties = tuple(party for party in entry.parties if party in here)
    for other in entry.mentions():
        entry = entry.without(other)
    lost = entry.mentions() or (entry.parties and not parties)
    if lost or not isinstance(entry, _BY_ITSELF):
        entry = Jot(
            id=new_id,
            text=entry.text,
            shown=entry.shown,
            parked=True,
            parked_with=entry.parked_with,
            at=at,
        )
    fresh = entry.with_(id=new_id, parties=parties, number=0, confirmed=(), fate=None, at=at)
    return fresh.with_(left_open=False) if isinstance(fresh, Issue) else fresh
