"""`mediator report`: the year's figures, from the rows that the closes wrote."""

from __future__ import annotations

import calendar
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediator.cli.given import CONTEXT
from mediator.cli.telling import fail, sessions_unreadable

if TYPE_CHECKING:
    from mediator.archive.tally_rows import TallyRows
    from mediator.insight.report import By, Report

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

NO_FIGURES = "Nothing else is known of these days, so there are no figures."

_LEAST, _MOST = 60, 100
"""Columns that the figures are set out in."""


class Day(click.ParamType[date]):
    """A day, or the first or last one of a month or year."""

    name = "day"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        found = _DAY.fullmatch(value.strip())
        try:
            if found is None:
                raise ValueError
            year, month, day = (int(part or 0) for part in found.groups())
            month = month or (12 if self._last else 1)
            return date(year, month, day or (calendar.monthrange(year, month)[1] if self._last else 1))
        except ValueError:
            self.fail(f"“{value}” is no day, such as 2026-03-31, and no month or year.", param, ctx)


@click.command(context_settings=CONTEXT)
@click.option("--from", "first", type=Day(last=False), help="the first day, or a month or year; this year's")
@click.option("--to", "last", type=Day(last=True), help="the last day, or a month or year; today")
@click.option("--by", type=click.Choice(["type", "month", "source"]), help="each of them by itself too")
@click.option(
    "--as",
    "form",
    type=click.Choice(["table", "csv", "json", "md"]),
    default="table",
    help="table, for reading",
)
@click.option("--plot", is_flag=True, help="bars by month instead; by quarter or year where there are few")
def report(first: date | None, last: date | None, by: By | None, form: str, *, plot: bool) -> None:
    """Give the year's figures, each with what it means; no names, and nothing under five.

    \b
    Examples:
      mediator report                              this year, until today
      mediator report --from 2025 --to 2025        a whole year
      mediator report --from 2026-01 --to 2026-03 --by type
      mediator report --as md > figures.md         for an annual report
      mediator report --as csv > figures.csv       for a spreadsheet
      mediator report --plot                       sessions and outcomes by month, as bars

    Sessions are counted once they are closed. Two reports over days that overlap, also over the same days by
    something else, can be compared, and then tell more than each of them: give out one.
    """
    if plot and (by or form != "table"):
        raise click.UsageError("--plot is by month, and drawn: leave out --by and --as.")
    from mediator.archive.places import places

    today = date.today()
    first, last = first or (last or today).replace(month=1, day=1), last or today
    if last < first:
        raise click.UsageError(f"{last} comes before {first}.")
    try:
        rows = _rows(places().sessions)
    except OSError as error:
        sessions_unreadable(error)
    troubles = _troubles(rows, first, last)
    if rows.knows_nothing(first, last):
        fail("\n".join([*troubles, NO_FIGURES]))
    made = _by_time(rows, first, last) if plot else _report(rows, first, last, by)
    made = made._replace(troubles=tuple(troubles))
    click.echo(_plot(made) if plot else _set_out(made, form), nl=False)
    for trouble in troubles:
        click.echo(trouble, err=True)


def figures_text(sessions: Path, today: date) -> Callable[[int], str]:
    """Return what sets the figures of this year out in a width, for the screen. Raises `OSError`."""
    from mediator.papers.year_figures import as_text
    from mediator.papers.year_plot import plot

    rows = _rows(sessions)
    first = today.replace(month=1, day=1)
    if rows.knows_nothing(first, today):
        return lambda width: "\n".join([*_troubles(rows, first, today), NO_FIGURES, ""])
    all_in_all, by_time = _report(rows, first, today, None), _by_time(rows, first, today)
    troubles = "".join(f"{trouble}\n" for trouble in _troubles(rows, first, today))
    return lambda width: "\n".join(filter(None, (troubles, plot(by_time, width), as_text(all_in_all, width))))


def _rows(sessions: Path) -> TallyRows:
    from mediator.archive.tally_rows import TallyRows

    return TallyRows(sessions)


def _report(rows: TallyRows, first: date, last: date, by: By | None) -> Report:
    from mediator.insight.report import report

    return report(rows.held(first, last), rows.contacted(first, last), rows.find, first, last, by)


def _by_time(rows: TallyRows, first: date, last: date) -> Report:
    """Return the figures by month, or by as long as it takes to have more to show than to withhold."""
    from mediator.papers.year_plot import tells_something

    month = _report(rows, first, last, "month")
    if tells_something(month):
        return month
    quarter = _report(rows, first, last, "quarter")
    return quarter if tells_something(quarter) else _report(rows, first, last, "year")


def _troubles(rows: TallyRows, first: date, last: date) -> list[str]:
    """Say what is not counted, a line each."""
    many = rows.not_counted(first, last)
    if not many:
        return rows.troubles
    words = "1 session of these days is" if many == 1 else f"{many} sessions of these days are"
    return [*rows.troubles, f"{words} not counted: not closed. `mediator close SESSION` closes one."]


def _set_out(made: Report, form: str) -> str | bytes:
    from mediator.papers import year_figures

    match form:
        case "md":
            return year_figures.as_markdown(made)
        case "csv":
            return year_figures.as_csv(made)
        case "json":
            return year_figures.as_json(made)
        case _:
            return year_figures.as_text(made, _width())


def _plot(made: Report) -> str:
    import os

    from mediator.board.charset import charset
    from mediator.papers.year_plot import BARS, PLAIN_BARS, plot

    plain = charset(os.environ, sys.stdout.encoding) != "utf-8"
    return plot(made, _width(), PLAIN_BARS if plain else BARS)


def _width() -> int:
    """Return how wide the terminal is, within what can be read; 80 where there is none."""
    import shutil

    return max(_LEAST, min(_MOST, shutil.get_terminal_size().columns))
