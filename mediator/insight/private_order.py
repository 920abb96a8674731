"""Private lines in the order of the desk, so that wherever they are numbered each has one number.

First what each party said alone, then what each can expect without an agreement, then the mediator's own
notes, the latest first.
"""

from mediator.record.note import WITHOUT_AGREEMENT, Note
from mediator.record.record import Record


def met_parties(record: Record) -> tuple[str, ...]:
    """Return the ids of the parties, and of those gone since that were met alone."""
    here = [party.id for party in record.session.parties]
    return tuple(dict.fromkeys((*here, *(caucus.party for caucus in record.private.caucuses))))


def said_alone(record: Record, party: str) -> tuple[Note, ...]:
    """Return what a party said in private meetings, what was said first standing first."""
    rooms = {caucus.id for caucus in record.private.caucuses if caucus.party == party}
    return tuple(
        note
        for note in record.private.notes
        if note.can_be_released() and note.room in rooms and note.kind not in WITHOUT_AGREEMENT
    )


def without_agreement(record: Record, party: str) -> tuple[Note, ...]:
    """Return what a party can expect if there is no agreement."""
    notes = record.private.notes
    return tuple(note for note in notes if note.kind in WITHOUT_AGREEMENT and note.about == party)


def own_notes(record: Record) -> tuple[Note, ...]:
    """Return the mediator's own notes, the latest first."""
    return tuple(
        note
        for note in reversed(record.private.notes)
        if not note.can_be_released() and note.kind not in WITHOUT_AGREEMENT
    )


def in_order(record: Record) -> tuple[Note, ...]:
    """Return every private line, in the order of the desk; what stands nowhere there comes last."""
    parties = met_parties(record)
    alone = [note for party in parties for note in said_alone(record, party)]
    without = [note for party in parties for note in without_agreement(record, party)]
    placed = {note.id: note for note in (*alone, *without, *own_notes(record), *record.private.notes)}
    return tuple(placed.values())
