"""Agreement points: one promise each, with its parts: who, by when, what if not. (practice §4.1)"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, get_args

from pydantic import ValidationError

from mediator.record.base import Frozen, Id, Refused
from mediator.record.called import begun_with
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.issue import Issue
from mediator.text import Line, OptionalLine, one_line

if TYPE_CHECKING:
    from mediator.record.record import Record

PartName = Literal[
    "who", "for_whom", "by_when", "where", "how_known", "if_not", "review", "until", "condition",
    "who_may_see", "support",
]  # fmt: skip
"""The parts of a point beside what is done, which is its text; the field of each has its name."""

PARTS: tuple[PartName, ...] = get_args(PartName)

NOT_PROMISED: tuple[PartName, ...] = ("support",)
"""What the mediator keeps with a point and no party says yes to: the help that somebody needs is not for a
wall (practice §3.3)."""

PointKind = Literal["plain", "payment_plan", "safety_action", "family_task", "repair", "memorandum"]

PointState = Literal["drafted", "in_principle", "partial", "interim", "trial", "conditional"]
"""How far a point goes. All but the first are outcomes to be named, and none is a failure."""


class Doer(Frozen):
    """Somebody a point is about: a party or a person of the session, or anybody by name."""

    id: Id | None = None
    """Of a party or a person of the session; None for somebody who is not in the room."""
    name: Line
    """As it was said, so that the agreement can be read alone."""


class AgreementPoint(Entry):
    """A point of the agreement, numbered so that people can say "point three"."""

    noun: ClassVar[str] = "point"
    part: ClassVar[Literal["session", "agreement"]] = "agreement"
    shelf: ClassVar[str] = "points"
    series: ClassVar[str] = "points"
    everyone_confirms: ClassVar[bool] = True

    kind: PointKind = "plain"
    state: PointState = "drafted"
    who: tuple[Doer, ...] = ()
    for_whom: tuple[Doer, ...] = ()
    """Whom it is owed to; nobody in particular where it says nothing."""
    by_when: OptionalLine = ""
    """By when, or how often, as people say it."""
    by_when_day: date | None = None
    """The day that it names, if it names one; so with the other days."""
    where: OptionalLine = ""
    how_known: OptionalLine = ""
    if_not: OptionalLine = ""
    review: OptionalLine = ""
    review_day: date | None = None
    until: OptionalLine = ""
    """How long it holds."""
    until_day: date | None = None
    condition: OptionalLine = ""
    """It holds only if this is so."""
    who_may_see: OptionalLine = ""
    support: OptionalLine = ""
    """What somebody needs in order to keep it."""
    agreed: bool = False
    """Whether the room agreed on it by its rule, though not everybody said yes. Noted at the close, when who
    stood aside is forgotten."""
    issues: tuple[Id, ...] = ()
    """The topics it answers. They stand in another file, which may be gone."""
    option: Id | None = None
    """The idea it was made from, in that file too."""

    def mentions(self) -> tuple[Id, ...]:
        return (*self.issues, *((self.option,) if self.option else ()))

    def without(self, entry: str) -> Self:
        if entry not in self.mentions():
            return self
        issues = tuple(issue for issue in self.issues if issue != entry)
        return self.with_(issues=issues, option=None if self.option == entry else self.option)

    def renamed(self, who: str, name: str) -> Self:
        """Return this point with somebody called otherwise; the same object where it is not about them."""
        if all(doer.id != who for doer in (*self.who, *self.for_whom)):
            return self
        called = Doer(id=who, name=name)
        return self.with_(
            who=tuple(called if doer.id == who else doer for doer in self.who),
            for_whom=tuple(called if doer.id == who else doer for doer in self.for_whom),
        )

    def said(self, part: PartName) -> str:
        """Return a part in words; "" where nothing was said."""
        value: str | tuple[Doer, ...] = getattr(self, part)
        return value if isinstance(value, str) else ", ".join(doer.name for doer in value)

    def day(self, part: PartName) -> date | None:
        """Return the day that a part names, or None."""
        day: date | None = getattr(self, f"{part}_day", None)
        return day

    def promise(self) -> dict[str, str]:
        """Return what the parties say yes to: its words and its parts, by name."""
        parts: dict[str, str] = {part: self.said(part) for part in PARTS if part not in NOT_PROMISED}
        return {"text": self.text, "state": self.state, **parts}


class AddPoint(AddEntry):
    entry: AgreementPoint


class _PointChange(EntryChange):
    """A change to an agreement point and to nothing else."""

    def changed(self, entry: Entry, record: Record) -> Entry:
        if not isinstance(entry, AgreementPoint):
            raise Refused("That is for agreement points.")
        fields = self.fields(entry, record)
        if all(getattr(entry, name) == value for name, value in fields.items()):
            raise Refused("That is noted already.")
        return entry.with_(**fields)

    def fields(self, point: AgreementPoint, record: Record) -> dict[str, Any]:
        """Return what becomes of the point's fields."""
        raise NotImplementedError


