"""Following up: what is noted once the session is over, from the agreement alone.

The session's own file may be destroyed by then, so these changes know nothing but the agreement.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mediator.record.base import Refused
from mediator.record.change import Change

if TYPE_CHECKING:
    from mediator.record.agreement import Agreement
    from mediator.record.agreement_point import AgreementPoint
    from mediator.record.record import Record


class FollowingUp(Change):
    """A change to the agreement and to nothing else."""

    def apply(self, record: Record) -> Record:
        return record.model_copy(update={"agreement": self.on(record.agreement)})

    def on(self, agreement: Agreement) -> Agreement:
        """Return what becomes of the agreement. Raises `Refused`."""
        raise NotImplementedError


class PlanCall(FollowingUp):
    """The centre asks on this day too, or no longer."""

    day: date

    def on(self, agreement: Agreement) -> Agreement:
        from mediator.record.agreement import FollowUp

        days = {call.day for call in agreement.follow_ups} ^ {self.day}
        calls = tuple(FollowUp(day=day) for day in sorted(days))
        return agreement.model_copy(update={"follow_ups": calls})


def point_of(agreement: Agreement, point: str) -> AgreementPoint:
    """Return the point of that id, which still stands. Raises `Refused`."""
    for one in agreement.points:
        if one.id == point and not one.struck:
            return one
    raise Refused("There is no such point.")


def must_be_party(agreement: Agreement, party: str) -> None:
    """Raise `Refused` where there is no party of that id."""
    if all(one.id != party for one in agreement.parties):
        raise Refused("There is no such party.")
