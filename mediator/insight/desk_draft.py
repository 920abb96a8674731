"""The draft as the mediator sees it: gaps, answers, hints, duties by party, what to ask before the end.

What a party has not said yes to, and who carries what, stand here and nowhere else. (practice §4.2, §4.3)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mediator.insight.board_points import PART_WORDS, part_in_words, points_in_place
from mediator.insight.hints import Hint, HintWords, hints_of
from mediator.insight.names import name_of, who_is_here
from mediator.record.agenda import BoardName
from mediator.record.agreement import Advice
from mediator.record.agreement_point import PARTS, AgreementPoint, Doer, PartName
from mediator.record.called import begun_with
from mediator.record.read_back import Answer, read_back_of
from mediator.record.record import Record
from mediator.record.words import Words

BOARDS: tuple[BoardName, ...] = ("agreement", "read_back", "draft", "closing")
"""The boards beside which the draft is worth a look."""


@dataclass(frozen=True)
class Part:
    """A part of a point; a gap where nothing was said."""

    label: str
    text: str


@dataclass(frozen=True)
class Answered:
    """How it stands with one party and one point. (practice §4.3, 4)"""

    name: str
    answer: Answer | None
    """None: it has not answered to the present words."""
    at: datetime | None
    understood: bool
    """Whether it was read an earlier wording."""


@dataclass(frozen=True)
class PointOnDesk:
    """One point: what is worth asking; and all of it where it is the one that is looked at."""

    number: int
    text: str
    hints: tuple[Hint, ...]
    absent: tuple[str, ...]
    """Who is to do it and is not in the room."""
    parts: tuple[Part, ...] = ()
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True)
class Duties:
    """What one party is to do."""

    name: str
    points: tuple[int, ...]
    """By number."""
    to: tuple[str, ...]
    """Whom it is owed to: those named, or else the other parties."""
    first: date | None
    """The first day that one of them names."""


@dataclass(frozen=True)
class WholeDraft:
    """What to look at before anything is signed."""

    duties: tuple[Duties, ...]
    nobodys: tuple[int, ...]
    """Points of which it is not said which party does them, by number."""
    open_topics: tuple[str, ...]
    left_open: tuple[str, ...]
    """Topics that the parties said they leave open: an answer, and no gap."""
    conditions: tuple[int, ...]
    """Points with a condition that is not settled, by number."""
    not_asked_freely: tuple[str, ...]
    advice: Advice | None
    questions: tuple[str, ...]


@dataclass(frozen=True)
class DraftOnDesk:
    """The section of the desk."""

    points: tuple[PointOnDesk, ...]
    """The one that is looked at; or else those with something to ask."""
    carries_all: Duties | None
    """The one party that everything so far is to be done by."""
    balanced: str
    """What to ask then."""
    whole: WholeDraft | None


def draft_on_desk(
    record: Record, words: Words, hint_words: HintWords, board: BoardName, chosen: str
) -> DraftOnDesk | None:
    """Return what the desk says of the draft beside *board*; *chosen* is the key of the selected line."""
    there = points_in_place(record)
    if board not in BOARDS or not there:
        return None
    looked_at = [point for point in there if point.id == chosen]
    made = tuple(
        _point(record, point, words, hint_words, whole=bool(looked_at)) for point in looked_at or there
    )
    by_party = duties(record)
    return DraftOnDesk(
        points=tuple(one for one in made if one.hints or one.absent or looked_at),
        carries_all=carries_all(by_party),
        balanced=hint_words.questions["balanced"],
        whole=_whole(record, by_party, hint_words) if board in ("draft", "closing") else None,
    )


def duties(record: Record) -> tuple[Duties, ...]:
    """Return what each party is to do, in the order of the parties; those with nothing to do too."""
    parties = record.session.parties
    made = []
    for party in parties:
        own = [point for point in points_in_place(record) if party.id in _doing(record, point)]
        named = [doer.name for point in own for doer in point.for_whom]
        others = [other.name for other in parties if other.id != party.id]
        days = [point.by_when_day for point in own if point.by_when_day is not None]
        made.append(
            Duties(
                party.name,
                tuple(point.number for point in own),
                tuple(dict.fromkeys(named or others)) if own else (),
                min(days, default=None),
            )
        )
    return tuple(made)


def carries_all(by_party: Sequence[Duties]) -> Duties | None:
    """Return the one party that owes every duty, where there are two duties and two parties at least."""
    carrying = [one for one in by_party if one.points]
    alone = len(carrying) == 1 < len(by_party) and len(carrying[0].points) > 1
    return carrying[0] if alone else None


def _doing(record: Record, point: AgreementPoint) -> set[str]:
    """Return the parties that a point is to be done by: those noted, or else those its words begin with."""
    if point.who:
        return _parties(record, point.who)
    return {party.id for party in begun_with(point.text, record.session.parties)}


def _parties(record: Record, who: tuple[Doer, ...]) -> set[str]:
    """Return the parties of those people: their own, or the one they came with."""
    came_with = {person.id: person.party for person in record.session.people}
    here = (who_is_here(record, doer) for doer in who)
    return {came_with.get(one) or one for one in here if one is not None}


def _point(
    record: Record, point: AgreementPoint, words: Words, hint_words: HintWords, *, whole: bool
) -> PointOnDesk:
    return PointOnDesk(
        number=point.number,
        text=point.text,
        hints=hints_of(record, point, hint_words),
        absent=tuple(doer.name for doer in point.who if who_is_here(record, doer) is None),
        parts=tuple(Part(_label(words, part), part_in_words(point, part)) for part in PARTS) if whole else (),
        answers=_answers(record, point) if whole else (),
    )


def _label(words: Words, part: PartName) -> str:
    if part not in PART_WORDS:
        return "Support needed"
    label: str = getattr(words, PART_WORDS[part])
    return label


def _answers(record: Record, point: AgreementPoint) -> tuple[Answered, ...]:
    read_back = read_back_of(record.session.read_backs, point.id)
    said: dict[str, tuple[Answer | None, datetime | None]] = {
        yes.party: ("yes", yes.at) for yes in point.confirmed
    }
    said |= {one.party: (one.answer, one.at) for one in read_back.answers}
    return tuple(
        Answered(party.name, *said.get(party.id, (None, None)), bool(read_back.before))
        for party in record.session.parties
    )


def _whole(record: Record, by_party: tuple[Duties, ...], hint_words: HintWords) -> WholeDraft:
    there = points_in_place(record)
    answered = {issue for point in there for issue in point.issues}
    owed = {number for one in by_party for number in one.points}
    asked = {one.party for one in record.agreement.free_choice}
    topics = [issue for issue in record.session.issues if issue.may_be_seen() and issue.id not in answered]
    return WholeDraft(
        duties=by_party,
        nobodys=tuple(point.number for point in there if point.number not in owed),
        open_topics=tuple(issue.text for issue in topics if not issue.left_open),
        left_open=tuple(issue.text for issue in topics if issue.left_open),
        conditions=tuple(point.number for point in there if point.state == "conditional" or point.condition),
        not_asked_freely=tuple(
            name_of(record, party.id) for party in record.session.parties if party.id not in asked
        ),
        advice=record.agreement.advice,
        questions=hint_words.lasting,
    )
