"""An invented neighbour case to try the program with: a list of changes, from its first minute on.

The people and the house do not exist. The case stops well inside the understanding stage, with things left
to do: a reason nobody has confirmed, a jot nobody has sorted, a party that has not been asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from mediator.archive.agendas import SessionTypes
from mediator.archive.board_file import BoardFile
from mediator.desk.sitting import Sitting, first_sitting
from mediator.record.agenda import EnterStage, StartClock
from mediator.record.agreement import GiveConsent, Tick
from mediator.record.beginning import first_record
from mediator.record.change import Change
from mediator.record.entry import Confirm, Share
from mediator.record.fact_check import AddFactCheck, FactCheck
from mediator.record.interest import AddInterest, Interest
from mediator.record.issue import AddIssue, Issue
from mediator.record.jot import AddJot, Jot
from mediator.record.party import Party, Person
from mediator.record.position import AddPosition, Position
from mediator.record.record import Record
from mediator.record.session_type import SessionType

CODE = "practice"

PARTIES = (
    Party(id="p1", name="Amira"),
    Party(id="p2", name="The Bakers"),
    Party(id="p3", name="Mr Oduya"),
)
PEOPLE = (
    Person(id="q1", name="Tom", role="member", party="p2"),
    Person(id="q2", name="Lise", role="member", party="p2"),
    Person(id="q3", name="Amira's sister", role="support_person", party="p1"),
)


def demo_sitting(session_type: SessionType, folder: Path, *, now: Callable[[], datetime]) -> Sitting:
    """Return the case, as far as it goes, as a session that saves into *folder*."""
    record = after_film(session_type, now())
    sitting = first_sitting(record, session_type, folder, types=SessionTypes(), now=now)
    return replace(sitting, board_file=BoardFile(folder, now=now))


def after_film(session_type: SessionType, ends: datetime) -> Record:
    """Return the record at the end of the film, which ends at that moment."""
    record = opening_record(session_type, ends - timedelta(seconds=LENGTH))
    for change in film(record, ends - timedelta(seconds=LENGTH)):
        record = change.apply(record)
    return record


def opening_record(session_type: SessionType, at: datetime) -> Record:
    """Return the case before anyone has spoken."""
    ids = iter(f"r{n}" for n in range(1, 100))
    return first_record(
        session_type,
        code=CODE,
        title="Evenings in one house",
        parties=PARTIES,
        people=PEOPLE,
        practice=True,
        at=at,
        new_id=lambda: next(ids),
    )


def film(record: Record, begins: datetime) -> Iterator[Change]:
    """Yield what happens to the record of `opening_record`, each change with its time."""

    def at(second: int) -> datetime:
        return begins + timedelta(seconds=second)

    def topic(second: int, name: str, text: str) -> Change:
        return AddIssue(at=at(second), entry=Issue(id=name, text=text, at=at(second)))

    def want(second: int, name: str, party: str, issue: str, text: str) -> Change:
        entry = Position(id=name, text=text, parties=(party,), issue=issue, at=at(second))
        return AddPosition(at=at(second), entry=entry)

    def reason(second: int, name: str, party: str, issue: str, under: str, text: str) -> Change:
        entry = Interest(
            id=name, text=text, parties=(party,), issues=(issue,), positions=(under,), at=at(second)
        )
        return AddInterest(at=at(second), entry=entry)

    yield StartClock(at=at(0))
    for number, item in enumerate(("names", "access", "deciders")):
        yield Tick(at=at(20 + 30 * number), item=item)
    for number, party in enumerate(PARTIES):
        yield GiveConsent(at=at(240 + 10 * number), party=party.id)
    for number, party in enumerate(PARTIES):
        yield Confirm(at=at(300 + 8 * number), entry=record.session.rules[0].id, party=party.id)
    yield EnterStage(at=at(520), stage=record.session.stages[1].id)
    yield EnterStage(at=at(1900), stage=record.session.stages[2].id)
    yield topic(1960, "t1", "How can everyone rest and live in this house?")
    yield topic(2060, "t2", "How do we tell each other when something is wrong?")
    yield topic(2180, "t3", "Who looks after the courtyard?")
    yield EnterStage(at=at(2420), stage=record.session.stages[3].id)
    yield want(2480, "w1", "p1", "t1", "No drums after eight")
    yield reason(2540, "i1", "p1", "t1", "w1", "To sleep before a night shift")
    yield want(2640, "w2", "p2", "t1", "Somewhere the twins can practise")
    yield reason(2700, "i2", "p2", "t1", "w2", "Music is how Tom's daughter came out of her shell")
    yield reason(2760, "i3", "p2", "t1", "w2", "Not to be the noisy family of the house")
    yield AddJot(at=at(2800), entry=Jot(id="j1", text="school has a music room", shown=False, at=at(2800)))
    yield want(2860, "w3", "p3", "t1", "No more notes on the front door")
    yield reason(2910, "i4", "p3", "t1", "w3", "A house where people greet each other")
    yield Share(at=at(2960), entry="i4", party="p1")
    yield Share(at=at(2980), entry="i4", party="p2")
    yield Confirm(at=at(2990), entry="i4", party="p3")
    yield AddFactCheck(
        at=at(3020), entry=FactCheck(id="f1", text="What the house rules say about evenings", at=at(3020))
    )
    yield want(3090, "w4", "p1", "t2", "A knock, not a letter from the office")


LENGTH = 3120
"""Seconds from the film's beginning to where the practice begins."""
