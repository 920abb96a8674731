"""Readings of the opening checklist: what was gone through, and what comes next."""

from mediator.record.record import Record
from mediator.record.session_type import SessionType


def ticked_items(record: Record) -> set[str]:
    """Return the lines of the checklist that were gone through, by id."""
    return {tick.item for tick in record.agreement.checklist}


def first_open(record: Record, session_type: SessionType) -> int:
    """Return the place, among the lines of the opening, of the first that is not ticked; else of the last."""
    items = [item.id for item in session_type.checks("opening")]
    ticked = ticked_items(record)
    open_ = (n for n, item in enumerate(items) if item not in ticked)
    return next(open_, max(0, len(items) - 1))
