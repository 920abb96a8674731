"""The grid of topics by parties: what has been said about each by whom, and where nothing has yet.

An empty cell is a question to ask, never a mark against anybody: it says "nothing yet" of all alike.
"""

from mediator.insight.board_parts import block, line_of
from mediator.record.interest import Interest
from mediator.record.position import Position
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.view import BoardLine, Body, Cell, Grid

Said = Position | Interest


def grid(session: Session, words: Words) -> Body:
    """Return the topics on the wall, and for each party what it said about them."""
    topics = [issue for issue in session.issues if issue.in_its_place()]
    if not topics or not session.parties:
        return Body(heading=words.grid, invitation=words.no_topics)
    said = _said(session)
    unnamed = session.stage().names == "unnamed"
    heads = (words.wants_and_reasons,) if unnamed else tuple(party.name for party in session.parties)
    parties: tuple[str | None, ...] = (None,) if unnamed else tuple(party.id for party in session.parties)
    lines: list[BoardLine] = [line_of(topic) for topic in topics]
    keys: list[str | None] = [topic.id for topic in topics]
    if any(issue is None for issue, _ in said):
        lines, keys = [*lines, BoardLine(text=words.no_topic)], [*keys, None]
    rows = tuple(tuple(_cell(said.get((key, party), [])) for party in parties) for key in keys)
    gaps = any(cell.count == 0 for row in rows for cell in row)
    return Body(
        heading=words.grid,
        place=f"{EMPTY} {words.grid_empty}" if gaps else "",
        blocks=block("", tuple(lines)),
        grid=Grid(heads=heads, rows=rows, empty=EMPTY),
    )


EMPTY = "–"
"""What stands in an empty cell."""


def _said(session: Session) -> dict[tuple[str | None, str | None], list[Said]]:
    """Return what is on the wall by topic and party, reasons first; of any party under None."""
    struck = {issue.id for issue in session.issues if issue.struck}
    made: dict[tuple[str | None, str | None], list[Said]] = {}
    entries: tuple[Said, ...] = (*session.interests, *session.positions)
    for entry in entries:
        if entry.in_its_place():
            for issue in topics_of(entry, struck) or (None,):
                for party in (None, *entry.parties):
                    made.setdefault((issue, party), []).append(entry)
    return made


def topics_of(entry: Said, struck: set[str]) -> tuple[str, ...]:
    """Return the topics that a want or a reason stands under; a struck one holds nothing any more."""
    issues = entry.issues if isinstance(entry, Interest) else (entry.issue,)
    return tuple(issue for issue in issues if issue is not None and issue not in struck)


def _cell(said: list[Said]) -> Cell:
    return Cell(text=said[0].text, count=len(said)) if said else Cell()
