"""Payments of a point: what is to be paid when, and what a party says was paid. (practice §4.1)"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from mediator.record.base import Frozen, Id, Refused
from mediator.record.following_up import FollowingUp, must_be_party, point_of
from mediator.record.money import Money

if TYPE_CHECKING:
    from mediator.record.agreement import Agreement


class Instalment(Frozen):
    """An amount that is to be paid by a day."""

    day: date
    money: Money


class PaymentPlan(Frozen):
    """The instalments of one point, in one currency."""

    point: Id
    instalments: Annotated[tuple[Instalment, ...], Field(min_length=1)]


class Payment(Frozen):
    """All that was paid on one day, as one party tells it: another may tell it otherwise."""

    point: Id
    party: Id
    """Who told it, which need not be who paid."""
    day: date
    money: Money


class SetPlan(FollowingUp):
    """Say what is to be paid when; the plan before it ends. Without instalments there is no plan."""

    point: Id
    instalments: tuple[Instalment, ...]

    def on(self, agreement: Agreement) -> Agreement:
        point_of(agreement, self.point)
        paid = {payment.money.currency for payment in agreement.payments if payment.point == self.point}
        if len(paid | {instalment.money.currency for instalment in self.instalments}) > 1:
            raise Refused("A plan and what was paid of it are in one currency.")
        plans = tuple(plan for plan in agreement.plans if plan.point != self.point)
        if self.instalments:
            in_order = tuple(sorted(self.instalments, key=lambda instalment: instalment.day))
            plans += (PaymentPlan(point=self.point, instalments=in_order),)
        if plans == agreement.plans:
            raise Refused("That is noted already.")
        return agreement.model_copy(update={"plans": plans})


class NotePayment(FollowingUp):
    """A party tells what was paid on a day, all of that day together; nothing (0) takes it back."""

    payment: Payment

    def on(self, agreement: Agreement) -> Agreement:
        told = self.payment
        point_of(agreement, told.point)
        must_be_party(agreement, told.party)
        used = {payment.money.currency for payment in agreement.payments if payment.point == told.point}
        used |= {
            instalment.money.currency
            for plan in agreement.plans
            if plan.point == told.point
            for instalment in plan.instalments
        }
        if used - {told.money.currency}:
            raise Refused(f"This point is paid in {used.pop()}.")
        payments = tuple(
            one
            for one in agreement.payments
            if (one.point, one.party, one.day) != (told.point, told.party, told.day)
        )
        if told.money.value:
            payments += (told,)
        if payments == agreement.payments:
            raise Refused("That is noted already.")
        return agreement.model_copy(update={"payments": payments})
