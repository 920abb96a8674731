"""Reflection: what a mediator learnt, and the hours it took, without a fact about a party.

It is the mediator's own and no part of a session: a purge leaves it, and no paper takes it anywhere.
(practice §3.2, class J)
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from mediator.record.agreement import Count
from mediator.record.base import Frozen, Moment
from mediator.record.private_texts import PrivateTexts
from mediator.text import Code, OptionalPrivateLine, PrivateText

Work = Literal[
    "mediating", "preparing", "following_up", "writing", "travelling", "debriefing", "supervision"
]  # fmt: skip
"""What a mediator's hours go to. (practice §7: joint and private meetings, preparation, follow-up)"""

WORK: tuple[Work, ...] = get_args(Work)

TextName = Literal["went_well", "surprised", "what_next"]

TEXTS: tuple[TextName, ...] = get_args(TextName)
"""Its fields that hold a text."""


class Reflection(Frozen):
    """One look back."""

    at: Moment
    session: Code | None = None
    """The session it was about, by its code, which says a day and a bird; None where it was about none."""
    went_well: OptionalPrivateLine = ""
    surprised: OptionalPrivateLine = ""
    what_next: OptionalPrivateLine = ""
    minutes: dict[Work, Count] = Field(default_factory=dict)

    def text(self, name: TextName) -> PrivateText:
        """Return one of its texts."""
        found: PrivateText = getattr(self, name)
        return found

    def says_something(self) -> bool:
        return any(self.text(name) for name in TEXTS) or any(self.minutes.values())


class Reflections(PrivateTexts):
    """All of one mediator's, the oldest first."""

    reflections: tuple[Reflection, ...] = ()

    def of(self, session: str) -> tuple[Reflection, ...]:
        """Return those about that session."""
        return tuple(one for one in self.reflections if one.session == session)
