"""A session in progress: what happened, what is shown, and the way back.

State flows one way: a `Change` comes in, a new record goes out to the archive and, as the board's view, to
whoever draws. `live` makes the ids and reads the clock; everything below it is pure.
"""

import contextlib
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from mediator.insight.board import board_beneath, board_view
from mediator.insight.shown import Shown
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.entry import Erase
from mediator.record.note import EraseNote
from mediator.record.private import Private
from mediator.record.record import Record
from mediator.record.session_type import SessionType
from mediator.text import OnItsWay, PrivateText, Sealed, fill
from mediator.view import BoardView

_LETTERS = "bcdfghjkmnpqrstvwxz23456789"  # no vowels: an id never spells a word


@dataclass(frozen=True)
class _Step:
    says: str
    before: Record
    after: Record


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def random_id() -> str:
    """Return six letters and digits, one of some 400 million."""
    return "".join(secrets.choice(_LETTERS) for _ in range(6))


class Live:
    """One session while it runs.

    *session_type* is the record's own, *types* are those it can become, by id; a `KeyError` of theirs means
    that one cannot be had. *seal* is what private texts go through to the disk; None where they stay plain.
    Where *read_only* says why, nothing can be changed. *keep* is given every new
    record, on the caller's thread, and must return at once. *now* tells an aware moment; *new_id* makes ids.
    """

    def __init__(
        self,
        record: Record,
        session_type: SessionType,
        *,
        keep: Callable[[Record], None],
        now: Callable[[], datetime],
        new_id: Callable[[], str] = random_id,
        types: Mapping[str, SessionType] = MappingProxyType({}),
        read_only: str = "",
        seal: OnItsWay | None = None,
    ) -> None:
        self.record = record
        self.read_only = read_only
        """Why nothing may be changed, in a sentence; "" where everything may."""
        self.session_type = session_type
        """The type that the record names, whatever was done or undone."""
        self.types = types
        self._types_seen = {session_type.id: session_type}
        self.shown = Shown()
        self.now = now
        self.seal = seal
        self._opened: dict[str, str] = {}
        """Words that were sealed and are readable for now, with what they were sealed as."""
        self._keep = keep
        self._new_id = new_id
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        session = record.session
        self._ids = {entry.id for entry in record.entries()}
        self._ids |= {party.id for party in session.parties} | {person.id for person in session.people}
        self._ids |= {caucus.id for caucus in record.private.caucuses}
        self._ids |= {note.id for note in record.private.notes}
        self.view: BoardView = board_view(record, session_type, self.shown)
        """What the room sees."""
        self.second_view = self.view
        """What the room sees where it has a screen of its own: the same, unless a board is held there."""
        self._beneath: BoardView | None = None
        self._listeners: list[Callable[[], None]] = []

    @property
    def beneath(self) -> BoardView:
        """The board itself, whatever card covers it now."""
        if self._beneath is None:
            self._beneath = board_beneath(self.record, self.session_type, self.shown)
        return self._beneath

    @property
    def undone(self) -> int:
        """How many changes can be done again."""
        return len(self._undone)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call *listener* after every change of the record or of what is shown."""
        self._listeners.append(listener)

    def new_id(self) -> str:
        """Return an id that this session has never had."""
        while (made := self._new_id()) in self._ids:
            pass
        self._ids.add(made)
        return made

    def may_change(self) -> None:
        """Raise `Refused` where the session is only looked at."""
        if self.read_only:
            raise Refused(self.read_only)

    def do(self, *changes: Change) -> str:
        """Let *changes* happen, as one step of undo, and say the last in words.

        Raises `Refused`, and then nothing happened.
        """
        self.may_change()
        before = after = self.record
        said = ""
        for change in changes:
            if not change.in_caucus and after.private.caucus_now() is not None:
                raise Refused("It is a private meeting: the room's page waits until it is over.")
            change.suits(self.session_type)
            said = change.says(after, self.session_type.words)
            after = change.apply(after)
        if after == before:
            raise Refused("That changes nothing.")
        self._look_up(after.session.type)
        self._undone.clear()
        if isinstance(changes[0], Erase):
            self._forget(changes[0].entry)
        elif isinstance(changes[0], EraseNote):
            self._forget(changes[0].note)
        else:
            self._done.append(_Step(said, before, after))
        self._become(after)
        return said

    def amend(self, change: Change) -> str:
        """Let *change* be so, and have been so: in every record of the way back too, where it applies.

        No undo takes it back. Raises `Refused` where it does not apply now.
        """
        self.may_change()
        said, after = change.says(self.record, self.session_type.words), change.apply(self.record)

        def amended(record: Record) -> Record:
            with contextlib.suppress(Refused):
                return change.apply(record)
            return record

        for steps in (self._done, self._undone):
            steps[:] = [_Step(step.says, amended(step.before), amended(step.after)) for step in steps]
        self._become(after)
        return said

    def seal_away(self, rooms: Collection[str]) -> None:
        """Let what was said in those private meetings be sealed in memory too, as it is on the disk.

        It is nowhere on the way back either; what may be shared stays. Without a key nothing is done.
        """
        if (seal := self.seal) is None or self.read_only:
            return
        shared = self.record.private.may_be_shared()

        def sealed(private: Private) -> Private:
            said = private.said_in(rooms)

            def after(text: PrivateText, of: str) -> PrivateText:
                stays = not text or of not in said or text in shared.get(of, ())
                return text if stays else Sealed(seal(text))

            return private.with_texts(after)

        self._let_private_parts_be(sealed)

    def open_sealed(self, words: Mapping[str, str]) -> None:
        """Let sealed texts be readable in memory until `seal_again`; *words* says what each of them is."""

        def after(text: PrivateText, _: str) -> PrivateText:
            return words.get(text.age, text) if isinstance(text, Sealed) else text

        self._opened |= {text: age for age, text in words.items()}
        self._let_private_parts_be(lambda private: private.with_texts(after))

    def seal_again(self) -> None:
        """Let what was opened be sealed again, but for what may be shared by now."""
        opened, self._opened = self._opened, {}
        if not opened:
            return
        shared = self.record.private.may_be_shared()

        def after(text: PrivateText, of: str) -> PrivateText:
            if isinstance(text, Sealed) or text in shared.get(of, ()):
                return text
            return Sealed(opened[text]) if text in opened else text

        self._let_private_parts_be(lambda private: private.with_texts(after))

    def _let_private_parts_be(self, as_: Callable[[Private], Private]) -> None:
        """Let the private part be another, in every record of the way back too."""
        known: dict[int, Private] = {}  # one private part lasts for many steps

        def changed(record: Record) -> Record:
            private = record.private
            if id(private) not in known:
                known[id(private)] = as_(private)
            after = known[id(private)]
            return record if after is private else record.with_private(after)

        for steps in (self._done, self._undone):
            steps[:] = [_Step(step.says, changed(step.before), changed(step.after)) for step in steps]
        record = changed(self.record)
        if record is not self.record:
            self._become(record)

    def undo(self) -> str:
        """Take the last change back and say what kind it was. Raises `Refused` where there is none."""
        if not self._done:
            raise Refused("There is nothing to undo.")
        step = self._done.pop()
        self._undone.append(step)
        self._become(step.before)
        return fill(self.session_type.words.undone, what=step.says)

    def redo(self) -> str:
        """Do again what was undone last. Raises `Refused` where there is nothing."""
        if not self._undone:
            raise Refused("There is nothing to do again.")
        step = self._undone.pop()
        self._done.append(step)
        self._become(step.after)
        return fill(self.session_type.words.redone, what=step.says)

    def show(self, **fields: object) -> None:
        """Change what is shown; the record stays."""
        shown = self.shown.with_(**fields)
        if shown != self.shown:
            self.shown = shown
            self._tell()

    def _look_up(self, type_id: str) -> None:
        """See to it that the session type is at hand, now and for every way back."""
        if type_id not in self._types_seen:
            try:
                self._types_seen[type_id] = self.types[type_id]
            except KeyError:
                raise Refused("That kind of session is not there, or its file has mistakes.") from None

    def _become(self, record: Record) -> None:
        self.record = record
        self.session_type = self._types_seen[record.session.type]
        self._keep(record)
        self._tell()

    def _tell(self) -> None:
        self._beneath = None
        self.view = self.second_view = board_view(self.record, self.session_type, self.shown)
        if self.shown.held is not None:
            self.second_view = board_view(self.record, self.session_type, self.shown.on_second_screen())
        for listener in self._listeners:
            listener()

    def _forget(self, erased: str) -> None:
        """Take an erased entry or note out of the way back too, with the jot it came from."""
        steps = self._done
        gone = {erased}
        for step in steps:
            gone |= {jot.id for jot in step.after.session.jots if jot.became == erased}
        for entry_id in gone:
            steps = [
                _Step(step.says, step.before.removing(entry_id), step.after.removing(entry_id))
                for step in steps
            ]
        self._done = [step for step in steps if step.before != step.after]
