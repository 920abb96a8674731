"""Text from people, made harmless once, where it becomes part of a model.

Terminals obey control characters, and TOML may legally hold them, so every text is cleaned in its type:
typing, pasting, prepared files and saved sessions all pass here. What is drawn later is drawn as it is.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

LONGEST_LINE = 2_000
"""Characters that one line of a session may hold: some thirty rows of a wall, far more than one can read."""

LONGEST_NAME = 80
"""Characters of a name or a title."""

_NEWLINES = {0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029}
_KEPT_FORMATS = {0x200C, 0x200D, 0x200E, 0x200F}  # joiners shape words and emoji, marks keep a direction
_VISIBLE_FORMATS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
_STACKED = 4  # marks on one letter; more than any script needs climbs over its neighbours


class _Harmless(dict[int, int | str | None]):
    """A translation table that learns each character once."""

    def __missing__(self, code: int) -> int | str | None:
        result: int | str | None = code
        category = unicodedata.category(chr(code))
        if code in _NEWLINES:
            result = "\n"
        elif code == 0x09:
            result = " "
        elif category in ("Cc", "Cs"):
            result = "\ufffd"
        elif category == "Cf" and code not in _KEPT_FORMATS and code not in _VISIBLE_FORMATS:
            result = None
        self[code] = result
        return result


_HARMLESS = _Harmless()


def clean(value: str) -> str:
    """Return *value* without anything a terminal or a file could take for more than text.

    Line ends become newlines, other control characters and half surrogates the replacement character,
    invisible formats go (joiners and direction marks stay), composed form, at most four marks a letter.
    Cleaning twice changes nothing more.
    """
    text = value.replace("\r\n", "\n").translate(_HARMLESS)
    while not text.isascii():
        cleaned = _few_marks(unicodedata.normalize("NFC", text))
        if cleaned == text:
            break
        text = cleaned  # a mark taken away can bring two letters together that compose
    return text


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= _STACKED:
            kept.append(letter)
    return "".join(kept)


def one_line(value: str) -> str:
    """Clean *value* into one line: every run of white space is one space, nothing is dropped."""
    return " ".join(clean(value).split())


def fill(pattern: str, **values: object) -> str:
    """Put *values* into the `{names}` of *pattern*, all at once: braces inside a value stay text."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), pattern)


def _visible(value: str) -> str:
    if not re.sub(r"[\u200c-\u200f\ufffd\s]", "", value):
        raise ValueError("it is empty: write a word or two")
    return value


def _short_enough(limit: int) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > limit:
            raise ValueError(f"it has {len(value):,} characters; {limit:,} fit. Shorten it or split it")
        return value

    return AfterValidator(check)


Cleaned = Annotated[str, AfterValidator(one_line)]
"""One line of any length, put together from others."""

Line = Annotated[str, AfterValidator(one_line), AfterValidator(_visible), _short_enough(LONGEST_LINE)]
"""One line somebody said or wrote; never empty."""

OptionalLine = Annotated[str, AfterValidator(one_line), _short_enough(LONGEST_LINE)]
"""One line that may be empty."""

Name = Annotated[str, AfterValidator(one_line), AfterValidator(_visible), _short_enough(LONGEST_NAME)]
"""What a person, a party or a session is called on the wall; never empty."""

OptionalName = Annotated[str, AfterValidator(one_line), _short_enough(LONGEST_NAME)]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""A name made by the program or by the writer of a session type: small letters, digits, - and _."""

OptionalCode = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,63})?$")]
"""Such a name, or ""."""
