"""Text from people, made harmless once, where it becomes part of a model.

Typing, pasting, prepared files and saved sessions all pass here. What is drawn later is drawn as it is.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from mediator.clean import clean, fill, one_line

__all__ = [
    "Cleaned", "Code", "Line", "Name", "OptionalLine", "OptionalName", "OptionalPrivateLine",
    "PrivateLine", "clean", "fill", "one_line",
]  # fmt: skip

LONGEST_LINE = 2_000
"""Characters that one line of a session may hold: some thirty rows of a wall, far more than one can read."""

LONGEST_NAME = 80
"""Characters of a name or a title."""


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

PRIVATE = "only the mediator may have it"
"""The mark of a private text in its type."""

PrivateLine = Annotated[Line, PRIVATE]
"""A line that only the mediator may have, wherever it stands."""

OptionalPrivateLine = Annotated[OptionalLine, PRIVATE]
"""Such a line, or ""."""

Name = Annotated[str, AfterValidator(one_line), AfterValidator(_visible), _short_enough(LONGEST_NAME)]
"""What a person, a party or a session is called on the wall; never empty."""

OptionalName = Annotated[str, AfterValidator(one_line), _short_enough(LONGEST_NAME)]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""A name made by the program or by the writer of a session type: small letters, digits, - and _."""

OptionalCode = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,63})?$")]
"""Such a name, or ""."""
