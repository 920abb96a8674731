"""Private lines, one by one: what may be shared, in which words and with whom; and what to do with each.

All of it is asked in words that only the mediator may read, so all of it needs the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from mediator.desk import rewording, writing
from mediator.desk.kept_line import new_entry
from mediator.desk.state import Choice, Desk
from mediator.insight.names import name_of
from mediator.insight.private_order import in_order
from mediator.insight.sealed import readable, words_of
from mediator.record.base import Refused
from mediator.record.note import (
    OWN,
    WITHOUT_AGREEMENT,
    EraseNote,
    KeepPrivate,
    Note,
    Release,
    ReleaseNote,
    UseNote,
)
from mediator.text import Sealed

SHARED = ("condition", "cleared")
"""The kinds of lines that a release may need: "may share, if …", and the exact words."""


_DIGITS = 9
"""Lines that have a digit for their key."""


def undecided(desk: Desk) -> list[Note]:
    """Return what was said in private meetings and not yet gone through."""
    return [
        note
        for note in desk.live.record.private.notes
        if _is_undecided(note) and not isinstance(note.text, Sealed)
    ]


def _is_undecided(note: Note) -> bool:
    open_ = note.again or (not note.keep and note.release is None)
    return note.can_be_released() and open_ and note.used is None


def seal_what_was_gone_through(desk: Desk) -> None:
    """Let the words of each private meeting that is over go once nothing said there waits for an answer."""
    waits = {note.room for note in undecided(desk)}
    desk.seal_away(desk.live.record.private.rooms_left() - waits)


def go_through(desk: Desk) -> None:
    """Ask about each line of private meetings that was not gone through. Raises `Refused` without a desk."""
    _need_the_desk(desk)
    waiting = undecided(desk)
    if not waiting:
        if any(map(_is_undecided, desk.live.record.private.notes)):
            raise Refused(f"The lines that are left are sealed: {_opens(desk)} opens them.")
        raise Refused("Everything said in private meetings was gone through.")
    _ask_about(desk, waiting, 0)


def _ask_about(desk: Desk, waiting: list[Note], at: int) -> None:
    note = waiting[at % len(waiting)]

    def on() -> None:
        seal_what_was_gone_through(desk)
        if undecided(desk):
            go_through(desk)

    later = [Choice("right", "the next", lambda: _ask_about(desk, waiting, at + 1))] if waiting[1:] else []
    desk.open_ask(f"{_whose(desk, note)}: “{note.text}”", *_shares(desk, note, on), *later)


def _shares(desk: Desk, note: Note, then: Callable[[], None]) -> list[Choice]:
    """The three answers, and the first in other words."""

    def keep() -> None:
        desk.do(KeepPrivate(at=desk.live.now(), note=note.id))
        then()

    def share(line: str = "") -> Callable[[], None]:
        return lambda: _ask_to_whom(desk, note, line, then)

    return [
        Choice("y", "may share", share()),
        Choice("e", "may share, in these words …", share("cleared")),
        Choice("i", "may share, if …", share("condition")),
        Choice("k", "keep", keep),
    ]


def _ask_to_whom(desk: Desk, note: Note, line: str, then: Callable[[], None]) -> None:
    def to(*parties: str) -> None:
        _ask_who_said_so(desk, note, line, then, {"words": note.text, "to": parties})

    others = [party for party in desk.parties() if party.id != _party(desk, note)]
    if len(others) == 1:
        to(others[0].id)
        return
    everyone = Choice("enter", desk.words.everyone, to)
    desk.ask_one("With whom?", desk.by_seat(to, others), everyone)


def _ask_who_said_so(
    desk: Desk, note: Note, line: str, then: Callable[[], None], release: dict[str, Any]
) -> None:
    """A party of several people, or with a representative, is asked which of them said so."""

    def said(who: str) -> None:
        at = desk.live.now()
        cleared = Release(**release, said_by=who, at=at)
        if line:
            text = words_of(note.text) if line == "cleared" else ""
            writing.open_private(desk, line, note.id, text=text, release=cleared, then=then)
        else:
            desk.do(ReleaseNote(at=at, note=note.id, release=cleared))
            then()

    party = _party(desk, note)
    people = [
        person
        for person in desk.session.people
        if person.party == party and person.role in ("member", "representative")
    ]
    if not people:
        said(party)
        return
    named = [(_whose(desk, note), party), *((person.name, person.id) for person in people)]
    desk.ask_one("Who says so?", [(name, partial(said, who)) for name, who in named])


def open_line(desk: Desk) -> None:
    """Ask for a private line, as on the desk, and what to do with it. Raises `Refused` without one."""
    _need_the_desk(desk)
    notes = in_order(desk.live.record)
    if not notes:
        raise Refused("There are no private notes.")
    lines = [
        (_numbered(n, readable(note)), partial(_ask_what, desk, note)) for n, note in enumerate(notes, 1)
    ]
    desk.ask_one("Which line?", lines)


def _numbered(number: int, words: str) -> str:
    """Name a line by its number on the desk, where the key before it is not the same."""
    return words if number <= _DIGITS else f"{number} {words}"


def _ask_what(desk: Desk, note: Note) -> None:
    def dealt_with() -> None:
        seal_what_was_gone_through(desk)

    def take_back() -> None:
        desk.do(KeepPrivate(at=desk.live.now(), note=note.id))
        dealt_with()

    erase = Choice("X", "erase for good", partial(_erase, desk, note))
    sealed = isinstance(note.text, Sealed)
    released = desk.live.record.private.released_words(note)
    if sealed and not released:
        unseal = Choice("o", "open all that are sealed here", partial(open_sealed, desk))
        desk.open_ask(f"{readable(note)}: your pass-phrase opens it.", unseal, erase)
        return
    choices: list[Choice] = []
    if note.can_be_released() and note.used is None:
        if released and note.kind not in WITHOUT_AGREEMENT:
            choices.append(Choice("o", "put it on the board", lambda: _use(desk, note)))
        if note.release is not None:
            choices.append(Choice("t", "take the release back", take_back))
        else:
            choices += _shares(desk, note, dealt_with)
    if note.kind == OWN and note.room is None and note.used is None:
        choices.append(Choice("s", "offer it in other words", lambda: rewording.offer(desk, note)))
        if words := desk.live.record.private.offered_words(note):
            choices.append(Choice("y", f"a yes to “{words}”", lambda: rewording.accept(desk, note)))
    if isinstance(note.text, str):
        reword = partial(writing.open_private, desk, "reword_note", note.id, text=note.text, then=dealt_with)
        choices.append(Choice("w", "reword", reword))
    choices.append(erase)
    desk.open_ask(f"“{released if sealed else note.text}”", *choices)


def open_sealed(desk: Desk) -> None:
    """Open the session's sealed notes with the pass-phrase, until the desk closes. Raises `Refused`."""
    _need_the_desk(desk)
    desk.live.may_change()
    if not desk.sealed_texts():
        raise Refused("No private note of this session is sealed here.")
    if desk.live.seal is None:
        raise Refused("There is no key here. Put its two files in their place and open it again.")
    desk.around.open_sealed()


