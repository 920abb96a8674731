"""What the mediator sees and the room does not: prompts, private notes, private meetings, cues.

A type of its own with no way into a `BoardView`. Its words are for one reader, so they stand here and not
in the catalogue of the wall.
"""

from dataclasses import dataclass
from datetime import datetime

from mediator.insight.board import board_shown
from mediator.insight.coverage import uncovered
from mediator.insight.days import long_day
from mediator.insight.desk_draft import DraftOnDesk, draft_on_desk
from mediator.insight.desk_gaps import gaps
from mediator.insight.desk_yeses import yeses
from mediator.insight.hints import HintWords
from mediator.insight.last_time import LastTime
from mediator.insight.names import name_of, owner_name
from mediator.insight.not_heard import not_heard
from mediator.insight.private_meetings import meetings
from mediator.insight.private_order import in_order, met_parties, own_notes, said_alone, without_agreement
from mediator.insight.sealed import readable, words_of
from mediator.insight.shown import Shown
from mediator.insight.stuck import card
from mediator.insight.summed_up import HEARD, not_summed_up
from mediator.insight.unsorted import unsorted
from mediator.insight.weighed import Weighed, weighed
from mediator.record.note import WITHOUT_AGREEMENT, Note
from mediator.record.record import Record
from mediator.record.session_type import SessionType, StageOfType


@dataclass(frozen=True)
class MeetingNow:
    """The private meeting that is going on."""

    name: str
    apart: bool
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Prompt:
    """A question to pick from."""

    text: str
    number: int
    of: int


@dataclass(frozen=True)
class PrivateLine:
    """One line that only the mediator may read."""

    text: str
    aside: str
    """What or whom it is about; or what kind of line it is, and how it stands with sharing it."""
    at: datetime
    number: int = 0
    """The line's number on the desk; 0 for one that nothing can be done with."""


@dataclass(frozen=True)
class AloneWith:
    """One party's private meetings, and what was said there; what was said first stands first."""

    name: str
    number: int
    minutes: int
    """In all, rounded: a fact to be even-handed by."""
    lines: tuple[PrivateLine, ...]


@dataclass(frozen=True)
class OfParty:
    """Lines that belong to one party."""

    name: str
    lines: tuple[PrivateLine, ...]


@dataclass(frozen=True)
class DeskView:
    """The mediator's own page at one moment."""

    wall: str
    """What the room sees now, in a word or two."""
    stage: str
    purpose: str
    prompts: int
    """How many there are to pick from."""
    prompt: Prompt | None
    meeting: MeetingNow | None
    cues: tuple[str, ...]
    draft: DraftOnDesk | None
    weighed: tuple[Weighed, ...]
    """Ideas and points that levels of support were given to, the latest first."""
    uncovered: tuple[str, ...]
    """Questions about what no idea serves yet."""
    alone: tuple[AloneWith, ...]
    """Every party, met alone or not: who has not been is part of being even-handed."""
    without: tuple[OfParty, ...]
    """What each party can expect without an agreement, where it was said."""
    summaries: tuple[PrivateLine, ...]
    """What was understood of each party in this stage, and how that was heard."""
    tried: tuple[PrivateLine, ...]
    """What was tried where nothing moved, the latest last."""
    jots: tuple[PrivateLine, ...]
    """Jots that wait to be said what they are."""
    notes: tuple[PrivateLine, ...]
    """The mediator's own, the latest first."""
    last_time: LastTime | None
    """What there is to look back on, in a continued session."""
    to_find_out: tuple[str, ...]
    """Where there is: what is still to be found out, by whom and by when."""
    beginning: bool
    """Whether the session is in its first stage: then one looks back first."""


def desk_view(
    record: Record,
    session_type: SessionType,
    shown: Shown,
    now: datetime,
    prompt: int | None = None,
    *,
    hint_words: HintWords,
    chosen: str = "",
    last_time: LastTime | None = None,
) -> DeskView:
    """Return the mediator's page; *prompt* counts through the stage's questions, None shows none.

    *hint_words* are those of the session's language, *chosen* is the key of the selected line of the board.
    """
    stage = record.session.stage()
    planned = next((one for one in session_type.stages if one.id == stage.id), None)
    caucus = record.private.caucus_now()
    numbers = _numbers(record)
    return DeskView(
        wall=_wall(record, shown),
        stage=stage.title,
        purpose=planned.purpose if planned is not None else "",
        prompts=len(planned.prompts) if planned is not None else 0,
        prompt=_prompt(planned, prompt),
        meeting=MeetingNow(name_of(record, caucus.party), caucus.apart, caucus.opened, caucus.until)
        if caucus is not None
        else None,
        cues=(
            *(f"{party.name} has not been heard for a while" for party in not_heard(record, now)),
            *_not_summed_up(record),
            *gaps(record, shown),
            *yeses(record, session_type.words, board_shown(record.session, shown)),
        ),
        draft=draft_on_desk(
            record, session_type.words, hint_words, board_shown(record.session, shown), chosen
        ),
        weighed=weighed(record, session_type),
        uncovered=uncovered(record),
        alone=_alone(record, session_type, now),
        notes=tuple(
            PrivateLine(readable(note), _about(record, note), note.at, numbers[note.id])
            for note in own_notes(record)
        ),
        jots=tuple(
            PrivateLine(jot.text, "on the wall" if jot.shown else "", jot.at)
            for jot in unsorted(record.session)
        ),
        without=_without(record, session_type),
        last_time=last_time,
        to_find_out=_to_find_out(record) if last_time is not None else (),
        beginning=stage.id == record.session.stages[0].id,
        summaries=_summaries(record),
        tried=tuple(
            sorted(
                (PrivateLine(tried.move.text, "", at) for tried in card(record.private) for at in tried.at),
                key=lambda line: line.at,
            )
        ),
    )


