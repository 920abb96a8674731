"""Common ground: reasons that several parties share, each of them having said yes."""

from mediator.record.interest import Interest
from mediator.record.session import Session


def common_ground(session: Session) -> tuple[Interest, ...]:
    """Return the shared reasons to which every sharing party said yes, in the order they were written."""
    return tuple(interest for interest in session.interests if is_common(interest))


def is_common(interest: Interest) -> bool:
    return len(interest.parties) > 1 and all(interest.has_yes_of(party) for party in interest.parties)
