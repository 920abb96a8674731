"""Lays a board's body out as pages of rows, for any width and height.

Parties get the same room: columns while they are wide enough, rows of one table when not, pages after that.
Texts are drawn as `Content`, never as markup.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from textual.content import Content

from mediator.board.big_digits import big
from mediator.board.grid import LEAST_GRID, as_lines, grid_pages
from mediator.board.rows import (
    GAP,
    LABEL,
    NAME,
    NUMBER,
    QUIET,
    RULE,
    SPEAKING,
    Page,
    Row,
    Unit,
    blank,
    fit,
    flow,
    indented,
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
NARROWEST_CELL = 24
"""Cells that words need in a table before names get more than a fifth of its width."""
WIDEST_COLUMN = 46
"""Cells after which a party's column gets no wider, and air gets the rest."""
WIDEST_TEXT = 76
"""Cells after which a line of text is hard to read from a distance."""
ROOMY = (110, 28)
"""Cells from which on room is spent on air: gutters, rules under names, marks to be found from afar."""


def pages(body: Body, width: int, height: int, *, chosen: str = "", roomy: bool | None = None) -> list[Page]:
    """Return the body as pages of at most *height* rows, each at most *width* cells; at least one page.

    *chosen* is the key of the selected line; *roomy* spends room on air, or not, whatever the size.
    """
    width, height = max(4, width), max(1, height)
    if body.grid is not None and (width < LEAST_GRID[0] or height < LEAST_GRID[1]):
        body = as_lines(body)
    elif body.grid is not None:
        made = grid_pages(body, body.grid, width, height, chosen)
        below = _blocks(body.blocks[1:], width, chosen, air=False)
        return made + (flow(below, height) if below else [])
    if roomy is None:
        roomy = width >= ROOMY[0] and height >= ROOMY[1]
    body = body.model_copy(update={"columns": _even(body.columns)})
    if not any(column.blocks for column in body.columns):
        return _one_under_another(body, width, height, chosen, roomy=roomy)
    if width >= NARROWEST_COLUMN * len(body.columns) + GAP * (len(body.columns) - 1):
        return _in_columns(body, width, height, chosen, roomy=roomy)
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


