"""Another type in the middle of a session: the stages become those of the new type, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mediator.record.agenda import MOST_MINUTES, ClockChange, Stage, StagePlan, Visit
from mediator.record.base import Refused
from mediator.record.session import Session
from mediator.record.session_type import SessionType
from mediator.text import Code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mediator.record.record import Record


class ChangeType(ClockChange):
    """Go on as another type of session.

    Stages that were visited and are not in the new type stay, so that no visit and no minute leads nowhere.
    Ticks, consents, rules and every entry stay as they are. A running clock runs on.
    """

    type: Code
    stages: Annotated[tuple[StagePlan, ...], Field(min_length=1)]

    @classmethod
    def to(cls, session_type: SessionType, *, at: datetime) -> ChangeType:
        """Return the change that makes a session one of *session_type*."""
        return cls(at=at, type=session_type.id, stages=plans(session_type))

    def apply(self, record: Record) -> Record:
        session = record.session
        if session.type == self.type:
            raise Refused("It is this kind of session already.")
        entered = _that_fits(session.stage(), self.stages)
        record = record.with_session(type=self.type, stages=self._stages(session, entered))
        if entered == session.stage().id:
            return record
        ran = session.clock_runs()
        record = record.with_session(
            visits=(*session.visits, Visit(stage=entered, at=self.at)),
            clock=self.clock_closed(record, "next_stage"),
            rating_open=session.rating_open or record.session.stage(entered).weighs,
        )
        return record.with_session(clock=self.clock_opened(record, entered)) if ran else record

    def _stages(self, session: Session, entered: str) -> tuple[Stage, ...]:
        """The new type's stages; before the one that is entered, those visited that are not in it."""
        new = {plan.id for plan in self.stages}
        visited = {visit.stage for visit in session.visits}
        kept = tuple(stage for stage in session.stages if stage.id in visited - new)
        made = tuple(_planned(plan, session) for plan in self.stages)
        at = [stage.id for stage in made].index(entered)
        return (*made[:at], *kept, *made[at:])


def plans(session_type: SessionType) -> tuple[StagePlan, ...]:
    """Return what a session keeps of its type's stages."""
    return tuple(
        StagePlan(**{name: getattr(stage, name) for name in StagePlan.model_fields})
        for stage in session_type.stages
    )


def _that_fits(now: Stage, stages: Sequence[StagePlan]) -> str:
    """Return the stage to go on in: the one of the same id, or with the same board, or the first."""
    same = [stage.id for stage in stages if stage.id == now.id]
    alike = [stage.id for stage in stages if stage.board == now.board]
    return (*same, *alike, stages[0].id)[0]


def _planned(plan: StagePlan, session: Session) -> Stage:
    """The plan, with the minutes that the room gave or took from a stage of that id."""
    added = next((stage.added for stage in session.stages if stage.id == plan.id), 0)
    added = min(max(added, -plan.minutes), MOST_MINUTES - plan.minutes)
    return Stage(**dict(plan), added=added)
