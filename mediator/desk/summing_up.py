"""Summaries: whose was heard right, and the words of one, which only the mediator may have."""

from __future__ import annotations

from functools import partial

from mediator.desk import writing
from mediator.desk.state import Choice, Desk
from mediator.insight.names import name_of
from mediator.record.base import Refused
from mediator.record.summary import Heard, SumUp


def ask(desk: Desk) -> None:
    """Ask whose summary it is about, and how it was heard."""
    _need_parties(desk)
    desk.ask_party("Whose summary?", partial(_ask_how, desk), desk.parties())


def heard_right(desk: Desk) -> None:
    """Who is speaking says that the summary was right; where nobody is, it is asked who says so."""
    _need_parties(desk)
    speaking = desk.floor_party()
    if speaking is not None:
        _note(desk, speaking, "right")
    else:
        desk.ask_party("Who was heard right?", lambda party: _note(desk, party, "right"), desk.parties())


def _ask_how(desk: Desk, party: str) -> None:
    def note(heard: Heard) -> None:
        _note(desk, party, heard)

    def write(kind: str) -> None:
        summary = desk.live.record.private.summary(party, desk.session.stage().id)
        seen = summary.text if summary is not None and desk.unseen is not None else ""
        writing.open_private(desk, kind, party=party, text=seen if isinstance(seen, str) else "")

    desk.open_ask(
        f"{name_of(desk.live.record, party)}:",
        Choice("y", "heard right", lambda: note("right")),
        Choice("e", "corrected, in these words …", lambda: write("corrected")),
        Choice("k", "corrected", lambda: note("corrected")),
        Choice("w", "write it", lambda: write("summary")),
        Choice("0", "not yet", lambda: note("not_yet")),
    )


def _note(desk: Desk, party: str, heard: Heard) -> None:
    desk.do(SumUp(at=desk.live.now(), party=party, stage=desk.session.stage().id, heard=heard))


def _need_parties(desk: Desk) -> None:
    if not desk.parties():
        raise Refused("There is no party yet.")
