"""The year's figures, counted from the rows of the tally; what is too small is withheld.

Which figures there are, and what each means, says `figures.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from mediator.insight.cases import Case, Find, cases
from mediator.insight.counted import Asked, Counted
from mediator.insight.counting import TIMES, Adds, of_case, of_contact, of_session, time_of
from mediator.insight.figures import (
    BARRIERS,
    FAMILIES,
    SECTIONS,
    SOURCES,
    Count,
    Family,
    Figure,
    Kind,
    Median,
    Section,
    Share,
)
from mediator.insight.withheld import Cell, Name, shown, small

By = Literal["type", "month", "source", "quarter", "year"]

_STRETCHES: tuple[By | None, ...] = ("month", "quarter", "year")

PATHS = ("voluntary", "mandated", "")
"""How they came: of their own accord, sent by a court or an authority, or not said. They are never added."""

ALL = ""
"""The group that is all of them together."""

NOT_SAID = "not said"
"""The group of those of which it is not said."""


class Value(NamedTuple):
    """A figure for one group and one path."""

    amount: float | None
    """None where it is withheld, and where it would be the median of nothing."""
    of: int | None = None
    """What it is a share of, or a median over."""
    withheld: bool = False


class Line(NamedTuple):
    """A figure with its values, by group and path."""

    figure: Figure
    values: dict[tuple[str, str], Value]


class Told(NamedTuple):
    """A part of the report."""

    title: str
    says: str
    lines: tuple[Line, ...]


class Report(NamedTuple):
    """All figures of some days."""

    first: date
    last: date
    by: By | None
    groups: tuple[str, ...]
    """All together first."""
    paths: tuple[str, ...]
    """Voluntary and mandated always; the one of which it is not said where there is anything of it."""
    sections: tuple[Told, ...]
    troubles: tuple[str, ...] = ()
    """What could not be counted, a line each."""


class _Thing(NamedTuple):
    """What is counted, with the group in which it is, and what it adds."""

    group: str
    path: str
    adds: Adds


_Things = dict[Kind, list[_Thing]]


def report(
    held: Iterable[Counted],
    contacted: Iterable[Counted],
    find: Find,
    first: date,
    last: date,
    by: By | None = None,
) -> Report:
    """Return the figures of the days from *first* to *last*.

    *held* are the sessions of those days; *contacted* those, of any day, after which the centre asked then.
    """
    held = list(held)
    known = cases(held, find)
    things = _things(known, held, list(_asked(contacted, find, first, last)), by)
    everything = [thing for kind in things.values() for thing in kind]
    groups = (ALL, *_groups({thing.group for thing in everything} - {ALL}, by))
    paths = tuple(path for path in PATHS if path or any(not thing.path for thing in everything))
    sections, families = _named(known, by)
    asked = {key for thing in things["contact"] for key in thing.adds}
    sections = [
        section._replace(figures=tuple(_worth_a_line(section.figures, asked))) for section in sections
    ]
    of_path = {path: _Path(things, path, groups, families) for path in paths}

    def line(figure: Figure) -> Line:
        pairs = [(group, path) for group in groups for path in paths]
        return Line(figure, {(group, path): of_path[path].value(figure, group) for group, path in pairs})

    told = (Told(section.title, section.says, tuple(map(line, section.figures))) for section in sections)
    return Report(first, last, by, groups, paths, tuple(told))


# What is counted


def _things(
    known: list[Case], held: list[Counted], asked: list[tuple[Case, date, Adds]], by: By | None
) -> _Things:
    def group(case: Case, day: date, type_: str) -> str:
        if by in _STRETCHES:
            return stretch(day, by)
        return type_ if by == "type" else case.source or NOT_SAID if by else ALL

    of = {row.code: case for case in known for row in case.sessions}
    return {
        "case": [_Thing(group(it, it.last.day, it.last.type), it.path, of_case(it)) for it in known],
        "session": [
            _Thing(group(of[row.code], row.day, row.type), of[row.code].path, of_session(row)) for row in held
        ],
        "contact": [_Thing(group(case, day, case.last.type), case.path, adds) for case, day, adds in asked],
    }


def _asked(
    contacted: Iterable[Counted], find: Find, first: date, last: date
) -> Iterator[tuple[Case, date, Adds]]:
    """Yield the cases that were asked in these days: each once for about how long after, the last time."""
    for case in cases(contacted, find):
        asked: dict[str, Asked] = {}
        for row in case.sessions:
            for contact in row.contacts:
                if first <= contact.day <= last:
                    when = time_of((contact.day - row.day).days)
                    asked[when] = max(asked.get(when, contact), contact)
        yield from ((case, contact.day, of_contact(when, contact)) for when, contact in asked.items())


def stretch(day: date, by: By | None) -> str:
    """Return the month, quarter or year of a day, so that they come in order."""
    month = day.isoformat()[:7]
    return month if by == "month" else month[:4] + (f"-Q{(day.month + 2) // 3}" if by == "quarter" else "")


def _groups(found: set[str], by: By | None) -> Sequence[str]:
    """Return the groups in order: times without a gap, names by the alphabet, what is not said last."""
    if by not in _STRETCHES or not found:
        return sorted(found, key=lambda name: (name == NOT_SAID, name))
    years = range(int(min(found)[:4]), int(max(found)[:4]) + 1)
    every = dict.fromkeys(stretch(date(year, month, 1), by) for year in years for month in range(1, 13))
    return [name for name in every if min(found) <= name <= max(found)]


def _named(known: list[Case], by: By | None) -> tuple[list[Section], list[Family]]:
    """Return all sections and families, also those of what the centre's own lists name."""
    sections, families = list(SECTIONS), list(FAMILIES)
    names = sorted({case.source for case in known} - {""})
    if names and by != "source":
        sources = tuple(Count(f"source {name}", name or NOT_SAID) for name in (*names, ""))
        keys = tuple(source.key for source in sources)
        sections.append(SOURCES._replace(figures=sources))
        families.append(Family("case", ("cases", *keys), parts=keys))
    if met := sorted({found for case in known for found in case.barriers}):
        barriers = tuple(Count(f"barrier {kind} {name}", f"{name} ({kind})") for kind, name in met)
        sections.append(BARRIERS._replace(figures=barriers))
        families += (Family("case", (barrier.key,)) for barrier in barriers)
    return sections, families


