"""Positions: what a party wants, its own answer on an issue."""

from typing import ClassVar, Self

from mediator.record.base import Id
from mediator.record.entry import AddEntry, Entry


class Position(Entry):
    """A stance a party arrived with; "what I want" on screen."""

    noun: ClassVar[str] = "want"
    shelf: ClassVar[str] = "positions"
    series: ClassVar[str] = "wants"

    issue: Id | None = None
    """The topic it answers; None while it stands under none."""

    def mentions(self) -> tuple[Id, ...]:
        return () if self.issue is None else (self.issue,)

    def without(self, entry: str) -> Self:
        return self.with_(issue=None) if self.issue == entry else self


class AddPosition(AddEntry):
    entry: Position
