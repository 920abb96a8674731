"""Sessions and outcomes by month, or by longer stretches, drawn with letters."""

from __future__ import annotations

from collections.abc import Callable

from mediator.insight.figures import Share
from mediator.insight.report import ALL, Line, Report, Value
from mediator.papers.width import wrapped
from mediator.papers.year_figures import NOT_COUNTED, NOT_SAID, WITHHELD

Bars = tuple[str, str]

BARS: Bars = ("█", "░")
PLAIN_BARS: Bars = ("#", ".")
"""Where the terminal has no others."""

_TIME = 9
"""Columns of a month and the gap after it."""


def plot(report: Report, width: int, bars: Bars = BARS) -> str:
    """Return bars for each group and path of a report by month or longer, in lines of *width* columns.

    What is withheld in the figures is withheld here.
    """
    held, agreed = _line(report, "held"), _line(report, "agreed")
    full, rest = bars
    lines = [*wrapped(f"Sessions and outcomes by {report.by}, {report.first} to {report.last}", width), ""]
    for words in report.troubles:
        lines += [*wrapped(f"{NOT_COUNTED}: {words}", width), ""]
    if report.by != "month" and len(report.groups) > 1:
        shorter = "month" if report.by == "quarter" else "month or quarter"
        lines += [*wrapped(f"By {shorter} more would have to be withheld than could be shown.", width), ""]
    if len(report.groups) == 1:
        return "\n".join([*lines, "Nothing is counted in these days.", ""])
    lines += _chart("Sessions held", held, report, width, lambda n, of: full * n)
    title = f"Cases ended: {full} with full or partial agreement, {rest} without"
    lines += ["", *_chart(title, agreed, report, width, lambda n, of: full * n + rest * (of - n))]
    legend = f"{WITHHELD} is withheld: fewer than five, or it would tell of fewer than five."
    lines += ["", *wrapped(legend, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def tells_something(report: Report) -> bool:
    """Say whether more of the sessions' bars can be drawn than have to be withheld."""
    values = [value for (group, _), value in _line(report, "held").values.items() if group != ALL]
    return sum(bool(value.amount) for value in values) >= sum(value.withheld for value in values)


def _chart(title: str, line: Line, report: Report, width: int, bar: Callable[[int, int], str]) -> list[str]:
    """Return one chart: a row a month, a column a path."""
    values = {at: value for at, value in line.values.items() if at[0] != ALL}
    written = {at: _written(value) for at, value in values.items()}
    room = max(map(len, written.values()))
    column = (width - _TIME) // len(report.paths)
    longest = max(column - room - 3, 1)
    most = max(max(map(_length, values.values())), 1)
    scale = min(1.0, longest / most)

    def cell(at: tuple[str, str]) -> str:
        value = values[at]
        if value.withheld or value.amount is None:
            return written[at]
        whole, part = (round(number * scale) for number in (_length(value), value.amount))
        return f"{bar(part, whole)} {written[at]}".lstrip()

    heads = [f"{path or NOT_SAID}".ljust(column) for path in report.paths]
    rows = (
        group.ljust(_TIME) + "".join(cell((group, path)).ljust(column) for path in report.paths)
        for group in report.groups[1:]
    )
    return [*wrapped(title, width), " " * _TIME + "".join(heads), *rows]


def _length(value: Value) -> int:
    """Return how long a bar is: as many as there are, or as it is a part of."""
    if value.withheld:
        return 0
    return int(value.amount or 0) if value.of is None else value.of


def _written(value: Value) -> str:
    if value.withheld:
        return WITHHELD if value.of is None else f"{WITHHELD} of {value.of}"
    return f"{value.amount:.0f}" if not value.of else f"{value.amount:.0f} of {value.of}"


def _line(report: Report, key: str) -> Line:
    return next(
        line
        for section in report.sections
        for line in section.lines
        if (line.figure.part if isinstance(line.figure, Share) else line.figure.key) == key
    )
