"""How wide a text is where every letter has one or two columns, and lines of a width."""

import unicodedata


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
