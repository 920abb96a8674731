"""Who has the floor."""

from __future__ import annotations

from functools import partial

from mediator.desk import read_back
from mediator.desk.state import Choice, Desk
from mediator.insight.floor import floor_of_stage
from mediator.insight.shown import MEDIATOR
from mediator.record.base import Refused
from mediator.record.party import SetSide


def floor(desk: Desk, number: int) -> None:
    """The party of that number takes the floor, or yields it; 0 is the mediator.

    While a point is read back, the party answers to it.
    """
    if number == 0:
        holder = MEDIATOR
    else:
        parties = desk.parties()
        if number > len(parties):
            raise Refused(f"There is no party {number}.")
        holder = parties[number - 1].id
        if (point := read_back.point_here(desk)) is not None:
            read_back.ask(desk, point, holder)
            return
    _take_or_yield(desk, holder)


def ask_floor(desk: Desk) -> None:
    """Ask whose turn it is: for parties beyond the ninth."""
    if not desk.parties():
        raise Refused("There is no party yet.")
    desk.ask_party("Whose turn is it?", partial(_take_or_yield, desk), desk.parties())


def _take_or_yield(desk: Desk, holder: str) -> None:
    """Who yields the floor stays the one whose line is written next, unless somebody else takes it."""
    had_it = desk.live.shown.floor == (holder,)
    if any(party.id == holder for party in desk.parties()):
        desk.last_party = holder
    desk.live.show(floor=() if had_it else (holder,))
    if had_it:
        desk.say(desk.words.nobody_speaking)


ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
"""How the sides of a session are told apart on a wall: by when they speak, never by what they are."""


def ask_side(desk: Desk) -> None:
    """Ask for a party and when it speaks: which of the session type's sides it belongs to."""
    sides = desk.live.session_type.sides
    if not sides:
        raise Refused("This kind of session has no fixed order of speaking.")
    if not desk.parties():
        raise Refused("There is no party yet.")

    def ask(party: str) -> None:
        def choice(key: str, label: str, side: str) -> Choice:
            return Choice(key, label, lambda: _set_side(desk, party, side))

        name = desk.live.record.party(party).name
        near = zip(ORDER, sides, strict=False)
        choices = [choice(str(n), order, side.id) for n, (order, side) in enumerate(near, 1)]
        desk.open_ask(f"When does {name} speak?", *choices, choice("0", "in no fixed order", ""))

    desk.ask_party("Whose place in the order?", ask, desk.parties())


def _set_side(desk: Desk, party: str, side: str) -> None:
    desk.do(SetSide(at=desk.live.now(), party=party, side=side))
    if desk.session.stage().turn:
        desk.live.show(floor=floor_of_stage(desk.session))
