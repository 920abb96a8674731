"""What only the mediator has makes no difference to the room's screen: not to a byte, nor to when it changes.

Two runs of the same session, in which the same happens before the room, and between it whatever the room does
not see, in each run something else.
"""

import contextlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.desk import writing
from mediator.insight.shown import Held
from mediator.live import Live
from mediator.record import agreement, caucus, close, note
from mediator.record import entry as verbs
from mediator.record.agreement_point import AddPoint
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.changed_point import ChangeByAgreement
from mediator.record.entry import AddEntry
from mediator.record.followed_referral import FollowReferral
from mediator.record.following_up import FollowingUp
from mediator.record.jot import AddJot
from mediator.record.option import AddOption
from mediator.record.position import AddPosition
from mediator.record.record import Record
from tests.desk.test_second_screen import Watched
from tests.rooms import room
from tests.strategies import (
    MAKERS,
    SESSION_TYPE,
    TYPES,
    Draw,
    Teller,
    draw_beginning,
    draw_change,
)

PAIRS, PAIRS_LONG = 200, 1_000
NOTES: set[type[Change]] = {note.AddNote, note.RewordNote, note.EraseNote, note.ReleaseNote, note.KeepPrivate}
FOLLOW_UP = set[type[Change]](FollowingUp.__subclasses__()) - {ChangeByAgreement, FollowReferral}
UNSEEN: set[type[Change]] = {
    *NOTES,
    *FOLLOW_UP,
    caucus.ChangeRooms,
    agreement.SetOutcome,
    close.NoteForClose,
}
"""What changes nothing that the room may see."""
PUBLIC = set(MAKERS) - UNSEEN - {note.UseNote}
HIDDEN: tuple[type[Change], ...] = (AddJot, AddOption, AddPosition, AddPoint)
ON_HIDDEN: tuple[type[Change], ...] = (verbs.Reword, verbs.Strike, verbs.Give, verbs.Park, verbs.Erase)
SHOWN = ("curtain", "quiet", "board", "held", "f2")


@dataclass(frozen=True)
class Line:
    """A line that is begun, typed at, and kept or put away."""

    kind: str
    words: tuple[str, ...]
    kept: bool


class Secretive(Teller):
    """Draws what the room does not see: with ids of its own, so that those of the rest are the same."""

    def new_id(self) -> str:
        return f"s{super().new_id()}"


def in_public(draw: Draw) -> tuple[Record, list[object]]:
    """Draw a session, and what happens in it before the room."""
    teller = Teller(draw)
    first = record = draw_beginning(teller)
    steps: list[object] = []
    for _ in range(draw(st.integers(1, 6))):
        step: object
        if teller.chance(25):
            step = draw(st.sampled_from(SHOWN))
        elif teller.chance(25):
            words = tuple(draw(st.lists(st.text("ab ", max_size=5), max_size=3)))
            step = Line(draw(st.sampled_from(["o", "t", "j"])), words, teller.chance(50))
        else:
            step = draw_change(teller, record, PUBLIC)
            with contextlib.suppress(Refused):
                record = step.apply(record)
        steps.append(step)
    return first, steps


class Run:
    """One run of a session: what happens in public, and what does not."""

    def __init__(self, first: Record, draw: Draw) -> None:
        here = room()
        numbers = itertools.count()
        here.desk.live = Live(
            first, SESSION_TYPE, keep=lambda _: None, now=here.clock.now, new_id=lambda: f"x{next(numbers)}",
            types=TYPES,
        )  # fmt: skip
        here.desk.live.show(curtain=False)
        self.watched = Watched(here)
        self.desk = here.desk
        self.teller = Secretive(draw)
        self.answers: list[object] = []
        """What became of each thing that was done in public."""

    def publicly(self, step: object) -> None:
        self.secretly()
        match step:
            case Line():
                self._write(step)
            case Change():
                if isinstance(step, caucus.StartCaucus):  # with whom is nobody's business
                    parties = [party.id for party in self.desk.parties()]
                    apart = self.teller.chance(50)
                    step = step.model_copy(update={"party": self.teller.pick(parties), "apart": apart})
                self._answer(lambda: self.desk.do(step))
            case "f2":
                self.desk.together = not self.desk.together
            case "held":
                self.desk.live.show(held=None if self.desk.live.shown.held else Held(board="topics"))
            case "board":
                board = "wants" if self.desk.live.shown.board == "ideas" else "ideas"
                self.desk.live.show(board=board)
            case _:
                self.desk.live.show(**{str(step): not getattr(self.desk.live.shown, str(step))})
        self.watched.second.look()
        self.secretly()

    def _answer(self, run: Callable[[], None]) -> None:
        try:
            run()
        except Refused as refusal:
            self.answers.append(str(refusal))
        else:
            self.answers.append(None)

    def _write(self, line: Line) -> None:
        self.watched.press(line.kind)
        self.answers.append(self.desk.writing is None)
        for typed in line.words:
            self.watched.type(typed)
            if self.teller.chance(30) and self.desk.writing is not None:
                self._aside(typed)
        words = line.words[-1] if line.words else ""
        if line.kept:
            self._answer(lambda: self.answers.append(writing.keep(self.desk, words)))
        else:
            writing.put_away(self.desk, words)
        self.watched.second.look()

    def _aside(self, typed: str) -> None:
        """Write a private note while a line is open."""
        desk = self.desk
        writing.note_aside(desk, typed, len(typed))
        self.watched.second.look()
        secret = self.teller.line()
        self.watched.type(secret[:3], secret)
        if self.teller.chance(50):
            writing.keep(desk, secret)
        else:
            writing.put_away(desk, secret, given_up=self.teller.chance(50))
        self.watched.second.look(typed=typed)

    def secretly(self) -> None:
        """Do what the room does not see, as much as is drawn."""
        for _ in range(self.teller.draw(st.integers(0, 2))):
            change = self._unseen()
            with contextlib.suppress(Refused):
                self.desk.do(change)
                if self.teller.chance(20) and not isinstance(change, verbs.Erase | note.EraseNote):
                    self.desk.live.undo()
            self.watched.second.look()

    def _unseen(self) -> Change:
        teller, record = self.teller, self.desk.live.record
        hidden = [entry.id for entry in record.entries() if entry.id.startswith("s")]
        if hidden and teller.chance(30):
            change = MAKERS[teller.draw(st.sampled_from(ON_HIDDEN))](teller, record)
            return change.model_copy(update={"entry": teller.pick(hidden)})
        if teller.chance(40):
            adding = MAKERS[teller.draw(st.sampled_from(HIDDEN))](teller, record)
            assert isinstance(adding, AddEntry)
            return adding.model_copy(update={"entry": adding.entry.with_(shown=False)})
        return draw_change(teller, record, UNSEEN)


@pytest.mark.timeout(900)
def test_nothing_that_is_private_moves_the_rooms_screen(long: bool) -> None:
    @settings(max_examples=PAIRS_LONG if long else PAIRS, deadline=None)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        first, steps = in_public(data.draw)
        one, other = Run(first, data.draw), Run(first, data.draw)
        for step in steps:
            one.publicly(step)
            other.publicly(step)
            assert one.watched.view == other.watched.view
        assert one.answers == other.answers, "it lets nothing happen and keeps nothing from it"
        assert one.watched.given.pictures == other.watched.given.pictures

    holds()
