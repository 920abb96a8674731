"""The parking lot: what was set aside has an owner and a fate before the close, so that it is not lost.

(practice §1.2)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.record.base import Refused
from mediator.record.entry import Entry, EntryChange, Fate
from mediator.record.owner import Owner

if TYPE_CHECKING:
    from mediator.record.record import Record


class ParkedChange(EntryChange):
    """A change to what is in the parking lot."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not entry.parked:
            raise Refused("It is not in the parking lot.")
        return self.settled(entry)

    def settled(self, entry: Entry) -> Entry:
        raise NotImplementedError


class Settle(ParkedChange):
    """Say what becomes of it; None leaves that open again."""

    fate: Fate | None

    def settled(self, entry: Entry) -> Entry:
        return entry.with_(fate=self.fate)


class Entrust(ParkedChange):
    """Say with whom it is; None takes that back."""

    owner: Owner | None

    def settled(self, entry: Entry) -> Entry:
        return entry.with_(parked_with=self.owner)
