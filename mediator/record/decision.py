"""The decision rule of a session: whose yes makes an idea or a point what the room will do.

It is agreed before anything is tested. (practice §1.4)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from mediator.record.base import Frozen, Id, Refused
from mediator.record.change import Change

if TYPE_CHECKING:
    from mediator.record.record import Record

DecisionKind = Literal["everyone", "consensus", "majority", "one_decides"]
"""Everyone says yes; nobody blocks, and who is not for it stands aside; a named number, and named parties
among them; one decides after hearing the others."""

MostParties = Annotated[int, Field(ge=0, le=200)]


class Decision(Frozen):
    """The rule that this room chose."""

    kind: DecisionKind
    number: MostParties = 0
    """Of a majority: how many of the parties that are not in `also` it takes."""
    also: tuple[Id, ...] = ()
    """Of a majority: the parties without whom it does not stand."""
    decider: Id | None = None
    """Of one who decides: that party."""


class SetDecision(Change):
    """The room chooses how it decides; None goes back to what its kind of session has."""

    decision: Decision | None

    def apply(self, record: Record) -> Record:
        if record.session.decision == self.decision:
            raise Refused("That is agreed already.")
        if self.decision is not None:
            named = (*self.decision.also, *filter(None, (self.decision.decider,)))
            for party in named:
                record.party(party)
        return record.with_session(decision=self.decision)
