"""The help: the keys of what is shown now, in the mediator's words, and all the others below."""

from __future__ import annotations

from textual.content import Content

from mediator.desk.commands import BY_NAME, grouped_rows, ways
from mediator.desk.here import COVERED, HERE
from mediator.desk.keymap import Keymap
from mediator.desk.text_screen import TextScreen
from mediator.record.agenda import BoardName

HEADING = "bold $text-accent"


class HelpScreen(TextScreen):
    """The keys of what is shown, then every key."""

    def __init__(self, keymap: Keymap, board: BoardName | None) -> None:
        super().__init__("Keys", help_text(keymap, board))


def help_text(keymap: Keymap, board: BoardName | None = None) -> Content:
    """Return what can be done on *board* (None: on a card), then every command under its group."""
    here = COVERED if board is None else HERE[board]
    rows: list[Content] = [Content.styled("Here", HEADING)]
    rows += [_row(ways(BY_NAME[name], keymap), says) for name, says in here]
    rows += [
        _row("Esc", "close what is open; again, the curtain"),
        Content(""),
        Content.styled("Everywhere", HEADING),
        Content("A small letter writes, its capital shows, digits are people."),
        Content("Enter keeps a line and closes it. Esc closes without keeping."),
    ]
    group: str = ""
    for of, keys, says in grouped_rows(keymap):
        if of != group:
            group = of
            rows += [Content(""), Content.styled(group, HEADING)]
        rows.append(_row(keys, says))
    return Content("\n").join(rows)


def _row(keys: str, says: str) -> Content:
    return Content.assemble((f"{keys:>12}", "bold"), "  ", says)
