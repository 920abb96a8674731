"""The board of ideas: nobody's, each with the topics and the reasons it is for, by their numbers."""

from collections.abc import Mapping

from mediator.insight.board_parts import block, line_of, with_dates
from mediator.record.option import Option
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import BoardLine, Body


def ideas(session: Session, words: Words) -> Body:
    """Return the ideas as one list, with the dates below."""
    numbers = numbers_seen(session)
    lines = tuple(idea_line(option, numbers, words) for option in session.options if option.in_its_place())
    body = Body(heading=words.ideas, blocks=block("", lines), invitation=words.no_ideas)
    return with_dates(body, session, words)


def numbers_seen(session: Session) -> dict[str, int]:
    """Return the number of every topic and reason that the room sees, by id."""
    return {entry.id: entry.number for entry in (*session.issues, *session.interests) if entry.in_its_place()}


def idea_line(option: Option, numbers: Mapping[str, int], words: Words) -> BoardLine:
    """Return an idea, and what it is for as far as the room sees that."""
    parts = [
        fill(pattern, numbers=", ".join(map(str, seen)))
        for pattern, purposes in ((words.idea_for, option.issues), (words.serves, option.interests))
        if (seen := sorted(numbers[purpose] for purpose in purposes if purpose in numbers))
    ]
    return line_of(option, aside=" · ".join(parts))
