"""The card for a stuck point: moves to pick from, never to press with. (practice §2.24)

A deadlock can be a legitimate choice.
"""

from dataclasses import dataclass
from datetime import datetime

from mediator.record.private import Private


@dataclass(frozen=True)
class Move:
    """Something to try."""

    id: str
    text: str


MOVES = (
    Move("pause", "take a break"),
    Move("easier", "set the topic aside, do an easier one"),
    Move("ask_why", "ask each why they think it is stuck"),
    Move("ask_next", "ask what they want to do next, and wait"),
    Move("sum_up", "sum up everything agreed so far"),
    Move("smaller", "a smaller step, or a trial"),
    Move("standard", "a standard from outside"),
    Move("without", "what happens without an agreement: ask in private"),
    Move("caucus", "a private meeting, but not too early"),
    Move("one_draft", "a single draft, criticised and not voted on"),
    Move("adjourn", "adjourn, with a date"),
)
"""In the order in which they ask least of the room."""


@dataclass(frozen=True)
class MoveTried:
    """A move, and when it was tried; () where it was not."""

    move: Move
    at: tuple[datetime, ...]


def card(private: Private) -> tuple[MoveTried, ...]:
    """Return every move with its ticks."""
    return tuple(
        MoveTried(move, tuple(tick.at for tick in private.tried if tick.move == move.id)) for move in MOVES
    )
