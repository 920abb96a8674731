"""The board's view of a record: an allow-list, field by field.

Only what stands here can reach a wall. An entry passes `Entry.may_be_seen`. Of what is private one thing is
known, and asked for first: that the room waits (`away`).
"""

from collections.abc import Iterable

from mediator.insight import times
from mediator.insight.away import Away, away
from mediator.insight.checklist import ticked_items
from mediator.insight.common_ground import common_ground, is_common
from mediator.insight.shown import MEDIATOR, Shown
from mediator.record.agenda import BoardName, Stage
from mediator.record.entry import Entry
from mediator.record.interest import Interest
from mediator.record.key_date import KeyDate
from mediator.record.party import Party, Person
from mediator.record.position import Position
from mediator.record.record import Record
from mediator.record.session import Session
from mediator.record.session_type import SessionType
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import (
    Block,
    BoardLine,
    BoardView,
    Body,
    Card,
    Clock,
    Column,
    Dates,
    FarWords,
    Step,
    Written,
)

NO_ISSUE = ""
"""Stands for "under no topic" where a topic's id is expected."""


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
        dates=Dates(label=words.key_dates, lines=key_dates(session), far=_far_words(words)),
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


def issues_on_the_wall(session: Session) -> tuple[str, ...]:
    """Return the topics that can be leafed through, and `NO_ISSUE` where lines stand under none."""
    issues = _issues_in_their_place(session)
    struck = _struck_issues(session)
    loose = any(_stands_under(p, NO_ISSUE, struck) and _in_its_place(p) for p in session.positions) or any(
        _stands_under(i, NO_ISSUE, struck) and _in_its_place(i) and not is_common(i)
        for i in session.interests
    )
    return (*issues, NO_ISSUE) if loose or not issues else issues


def issue_shown(session: Session, shown: Shown) -> str:
    """Return the topic that the wants board is at: the one chosen if it is still there, or the first."""
    if shown.issue == NO_ISSUE and NO_ISSUE in issues_on_the_wall(session):
        return NO_ISSUE
    issues = _issues_in_their_place(session)  # every line need not be looked at for this
    if shown.issue in issues:
        return shown.issue
    return issues[0] if issues else NO_ISSUE


def _issues_in_their_place(session: Session) -> tuple[str, ...]:
    return tuple(issue.id for issue in session.issues if _in_its_place(issue))


def _struck_issues(session: Session) -> frozenset[str]:
    return frozenset(issue.id for issue in session.issues if issue.struck)


def _stands_under(entry: Position | Interest, issue: str, struck: frozenset[str]) -> bool:
    """Say whether a line is looked at with *issue*. When a topic is struck its lines are under none;
    when it is hidden or parked they wait with it."""
    issues = (entry.issue,) if isinstance(entry, Position) else entry.issues
    if issue != NO_ISSUE:
        return issue in issues and issue not in struck
    return all(other is None or other in struck for other in issues)


def _in_its_place(entry: Entry) -> bool:
    return entry.may_be_seen() and not entry.parked


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
            return _opening(record, session_type, shown)
        case "accounts":
            columns = tuple(_column(session, party, shown, words) for party in session.parties)
            return Body(heading=words.accounts, columns=columns, invitation=words.listening)
        case "topics":
            return _list(words.topics, session.issues, words.no_topics)
        case "wants":
            return _wants(session, shown, words)
        case "common":
            return _list(words.common_ground, common_ground(session), words.no_common_ground)
        case "ideas":
            return _with_dates(_list(words.ideas, session.options, words.no_ideas), session, words)
        case "agreement":
            points = Body(heading=words.agreement, blocks=_points(record, words), invitation=words.no_points)
            return _with_dates(points, session, words)
        case "parking":
            parked = (entry for entry in record.entries() if entry.may_be_seen() and entry.parked)
            lines = tuple(_line(entry, number=0) for entry in parked)
            return Body(heading=words.parking_lot, blocks=_block("", lines), invitation=words.no_parked)
        case "find_out":
            return _list(words.to_find_out, session.fact_checks, words.no_facts)
        case "closing":
            return _closing(record, session_type)


