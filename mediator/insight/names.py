"""Who is meant by an id, where what is named in one file may be gone from another."""

from mediator.record.agreement_point import Doer
from mediator.record.owner import Owner
from mediator.record.record import Record


def name_of(record: Record, who: str, gone: str = "somebody who is gone") -> str:
    """Return the name of a party or of a person; *gone* where there is nobody of that id any more."""
    names = {party.id: party.name for party in record.session.parties}
    names |= {person.id: person.name for person in record.session.people}
    return names.get(who, gone)


def owner_name(record: Record, owner: Owner | None) -> str:
    """Return the name of who takes care of something; "" where nobody does, or nobody known."""
    if owner is None:
        return ""
    return owner.name or (name_of(record, owner.who, gone="") if owner.who is not None else "")


def who_is_here(record: Record, doer: Doer) -> str | None:
    """Return the id of the party or person that is meant, who may have come after they were named; None of
    somebody who is not in the room."""
    session = record.session
    names = {person.id: person.name.casefold() for person in session.people}
    names |= {party.id: party.name.casefold() for party in session.parties}
    if doer.id in names:
        return doer.id
    return next((who for who, name in names.items() if name == doer.name.casefold()), None)