def _opens(desk: Desk) -> str:
    """Return the keys that lead to `open_sealed`."""
    return f"{desk.keymap.first('more')} 1"


def _erase(desk: Desk, note: Note) -> None:
    """Ask, then remove it for good, with what was being written about it."""

    def run() -> None:
        desk.do(EraseNote(at=desk.live.now(), note=note.id))
        desk.drop_drafts_of_the_erased()

    desk.open_ask("Erase it for good? It cannot be undone.", Choice("enter", "erase", run))


def _use(desk: Desk, note: Note) -> None:
    """Copy it to the board; where it was released with a condition, ask whether that is so."""

    def use() -> None:
        words = desk.live.record.private.released_words(note)
        becomes = new_entry(desk, note.kind, words, _party(desk, note))
        desk.do(UseNote(at=desk.live.now(), note=note.id, becomes=becomes))

    condition = note.release.condition if note.release is not None else ""
    if condition:
        desk.open_ask(f"Only if: “{condition}” Is it so?", Choice("enter", "it is so", use))
    else:
        use()


def _party(desk: Desk, note: Note) -> str:
    return desk.live.record.private.room_of(note)


def _whose(desk: Desk, note: Note) -> str:
    return name_of(desk.live.record, _party(desk, note))


def _need_the_desk(desk: Desk) -> None:
    if desk.unseen is None:
        raise Refused(f"That is on the desk. {desk.keymap.first('open_desk')} opens it.")
