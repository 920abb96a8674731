"""Looking at the file: the last good picture stays, and how long nothing was heard is known."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from mediator.archive.board_file import encoded
from mediator.board.picture import BOARD_FILE, Picture
from mediator.board.watch import OLD, Watch
from mediator.view import BoardView, Body
from tests.rooms import FakeClock


class Wall:
    """A folder with a board's file, and one who looks at it."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.path = folder / BOARD_FILE
        self.watch = Watch(folder, wall=self.clock.now, tick=self.clock.tick)
        self.ahead = 0.0
        self._revision = 0

    def write(self, heading: str, *, ended: bool = False) -> None:
        self._revision += 1
        picture = Picture(view=BoardView(body=Body(heading=heading)), ended=ended)
        beside = self.path.with_name("beside")
        written = self.clock.now() + timedelta(seconds=self.ahead)
        beside.write_bytes(encoded(picture, self._revision, written))
        moment = self.clock.now().timestamp()
        os.utime(beside, (moment, moment))
        beside.replace(self.path)

    def beat(self) -> None:
        moment = self.clock.now().timestamp() + self.ahead
        os.utime(self.path, (moment, moment))

    def heading(self) -> str:
        return self.watch.picture.view.body.heading if self.watch.picture else ""


@pytest.fixture
def wall(tmp_path: Path) -> Wall:
    return Wall(tmp_path)


def test_it_may_be_there_first(wall: Wall) -> None:
    assert not wall.watch.look()
    assert wall.watch.picture is None
    assert wall.watch.age() == 0
    wall.clock.advance(100)
    wall.write("Ideas")
    assert wall.watch.look()
    assert wall.heading() == "Ideas"
    assert wall.watch.age() == 0


def test_a_sign_of_life_is_no_other_picture(wall: Wall) -> None:
    wall.write("Ideas")
    assert wall.watch.look()
    wall.clock.advance(4)
    assert not wall.watch.look()
    assert wall.watch.age() == 4
    wall.beat()
    assert not wall.watch.look()
    assert wall.watch.age() == 0


def test_whatever_becomes_of_the_file_the_last_good_picture_stays(wall: Wall) -> None:
    wall.write("Ideas")
    wall.watch.look()
    whole = wall.path.read_bytes()
    for broken in (b"", whole[:40], whole[:-2], b"# mediator", b"\xff" * 99):
        wall.clock.advance(1)
        wall.path.write_bytes(broken)
        assert not wall.watch.look()
        assert wall.heading() == "Ideas"
    wall.path.unlink()
    wall.clock.advance(7)
    assert not wall.watch.look()
    assert (wall.heading(), wall.watch.age()) == ("Ideas", 12)
    wall.path.mkdir()
    assert not wall.watch.look()
    wall.path.rmdir()
    wall.write("Topics")
    assert wall.watch.look()
    assert (wall.heading(), wall.watch.age()) == ("Topics", 0)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may read everything")
def test_a_folder_that_cannot_be_read(wall: Wall, tmp_path: Path) -> None:
    wall.write("Ideas")
    wall.watch.look()
    tmp_path.chmod(0)
    try:
        assert not wall.watch.look()
        assert wall.heading() == "Ideas"
    finally:
        tmp_path.chmod(0o700)


def test_started_after_its_writer_died_it_knows_how_old_the_picture_is(wall: Wall) -> None:
    wall.write("Ideas")
    wall.clock.advance(12)
    assert wall.watch.look()
    assert wall.watch.age() == 12
    wall.clock.advance(8)
    assert wall.watch.age() == 20


def test_what_another_day_left_is_not_shown(wall: Wall) -> None:
    wall.write("Ideas")
    wall.clock.advance(OLD + 1)
    assert not wall.watch.look()
    assert wall.watch.picture is None
    wall.beat()
    assert wall.watch.look()
    assert wall.heading() == "Ideas"


def test_of_a_session_that_was_left_nothing_more_is_expected(wall: Wall) -> None:
    wall.write("", ended=True)
    wall.watch.look()
    wall.clock.advance(500)
    assert wall.watch.age() == 0


def test_its_clock_is_the_writers_even_where_the_systems_was_set_back(wall: Wall) -> None:
    wall.write("Ideas")
    wall.watch.look()
    assert wall.watch.now() == wall.clock.now()
    wall.clock.jump(-600)
    wall.ahead = 600
    wall.clock.advance(1)
    wall.beat()
    wall.watch.look()
    wall.write("Topics")
    wall.watch.look()
    assert wall.watch.now() == wall.clock.now() + timedelta(seconds=600)


def test_a_writer_that_hung_for_a_while_has_no_other_clock(wall: Wall) -> None:
    wall.write("Ideas")
    wall.watch.look()
    wall.clock.advance(1)
    wall.beat()
    wall.clock.advance(30)  # the looker was stopped meanwhile
    wall.watch.look()
    assert wall.watch.now() == wall.clock.now()
