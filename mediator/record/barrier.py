"""A barrier that somebody met: what a centre counts over the years, so that it can be spoken about. No name.

Each of its words is one of a list that the centre keeps in its settings: nothing that was typed about one
session gets into the year's figures. (practice §7)
"""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from mediator.record.base import Frozen
from mediator.text import OptionalName


class Barrier(Frozen):
    """Something that stood in somebody's way."""

    rule: OptionalName = ""
    """The rule, such as a waiting time."""
    place: OptionalName = ""
    """Where it was met, such as an office."""
    type: OptionalName = ""
    """What kind it is, such as language."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.rule or self.place or self.type):
            raise ValueError("it says nothing: name the rule, the place or the type")
        return self
