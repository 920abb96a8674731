"""With a key, what was said in a private meeting is readable until that is over, then nowhere in memory."""

import gc
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

from mediator.archive import sealing
from mediator.archive.agendas import SessionTypes
from mediator.archive.drafts import DraftKeeper
from mediator.archive.saver import Saver
from mediator.archive.sealing import Key, Sealer
from mediator.archive.session_files import load
from mediator.desk import writing
from mediator.desk.unkept import UnkeptWatch
from mediator.live import Live
from mediator.text import Sealed
from tests.rooms import Room, community, ids, record, room
from tests.sealed import key

SECRET, SHARED, OWN_NOTE = "he would move out", "the cellar could be his", "she looks tired"


@dataclass
class Kept:
    """A room whose private texts are sealed on the disk, and everything that holds its words."""

    room: Room
    saver: Saver
    keeper: DraftKeeper
    watch: UnkeptWatch
    folder: Path
    key: Key

    def press(self, *keys: str) -> None:
        self.room.press(*keys)

    def write(self, key: str, words: str) -> None:
        self.room.write(key, words)

    def texts(self) -> list[object]:
        return [note.text for note in self.room.record.private.notes]

    def anywhere(self, words: str) -> bool:
        """Say whether *words* are in anything that lives as long as the session."""
        self.watch.look("", saved=True)
        assert self.saver.flush(10)
        self.room.kept.clear()
        threads = [frame.f_locals for frame in sys._current_frames().values() if "mediator" in repr(frame)]
        return any(
            words in text for text in texts_in([self.room.desk, self.saver, self.keeper, self.watch, threads])
        )

    def on_the_disk(self) -> list[object]:
        """Return the words of the notes as their file has them, opened."""
        assert self.saver.flush(10)
        private = load(self.folder).record.private
        assert all(isinstance(note.text, Sealed) for note in private.notes)
        return [note.text for note in sealing.opened(private, self.key, pytest.fail).notes]


def texts_in(start: object) -> Iterator[str]:
    """Yield every text that can be reached from there."""
    seen: set[int] = set()
    waiting: list[Any] = [start]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, ModuleType | type):
            continue
        seen.add(id(thing))
        if isinstance(thing, str | bytes):
            yield thing if isinstance(thing, str) else thing.decode(errors="replace")
        elif isinstance(thing, FunctionType):
            waiting += [thing.__closure__, thing.__defaults__, thing.__kwdefaults__]
        else:
            waiting += gc.get_referents(thing)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    made, the_key, folder = room("Maria", "Mr Cole"), key(tmp_path / "home"), tmp_path / "session"
    folder.mkdir()
    first, seal = record("Maria", "Mr Cole"), Sealer(the_key.public)
    saver = Saver(folder, {}, stored=None, now=made.clock.now, seal=seal)
    saver.keep(first)
    numbers = ids()
    made.desk.live = Live(
        first, community(), keep=saver.keep, now=made.clock.now, new_id=lambda: f"x{numbers()}",
        types=SessionTypes(), seal=seal,
    )  # fmt: skip
    made.desk.live.show(curtain=False)
    keeper = DraftKeeper(folder, seal=seal)
    yield Kept(made, saver, keeper, UnkeptWatch(made.desk, keeper), folder, the_key)
    saver.close()
    keeper.close()


def a_meeting(kept: Kept) -> None:
    """Say things to the mediator alone, reword one, do and undo, and leave one line half written."""
    kept.press("g", "4", "f3", "a", "1", "2")
    kept.write("o", SECRET + " soon")
    kept.press("u", "ctrl+r")
    kept.write("w", SHARED)
    kept.write("n", OWN_NOTE)
    kept.press("i")
    writing.put_away(kept.room.desk, SECRET + " half")
    kept.press("f3", "a", "enter")


def test_once_everything_was_gone_through_only_what_may_be_shared_is_readable(kept: Kept) -> None:
    a_meeting(kept)
    assert all(kept.anywhere(words) for words in (SECRET, SHARED, OWN_NOTE)), "it waits to be gone through"
    kept.press("enter", "y", "enter")
    kept.press("k")
    assert kept.anywhere(SECRET), "one line still waits"
    kept.press("y")
    assert kept.room.desk.ask is None
    assert not kept.anywhere(SECRET)
    assert not kept.anywhere(OWN_NOTE)
    assert kept.on_the_disk() == [SECRET + " soon", SHARED, OWN_NOTE]
    for _ in range(20):
        kept.press("u")
    assert not kept.anywhere(SECRET), "nor on the way back"
    for _ in range(20):
        kept.press("ctrl+r")
    kept.press("f3", "u", "2", "o")
    assert [line.text for line in kept.room.record.session.positions] == [SHARED]


@pytest.mark.parametrize("ending", ["the desk closed", "a meeting with another"])
def test_what_was_put_off_goes_with_the_desk_or_the_next_meeting(kept: Kept, ending: str) -> None:
    a_meeting(kept)
    kept.press("escape", "N", "y", "enter")
    assert kept.anywhere(SECRET)
    if ending == "the desk closed":
        kept.press("N")
    else:
        kept.press("f3", "a", "2", "enter")
        assert kept.room.record.private.caucus_now() is not None
    for words in (SECRET, SHARED, OWN_NOTE):
        assert not kept.anywhere(words)
    assert kept.on_the_disk() == [SECRET + " soon", SHARED, OWN_NOTE]


def test_meeting_the_same_party_again_or_a_desk_that_closes_by_itself_takes_nothing(kept: Kept) -> None:
    a_meeting(kept)
    kept.press("escape", "N", "y", "enter")
    kept.room.desk.close_desk(by_itself=True)
    kept.press("f3", "a", "1", "enter")
    assert kept.texts() == [SECRET + " soon", SHARED, OWN_NOTE]


def test_words_that_were_cleared_stay_and_those_they_stand_for_go(kept: Kept) -> None:
    kept.press("g", "4", "f3", "a", "1", "2")
    kept.write("o", SECRET)
    kept.press("f3", "a", "enter", "enter", "y", "enter", "e")
    writing.keep(kept.room.desk, SHARED)
    assert kept.anywhere(SHARED)
    assert not kept.anywhere(SECRET)
    kept.press("f3", "u", "1", "o")
    assert [line.text for line in kept.room.record.session.options] == [SHARED]


def test_without_a_key_everything_stays(kept: Kept) -> None:
    kept.room.desk.live.seal = None
    a_meeting(kept)
    kept.press("escape", "N", "y", "enter", "N")
    assert kept.texts() == [SECRET + " soon", SHARED, OWN_NOTE]
