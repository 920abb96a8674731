"""Whether a point is agreed: by everyone's yes, or as the room decides. (practice §4.3)"""

from collections.abc import Iterator, Sequence

from mediator.insight.decision import rule_of, still_missing
from mediator.record.agreement_point import AgreementPoint
from mediator.record.entry import Entry
from mediator.record.party import Party
from mediator.record.read_back import read_back_of
from mediator.record.session import Session
from mediator.record.session_type import SessionType
from mediator.record.support import Answer, Counts

_COUNTS: dict[str, Counts] = {"concern": "yes", "not_yet": "open", "no": "no"}


def everyone_said_yes(entry: Entry, parties: Sequence[Party]) -> bool:
    """Say whether every party has said yes to it; without parties there is nobody to say it."""
    return bool(parties) and all(entry.has_yes_of(party.id) for party in parties)


def is_agreed(
    point: AgreementPoint, parties: Sequence[Party], session: Session | None, session_type: SessionType
) -> bool:
    """Say whether the point stands: everyone said yes to it, or its answers meet the room's rule.

    Where nobody blocks and the rule allows it, who stood aside does not keep it from standing. Without the
    *session*, or once that is closed, what was noted at the close says it.
    """
    if point.agreed or everyone_said_yes(point, parties):
        return True
    if session is None:
        return False
    latest: dict[str, Answer] = {}
    for answer in sorted(_answers(point, session), key=lambda answer: answer.at):
        latest[answer.party] = answer
    names = {party.id: party.name for party in parties}
    return not still_missing(rule_of(session, session_type), names, latest)


def _answers(point: AgreementPoint, session: Session) -> Iterator[Answer]:
    """Yield what was answered to the point, on the room's scale and when it was read back."""
    given = session.round_of(point.id)
    yield from () if given is None else given.answers
    for yes in point.confirmed:
        yield Answer(party=yes.party, level="yes", counts="yes", at=yes.at)
    for other in read_back_of(session.read_backs, point.id).answers:
        yield Answer(party=other.party, level=other.answer, counts=_COUNTS[other.answer], at=other.at)
