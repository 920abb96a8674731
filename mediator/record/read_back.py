"""Reading an agreement point back: what each party answers to its present words. (practice §4.3)

A yes is kept with the point, for years. Every other answer, and the words that were replaced since somebody
answered, stand here: in the session, until it is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mediator.record.agreement_point import AgreementPoint, PartName
from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.entry import Entry, EntryChange, Yes
from mediator.text import OptionalLine

if TYPE_CHECKING:
    from mediator.record.record import Record

Answer = Literal["yes", "concern", "not_yet", "no"]
"""Yes; yes with a concern, which is a yes too; not yet; no."""


class Answered(Frozen):
    """What a party answered that is not a plain yes."""

    party: Id
    answer: Literal["concern", "not_yet", "no"]
    at: Moment


class Replaced(Frozen):
    """Words of a point that somebody had answered to before they were changed."""

    part: Literal["text", "state"] | PartName
    text: OptionalLine
    """"" where nothing was said before."""


class ReadBack(Frozen):
    """How it stands with one point, beside the yeses that the point holds."""

    point: Id
    answers: tuple[Answered, ...] = ()
    before: tuple[Replaced, ...] = ()
    """What has changed since it was read back last. The room saw it; what it was not to see is not kept."""

    def without_names(self) -> ReadBack:
        """Return it without the names of earlier wordings: somebody is not called so any more."""
        before = tuple(one for one in self.before if one.part not in ("who", "for_whom"))
        return self if before == self.before else self.model_copy(update={"before": before})


ReadBacks = tuple[ReadBack, ...]


class AnswerPoint(EntryChange):
    """A party answers when a point is read back."""

    party: Id
    answer: Answer

    def apply(self, record: Record) -> Record:
        if answer_of(record, self.entry, self.party) == self.answer:
            raise Refused("That is noted already.")
        record = super().apply(record)
        had = read_back_of(record.session.read_backs, self.entry)
        answers = tuple(other for other in had.answers if other.party != self.party)
        if self.answer != "yes":
            answers += (Answered(party=self.party, answer=self.answer, at=self.at),)
        now = ReadBack(point=self.entry, answers=answers)
        return record.with_session(read_backs=with_read_back(record.session.read_backs, now))

    def changed(self, entry: Entry, record: Record) -> Entry:
        record.party(self.party)
        if not isinstance(entry, AgreementPoint):
            raise Refused("That is for agreement points.")
        others = tuple(yes for yes in entry.confirmed if yes.party != self.party)
        yes = (Yes(party=self.party, at=self.at),) if self.answer in ("yes", "concern") else ()
        return entry.with_(confirmed=(*others, *yes))


def answer_of(record: Record, point: str, party: str) -> Answer | None:
    """Return what a party answered to the point's present words, or None."""
    for other in read_back_of(record.session.read_backs, point).answers:
        if other.party == party:
            return other.answer
    return "yes" if record.entry(point).has_yes_of(party) else None


def read_back_of(read_backs: ReadBacks, point: str) -> ReadBack:
    """Return how it stands with that point."""
    return next((one for one in read_backs if one.point == point), ReadBack(point=point))


def with_read_back(read_backs: ReadBacks, now: ReadBack) -> ReadBacks:
    """Return them with *now* in its place; one that holds nothing is not kept."""
    others = tuple(one for one in read_backs if one.point != now.point)
    return (*others, now) if now.answers or now.before else others


def followed(
    before: AgreementPoint, after: AgreementPoint, read_backs: ReadBacks
) -> tuple[AgreementPoint, ReadBacks]:
    """Return the point and the answers as they are once *before* has become *after*.

    Whatever changed a word, no answer to the old ones stands; what they were is kept as long as the room
    sees the point, until somebody answers to the new ones.
    """
    had = read_back_of(read_backs, before.id)
    if before.promise() != after.promise():
        after = after.with_(confirmed=(), agreed=False)
        now = ReadBack(point=before.id, before=_replaced(before, after, had))
    else:
        now = _answered(before, after, had)
    if not (before.may_be_seen() and after.may_be_seen()):
        now = now.model_copy(update={"before": ()})
    return after, with_read_back(read_backs, now) if now != had else read_backs


def _replaced(before: AgreementPoint, after: AgreementPoint, had: ReadBack) -> tuple[Replaced, ...]:
    """Return the words that were answered to, once they are others; nothing where nobody had answered."""
    if not (before.confirmed or had.answers or had.before):
        return ()
    known, new = {one.part for one in had.before}, after.promise()
    more = (
        Replaced.model_validate({"part": part, "text": text})
        for part, text in before.promise().items()
        if text != new[part] and part not in known
    )
    return (*had.before, *more)


def _answered(before: AgreementPoint, after: AgreementPoint, had: ReadBack) -> ReadBack:
    """Return what stands once a yes was given or taken back; the first ends what was before."""
    said_yes = {yes.party for yes in after.confirmed}
    more = said_yes - {yes.party for yes in before.confirmed}
    answers = tuple(
        one
        for one in had.answers
        if one.party not in more and (one.answer != "concern" or one.party in said_yes)
    )
    return ReadBack(point=before.id, answers=answers, before=() if more else had.before)
