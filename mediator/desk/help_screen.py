"""The help: the keys of what is shown now, in the mediator's words, and all the others below."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from mediator.desk.commands import BY_NAME, grouped_rows, way_to
from mediator.desk.here import COVERED, HERE
from mediator.desk.keymap import Keymap
from mediator.desk.text_screen import TextScreen
from mediator.record.agenda import BoardName

HEADING = "bold $text-accent"

KEYS = 12
"""Cells of the keys."""


class HelpScreen(TextScreen):
    """The keys of what is shown, then every key. The curtain's key closes it and draws the curtain."""

    def __init__(self, keymap: Keymap, board: BoardName | None) -> None:
        super().__init__("Keys", partial(help_rows, keymap, board))
        self._keymap = keymap

    def other_key(self, key: str) -> None:
        if key in self._keymap.keys("curtain"):
            self.answer(BY_NAME["curtain"])
        elif key in self._keymap.keys("help"):
            self.answer(None)
        else:
            super().other_key(key)


def help_rows(keymap: Keymap, board: BoardName | None, width: int) -> list[Content]:
    """Return what can be done on *board* (None: on a card), then every command under its group.

    What does not fit beside a key goes on under itself.
    """
    here = COVERED if board is None else HERE[board]
    rows = [Content.styled("Here", HEADING)]
    for name, says in here:
        rows += _row(way_to(BY_NAME[name], keymap), says, width)
    rows += _row("Esc", "close what is open; again, the curtain", width)
    rows += [Content(""), Content.styled("Everywhere", HEADING)]
    for words in (
        "A small letter writes, its capital shows, digits are people.",
        "Enter keeps a line and closes it. Esc closes without keeping.",
    ):
        rows += Content(words).wrap(max(1, width))
    group: str = ""
    for of, keys, says in grouped_rows(keymap):
        if of != group:
            group = of
            rows += [Content(""), Content.styled(group, HEADING)]
        rows += _row(keys, says, width)
    return rows


def _row(keys: str, says: str, width: int) -> list[Content]:
    beside = Content(says).wrap(max(8, width - KEYS - 2))
    first = Content.assemble((f"{keys:>{KEYS}}", "bold"), "  ", beside[0])
    return [first, *(part.pad_left(KEYS + 2) for part in beside[1:])]
