"""Offers: what somebody would accept or do about an idea, and what is answered to it.

A chain under its idea. An offer that is withdrawn shows as withdrawn; it does not vanish. (practice §1.3)
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from mediator.record.base import Id, Refused
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.money import Money
from mediator.record.option import Option
from mediator.text import OptionalLine

if TYPE_CHECKING:
    from mediator.record.record import Record


class Offer(Entry):
    """One offer, of the party in `parties`, in words and where it is about money with its amount."""

    noun: ClassVar[str] = "offer"
    shelf: ClassVar[str] = "offers"
    series: ClassVar[str] = "offers"

    option: Id
    """The idea it is about; it is erased with it."""
    to: Id | None = None
    """The party it is made to; None is everybody here."""
    reply_to: Id | None = None
    """The offer that it answers."""
    money: Money | None = None
    condition: OptionalLine = ""
    """What has to be so: "if …"."""
    until: date | None = None
    """The last day on which it holds."""
    withdrawn: bool = False

    def mentions(self) -> tuple[Id, ...]:
        return (self.option,) if self.reply_to is None else (self.option, self.reply_to)

    def without(self, entry: str) -> Self:
        return self.with_(reply_to=None) if self.reply_to == entry else self


class AddOffer(AddEntry):
    entry: Offer

    def apply(self, record: Record) -> Record:
        offer = self.entry
        if offer.to is not None:
            record.party(offer.to)
        if not isinstance(record.entry(offer.option), Option):
            raise Refused("An offer is about an idea.")
        if offer.reply_to is not None:
            answered = record.entry(offer.reply_to)
            if not isinstance(answered, Offer) or answered.option != offer.option:
                raise Refused("It answers an offer about the same idea.")
        return super().apply(record)


class OfferChange(EntryChange):
    """A change to one offer."""

    def offer(self, entry: Entry) -> Offer:
        """Return *entry* as an offer. Raises `Refused` where it is none."""
        if not isinstance(entry, Offer):
            raise Refused("That is not an offer.")
        return entry


class Withdraw(OfferChange):
    """It no longer holds, or holds again; it stays where it is."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        offer = self.offer(entry)
        return offer.with_(withdrawn=not offer.withdrawn)


class SetCondition(OfferChange):
    """Say under what condition it holds; "" under none."""

    condition: OptionalLine

    def changed(self, entry: Entry, record: Record) -> Entry:
        return self.offer(entry).with_(condition=self.condition)


class SetUntil(OfferChange):
    """Say until which day it holds; None takes that back."""

    until: date | None

    def changed(self, entry: Entry, record: Record) -> Entry:
        return self.offer(entry).with_(until=self.until)
