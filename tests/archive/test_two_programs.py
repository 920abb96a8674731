"""Two programs with one session, their operations in any order, with no lock between them; and a reader."""

import random
import tempfile
import threading
from pathlib import Path

from mediator.archive.folder import Folder
from mediator.archive.kept_file import KeptFile, Version
from mediator.archive.session_files import is_as_written, read_part, sealed
from mediator.archive.session_writer import versions
from mediator.record.session import Session
from tests.archive.disks import Between, Memory
from tests.archive.three_saves import SAVES, put_yesterday, writer

NAME = "session.toml"

A_SAVE = 20
"""Operations of one save, and a few."""


class Turns:
    """Lets two threads go on by one operation at a time, as the dice fall."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._changed = threading.Condition()
        self._running = {0, 1}
        self._turn = dice.randrange(2)
        self._taken = [0, 0]
        self._resting: set[int] = set()

    def take(self, who: int) -> None:
        """Wait for the turn, and let the dice say whose the next one is."""
        with self._changed:
            self._changed.wait_for(lambda: self._turn == who or len(self._running) == 1, timeout=20)
            self._taken[who] += 1
            self._turn = self._dice.choice(sorted(self._running))
            self._changed.notify_all()

    def wait_a_while(self, who: int) -> None:
        """Let the other do about as much as a save takes, as the wait after a failure does."""
        other = 1 - who
        with self._changed:
            until = self._taken[other] + A_SAVE
            self._resting.add(who)
            self._turn = next(iter(self._running - {who}), who)
            self._changed.notify_all()
            while self._taken[other] < until and other in self._running - self._resting:
                self._changed.wait_for(
                    lambda: self._turn == who or other not in self._running - self._resting, timeout=20
                )
                self._turn = other
                self._changed.notify_all()
            self._resting.discard(who)
            self._turn = who

    def end(self, who: int) -> None:
        with self._changed:
            self._running.discard(who)
            self._turn = next(iter(self._running), who)
            self._changed.notify_all()


def one_program(who: int, disk: Memory, turns: Turns, known: Version, texts: list[bytes]) -> None:
    file = KeptFile(NAME, known)
    try:
        with Between(Path(), lambda *args: turns.take(who), lambda path: disk) as folder:
            for text in texts:
                for _ in range(20):
                    try:
                        file.save(folder, sealed(text))
                    except OSError:
                        turns.wait_a_while(who)
                        continue
                    break
                else:
                    raise AssertionError("never saved")
            if not file.is_as_left(folder) and not file.copy:  # what the save does at the end of a run
                file.save(folder, sealed(texts[-1]))
    finally:
        turns.end(who)


def two_programs(dice: random.Random) -> dict[str, bytes]:
    """Let two programs save a few times, and return the files after both have ended."""
    disk = Memory()
    disk.put(NAME, sealed(b"both = 0\n"))
    known = disk.versions()["session"]
    assert known is not None
    turns = Turns(dice)
    threads = [
        threading.Thread(
            target=one_program,
            args=(
                who,
                disk,
                turns,
                known,
                [f"own{who} = {n}\n".encode() for n in (*range(dice.randrange(3)), "last")],
            ),
        )
        for who in (0, 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return disk.files


def test_two_programs_with_one_session_and_no_lock_lose_nothing(long: bool) -> None:
    conflicts = 0
    for seed in range(10_000 if long else 1_000):
        files = two_programs(random.Random(seed))
        named = {name: data for name, data in files.items() if not name.startswith(".~")}
        assert len(named) == len(files), seed
        assert all(map(is_as_written, named.values())), seed
        for who in (0, 1):
            assert any(f"own{who} = last\n".encode() in data for data in named.values()), seed
        conflicts += len(named) > 2
    assert conflicts


def test_a_reader_never_finds_a_torn_file_and_the_revision_never_goes_back(long: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        put_yesterday(folder)
        saves = writer(versions(folder), Folder, folder=folder)
        ended = threading.Event()

        def save_all_the_time() -> None:
            for number in range(2_000 if long else 200):
                saves.write(SAVES[number % 2])
            ended.set()

        thread = threading.Thread(target=save_all_the_time)
        thread.start()
        revision = read = 0
        while not ended.is_set():
            header, _ = read_part(folder / NAME, Session)
            assert header.revision >= revision
            revision, read = header.revision, read + 1
        thread.join()
        assert is_as_written((folder / NAME).read_bytes())
        assert read > 20
