"""Who has the floor."""

from __future__ import annotations

from mediator.desk.state import Desk
from mediator.insight.shown import MEDIATOR
from mediator.record.base import Refused


def floor(desk: Desk, number: int) -> None:
    """The party of that number takes the floor, or yields it; 0 is the mediator."""
    if number == 0:
        holder = MEDIATOR
    else:
        parties = desk.parties()
        if number > len(parties):
            raise Refused(f"There is no party {number}.")
        holder = parties[number - 1].id
    desk.live.show(floor=None if desk.live.shown.floor == holder else holder)


def ask_floor(desk: Desk) -> None:
    """Ask whose turn it is: for parties beyond the ninth."""

    def run(party: str) -> None:
        desk.live.show(floor=None if desk.live.shown.floor == party else party)

    if not desk.parties():
        raise Refused("There is no party yet.")
    desk.ask_party("Whose turn is it?", run, desk.parties())
