"""A heated sentence in other words: noted as said, offered, on the board once its speaker says yes.

What was said and what was only offered stay private; nobody but the speaker decides which words are theirs.
"""

from __future__ import annotations

from functools import partial

from mediator.desk import writing
from mediator.desk.kept_line import new_entry
from mediator.desk.state import Answer, Choice, Desk
from mediator.record.note import AcceptWords, Note

KINDS_OFFERED = (("w", "want"), ("i", "reason"), ("t", "topic"))
"""Key, and what accepted words can be."""

MOST_DIGITS = 9
"""Parties that have a digit."""


def just_noted(desk: Desk) -> Note | None:
    """Return the note that was written just now, whatever is selected; None once the room has it."""
    if desk.noted is None:
        return None
    notes = desk.live.record.private.notes
    return next((note for note in notes if note.id == desk.noted and note.used is None), None)


def reword(desk: Desk) -> None:
    """Say the selected or last line in other words; what was noted just now, for its speaker to accept."""
    note = just_noted(desk)
    if note is not None:
        offer(desk, note)
    else:
        writing.reword_selected(desk)


def offer(desk: Desk, note: Note) -> None:
    """Open a line for other words. What was offered before comes back where it can be seen."""
    offered = note.offered if desk.unseen is not None and isinstance(note.offered, str) else ""
    writing.open_private(desk, "offered", note.id, text=offered)


def is_offered(desk: Desk, note: Note) -> bool:
    """Say whether its speaker can say yes to other words."""
    return bool(desk.live.record.private.offered_words(note))


def accept(desk: Desk, note: Note) -> None:
    """The speaker says yes: ask what it is, and whose where that was not said, and put it on the board."""
    about = next((party.id for party in desk.parties() if party.id == note.about), None)
    if about is not None:
        _ask_what(desk, note, about)
    else:
        _ask_whose(desk, note)


def _ask_what(desk: Desk, note: Note, party: str) -> None:
    """Ask what it is; the question says whose words and under which topic, and both can be others."""

    def put(kind: str) -> None:
        words = desk.live.record.private.offered_words(note)
        becomes = new_entry(desk, kind, words, party)
        desk.do(AcceptWords(at=desk.live.now(), note=note.id, becomes=becomes))

    def under(topic: str) -> None:
        desk.live.show(issue=topic)
        _ask_what(desk, note, party)

    def ask_topic() -> None:
        desk.ask_one(
            "Under which topic?",
            [
                Answer(issue.text, partial(under, issue.id), issue.number)
                for issue in desk.session.issues
                if issue.in_its_place()
            ],
        )

    choices = [Choice(key, desk.words.nouns[kind], partial(put, kind)) for key, kind in KINDS_OFFERED]
    others = [(str(seat), other) for seat, other in enumerate(desk.parties(), 1) if other.id != party]
    choices += [
        Choice(seat, f"{other.name}'s", partial(_ask_what, desk, note, other.id))
        for seat, other in others
        if len(seat) == 1
    ]
    if len(desk.parties()) > MOST_DIGITS:
        choices.append(Choice("p", "another party's", lambda: _ask_whose(desk, note)))
    topic = writing.under(desk, "want")
    if topic:
        choices.append(Choice("u", "another topic", ask_topic))
    whose = f"{desk.live.record.party(party).name}'s"
    desk.open_ask(f"They say yes. {', '.join(filter(None, (whose, topic)))}:", *choices)


def _ask_whose(desk: Desk, note: Note) -> None:
    desk.ask_party("Who says yes?", partial(_ask_what, desk, note), desk.parties())
