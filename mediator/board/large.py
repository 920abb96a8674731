"""How large a screen has to be for large type and air."""

from textual.geometry import Size

LARGE = (160, 44)
"""Cells from which on the clock is drawn large and the frames stand back."""


def is_large(size: Size) -> bool:
    """Say whether a screen has room for large type and air."""
    return size.width >= LARGE[0] and size.height >= LARGE[1]
