"""Rows of cells, and how lines become rows: the material of every layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from mediator.view import BoardLine

GAP = 2
"""Cells between columns."""

NAME, LABEL, NUMBER, QUIET, CHOSEN, HEARD = (
    "bold $text",
    "$text-secondary",
    "$text-accent",
    "$text-muted",
    "bold $block-cursor-foreground on $block-cursor-background",
    "bold $text-success",
)


@dataclass(frozen=True)
class Row:
    """One row of cells, and which lines of the board it shows from which cell on."""

    content: Content = field(default_factory=lambda: Content(""))
    keys: tuple[tuple[int, str], ...] = ()

    def key_at(self, x: int) -> str:
        """Return the key of the line under cell *x*, or ""."""
        found = ""
        for start, key in self.keys:
            if start <= x:
                found = key
        return found


@dataclass(frozen=True)
class Unit:
    """Rows that belong together: one line of the board, wrapped."""

    rows: tuple[Row, ...]
    key: str = ""


Page = tuple[Row, ...]


def text_rows(text: str, style: str, width: int) -> list[Row]:
    """Wrap one text in one style; nothing where there is no text."""
    return [Row(part) for part in Content.styled(text, style).wrap(max(1, width))] if text else []


def wrapped(board_lines: Iterable[BoardLine], room: int, chosen: str) -> list[Unit]:
    """Lines as wrapped rows: a number or a box, and the text behind it."""
    made: list[Unit] = []
    for line in board_lines:
        lead = f"{line.number:>2} " if line.number else ("✓ " if line.done else "○ ") if line.box else ""
        chosen_now = bool(chosen) and line.key == chosen
        text = Content.styled(line.text, CHOSEN) if chosen_now else Content(line.text)
        if line.aside:
            mark = ("  ✓ ", HEARD) if line.done and not line.box else "  "
            text = Content.assemble(text, mark, (line.aside, QUIET))
        style = HEARD if line.box and line.done else NUMBER
        if room < len(lead) + 4:  # no room to hang the text beside its number
            lead, text = "", Content.assemble((lead, style), text)
        parts = text.wrap(max(1, room - len(lead)))
        keys = ((0, line.key),)
        first = Row(Content.assemble((lead, style), parts[0]), keys)
        others = [Row(Content.assemble(" " * len(lead), part), keys) for part in parts[1:]]
        made.append(Unit((first, *others), line.key))
    return made


def flow(units: Sequence[Unit], height: int) -> list[Page]:
    """Fill pages with units, cutting one only where it is higher than a page."""
    made: list[Page] = []
    page: list[Row] = []
    for unit in units:
        rows = list(unit.rows)
        if page and len(page) + len(rows) > height:
            made.append(tuple(page))
            page = []
        while len(rows) > height:
            made.append(tuple(rows[:height]))
            rows = rows[height:]
        if rows != [Row()] or page:
            page += rows
    return [*made, tuple(page)] if page or not made else made


def units(rows: Iterable[Row]) -> list[Unit]:
    return [Unit((row,)) for row in rows]


def rows(units: Iterable[Unit]) -> list[Row]:
    return [row for unit in units for row in unit.rows]


def blank() -> Unit:
    return Unit((Row(),))


def same_height(columns: Sequence[Sequence[Row]]) -> list[list[Row]]:
    tallest = max(len(rows) for rows in columns)
    return [[*rows, *[Row()] * (tallest - len(rows))] for rows in columns]


def side_by_side(columns: Sequence[Sequence[Row]], room: int) -> list[Row]:
    return table_rows(columns, [room] * len(columns))


def table_rows(columns: Sequence[Sequence[Row]], rooms: Sequence[int]) -> list[Row]:
    made: list[Row] = []
    for parts in zip(*columns, strict=True):
        keys: list[tuple[int, str]] = []
        start = 0
        for part, room in zip(parts, rooms, strict=True):
            keys.append((start, part.keys[0][1] if part.keys else ""))
            start += room + GAP
        cells = [fit(part.content, room) for part, room in zip(parts, rooms, strict=True)]
        made.append(Row(join(cells), tuple(keys)))
    return made


def join(cells: Iterable[Content]) -> Content:
    return Content(" " * GAP).join(cells)


def fit(content: Content, room: int) -> Content:
    return content.truncate(room, pad=True)
