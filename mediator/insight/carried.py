"""What of a session the next one of the same case begins with: a reading of what is still kept of it."""

from collections.abc import Iterator
from datetime import date

from mediator.insight.topics import topic_states
from mediator.record.agreement import Agreement
from mediator.record.continuing import Carried
from mediator.record.entry import Entry
from mediator.record.private import Private
from mediator.record.record import Record
from mediator.record.session import Session


def carried(agreement: Agreement, session: Session | None, today: date) -> Carried:
    """Return it: with the agreement alone the parties, and nothing that was only in the session's own file.

    Points stay in the agreement they were made in.
    """
    if session is None:
        return Carried(
            agreement.id, agreement.title, agreement.type, practice=False, parties=agreement.parties
        )
    record = Record(session=session, agreement=agreement, private=Private(id=session.id))
    return Carried(
        session.id,
        session.title,
        session.type,
        practice=session.practice,
        parties=session.parties,
        people=session.people,
        sides=session.sides,
        caucus_default=session.caucus_default,
        decision=session.decision,
        rules=tuple(rule for rule in session.rules if not (rule.struck or rule.parked)),
        entries=tuple(_open(record, today)),
    )


def _open(record: Record, today: date) -> Iterator[Entry]:
    """Yield topics not agreed, what is to be found out, dates to come, and what is parked for now."""
    session, states = record.session, topic_states(record)
    yield from (topic for topic in session.issues if _stands(topic) and states[topic.id] != "agreed")
    yield from (fact for fact in session.fact_checks if _stands(fact) and not fact.answer)
    yield from (day for day in session.key_dates if _stands(day) and day.day >= today)
    for entry in record.entries():
        waits = entry.parked and entry.fate in (None, "next_time")
        if waits and not (entry.struck or entry.is_done_with()):
            yield entry


def _stands(entry: Entry) -> bool:
    return not (entry.struck or entry.parked)
