"""Text from people, made harmless once, where it becomes part of a model.

Typing, pasting, prepared files and saved sessions all pass here. What is drawn later is drawn as it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    PlainSerializer,
    SerializationInfo,
    StringConstraints,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from mediator.clean import clean, fill, one_line

__all__ = [
    "PRIVATE", "Cleaned", "Code", "Line", "Name", "OnItsWay", "OptionalLine", "OptionalName",
    "OptionalPrivateLine", "PrivateDraft", "PrivateLine", "PrivateText", "Sealed", "clean", "fill",
    "one_line",
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

SEALED = "ENCRYPTED FILE-----"
"""What the first and the last line of a sealed text end with; between them are others."""


@dataclass(frozen=True)
class Sealed:
    """A private text that this run cannot read: it is kept and written back as it is, and never drawn."""

    age: str = field(repr=False)
    """Armoured, or what is left of it."""


PrivateText = str | Sealed

OnItsWay = Callable[[PrivateText], str]
"""What becomes of a private text where a model that holds it is dumped: sealed for the disk, or opened."""


def _sealed_or_checked(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    if isinstance(value, Sealed):
        return value
    if isinstance(value, str) and SEALED in value and "\n" in value:  # no line that somebody wrote has two
        return Sealed(value)  # damaged ones too: what cannot be read must not be changed
    return check(value)


def dumped(value: PrivateText, info: SerializationInfo) -> str:
    """Return a private text as it leaves its model: as the dump's context, an `OnItsWay`, has it."""
    if info.context is not None:
        on_its_way: OnItsWay = info.context
        return on_its_way(value)
    return value.age if isinstance(value, Sealed) else value


if TYPE_CHECKING:
    _Private = PrivateText
else:
    _Private = str  # a union would put its own names into the places that mistakes are told with

_may_be_sealed = WrapValidator(_sealed_or_checked)

PrivateLine = Annotated[
    _Private,
    AfterValidator(one_line),
    AfterValidator(_visible),
    _short_enough(LONGEST_LINE),
    _may_be_sealed,
    PlainSerializer(dumped),
    PRIVATE,
]
"""A line that only the mediator may have, wherever it stands."""

OptionalPrivateLine = Annotated[
    _Private,
    AfterValidator(one_line),
    _short_enough(LONGEST_LINE),
    _may_be_sealed,
    PlainSerializer(dumped),
    PRIVATE,
]
"""Such a line, or ""."""

PrivateDraft = Annotated[_Private, AfterValidator(one_line), _may_be_sealed]
"""A line of any length that may turn out to be private."""

Name = Annotated[str, AfterValidator(one_line), AfterValidator(_visible), _short_enough(LONGEST_NAME)]
"""What a person, a party or a session is called on the wall; never empty."""

OptionalName = Annotated[str, AfterValidator(one_line), _short_enough(LONGEST_NAME)]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""A name made by the program or by the writer of a session type: small letters, digits, - and _."""

OptionalCode = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,63})?$")]
"""Such a name, or ""."""
