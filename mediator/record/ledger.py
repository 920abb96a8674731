"""The ledger: who says that who owes whom what, what was paid, and in which instalments the rest comes.

For housing and restitution. (practice §2.6: agree figures, or list disagreements)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from mediator.record.base import Id, Refused
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.money import Money

if TYPE_CHECKING:
    from mediator.record.record import Record

LedgerKind = Literal["claim", "credit", "instalment"]
"""What is said to be owed; what has been paid of it; what is to be paid of the rest, and when."""


class LedgerLine(Entry):
    """One figure. It is agreed once both, who pays and who gets it, have said yes to it."""

    noun: ClassVar[str] = "ledger_line"
    shelf: ClassVar[str] = "ledger"
    series: ClassVar[str] = "ledger"
    everyone_confirms: ClassVar[bool] = True

    kind: LedgerKind = "claim"
    money: Money
    payer: Id
    payee: Id

    def is_agreed(self) -> bool:
        return self.has_yes_of(self.payer) and self.has_yes_of(self.payee)


class AddLedgerLine(AddEntry):
    entry: LedgerLine

    def apply(self, record: Record) -> Record:
        record.party(self.entry.payer)
        record.party(self.entry.payee)
        if self.entry.payer == self.entry.payee:
            raise Refused("Nobody owes themselves: name two parties.")
        return super().apply(record)


class SetAmount(EntryChange):
    """It is another amount; every yes to the one before ends."""

    money: Money

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, LedgerLine):
            raise Refused("It has no amount.")
        return entry.with_(money=self.money, confirmed=())
