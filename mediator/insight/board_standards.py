"""The board of fair standards: what ideas can be held against."""

from mediator.insight.board_parts import block, everyone_says_yes, line_of
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.view import Body


def standards(session: Session, words: Words) -> Body:
    """Return the standards; one says when everyone has said yes to it, and nothing before."""
    lines = []
    for criterion in session.criteria:
        if criterion.in_its_place():
            done = everyone_says_yes(criterion, session)
            lines.append(line_of(criterion, aside=words.everyone if done else "", done=done))
    return Body(heading=words.standards, blocks=block("", tuple(lines)), invitation=words.no_standards)
