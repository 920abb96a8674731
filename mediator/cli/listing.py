"""`mediator list`: every session at once, by its code."""

from __future__ import annotations

import click

from mediator.cli.all_sessions import look_at_all, print_json, print_lines, warn
from mediator.cli.given import CONTEXT

STATES = ("open", "stopped", "closed")

_OUTCOMES = {"full": "full agreement", "partial": "partial agreement", "none": "no agreement"}
"""Outcomes whose class alone would not say it; the others do."""


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
      mediator list --state open        those that are still to be closed
      mediator list --json              for another program

    After the code stand the day on which something was last written, and how the session stands; of one
    that continues another, which sitting of the case it is.
    """
    index, sessions = look_at_all()
    every = list(index.sessions())
    rows = [row for row in every if not states or row.state in states]
    if as_json:
        print_json([row._asdict() | {"damaged": row.damaged.split()} for row in rows])
    else:
        width = max((len(row.code) for row in rows), default=0)
        before = {row.code: row.continues for row in every} if any(row.continues for row in rows) else {}
        print_lines(
            f"{code:<{width}}  {last or '?':<10}  "
            f"{_standing(state, outcome, copies, damaged) if copies or damaged else _plainly(state, outcome)}"
            f"{_in_case(code, before) if continues else ''}"
            for code, _, _, last, state, outcome, copies, damaged, continues in rows
        )
    warn(index, sessions)
    if not rows and not as_json:
        none = "No sessions are in that state." if states else "No sessions yet. `mediator new` starts one."
        click.echo(none, err=True)


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
