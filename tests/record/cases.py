"""A small record to try a change on, and how to see what it refuses."""

from datetime import datetime, timedelta

import pytest

from mediator.record.base import Refused
from mediator.record.beginning import first_record
from mediator.record.change import Change
from mediator.record.entry import AddEntry, Entry
from mediator.record.interest import AddInterest, Interest
from mediator.record.issue import AddIssue, Issue
from mediator.record.party import Party
from mediator.record.position import AddPosition, Position
from mediator.record.record import Record
from tests.strategies import NINE, SESSION_TYPE

ANA, BEN = Party(id="ana", name="Ana"), Party(id="ben", name="Ben")


def at(minutes: float = 0) -> datetime:
    """Return a moment, that many minutes after nine."""
    return NINE + timedelta(minutes=minutes)


def start(*parties: Party, rules: tuple[str, ...] = ()) -> Record:
    """Return a session at its beginning; its rules are r1, r2 and so on."""
    made = iter(f"r{n}" for n in range(1, 100))
    return first_record(
        SESSION_TYPE,
        code="2026-11-22-heron",
        title="Quiet nights",
        parties=parties,
        rules=rules,
        at=NINE,
        new_id=lambda: next(made),
    )


def after(record: Record, *changes: Change) -> Record:
    """Return the record once all *changes* have happened."""
    for change in changes:
        record = change.apply(record)
    return record


def refusal(record: Record, change: Change) -> str:
    """Return the words with which *change* is refused."""
    with pytest.raises(Refused) as caught:
        change.apply(record)
    return str(caught.value)


def topic(entry_id: str = "t", text: str = "Evenings", shown: bool = True) -> AddEntry:
    return AddIssue(at=NINE, entry=Issue(id=entry_id, text=text, shown=shown, at=NINE))


def want(
    entry_id: str = "w",
    *parties: str,
    text: str = "No noise after ten",
    issue: str | None = None,
    shown: bool = True,
) -> AddEntry:
    entry = Position(id=entry_id, text=text, parties=parties, issue=issue, shown=shown, at=NINE)
    return AddPosition(at=NINE, entry=entry)


def reason(
    entry_id: str = "i",
    *parties: str,
    text: str = "Sleep before the early shift",
    issues: tuple[str, ...] = (),
    positions: tuple[str, ...] = (),
    shown: bool = True,
) -> AddEntry:
    entry = Interest(
        id=entry_id, text=text, parties=parties, issues=issues, positions=positions, shown=shown, at=NINE
    )
    return AddInterest(at=NINE, entry=entry)


def the(record: Record, entry_id: str) -> Entry:
    return record.entry(entry_id)
