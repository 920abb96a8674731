"""Stuck points: what was tried where nothing moved. A state to work with, not an ending. (practice §2.24)"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mediator.record.base import Frozen, Moment, Refused
from mediator.record.change import Change
from mediator.text import Code

if TYPE_CHECKING:
    from mediator.record.record import Record


class Tried(Frozen):
    """A move of the card was tried, then."""

    move: Code
    at: Moment


class TryMove(Change):
    """Tick a move of the card."""

    in_caucus: ClassVar[bool] = True

    move: Code

    def apply(self, record: Record) -> Record:
        private = record.private
        return record.with_private(private.with_(tried=(*private.tried, Tried(move=self.move, at=self.at))))


class UntryMove(Change):
    """Take a move's last tick away."""

    in_caucus: ClassVar[bool] = True

    move: Code

    def apply(self, record: Record) -> Record:
        private = record.private
        ticks = [tick for tick in private.tried if tick.move == self.move]
        if not ticks:
            raise Refused("It was not tried.")
        return record.with_private(
            private.with_(tried=tuple(tick for tick in private.tried if tick is not ticks[-1]))
        )
