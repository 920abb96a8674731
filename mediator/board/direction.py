"""Which way a text runs."""

import unicodedata


def right_to_left(text: str) -> bool:
    """Say whether *text* begins in a script that is read from right to left."""
    for letter in text:
        if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
            return kind != "L"
    return False
