"""The check before the room comes in: while preparing, and when a session that has not begun is opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mediator.archive.agendas import SessionTypes, named
from mediator.desk.app import SessionApp
from mediator.desk.bursts import KeyGate
from mediator.desk.check_screen import CheckScreen
from mediator.desk.live_screen import LiveScreen
from mediator.desk.prepare_screen import PrepareScreen
from mediator.desk.preparing import Preparing
from mediator.desk.sitting import Sitting, begin, plain_type, reopen
from mediator.desk.ways_in import Preparation, WaysIn
from mediator.insight.checklist import ticked_items
from mediator.record.agenda import StartClock
from tests.desk.screens import press, text, type_text
from tests.rooms import AtOnce, FakeClock, ways

RESTORATIVE = named("restorative")
BEFORE = [item.id for item in RESTORATIVE.checks("before")]


def starting(folder: Path, preparing: Preparing) -> Sitting:
    return begin(
        folder,
        RESTORATIVE,
        title=preparing.title or "x",
        parties=preparing.parties,
        people=preparing.people,
        sides=preparing.sides,
        ticked=preparing.ticked,
        now=FakeClock().now,
    )


def going(folder: Path, first: Callable[[SessionApp, WaysIn], None]) -> SessionApp:
    return AtOnce(first, lambda: ways(folder, FakeClock()), gate=KeyGate(fastest=0))


def new(folder: Path) -> SessionApp:
    preparing = Preparing(offered=RESTORATIVE.sides)
    prepare = Preparation(RESTORATIVE, preparing, lambda preparing: starting(folder, preparing))
    return going(folder, lambda app, _: app.prepare(prepare))


async def names(pilot: Pilot[None]) -> None:
    for line in ("The shed", "Sam", "Nora"):
        await type_text(pilot, line)
        await press(pilot, "enter")
    await press(pilot, "enter")


async def test_it_stands_between_the_names_and_the_curtain_and_is_recorded(tmp_path: Path) -> None:
    made = new(tmp_path)
    async with made.run_test() as pilot:
        await names(pilot)
        assert isinstance(made.screen, CheckScreen)
        assert text(made).count("○") == len(BEFORE)
        assert RESTORATIVE.checks("before")[0].more in " ".join(text(made).split())
        await press(
            pilot, "y", "space", "down", "y", "up", "up", "y"
        )  # 1, 2, 4 and, again, 3: taken as it comes
        await press(pilot, "enter")
        assert isinstance(made.screen, LiveScreen)
        assert made.sitting is not None
        record = made.sitting.live.record
        assert ticked_items(record) == {BEFORE[0], BEFORE[1], BEFORE[3], BEFORE[2]}
        assert record.session.sides == {"p1": "responsible", "p2": "harmed"}
        assert "What was" not in text(made)
        assert made.sitting.close()
    assert ticked_items(
        reopen(next(tmp_path.iterdir()), SessionTypes(tmp_path), now=FakeClock().now).live.record
    )


async def test_nothing_blocks_and_esc_goes_back_to_the_names(tmp_path: Path) -> None:
    made = new(tmp_path)
    async with made.run_test() as pilot:
        await names(pilot)
        await press(pilot, "escape")
        assert isinstance(made.screen, PrepareScreen)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(made.screen, LiveScreen)
        assert made.sitting is not None
        assert made.sitting.close()


async def test_a_folder_that_cannot_be_made_is_said_there_too(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = new(tmp_path / "file")
    async with made.run_test() as pilot:
        await names(pilot)
        await press(pilot, "enter")
        assert isinstance(made.screen, CheckScreen)
        assert "No session can be kept there" in text(made)


async def test_a_type_without_such_lines_starts_at_once(tmp_path: Path) -> None:
    community = named("community")

    def start(preparing: Preparing) -> Sitting:
        return begin(
            tmp_path, community, title="x", parties=preparing.parties, people=(), now=FakeClock().now
        )

    made = going(tmp_path, lambda app, _: app.prepare(Preparation(community, Preparing(), start)))
    async with made.run_test() as pilot:
        await names(pilot)
        assert isinstance(made.screen, LiveScreen)
        assert made.sitting is not None
        assert made.sitting.close()


def left_open(folder: Path, *ticked: str, begun: bool = False) -> Sitting:
    preparing = Preparing(offered=RESTORATIVE.sides)
    for line in ("The shed", "Sam", "Nora"):
        preparing.keep(line)
    preparing.ticked = list(ticked)
    sitting = starting(folder, preparing)
    if begun:
        sitting.live.do(StartClock(at=sitting.live.now()))
    assert sitting.close()
    return reopen(next(folder.iterdir()), SessionTypes(folder), now=FakeClock().now)


async def test_what_was_left_open_is_offered_when_it_is_opened_and_shows_nothing_unasked(
    tmp_path: Path,
) -> None:
    sitting = left_open(tmp_path, BEFORE[0])
    assert sitting.not_gone_through == len(BEFORE) - 1
    made = going(tmp_path, lambda app, _: app.sit(sitting))
    async with made.run_test() as pilot:
        assert "Is nobody here yet" in " ".join(text(made).split())
        shown = text(made)
        assert not [item for item in RESTORATIVE.checks("before") if item.text in shown]
        await press(pilot, "y")
        assert ticked_items(sitting.live.record) == {BEFORE[0]}
        await press(pilot, "enter", "y", "enter")
        assert isinstance(made.screen, LiveScreen)
        assert ticked_items(sitting.live.record) == {BEFORE[0], BEFORE[1]}
        assert "The shed" in text(made)
        assert sitting.live.view.card is not None


async def test_esc_goes_on_to_the_curtain_unseen(tmp_path: Path) -> None:
    sitting = left_open(tmp_path)
    made = going(tmp_path, lambda app, _: app.sit(sitting))
    async with made.run_test() as pilot:
        await press(pilot, "escape")
        assert isinstance(made.screen, LiveScreen)


@pytest.mark.parametrize("begun", [True, False])
async def test_under_way_or_gone_through_it_opens_curtained_at_once(tmp_path: Path, begun: bool) -> None:
    sitting = left_open(tmp_path, begun=True) if begun else left_open(tmp_path, *BEFORE)
    assert bool(sitting.not_gone_through) is begun
    made = going(tmp_path, lambda app, _: app.sit(sitting))
    async with made.run_test():
        assert isinstance(made.screen, LiveScreen)
        assert not [item for item in RESTORATIVE.checks("before") if item.text in text(made)]


def test_a_session_whose_type_has_gone_is_written_unseen(tmp_path: Path) -> None:
    record = left_open(tmp_path).live.record
    assert plain_type(record).writing == "hidden"
