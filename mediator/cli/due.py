"""`mediator due`: what is due, late or unanswered in all sessions, by their codes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediator.cli.all_sessions import look_at_all, print_json, print_lines, unreadable, warn
from mediator.cli.given import CONTEXT

if TYPE_CHECKING:
    from datetime import date

    from mediator.archive.index import DueIn, Index

KINDS = {
    "meeting": "meets again", "key_date": "a date kept in view", "promise": "a promise",
    "payment": "a payment", "review": "a point to look at again", "call": "ask how it is going",
    "referral": "a referral to be made",
}  # fmt: skip

TOLD = {"": "", "different": ", told differently", "not": ", not kept so far"}


class Within(click.ParamType[int]):
    """A stretch of days, such as 14, 14d or 2w."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        found = re.fullmatch(r"(\d{1,4})([dw]?)", value.strip().lower())
        if found is None:
            self.fail(f"“{value}” is no number of days or weeks, such as 14d or 2w.", param, ctx)
        return int(found[1]) * (7 if found[2] == "w" else 1)


@click.command(context_settings=CONTEXT)
@click.option("--within", type=Within(), help="days to look ahead, such as 30d or 4w; 14d")
@click.option("--names", is_flag=True, help="titles, parties and words too; is the wall dark?")
@click.option("--json", "as_json", is_flag=True, help="for another program")
def due(within: int | None, *, names: bool, as_json: bool) -> None:
    """List what is due, late or unanswered in all sessions, the oldest first; no titles and no names.

    \b
    Examples:
      mediator due
      mediator due --within 4w
      mediator due --names              with titles, parties and words
      mediator due --json               for another program

    What somebody has to answer is late until it is answered, and what is told differently, or as not kept,
    stays open; what merely passes stays on the list for as many days as one looks ahead.
    """
    from datetime import date

    from mediator.insight.due import WITHIN

    within = WITHIN if within is None else within
    index, sessions = look_at_all()
    rows = _rows(index, sessions, date.today(), within, names=names)
    if as_json:
        print_json(rows)
    else:
        print_lines(_due_lines(rows))
    warn(index, sessions)
    if not rows and not as_json:
        click.echo(f"Nothing is due within {within} days.", err=True)


def due_text(sessions: Path, today: date) -> str:
    """Return what is due for reading on the screen, and what cannot be read. Raises `OSError`."""
    from mediator.archive.index import look
    from mediator.insight.due import WITHIN

    index = look(sessions)
    rows = _rows(index, sessions, today, WITHIN, names=False)
    lines = [*_due_lines(rows), *unreadable(index, sessions)]
    return "\n".join(lines) or f"Nothing is due within {WITHIN} days."


def _rows(index: Index, sessions: Path, today: date, within: int, *, names: bool) -> list[dict[str, Any]]:
    """Return what is due, as it is told."""
    from mediator.insight.due import span

    first, last = span(today, within)
    due = index.due(first.isoformat(), last.isoformat())
    return [_told(row, today, sessions, names=names) for row in due]


def _due_lines(rows: list[dict[str, Any]]) -> list[str]:
    when, code = (max((len(row[name]) for row in rows), default=0) for name in ("when", "code"))
    return [
        f"{row['day']}  {row['when']:<{when}}  {row['code']:<{code}}  {KINDS[row['kind']]}{TOLD[row['told']]}"
        + (f": {_named(row)}" if "title" in row else "")
        for row in rows
    ]


def _told(row: DueIn, today: date, sessions: Path, *, names: bool) -> dict[str, Any]:
    """Return something that is due as it is told, with words from the files where *names* are wanted."""
    from datetime import date

    from mediator.insight.due import state_of

    day = date.fromisoformat(row.day)
    state, days = state_of(day, today, stays=row.stays), (day - today).days
    told = row._asdict() | {"days": days, "state": state, "when": _when(state, days, row)}
    del told["stays"]
    if names:
        from mediator.archive.due_words import due_words

        told |= due_words(sessions / row.code, row.entry)._asdict()
    return told


def _when(state: str, days: int, row: DueIn) -> str:
    """Say when; what somebody has to tell is unanswered, which is nobody's being late."""
    if state == "today":
        return "today"
    many = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    late = "open" if row.told else "unanswered" if row.kind in ("promise", "call") else "late"
    return {"ahead": f"in {many}", "late": f"{many} {late}", "passed": f"{many} ago"}[state]


def _named(row: dict[str, Any]) -> str:
    """Return what is due, in which session, between whom."""
    whose = f"{row['title']} ({', '.join(row['parties'])})" if row["parties"] else row["title"]
    return f"{row['text']}, {whose}" if row["text"] else whose or "cannot be read"
