"""Referrals to a resource: what somebody needs, who could help with it, who calls there, and by when.

(practice §8, R4: need, resource, contact, who calls, by when, gap; follow-up status.) They stand in the
agreement, for they are asked after when the session's own file may be gone.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from mediator.record.agreement_point import Doer
from mediator.record.base import Id, Refused
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.text import OptionalLine

if TYPE_CHECKING:
    from mediator.record.record import Record

ReferralStatus = Literal["done", "gap"]
"""It was made; or nobody was found who could help, which is to be known and no failure."""


class ResourceReferral(Entry):
    """A need, which is its text, and what is done about it."""

    noun: ClassVar[str] = "referral"
    part: ClassVar[Literal["session", "agreement"]] = "agreement"
    shelf: ClassVar[str] = "referrals"
    series: ClassVar[str] = "referrals"

    resource: OptionalLine = ""
    """Who could help, as the centre's list or the room calls it."""
    contact: OptionalLine = ""
    """How they are reached, as the list had it on that day."""
    caller: Doer | None = None
    """Who calls there; named, so that the agreement can be read alone."""
    day: date | None = None
    """By when."""
    status: ReferralStatus | None = None
    """None as long as it is open."""
    point: Id | None = None
    """The agreement point whose keeping it helps, if it is one."""

    def is_open(self) -> bool:
        """Whether somebody is still to see to it."""
        return self.status is None and not self.struck

    def mentions(self) -> tuple[Id, ...]:
        return (self.point,) if self.point is not None else ()

    def without(self, entry: str) -> Self:
        return self.with_(point=None) if self.point == entry else self

    def renamed(self, who: str, name: str) -> Self:
        """Return this with somebody called otherwise; the same object where it is not about them."""
        if self.caller is None or self.caller.id != who:
            return self
        return self.with_(caller=Doer(id=who, name=name))


class AddReferral(AddEntry):
    entry: ResourceReferral


class _ReferralChange(EntryChange):
    """A change to one part of a referral."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, ResourceReferral):
            raise Refused("That is no referral.")
        fields = self.fields()
        if all(getattr(entry, name) == value for name, value in fields.items()):
            raise Refused("That is noted already.")
        return entry.with_(**fields)

    def fields(self) -> dict[str, Any]:
        """Return what becomes of the referral's fields."""
        raise NotImplementedError


class SetResource(_ReferralChange):
    """Say who could help, and how they are reached; "" takes it back."""

    resource: OptionalLine
    contact: OptionalLine = ""

    def fields(self) -> dict[str, Any]:
        return {"resource": self.resource, "contact": self.contact}


class SetCaller(_ReferralChange):
    """Say who calls there; None takes it back."""

    caller: Doer | None

    def fields(self) -> dict[str, Any]:
        return {"caller": self.caller}


class CallBy(_ReferralChange):
    """Say by when; None takes it back."""

    day: date | None

    def fields(self) -> dict[str, Any]:
        return {"day": self.day}


class SettleReferral(_ReferralChange):
    """Say how it stands; None opens it again."""

    status: ReferralStatus | None

    def fields(self) -> dict[str, Any]:
        return {"status": self.status}
