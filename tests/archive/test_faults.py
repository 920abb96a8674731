"""Every operation of three saves fails, once and for ever; and again while the failure is made good."""

import contextlib
import errno
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mediator.archive.folder import Folder
from mediator.archive.session_writer import SessionWriter
from tests.archive.disks import Between, Killed, Memory
from tests.archive.three_saves import (
    SAVES,
    YESTERDAY,
    between,
    orphans,
    says,
    whole,
    writer,
    yesterdays_files,
)

ERRORS = (
    errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EMFILE, errno.EINTR,
    errno.ENOENT, errno.EEXIST,
)  # fmt: skip


class Faults:
    """Lets operations fail: those at *places*, counted from 0, and with *for_ever* all of that kind after."""

    def __init__(
        self, *places: int, error: int = errno.EIO, for_ever: bool = False, late: bool = False
    ) -> None:
        self.done: list[str] = []
        self.fired = 0
        self._places = places
        self._error = error
        self._for_ever = for_ever
        self._late = late
        self._kind = ""
        self.healed = False
        self.disk = Memory()
        for name, data in yesterdays_files().items():
            self.disk.put(name, data)
        self.seen = self.disk.versions()

    def __call__(self, path: Path) -> Folder:
        return Between(path, self.before, self.disk)

    def before(self, operation: str, *args: object) -> None:
        place = len(self.done)
        self.done.append(operation)
        if self.healed:
            return
        if place in self._places or (self._for_ever and operation == self._kind):
            self._kind = operation
            self.fired += 1
            if self._late and operation not in ("open", "create", "close"):
                getattr(self.disk, operation)(*args)  # it is done, and said to have failed
            if not self._error:
                raise Killed
            raise OSError(self._error, "injected")


def tried(faults: Faults, saves: SessionWriter, times: int) -> Iterator[bool]:
    """Save the three records, each tried so often; yield after every try whether the record was saved."""
    for record in SAVES:
        for _ in range(times):
            try:
                saves.write(record)
            except OSError:
                yield False
                continue
            assert says(faults.disk.files, record), "said to be saved, and is not"
            yield True
            break


def operations() -> list[str]:
    """Return what three saves do when nothing fails."""
    faults = Faults()
    assert all(tried(faults, writer(faults.seen, faults), 1))
    return faults.done


EVERY = operations()


def test_three_saves_do_all_that_the_save_is_made_of() -> None:
    assert {"create", "write", "sync", "look", "link", "rename", "remove", "sync_names"} <= set(EVERY)
    assert len(EVERY) > 60


@pytest.mark.parametrize("late", [False, True], ids=["not done", "done all the same"])
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.__getitem__)
def test_one_operation_that_fails_once_breaks_nothing_and_the_next_try_saves(error: int, late: bool) -> None:
    for place, _ in enumerate(EVERY):
        faults = Faults(place, error=error, late=late)
        saves = writer(faults.seen, faults)
        for saved in tried(faults, saves, 3):
            assert whole(faults.disk.files)
            assert saved or not orphans(faults.disk.files) or EVERY[place] == "remove"
        assert faults.fired == 1
        assert says(faults.disk.files, SAVES[-1])
        assert not orphans(faults.disk.files)
        assert not saves.conflicts()


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.__getitem__)
def test_an_operation_that_fails_for_ever_breaks_nothing_and_all_is_saved_when_it_works_again(
    error: int,
) -> None:
    for place, operation in enumerate(EVERY):
        faults = Faults(place, error=error, for_ever=True)
        saves = writer(faults.seen, faults)
        for saved in tried(faults, saves, 3):
            assert whole(faults.disk.files)
            assert saved or not orphans(faults.disk.files) or operation == "remove"
        faults.healed = True
        saves.write(SAVES[-1])
        assert says(faults.disk.files, SAVES[-1])
        assert whole(faults.disk.files)
        assert not saves.conflicts()


def killed(*places: int) -> Faults:
    """Kill three saves at the first of *places*, see what that left, and return the disk, with the others
    still to fail."""
    faults = Faults(places[0], error=0)
    saves, saved = writer(faults.seen, faults), [YESTERDAY]
    with contextlib.suppress(Killed):
        for record in SAVES:
            saves.write(record)
            saved.append(record)
    assert faults.fired == 1
    assert whole(faults.disk.files)
    assert len(orphans(faults.disk.files)) <= 1
    assert between(faults.disk.files, (saved[-1], SAVES[len(saved) - 1]))
    after = Faults(*places[1:])
    after.disk, after.seen = faults.disk, faults.disk.versions()
    return after


def go_on(faults: Faults) -> None:
    """Start again on that disk: it is all saved in the end, and nothing of the killed run is in the way."""
    saves = writer(faults.seen, faults, stored=None)
    for _ in tried(faults, saves, 3):
        assert whole(faults.disk.files)
    assert says(faults.disk.files, SAVES[-1])
    assert not orphans(faults.disk.files)
    assert not saves.conflicts()


def test_a_process_killed_at_any_operation_leaves_what_was_saved_and_one_orphan_that_goes_away() -> None:
    for place, _ in enumerate(EVERY):
        go_on(killed(place))


def some(places: Sequence[int], long: bool) -> Sequence[int]:
    """Return all of *places* where there is time, else every ninth, beginning anywhere."""
    return places if long else places[random.randrange(9) :: 9]


@pytest.mark.timeout(600)
def test_a_fault_while_starting_again_after_a_kill_breaks_nothing(long: bool) -> None:
    for place, _ in enumerate(EVERY):
        for second in some(range(len(EVERY)), long):
            go_on(killed(place, second))


def test_a_second_fault_while_the_first_is_made_good_breaks_nothing(long: bool) -> None:
    for place, _ in enumerate(EVERY):
        for second in some(range(place + 1, len(EVERY)), long):
            faults = Faults(place, second)
            saves = writer(faults.seen, faults)
            for _ in tried(faults, saves, 3):
                assert whole(faults.disk.files)
            assert says(faults.disk.files, SAVES[-1])
            assert not orphans(faults.disk.files)
            assert not saves.conflicts()
