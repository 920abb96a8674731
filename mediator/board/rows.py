"""Rows of cells, and how lines become rows: the material of every layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from mediator.board.direction import right_to_left
from mediator.view import BoardLine

GAP = 2
"""Cells between columns where room is short."""
NARROWEST_PART = 20
"""Cells that a part of a line needs beside what it is called."""

NAME, SPEAKING, LABEL, NUMBER, CHIP, QUIET, CHOSEN, HEARD, RULE = (
    "bold $text",
    "bold $text-accent",
    "$text-secondary",
    "$text-accent",
    "bold $text-accent on $panel",
    "$text-muted",
    "bold $block-cursor-foreground on $block-cursor-background",
    "bold $text-success",
    "$border-blurred",
)


@dataclass(frozen=True)
class Row:
    """One row of cells, and which lines of the board it shows from which cell on."""

    content: Content = field(default_factory=lambda: Content(""))
    keys: tuple[tuple[int, str], ...] = ()

    def shows(self, key: str) -> bool:
        return any(shown == key for _, shown in self.keys)

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
    """Wrap one text in one style, at the side where it is read from; nothing where there is no text."""
    width = max(1, width)
    parts = Content.styled(text, style).wrap(width) if text else []
    return [Row(at_its_side(part, width, to_the_left=right_to_left(text))) for part in parts]


def at_its_side(content: Content, width: int, *, to_the_left: bool) -> Content:
    """Put words that are read from right to left at the right edge of their room."""
    return content.pad_left(max(0, width - content.cell_length)) if to_the_left else content


def mark(line: BoardLine) -> str:
    """Return what stands before a line: its number, or its box."""
    return str(line.number) if line.number else ("✓" if line.done else "○") if line.box else ""


def wrapped(board_lines: Iterable[BoardLine], room: int, chosen: str, *, chip: bool = False) -> list[Unit]:
    """Lines as wrapped rows: a number or a box, and the text beside it, at the side where it is read from.

    A *chip* gives numbers a ground of their own, to be found from afar.
    """
    made: list[Unit] = []
    for line in board_lines:
        chosen_now = bool(chosen) and line.key == chosen and not line.loud
        text = Content.styled(line.text, CHOSEN if chosen_now else NAME if line.loud else "")
        style = HEARD if line.box and line.done else NUMBER
        hung = _hung(line, text, style, room, chip=chip)
        made.append(Unit(tuple(Row(part, ((0, line.key),)) for part in hung), line.key))
    return made


def detail_rows(line: BoardLine, room: int) -> list[Content]:
    """Return what stands below a line: its parts, beside what they are called; struck, what they were."""
    column = max((Content(detail.label).cell_length for detail in line.details), default=0) + GAP
    beside = room - column
    made: list[Content] = []
    for detail in line.details:
        text = Content.styled(detail.text, "$text" if detail.label else QUIET)
        was = Content.styled(detail.was, f"strike {QUIET}")
        said = [row for part in (text, was) if part.plain for row in part.wrap(max(1, beside))] or [text]
        label = Content.styled(detail.label, LABEL)
        if not detail.label or beside < NARROWEST_PART:
            whole = Content("  ").join(part for part in (label, text, was) if part.plain)
            made += whole.wrap(max(1, room))
        else:
            made.append(Content.assemble(label.pad_right(column - label.cell_length), said[0]))
            made += [row.pad_left(column) for row in said[1:]]
    return made


def _with_aside(line: BoardLine, text: Content, width: int) -> list[Content]:
    """Wrap a text with its aside behind it; one that does not fit there whole begins a row of its own."""
    made = text.wrap(max(1, width))
    if not line.aside:
        return made
    tick = ("✓ ", HEARD) if line.done and not line.box else ""
    aside = Content.assemble(tick, (line.aside, QUIET))
    behind = Content.assemble(made[-1] if made else "", "  ", aside)
    if behind.cell_length <= width:
        return [*made[:-1], behind]
    return [*made, *aside.wrap(max(1, width))]


def _hung(line: BoardLine, text: Content, style: str, room: int, *, chip: bool) -> list[Content]:
    """Hang a text beside its number or box; under it where there is no room beside it."""
    shown = mark(line)
    to_the_left = right_to_left(line.text)

    def in_rows(text: Content, width: int) -> list[Content]:
        below = detail_rows(line, width)
        air = [Content("")] if line.loud and below else []
        return [*_with_aside(line, text, width), *air, *below]

    if not shown:
        return [at_its_side(part, room, to_the_left=to_the_left) for part in in_rows(text, room)]
    chip = chip and line.number > 0
    space = 2 if chip else 1
    if chip:
        lead = Content.styled(f" {shown:>2} ", CHIP)
    else:
        lead = Content.styled(f"{shown:>2}" if line.number else shown, style)
    beside = room - lead.cell_length - space
    if beside < 4:
        return in_rows(Content.assemble((shown, style), " ", text), room)
    made: list[Content] = []
    for number, part in enumerate(in_rows(text, beside)):
        beginning = lead if number == 0 else Content(" " * lead.cell_length)
        if to_the_left:
            made.append(Content.assemble(at_its_side(part, beside, to_the_left=True), " " * space, beginning))
        else:
            made.append(Content.assemble(beginning, " " * space, part))
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


def side_by_side(columns: Sequence[Sequence[Row]], room: int, gap: int = GAP) -> list[Row]:
    return table_rows(columns, [room] * len(columns), gap)


def table_rows(columns: Sequence[Sequence[Row]], rooms: Sequence[int], gap: int = GAP) -> list[Row]:
    made: list[Row] = []
    for parts in zip(*columns, strict=True):
        keys: list[tuple[int, str]] = []
        start = 0
        for part, room in zip(parts, rooms, strict=True):
            keys.append((start, part.keys[0][1] if part.keys else ""))
            start += room + gap
        cells = [fit(part.content, room) for part, room in zip(parts, rooms, strict=True)]
        made.append(Row(Content(" " * gap).join(cells), tuple(keys)))
    return made


def indented(rows: Iterable[Row], cells: int) -> list[Row]:
    """Move rows to the right, with what can be clicked in them."""
    return [
        Row(row.content.pad_left(cells), tuple((start + cells, key) for start, key in row.keys))
        if row != Row()
        else row
        for row in rows
    ]


def fit(content: Content, room: int) -> Content:
    return content.truncate(room, pad=True, ellipsis=True)
