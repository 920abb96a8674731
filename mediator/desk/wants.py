"""Wants and reasons: whose they are, under which topic and want they stand, and of what kind a reason is."""

from __future__ import annotations

from functools import partial

from mediator.desk import entries, writing
from mediator.desk.several import ticked
from mediator.desk.state import Answer, Choice, Desk
from mediator.insight.corners import CORNERS
from mediator.record.entry import Entry
from mediator.record.interest import AlsoUnder, Interest, LayUnder, MoveToIssue, SetInterestKind
from mediator.record.issue import Issue
from mediator.record.position import Position


def of_want(desk: Desk, want: Position) -> tuple[Choice, ...]:
    """Return what can be done with a want and with nothing else."""
    return (Choice("i", "why it matters", lambda: writing.ask_why(desk, want)), *_whose_and_where(desk, want))


def of_reason(desk: Desk, reason: Interest) -> tuple[Choice, ...]:
    """Return what can be done with a reason and with nothing else."""
    made = [*_whose_and_where(desk, reason), Choice("m", "shared", lambda: entries.share(desk, reason))]
    if desk.session.issues:
        made.append(Choice("a", "also under a topic", lambda: _ask_topics(desk, reason)))
    made.append(Choice("n", "kind", lambda: _ask_kind(desk, reason)))
    if _wants_above(desk, reason):
        made.append(Choice("w", "under which want", lambda: _ask_want(desk, reason)))
    return tuple(made)


def _whose_and_where(desk: Desk, entry: Position | Interest) -> list[Choice]:
    made = [Choice("d", "another party's", lambda: entries.give(desk, entry))]
    if len(desk.session.issues) > 1:
        made.append(Choice("t", "another topic", lambda: _ask_topic(desk, entry)))
    return made


def _ask_topic(desk: Desk, entry: Entry) -> None:
    def move(issue: Issue) -> None:
        desk.do(MoveToIssue(at=desk.live.now(), entry=entry.id, issue=issue.id))

    issues = [issue for issue in desk.session.issues if issue.may_be_seen()]
    desk.ask_one(
        "Under which topic?", [Answer(issue.text, partial(move, issue), issue.number) for issue in issues]
    )


def _ask_topics(desk: Desk, reason: Interest) -> None:
    """A reason can matter for several topics; one that it stands under already lets it go."""

    def also(topic: Issue) -> None:
        desk.do(AlsoUnder(at=desk.live.now(), entry=reason.id, issue=topic.id))

    answers = [
        Answer(ticked(topic.text, topic.id in reason.issues), partial(also, topic), topic.number)
        for topic in desk.session.issues
        if topic.may_be_seen()
    ]
    desk.ask_one("Also under which topic?", answers)


def _wants_above(desk: Desk, reason: Interest) -> list[Position]:
    """Return the wants that the reason could lie under: of the same parties, on the same topics."""
    return [
        want
        for want in desk.session.positions
        if want.may_be_seen()
        and set(want.parties) & set(reason.parties)
        and (want.issue in reason.issues or not reason.issues)
    ]


def _ask_want(desk: Desk, reason: Interest) -> None:
    """Lay a reason under a want; a want it lies under already lets it go."""

    def lay(want: Position) -> None:
        desk.do(LayUnder(at=desk.live.now(), entry=reason.id, position=want.id))

    answers = [
        Answer(ticked(want.text, want.id in reason.positions), partial(lay, want), want.number)
        for want in _wants_above(desk, reason)
    ]
    desk.ask_one("Under which want?", answers)


def _ask_kind(desk: Desk, entry: Entry) -> None:
    def choice(key: str, label: str, kind: str | None) -> Choice:
        change = SetInterestKind(at=desk.live.now(), entry=entry.id, kind=kind)
        return Choice(key, label, lambda: desk.do(change))

    desk.open_ask(
        "What kind of reason?",
        *(choice(str(n), word, kind) for n, (kind, word) in enumerate(CORNERS.items(), 1)),
        choice("0", "not said", None),
    )
