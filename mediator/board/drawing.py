"""Lays a board's body out as pages of rows, for any width and height.

Parties get the same room: columns while they are wide enough, rows of one table when not, pages after that.
Texts are drawn as `Content`, never as markup.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from textual.content import Content

from mediator.board.rows import (
    GAP,
    LABEL,
    NAME,
    QUIET,
    Page,
    Row,
    Unit,
    blank,
    fit,
    flow,
    join,
    rows,
    same_height,
    side_by_side,
    table_rows,
    text_rows,
    units,
    wrapped,
)
from mediator.view import Block, Body, Column

NARROWEST_COLUMN = 26
"""Cells a party's column needs; below it parties stand in rows."""
WIDEST_TEXT = 76
"""Cells after which a line of text is hard to read from a distance."""


def pages(body: Body, width: int, height: int, *, chosen: str = "") -> list[Page]:
    """Return the body as pages of at most *height* rows, each at most *width* cells; at least one page.

    *chosen* is the key of the selected line.
    """
    width, height = max(4, width), max(1, height)
    body = body.model_copy(update={"columns": _even(body.columns)})
    lines_below = _blocks(body.blocks, width, chosen, air=True)
    if not any(column.blocks for column in body.columns):
        units = [*_present(body.columns, width), *lines_below]
        if body.invitation and not any(unit.key for unit in lines_below):
            units += [blank(), *_invitation(body.invitation, width)]
        return flow(_fitting(units, height), height)
    if width >= NARROWEST_COLUMN * len(body.columns) + GAP * (len(body.columns) - 1):
        return _in_columns(body, width, height, chosen)
    return _in_rows(body, width, height, chosen)


