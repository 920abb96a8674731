"""A session in numbers, for the year's tally."""

from collections import Counter
from datetime import datetime

from mediator.insight.contacts import contacts
from mediator.insight.open_ends import confirmed, parked, points
from mediator.insight.times import held_on, times
from mediator.insight.topics import topic_states
from mediator.record.record import Record
from mediator.record.session import Session
from mediator.record.session_type import RegimeKind
from mediator.record.tally import TallyRow


def clock_minutes(session: Session, at: datetime) -> int:
    """Return how many minutes the clock ran, everybody together, rounded."""
    return round(times(session, at).running / 60)


def tally_row(record: Record, regime: RegimeKind, at: datetime) -> TallyRow:
    """Return the session's row as it stands at *at*; minutes are rounded."""
    session, agreement = record.session, record.agreement
    states = topic_states(record)
    settled = [issue for issue in session.issues if not issue.struck and states[issue.id] == "agreed"]
    private = sum(((c.closed or at) - c.opened).total_seconds() for c in record.private.caucuses)
    return TallyRow(
        code=session.id,
        type=session.type,
        regime=regime,
        referral=agreement.referral,
        day=held_on(session),
        closed=agreement.closed.astimezone().date() if agreement.closed else None,
        outcome=agreement.outcome,
        minutes=clock_minutes(session, at) or agreement.minutes,
        private_minutes=round(private / 60),
        parties=len(session.parties),
        people=dict(sorted(Counter(person.role for person in session.people).items())),
        topics=sum(not issue.struck for issue in session.issues),
        settled=len(settled),
        ideas=sum(not option.struck for option in session.options),
        parked=len(parked(record)),
        points=len(points(record)),
        confirmed=len(confirmed(record)),
        follow_ups=len(agreement.follow_ups),
        source=agreement.source,
        asked=agreement.asked,
        children=agreement.children,
        affected=agreement.affected,
        barriers=agreement.barriers,
        continues=agreement.continues,
        contacts=contacts(agreement),
    )
