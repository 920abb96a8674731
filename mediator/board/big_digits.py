"""Times large enough for the far end of a room, in blocks: five rows high."""

from textual.content import Content

_PIXEL = "██"
_SHAPES = {
    "0": "111 101 101 101 111",
    "1": "010 110 010 010 111",
    "2": "111 001 111 100 111",
    "3": "111 001 111 001 111",
    "4": "101 101 111 001 001",
    "5": "111 100 111 001 111",
    "6": "111 100 111 101 111",
    "7": "111 001 001 001 001",
    "8": "111 101 111 101 111",
    "9": "111 101 111 001 111",
    "+": "000 010 111 010 000",
    ":": "0 1 0 1 0",
}


def big(text: str, style: str) -> list[Content]:
    """Return digits, plus signs and colons as five rows of blocks; nothing where *text* has other letters."""
    if not text or not set(text) <= set(_SHAPES):
        return []
    shapes = [_SHAPES[letter].split() for letter in text]
    return [Content.styled("  ".join(map(_row, pixels)), style) for pixels in zip(*shapes, strict=True)]


def _row(pixels: str) -> str:
    return "".join(_PIXEL if pixel == "1" else " " * len(_PIXEL) for pixel in pixels)
