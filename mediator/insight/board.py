"""The board's view of a record: an allow-list, field by field.

Only what stands here can reach a wall. An entry passes `Entry.may_be_seen`. Of what is private one thing is
known, and asked for first: that the room waits (`away`).
"""

from mediator.insight import times
from mediator.insight.away import Away, away
from mediator.insight.board_budget import budget
from mediator.insight.board_closing import closing
from mediator.insight.board_find_out import find_out
from mediator.insight.board_grid import grid
from mediator.insight.board_ideas import ideas
from mediator.insight.board_ledger import ledger
from mediator.insight.board_offers import offers
from mediator.insight.board_opening import opening
from mediator.insight.board_packages import packages
from mediator.insight.board_parking import parking
from mediator.insight.board_parts import (
    block,
    column,
    far_words,
    key_dates,
    line_of,
    listed,
    with_dates,
)
from mediator.insight.board_points import agreement, draft, read_back
from mediator.insight.board_referrals import referrals
from mediator.insight.board_standards import standards
from mediator.insight.board_support import support
from mediator.insight.board_topics import topics
from mediator.insight.board_wants import wants
from mediator.insight.common_ground import common_ground
from mediator.insight.shown import MEDIATOR, Shown
from mediator.record.agenda import BoardName, Stage
from mediator.record.record import Record
from mediator.record.session import Session
from mediator.record.session_type import SessionType
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import BoardView, Body, Card, Clock, Dates, Step, Written


def board_view(record: Record, session_type: SessionType, shown: Shown) -> BoardView:
    """Return what the room sees of *record*."""
    session, words = record.session, session_type.words
    card = _card(session, shown, words, away(record.private))
    if card is not None:
        return BoardView(card=card.model_copy(update={"practice": _practice(session, words)}))
    if is_quiet(session, shown):
        stage, who = session.stage(), _speaking(session, shown, words)
        line = " · ".join(filter(None, (stage.title, who)))
        quiet = Card(title=session.title, line=line, practice=_practice(session, words))
        return BoardView(title=session.title, stage=stage.title, quiet=quiet)
    return board_beneath(record, session_type, shown)


def with_line(view: BoardView, line: Written | None) -> BoardView:
    """Return *view* with the *line* that the room watches being written, unless a card covers it all."""
    if line is None or view.card is not None or view.quiet is not None:
        return view
    return view.model_copy(update={"written": line})


def board_beneath(record: Record, session_type: SessionType, shown: Shown) -> BoardView:
    """Return the board itself, whatever card covers it now."""
    session, words = record.session, session_type.words
    stage = session.stage()
    ids = [other.id for other in session.stages]
    place = fill(words.stage_of, n=ids.index(stage.id) + 1, m=len(ids))
    name = board_shown(session, shown)
    return BoardView(
        practice=_practice(session, words),
        title=session.title,
        stage=stage.title,
        place=place,
        rail_title=words.agenda,
        rail=tuple(_step(session, other) for other in session.stages),
        clock=_clock(session, words) if stage.clock == "wall" and times.planned(stage) else None,
        speaking=_speaking(session, shown, words),
        dates=Dates(label=words.key_dates, lines=key_dates(session), far=far_words(words)),
        body=_completed(_body(name, record, session_type, shown), session, words),
    )


def _practice(session: Session, words: Words) -> str:
    return words.practice if session.practice else ""


def board_shown(session: Session, shown: Shown) -> BoardName:
    """Return the board on show: the one chosen, or the present stage's own."""
    return shown.board or session.stage().board


def is_quiet(session: Session, shown: Shown) -> bool:
    """Say whether the wall is quiet now: as chosen, or as the stage has it."""
    return session.stage().wall == "quiet" if shown.quiet is None else shown.quiet


def _card(session: Session, shown: Shown, words: Words, waits: Away | None) -> Card | None:
    if session.stopped is not None and shown.curtain:
        return Card(title=session.title, line=words.stopped_title)
    pause = session.on_break()
    if pause is not None:
        return Card(title=pause.card or words.break_title, until=pause.until, until_words=words.break_until)
    if waits is not None:
        return Card(
            title=session.title, line=words.caucus_card, until=waits.until, until_words=words.break_until
        )
    if shown.curtain:
        return Card(title=session.title, line=shown.curtain_line)
    return None


def _clock(session: Session, words: Words) -> Clock:
    stage = session.stage()
    return Clock(
        planned=times.planned(stage),
        used=times.used(session, stage.id),
        since=times.running_since(session),
        later=sum(times.planned(other) for other in times.later_stages(session)),
        left_words=words.min_left,
        reached_words=words.time_reached,
        over_words=words.over,
        paused_words=words.clock_paused,
        ends_words=words.ends_about,
    )


def _step(session: Session, stage: Stage) -> Step:
    now = session.stage().id == stage.id
    been = any(visit.stage == stage.id for visit in session.visits)
    clocked = stage.clock == "wall"
    return Step(
        title=stage.title,
        state="now" if now else "done" if been else "ahead",
        planned=times.planned(stage) if clocked else 0.0,
        used=times.used(session, stage.id) if clocked else 0.0,
    )


def _speaking(session: Session, shown: Shown, words: Words) -> str:
    """Say who has the floor, by the names they chose."""
    names = [words.mediator] if MEDIATOR in shown.floor else []
    names += [party.name for party in session.parties if party.id in shown.floor]
    names += [person.name for person in session.people if person.id in shown.floor]
    return fill(words.speaking, name=", ".join(names)) if names else ""


def _body(name: BoardName, record: Record, session_type: SessionType, shown: Shown) -> Body:
    session, words = record.session, session_type.words
    match name:
        case "opening":
            return opening(record, session_type, shown)
        case "accounts":
            columns = tuple(column(session, party, shown, words) for party in session.parties)
            return Body(heading=words.accounts, columns=columns, invitation=words.listening)
        case "topics":
            return topics(record, words)
        case "wants":
            return wants(session, shown, words)
        case "grid":
            return grid(session, words)
        case "common":
            return listed(words.common_ground, common_ground(session), words.no_common_ground)
        case "ideas":
            return ideas(session, words)
        case "offers":
            return offers(session, shown, words)
        case "packages":
            return packages(session, shown, words)
        case "support":
            return support(record, session_type, shown)
        case "ledger":
            return ledger(session, words)
        case "budget":
            return budget(session, words)
        case "standards":
            return standards(session, words)
        case "agreement":
            return with_dates(agreement(record, words), session, words)
        case "read_back":
            return read_back(record, shown, words)
        case "draft":
            return draft(record, words)
        case "parking":
            return parking(record, words)
        case "find_out":
            return find_out(record, words)
        case "referrals":
            return referrals(record, words)
        case "closing":
            return closing(record, session_type)


def _completed(body: Body, session: Session, words: Words) -> Body:
    """A jot that was put on the wall before anyone said what it is stands under whatever is shown."""
    unsorted = tuple(line_of(jot) for jot in session.jots if jot.in_its_place() and jot.became is None)
    blocks = body.blocks + block(words.unsorted, unsorted)
    return body.model_copy(update={"blocks": blocks, "page_words": words.page, "far": far_words(words)})
