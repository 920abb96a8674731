"""Writing `board.toml`: at once, whole, latest first, never in anybody's way."""

import errno
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mediator.archive.board_file import BoardFile, encoded
from mediator.archive.durable import beside_name
from mediator.archive.folder import Folder
from mediator.board.picture import BOARD_FILE, Picture, read_picture
from mediator.view import BoardView, Body, Card, Written
from tests.rooms import MORNING, FakeClock

COVERED = Picture(view=BoardView(card=Card(title="Quiet nights")))


def shown(heading: str) -> Picture:
    return Picture(view=BoardView(body=Body(heading=heading)))


def written(words: str) -> Picture:
    return Picture(view=BoardView(body=Body(heading="Wants"), written=Written(who="Maria", words=words)))


class Beats:
    """Takes the place of waiting: the writer goes on to its next round when it is told to."""

    def __init__(self) -> None:
        self._go = threading.Semaphore(0)
        self._waits = threading.Semaphore(0)

    def __call__(self, changed: threading.Condition, is_news: Callable[[], bool], seconds: float) -> None:
        changed.release()
        self._waits.release()
        self._go.acquire()
        changed.acquire()

    def round(self, count: int = 1) -> None:
        """Let the writer go round, and come back when it waits again."""
        for _ in range(count):
            assert self._waits.acquire(timeout=10)
            self._go.release()
        assert self._waits.acquire(timeout=10)
        self._waits.release()


@contextmanager
def writing(
    folder: Path, clock: FakeClock | None = None, open_folder: Callable[[Path], Folder] = Folder
) -> Iterator[tuple[BoardFile, Beats]]:
    beats = Beats()
    file = BoardFile(folder, now=(clock or FakeClock()).now, open_folder=open_folder, wait=beats)
    try:
        yield file, beats
    finally:
        file.end()
        beats._go.release()
        file.close(10)
        assert not file._thread.is_alive()


def there(folder: Path) -> Picture | None:
    found = read_picture((folder / BOARD_FILE).read_bytes())
    return found and Picture(**{name: getattr(found, name) for name in Picture.model_fields})


def test_it_begins_and_ends_with_nothing_on_it(tmp_path: Path) -> None:
    (tmp_path / BOARD_FILE).write_bytes(encoded(shown("of a run that was killed"), 7, MORNING))
    with writing(tmp_path) as (file, beats):
        beats.round()
        assert there(tmp_path) == Picture()
        file.show(shown("Ideas"))
        beats.round()
        assert there(tmp_path) == shown("Ideas")
        assert stat.S_IMODE((tmp_path / BOARD_FILE).stat().st_mode) == 0o600 or os.name != "posix"
    assert there(tmp_path) == Picture(ended=True)
    assert [path.name for path in tmp_path.iterdir()] == [BOARD_FILE]
    file.show(shown("too late"))
    assert there(tmp_path) == Picture(ended=True)


def test_a_beat_touches_the_file_and_leaves_it_as_it_is(tmp_path: Path) -> None:
    clock = FakeClock()
    with writing(tmp_path, clock) as (file, beats):
        file.show(shown("Ideas"))
        beats.round(2)
        before, content = (tmp_path / BOARD_FILE).stat(), (tmp_path / BOARD_FILE).read_bytes()
        clock.advance(3)
        file.show(shown("Ideas"))
        beats.round(2)
        after = (tmp_path / BOARD_FILE).stat()
        assert after.st_ino == before.st_ino
        assert after.st_mtime == clock.now().timestamp() == before.st_mtime + 3
        assert (tmp_path / BOARD_FILE).read_bytes() == content
        assert file.written == 1


def test_the_latest_wins_and_what_is_between_is_not_written(tmp_path: Path) -> None:
    with writing(tmp_path) as (file, beats):
        beats.round()
        for number in range(100):
            file.show(shown(f"Board {number}"))
        file.show(COVERED)
        beats.round()
        assert there(tmp_path) == COVERED
        assert file.written == 2


def test_letters_of_a_line_come_together_and_a_card_waits_for_none(tmp_path: Path) -> None:
    with writing(tmp_path) as (file, beats):
        beats.round()
        file.show(written(""))
        beats.round()
        assert there(tmp_path) == written("")
        for words in ("N", "No", "No n"):
            file.show(written(words))
        beats.round()
        assert there(tmp_path) == written(""), "it waits for more of them"
        file.show(written("No noise"))
        beats.round()
        assert there(tmp_path) == written("No noise")
        assert file.written == 3
        file.show(COVERED)
        beats.round()
        assert there(tmp_path) == COVERED


def test_what_a_killed_writer_left_beside_and_a_file_that_is_gone_are_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / beside_name(BOARD_FILE)).write_text("half a pict")
    with writing(tmp_path) as (file, beats):
        file.show(shown("Ideas"))
        beats.round()
        (tmp_path / BOARD_FILE).unlink()
        beats.round()
        assert there(tmp_path) == shown("Ideas")
        assert not file.behind


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
def test_a_link_in_its_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("mine")
    for name in (BOARD_FILE, beside_name(BOARD_FILE)):
        (tmp_path / name).symlink_to(other)
    with writing(tmp_path) as (_, beats):
        beats.round()
        assert not (tmp_path / BOARD_FILE).is_symlink()
        assert other.read_text() == "mine"


class FullDisk(Folder):
    """Has no room for anything new while it is full."""

    full = False

    def create(self, name: str) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().create(name)


def test_a_disk_that_refuses_is_asked_again_and_a_card_goes_over_what_is_there(tmp_path: Path) -> None:
    with writing(tmp_path, open_folder=FullDisk) as (file, beats):
        file.show(shown("Ideas"))
        beats.round()
        FullDisk.full = True
        try:
            file.show(shown("Topics"))
            beats.round()
            assert file.behind
            assert there(tmp_path) == shown("Ideas")
            file.show(COVERED)
            beats.round()
            assert not file.behind
            assert there(tmp_path) == COVERED
            file.show(shown("Topics"))
            beats.round()
        finally:
            FullDisk.full = False
        beats.round()
        assert there(tmp_path) == shown("Topics")


def test_a_disk_that_hangs_keeps_nobody_waiting(tmp_path: Path) -> None:
    hangs, goes_on = threading.Event(), threading.Event()

    class Hanging(Folder):
        def rename(self, old: str, new: str) -> None:
            hangs.set()
            assert goes_on.wait(10)
            super().rename(old, new)

    file = BoardFile(tmp_path, now=FakeClock().now, open_folder=Hanging)
    assert hangs.wait(10)
    file.show(shown("Ideas"))  # on this thread, while the other is stuck
    file.show(COVERED)
    goes_on.set()
    file.close(10)
    assert there(tmp_path) == Picture(ended=True)


def test_a_picture_that_is_covered_while_its_text_is_made_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(tmp_path) as (file, beats):
        beats.round()

        def slowly(picture: Picture, *rest: object) -> bytes:
            file.show(COVERED)
            return encoded(picture, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr("mediator.archive.board_file.encoded", slowly)
        file.show(shown("Ideas"))
        beats.round()
        assert there(tmp_path) == Picture()
        beats.round()
        assert there(tmp_path) == COVERED