def _opening(record: Record, session_type: SessionType, shown: Shown) -> Body:
    session, words = record.session, session_type.words
    ticked = ticked_items(record)
    blocks: tuple[Block, ...] = ()
    if items := session_type.checks("opening"):
        at = min(shown.checklist, len(items) - 1)
        place = fill(words.checklist_of, n=at + 1, m=len(items))
        line = BoardLine(
            key=f"check:{items[at].id}",
            text=items[at].text,
            aside=place,
            box=True,
            done=items[at].id in ticked,
        )
        blocks += _block(words.checklist, (line,))
    consents = tuple(
        BoardLine(
            key=f"consent:{party.id}",
            text=party.name,
            aside=_company(session, party, words),
            box=True,
            done=record.agreement.consent_of(party.id) is not None,
        )
        for party in session.parties
    )
    blocks += _block(words.consent, consents)
    dates = key_dates(session)
    if dates or session_type.dates:
        invitation = BoardLine(key="key_date", text=words.no_key_dates)
        blocks += _block(words.key_dates, dates or (invitation,))
    rules = tuple(_rule_line(rule, session, words) for rule in session.rules if _in_its_place(rule))
    if rules:
        blocks += _block(session_type.rules.label, rules)
    elif session_type.rules.label:
        blocks += (Block(label=session_type.rules.label, lines=(BoardLine(text=words.no_rules),)),)
    agreed = words.caucus_private if session.caucus_default == "private" else words.caucus_open
    blocks += _block("", (BoardLine(key="caucus_default", text=agreed),))
    others = tuple(BoardLine(text=_present(p, words)) for p in session.people if p.party is None)
    return Body(heading=words.opening, blocks=blocks + _block(words.also_here, others))


def _completed(body: Body, session: Session, words: Words) -> Body:
    """A jot that was put on the wall before anyone said what it is stands under whatever is shown."""
    unsorted = tuple(_line(jot) for jot in session.jots if _in_its_place(jot) and jot.became is None)
    blocks = body.blocks + _block(words.unsorted, unsorted)
    return body.model_copy(update={"blocks": blocks, "page_words": words.page, "far": _far_words(words)})


def _rule_line(rule: Entry, session: Session, words: Words) -> BoardLine:
    """A rule says who affirmed it, and never who has not."""
    yes = [party.name for party in session.parties if rule.has_yes_of(party.id)]
    if _everyone_says_yes(rule, session):
        return _line(rule, aside=words.everyone, done=True)
    return _line(rule, aside=fill(words.yes_of, names=", ".join(yes)) if yes else "")


def _everyone_says_yes(entry: Entry, session: Session) -> bool:
    return bool(session.parties) and all(entry.has_yes_of(party.id) for party in session.parties)


def _points(record: Record, words: Words, *, label: str = "") -> tuple[Block, ...]:
    """Points say when everyone has said yes, and nothing before."""
    lines = []
    for point in record.agreement.points:
        if _in_its_place(point):
            done = _everyone_says_yes(point, record.session)
            lines.append(_line(point, aside=words.everyone if done else "", done=done))
    return _block(label, tuple(lines))


def _wants(session: Session, shown: Shown, words: Words) -> Body:
    issue = issue_shown(session, shown)
    topics = [entry for entry in session.issues if _in_its_place(entry)]
    heading, place = words.no_topic if topics else session.stage().title, ""
    for index, entry in enumerate(topics):
        if entry.id == issue:
            heading = entry.text
            place = fill(words.topic_of, n=index + 1, m=len(topics))
    struck = _struck_issues(session)
    positions = [p for p in session.positions if _stands_under(p, issue, struck) and _in_its_place(p)]
    interests = [
        i
        for i in session.interests
        if _stands_under(i, issue, struck) and _in_its_place(i) and not is_common(i)
    ]
    shared = _block(words.common_ground, tuple(_line(i) for i in common_ground(session) if _in_its_place(i)))
    if session.stage().names == "unnamed":
        blocks = _block(words.want, tuple(_line(p) for p in positions))
        blocks += _block(words.reason, tuple(_line(i) for i in interests))
        return Body(heading=heading, place=place, blocks=blocks + shared)
    columns = tuple(
        _column(
            session,
            party,
            shown,
            words,
            Block(label=words.want, lines=tuple(_line(p) for p in positions if _owner(p) == party.id)),
            Block(
                label=words.reason,
                lines=tuple(
                    _line(i, aside=_also(i, session, words)) for i in interests if _owner(i) == party.id
                ),
            ),
        )
        for party in session.parties
    )
    nobodys = tuple(_line(entry) for entry in (*positions, *interests) if not entry.parties)
    return Body(heading=heading, place=place, columns=columns, blocks=_block("", nobodys) + shared)