def _even(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Give every column the same blocks, empty ones where a party has none."""
    labels = [block.label for block in max((column.blocks for column in columns), key=len, default=())]
    return tuple(
        column.model_copy(
            update={
                "blocks": column.blocks + tuple(Block(label=label) for label in labels[len(column.blocks) :])
            }
        )
        for column in columns
    )


def _in_columns(body: Body, width: int, height: int, chosen: str) -> list[Page]:
    count = len(body.columns)
    room = (width - GAP * (count - 1)) // count
    heads = same_height([_head(column, room) for column in body.columns])
    for air in (2, 1, 0):
        below = rows(_blocks(body.blocks, width, chosen, air=bool(air)))
        tall = same_height(
            [
                head + _aligned_blocks(column, body.columns, room, chosen, air=air)
                for head, column in zip(heads, body.columns, strict=True)
            ]
        )
        if len(tall[0]) + len(below) + bool(below) <= height:
            joined = side_by_side(tall, room)
            space = min(height - len(joined) - len(below), 1 + air) if below else 0
            return [(*joined, *[Row()] * space, *below)]
    below = rows(_blocks(body.blocks, width, chosen, air=False))
    left = height - len(heads[0])
    if left < 3:
        return _in_rows(body, width, height, chosen)
    # Each party goes on at its own pace, under its own name, over as many pages as the longest needs.
    flowing = [flow(_column_units(column, room, chosen), left) for column in body.columns]
    made: list[Page] = []
    for parts in zip_longest(*flowing, fillvalue=()):
        tall = same_height([[*head, *part] for head, part in zip(heads, parts, strict=True)])
        made.append(tuple(side_by_side(tall, room)))
    return made + (
        flow([Unit(tuple(below))] if len(below) <= height else units(below), height) if below else []
    )


def _in_rows(body: Body, width: int, height: int, chosen: str) -> list[Page]:
    """One table: a row a party, a column a label."""
    labels = [block.label for block in body.columns[0].blocks]
    below = _blocks(body.blocks, width, chosen, air=False)
    name_room = min(max(8, width // 5), max(8, *(Content(c.name).cell_length + 2 for c in body.columns)))
    room = (width - name_room - GAP * len(labels)) // max(1, len(labels))
    if room < 12 or height < 4:  # no room for a table: one party under another
        stacked: list[Unit] = []
        for column in body.columns:
            stacked += [Unit(tuple(_head(column, width))), *_column_units(column, width, chosen), blank()]
        return flow([*stacked, *below], height)
    top = Row(
        join([Content(" " * name_room), *(fit(Content.styled(label, LABEL), room) for label in labels)])
    )
    parties: list[list[Row]] = []
    for column in body.columns:
        cells = [_head(column, name_room)]
        cells += [rows(wrapped(block.lines, room, chosen)) or [Row()] for block in column.blocks]
        tall = same_height(cells)
        parties.append(table_rows(tall, [name_room, *[room] * len(labels)]))
    tallest = max(len(rows) for rows in parties)
    spare = height - 1 - len(rows(below)) - bool(below)
    if tallest * len(parties) <= spare:
        each = min(tallest + 1, spare // len(parties))
        filled = [row for rows in parties for row in (*rows, *[Row()] * (each - len(rows)))]
        rest = [Row(), *rows(below)] if below else []
        return [(top, *filled, *rest)]
    each = min(tallest, height - 1)
    per_page = max(1, (height - 1) // each)
    made: list[Page] = []
    for start in range(0, len(parties), per_page):
        group = parties[start : start + per_page]
        if per_page > 1:
            made.append((top, *(row for rows in group for row in (*rows, *[Row()] * (each - len(rows))))))
        else:
            made += [(top, *part) for part in flow(units(group[0]), height - 1)]
    return made + (flow(below, height) if below else [])


def _head(column: Column, room: int) -> list[Row]:
    name = f"▸ {column.name}" if column.floor else column.name
    return [*text_rows(name, NAME, room), *text_rows(column.note, QUIET, room)]


def _aligned_blocks(
    column: Column, columns: Sequence[Column], room: int, chosen: str, *, air: int
) -> list[Row]:
    """Blocks of one column, each as high as its neighbours' and labelled once, at the left."""
    made: list[Row] = []
    for index, block in enumerate(column.blocks):
        heights = [len(_entry_rows(other.blocks[index], room, chosen, air=air)) for other in columns]
        rows = _entry_rows(block, room, chosen, air=air)
        label = text_rows(block.label, LABEL, room)
        made += [Row()] if air else []
        made += label if column is columns[0] else [Row()] * len(label)
        made += rows + [Row()] * (max(heights) - len(rows))
    return made


def _entry_rows(block: Block, room: int, chosen: str, *, air: int) -> list[Row]:
    units = wrapped(block.lines, room, chosen)
    between = [blank()] if air > 1 else []
    return rows(part for unit in units for part in (unit, *between))


def _column_units(column: Column, room: int, chosen: str) -> list[Unit]:
    made: list[Unit] = []
    for block in column.blocks:
        units = wrapped(block.lines, room, chosen)
        label = tuple(text_rows(block.label, LABEL, room))
        first = units[0] if units else Unit(())
        made += [Unit((*label, *first.rows), first.key), *units[1:]]
    return made


def _blocks(blocks: Iterable[Block], width: int, chosen: str, *, air: bool) -> list[Unit]:
    made: list[Unit] = []
    for block in blocks:
        if made and air:
            made.append(blank())
        label = text_rows(block.label, LABEL, width)
        units = wrapped(block.lines, min(width, WIDEST_TEXT), chosen)
        if label and units:
            units[0] = Unit((*label, *units[0].rows), units[0].key)
        made += units
    return made


def _present(columns: Sequence[Column], width: int) -> list[Unit]:
    """Parties with nothing under them yet: their names, with whoever is speaking marked."""
    made: list[Unit] = []
    for column in columns:
        made += [Unit(tuple(_head(column, width))), blank()]
    return made


def _invitation(text: str, width: int) -> list[Unit]:
    return [Unit(tuple(text_rows(text, QUIET, min(width, WIDEST_TEXT))))]


def _fitting(units: list[Unit], height: int) -> list[Unit]:
    """Give every unit a row of air where all fit; take all air away where they do not."""
    plain = [unit for unit in units if unit.rows != (Row(),)]
    if len(rows(units)) + len(plain) <= height:
        return [part for unit in units for part in ((unit, blank()) if unit.key else (unit,))]
    return units if len(rows(units)) <= height else plain
