"""Whose turn it is, as a stage says it: the parties of a side, or those who came with them."""

from mediator.record.session import Session


def floor_of_stage(session: Session) -> tuple[str, ...]:
    """Return who has the floor when the present stage begins; () where it is nobody's turn in particular."""
    stage = session.stage()
    if not stage.turn:
        return ()
    parties = tuple(party.id for party in session.parties if session.sides.get(party.id) == stage.turn)
    if stage.turn_of == "party":
        return parties
    return tuple(
        person.id for person in session.people if person.party in parties and person.role == "support_person"
    )
