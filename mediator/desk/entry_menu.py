"""The menu of one line: what can be done with it, each answer one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

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
    topics,
    wants,
    writing,
    yes,
)
from mediator.desk.kept_line import new_entry
from mediator.desk.kinds import KINDS
from mediator.desk.state import Choice, Desk
from mediator.record.agenda import BoardName
from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Refused
from mediator.record.budget import Request
from mediator.record.entry import Entry
from mediator.record.fact_check import FactCheck
from mediator.record.interest import Interest
from mediator.record.issue import Issue
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
    "offers": lambda desk: offers.open_board(desk, open_menu),
    "budget": budget.open_board,
    "ledger": ledger.open_board,
    "closing": closing.ask_what,
    "draft": closing.ask_what,
    "standards": lambda desk: writing.open_line(desk, "standard"),
    "referrals": lambda desk: writing.open_line(desk, "referral"),
}
"""What Enter opens on a board where no line is selected."""


def open_menu(desk: Desk) -> None:
    """Open the entry that is lit: one line of what can be done with it. Right after a jot, that."""
    if (jot := desk.just_jotted()) is not None:
        open_entry(desk, jot)
        return
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
    # a referral that was just written is lit: what comes next is who helps, and not another one
    lit = desk.chosen_key() if desk.board() == "referrals" else desk.selected_key()
    if not lit and desk.board() in OF_A_BOARD:
        OF_A_BOARD[desk.board()](desk)
        return
    open_entry(desk, desk.target())


def open_entry(desk: Desk, entry: Entry) -> None:
    """Ask what is to be done with *entry*; of a jot, what it is."""
    if isinstance(entry, Jot) and not entry.parked:
        desk.open_ask("What is it?", *_sorts(desk, entry), *_common(desk, entry))
    else:
        desk.open_ask(f"{desk.called(entry)}:", *_own(desk, entry), *_common(desk, entry))


def _own(desk: Desk, entry: Entry) -> tuple[Choice, ...]:
    if entry.parked:
        return owners.of_parked(desk, entry)
    made: list[Choice] = []
    if entry.may_be_seen() or not isinstance(entry, _OPENS_ON_THE_WALL):
        made += _OF_A_NOUN.get(type(entry), _nothing)(desk, entry)
    if isinstance(entry, Package | AgreementPoint):
        made.append(Choice("v", "levels of support", lambda: support.ask_round(desk, entry)))
    if entry.everyone_confirms or entry.parties:
        made.append(Choice("y", "yes", lambda: yes.say_yes(desk, entry)))
    return tuple(made)


def _of_a_date(desk: Desk, _: KeyDate) -> tuple[Choice, ...]:
    return (Choice("enter", "another date", lambda: writing.open_line(desk, "key_date")),)


def _of_a_point(desk: Desk, point: AgreementPoint) -> tuple[Choice, ...]:
    return (
        *points.choices(desk, point),
        Choice("f", "a referral for it", lambda: referrals.write_for(desk, point)),
    )


def _nothing(desk: Desk, entry: Entry) -> tuple[Choice, ...]:
    return ()


_OPENS_ON_THE_WALL = (Option, Package, Offer, Request, LedgerLine)
"""What is done with these opens a line or a board about them: what is off the wall would come back to it."""

_OF_A_NOUN: dict[type[Entry], Callable[[Desk, Any], tuple[Choice, ...]]] = {
    Issue: lambda desk, topic: topics.choices(desk, topic, open_menu),
    Position: wants.of_want,
    Interest: wants.of_reason,
    Option: ideas.choices,
    Package: packages.choices,
    Offer: offers.choices,
    Request: budget.choices,
    LedgerLine: ledger.choices,
    AgreementPoint: _of_a_point,
    FactCheck: owners.of_fact,
    ResourceReferral: lambda desk, referral: referrals.choices(desk, referral, open_entry),
    KeyDate: _of_a_date,
}
"""What can be done with an entry of one noun and with no other."""


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
