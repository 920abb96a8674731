"""The parking lot, and what becomes of what stands there."""

from mediator.insight.board_parts import block, line_of
from mediator.insight.names import owner_name
from mediator.record.entry import Entry, Fate
from mediator.record.record import Record
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Body


def parking(record: Record, words: Words) -> Body:
    """Return what is parked and may be seen."""
    parked = (entry for entry in record.entries() if entry.may_be_seen() and entry.parked)
    lines = tuple(line_of(entry, number=0, aside=_aside(entry, record, words)) for entry in parked)
    return Body(heading=words.parking_lot, blocks=block("", lines), invitation=words.no_parked)


def _aside(entry: Entry, record: Record, words: Words) -> str:
    fates: dict[Fate, str] = {
        "done": words.parked_done,
        "next_time": words.parked_next_time,
        "dropped": words.parked_dropped,
    }
    fate = fates[entry.fate] if entry.fate is not None else ""
    who = fill(words.parked_with, name=owner_name(record, entry.parked_with)) if entry.parked_with else ""
    return ", ".join(filter(None, (fate, who)))
