"""The private part of a session as plain text, for the mediator alone."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from mediator.insight.names import name_of
from mediator.insight.stuck import MOVES
from mediator.insight.summed_up import HEARD
from mediator.record.note import OWN, WITHOUT_AGREEMENT, Note
from mediator.record.record import Record
from mediator.record.summary import Summary

_name = partial(name_of, gone="something that is gone")


def notes(record: Record) -> str:
    """Return every private text, the oldest first; nothing where there is none."""
    private = record.private
    parts = [_note(record, note) for note in private.notes]
    if private.summaries:
        parts.append("What was summed up")
        parts += [_summary(record, each) for each in private.summaries]
    if private.tried:
        moves = {move.id: move.text for move in MOVES}
        parts.append("What was tried when stuck")
        parts += [f"{_when(each.at)}\n  {moves.get(each.move, each.move)}" for each in private.tried]
    if private.wordings:
        parts.append("Words that were replaced")
        parts += [f"{_when(each.at)}\n  {each.text}" for each in private.wordings]
    return "\n\n".join(parts) + "\n" if parts else ""


def _note(record: Record, note: Note) -> str:
    return "\n  ".join([" · ".join(_heading(record, note)), str(note.text), *_standing(record, note)])


def _summary(record: Record, summary: Summary) -> str:
    stages = {stage.id: stage.title for stage in record.session.stages}
    heard = HEARD[summary.heard]
    head = f"{_when(summary.at)} · {_name(record, summary.party)}, {stages.get(summary.stage, '')}: {heard}"
    return f"{head}\n  {summary.text}" if summary.text else head


def _heading(record: Record, note: Note) -> Iterator[str]:
    yield _when(note.at)
    if note.room is not None:
        yield f"alone with {_name(record, record.private.caucus(note.room).party)}"
    if note.kind in WITHOUT_AGREEMENT and note.about is not None:
        yield f"{_name(record, note.about)}, {note.kind} without an agreement"
    elif note.kind != OWN:
        yield note.kind.replace("_", " ")
    elif note.about is not None:
        entries = {entry.id: f"“{entry.text}”" for entry in record.entries()}
        yield f"about {entries.get(note.about) or _name(record, note.about)}"


def _standing(record: Record, note: Note) -> Iterator[str]:
    """What was said of sharing it, if anything."""
    if note.offered:
        yield f"Offered in other words: “{note.offered}”"
    if note.used is not None:
        yield "It is on the board."
    if note.keep:
        yield "It stays private."
    if (release := note.release) is not None:
        to = ", ".join(_name(record, party) for party in release.to) or "everybody here"
        condition = f", if {release.condition}" if release.condition else ""
        who = _name(record, release.said_by)
        yield f"May be shared with {to}{condition}: “{release.words}” ({who} said so, {_when(release.at)})"


def _when(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"
