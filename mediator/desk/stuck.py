"""The card of moves for a stuck point: on the desk alone, each ticked when it was tried."""

from __future__ import annotations

from functools import partial

from mediator.desk import desk_opening
from mediator.desk.state import Choice, Desk
from mediator.insight.stuck import MoveTried, card
from mediator.record.stuck import TryMove, UntryMove


def open_card(desk: Desk) -> None:
    """Ask for a move; where the desk is closed, for the desk first."""
    if desk.unseen is None:
        desk_opening.ask(desk, partial(open_card, desk))
        return
    desk.ask_one(
        "Stuck? Nobody has to move. To try:",
        [(_label(tried), partial(_pick, desk, tried)) for tried in card(desk.live.record.private)],
    )


def _label(tried: MoveTried) -> str:
    return f"✓ {tried.move.text}" if tried.at else tried.move.text


def _pick(desk: Desk, tried: MoveTried) -> None:
    """Tick it; one that is ticked is ticked once more, or no longer."""
    move = tried.move.id
    if not tried.at:
        _try(desk, tried)
        return
    untry = UntryMove(at=desk.live.now(), move=move)
    desk.open_ask(
        f"{tried.move.text}: tried at {tried.at[-1].astimezone():%H:%M}",
        Choice("enter", "again", lambda: _try(desk, tried)),
        Choice("t", "take the tick away", lambda: desk.do(untry)),
    )


def _try(desk: Desk, tried: MoveTried) -> None:
    desk.do(TryMove(at=desk.live.now(), move=tried.move.id))
