"""A referral after the session: how it stands now, and by when, from the agreement alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mediator.record.base import Id, Refused
from mediator.record.following_up import FollowingUp
from mediator.record.resource_referral import ReferralStatus

if TYPE_CHECKING:
    from mediator.record.agreement import Agreement


class FollowReferral(FollowingUp):
    """Say of an open referral how it stands, or that it is still open, and by when somebody calls there."""

    referral: Id
    status: ReferralStatus | None
    day: date | None

    def on(self, agreement: Agreement) -> Agreement:
        before = next((one for one in agreement.referrals if one.id == self.referral), None)
        if before is None or not before.is_open():
            raise Refused("There is no such open referral.")
        after = before.with_(status=self.status, day=self.day)
        if after == before:
            raise Refused("That is noted already.")
        referrals = tuple(after if one is before else one for one in agreement.referrals)
        return agreement.model_copy(update={"referrals": referrals})
