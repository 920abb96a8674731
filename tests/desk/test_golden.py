"""Every view as text, at the sizes a wall has."""

from pathlib import Path

import pytest

from mediator.archive.agendas import named
from mediator.board.theme import THEMES
from mediator.desk.preparing import Preparing
from mediator.desk.sitting import Sitting
from mediator.desk.ways_in import Preparation
from mediator.record.party import Person
from tests.desk.screens import SIZES, Look, Sizes, press, resize, settled, text, type_text, write
from tests.rooms import AtOnce, FakeClock, app, community, live_screen, ways

PEOPLE = (Person(id="q1", name="Miss P", role="support_person", party="p1"),)


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("theme", "some"), [("dark", SIZES[:2]), ("dark", SIZES[2:]), ("paper", SIZES)], ids=str
)
async def test_every_view(
    theme: str, some: list[tuple[int, int]], tmp_path: Path, look: Look, sizes: Sizes
) -> None:
    made, clock = app(tmp_path, "Maria", "Mr Cole", "Housing office", people=PEOPLE, theme=theme)

    async def keep(view: str) -> None:
        await settled(made)
        for size in sorted({*some} & {*sizes(theme)}, reverse=True):
            await resize(pilot, size)
            look(pilot, view)

    async with made.run_test(size=some[-1]) as pilot:
        desk = live_screen(made).desk
        await keep("curtain")
        await press(pilot, "c", "space")
        await keep("opening")
        await press(pilot, "y", "y", "down", "1", "y", "2", "y", "down", "down", "down", "y")
        clock.advance(8 * 60)
        await keep("opening-under-way")
        await press(pilot, "g")
        await keep("go-on")
        await press(pilot, "enter", "1")
        await keep("accounts")
        clock.advance(26 * 60)
        await press(pilot, "g", "enter")
        await keep("topics-empty")
        await write(pilot, "t", "How can both homes rest at night?")
        await write(pilot, "t", "How do we tell each other when something is wrong?")
        await keep("topics")
        await press(pilot, "g", "enter", "1", "w")
        await type_text(pilot, "No noise after ten")
        await keep("writing-to-the-wall")
        await press(pilot, "f2")
        await keep("writing")
        await press(pilot, "f2", "enter")
        await write(pilot, "i", "Sleep before a 5 am shift")
        await press(pilot, "2")
        await write(pilot, "w", "To live normally")
        await write(pilot, "i", "Not to be spied on")
        await write(pilot, "i", "A home where a boy can laugh")
        await press(pilot, "3")
        await write(pilot, "w", "No more complaints")
        await write(pilot, "i", "Fair to every tenant")
        await press(pilot, "3")
        await write(pilot, "i", "Greeting each other again")
        await press(pilot, "1", "m", "2", "m", "3", "y")
        await press(pilot, "3")
        await keep("wants")
        await press(pilot, "down", "down", "down")
        await keep("wants-selected")
        await press(pilot, "enter")
        await keep("entry-menu")
        await press(pilot, "escape", "I")
        await keep("common-ground")
        await press(pilot, "l")
        await keep("look")
        await press(pilot, "g")
        await keep("grid")
        await press(pilot, "I", "question_mark")
        await keep("help")
        await press(pilot, "escape", "ctrl+p", "s", "h")
        await keep("palette")
        await press(pilot, "escape")
        clock.advance(27 * 60)
        await press(pilot, "g", "enter")
        await write(pilot, "o", "A rug in the hall")
        await write(pilot, "o", "A number to text first")
        await keep("ideas")
        await write(pilot, "k", "The bicycle in the stairwell")
        await press(pilot, "K", "enter", "f", "2", "enter", "w", "3")
        await keep("parking-lot")
        await write(pilot, "f", "What the house rules say about quiet hours")
        await press(pilot, "F", "enter", "w", "1", "enter", "d")
        await type_text(pilot, "14 Dec")
        await press(pilot, "enter")
        await write(pilot, "f", "Whether the cellar is free")
        await press(pilot, "enter", "a")
        await type_text(pilot, "from May on")
        await press(pilot, "enter")
        await keep("to-find-out")
        await write(pilot, "j", "said twice that he is moving in May")
        await press(pilot, "g", "enter", "g", "enter")
        await write(pilot, "a", "Mr Cole puts a rug in the hall by 1 December")
        await write(pilot, "a", "Maria sends a text before she knocks")
        await keep("agreement")
        await press(pilot, "z")
        await keep("quiet-wall")
        await press(pilot, "z", "p")
        await keep("break-how-long")
        await press(pilot, "2")
        await keep("break")
        await press(pilot, "c", "g", "enter")
        desk.chosen = "next_date"
        await press(pilot, "enter")
        await type_text(pilot, "14 Dec 10:00")
        await press(pilot, "enter")
        await keep("closing")
        await press(pilot, "Q")
        await keep("stopped")
        await press(pilot, "q")
        await keep("leave")


