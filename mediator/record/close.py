"""Closing a session, after they left: what is noted of it, and what ends with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mediator.record.agreement import FollowUp, Outcome, Referral
from mediator.record.change import Change

if TYPE_CHECKING:
    from mediator.record.record import Record


class Close(Change):
    """Close the session, or close it again: its outcome as a class, who sent them, when it is asked after.

    What lives only until then ends here, but not under a hold: answers to points other than yes, and levels
    of support, which say who was against something. (practice §3.4)
    """

    outcome: Outcome | None
    referral: Referral | None
    follow_ups: tuple[date, ...]
    held: bool = False

    def apply(self, record: Record) -> Record:
        session = record.session
        if not self.held and (session.rounds or session.read_backs):
            record = record.with_session(rounds=(), read_backs=())
        return record.with_agreement(
            outcome=self.outcome,
            referral=self.referral,
            follow_ups=tuple(FollowUp(day=day) for day in sorted(set(self.follow_ups))),
            closed=self.at,
        )
