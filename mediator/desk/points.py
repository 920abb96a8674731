"""An agreement point under the mediator's hands: its parts, its topics, its kind, how far it goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mediator.desk import read_back, writing
from mediator.desk.kinds import part_kind
from mediator.desk.several import ticked
from mediator.desk.state import Answer, Choice, Desk
from mediator.insight.board_points import PART_WORDS, part_in_words
from mediator.record.agreement_point import (
    AgreementPoint,
    AnswerTopic,
    PartName,
    PointKind,
    PointState,
    SetPointKind,
    SetPointState,
)
from mediator.record.issue import Issue

PART_KEYS: tuple[tuple[str, PartName], ...] = (
    ("w", "who"),
    ("t", "by_when"),
    ("p", "where"),
    ("k", "how_known"),
    ("n", "if_not"),
    ("v", "review"),
    ("d", "until"),
    ("f", "for_whom"),
    ("c", "condition"),
    ("y", "who_may_see"),
    ("s", "support"),
)
"""Key in the menu of parts, and part; none is a key of the curtain."""

GAP = "…"
"""Stands where nothing was said yet."""

KINDS_OF_POINTS: tuple[tuple[str, str, PointKind], ...] = (
    ("1", "a promise", "plain"),
    ("2", "a payment plan", "payment_plan"),
    ("3", "a safety action", "safety_action"),
    ("4", "a task of a family plan", "family_task"),
    ("5", "a repair", "repair"),
    ("6", "a memorandum", "memorandum"),
)

STATES: tuple[tuple[str, PointState], ...] = (
    ("1", "in_principle"),
    ("2", "partial"),
    ("3", "interim"),
    ("4", "trial"),
    ("5", "conditional"),
)


def choices(desk: Desk, point: AgreementPoint) -> tuple[Choice, ...]:
    """Return what can be done with a point and with no other entry; nothing while it is off the wall."""
    if not point.may_be_seen():
        return ()
    made = [read_back.choice(desk, point), Choice("p", "parts", lambda: ask_part(desk, point.id))]
    if any(issue.may_be_seen() for issue in desk.session.issues):
        made.append(Choice("t", "which topic", lambda: _ask_topic(desk, point)))
    made.append(Choice("n", "kind", lambda: _ask_kind(desk, point)))
    made.append(Choice("s", "how far", lambda: _ask_state(desk, point)))
    return tuple(made)


def ask_part(desk: Desk, point_id: str) -> None:
    """Ask which part to write; what is missing is a gap, and nothing has to be filled."""
    point = desk.live.record.entry(point_id)
    if not isinstance(point, AgreementPoint):
        return
    desk.chosen = point.id

    def write(part: PartName) -> None:
        _open_part(desk, point, part, then=lambda: ask_part(desk, point_id))

    rows = [Choice(key, _in_the_menu(desk, point, part), partial(write, part)) for key, part in PART_KEYS]
    desk.open_ask(f"Point {point.number}:", *rows)


def _open_part(
    desk: Desk, point: AgreementPoint, part: PartName, *, then: Callable[[], None] | None = None
) -> None:
    """Open the line for a part of a point; kept empty, the part is taken away."""
    writing.open_about(
        desk, part_kind(part), point.id, text=point.said(part), unseen=not point.may_be_seen(), then=then
    )


def _in_the_menu(desk: Desk, point: AgreementPoint, part: PartName) -> str:
    """Name a part and what was said; that somebody needs help, and which, is read on the desk alone."""
    word = PART_WORDS.get(part)
    if word is not None:
        label: str = getattr(desk.words, word)
        return f"{label}: {part_in_words(point, part) or GAP}"
    label = "Support needed, off the wall"
    return label if desk.unseen is None else f"{label}: {point.said(part) or GAP}"


def _ask_topic(desk: Desk, point: AgreementPoint) -> None:
    """Ask which topic a point answers; one that it answers already is let go."""

    def answer(issue: Issue) -> None:
        desk.do(AnswerTopic(at=desk.live.now(), entry=point.id, issue=issue.id))

    issues = [issue for issue in desk.session.issues if issue.may_be_seen()]
    answers = [
        Answer(ticked(issue.text, issue.id in point.issues), partial(answer, issue), issue.number)
        for issue in issues
    ]
    desk.ask_one("Which topic does it answer?", answers)


def _ask_kind(desk: Desk, point: AgreementPoint) -> None:
    def choice(key: str, label: str, kind: PointKind) -> Choice:
        change = SetPointKind(at=desk.live.now(), entry=point.id, kind=kind)
        return Choice(key, label, lambda: desk.do(change))

    desk.open_ask("What kind of point?", *(choice(*row) for row in KINDS_OF_POINTS))


def _ask_state(desk: Desk, point: AgreementPoint) -> None:
    """Ask how far a point goes; one with a condition is asked for it."""

    def set_to(state: PointState) -> None:
        desk.do(SetPointState(at=desk.live.now(), entry=point.id, state=state))
        now = desk.live.record.entry(point.id)
        if state == "conditional" and isinstance(now, AgreementPoint) and not now.condition:
            _open_part(desk, now, "condition")

    rows = [Choice(key, getattr(desk.words, state), partial(set_to, state)) for key, state in STATES]
    desk.open_ask(
        "How far does it go?", *rows, Choice("0", "all of it, as it stands", partial(set_to, "drafted"))
    )
