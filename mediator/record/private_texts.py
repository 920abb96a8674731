"""What holds private texts: they are found by their type, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, TypeVar

from mediator.record.base import Frozen
from mediator.text import PRIVATE, PrivateText, Sealed

_Part = TypeVar("_Part", bound=Frozen)


class PrivateTexts(Frozen):
    """A part with private texts."""

    def with_texts(self, after: Callable[[PrivateText, str], PrivateText]) -> Self:
        """Return it with every text as *after* makes it of the text and the id of what it stands in.

        What does not change stays the same object.
        """
        return _with_texts(self, after, "")

    def sealed_texts(self) -> frozenset[Sealed]:
        """Return those of its texts that this run cannot read."""
        found: set[Sealed] = set()

        def look(text: PrivateText, _: str) -> PrivateText:
            if isinstance(text, Sealed):
                found.add(text)
            return text

        self.with_texts(look)
        return frozenset(found)


def _with_texts(part: _Part, after: Callable[[PrivateText, str], PrivateText], within: str) -> _Part:
    """Return *part* with each text in it as *after* makes it; *within* is the id of what *part* stands in."""
    within = getattr(part, "id", getattr(part, "entry", within))
    changed: dict[str, object] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        made = value
        if PRIVATE in field.metadata:
            made = after(value, within)
        elif isinstance(value, Frozen):
            made = _with_texts(value, after, within)
        elif isinstance(value, tuple) and any(isinstance(one, Frozen) for one in value):
            made = tuple(_with_texts(one, after, within) for one in value)
        if made != value:
            changed[name] = made
    return part.model_copy(update=changed) if changed else part
