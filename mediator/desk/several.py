"""A menu in which several answers can be chosen, one key each, until Enter says that it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from mediator.desk.state import Choice, Desk

MOST = 9
"""Answers that have a digit; the others are a key away."""

Answers = Sequence[tuple[str, bool, Callable[[], None]]]
"""Each with whether it is chosen now, and what its key does."""


def ticked(label: str, chosen: bool) -> str:
    """Return the label of an answer that can be chosen or not, as it is now."""
    return f"✓ {label}" if chosen else label


def ask_several(
    desk: Desk, question: str, answers: Callable[[], Answers], *more: Choice, page: int = 0
) -> None:
    """Ask for several of *answers*, which are looked up anew after every key."""
    there = answers()
    pages = max(1, -(-len(there) // MOST))
    here = there[page % pages * MOST :][:MOST]

    def again(run: Callable[[], None]) -> None:
        run()
        ask_several(desk, question, answers, *more, page=page)

    choices = [
        Choice(str(digit), ticked(label, chosen), partial(again, run))
        for digit, (label, chosen, run) in enumerate(here, 1)
    ]
    if pages > 1:
        turn = partial(ask_several, desk, question, answers, *more, page=page + 1)
        choices.append(Choice("right", "others", turn))
    desk.open_ask(question, *choices, *(more or (Choice("enter", "done", desk.close_ask),)))
