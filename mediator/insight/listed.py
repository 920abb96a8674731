"""What a list of sessions says of one: how it stands, as a class, and nothing of what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mediator.record.agreement import Agreement
    from mediator.record.session import Session

State = Literal["open", "stopped", "closed"]


def state_of(session: Session | None, agreement: Agreement | None) -> State:
    """Say whether it is closed, or it was stopped at once, or is open: noting an outcome closes nothing."""
    if agreement is not None and agreement.closed is not None:
        return "closed"
    return "stopped" if session is not None and session.stopped is not None else "open"
