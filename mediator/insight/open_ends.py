"""What is still open when everybody has left: parked lines, points, topics, what is to find out."""

from mediator.insight.agreed import everyone_said_yes
from mediator.insight.topics import topic_states, topics_of
from mediator.record.agreement_point import AgreementPoint
from mediator.record.entry import Entry
from mediator.record.fact_check import FactCheck
from mediator.record.issue import Issue
from mediator.record.record import Record


def parked(record: Record) -> tuple[Entry, ...]:
    """Return what is in the parking lot, off the wall too."""
    return tuple(entry for entry in record.entries() if entry.parked and not entry.struck)


def points(record: Record) -> tuple[AgreementPoint, ...]:
    """Return the points that stand."""
    return tuple(point for point in record.agreement.points if not (point.struck or point.parked))


def confirmed(record: Record) -> tuple[AgreementPoint, ...]:
    """Return the points to which every party said yes, or that were agreed without at the close."""
    parties = record.session.parties
    return tuple(point for point in points(record) if point.agreed or everyone_said_yes(point, parties))


def to_find_out(record: Record) -> tuple[FactCheck, ...]:
    """Return what is to be found out and has no answer."""
    return tuple(fact for fact in record.session.fact_checks if fact.in_its_place() and not fact.answer)


def open_topics(record: Record) -> tuple[Issue, ...]:
    """Return the topics without a point that is agreed; not those that the parties leave open."""
    states = topic_states(record)
    settled = topics_of(record, (point for point in points(record) if point.agreed))
    return tuple(
        issue
        for issue in record.session.issues
        if issue.in_its_place()
        and states[issue.id] not in ("agreed", "left_open")
        and issue.id not in settled
    )
