"""From a whole report, of how many a median is included, no figure from 1 to 4 can be worked out.

Every way of making a small year of these kinds of cases is tried: those with which all that is shown agrees
must not agree on such a figure.
"""

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from mediator.insight.cases import cases
from mediator.insight.counting import of_case
from mediator.insight.figures import FAMILIES, Count, Share
from mediator.insight.report import ALL, Report
from tests.insight.test_report import MARCH, made, many

SAYS: dict[str, Any] = {"asked": MARCH, "closed": MARCH}
KINDS: tuple[dict[str, Any], ...] = (
    {"outcome": "full"} | SAYS,
    {"outcome": "full"},
    {"outcome": "none"} | SAYS,
    {"outcome": "adjourned"},
    {"outcome": "adjourned"} | SAYS,
    {"outcome": "no_session"},
)
KEYS = (
    "cases", "appropriate", "mediated", "ended", "agreed", "outcome full", "outcome none",
    "outcome adjourned", "outcome no_session", "with days to first", "with days open",
)  # fmt: skip
REST = [(KEYS.index(whole), KEYS.index(part)) for whole, part in FAMILIES[0].shares]
MOST = 13

Year = tuple[int, ...]
"""How many cases there are of each kind."""


def years(most: int, kinds: int) -> Iterator[Year]:
    for first in range(most + 1):
        yield from ((first, *rest) for rest in (years(most - first, kinds - 1) if kinds > 1 else [()]))


@cache
def figures() -> dict[Year, tuple[int, ...]]:
    """Return the counts of every small year."""
    adds = [of_case(cases(many(1, "x", **kind), lambda _: None)[0]) for kind in KINDS]
    rows = [[each.get(key, 0) for each in adds] for key in KEYS]
    return {
        year: tuple(sum(n * one for n, one in zip(year, row, strict=True)) for row in rows)
        for year in years(MOST, len(KINDS))
    }


def report_of(year: Year) -> Report:
    return made(row for n, kind in enumerate(KINDS) for row in many(year[n], f"kind{n}", minutes=30, **kind))


def seen(told: Report) -> dict[str, int]:
    """Return every count that can be read in a report."""
    found: dict[str, int] = {}
    for line in (line for section in told.sections for line in section.lines):
        value, figure = line.values[ALL, "voluntary"], line.figure
        if isinstance(figure, Count):
            found |= {} if value.amount is None else {figure.key: int(value.amount)}
            continue
        whole, part = (figure.whole, figure.part) if isinstance(figure, Share) else (figure.over, "")
        found |= {} if value.of is None else {whole: value.of}
        found |= {part: int(value.amount)} if part and value.amount is not None else {}
    return found


def worked_out(year: Year) -> set[str]:
    """Return the small figures on which all years agree that agree with what is shown of this one."""
    known = seen(report_of(year))
    shown = [(n, known[key]) for n, key in enumerate(KEYS) if key in known]
    hidden = [n for n, key in enumerate(KEYS) if key not in known]
    possible = [
        each
        for each in figures().values()
        if all(each[n] == number for n, number in shown) and all(each[n] for n in hidden)
    ]
    found = {key: {each[n] for each in possible} for n, key in enumerate(KEYS)}
    found |= {f"{KEYS[a]} - {KEYS[b]}": {each[a] - each[b] for each in possible} for a, b in REST}
    return {key for key, numbers in found.items() if len(numbers) == 1 and 1 <= min(numbers) <= 4}


def test_no_small_figure_is_the_only_one_that_fits() -> None:
    """Years of few kinds, in which there is little to hide behind; and any."""
    chance = random.Random(5)
    few = [year for year in figures() if sum(year) >= 6 and 2 <= sum(map(bool, year)) <= 3]
    for year in (*chance.sample(few, 40), *chance.sample(list(figures()), 10), (8, 0, 0, 1, 0, 0)):
        assert not worked_out(year), (year, seen(report_of(year)))
