"""What is still open when everybody has left: parked lines, and points that are not agreed."""

from mediator.insight.agreed import everyone_said_yes
from mediator.record.agreement_point import AgreementPoint
from mediator.record.entry import Entry
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
