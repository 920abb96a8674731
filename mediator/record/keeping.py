"""Keeping: what was chosen at the close about each class of a session's files, and what was destroyed.

It is no part of the record: it can be read when the rest is damaged, and stands when the rest is gone.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from mediator.record.base import Frozen, Moment
from mediator.text import Line

FileClass = Literal["session", "agreement", "private", "drafts"]
"""Files of one audience and one life. (practice §3.2)"""

CLASSES: tuple[FileClass, ...] = get_args(FileClass)

SAID: dict[FileClass, str] = {
    "session": "what was said and written",
    "agreement": "the agreement",
    "private": "private notes",
    "drafts": "lines not kept",
}
"""What each class is called, for the mediator alone."""


class Hold(Frozen):
    """Nothing of the session may be destroyed, such as while a court's order stands. (practice §3.5)"""

    why: Line
    since: Moment
    until: date | None = None
    """The last day of it; None until it is lifted."""

    def stands(self, today: date) -> bool:
        return self.until is None or today <= self.until


class Gone(Frozen):
    """A class of files was destroyed: when and how many, and no word of what was in them."""

    kind: FileClass
    at: Moment
    files: int = Field(ge=0)
    papers: int = Field(default=0, ge=0)
    """Papers made of it and written elsewhere that went with it."""
    finished: bool = True
    """False from before the first file goes until after the last has gone."""


class Keeping(Frozen):
    """One session's choices, its hold, and the statement of what was destroyed."""

    until: dict[FileClass, date] = Field(default_factory=dict)
    """The last day on which the class is kept; one that is not named is kept until somebody decides."""
    hold: Hold | None = None
    gone: tuple[Gone, ...] = ()

    def held(self, today: date) -> Hold | None:
        """Return the hold that stands, or None."""
        return self.hold if self.hold is not None and self.hold.stands(today) else None

    def may_go(self, today: date) -> tuple[FileClass, ...]:
        """Return the classes whose last day is over, or whose end was begun and not finished."""
        if self.held(today) is not None:
            return ()
        begun = {gone.kind for gone in self.gone if not gone.finished}
        return tuple(
            kind for kind in CLASSES if kind in begun or (kind in self.until and today > self.until[kind])
        )

    def last_gone(self, kind: FileClass) -> Gone | None:
        """Return the latest statement about that class, or None."""
        return next((gone for gone in reversed(self.gone) if gone.kind == kind), None)

    def beginning(self, kind: FileClass, files: int, at: Moment, papers: int = 0) -> Keeping:
        """Return this with the statement that the class goes now; what was begun before goes on."""
        before = self.last_gone(kind)
        if before is not None and not before.finished:
            return self
        return self.model_copy(
            update={"gone": (*self.gone, Gone(kind=kind, at=at, files=files, papers=papers, finished=False))}
        )

    def finishing(self, kind: FileClass) -> Keeping:
        """Return this with the statement that the class has gone; there is no date left to wait for."""
        gone = tuple(
            each.model_copy(update={"finished": True}) if each.kind == kind else each for each in self.gone
        )
        until = {other: day for other, day in self.until.items() if other != kind}
        return self.model_copy(update={"gone": gone, "until": until})
