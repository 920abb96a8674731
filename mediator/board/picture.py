"""What the room's own screen is given: the file `board.toml`, and how it is read.

Two processes share this: one writes pictures, the other draws them and opens no other file.
"""

import tomllib
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from mediator.board.last_line import is_as_written
from mediator.text import Cleaned, Code
from mediator.view import BoardLine, BoardView, Card, Dates, Slice

BOARD_FILE = "board.toml"
BEAT = 1.0
"""Seconds between two signs of life: the writer touches its file, whatever happens in the session."""


class Picture(Slice):
    """What the room's own screen shows, and where on it. Equal public data makes equal pictures."""

    view: BoardView = BoardView(card=Card())
    """As `without_ids` leaves it. At first a calm card with nothing on it."""
    line: str = ""
    """The key of the line that the mediator works on, in a view of many pages; "" where there is none."""
    stays: bool = False
    """Whether the mediator turned to that line by hand, so that its page is not turned by itself."""
    theme: Code = "dark"
    ended: bool = False
    """Whether the session was left: there will be no more signs of life."""
    late_words: Cleaned = "last update {n} s ago"
    late_minutes: Cleaned = "last update {n} min ago"


class BoardToml(Picture):
    """The file. The moment of its last sign of life is that of the file itself."""

    format: Literal[1]
    revision: Annotated[int, Field(ge=1, lt=2**63)]
    """Which picture of this run it is."""
    written: datetime


def read_picture(data: bytes) -> BoardToml | None:
    """Return the picture in the bytes of a file, or None: damaged, half written, or of a newer mediator."""
    if not is_as_written(data):
        return None
    try:
        return BoardToml.model_validate(tomllib.loads(data.decode()))
    except (ValueError, ValidationError, RecursionError):
        return None


def without_ids(view: BoardView) -> tuple[BoardView, dict[str, str]]:
    """Return *view* with its lines' keys counted anew, and by each key the one that stands for it.

    An id says nothing to the room, and how many there were before it is nobody's business.
    """
    known: dict[str, str] = {}

    def counted(lines: tuple[BoardLine, ...]) -> tuple[BoardLine, ...]:
        return tuple(
            line.model_copy(update={"key": known.setdefault(line.key, str(len(known) + 1))})
            if line.key
            else line
            for line in lines
        )

    body = view.body
    columns = tuple(
        column.model_copy(
            update={
                "blocks": tuple(
                    block.model_copy(update={"lines": counted(block.lines)}) for block in column.blocks
                )
            }
        )
        for column in body.columns
    )
    blocks = tuple(block.model_copy(update={"lines": counted(block.lines)}) for block in body.blocks)
    dates = Dates(
        label=view.dates.label,
        far=view.dates.far,
        lines=tuple(line.model_copy(update={"key": ""}) for line in view.dates.lines),
    )
    body = body.model_copy(update={"columns": columns, "blocks": blocks})
    return view.model_copy(update={"body": body, "dates": dates}), known
