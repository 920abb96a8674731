"""Barrier: what stood in the way, from the centre's own lists, so that it can be counted without names."""

from __future__ import annotations

from pydantic import model_validator

from mediator.record.base import Frozen
from mediator.text import OptionalName


class Barrier(Frozen):
    """A rule, a place or a type of barrier that was met; at least one of them is said."""

    rule: OptionalName = ""
    place: OptionalName = ""
    type: OptionalName = ""

    @model_validator(mode="after")
    def _says_something(self) -> Barrier:
        if not (self.rule or self.place or self.type):
            raise ValueError("it says no rule, no place and no type")
        return self
