"""What is still open when everybody has left: parked lines, and points not everyone has confirmed."""

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
    """Return the points to which every party said yes; without parties there is nobody to say it."""
    parties = [party.id for party in record.session.parties]
    return tuple(
        point for point in points(record) if parties and all(point.has_yes_of(party) for party in parties)
    )
