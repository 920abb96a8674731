"""Who has not been asked about what: the empty cells of the grid, for the mediator. (practice §5.1)

Here counts what waits off the wall too: whoever said it was asked.
"""

from mediator.insight.board_grid import Said, topics_of
from mediator.record.issue import Issue
from mediator.record.party import Party
from mediator.record.session import Session

Gap = tuple[Issue, tuple[Party, ...]]


def not_asked(session: Session) -> tuple[Gap, ...]:
    """Return each topic about which some parties were heard and others not, with those others."""
    struck = {issue.id for issue in session.issues if issue.struck}
    heard: dict[str, set[str]] = {}
    entries: tuple[Said, ...] = (*session.positions, *session.interests)
    for entry in entries:
        if not entry.struck:
            for issue in topics_of(entry, struck):
                heard.setdefault(issue, set()).update(entry.parties)
    made = []
    for topic in session.issues:
        if topic.in_its_place() and not topic.left_open and heard.get(topic.id):
            open_ = tuple(party for party in session.parties if party.id not in heard[topic.id])
            made += [(topic, open_)] if open_ else []
    return tuple(made)