def _worth_a_line(figures: Iterable[Figure], asked: set[str]) -> Iterator[Figure]:
    """Yield the figures without that of asking after more than a year, where nobody was asked so late."""
    late, _ = TIMES[-1]
    for figure in figures:
        if not isinstance(figure, Share) or not figure.part.endswith(late) or figure.part in asked:
            yield figure


# What becomes of it


class _Path:
    """All counts of one path, by key and group, and which of them are withheld."""

    def __init__(self, things: _Things, path: str, groups: Sequence[str], families: Iterable[Family]) -> None:
        self._groups = groups
        self._adds: dict[tuple[Kind, str], list[Adds]] = defaultdict(list)
        """What is added, by kind and group."""
        self._amounts: Counter[Name] = Counter()
        self._over: Counter[Name] = Counter()
        """How many things each amount is a sum over."""
        self._withheld: set[Name] = set()
        for kind, every in things.items():
            for thing in every:
                if thing.path == path:
                    self._adds[kind, thing.group].append(thing.adds)
        for (kind, group), each in list(self._adds.items()):
            self._add_up(group, each)
            if group != ALL:
                self._adds[kind, ALL] += each
        for family in families:
            self._decide(family)

    def value(self, figure: Figure, group: str) -> Value:
        if isinstance(figure, Median):
            return self._middle(figure, group)
        if isinstance(figure, Count):
            amount = self._shown(figure.key, group)
            return Value(amount, withheld=amount is None)
        amount, of = self._shown(figure.part, group), self._shown(figure.whole, group)
        withheld = amount is None or of is None
        return Value(None if withheld else amount, of, withheld)

    def _shown(self, key: str, group: str) -> int | None:
        """Return an amount; None where it is withheld."""
        return None if (key, group) in self._withheld else self._amounts[key, group]

    def _middle(self, figure: Median, group: str) -> Value:
        """Return a median, and over how many it is."""
        many = self._shown(figure.over, group)
        if not many:
            return Value(None, many, withheld=many is None)
        adds = self._adds[figure.kind, group]
        numbers = sorted(each[figure.key] for each in adds if figure.key in each)
        half = len(numbers) // 2
        return Value((numbers[half] + numbers[-1 - half]) / 2, many)

    def _add_up(self, group: str, each: list[Adds]) -> None:
        amounts: Adds = defaultdict(int)
        over: Adds = defaultdict(int)
        for adds in each:
            for key, number in adds.items():
                if number:
                    amounts[key] += number
                    over[key] += 1
        for into in {group, ALL}:
            for key, amount in amounts.items():
                self._amounts[key, into] += amount
                self._over[key, into] += over[key]

    def _decide(self, family: Family) -> None:
        """Decide which of a family's figures can be shown."""
        if not self._anything_small(family):
            return
        atoms = self._atoms(family)

        def cell(number: int, key: str, group: str) -> Cell:
            groups = self._groups if group == ALL else (group,)
            of = frozenset(atom for one in groups for atom in atoms[one] if atom[1][number])
            return Cell((key, group), of, self._amounts[key, group], self._over[key, group])

        def larger_first(one: Cell) -> tuple[bool, int]:
            part = one.name[0] in family.parts
            return part, -one.amount if part or one.name[1] != ALL else 0

        keys = list(enumerate(family.keys))
        cells = sorted((cell(*key, ALL) for key in keys), key=larger_first)
        for key in keys:
            cells += sorted((cell(*key, group) for group in self._groups[1:]), key=larger_first)
        told = shown(
            cells,
            [((whole, group), (part, group)) for whole, part in family.shares for group in self._groups],
            [
                *([(part, group) for part in family.parts] for group in self._groups),
                *([(key, group) for group in self._groups[1:]] for key in family.keys),
            ],
            never=self._withheld,
        )
        self._withheld |= {one.name for one in cells} - told

    def _anything_small(self, family: Family) -> bool:
        """Say whether anything has to be withheld: else it is not worth looking closer."""
        names = [(key, group) for key in family.keys for group in self._groups]
        rests = [
            self._amounts[whole, group] - self._amounts[part, group]
            for whole, part in family.shares
            for group in self._groups
        ]
        return any(small(self._amounts[name], self._over[name]) for name in names) or any(map(small, rests))

    def _atoms(self, family: Family) -> dict[str, set[_Atom]]:
        """Return by group the smallest parts that a family's figures have.

        What adds 5 to one figure and 3 to its part is made of 3 that are in both and 2 that are not.
        """
        atoms: dict[str, set[_Atom]] = {}
        for group in self._groups[1:] or (ALL,):
            alike = {tuple(map(adds.get, family.keys)) for adds in self._adds[family.kind, group]}
            atoms[group] = {
                (group, tuple((number or 0) >= level for number in adds))
                for adds in alike
                for level in adds
                if level
            }
        return {ALL: set()} | atoms


_Atom = tuple[str, tuple[bool, ...]]
"""The smallest part that figures have: in one group, those that are counted alike."""
