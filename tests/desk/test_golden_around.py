"""What stands around a session, as text at every size: the start screen and all that opens from it."""

import secrets
from pathlib import Path

import pytest

from mediator.board.theme import THEMES
from mediator.desk.app import SessionApp
from mediator.desk.check_screen import CheckScreen
from mediator.record.session_type import CheckItem
from tests.desk.screens import SIZES, Look, Sizes, press, resize, type_text
from tests.desk.test_start_screen import House
from tests.rooms import AtOnce, FakeClock, ways


@pytest.mark.timeout(180)
async def test_the_start_screen_and_what_opens_from_it(
    tmp_path: Path, look: Look, sizes: Sizes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secrets, "choice", lambda names: names[0])  # the code is in the picture
    house = House(tmp_path)
    house.session("Quiet nights", meets_in=3)

    async def keep(view: str) -> None:
        for theme in THEMES:
            house.app.change_theme(theme)
            for size in sizes(theme):
                await resize(pilot, size)
                look(pilot, view)

    async with house.app.run_test(size=SIZES[0]) as pilot:
        await house.app.workers.wait_for_complete()
        await keep("start")
        await press(pilot, "o")
        await keep("start-open")
        await press(pilot, "escape", "t")
        await keep("start-types")
        await press(pilot, "enter")
        await keep("start-one-type")
        await press(pilot, "enter")
        await keep("start-read-a-type")
        await press(pilot, "escape", "s")
        await keep("start-settings")
        await press(pilot, "down", "enter")
        await type_text(pilot, "Haus am Park")
        await keep("start-a-line")
        await press(pilot, "escape", "escape", "p")
        await keep("tour-offered")
        await press(pilot, "enter", "space")
        house.clock.advance(1)
        await keep("tour")
    assert house.app.sitting is not None
    house.app.sitting.saver.close()


async def test_the_check_before_the_room_comes_in(tmp_path: Path, look: Look, sizes: Sizes) -> None:
    items = tuple(
        CheckItem(id=f"i{n}", text=f"Glance {n}", more="What it is about, in a sentence.") for n in range(9)
    )

    ticked = {"i0"}

    def first(app: SessionApp, _: object) -> None:
        app.push_screen(
            CheckScreen(
                "Before the room comes in",
                items,
                ticked=lambda: ticked,
                tick=ticked.add,
                go_on=app.exit,
                back=app.exit,
            )
        )

    made = AtOnce(first, lambda: ways(tmp_path, FakeClock()))
    async with made.run_test(size=SIZES[0]) as pilot:
        for theme in THEMES:
            made.change_theme(theme)
            for size in sizes(theme):
                await resize(pilot, size)
                look(pilot, "check-before")
