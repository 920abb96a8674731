"""Key dates: days and deadlines to keep in view, such as a hearing or the day wages are paid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from mediator.record.base import Refused
from mediator.record.entry import AddEntry, Entry, EntryChange

if TYPE_CHECKING:
    from mediator.record.record import Record


class KeyDate(Entry):
    """What happens on a day, or has to be done by it. A time of day is part of the text."""

    noun: ClassVar[str] = "key_date"
    shelf: ClassVar[str] = "key_dates"
    series: ClassVar[str] = "key_dates"

    day: date


class AddKeyDate(AddEntry):
    entry: KeyDate


class MoveKeyDate(EntryChange):
    """It is on another day."""

    day: date

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, KeyDate):
            raise Refused("It has no day.")
        if entry.day == self.day:
            raise Refused("That is its day already.")
        return entry.with_(day=self.day)