class SetPart(_PointChange):
    """Say a part of a point: who, by when, what if not; "" takes it away. `day` is the one it names."""

    part: PartName
    text: OptionalLine
    day: date | None = None

    def fields(self, point: AgreementPoint, record: Record) -> dict[str, Any]:
        if self.part in ("who", "for_whom"):
            return {self.part: doers(record, self.text)}
        days = {f"{self.part}_day": self.day} if f"{self.part}_day" in AgreementPoint.model_fields else {}
        return {self.part: self.text, **days}


class SetPointKind(_PointChange):
    """Say what kind of point it is."""

    kind: PointKind

    def fields(self, point: AgreementPoint, record: Record) -> dict[str, Any]:
        return {"kind": self.kind}


class SetPointState(_PointChange):
    """Say how far the point goes."""

    state: PointState

    def fields(self, point: AgreementPoint, record: Record) -> dict[str, Any]:
        return {"state": self.state}


class AnswerTopic(_PointChange):
    """The point answers this topic too, or no longer."""

    issue: Id

    def fields(self, point: AgreementPoint, record: Record) -> dict[str, Any]:
        if not isinstance(record.entry(self.issue), Issue):
            raise Refused("That is not a topic.")
        if self.issue in point.issues:
            return {"issues": tuple(issue for issue in point.issues if issue != self.issue)}
        return {"issues": (*point.issues, self.issue)}


def doers(record: Record, text: str) -> tuple[Doer, ...]:
    """Return who is named in *text*, with commas or "and" between them. Raises `Refused`.

    One word of a name is enough where it is nobody else's: "Cole" for "Mr Cole". A digit is the party that
    has it for its key.
    """
    session = record.session
    known = {person.name.casefold(): Doer(id=person.id, name=person.name) for person in session.people}
    known |= {party.name.casefold(): Doer(id=party.id, name=party.name) for party in session.parties}
    words = [(word, doer) for doer in known.values() for word in doer.name.split() if not word.islower()]

    def meant(name: str) -> Doer:
        if re.fullmatch("[1-9]", name) and int(name) <= len(session.parties):
            party = session.parties[int(name) - 1]
            return Doer(id=party.id, name=party.name)
        having = {doer for word, doer in words if word.casefold() == name.casefold()}
        if (one := known.get(name.casefold())) or len(having) == 1:
            return one or having.pop()
        called = begun_with(name, session.parties)  # "the Lowes"
        whole = len(called) == 1 and not having and _CALLED.fullmatch(name)
        return Doer(id=called[0].id, name=called[0].name) if whole else Doer(name=name)

    try:
        found = [meant(name) for name in _names(one_line(text), known)]
    except ValidationError:
        raise Refused("Write names, with commas between them.") from None
    return tuple(dict.fromkeys(found))


_CALLED = re.compile(r"(?:the\s+)?\S+", re.IGNORECASE)
"""A word, with an article or without."""

_BETWEEN_NAMES = re.compile(r"(\s*[,;]\s*|\s+(?:and|&)\s+)")


def _names(text: str, known: Collection[str]) -> Iterator[str]:
    """Take a list of names apart; "Mr and Mrs L" stays whole where that is somebody's name here."""
    pieces = _BETWEEN_NAMES.split(text)  # names and what is between them, in turns
    most = max((len(_BETWEEN_NAMES.split(name)) for name in known), default=1)
    at = 0
    while at < len(pieces):
        ends = range(min(len(pieces), at + most), at + 1, -2)
        longest = next((end for end in ends if "".join(pieces[at:end]).casefold() in known), at + 1)
        if name := "".join(pieces[at:longest]).strip():
            yield name
        at = longest + 1
