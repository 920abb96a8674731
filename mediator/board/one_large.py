"""One thing large, where there is room for one thing."""

from textual.content import Content

from mediator.board.rows import LABEL, NAME, NUMBER, QUIET, Page, Row, text_rows
from mediator.view import BoardLine, Body


def one_large(body: Body, width: int, height: int, *, key: str) -> Page:
    """Return the line of that *key* alone, for a screen that has room for one thing."""
    owner, label, line = _place_of(body, key)
    text = Content(line.text) if line else Content(body.invitation)
    number = f"{line.number} " if line and line.number else ""
    mark = ("✓ " if line.done else "○ ") if line and line.box else ""
    head = " · ".join(part for part in (owner, label) if part)
    rows = text_rows(head, LABEL, width)
    large = Content.assemble((number, NUMBER), mark, (text.plain, NAME)).wrap(width)
    rows += [Row(part, ((0, line.key),) if line else ()) for part in large]
    rows += text_rows(line.aside, QUIET, width) if line else []
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
