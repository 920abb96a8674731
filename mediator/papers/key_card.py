"""The key card: what each key does, on one sheet of plain text. Here too is how wide a text is on paper."""

import unicodedata
from collections.abc import Sequence

MOST_LINES = 60
"""Lines of a sheet, with room for a printer's margins."""

_GAP = 2


def columns(text: str) -> int:
    """Return how many columns *text* takes where every letter has one or two: wide ones two, marks none."""
    return sum(_columns_of(letter) for letter in text)


def _columns_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def padded(text: str, width: int) -> str:
    """Return *text* with spaces after it, *width* columns in all, or as it is where it is wider."""
    return text + " " * (width - columns(text))


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return *text* in lines of at most *width* columns, each behind an indent; words too long are broken.

    *first* stands before the first line and *rest* before the others. Raises `ValueError` where an indent
    leaves no room for a wide letter.
    """
    if width - max(columns(first), columns(rest)) < 2:
        raise ValueError("no room for a letter")
    lines: list[str] = []
    line, empty = first, True
    for word in text.split():
        if not empty and columns(line) + 1 + columns(word) <= width:
            line += f" {word}"
            continue
        if not empty:
            lines.append(line)
            line, empty = rest, True
        for letter in word:
            if columns(line) + _columns_of(letter) > width:
                lines.append(line)
                line = rest
            line += letter
        empty = False
    return [*lines, line]


def key_card(keys: Sequence[tuple[str, str]], *, width: int = 80) -> str:
    """Return the keys and what each does in two columns, at most 60 lines of at most *width* columns.

    What does not fit is told in one line per key. Raises `ValueError` for more keys than a sheet has lines
    for, or a width under 40.
    """
    if width < 40 or len(keys) > 2 * MOST_LINES:
        raise ValueError("a key card has at least 40 columns and at most 120 keys")
    column = (width - _GAP) // 2
    room = min(max((columns(key) for key, _ in keys), default=0), column // 3)
    blocks = [_told(key, does, room, column) for key, does in keys]
    left, right = _halves(blocks)
    if max(len(left), len(right)) > MOST_LINES:
        left, right = _halves([block[:1] for block in blocks])
    right += [""] * (len(left) - len(right))
    left += [""] * (len(right) - len(left))
    rows = (padded(one, column + _GAP) + other for one, other in zip(left, right, strict=True))
    return "".join(f"{row.rstrip()}\n" for row in rows)


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
