"""Closing a session, after they left: what is noted of it, and what ends with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mediator.record.agreement import Count, FollowUp, Outcome, Referral
from mediator.record.barrier import Barrier
from mediator.record.base import Id
from mediator.record.change import Change
from mediator.text import OptionalName

if TYPE_CHECKING:
    from mediator.record.record import Record


class SaidForClose(Change):
    """What is said of a session for its close: its outcome as a class, and what is counted.

    What is counted are numbers, days and words of the centre's lists.
    """

    outcome: Outcome | None
    referral: Referral | None
    source: OptionalName = ""
    asked: date | None = None
    children: Count = 0
    affected: Count = 0
    barriers: tuple[Barrier, ...] = ()
    minutes: Count = 0

    def apply(self, record: Record) -> Record:
        return record.with_agreement(
            outcome=self.outcome,
            referral=self.referral,
            source=self.source,
            asked=self.asked,
            children=self.children,
            affected=self.affected,
            barriers=self.barriers,
            minutes=self.minutes,
        )


class NoteForClose(SaidForClose):
    """Note it before the close happens, where that is left for another day."""


class Close(SaidForClose):
    """Close the session, or close it again: what is said for it, and the days on which it is asked after.

    What lives only until then ends here, but not under a hold: answers to points other than yes, and levels
    of support, which say who was against something. Of a point that the room agreed on by its rule, without
    everybody's yes, stays that it is agreed. (practice §3.4, §4.3)
    """

    follow_ups: tuple[date, ...]
    held: bool = False
    met: tuple[date, ...] = ()
    """The days on which the room met."""
    agreed: tuple[Id, ...] = ()
    """Points that are agreed and have not everybody's yes."""

    def apply(self, record: Record) -> Record:
        record = super().apply(record)
        session = record.session
        if not self.held and (session.rounds or session.read_backs):
            record = record.with_session(rounds=(), read_backs=())
        points = tuple(
            point if point.agreed == (point.id in self.agreed) else point.with_(agreed=not point.agreed)
            for point in record.agreement.points
        )
        return record.with_agreement(
            points=points,
            follow_ups=tuple(FollowUp(day=day) for day in sorted(set(self.follow_ups))),
            met=self.met,
            closed=self.at,
        )
