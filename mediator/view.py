"""What a board can show, and nothing else.

The lowest floor but for text: the room's screen and the live screen both draw from a `BoardView`. It is
built field by field from an allow-list, so it has no field that could carry private text. Nothing in it
moves by itself: times are instants and seconds, and whoever draws it reads the clock.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict

from mediator.text import Cleaned


class Slice(BaseModel):
    """Base of everything on a board."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class Detail(Slice):
    """A part of what a line says, in a row below it."""

    label: Cleaned = ""
    text: Cleaned = ""
    was: Cleaned = ""
    """Words that have been replaced, struck through."""


class BoardLine(Slice):
    """One line that can be named aloud."""

    key: str = ""
    """What the line stands for: an entry's id, so that it can be selected. Says nothing to the room."""
    number: int = 0
    """The number the room uses; 0 where lines are not counted."""
    text: Cleaned = ""
    aside: Cleaned = ""
    """A few quieter words behind the text."""
    details: tuple[Detail, ...] = ()
    loud: bool = False
    """The one thing that is talked about: its words stand out, and are not marked when they are selected."""
    day: date | None = None
    """The day it is about; whoever draws it says how far away that is."""
    box: bool = False
    """Has a box to tick."""
    done: bool = False
    """Ticked, or affirmed by everyone."""


class FarWords(Slice):
    """How far away a day is, in words."""

    today: Cleaned = "today"
    tomorrow: Cleaned = "tomorrow"
    in_days: Cleaned = "in {n} days"
    yesterday: Cleaned = "yesterday"
    days_ago: Cleaned = "{n} days ago"


class Block(Slice):
    """Lines under one label, such as what a party wants."""

    label: Cleaned = ""
    lines: tuple[BoardLine, ...] = ()


class Column(Slice):
    """A party's share of the board. Every column of a board gets the same room."""

    name: Cleaned = ""
    note: Cleaned = ""
    """Who sits with the party."""
    floor: bool = False
    """Whether the party is speaking now."""
    blocks: tuple[Block, ...] = ()


class Cell(Slice):
    """What one party said about one topic."""

    text: Cleaned = ""
    """The first of its lines."""
    count: int = 0
    """How many lines there are."""


class Grid(Slice):
    """Topics by parties: a row for each line of a body's first block, a cell for each party."""

    heads: tuple[Cleaned, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    empty: Cleaned = "–"
    """What stands in a cell without a line."""


class Body(Slice):
    """The large part of a board: columns for parties, and blocks across all of them."""

    heading: Cleaned = ""
    place: Cleaned = ""
    """Where this is among its like: "topic 1 of 3"."""
    columns: tuple[Column, ...] = ()
    blocks: tuple[Block, ...] = ()
    grid: Grid | None = None
    """Where set, the lines of the first block stand as a table, each with its cells beside it."""
    invitation: Cleaned = ""
    """What stands there while there is nothing else."""
    page_words: Cleaned = "page {n} of {m}"
    far: FarWords = FarWords()

    def lines(self) -> list[BoardLine]:
        """Return the lines that can be selected, in the order in which they are read."""
        blocks = [block for column in self.columns for block in column.blocks] + list(self.blocks)
        return [line for block in blocks for line in block.lines if line.key]


class Card(Slice):
    """The calm card that covers everything."""

    title: Cleaned = ""
    line: Cleaned = ""
    practice: Cleaned = ""
    """The mark of an invented case."""
    until: datetime | None = None
    """When the room meets again."""
    until_words: Cleaned = "{time}"


class Clock(Slice):
    """The stage's time, as facts that stay true: whoever draws it subtracts."""

    planned: float
    """Seconds the stage may take, with minutes added or taken."""
    used: float
    """Seconds used up to `since`, or in all while the clock stands."""
    since: datetime | None = None
    """Since when the clock runs; None while it stands."""
    later: float
    """Planned seconds of the stages still to come."""
    left_words: Cleaned = "{n} min left"
    reached_words: Cleaned = "time reached"
    over_words: Cleaned = "+{n}"
    paused_words: Cleaned = "clock paused"
    ends_words: Cleaned = "ends about {time}"

    def seconds_left(self, now: datetime) -> float:
        """Seconds until the stage's time is reached; negative after it."""
        running = (now - self.since).total_seconds() if self.since is not None else 0.0
        return self.planned - self.used - running

    def ends(self, now: datetime) -> datetime:
        """When the session ends if every later stage takes its plan."""
        return now + timedelta(seconds=max(0.0, self.seconds_left(now)) + self.later)


class Step(Slice):
    """A stage in the rail."""

    title: Cleaned
    state: Literal["done", "now", "ahead"]
    planned: float
    """Seconds planned; 0 where the stage has no time."""
    used: float
    """Seconds used up to now, or up to `Clock.since` for the present stage."""


class Dates(Slice):
    """Days and deadlines to keep in view, the earliest first."""

    label: Cleaned = ""
    lines: tuple[BoardLine, ...] = ()
    far: FarWords = FarWords()


class Written(Slice):
    """The line that is being written while the room watches."""

    who: Cleaned = ""
    """Whose line it is, if a party's."""
    what: Cleaned = ""
    """What it becomes."""
    words: Cleaned = ""
    """What is typed of it by now."""


class BoardView(Slice):
    """Everything a room can see at one moment."""

    practice: Cleaned = ""
    """The mark of an invented case; "" on a real one."""
    title: Cleaned = ""
    stage: Cleaned = ""
    place: Cleaned = ""
    """The stage among its like: "stage 4 of 7"."""
    rail_title: Cleaned = ""
    rail: tuple[Step, ...] = ()
    clock: Clock | None = None
    dates: Dates = Dates()
    speaking: Cleaned = ""
    """Who has the floor, in words."""
    body: Body = Body()
    written: Written | None = None
    """The line that is being written, where the room watches it; never beside a card or on a quiet wall."""
    quiet: Card | None = None
    """Where set, the wall shows this in the place of the body, and nothing on it moves."""
    card: Card | None = None
    """Where set, the room sees this card and nothing else."""
