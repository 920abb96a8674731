"""What is still open: what is parked, each with its fate, and how each point stands, never by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.desk.after.page_of_close import Page
from mediator.desk.owners import FATES
from mediator.desk.page import Row
from mediator.insight.days import day_words
from mediator.insight.open_ends import open_topics, points, to_find_out
from mediator.record.agreement_point import AgreementPoint
from mediator.record.entry import Fate

if TYPE_CHECKING:
    from mediator.desk.after_they_left import AfterTheyLeft


_KEYS: dict[str, Fate | None] = {key: fate for key, _, fate in FATES} | {"0": None}


def _open_rows(closing: AfterTheyLeft) -> list[Row]:
    return [
        *_parked_rows(closing),
        Row(""),
        *_point_rows(closing),
        *_other_rows(closing),
        *_next_date_rows(closing),
    ]


def _parked_rows(closing: AfterTheyLeft) -> list[Row]:
    there = closing.parked
    words = {fate: str(getattr(closing.session_type.words, word)) for _, word, fate in FATES}
    fates = [closing.fates[entry.id] for entry in there]
    open_ = f", without a fate: {fates.count(None)}" if None in fates else ""
    rows = [Row(f"In the parking lot: {len(there)}{open_}")]
    for number, (entry, fate) in enumerate(zip(there, fates, strict=True)):
        said = "○ " if fate is None else f"✓ {words[fate]}: "
        rows.append(Row(f"  {said}{entry.text}", here=number == closing.at))
    return rows


def _point_rows(closing: AfterTheyLeft) -> list[Row]:
    there = points(closing.record)
    agreed = sum(map(closing.is_agreed, there))
    said = [Row(f"  {_status(closing, point)}: {point.number}  {point.text}", quiet=True) for point in there]
    return [Row(f"Points that are agreed: {agreed} of {len(there)}"), *said]


def _other_rows(closing: AfterTheyLeft) -> list[Row]:
    """Say what is still to find out, which topics are open, and where the outcome does not sound like it."""
    closed = closing.closed()
    facts, topics = to_find_out(closed), open_topics(closed)
    rows = []
    for heading, there in (("Still to find out", facts), ("Topics without an agreed point", topics)):
        if there:
            rows += [Row(""), Row(f"{heading}: {len(there)}")]
            rows += [Row(f"  ○ {one.text}", quiet=True) for one in there]
    if closing.outcome == "full" and (wonders := _wonders(closing, len(topics))):
        rows += [Row(""), Row(wonders, quiet=True)]
    return rows


def _wonders(closing: AfterTheyLeft, topics: int) -> str:
    """Return what to wonder about a full agreement; it may be right all the same."""
    if not any(map(closing.is_agreed, points(closing.record))):
        return "Full agreement, and no point is agreed yet?"
    return f"Full agreement, and topics without an agreed point: {topics}?" if topics else ""


def _status(closing: AfterTheyLeft, point: AgreementPoint) -> str:
    if closing.everyone_said_yes(point):
        return "✓ confirmed by everyone"
    return "✓ agreed as this room decides" if closing.is_agreed(point) else "○ not agreed yet"


def _next_date_rows(closing: AfterTheyLeft) -> list[Row]:
    again = closing.record.agreement.next_date
    if again is None:
        return []
    return [Row(""), Row(f"The room meets again: {day_words(again.day)} {again.time}".rstrip())]


def _press_open(closing: AfterTheyLeft, key: str) -> None:
    if key in _KEYS and closing.parked:
        closing.fates[closing.parked[closing.at].id] = _KEYS[key]
        closing.at = min(closing.at + 1, len(closing.parked) - 1)


OPEN_ENDS = Page(
    "What is still open?",
    "↓ ↑ move. 1 done, 2 next time, 3 let go, 0 open. Enter goes on.",
    _open_rows,
    _press_open,
    lambda closing: len(closing.parked),
)
