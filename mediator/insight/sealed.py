"""What stands for a private text that this run cannot read."""

from datetime import datetime

from mediator.record.note import Note
from mediator.text import PrivateText, Sealed


def readable(note: Note) -> str:
    """Return the note's words, or what can be said of a sealed one: that it is there, and from when."""
    return note.text if isinstance(note.text, str) else f"a sealed note of {day_and_time(note.at)}"


def words_of(text: PrivateText) -> str:
    """Return the text, or that it is sealed."""
    return "sealed words" if isinstance(text, Sealed) else text


def day_and_time(at: datetime) -> str:
    """Return a moment as it is written, such as “12 November, 14:03”."""
    local = at.astimezone()
    return f"{local.day} {local:%B, %H:%M}"
