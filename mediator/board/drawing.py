"""Lays a board's body out as pages of rows, for any width and height.

Parties get the same room: columns while they are wide enough, rows of one table when not, pages after that.
Texts are drawn as `Content`, never as markup.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from textual.content import Content

from mediator.view import Block, BoardLine, Body, Column

NARROWEST_COLUMN = 26
"""Cells a party's column needs; below it parties stand in rows."""
WIDEST_TEXT = 76
"""Cells after which a line of text is hard to read from a distance."""
_GAP = 2  # cells between columns

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


def pages(body: Body, width: int, height: int, *, chosen: str = "") -> list[Page]:
    """Return the body as pages of at most *height* rows, each at most *width* cells; at least one page.

    *chosen* is the key of the selected line.
    """
    width, height = max(4, width), max(1, height)
    lines_below = _blocks(body.blocks, width, chosen, air=True)
    if not any(column.blocks for column in body.columns):
        units = [*_present(body.columns, width), *lines_below]
        if body.invitation and not any(unit.key for unit in lines_below):
            units += [_blank(), *_invitation(body.invitation, width)]
        return _flow(_fitting(units, height), height)
    if width >= NARROWEST_COLUMN * len(body.columns) + _GAP * (len(body.columns) - 1):
        return _in_columns(body, width, height, chosen)
    return _in_rows(body, width, height, chosen)


def one_large(body: Body, width: int, height: int, *, key: str) -> Page:
    """Return the line of that *key* alone, for a screen that has room for one thing."""
    owner, label, line = _place_of(body, key)
    text = Content(line.text) if line else Content(body.invitation)
    number = f"{line.number} " if line and line.number else ""
    mark = ("✓ " if line.done else "○ ") if line and line.box else ""
    head = " · ".join(part for part in (owner, label) if part)
    rows = [Row(part) for part in Content.styled(head, LABEL).wrap(width)] if head else []
    large = Content.assemble((number, NUMBER), mark, (text.plain, NAME)).wrap(width)
    rows += [Row(part, ((0, line.key),) if line else ()) for part in large]
    if line and line.aside:
        rows += [Row(part) for part in Content.styled(line.aside, QUIET).wrap(width)]
    if len(rows) > height:
        cut = rows[height - 1].content
        rows[height - 1] = Row(Content.assemble(cut.truncate(max(1, width - 2)), " …"))
    return tuple(rows[:height])


def _place_of(body: Body, key: str) -> tuple[str, str, BoardLine | None]:
    """Return the party's name, the label and the line of *key*; or of the first line there is."""
    places = [
        (column.name, block.label, line)
        for column in body.columns
        for block in column.blocks
        for line in block.lines
    ]
    places += [("", block.label, line) for block in body.blocks for line in block.lines]
    for place in places:
        if place[2].key == key:
            return place
    if places:
        return places[0]
    speaking = next((column.name for column in body.columns if column.floor), "")
    names = ", ".join(column.name for column in body.columns)
    return (speaking or names, "", None)


def _in_columns(body: Body, width: int, height: int, chosen: str) -> list[Page]:
    count = len(body.columns)
    room = (width - _GAP * (count - 1)) // count
    heads = _same_height([_head(column, room) for column in body.columns])
    for air in (2, 1, 0):
        below = _rows(_blocks(body.blocks, width, chosen, air=bool(air)))
        tall = _same_height(
            [
                head + _aligned_blocks(column, body.columns, room, chosen, air=air)
                for head, column in zip(heads, body.columns, strict=True)
            ]
        )
        if len(tall[0]) + len(below) + bool(below) <= height:
            joined = _side_by_side(tall, room)
            space = min(height - len(joined) - len(below), 1 + air) if below else 0
            return [(*joined, *[Row()] * space, *below)]
    below = _rows(_blocks(body.blocks, width, chosen, air=False))
    left = height - len(heads[0])
    if left < 3:
        return _in_rows(body, width, height, chosen)
    # Each party goes on at its own pace, under its own name, over as many pages as the longest needs.
    flowing = [_flow(_column_units(column, room, chosen), left) for column in body.columns]
    made: list[Page] = []
    for parts in zip_longest(*flowing, fillvalue=()):
        tall = _same_height([[*head, *part] for head, part in zip(heads, parts, strict=True)])
        made.append(tuple(_side_by_side(tall, room)))
    return made + (
        _flow([Unit(tuple(below))] if len(below) <= height else _units(below), height) if below else []
    )


