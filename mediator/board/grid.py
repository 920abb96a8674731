"""Lays out the grid of topics by parties: words where a cell has room for them, else how many lines.

What does not fit beside each other goes on below: no cell is left out, and every party has the same room.
"""

from collections.abc import Sequence

from textual.content import Content

from mediator.board.rows import (
    CHOSEN,
    GAP,
    LABEL,
    NAME,
    NUMBER,
    QUIET,
    Page,
    Row,
    Unit,
    fit,
    flow,
    mark,
    same_height,
    table_rows,
    text_rows,
    wrapped,
)
from mediator.view import Block, BoardLine, Body, Cell, Grid

WORDS = 14
"""Cells of a column that has room for words."""
TOPIC = (18, 34)
"""Cells of the column of topics: at least, at most."""
COUNT = (3, 10)
"""Cells of a column for a number, with the air beside it: at least, at most."""
LEAST_GRID = (20, 4)
"""Cells a table needs; below it there is a list."""
MOST_ROWS = 2
"""Rows of words in a cell."""


def grid_pages(body: Body, grid: Grid, width: int, height: int, chosen: str) -> list[Page]:
    """Return the grid as pages of at most *height* rows, each at most *width* cells."""
    topics = body.blocks[0].lines
    topic_room = min(TOPIC[1], max(TOPIC[0], width // 4))
    room = (width - topic_room) // len(grid.heads) - GAP
    if room >= WORDS and height > MOST_ROWS + 1:
        return _in_words(topics, grid, topic_room, room, height, chosen)
    return _in_numbers(topics, grid, width, height, chosen)


def as_lines(body: Body) -> Body:
    """Return the grid as a list, for one thing at a time: behind each topic how much each party said."""
    if body.grid is None or not body.blocks:
        return body
    lines = tuple(
        line.model_copy(
            update={
                "aside": " · ".join(
                    f"{head} {cell.count or body.grid.empty}"
                    for head, cell in zip(body.grid.heads, cells, strict=True)
                )
            }
        )
        for line, cells in zip(body.blocks[0].lines, body.grid.rows, strict=True)
    )
    return body.model_copy(update={"blocks": (Block(lines=lines), *body.blocks[1:])})


def _in_words(
    topics: Sequence[BoardLine], grid: Grid, topic_room: int, room: int, height: int, chosen: str
) -> list[Page]:
    """A row a topic, a column a party."""
    rooms = [topic_room, *[room] * len(grid.heads)]
    heads = [[Row(fit(Content.styled(head, NAME), room))] for head in grid.heads]
    top = table_rows([[Row()], *heads], rooms)
    units: list[Unit] = []
    for topic, cells in zip(topics, grid.rows, strict=True):
        name = wrapped([topic], topic_room, chosen)[0].rows
        tall = same_height([name, *(_words(cell, grid.empty, room) for cell in cells)])
        units.append(Unit((*table_rows(tall, rooms), Row()), topic.key))
    return [(*top, *page) for page in flow(units, max(1, height - len(top)))]


def _words(cell: Cell, empty: str, room: int) -> list[Row]:
    """The first words said, and how many more lines there are."""
    if not cell.count:
        return [Row(Content.styled(empty, QUIET))]
    more = f" +{cell.count - 1}" if cell.count > 1 else ""
    whole = Content.assemble((cell.text, "$text"), (more, QUIET)).wrap(room)
    if len(whole) <= MOST_ROWS:
        return [Row(part) for part in whole]
    first = text_rows(cell.text, "$text", room)[:MOST_ROWS]
    last = Content.assemble(first[-1].content, "…").truncate(max(1, room - len(more)), ellipsis=True)
    return [*first[:-1], Row(Content.assemble(last, (more, QUIET)))]


def _in_numbers(topics: Sequence[BoardLine], grid: Grid, width: int, height: int, chosen: str) -> list[Page]:
    """A row a party, a column a topic, called by its number; what the numbers stand for is below."""
    widest = max(Content(head).cell_length for head in grid.heads)
    longest = max(len(f"{cell.count or grid.empty}") for cells in grid.rows for cell in cells)
    least = max(COUNT[0], longest + 1, *(len(mark(topic)) + 1 for topic in topics))
    name_room = min(widest, max(6, width // 3, width - GAP - least * len(topics)))
    room = min(COUNT[1], max(least, (width - name_room - GAP) // len(topics)))
    across = max(1, (width - name_room - GAP) // room)
    made: list[Page] = []
    for start in range(0, len(topics), across):
        there = range(start, min(len(topics), start + across))
        top = _heads([topics[n] for n in there], name_room, room, chosen)
        lines = [
            _numbers(head, [grid.rows[n][at] for n in there], grid.empty, name_room, room)
            for at, head in enumerate(grid.heads)
        ]
        names = wrapped([topics[n] for n in there], width, chosen)
        below = [Unit((Row(), *names[0].rows), names[0].key), *names[1:]]
        body = [*(Unit((line,)) for line in lines), *below]
        made += [(top, *page) for page in flow(body, max(1, height - 1))]
    return made


def _heads(topics: Sequence[BoardLine], name_room: int, room: int, chosen: str) -> Row:
    """The topics' numbers, each of which can be selected where it stands."""
    start = name_room + GAP
    parts: list[Content | str] = [" " * start]
    for topic in topics:
        style = CHOSEN if chosen and topic.key == chosen else NUMBER
        number = mark(topic) or "…"
        parts += [Content.styled(number, style), " " * (room - len(number))]
    keys = tuple((start + room * n, topic.key) for n, topic in enumerate(topics))
    return Row(Content.assemble(*parts), keys)


def _numbers(head: str, cells: Sequence[Cell], empty: str, name_room: int, room: int) -> Row:
    name = fit(Content.styled(head, LABEL), name_room)
    counts = "".join(f"{cell.count or empty!s:<{room}}" for cell in cells)
    return Row(Content.assemble(name, " " * GAP, counts))
