"""Topics: where each stands among the others, and whether it is left open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mediator.desk.state import Choice, Desk
from mediator.record.issue import Issue, LeaveOpen, PlaceIssue


def choices(desk: Desk, topic: Issue, again: Callable[[Desk], None]) -> tuple[Choice, ...]:
    """Return what can be done with a topic and with nothing else; after a move the menu opens *again*."""

    def look() -> None:
        desk.live.show(board="wants", issue=topic.id)
        desk.chosen = ""

    leave = LeaveOpen(at=desk.live.now(), entry=topic.id, left_open=not topic.left_open)
    label = "take it up again" if topic.left_open else "left open"
    return (
        Choice("enter", "its wants and reasons", look),
        *_places(desk, topic, again),
        Choice("l", label, lambda: desk.do(leave)),
    )


def _places(desk: Desk, topic: Issue, again: Callable[[Desk], None]) -> list[Choice]:
    there = [issue.id for issue in desk.session.issues if issue.in_its_place()]
    if len(there) < 2 or topic.id not in there:
        return []

    def to(place: int) -> None:
        desk.do(PlaceIssue(at=desk.live.now(), entry=topic.id, place=place))
        desk.chosen = topic.id
        again(desk)  # it may go on: one place more, one place less

    place = there.index(topic.id) + 1
    made = [Choice("up", "earlier", partial(to, place - 1))] if place > 1 else []
    made += [Choice("down", "later", partial(to, place + 1))] if place < len(there) else []
    digits = range(1, min(9, len(there)) + 1)
    return [*made, *(Choice(str(n), f"place {n}", partial(to, n), listed=False) for n in digits)]
