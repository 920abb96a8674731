"""The room's own screen as text, at the sizes a projector has, drawn from its file."""

import os
from datetime import timedelta
from pathlib import Path

from mediator.archive.board_file import encoded
from mediator.board.picture import BOARD_FILE, Picture, without_ids
from mediator.board.room_app import TURN, BoardApp
from mediator.desk import commands, writing
from mediator.insight.board import with_line
from tests.desk.screens import Look, press, resize, text
from tests.rooms import FakeClock, Room, room

SIZES = [(200, 50), (120, 36), (80, 24), (40, 12)]


class OneLook(BoardApp):
    """Looks at its file when it is told to."""

    def _look_on(self) -> None:
        pass

    def look(self) -> None:
        if self.watch_file.look():
            self.draw()
        self.look_at_the_time()


def keep(folder: Path, here: Room, *, revision: int, **fields: object) -> None:
    """Write what the room may see, as the session does, with what is *typed* in the open line."""
    view, keys = without_ids(here.desk.live.second_view)
    view = with_line(view, writing.seen_by_the_room(here.desk, str(fields.pop("typed", ""))))
    line = keys.get(here.desk.selected_key(), "")
    picture = Picture.model_validate({"view": view, "line": line, "stays": bool(line), **fields})
    (folder / BOARD_FILE).write_bytes(encoded(picture, revision, here.clock.now()))
    moment = here.clock.now().timestamp()
    os.utime(folder / BOARD_FILE, (moment, moment))


def case() -> Room:
    here = room("Maria", "Mr Cole", "Housing office")
    here.press("space", "g", "3")
    here.write("t", "How can both homes rest at night?")
    here.press("g", "enter", "1")
    here.write("w", "No noise after ten")
    here.write("i", "Sleep before a 5 am shift")
    here.press("2")
    here.write("w", "To live normally")
    here.write("i", "A home where a boy can laugh")
    here.press("3")
    here.write("w", "No more complaints")
    here.press("W")
    here.clock.advance(12 * 60)
    return here


async def test_the_board(tmp_path: Path, look: Look) -> None:
    here, clock = case(), FakeClock()
    made = OneLook(tmp_path, wall=here.clock.now, tick=clock.tick)

    async def hold(view: str, revision: int, **fields: object) -> None:
        keep(tmp_path, here, revision=revision, **fields)
        for size in SIZES:
            await resize(pilot, size)
            made.look()
            await resize(pilot, size)
            look(pilot, f"board-{view}")

    async with made.run_test(size=SIZES[0]) as pilot:
        for size in SIZES:
            await resize(pilot, size)
            look(pilot, "board-waiting")
        await hold("wants", 1)
        here.clock.advance(15 * 60)
        here.press("w")
        await hold("written", 2, typed="The same quiet on Sundays")
        writing.keep(here.desk, "")
        await hold("wants-over", 2, theme="paper")
        here.press("O")
        for number in range(1, 24):
            here.write("o", f"An idea that was said as number {number} of them all")
        here.desk.chosen = ""
        await hold("ideas", 3)
        before = text(made)
        clock.advance(TURN)
        made.look()
        await press(pilot)
        assert text(made) != before
        here.press("up")
        await hold("ideas-last", 4)
        clock.advance(TURN * 2)
        await resize(pilot, (80, 24))
        made.look()
        await press(pilot)
        assert "page 3 of 3" in text(made), "a page that was turned to by hand stays"
        assert text(made).splitlines()[-1].strip() == "last update 40 s ago"
        here.press("p", "2")
        await hold("break", 5)
        here.press("c", "z")
        await hold("quiet", 6)
        await resize(pilot, (28, 7))
        assert " ".join(text(made).split()) == "mediator needs 30 by 8 letters; here are 28 by 7."
        await resize(pilot, (30, 8))
        assert "Quiet nights" in " ".join(text(made).split())


async def test_it_takes_no_key_but_the_one_that_ends_it(tmp_path: Path) -> None:
    here = case()
    keep(tmp_path, here, revision=1)
    made = OneLook(tmp_path, wall=here.clock.now, tick=here.clock.tick)
    async with made.run_test(size=(80, 24)) as pilot:
        made.look()
        await press(pilot)
        before = text(made)
        assert "No noise after ten" in before
        keys = {key for command in commands.COMMANDS for key in command.keys}
        await press(pilot, *sorted(keys - {"q"}), "escape", "enter")
        assert text(made) == before
        assert made.is_running
        await press(pilot, "q")
        assert made._exit


async def test_its_clock_is_the_desks_to_the_second(tmp_path: Path) -> None:
    """The file says when the clock began and not what it says now: nothing is written while it runs."""
    here = case()
    keep(tmp_path, here, revision=1)
    made = OneLook(tmp_path, wall=here.clock.now, tick=here.clock.tick)
    async with made.run_test(size=(30, 10)) as pilot:
        made.look()
        clock = here.desk.view().clock
        assert clock is not None
        here.clock.advance(clock.seconds_left(here.clock.now()) - 60)
        made.look()
        await press(pilot)
        assert "1 min left" in text(made)
        here.clock.moment += timedelta(seconds=60)
        made.look()
        await press(pilot)
        assert "time reached" in text(made)
