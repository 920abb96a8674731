"""`mediator list`, `due` and `find`: every session at once, by their codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from mediator.clean import one_line
from mediator.cli.given import CONTEXT
from mediator.cli.telling import fail

if TYPE_CHECKING:
    from datetime import date

    from mediator.archive.index import DueIn, Index
    from mediator.archive.searching import Hit

SEALED = "Sealed notes cannot be found; `mediator notes SESSION` prints them."

NO_LINE = "No line has these words."

STATES = ("open", "stopped", "closed")

_OUTCOMES = {"full": "full agreement", "partial": "partial agreement", "none": "no agreement"}
"""Outcomes whose class alone would not say it; the others do."""

_DUE = {
    "meeting": "meets again", "key_date": "a date kept in view", "promise": "a promise",
    "payment": "a payment", "review": "a point to look at again", "call": "ask how it is going",
    "referral": "a referral to be made",
}  # fmt: skip

_KINDS = {
    "title": "title", "parties": "party", "people": "person", "stages": "stage", "rules": "ground rule",
    "issues": "topic", "positions": "want", "interests": "reason", "options": "idea",
    "fact_checks": "to find out", "key_dates": "key date", "jots": "jot", "breaks": "break",
    "criteria": "fair standard", "offers": "offer", "packages": "package", "ledger": "ledger",
    "requests": "request", "summaries": "summary", "rounds": "level of support", "read_backs": "read-back",
    "points": "agreement point", "referrals": "referral", "accounts": "how a point went",
    "talks": "follow-up call", "earlier": "earlier words of a point", "next_date": "next date",
    "notes": "private note",
    "wordings": "earlier wording",
}  # fmt: skip
"""What a line is, by where it stands in its file; what is not named here is called as it is there."""


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


@click.command("list", context_settings=CONTEXT)
@click.option(
    "--state", "states", type=click.Choice(STATES), multiple=True, help="only sessions in that state"
)
@click.option("--json", "as_json", is_flag=True, help="for another program")
def list_(states: tuple[str, ...], *, as_json: bool) -> None:
    """List the sessions by their codes, the oldest first; no titles and no names.

    \b
    Examples:
      mediator list
      mediator list | tail -n 5         the last five
      mediator list --state open        those whose outcome is not noted
      mediator list --json              for another program

    After the code stand the day on which something was last written, and how the session stands; of one
    that continues another, which sitting of the case it is.
    """
    index, sessions = _look()
    every = list(index.sessions())
    rows = [row for row in every if not states or row.state in states]
    if as_json:
        _as_json([row._asdict() | {"damaged": row.damaged.split()} for row in rows])
    else:
        width = max((len(row.code) for row in rows), default=0)
        before = {row.code: row.continues for row in every} if any(row.continues for row in rows) else {}
        _print(
            f"{code:<{width}}  {last or '?':<10}  "
            f"{_standing(state, outcome, copies, damaged) if copies or damaged else _plainly(state, outcome)}"
            f"{_in_case(code, before) if continues else ''}"
            for code, _, _, last, state, outcome, copies, damaged, continues in rows
        )
    _warn(index, sessions)
    if not rows and not as_json:
        none = "No sessions are in that state." if states else "No sessions yet. `mediator new` starts one."
        click.echo(none, err=True)


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

    What somebody has to answer is late until it is answered; what merely passes stays on the list for as
    many days as one looks ahead.
    """
    from datetime import date

    from mediator.insight.due import WITHIN

    within = WITHIN if within is None else within
    index, sessions = _look()
    rows = _rows(index, sessions, date.today(), within, names=names)
    if as_json:
        _as_json(rows)
    else:
        _print(_due_lines(rows))
    _warn(index, sessions)
    if not rows and not as_json:
        click.echo(f"Nothing is due within {within} days.", err=True)


@click.command(context_settings=CONTEXT)
@click.argument("words", nargs=-1, required=True)
@click.option("--show", is_flag=True, help="the lines themselves; is the wall dark?")
@click.option("--private", is_flag=True, help="look into private notes too")
@click.option("--json", "as_json", is_flag=True, help="for another program")
def find(words: tuple[str, ...], *, show: bool, private: bool, as_json: bool) -> None:
    """Find words in all sessions: in which, and in what kind of line.

    \b
    Examples:
      mediator find hedge
      mediator find parking evening     lines with both, in any order
      mediator find "before winter" --show   the lines themselves
      mediator find hedge --private     in private notes too; sealed ones cannot be found

    Capital letters and accents make no difference.
    """
    if not "".join(words).strip():
        raise click.UsageError("Which words?")
    from mediator.archive.places import places

    try:
        hits, troubles = _search(places().sessions, words, private=private)
    except OSError as error:
        _cannot_be_read(error)
    if as_json:
        _as_json([_hit(hit, show=show) for hit in hits])
    else:
        _print(f"{hit.code}  {_kind(hit)}" + (f": {hit.text}" if show else "") for hit in hits)
    for trouble in troubles:
        click.echo(trouble, err=True)
    if not hits and not as_json:
        click.echo(NO_LINE, err=True)


