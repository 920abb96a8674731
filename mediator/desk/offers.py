"""Offers about an idea by keys: made, answered, withdrawn; their condition and their last day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mediator.desk import writing
from mediator.desk.state import Choice, Desk
from mediator.insight.board_offers import idea_of_offers, offers_about
from mediator.record.base import Refused
from mediator.record.offer import Offer, SetUntil, Withdraw
from mediator.record.option import Option


def look_at(desk: Desk, idea: Option) -> None:
    """Show the offers about an idea; where there is none yet, one is asked for."""
    desk.chosen = ""
    desk.live.show(board="offers", rated=idea.id)
    if not offers_about(desk.session, idea.id):
        open_board(desk)


def open_board(desk: Desk, open_menu: Callable[[Desk], None] | None = None) -> None:
    """Ask who makes an offer about the idea that is shown; right after one was written, open that one."""
    idea = idea_of_offers(desk.session, desk.live.shown)
    about = offers_about(desk.session, idea.id) if idea is not None else []
    if open_menu is not None and any(offer.id == desk.last for offer in about):
        desk.chosen = str(desk.last)
        open_menu(desk)
        return
    if idea is None:
        raise Refused(desk.words.no_offers)
    _ask_maker(desk, idea.id, None)


def _ask_maker(desk: Desk, idea: str, answered: Offer | None) -> None:
    if not desk.parties():
        raise Refused("There is no party yet.")

    def write(party: str) -> None:
        about = answered.id if answered is not None else idea
        writing.open_about(desk, "offer", about, party=party)

    parties = tuple(p for p in desk.parties() if answered is None or p.id not in answered.parties)
    question = "Who makes an offer?" if answered is None else "Who answers it?"
    desk.ask_party(question, write, parties or desk.parties())


def choices(desk: Desk, offer: Offer) -> tuple[Choice, ...]:
    """Return what can be done with an offer and with nothing else."""
    again = "it holds after all" if offer.withdrawn else "withdraw it"
    withdraw = Withdraw(at=desk.live.now(), entry=offer.id)
    made = [
        Choice("enter", "another offer", lambda: open_board(desk)),
        Choice("o", "answer it", lambda: _ask_maker(desk, offer.option, offer)),
        Choice("w", again, lambda: desk.do(withdraw)),
        Choice("i", "if …", partial(_open_condition, desk, offer)),
        Choice("u", "until …", lambda: writing.open_about(desk, "offer_until", offer.id)),
    ]
    if offer.until is not None:
        until = SetUntil(at=desk.live.now(), entry=offer.id, until=None)
        made.append(Choice("n", "without a last day", lambda: desk.do(until)))
    return tuple(made)


def _open_condition(desk: Desk, offer: Offer) -> None:
    writing.open_about(desk, "offer_if", offer.id, text=offer.condition)