@pytest.mark.timeout(180)
@pytest.mark.parametrize("theme", THEMES)
async def test_a_restorative_conference(theme: str, tmp_path: Path, look: Look, sizes: Sizes) -> None:
    people = (
        Person(id="q1", name="Aunt Bea", role="support_person", party="p2"),
        Person(id="q2", name="Coach Lee", role="support_person", party="p1"),
    )
    made, _ = app(
        tmp_path,
        "Sam",
        "Nora",
        people=people,
        session_type=named("restorative"),
        sides=("responsible", "harmed"),
        theme=theme,
    )

    async def keep(view: str) -> None:
        await settled(made)
        for size in sizes(theme):
            await resize(pilot, size)
            look(pilot, f"restorative-{view}")

    async with made.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "c", "space", "y")
        await keep("opening")
        await press(pilot, "g", "enter")
        await keep("quiet")
        await press(pilot, "g", "enter", "g", "enter")
        await keep("quiet-supporters")
        await press(pilot, "g", "7")
        await write(pilot, "a", "Sam mends the shed with Coach Lee by 12 December")
        await keep("agreement")


@pytest.mark.timeout(180)
@pytest.mark.parametrize("theme", THEMES)
async def test_a_housing_case(theme: str, tmp_path: Path, look: Look, sizes: Sizes) -> None:
    agent = Person(
        id="q1", name="Ms Vega", role="representative", party="p2", authority="a plan of six months"
    )
    made, clock = app(
        tmp_path, "Dana", "Elm Court", people=(agent,), session_type=named("housing"), theme=theme
    )

    async def keep(view: str) -> None:
        await settled(made)
        for size in sizes(theme):
            await resize(pilot, size)
            look(pilot, f"housing-{view}")

    async with made.run_test(size=SIZES[0]) as pilot:
        desk = live_screen(made).desk
        await press(pilot, "c", "space")
        await keep("opening-asks-for-dates")
        for words in (
            "Court hearing 14 Dec, 10:00",
            "Payday 27.11.",
            "Notice ends 2026-11-23",
        ):
            desk.chosen = "key_date"
            await press(pilot, "ctrl+p", *"deadline", "enter")
            await type_text(pilot, words)
            await press(pilot, "enter")
        desk.let_go()  # the date is lit, and not the checklist
        await press(pilot, "y")
        await keep("opening")
        await press(pilot, "g", "6")
        await write(pilot, "a", "Dana pays 200 on each payday, the first on 27 November")
        clock.advance(2 * 24 * 3600)
        await keep("agreement-two-days-later")
        await press(pilot, "p")
        await keep("break-menu")
        await press(pilot, "5")
        await keep("break-for-advice")
        await press(pilot, "c", "l", "l", "enter", "c")
        await type_text(pilot, "1350 EUR rent January to March, Dana to Elm Court")
        await press(pilot, "enter", "enter", "p")
        await type_text(pilot, "200.50 EUR in cash, Dana to Elm")
        await press(pilot, "enter", "enter", "s", "3")
        await keep("ledger")


async def test_weighing(tmp_path: Path, look: Look, sizes: Sizes) -> None:
    made, _ = app(tmp_path, "Maria", "Mr Cole", "Housing office", "Dana", "The school")

    async def keep(view: str) -> None:
        await settled(made)
        for size in sizes("dark"):
            await resize(pilot, size)
            look(pilot, f"weighing-{view}")

    async with made.run_test(size=SIZES[0]) as pilot:
        await press(pilot, "c", "g", "3", "1")
        await write(pilot, "t", "How can both homes rest at night?")
        await press(pilot, "W")
        await write(pilot, "i", "Sleep before a 5 am shift")
        await press(pilot, "g", "5")
        for idea in ("A rug in the hall", "A number to text first", "The music room on Tuesdays"):
            await write(pilot, "o", idea)
        await press(pilot, "enter", "t", "1", "enter", "enter", "i", "1")
        await keep("which-reasons")
        await press(pilot, "enter", "enter", "p")
        await type_text(pilot, "Music elsewhere")
        await press(pilot, "enter", "up", "enter", "p", "n")
        await type_text(pilot, "Quiet at home, and a way to say so before anybody is angry")
        await press(pilot, "enter", "O", "down", "enter", "p", "2", "enter", "l", "p")
        await keep("packages")
        await press(pilot, "O", "down", "enter", "v", "v", "h", "1", "y")
        await type_text(pilot, "the school says so in writing, with the days and the hours")
        await press(pilot, "enter", "2")
        await keep("answers-wait")
        await press(pilot, "1", "3")
        await keep("answers")
        await press(pilot, "down", "down", "enter")
        await keep("an-answer")
        await press(pilot, "escape", "c", "O", "down", "enter", "o", "1")
        await type_text(pilot, "450 EUR towards a rug that is thick enough for the drums above")
        await press(pilot, "enter", "down", "down", "enter", "i")
        await type_text(pilot, "somebody else lays it")
        await press(pilot, "enter", "down", "down", "enter", "o", "2")
        await type_text(pilot, "I lay it myself")
        await press(pilot, "enter", "up", "enter", "w")
        await keep("offers")


