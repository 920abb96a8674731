"""The board of ideas: nobody's, each with the topics and the reasons it is for, by their numbers."""

from collections.abc import Iterable

from mediator.insight.board_parts import block, in_its_place, line_of, with_dates
from mediator.record.entry import Entry
from mediator.record.option import Option
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import BoardLine, Body


def ideas(session: Session, words: Words) -> Body:
    """Return the ideas as one list, with the dates below."""
    lines = tuple(idea_line(option, session, words) for option in session.options if in_its_place(option))
    body = Body(heading=words.ideas, blocks=block("", lines), invitation=words.no_ideas)
    return with_dates(body, session, words)


def idea_line(option: Option, session: Session, words: Words) -> BoardLine:
    """Return an idea, and what it is for as far as the room sees that."""
    issues = _numbers(session.issues, option.issues)
    reasons = _numbers(session.interests, option.interests)
    parts = [fill(words.idea_for, numbers=issues)] if issues else []
    parts += [fill(words.serves, numbers=reasons)] if reasons else []
    return line_of(option, aside=" · ".join(parts))


def _numbers(entries: Iterable[Entry], wanted: tuple[str, ...]) -> str:
    return ", ".join(str(entry.number) for entry in entries if entry.id in wanted and in_its_place(entry))