def _not_summed_up(record: Record) -> tuple[str, ...]:
    names = ", ".join(party.name for party in not_summed_up(record))
    return (f"not summed up yet in {record.session.stage().title}: {names}",) if names else ()


def _summaries(record: Record) -> tuple[PrivateLine, ...]:
    stage = record.session.stage().id
    return tuple(
        PrivateLine(
            words_of(summary.text), f"{name_of(record, summary.party)}: {HEARD[summary.heard]}", summary.at
        )
        for summary in record.private.summaries
        if summary.stage == stage
    )


def _without(record: Record, session_type: SessionType) -> tuple[OfParty, ...]:
    numbers = _numbers(record)
    made = []
    for party in record.session.parties:
        lines = tuple(
            PrivateLine(readable(note), _standing(record, session_type, note), note.at, numbers[note.id])
            for note in without_agreement(record, party.id)
        )
        made += [OfParty(party.name, lines)] if lines else []
    return tuple(made)


def _to_find_out(record: Record) -> tuple[str, ...]:
    made = []
    for fact in record.session.fact_checks:
        if not (fact.struck or fact.parked or fact.answer):
            by = f"by {long_day(fact.day)}" if fact.day is not None else ""
            who = owner_name(record, fact.owner) or "nobody yet"
            made.append(f"{fact.text}: {', '.join(filter(None, (who, by)))}")
    return tuple(made)


def _wall(record: Record, shown: Shown) -> str:
    session = record.session
    if session.stopped is not None and shown.curtain:
        return "stopped"
    if session.on_break() is not None:
        return "a break"
    if record.private.caucus_now() is not None:
        return "a private meeting"
    return "the curtain" if shown.curtain else "the board"


def _prompt(stage: StageOfType | None, number: int | None) -> Prompt | None:
    if stage is None or number is None or not stage.prompts:
        return None
    at = number % len(stage.prompts)
    return Prompt(stage.prompts[at], at + 1, len(stage.prompts))


def _alone(record: Record, session_type: SessionType, now: datetime) -> tuple[AloneWith, ...]:
    """Return every party's private meetings; nothing where there has been none at all."""
    private = record.private
    if not private.caucuses:
        return ()
    numbers = _numbers(record)
    made = []
    for party in met_parties(record):
        lines = tuple(
            PrivateLine(readable(note), _standing(record, session_type, note), note.at, numbers[note.id])
            for note in said_alone(record, party)
        )
        had = meetings(private, party, now)
        made.append(AloneWith(name_of(record, party), had.number, round(had.seconds / 60), lines))
    return tuple(made)


def _numbers(record: Record) -> dict[str, int]:
    return {note.id: number for number, note in enumerate(in_order(record), 1)}


def _standing(record: Record, session_type: SessionType, note: Note) -> str:
    """Say what kind of line it is, and whether it may be shared."""
    nouns = session_type.words.nouns
    kind = note.kind if note.kind in WITHOUT_AGREEMENT else nouns.get(note.kind, nouns["jot"])
    if not note.can_be_released():
        return kind
    release = note.release
    if note.used is not None:
        return f"{kind} · on the board"
    if release is None:
        return f"{kind} · {_kept(note) if note.keep else _undecided(record, note)}"
    to = ", ".join(name_of(record, party) for party in release.to) or session_type.words.everyone
    said = f"{name_of(record, release.said_by)} said so at {release.at.astimezone():%H:%M}"
    words = f": “{words_of(release.words)}”" if release.words != note.text else ""
    condition = f", if {words_of(release.condition)}" if release.condition else ""
    return f"{kind} · may be shared with {to}{condition}{words} ({said})"


def _kept(note: Note) -> str:
    return "taken back, to go through again" if note.again else "stays private"


def _undecided(record: Record, note: Note) -> str:
    open_ = bool(record.private.released_words(note))
    return "not gone through: may be shared" if open_ else "not gone through: private"


def _about(record: Record, note: Note) -> str:
    """Say whom or what a note is about, in whose room it was written, and which other words were offered."""
    about = [f"alone with {name_of(record, record.private.caucus(note.room).party)}"] if note.room else []
    if note.about is not None and note.about in _ids(record):
        about.append(name_of(record, note.about))
    elif note.about is not None:
        texts = [entry.text for entry in record.entries() if entry.id == note.about]
        texts += [readable(other) for other in record.private.notes if other.id == note.about]
        about.append(f"“{texts[0]}”" if texts else "something that is gone")
    if note.offered:
        about.append(f"offered: “{words_of(note.offered)}”")
    if note.used is not None:
        about.append("on the board in other words")
    return " · ".join(dict.fromkeys(about))


def _ids(record: Record) -> list[str]:
    return [party.id for party in record.session.parties]