async def test_money(tmp_path: Path, look: Look, sizes: Sizes) -> None:
    shares = community().model_copy(update={"budget": True, "ledger": True})
    made, _ = app(tmp_path, "Ana", "The Benedict Street Allotment Society", "Cem", session_type=shares)

    async def keep(view: str) -> None:
        await settled(made)
        for size in sizes("dark"):
            await resize(pilot, size)
            look(pilot, f"money-{view}")

    async with made.run_test(size=SIZES[0]) as pilot:
        desk = live_screen(made).desk
        await press(pilot, "c", "g", "5", "l", "h", "enter")
        await write(pilot, "m", "100 EUR")
        for digit, words in (("1", "80 youth club, least 40"), ("2", "50 the garden"), ("3", "30.50 a path")):
            await press(pilot, digit, "enter")
            await write(pilot, "r", words)
            await press(pilot, digit)
            desk.chosen = ""
        await press(pilot, "enter", "s")
        await keep("budget")
        for words in ("1350 EUR rent, Ana to Cem", "400.10 EUR heating that was paid twice, Cem to Ana"):
            await press(pilot, "l", "l", "enter", "c")
            await type_text(pilot, words)
            await press(pilot, "enter")
            desk.chosen = ""
        await keep("two-debts")


async def test_preparing(tmp_path: Path, look: Look, sizes: Sizes) -> None:
    def begin(_: Preparing) -> Sitting:
        raise AssertionError("it was not to begin")

    preparation = Preparation(named("community"), Preparing(), begin)
    made = AtOnce(lambda app, _: app.prepare(preparation), lambda: ways(tmp_path, FakeClock()))
    async with made.run_test(size=SIZES[0]) as pilot:
        await type_text(pilot, "Quiet nights")
        await press(pilot, "enter")
        for name in ("Maria", "Mr Cole"):
            await type_text(pilot, name)
            await press(pilot, "enter")
        await press(pilot, "tab", "down")
        await type_text(pilot, "Miss P")
        await press(pilot, "enter")
        await type_text(pilot, "Ho")
        for name, theme in THEMES.items():
            made.theme = theme.name
            for size in sizes(name):
                await resize(pilot, size)
                look(pilot, "prepare")


NUMBERS = "one two three four five six seven eight nine ten eleven twelve"


async def test_twelve_parties(tmp_path: Path, look: Look) -> None:
    made, _ = app(tmp_path, *(f"Party {number}" for number in NUMBERS.split()))
    async with made.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c", "g", "4")
        for digit in "123456789":
            await press(pilot, digit)
            await write(pilot, "w", f"Something that matters to the party with the number {digit}")
            await write(pilot, "i", "Because it does")
        await press(pilot, "9")
        for size in SIZES:
            await resize(pilot, size)
            await settled(made)
            look(pilot, "twelve-parties")
        await resize(pilot, (80, 24))
        await press(pilot, "pagedown")
        await settled(made)
        look(pilot, "twelve-parties-next-page")


async def test_too_small(tmp_path: Path, look: Look) -> None:
    made, _ = app(tmp_path, "Maria", "Mr Cole")
    async with made.run_test(size=(24, 6)) as pilot:
        look(pilot, "too-small")
        await press(pilot, "c")
        for opens in ("question_mark", "ctrl+p"):
            await press(pilot, opens)
            look(pilot, "too-small")
            await press(pilot, "escape")
        await resize(pilot, (40, 7))
        assert " ".join(text(made).split()) == "mediator needs 30 by 8 letters; here are 40 by 7."
        await resize(pilot, (30, 8))
        assert "Opening" in text(made)