def _in_rows(body: Body, width: int, height: int, chosen: str) -> list[Page]:
    """One table: a row a party, a column a label."""
    labels = [block.label for block in max(body.columns, key=lambda column: len(column.blocks)).blocks]
    below = _blocks(body.blocks, width, chosen, air=False)
    name_room = min(max(8, width // 5), max(8, *(Content(c.name).cell_length + 2 for c in body.columns)))
    room = (width - name_room - _GAP * len(labels)) // max(1, len(labels))
    if room < 12:  # too narrow for a table: one party under another
        stacked: list[Unit] = []
        for column in body.columns:
            stacked += [Unit(tuple(_head(column, width))), *_column_units(column, width, chosen), _blank()]
        return _flow([*stacked, *below], height)
    top = Row(
        _join([Content(" " * name_room), *(_fit(Content.styled(label, LABEL), room) for label in labels)])
    )
    parties: list[list[Row]] = []
    for column in body.columns:
        cells = [_head(column, name_room)]
        cells += [_rows(_wrapped(block.lines, room, chosen)) or [Row()] for block in column.blocks]
        tall = _same_height(cells)
        parties.append(_table_rows(tall, [name_room, *[room] * len(labels)]))
    tallest = max(len(rows) for rows in parties)
    spare = height - 1 - len(_rows(below)) - bool(below)
    if tallest * len(parties) <= spare:
        each = min(tallest + 1, spare // len(parties))
        filled = [row for rows in parties for row in (*rows, *[Row()] * (each - len(rows)))]
        rest = [Row(), *_rows(below)] if below else []
        return [(top, *filled, *rest)]
    each = min(tallest, height - 1)
    per_page = max(1, (height - 1) // each)
    made: list[Page] = []
    for start in range(0, len(parties), per_page):
        group = parties[start : start + per_page]
        if per_page > 1:
            made.append((top, *(row for rows in group for row in (*rows, *[Row()] * (each - len(rows))))))
        else:
            made += [(top, *part) for part in _flow(_units(group[0]), height - 1)]
    return made + (_flow(below, height) if below else [])


def _head(column: Column, room: int) -> list[Row]:
    name = f"▸ {column.name}" if column.floor else column.name
    rows = [Row(part) for part in Content.styled(name, NAME).wrap(room)]
    rows += [Row(part) for part in Content.styled(column.note, QUIET).wrap(room)] if column.note else []
    return rows


def _aligned_blocks(
    column: Column, columns: Sequence[Column], room: int, chosen: str, *, air: int
) -> list[Row]:
    """Blocks of one column, each as high as its neighbours' and labelled once, at the left."""
    made: list[Row] = []
    for index, block in enumerate(column.blocks):
        heights = [
            len(_entry_rows(other.blocks[index], room, chosen, air=air))
            for other in columns
            if index < len(other.blocks)
        ]
        rows = _entry_rows(block, room, chosen, air=air)
        label = _label_rows(block.label, room)
        made += [Row()] if air else []
        made += label if column is columns[0] else [Row()] * len(label)
        made += rows + [Row()] * (max(heights) - len(rows))
    return made


def _entry_rows(block: Block, room: int, chosen: str, *, air: int) -> list[Row]:
    units = _wrapped(block.lines, room, chosen)
    between = [_blank()] if air > 1 else []
    return _rows(part for unit in units for part in (unit, *between))


def _column_units(column: Column, room: int, chosen: str) -> list[Unit]:
    made: list[Unit] = []
    for block in column.blocks:
        units = _wrapped(block.lines, room, chosen)
        label = tuple(_label_rows(block.label, room))
        first = units[0] if units else Unit(())
        made += [Unit((*label, *first.rows), first.key), *units[1:]]
    return made


def _label_rows(label: str, room: int) -> list[Row]:
    return [Row(part) for part in Content.styled(label, LABEL).wrap(room)] if label else []


def _blocks(blocks: Iterable[Block], width: int, chosen: str, *, air: bool) -> list[Unit]:
    made: list[Unit] = []
    for block in blocks:
        if made and air:
            made.append(_blank())
        label = _label_rows(block.label, width)
        units = _wrapped(block.lines, min(width, WIDEST_TEXT), chosen)
        if label and units:
            units[0] = Unit((*label, *units[0].rows), units[0].key)
        made += units
    return made


def _wrapped(board_lines: Iterable[BoardLine], room: int, chosen: str) -> list[Unit]:
    """Lines as wrapped rows: a number or a box, and the text behind it."""
    made: list[Unit] = []
    for line in board_lines:
        lead = f"{line.number:>2} " if line.number else ("✓ " if line.done else "○ ") if line.box else ""
        chosen_now = bool(chosen) and line.key == chosen
        text = Content.styled(line.text, CHOSEN) if chosen_now else Content(line.text)
        if line.aside:
            mark = ("  ✓ ", HEARD) if line.done and not line.box else "  "
            text = Content.assemble(text, mark, (line.aside, QUIET))
        hang = len(lead)
        style = HEARD if line.box and line.done else NUMBER
        parts = text.wrap(max(1, room - hang))
        rows = [
            Row(
                Content.assemble((lead if first else " " * hang, style), part) if hang else part,
                ((0, line.key),),
            )
            for first, part in zip([True] + [False] * len(parts), parts, strict=False)
        ]
        made.append(Unit(tuple(rows), line.key))
    return made


def _present(columns: Sequence[Column], width: int) -> list[Unit]:
    """Parties with nothing under them yet: their names, with whoever is speaking marked."""
    made: list[Unit] = []
    for column in columns:
        made += [Unit(tuple(_head(column, width))), _blank()]
    return made


def _invitation(text: str, width: int) -> list[Unit]:
    return [Unit(tuple(Row(part) for part in Content.styled(text, QUIET).wrap(min(width, WIDEST_TEXT))))]


def _fitting(units: list[Unit], height: int) -> list[Unit]:
    """Give every unit a row of air where all fit; take all air away where they do not."""
    plain = [unit for unit in units if unit.rows != (Row(),)]
    if len(_rows(units)) + len(plain) <= height:
        return [part for unit in units for part in ((unit, _blank()) if unit.key else (unit,))]
    return units if len(_rows(units)) <= height else plain


def _flow(units: Sequence[Unit], height: int) -> list[Page]:
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


def _units(rows: Iterable[Row]) -> list[Unit]:
    return [Unit((row,)) for row in rows]


def _rows(units: Iterable[Unit]) -> list[Row]:
    return [row for unit in units for row in unit.rows]


def _blank() -> Unit:
    return Unit((Row(),))


def _same_height(columns: Sequence[Sequence[Row]]) -> list[list[Row]]:
    tallest = max(len(rows) for rows in columns)
    return [[*rows, *[Row()] * (tallest - len(rows))] for rows in columns]


def _side_by_side(columns: Sequence[Sequence[Row]], room: int) -> list[Row]:
    return _table_rows(columns, [room] * len(columns))


def _table_rows(columns: Sequence[Sequence[Row]], rooms: Sequence[int]) -> list[Row]:
    made: list[Row] = []
    for parts in zip(*columns, strict=True):
        keys: list[tuple[int, str]] = []
        start = 0
        for part, room in zip(parts, rooms, strict=True):
            keys.append((start, part.keys[0][1] if part.keys else ""))
            start += room + _GAP
        cells = [_fit(part.content, room) for part, room in zip(parts, rooms, strict=True)]
        made.append(Row(_join(cells), tuple(keys)))
    return made


def _join(cells: Iterable[Content]) -> Content:
    return Content(" " * _GAP).join(cells)


def _fit(content: Content, room: int) -> Content:
    return content.truncate(room, pad=True)
