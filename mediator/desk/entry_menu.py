"""The menu of one line: what can be done with it, each answer one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mediator.desk import (
    budget,
    closing,
    deciding,
    entries,
    ideas,
    ledger,
    offers,
    owners,
    packages,
    points,
    referrals,
    support,
    writing,
    yes,
)
from mediator.desk.kept_line import new_entry
from mediator.desk.kinds import KINDS
from mediator.desk.several import ticked
from mediator.desk.state import Choice, Desk
from mediator.insight.corners import CORNERS
from mediator.record.agenda import BoardName
from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Refused
from mediator.record.budget import Request
from mediator.record.entry import Entry
from mediator.record.fact_check import FactCheck
from mediator.record.interest import AlsoUnder, Interest, LayUnder, MoveToIssue, SetInterestKind
from mediator.record.issue import Issue, LeaveOpen, PlaceIssue
from mediator.record.jot import Jot, Sort
from mediator.record.key_date import KeyDate
from mediator.record.ledger import LedgerLine
from mediator.record.offer import Offer
from mediator.record.option import Option
from mediator.record.package import Package
from mediator.record.position import Position
from mediator.record.resource_referral import ResourceReferral

OF_A_BOARD: dict[BoardName, Callable[[Desk], None]] = {
    "support": support.open_shown,
    "offers": offers.open_board,
    "budget": budget.open_board,
    "ledger": ledger.open_board,
    "closing": closing.ask_what,
    "draft": closing.ask_what,
    "standards": lambda desk: writing.open_line(desk, "standard"),
    "referrals": lambda desk: writing.open_line(desk, "referral"),
}
"""What Enter opens on a board where no line is selected."""


def open_menu(desk: Desk) -> None:
    """Open the selected or last entry: one line of what can be done with it."""
    key = desk.chosen_key()
    if key.startswith(("check:", "consent:")) or key == "caucus_default":
        yes.confirm(desk)
        return
    if key == "decision":
        deciding.ask_decision(desk)
        return
    if key.startswith("answer:"):
        support.open_answer(desk, key.removeprefix("answer:"))
        return
    if key in ("next_date", "key_date"):
        writing.open_line(desk, key)
        return
    if not key and desk.board() in OF_A_BOARD:
        OF_A_BOARD[desk.board()](desk)
        return
    entry = desk.target()
    if isinstance(entry, Jot) and not entry.parked:
        desk.open_ask("What is it?", *_sorts(desk, entry), *_common(desk, entry))
    else:
        desk.open_ask(f"{desk.called(entry)}:", *_own(desk, entry), *_common(desk, entry))


def _own(desk: Desk, entry: Entry) -> tuple[Choice, ...]:
    made: list[Choice] = []
    if entry.parked:
        return owners.of_parked(desk, entry)
    if isinstance(entry, FactCheck):
        made += owners.of_fact(desk, entry)
    if isinstance(entry, ResourceReferral):
        made += referrals.choices(desk, entry)
    if isinstance(entry, Issue):

        def look() -> None:
            desk.live.show(board="wants", issue=entry.id)
            desk.chosen = ""

        made.append(Choice("enter", "its wants and reasons", look))
        made += _places(desk, entry)
    if isinstance(entry, AgreementPoint):
        made += points.choices(desk, entry)
        made.append(Choice("f", "a referral for it", lambda: referrals.write_for(desk, entry)))
    if isinstance(entry, Option) and entry.may_be_seen():
        made.append(Choice("a", "a point from it", lambda: writing.open_point_from(desk, entry)))
    if isinstance(entry, KeyDate):
        made.append(Choice("enter", "another date", lambda: writing.open_line(desk, "key_date")))
    if isinstance(entry, Position):
        made.append(Choice("i", "why it matters", lambda: writing.ask_why(desk, entry)))
    if isinstance(entry, Position | Interest):
        made.append(Choice("d", "another party's", lambda: entries.give(desk, entry)))
        if len(desk.session.issues) > 1:
            made.append(Choice("t", "another topic", lambda: _ask_topic(desk, entry)))
    if isinstance(entry, Interest):
        made.append(Choice("m", "shared", lambda: entries.share(desk, entry)))
        if desk.session.issues:
            made.append(Choice("a", "also under a topic", lambda: _ask_topics(desk, entry)))
        made.append(Choice("n", "kind", lambda: _ask_kind(desk, entry)))
        if _wants_above(desk, entry):
            made.append(Choice("w", "under which want", lambda: _ask_want(desk, entry)))
    if isinstance(entry, Option):
        made += ideas.choices(desk, entry)
    if isinstance(entry, Package):
        made += packages.choices(desk, entry)
    if isinstance(entry, Offer):
        made += offers.choices(desk, entry)
    if isinstance(entry, Request):
        made += budget.choices(desk, entry)
    if isinstance(entry, LedgerLine):
        made += ledger.choices(desk, entry)
    if isinstance(entry, Package | AgreementPoint):
        made.append(Choice("v", "levels of support", lambda: support.ask_round(desk, entry)))
    if entry.everyone_confirms or entry.parties:
        made.append(Choice("y", "yes", lambda: yes.say_yes(desk, entry)))
    return tuple(made)


def _places(desk: Desk, topic: Issue) -> list[Choice]:
    """Where a topic stands among the others, and whether it is left open."""
    there = [issue.id for issue in desk.session.issues if issue.in_its_place()]
    made: list[Choice] = []

    def to(place: int) -> None:
        desk.do(PlaceIssue(at=desk.live.now(), entry=topic.id, place=place))
        desk.chosen = topic.id
        open_menu(desk)  # it may go on: one place more, one place less

    if len(there) > 1 and topic.id in there:
        place = there.index(topic.id) + 1
        made += [Choice("up", "earlier", partial(to, place - 1))] if place > 1 else []
        made += [Choice("down", "later", partial(to, place + 1))] if place < len(there) else []
        digits = range(1, min(9, len(there)) + 1)
        made += [Choice(str(n), f"place {n}", partial(to, n), listed=False) for n in digits]
    leave = LeaveOpen(at=desk.live.now(), entry=topic.id, left_open=not topic.left_open)
    label = "take it up again" if topic.left_open else "left open"
    return [*made, Choice("l", label, lambda: desk.do(leave))]


def _common(desk: Desk, entry: Entry) -> tuple[Choice, ...]:
    choices = [Choice("e", "reword", lambda: writing.open_reword(desk, entry))] if entry.may_be_seen() else []
    choices.append(Choice("k", "pick up" if entry.parked else "park", lambda: entries.park(desk, entry)))
    if entry.shown:
        choices.append(Choice("h", "off the wall", lambda: entries.hide(desk, entry)))
    choices.append(Choice("x", "strike", lambda: entries.strike(desk, entry)))
    choices.append(Choice("X", "erase", lambda: entries.erase(desk, entry)))
    return tuple(choices)


_SORTS = (
    ("t", "topic"),
    ("w", "want"),
    ("i", "reason"),
    ("o", "idea"),
    ("a", "point"),
    ("s", "standard"),
    ("r", "rule"),
    ("f", "to_find_out"),
    ("n", "referral"),
    ("d", "key_date"),
)


def _sorts(desk: Desk, jot: Jot) -> list[Choice]:
    def sort(kind: str) -> None:
        def run(party: str | None) -> None:
            becomes = new_entry(desk, kind, jot.text, party)
            desk.do(Sort(at=desk.live.now(), entry=jot.id, becomes=becomes))

        if not KINDS[kind].owned:
            run(None)
        elif desk.parties():
            desk.ask_party("Whose is it?", run, desk.parties())
        else:
            raise Refused("There is no party yet.")

    return [Choice(key, desk.words.nouns[kind], partial(sort, kind)) for key, kind in _SORTS]


def _ask_topic(desk: Desk, entry: Entry) -> None:
    def move(issue: Issue) -> None:
        desk.do(MoveToIssue(at=desk.live.now(), entry=entry.id, issue=issue.id))

    issues = [issue for issue in desk.session.issues if issue.may_be_seen()]
    desk.ask_one("Under which topic?", [(issue.text, partial(move, issue)) for issue in issues])


def _ask_topics(desk: Desk, reason: Interest) -> None:
    """A reason can matter for several topics; one that it stands under already lets it go."""

    def also(topic: Issue) -> None:
        desk.do(AlsoUnder(at=desk.live.now(), entry=reason.id, issue=topic.id))

    answers = [
        (ticked(topic.text, topic.id in reason.issues), partial(also, topic))
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
        (ticked(want.text, want.id in reason.positions), partial(lay, want))
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
