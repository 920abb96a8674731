"""Common ground: reasons that several parties share, each of them having said yes."""

from mediator.record.interest import Interest
from mediator.record.session import Session


def common_ground(session: Session) -> tuple[Interest, ...]:
    """Return the shared reasons to which every sharing party said yes, in the order they were written."""
    return tuple(interest for interest in session.interests if is_common(interest))


def near_common(session: Session) -> tuple[tuple[Interest, str], ...]:
    """Return the shared reasons to which all but one sharing party said yes, each with that one's id.

    For the desk alone: on a wall it would name who is still unsure.
    """
    made = []
    for interest in session.interests:
        unsure = [party for party in interest.parties if not interest.has_yes_of(party)]
        if len(interest.parties) > 1 and len(unsure) == 1 and not interest.struck:
            made.append((interest, unsure[0]))
    return tuple(made)


def is_common(interest: Interest) -> bool:
    return len(interest.parties) > 1 and all(interest.has_yes_of(party) for party in interest.parties)
