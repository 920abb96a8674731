"""One thing large, where there is room for one thing: a page a line."""

from textual.content import Content

from mediator.board.direction import right_to_left
from mediator.board.grid import as_lines
from mediator.board.rows import (
    LABEL,
    NAME,
    NUMBER,
    QUIET,
    Page,
    Row,
    Unit,
    at_its_side,
    detail_rows,
    flow,
    mark,
    text_rows,
)
from mediator.view import BoardLine, Body


def one_large(body: Body, width: int, height: int) -> list[Page]:
    """Return every line alone on its page, or pages where it is long; without a line, who is there."""
    body = as_lines(body)
    places = [
        (column.name, block.label, line)
        for column in body.columns
        for block in column.blocks
        for line in block.lines
    ]
    places += [("", block.label, line) for block in body.blocks for line in block.lines]
    places.sort(key=lambda place: place[2].day is None)  # what was written last is the last page
    made = [page for place in places for page in _large(*place, width, height)]
    return made or flow([_nobodys(body, width)], height)


def _large(owner: str, label: str, line: BoardLine, width: int, height: int) -> list[Page]:
    head = text_rows(" · ".join(part for part in (owner, label) if part), LABEL, width)
    large = Content.assemble((mark(line), NUMBER), " " if mark(line) else "", (line.text, NAME)).wrap(width)
    to_the_left = right_to_left(line.text)
    words = [Row(at_its_side(part, width, to_the_left=to_the_left), ((0, line.key),)) for part in large]
    aside = text_rows(line.aside, QUIET, width)
    below = [
        Row(at_its_side(row, width, to_the_left=to_the_left), ((0, line.key),))
        for row in detail_rows(line, width)
    ]
    air = [Row()] if head and len(head) + len(words) + len(aside) + len(below) + 1 <= height else []
    return flow([Unit((*head, *air, *words, *aside, *below), line.key)], height)


def _nobodys(body: Body, width: int) -> Unit:
    speaking = next((column.name for column in body.columns if column.floor), "")
    names = speaking or ", ".join(column.name for column in body.columns)
    rows = text_rows(names, LABEL, width)
    return Unit((*rows, *([Row()] if rows else []), *text_rows(body.invitation, NAME, width)))