def find_text(sessions: Path, words: str) -> str:
    """Return where *words* stand, for reading on the screen. Raises `OSError`."""
    hits, troubles = _search(sessions, tuple(words.split()), private=False)
    return "\n".join([*(f"{hit.code}  {_kind(hit)}" for hit in hits), *troubles]) or NO_LINE


def _search(sessions: Path, words: tuple[str, ...], *, private: bool) -> tuple[list[Hit], list[str]]:
    """Return the lines with the words, and sentences on what could not be looked into. Raises `OSError`."""
    from mediator.archive.searching import search

    hits: list[Hit] = []
    troubles: list[str] = []
    sealed = 0
    for found in search(sessions, words, private=private):
        hits += found.hits
        troubles += [
            f"{found.code}: {name} cannot be read; what it says is not found." for name in found.damaged
        ]
        sealed += found.sealed
    if sealed:
        troubles.append(f"{SEALED} Sessions with some: {sealed}.")
    return hits, troubles


def _look() -> tuple[Index, Path]:
    """Return what is known of all sessions, and their folder."""
    from mediator.archive.index import look
    from mediator.archive.places import places

    sessions = places().sessions
    try:
        return look(sessions), sessions
    except OSError as error:
        _cannot_be_read(error)


def _cannot_be_read(error: OSError) -> NoReturn:
    fail(f"The folder of sessions cannot be read: {error.strerror}. `mediator paths` shows where it is.")


def _warn(index: Index, sessions: Path) -> None:
    """Say in a line each which sessions cannot be read."""
    for line in _unreadable(index, sessions):
        click.echo(line, err=True)


def _unreadable(index: Index, sessions: Path) -> list[str]:
    return [
        f"{code}: {' and '.join(f'{part}.toml' for part in parts)} cannot be read. "
        f"`mediator check {one_line(str(sessions / code))}` says why."
        for code, parts in index.damaged().items()
    ]


def _print(lines: Iterable[str]) -> None:
    if text := "\n".join(lines):
        click.echo(text)


def _as_json(rows: list[dict[str, Any]]) -> None:
    import json

    click.echo(json.dumps(rows, indent=2, ensure_ascii=False))


def _plainly(state: str, outcome: str) -> str:
    return f"{state}, {_OUTCOMES.get(outcome) or outcome.replace('_', ' ')}" if outcome else state


def _standing(state: str, outcome: str, copies: int, damaged: str) -> str:
    """Say how a session stands about which there is more to say."""
    words = "cannot be read" if damaged else _plainly(state, outcome)
    return f"{words}; conflict copies: {copies}" if copies else words


def _in_case(code: str, before: dict[str, str]) -> str:
    """Say which sitting of its case a session is."""
    from mediator.insight.case import place_in_case

    return f"; {place_in_case(code, before)}"


def due_text(sessions: Path, today: date) -> str:
    """Return what is due for reading on the screen, and what cannot be read. Raises `OSError`."""
    from mediator.archive.index import look
    from mediator.insight.due import WITHIN

    index = look(sessions)
    rows = _rows(index, sessions, today, WITHIN, names=False)
    lines = [*_due_lines(rows), *_unreadable(index, sessions)]
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
        f"{row['day']}  {row['when']:<{when}}  {row['code']:<{code}}  {_DUE[row['kind']]}"
        + (f": {_named(row)}" if "title" in row else "")
        for row in rows
    ]


def _told(row: DueIn, today: date, sessions: Path, *, names: bool) -> dict[str, Any]:
    """Return something that is due as it is told, with words from the files where *names* are wanted."""
    from datetime import date

    from mediator.insight.due import state_of

    day = date.fromisoformat(row.day)
    state, days = state_of(day, today, stays=row.stays), (day - today).days
    told = row._asdict() | {"days": days, "state": state, "when": _when(state, days, row.kind)}
    del told["stays"]
    if names:
        from mediator.archive.due_words import due_words

        told |= due_words(sessions / row.code, row.entry)._asdict()
    return told


def _when(state: str, days: int, kind: str) -> str:
    """Say when; what somebody has to tell is unanswered, which is nobody's being late."""
    if state == "today":
        return "today"
    many = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    late = "unanswered" if kind in ("promise", "call") else "late"
    return {"ahead": f"in {many}", "late": f"{many} {late}", "passed": f"{many} ago"}[state]


def _named(row: dict[str, Any]) -> str:
    """Return what is due, in which session, between whom."""
    whose = f"{row['title']} ({', '.join(row['parties'])})" if row["parties"] else row["title"]
    return f"{row['text']}, {whose}" if row["text"] else whose or "cannot be read"


def _kind(hit: Hit) -> str:
    words = _KINDS.get(hit.kind) or hit.kind.replace("_", " ")
    words += f" {hit.number}" if hit.number else ""
    words += ", struck" if hit.struck else ""
    return f"{words}, in a conflict copy" if hit.copy else words


def _hit(hit: Hit, *, show: bool) -> dict[str, Any]:
    told = hit._asdict()
    if not show:
        del told["text"]
    return told