def _one_under_another(body: Body, width: int, height: int, chosen: str, *, roomy: bool) -> list[Page]:
    """Lists, and parties that have nothing under them yet; in the middle where there is room."""
    measure = min(width, WIDEST_TEXT) if roomy else width
    made = _one_thing(body, measure, height, chosen, roomy=roomy)
    made = made or _lists(body, measure, height, chosen, roomy=roomy)
    return [tuple(indented(page, (width - measure) // 2)) for page in made]


def _one_thing(body: Body, width: int, height: int, chosen: str, *, roomy: bool) -> list[Page]:
    """What fills the board alone, under its number in large digits where they fit; nothing of a list."""
    loud = next((line for block in body.blocks for line in block.lines if line.loud), None)
    if loud is None:
        return []
    plain = _lists(body, width, height, chosen, roomy=roomy)
    unnumbered = (Block(lines=(loud.model_copy(update={"number": 0}),)),)
    below = _lists(body.model_copy(update={"blocks": unnumbered}), width, height, chosen, roomy=roomy)
    digits = [Row(row, ((0, loud.key),)) for row in big(str(loud.number or ""), NUMBER)]
    there = [(*digits, Row(), *below[0])] if digits and len(below) == 1 else plain
    if len(there[0]) > height or (digits and digits[0].content.cell_length > width):
        there = plain
    return [(*[Row()] * ((height - len(there[0])) // 3), *there[0])] if len(there) == 1 else there


def _lists(body: Body, width: int, height: int, chosen: str, *, roomy: bool) -> list[Page]:
    def all_of_it(*, apart: bool) -> list[Unit]:
        below = _blocks(body.blocks, width, chosen, air=True, chip=roomy, apart=apart)
        made = [*_present(body.columns, width), *below]
        if body.invitation and not any(unit.key for unit in below):
            made += [blank(), *_invitation(body.invitation, width)]
        return made

    return flow(_fitting(all_of_it(apart=roomy), all_of_it(apart=False), height, roomy=roomy), height)


def _in_columns(body: Body, width: int, height: int, chosen: str, *, roomy: bool) -> list[Page]:
    count = len(body.columns)
    gap, room = _column_room(count, width, roomy=roomy)
    whole = count * room + (count - 1) * gap
    margin = (width - whole) // 2 if roomy else 0
    heads = same_height([_head(column, room, number) for number, column in enumerate(body.columns, 1)])
    if roomy:
        heads = [[*head, _rule(column, room)] for head, column in zip(heads, body.columns, strict=True)]
    for air in (2, 1, 0):
        apart = bool(air) and roomy
        below = rows(_blocks(body.blocks, whole, chosen, air=bool(air), chip=roomy, apart=apart))
        tall = same_height(
            [
                head + _aligned_blocks(column, body.columns, room, chosen, air=air, chip=roomy)
                for head, column in zip(heads, body.columns, strict=True)
            ]
        )
        if len(tall[0]) + len(below) + bool(below) <= height:
            joined = side_by_side(tall, room, gap)
            space = min(height - len(joined) - len(below), 1 + air) if below else 0
            return [tuple(indented([*joined, *[Row()] * space, *below], margin))]
    below = rows(_blocks(body.blocks, whole, chosen, air=False, chip=roomy))
    left = height - len(heads[0])
    if left < 3:
        return _in_rows(body, width, height, chosen)
    # Each party goes on at its own pace, under its own name, over as many pages as the longest needs.
    flowing = [flow(_column_units(column, room, chosen, chip=roomy), left) for column in body.columns]
    made: list[Page] = []
    for parts in zip_longest(*flowing, fillvalue=()):
        tall = same_height([[*head, *part] for head, part in zip(heads, parts, strict=True)])
        made.append(tuple(side_by_side(tall, room, gap)))
    if below:
        made += flow([Unit(tuple(below))] if len(below) <= height else units(below), height)
    return [tuple(indented(page, margin)) for page in made]


def _column_room(count: int, width: int, *, roomy: bool) -> tuple[int, int]:
    """Return the cells between columns and the cells of each: the same for every party."""
    for gap in (8, 6, 4) if roomy else ():
        room = (width - gap * (count - 1)) // count
        if room >= NARROWEST_COLUMN + gap:
            return gap, min(room, WIDEST_COLUMN)
    return GAP, (width - GAP * (count - 1)) // count


def _in_rows(body: Body, width: int, height: int, chosen: str) -> list[Page]:
    """One table: a row a party, a column a label."""
    labels = [block.label for block in body.columns[0].blocks]
    below = _blocks(body.blocks, width, chosen, air=True)
    longest = max(8, *(Content(column.name).cell_length + 2 for column in body.columns))
    name_room = min(longest, max(8, width // 5, width - (NARROWEST_CELL + GAP) * len(labels)))
    room = (width - name_room - GAP * len(labels)) // max(1, len(labels))
    if room < 12 or height < 4:  # no room for a table: one party under another
        stacked: list[Unit] = []
        for number, column in enumerate(body.columns, 1):
            head = Unit(tuple(_head(column, width, number)))
            stacked += [head, *_column_units(column, width, chosen), blank()]
        return flow([*stacked, *below], height)
    top = table_rows(
        [[Row()], *([Row(fit(Content.styled(label, LABEL), room))] for label in labels)],
        [name_room, *[room] * len(labels)],
    )[0]
    parties: list[list[Row]] = []
    for number, column in enumerate(body.columns, 1):
        cells = [_head(column, name_room, number)]
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


def floor_key(number: int) -> str:
    """Return the key of a party's name on the board: what is clicked to give that party the floor."""
    return f"floor:{number}"


def _head(column: Column, room: int, number: int) -> list[Row]:
    """A party's name and company; whoever is speaking is marked."""
    mark, style = ("▸ ", SPEAKING) if column.floor else ("", NAME)
    name = text_rows(f"{mark}{column.name}", style, room)
    return [
        *(Row(row.content, ((0, floor_key(number)),)) for row in name),
        *text_rows(column.note, QUIET, room),
    ]


def _rule(column: Column, room: int) -> Row:
    """A line under a name, heavier where its party is speaking."""
    return Row(Content.styled("━" * room, SPEAKING) if column.floor else Content.styled("─" * room, RULE))


def _aligned_blocks(
    column: Column, columns: Sequence[Column], room: int, chosen: str, *, air: int, chip: bool
) -> list[Row]:
    """Blocks of one column, each as high as its neighbours' and labelled once, at the left."""
    made: list[Row] = []
    for index, block in enumerate(column.blocks):
        heights = [
            len(_entry_rows(other.blocks[index], room, chosen, air=air, chip=chip)) for other in columns
        ]
        rows = _entry_rows(block, room, chosen, air=air, chip=chip)
        label = text_rows(block.label, LABEL, room)
        made += [Row()] if air else []
        made += label if column is columns[0] else [Row()] * len(label)
        made += [Row()] if chip and air > 1 else []
        made += rows + [Row()] * (max(heights) - len(rows))
    return made


def _entry_rows(block: Block, room: int, chosen: str, *, air: int, chip: bool) -> list[Row]:
    units = wrapped(block.lines, room, chosen, chip=chip)
    between = [blank()] if air > 1 else []
    return rows(part for unit in units for part in (unit, *between))


def _column_units(column: Column, room: int, chosen: str, *, chip: bool = False) -> list[Unit]:
    made: list[Unit] = []
    for block in column.blocks:
        units = wrapped(block.lines, room, chosen, chip=chip)
        label = tuple(text_rows(block.label, LABEL, room))
        first = units[0] if units else Unit(())
        made += [Unit((*label, *first.rows), first.key), *units[1:]]
    return made


def _blocks(
    blocks: Iterable[Block], width: int, chosen: str, *, air: bool, chip: bool = False, apart: bool = False
) -> list[Unit]:
    """Return lists under their labels; with *air* between the lists, and *apart* from their labels."""
    made: list[Unit] = []
    measure = min(width, WIDEST_TEXT)
    for block in blocks:
        if made and air:
            made.append(blank())
        label = text_rows(block.label, LABEL, measure)
        units = wrapped(block.lines, measure, chosen, chip=chip)
        if label and units:
            between = [Row()] if apart else []
            units[0] = Unit((*label, *between, *units[0].rows), units[0].key)
        made += units
    return made


def _present(columns: Sequence[Column], width: int) -> list[Unit]:
    """Parties with nothing under them yet: their names, with whoever is speaking marked."""
    made: list[Unit] = []
    for number, column in enumerate(columns, 1):
        made += [Unit(tuple(_head(column, width, number))), blank()]
    return made


def _invitation(text: str, width: int) -> list[Unit]:
    return [Unit(tuple(text_rows(text, QUIET, min(width, WIDEST_TEXT))))]


def _fitting(apart: list[Unit], close: list[Unit], height: int, *, roomy: bool) -> list[Unit]:
    """Give every unit as many rows of air as fit; where none do, what belongs together stays *close*.

    Air between lists is the last to go, and on a roomy screen it never does.
    """
    for air in range(2 if roomy else 1, 0, -1):
        airy = [part for unit in apart for part in ((unit, *[blank()] * air) if unit.key else (unit,))]
        while airy and airy[-1].rows == (Row(),):
            airy.pop()
        if len(rows(airy)) <= height:
            return airy
    for whole in (apart, close):
        if len(rows(whole)) <= height:
            return whole
    return close if roomy else [unit for unit in close if unit.rows != (Row(),)]
