"""What the mediator looks back on in a continued session: a reading of the sessions before it.

Nothing of it is part of the new session's record. What was destroyed there is no longer here either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from mediator.insight.accounts import how_it_went, latest
from mediator.insight.agreed import everyone_said_yes
from mediator.insight.days import long_day
from mediator.insight.shown import Before
from mediator.insight.summed_up import HEARD
from mediator.insight.times import held_on
from mediator.record.account import DONE, Went
from mediator.record.agreement import Agreement
from mediator.record.keeping import FileClass, Gone
from mediator.record.private import Private
from mediator.record.session import Session
from mediator.text import PrivateText, Sealed


@dataclass(frozen=True)
class Earlier:
    """A session before this one in the same case, as far as it is there to be read."""

    code: str
    session: Session | None = None
    agreement: Agreement | None = None
    private: Private | None = None
    gone: Mapping[FileClass, Gone] | None = None
    """What was destroyed of it; None where the whole folder is not here."""
    unreadable: tuple[str, ...] = ()
    """Its files that are there and cannot be read."""


@dataclass(frozen=True)
class PointSoFar:
    """A point of an earlier session's agreement. It stays there, and is looked at."""

    text: str
    code: str
    agreed: bool
    """Whether every party said yes to it."""
    condition: str = ""
    by_rule: bool = False
    """Whether the room agreed on it by its rule, though not everyone said yes."""
    went: Went | Literal["different"] | None = None
    """How it went since, as every account has it; None where nobody was asked."""

    def is_settled(self) -> bool:
        """Say whether everyone who told of it says that it was done, or is no longer needed."""
        return self.went == "not_needed" or self.went in DONE


@dataclass(frozen=True)
class SummaryThen:
    """The mediator's account of what a party said last time."""

    name: str
    stage: str
    heard: str
    text: PrivateText
    at: datetime


@dataclass(frozen=True)
class LastTime:
    """What there is to look back on. For the mediator alone."""

    code: str
    day: date | None
    points: tuple[PointSoFar, ...]
    referrals: tuple[str, ...]
    """Those that are still open, each in a line."""
    summaries: tuple[SummaryThen, ...]
    told: tuple[str, ...]
    """What is no longer there, each in a sentence."""

    def conditions(self) -> tuple[PointSoFar, ...]:
        """Return the points that hold only if something is so, where it is not known to be."""
        return tuple(point for point in self.points if point.condition and not point.is_settled())

    def sealed_texts(self) -> frozenset[Sealed]:
        """Return those of its texts that this run cannot read."""
        return frozenset(one.text for one in self.summaries if isinstance(one.text, Sealed))

    def opened(self, words: Mapping[str, str]) -> LastTime:
        """Return it with sealed texts readable; *words* says what each of them is."""

        def readable(text: PrivateText) -> PrivateText:
            return words.get(text.age, text) if isinstance(text, Sealed) else text

        return replace(self, summaries=tuple(replace(s, text=readable(s.text)) for s in self.summaries))


def last_time(earlier: Sequence[Earlier]) -> LastTime | None:
    """Return what there is to look back on, the latest of *earlier* first; None in the first session."""
    if not earlier:
        return None
    before = earlier[0]
    return LastTime(
        code=before.code,
        day=_day(before),
        points=tuple(point for one in reversed(earlier) for point in _points(one)),
        referrals=tuple(line for one in reversed(earlier) for line in _referrals(one)),
        summaries=tuple(_summaries(before)),
        told=tuple(told(before)),
    )


def before_on_wall(earlier: Sequence[Earlier]) -> Before | None:
    """Return what the opening may show of last time: points of the session before that its room saw.

    Who was there then goes with it, for nobody else's promises are shown to somebody who is new.
    """
    before = earlier[0] if earlier else None
    if before is None or before.agreement is None:
        return None
    agreement = before.agreement
    lines = tuple(
        (point.text, everyone_said_yes(point, agreement.parties))
        for point in agreement.points
        if point.in_its_place()
    )
    if not lines:
        return None
    return Before(_day(before), frozenset((party.id, party.name) for party in agreement.parties), lines)


def told(before: Earlier) -> Iterator[str]:
    """Say in a sentence each what of that session is gone, and what follows from it."""
    if before.gone is None:
        yield f"{before.code} is not on this computer: nothing of it can be shown."
        return
    follows: dict[FileClass, str] = {
        "private": "The session's private notes were destroyed on {day}; there are no summaries.",
        "session": "What was said was destroyed on {day}; parties and points are in its agreement.",
        "agreement": "Its agreement was destroyed on {day}; there are no points to look at.",
    }
    there = {"private": before.private, "session": before.session, "agreement": before.agreement}
    for kind, words in follows.items():
        gone = before.gone.get(kind)
        if gone is not None and there[kind] is None:
            yield words.format(day=long_day(gone.at.astimezone().date()))
    for name in before.unreadable:
        yield f"{name} of {before.code} cannot be read. `mediator check {before.code}` says why."


def _day(before: Earlier) -> date | None:
    session, agreement = before.session, before.agreement
    if session is not None:
        return held_on(session)
    closed = agreement.closed if agreement is not None else None
    return closed.astimezone().date() if closed is not None else None


def _points(one: Earlier) -> Iterator[PointSoFar]:
    agreement = one.agreement
    for point in agreement.points if agreement is not None else ():
        if agreement is not None and not (point.struck or point.parked):
            yield PointSoFar(
                point.text,
                one.code,
                everyone_said_yes(point, agreement.parties),
                point.condition,
                by_rule=point.agreed,
                went=how_it_went(latest(agreement, point.id).values()),
            )


def _referrals(one: Earlier) -> Iterator[str]:
    for referral in one.agreement.referrals if one.agreement is not None else ():
        if referral.is_open():
            who = referral.caller.name if referral.caller is not None else "nobody yet"
            by = f"by {long_day(referral.day)}" if referral.day is not None else ""
            yield f"{referral.text}: {', '.join(filter(None, (referral.resource, who, by)))}"


def _summaries(before: Earlier) -> Iterator[SummaryThen]:
    """Yield the summaries that were written, as their sitting called who and when."""
    if before.private is None:
        return
    either = before.session or before.agreement
    names = {party.id: party.name for party in either.parties} if either is not None else {}
    stages = {stage.id: stage.title for stage in before.session.stages} if before.session is not None else {}
    for one in before.private.summaries:
        if one.text:
            name = names.get(one.party, "somebody who is gone")
            yield SummaryThen(name, stages.get(one.stage, ""), HEARD[one.heard], one.text, one.at)
