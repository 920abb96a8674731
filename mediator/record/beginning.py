"""How a session begins: the first record, from a session type, the parties and what was prepared."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from mediator.record.agenda import Stage, Visit
from mediator.record.agreement import Agreement, Ticked
from mediator.record.changing_type import plans
from mediator.record.issue import Issue
from mediator.record.party import Party, Person
from mediator.record.private import Private
from mediator.record.record import Record
from mediator.record.rule import GroundRule
from mediator.record.session import Session
from mediator.record.session_type import SessionType


def first_record(
    session_type: SessionType,
    *,
    code: str,
    title: str,
    parties: Sequence[Party],
    people: Sequence[Person] = (),
    sides: Mapping[str, str] = MappingProxyType({}),
    ticked: Sequence[str] = (),
    rules: Sequence[str] | None = None,
    topics: Sequence[str] = (),
    practice: bool = False,
    at: datetime,
    new_id: Callable[[], str],
) -> Record:
    """Return a session at its first stage, its clock standing.

    *sides* says by party which side it belongs to, *ticked* which lines of the checklist were gone through
    before the room came in. *rules* None takes those the type starts with; *new_id* must not repeat itself.
    """
    lines = session_type.rules.start_with if rules is None else rules
    stages = tuple(Stage(**dict(plan)) for plan in plans(session_type))
    session = Session(
        id=code,
        title=title,
        type=session_type.id,
        practice=practice,
        created=at,
        stages=stages,
        visits=(Visit(stage=stages[0].id, at=at),),
        parties=tuple(parties),
        people=tuple(people),
        sides=dict(sides),
        caucus_default=session_type.private_meetings,
        rules=tuple(GroundRule(id=new_id(), text=line, number=n, at=at) for n, line in enumerate(lines, 1)),
        issues=tuple(Issue(id=new_id(), text=line, number=n, at=at) for n, line in enumerate(topics, 1)),
    )
    agreement = Agreement(
        id=code,
        title=session.title,
        type=session.type,
        parties=session.parties,
        checklist=tuple(Ticked(item=item, at=at) for item in ticked),
    )
    return Record(session=session, agreement=agreement, private=Private(id=code))
