"""New words for a point between sessions: who has said yes to them is asked before they hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediator.desk.page import Row
from mediator.record.agreement import Agreement
from mediator.record.agreement_point import AgreementPoint
from mediator.record.changed_point import ChangedPart

PROPOSED: dict[ChangedPart, str] = {"text": "new words proposed: ", "by_when": "another day proposed: "}
"""What a next step begins with, where not everyone has said yes yet."""

KEYS = "digit: has said yes, or not yet · a everyone has · Enter notes it · Esc leaves it out"


@dataclass(frozen=True)
class NewWords:
    """Words that are proposed for a part of a point, and the parties that have said yes so far."""

    point: AgreementPoint
    part: ChangedPart
    text: str
    named_day: date | None
    yes: frozenset[str]

    def turned(self, party: str) -> NewWords:
        """Return this with a party's yes, or without it."""
        return replace(self, yes=self.yes ^ {party})

    def of_everyone(self, agreement: Agreement) -> bool:
        return {party.id for party in agreement.parties} <= self.yes

    def as_next_step(self, before: str) -> str:
        """Return it as words behind what a next step says already."""
        words = PROPOSED[self.part] + (self.text or "nothing")
        return before if before.endswith(words) else "; ".join(filter(None, (before, words)))

    def rows(self, agreement: Agreement) -> list[Row]:
        asked = "Who has said yes to these words? They hold once everyone has."
        names = [
            Row(f"   {'✓' if party.id in self.yes else '○'} {n} {party.name}")
            for n, party in enumerate(agreement.parties, 1)
        ]
        return [Row(f"{self.point.number}  {self.text or 'nothing'}", here=True), Row(""), Row(asked), *names]


def proposed(agreement: Agreement, point: AgreementPoint, part: ChangedPart) -> dict[str, str]:
    """Return by party which words it was told to propose, or to say yes to, last; the newest at the end."""
    found: dict[str, str] = {}
    for account in sorted(agreement.accounts, key=lambda one: one.day):
        _, mark, words = account.next_step.rpartition(PROPOSED[part])
        if account.point == point.id and mark:
            found.pop(account.party, None)
            found[account.party] = words
    return found
