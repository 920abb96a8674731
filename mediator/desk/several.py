"""A menu in which several answers can be chosen, one key each, until Enter says that it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from mediator.desk.state import Answer, Choice, Desk, keyed

MOST = 9
"""Answers on a page; the others are a key away."""

Answers = Sequence[tuple[str, bool, Callable[[], None], int]]
"""Each with whether it is chosen now, what its key does, and the number that people say for it."""


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

    said = [Answer(ticked(label, chosen), partial(again, run), number) for label, chosen, run, number in here]
    choices = keyed(said, desk.answer_keys(*more))
    if pages > 1:
        turn = partial(ask_several, desk, question, answers, *more, page=page + 1)
        choices.append(Choice("right", "others", turn))
    desk.open_ask(question, *choices, *(more or (Choice("enter", "done", desk.close_ask),)))
