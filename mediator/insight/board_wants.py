"""The board of wants and reasons: one topic, a column for each party, common ground below."""

from mediator.insight.board_parts import block, column, line_of
from mediator.insight.common_ground import common_ground, is_common
from mediator.insight.shown import Shown
from mediator.record.entry import Entry
from mediator.record.interest import Interest
from mediator.record.position import Position
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Block, Body

NO_ISSUE = ""
"""Stands for "under no topic" where a topic's id is expected."""


def issues_on_the_wall(session: Session) -> tuple[str, ...]:
    """Return the topics that can be leafed through, and `NO_ISSUE` where lines stand under none."""
    issues = _issues_in_their_place(session)
    struck = _struck_issues(session)
    loose = any(_stands_under(p, NO_ISSUE, struck) and p.in_its_place() for p in session.positions) or any(
        _stands_under(i, NO_ISSUE, struck) and i.in_its_place() and not is_common(i)
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


def wants(session: Session, shown: Shown, words: Words) -> Body:
    """Return the wants and reasons under one topic."""
    issue = issue_shown(session, shown)
    topics = [entry for entry in session.issues if entry.in_its_place()]
    heading, place = words.no_topic if topics else session.stage().title, ""
    for index, entry in enumerate(topics):
        if entry.id == issue:
            heading = entry.text
            place = fill(words.topic_of, n=index + 1, m=len(topics))
    struck = _struck_issues(session)
    positions = [p for p in session.positions if _stands_under(p, issue, struck) and p.in_its_place()]
    interests = [
        i
        for i in session.interests
        if _stands_under(i, issue, struck) and i.in_its_place() and not is_common(i)
    ]
    shared = block(words.common_ground, tuple(line_of(i) for i in common_ground(session) if i.in_its_place()))
    if session.stage().names == "unnamed":
        blocks = block(words.want, tuple(line_of(p) for p in positions))
        blocks += block(words.reason, tuple(line_of(i) for i in interests))
        return Body(heading=heading, place=place, blocks=blocks + shared)
    columns = tuple(
        column(
            session,
            party,
            shown,
            words,
            Block(label=words.want, lines=tuple(line_of(p) for p in positions if _owner(p) == party.id)),
            Block(
                label=words.reason,
                lines=tuple(
                    line_of(i, aside=_also(i, session, words)) for i in interests if _owner(i) == party.id
                ),
            ),
        )
        for party in session.parties
    )
    nobodys = tuple(line_of(entry) for entry in (*positions, *interests) if not entry.parties)
    return Body(heading=heading, place=place, columns=columns, blocks=block("", nobodys) + shared)


def _issues_in_their_place(session: Session) -> tuple[str, ...]:
    return tuple(issue.id for issue in session.issues if issue.in_its_place())


def _struck_issues(session: Session) -> frozenset[str]:
    return frozenset(issue.id for issue in session.issues if issue.struck)


def _stands_under(entry: Position | Interest, issue: str, struck: frozenset[str]) -> bool:
    """Say whether a line is looked at with *issue*. When a topic is struck its lines are under none;
    when it is hidden or parked they wait with it."""
    issues = (entry.issue,) if isinstance(entry, Position) else entry.issues
    if issue != NO_ISSUE:
        return issue in issues and issue not in struck
    return all(other is None or other in struck for other in issues)


def _owner(entry: Entry) -> str:
    """A shared reason stands once, with the party that said it first."""
    return entry.parties[0] if entry.parties else ""


def _also(entry: Entry, session: Session, words: Words) -> str:
    others = [party.name for party in session.parties if party.id in entry.parties[1:]]
    return fill(words.also, names=", ".join(others)) if others else ""
