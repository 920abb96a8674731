"""The year's figures as text, as Markdown, as a table for a spreadsheet and for another program.

Each figure stands with what it means and what it is a share of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediator.insight.figures import NOT_KNOWN, Count, Figure
from mediator.insight.report import ALL, Line, Report, Value
from mediator.papers.width import padded, wrapped

TITLE = "The year's figures"
NOT_SAID = "not said"
WITHHELD = "*"
NOTHING = "none"
LEGEND = (
    "Voluntary and mandated stand apart and are not added up.",
    f"{WITHHELD} is withheld: a figure from 1 to 4, or one from which such a figure could be worked out.",
    f"{NOTHING}: there was nothing to count of.",
)
UNKNOWN = "Not known here"
NOT_COUNTED = "Not counted"

_GAP = 2
_INDENT = "    "


def heading(report: Report) -> str:
    """Return what the report is about."""
    by = f", by {report.by}" if report.by else ""
    return f"{TITLE}, {report.first} to {report.last}{by}"


def as_text(report: Report, width: int) -> str:
    """Return the figures in lines of at most *width* columns, or a little more where a name is longer."""
    report = _without_empty(report)
    heads = [path or NOT_SAID for path in report.paths]
    values = [amount(line.figure, value) for line in _lines(report) for value in line.values.values()]
    cell = max(map(len, [*heads, *values])) + _GAP
    label = max(width - cell * len(heads), 20)
    above = (*(f"{NOT_COUNTED}: {words}" for words in report.troubles), *LEGEND)
    lines = [heading(report), "", *(row for words in above for row in wrapped(words, width))]
    for section in report.sections:
        lines += ["", padded(section.title.upper(), label) + "".join(head.rjust(cell) for head in heads)]
        lines += wrapped(section.says, width) if section.says else []
        for line in section.lines:
            lines += _row(line, ALL, line.figure.name, report, label, cell)
            lines += wrapped(line.figure.says, width, first=_INDENT, rest=_INDENT) if line.figure.says else []
            if folded := _all_withheld(line, report):
                lines.append(f"  {folded}")
                continue
            for group in groups(line, report):
                lines += _row(line, group, f"  {group}", report, label, cell)
    lines += ["", UNKNOWN.upper()]
    for name, why in NOT_KNOWN:
        lines += wrapped(f"{name}: {why}.", width, rest=_INDENT)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _row(line: Line, group: str, name: str, report: Report, label: int, cell: int) -> list[str]:
    cells = [amount(line.figure, line.values[group, path]).rjust(cell) for path in report.paths]
    indent = len(name) - len(name.lstrip())
    *above, last = wrapped(name, label - 1, first=" " * indent, rest=" " * (indent + 2))
    return [*above, padded(last, label) + "".join(cells)]


def as_markdown(report: Report) -> str:
    """Return the figures as tables, for a text that goes on around them."""
    report = _without_empty(report)
    heads = [path or NOT_SAID for path in report.paths]
    lines = [f"# {heading(report)}", ""]
    lines += [f"**{NOT_COUNTED}:** {_escaped(words)}  " for words in report.troubles]
    lines += [f"{_escaped(words)}  " for words in LEGEND]
    for section in report.sections:
        lines += ["", f"## {section.title}", ""]
        lines += [section.says, ""] if section.says else []
        lines += [
            f"| | {' | '.join(heads)} | what it means |",
            f"|---|{'---:|' * len(heads)}---|",
        ]
        for line in section.lines:
            folded = _all_withheld(line, report)
            for group in (ALL, *(() if folded else groups(line, report))):
                cells = [_escaped(amount(line.figure, line.values[group, path])) for path in report.paths]
                name = line.figure.name if group == ALL else f"– {group}"
                says = line.figure.says if group == ALL else ""
                lines.append(f"| {_escaped(name)} | {' | '.join(cells)} | {says} |")
            lines += [f"| – {folded} |{' |' * len(heads)} |"] if folded else []
    lines += ["", f"## {UNKNOWN}", "", *(f"- {name}: {why}." for name, why in NOT_KNOWN)]
    return "\n".join(lines) + "\n"


def as_csv(report: Report) -> bytes:
    """Return the figures, a row each, as UTF-8 with the mark by which Excel knows that it is."""
    import csv
    import io

    from mediator.papers.as_csv import harmless

    file = io.StringIO()
    rows = list(told(report))
    writer = csv.writer(file)
    writer.writerow(rows[0])
    rows = [dict.fromkeys(rows[0]) | {"section": NOT_COUNTED, "means": it} for it in report.troubles] + rows
    for row in rows:
        writer.writerow([harmless(f"{'' if cell is None else cell}") for cell in row.values()])
    return file.getvalue().encode("utf-8-sig")


def as_json(report: Report) -> str:
    """Return the figures for another program."""
    import json

    days = {"first": f"{report.first}", "last": f"{report.last}", "by": report.by}
    not_known = [{"figure": name, "why": why} for name, why in NOT_KNOWN]
    everything = days | {
        "not_counted": [*report.troubles],
        "figures": list(told(report)),
        "not_known": not_known,
    }
    return json.dumps(everything, indent=2, ensure_ascii=False) + "\n"


def told(report: Report) -> Iterator[dict[str, Any]]:
    """Yield each figure of each group and path with everything that is said of it."""
    for section in report.sections:
        for line in section.lines:
            for (group, path), value in line.values.items():
                share = isinstance(line.figure, Count) or value.amount is None or not value.of
                yield {
                    "section": section.title,
                    "figure": line.figure.name,
                    "group": group or "all",
                    "path": path or NOT_SAID,
                    "amount": value.amount,
                    "of": value.of,
                    "percent": None if share or unit(line.figure) else percent(value),
                    "unit": unit(line.figure),
                    "withheld": value.withheld,
                    "means": line.figure.says or section.says,
                }


def amount(figure: Figure, value: Value) -> str:
    """Return a value as it is read."""
    if value.withheld:
        return WITHHELD if value.of is None else f"{WITHHELD} of {value.of}"
    if value.amount is None or value.of == 0:
        return NOTHING
    if unit(figure) == "minutes" and isinstance(figure, Count):
        return f"{value.amount / 60:.1f} h" if value.amount < 600 else f"{value.amount / 60:.0f} h"
    if unit(figure):
        return f"{value.amount:g} (of {value.of})"
    if value.of is None:
        return f"{value.amount:.0f}"
    return f"{value.amount:.0f} of {value.of} ({percent(value)}%)"


def percent(value: Value) -> int:
    """Return a share in whole percent; halves go up."""
    assert value.of, "it is a share of something"
    return int((value.amount or 0) * 100 / value.of + 0.5)


def unit(figure: Figure) -> str:
    """Return in what it is measured; "" for a number of things."""
    return getattr(figure, "unit", "")


def groups(line: Line, report: Report) -> tuple[str, ...]:
    """Return the groups to show: none where there is nothing of all together."""
    of_all = [line.values[ALL, path] for path in report.paths]
    return report.groups[1:] if any(value.amount or value.of or value.withheld for value in of_all) else ()


def _without_empty(report: Report) -> Report:
    """Return the report without groups of which there is nothing, such as months without a session."""
    there = {
        group
        for line in _lines(report)
        for (group, _), value in line.values.items()
        if value.amount or value.of or value.withheld
    }
    return report._replace(groups=(ALL, *(group for group in report.groups[1:] if group in there)))


def _all_withheld(line: Line, report: Report) -> str:
    """Return what to say in the place of several groups of which no figure can be shown; else ""."""
    of = groups(line, report)
    values = [line.values[group, path] for group in of for path in report.paths]
    if len(of) < 2 or any(value.amount or value.of for value in values):
        return ""
    withheld = [value.withheld for value in values]
    return f"by {report.by}: all withheld{'' if all(withheld) else ', or 0'}" if any(withheld) else ""


def _lines(report: Report) -> Iterator[Line]:
    return (line for section in report.sections for line in section.lines)


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\|*_`[<" else letter for letter in text)
