"""Agreement points, reading them back and the whole draft, as they are drawn at every size."""

from pathlib import Path

import pytest

from mediator.board.theme import THEMES
from mediator.record.party import Person
from tests.desk.screens import SIZES, Look, Sizes, press, resize, settled, text, type_text, write
from tests.desk.test_desk_screen import PRIVATE_SIZES
from tests.rooms import app

PEOPLE = (
    Person(id="q1", name="Miss P", role="support_person", party="p1"),
    Person(id="q2", name="Mrs L", role="member", party="p2"),
)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("theme", THEMES)
async def test_the_points_of_the_football_case(theme: str, tmp_path: Path, look: Look, sizes: Sizes) -> None:
    made, clock = app(tmp_path, "D", "Mr and Mrs L", people=PEOPLE, theme=theme)

    async def keep(view: str) -> None:
        await settled(made)
        for size in sizes(theme):
            await resize(pilot, size)
            look(pilot, f"points-{view}")
        await resize(pilot, SIZES[1])

    async def on_the_desk(view: str) -> None:
        await settled(made)
        for size in PRIVATE_SIZES[1:] if theme == "dark" else PRIVATE_SIZES[1:2]:
            await resize(pilot, size)
            await press(pilot, "N", "n")
            await settled(made)
            look(pilot, f"points-{view}-on-the-desk")
            await press(pilot, "N")

    async def part(key: str, words: str) -> None:
        await press(pilot, key)
        await type_text(pilot, words)
        await press(pilot, "enter")

    async with made.run_test(size=SIZES[1]) as pilot:
        await press(pilot, "c", "space", "T")
        await write(pilot, "t", "How will both homes have quiet evenings?")
        await write(pilot, "t", "How can children play and plants live?")
        await press(pilot, "g", "7")
        await write(
            pilot, "a", "D will talk with his children about being polite and encourage football at the park"
        )
        await write(pilot, "a", "The Ls ask their son to mend the fence")
        await write(pilot, "a", "The Ls keep the television low after 10 pm")
        await press(pilot, "enter", "t", "1", "enter")
        await press(pilot, "p")
        await part("w", "Mr and Mrs L")
        await part("t", "every evening, from Friday on")
        await part("k", "D does not hear it in the bedroom")
        await part("n", "D sends a text, and they turn it down")
        await part("s", "Somebody who shows how the timer works")
        await keep("parts")
        await press(pilot, "escape")
        await keep("list")
        await press(pilot, "up", "enter", "p")
        await part("w", "Mrs L and the son")
        await press(pilot, "escape", "enter", "s", "5")
        await type_text(pilot, "the son has time before Christmas")
        await press(pilot, "enter")
        await on_the_desk("hints")
        await press(pilot, "down", "enter", "enter", "1")
        await keep("answer")
        await press(pilot, "y", "2", "c")
        clock.advance(60)
        await keep("read-back-by-all")
        await press(pilot, "enter", "p")
        await part("t", " and Saturday")
        await press(pilot, "escape", "e")
        await type_text(pilot, ", at 15")
        await press(pilot, "enter", "1", "n")
        await press(pilot, "u")
        await keep("changed")
        await press(pilot, "1", "o", "2", "c")
        await on_the_desk("read-back")
        await press(pilot, "l", "d")
        await keep("draft")
        await on_the_desk("draft")
        assert "Somebody who shows" not in text(made)