def _owner(entry: Entry) -> str:
    """A shared reason stands once, with the party that said it first."""
    return entry.parties[0] if entry.parties else ""


def _also(entry: Entry, session: Session, words: Words) -> str:
    others = [party.name for party in session.parties if party.id in entry.parties[1:]]
    return fill(words.also, names=", ".join(others)) if others else ""


def _closing(record: Record, session_type: SessionType) -> Body:
    words, agreement = session_type.words, record.agreement
    date = agreement.next_date
    when = (
        f"{date.day:%A} {date.day.day} {date.day:%B %Y} {date.time}".strip() if date else words.no_next_date
    )
    asks = session_type.follow_up_words()
    follow_up = (BoardLine(text=asks),) if asks else ()
    return Body(
        heading=words.closing,
        blocks=(
            *_points(record, words, label=words.agreement),
            Block(label=words.next_date, lines=(BoardLine(key="next_date", text=when),)),
            *_block(words.follow_up, follow_up),
            Block(lines=(BoardLine(text=words.thanks),)),
        ),
    )


def _column(session: Session, party: Party, shown: Shown, words: Words, *blocks: Block) -> Column:
    return Column(
        name=party.name, note=_company(session, party, words), floor=party.id in shown.floor, blocks=blocks
    )


def _company(session: Session, party: Party, words: Words) -> str:
    """Say who sits with a party."""
    return ", ".join(_present(person, words) for person in session.people if person.party == party.id)


def _present(person: Person, words: Words) -> str:
    match person.role:
        case "support_person":
            pattern = words.support_person
        case "interpreter":
            pattern = words.interpreter
        case "observer":
            pattern = words.observer
        case "representative":
            pattern = words.authority if person.authority else words.representative
        case "member":
            pattern = "{name}"
    return fill(pattern, name=person.name, authority=person.authority)


def key_dates(session: Session) -> tuple[BoardLine, ...]:
    """Return the dates to keep in view, the earliest first."""
    dates = sorted((date for date in session.key_dates if _in_its_place(date)), key=lambda date: date.day)
    return tuple(_line(date, number=0) for date in dates)  # a day is its name; a number would be one too many


def _with_dates(body: Body, session: Session, words: Words) -> Body:
    """Where ideas are weighed and promises made, the dates stand below them."""
    dates = _block(words.key_dates, key_dates(session))
    if not dates:
        return body
    own = body.blocks or (Block(lines=(BoardLine(text=body.invitation),)),)
    return body.model_copy(update={"blocks": own + dates, "invitation": ""})


def _far_words(words: Words) -> FarWords:
    return FarWords(
        today=words.today,
        tomorrow=words.tomorrow,
        in_days=words.in_days,
        yesterday=words.yesterday,
        days_ago=words.days_ago,
    )


def _list(heading: str, entries: Iterable[Entry], invitation: str) -> Body:
    lines = tuple(_line(entry) for entry in entries if _in_its_place(entry))
    return Body(heading=heading, blocks=_block("", lines), invitation=invitation)


def _block(label: str, lines: tuple[BoardLine, ...]) -> tuple[Block, ...]:
    return (Block(label=label, lines=lines),) if lines else ()


def _line(entry: Entry, *, number: int | None = None, aside: str = "", done: bool = False) -> BoardLine:
    shown_number = entry.number if number is None else number
    day = entry.day if isinstance(entry, KeyDate) else None
    if day is not None:
        aside = f"{day:%A} {day.day} {day:%B %Y}"
    return BoardLine(key=entry.id, number=shown_number, text=entry.text, aside=aside, day=day, done=done)
