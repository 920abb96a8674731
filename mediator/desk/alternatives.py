"""What a party can expect without an agreement, at best and at worst: private to that party.

Asked in a private meeting, or noted on the desk. (practice §1.3: batna, watna)
"""

from __future__ import annotations

from functools import partial

from mediator.desk import desk_opening, writing
from mediator.desk.state import Choice, Desk
from mediator.insight.names import name_of
from mediator.record.base import Refused


def ask(desk: Desk) -> None:
    """Ask for whom, in a private meeting for its party; elsewhere the desk has to be open."""
    caucus = desk.caucus()
    if caucus is not None:
        _ask_which(desk, caucus.party, "If there is no agreement:")
    elif not desk.parties():
        raise Refused("There is no party yet.")
    elif desk.unseen is None:
        desk_opening.ask(desk, partial(ask, desk))
    else:
        desk.ask_party("If there is no agreement, for whom?", partial(_named, desk), desk.parties())


def _named(desk: Desk, party: str) -> None:
    _ask_which(desk, party, f"If there is no agreement, for {name_of(desk.live.record, party)}:")


def _ask_which(desk: Desk, party: str, question: str) -> None:
    desk.open_ask(
        question,
        Choice("1", "the best that can come", lambda: writing.open_private(desk, "best", party=party)),
        Choice("2", "the worst", lambda: writing.open_private(desk, "worst", party=party)),
    )
