"""Levels of support: each party's own answer to an idea or a point, on a scale that the room chose.

Answers stand beside each other and are never added up. They are given on the way, so they stand in the
session's file alone. (practice §1.4, §4.3)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.change import Change
from mediator.record.option import Option
from mediator.record.package import Package
from mediator.text import Code, Line, Name, OptionalLine

if TYPE_CHECKING:
    from mediator.record.entry import Entry
    from mediator.record.record import Record

Counts = Literal["yes", "condition", "aside", "abstain", "open", "no", "block"]
"""What an answer is to a decision rule: a yes; a yes if something is settled first; not for it and not in
its way; no answer either way; more talk first; not a yes; a stop."""


class Level(Frozen):
    """One step of a scale."""

    key: Annotated[str, Field(pattern=r"^[0-9]$")]
    """The digit that gives it."""
    text: Line
    counts: Counts


class Scale(Frozen):
    """A way of answering, as data."""

    id: Code
    name: Name
    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=10)]


class Answer(Frozen):
    """What one party answered, in the words of the scale and in its own."""

    party: Id
    level: Line
    """As the scale called it then: what is said of an answer does not change with the scale."""
    counts: Counts
    says: OptionalLine = ""
    """The party's own words; of a "yes, if", what has to be settled."""
    settled: bool = False
    """Whether the party says that its condition is met."""
    at: Moment

    def supports(self) -> bool:
        """Whether it is a yes now."""
        return self.counts == "yes" or (self.counts == "condition" and self.settled)


class Round(Frozen):
    """The parties' answers to one idea or point."""

    entry: Id
    """Of an idea, a package or a point; a point stands in a file of its own and may be gone from it."""
    hidden: bool = False
    """Whether the room waits for the last answer before it sees any."""
    answers: tuple[Answer, ...] = ()

    def answer_of(self, party: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.party == party), None)

    def with_answer(self, answer: Answer) -> Round:
        """Return this round with *answer* in the place of the party's earlier one, or at the end."""
        if self.answer_of(answer.party) is None:
            answers = (*self.answers, answer)
        else:
            answers = tuple(answer if other.party == answer.party else other for other in self.answers)
        return self.model_copy(update={"answers": answers})


def refuse_unless_rated(record: Record, entry: Entry) -> None:
    """Raise `Refused` where no level of support can be given to *entry* now."""
    if not isinstance(entry, Option | Package | AgreementPoint):
        raise Refused("Levels of support are for an idea, a package or a point.")
    if entry.struck:
        raise Refused("It is struck. Undo brings it back.")
    if isinstance(entry, Option | Package) and not record.session.rating_open:
        raise Refused("Ideas are gathered now, and not rated.")


class RoundChange(Change):
    """A change to the answers to one idea or point."""

    entry: Id

    def noun(self, record: Record) -> str:
        return record.entry(self.entry).noun

    def round(self, record: Record) -> Round:
        """Return its round. Raises `Refused` where there is none."""
        found = record.session.round_of(self.entry)
        if found is None:
            raise Refused("Nobody has answered yet.")
        return found

    def answer(self, record: Record, party: str) -> Answer:
        """Return the party's answer. Raises `Refused` where there is none."""
        answer = self.round(record).answer_of(party)
        if answer is None:
            raise Refused("There is no answer yet.")
        return answer


class StartRound(RoundChange):
    """Ask every party: from here on, or from the beginning; earlier answers are set back."""

    hidden: bool = False

    def apply(self, record: Record) -> Record:
        refuse_unless_rated(record, record.entry(self.entry))
        return record.with_round(Round(entry=self.entry, hidden=self.hidden))


class GiveAnswer(RoundChange):
    """A party gives its level of support, or another one. With the last answer all are seen."""

    answer_given: Answer

    def apply(self, record: Record) -> Record:
        record.party(self.answer_given.party)
        refuse_unless_rated(record, record.entry(self.entry))
        after = self.round(record).with_answer(self.answer_given)
        if all(after.answer_of(party.id) for party in record.session.parties):
            after = after.model_copy(update={"hidden": False})
        return record.with_round(after)


class SayOfAnswer(RoundChange):
    """A party's own words to its answer; "" takes them back."""

    party: Id
    own_words: OptionalLine

    def apply(self, record: Record) -> Record:
        answer = self.answer(record, self.party)
        changed = answer.model_copy(update={"says": self.own_words, "settled": False})
        return record.with_round(self.round(record).with_answer(changed))


class SettleCondition(RoundChange):
    """The party says that its condition is met, or not after all."""

    party: Id

    def apply(self, record: Record) -> Record:
        answer = self.answer(record, self.party)
        if answer.counts != "condition":
            raise Refused("There is no condition.")
        changed = answer.model_copy(update={"settled": not answer.settled})
        return record.with_round(self.round(record).with_answer(changed))


class TakeBackAnswer(RoundChange):
    """A party takes its answer back."""

    party: Id

    def apply(self, record: Record) -> Record:
        gone = self.answer(record, self.party)
        before = self.round(record)
        rest = tuple(answer for answer in before.answers if answer is not gone)
        return record.with_round(before.model_copy(update={"answers": rest}))


class ShowAnswers(RoundChange):
    """Show the answers that are there, without waiting for the others."""

    def apply(self, record: Record) -> Record:
        before = self.round(record)
        if not before.hidden:
            raise Refused("They are shown already.")
        return record.with_round(before.model_copy(update={"hidden": False}))
