"""A change: something that can happen to a record, with a verb of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from mediator.record.base import Frozen, Moment

if TYPE_CHECKING:
    from mediator.record.record import Record
    from mediator.record.session_type import SessionType
    from mediator.record.words import Words


class Change(Frozen):
    """A small frozen value that turns one record into the next.

    `apply` raises `Refused` where the change cannot happen. `says` gives the status line its words: the
    kind of thing that happened, never what was written.
    """

    registry: ClassVar[dict[str, type[Change]]] = {}
    in_caucus: ClassVar[bool] = False
    """Whether it can happen in a private meeting: it touches nothing that the room has a share in."""

    at: Moment

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        Change.registry[cls.__name__] = cls

    def apply(self, record: Record) -> Record:
        raise NotImplementedError

    def suits(self, session_type: SessionType) -> None:
        """Raise `Refused` where the session's type knows nothing of what this is about."""

    def noun(self, record: Record) -> str:
        """Name the kind of thing this is about, as a key into `Words.nouns`; "" where there is none."""
        return ""

    def says(self, record: Record, words: Words) -> str:
        """Say what this did to *record* (the one before it), in the session's own words."""
        noun = self.noun(record)
        said = words.said[type(self).__name__]
        return said.replace("{noun}", words.nouns[noun]) if noun else said
