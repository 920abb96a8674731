"""What is shown: the choices that are no part of a record and are not undone."""

from dataclasses import dataclass, replace
from datetime import date

from mediator.record.agenda import BoardName

MEDIATOR = "mediator"
"""The floor's holder when it is nobody's party but the mediator."""


@dataclass(frozen=True)
class Held:
    """A board that the room's own screen stays with while the mediator looks elsewhere."""

    board: BoardName
    issue: str | None = None
    point: str | None = None
    checklist: int = 0
    rated: str | None = None
    pair: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True)
class Before:
    """What a continued session's opening may show of the session before it."""

    day: date | None
    parties: frozenset[tuple[str, str]]
    """Who was there then, by id and name: nobody else is shown it."""
    points: tuple[tuple[str, bool], ...]
    """The points that room saw, and whether everyone said yes to each."""


@dataclass(frozen=True)
class Shown:
    """How the session is looked at now."""

    board: BoardName | None = None
    """A board chosen against the stage's own; None follows the stage."""
    issue: str | None = None
    """The topic whose wants and reasons are looked at; None is the first that has any, or the first."""
    point: str | None = None
    """The agreement point that is read back; None is the first."""
    rated: str | None = None
    """The idea or point whose levels of support or offers are looked at; None is the latest that has any."""
    pair: tuple[str | None, str | None] = (None, None)
    """The two packages that are held against each other; None is the first that there is."""
    floor: tuple[str, ...] = ()
    """Who is speaking: ids of parties and of people who came with them, or `MEDIATOR`; () is nobody."""
    curtain: bool = True
    curtain_line: str = ""
    """A free line on the curtain, in the mediator's words."""
    quiet: bool | None = None
    """Whether the wall is quiet; None follows the stage."""
    checklist: int = 0
    """Which line of the opening checklist is looked at."""
    before: Before | None = None
    """What the opening may show of last time; None in a first session."""
    held: Held | None = None
    """What the room's own screen stays with; None follows what is looked at."""

    def on_second_screen(self) -> "Shown":
        """Return how the room's own screen has it: the held board, under whatever covers all."""
        if self.held is None:
            return self
        return replace(self, **vars(self.held))

    def with_(self, **fields: object) -> "Shown":
        return replace(self, **fields)  # type: ignore[arg-type]
