"""The key card: what each key does, on one sheet of plain text."""

from collections.abc import Sequence

from mediator.papers.width import columns, padded, wrapped
from mediator.record.words import Words

MOST_LINES = 60
"""Lines of a sheet, with room for a printer's margins."""

MOST_KEYS = 112

_GAP = 2
_HEADING = 3
"""Lines that the heading may take, with the empty one after it; the rest holds half of the most keys."""


def key_card(keys: Sequence[tuple[str, str]], *, words: Words | None = None, width: int = 80) -> str:
    """Return the keys and what each does in two columns, at most 60 lines of at most *width* columns.

    What does not fit is told in one line per key, a long heading in two. Raises `ValueError` for more keys
    than a sheet has lines for, or a width under 40.
    """
    if width < 40 or len(keys) > MOST_KEYS:
        raise ValueError(f"a key card has at least 40 columns and at most {MOST_KEYS} keys")
    heading = [*wrapped((words or Words()).paper_keys, width)[: _HEADING - 1], ""]
    column = (width - _GAP) // 2
    room = min(max((columns(key) for key, _ in keys), default=0), column // 3)
    blocks = [_told(key, does, room, column) for key, does in keys]
    left, right = _halves(blocks)
    if max(len(left), len(right)) > MOST_LINES - len(heading):
        left, right = _halves([block[:1] for block in blocks])
    right += [""] * (len(left) - len(right))
    left += [""] * (len(right) - len(left))
    rows = (padded(one, column + _GAP) + other for one, other in zip(left, right, strict=True))
    return "".join(f"{row.rstrip()}\n" for row in (*heading, *rows))


def _told(key: str, does: str, room: int, width: int) -> list[str]:
    if columns(key) > room:
        return wrapped(does, width, first=f"{wrapped(key, width // 2)[0]}  ", rest=" " * (room + _GAP))
    return wrapped(does, width, first=padded(key, room + _GAP), rest=" " * (room + _GAP))


def _halves(blocks: list[list[str]]) -> tuple[list[str], list[str]]:
    """Return the lines of the left and the right column, as even as whole blocks allow."""
    total = sum(len(block) for block in blocks)
    left: list[str] = []
    for index, block in enumerate(blocks):
        if 2 * len(left) >= total:
            return left, [line for rest in blocks[index:] for line in rest]
        left += block
    return left, []
