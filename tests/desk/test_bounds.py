"""Far more than anyone writes: it stays alive, says what fits, and one undo takes it back."""

from pathlib import Path
from typing import get_args

import pytest
from rich.cells import cell_len
from textual.events import Paste

from mediator.archive.agendas import named
from mediator.archive.saver import Saver
from mediator.archive.session_files import load
from mediator.board.drawing import pages
from mediator.board.one_large import one_large
from mediator.desk.bursts import KeyGate
from mediator.desk.kinds import KINDS
from mediator.desk.line import WritingLine
from mediator.desk.prepare_screen import PrepareScreen
from mediator.desk.preparing import Preparing
from mediator.desk.sitting import Sitting
from mediator.desk.ways_in import Preparation
from mediator.desk.writing import open_line
from mediator.insight.board import board_view
from mediator.insight.shown import Shown
from mediator.live import Live
from mediator.record.agenda import BoardName
from mediator.record.interest import Interest
from mediator.record.issue import Issue
from tests.busy import busy_record
from tests.desk.screens import SIZES, press, resize, settled, text, type_text, write
from tests.rooms import MORNING, AtOnce, FakeClock, app, community, ids, live_screen, record, ways

OF_EACH_SORT = ("topic", "reword", "party", "person", "title", "next_date", "key_date", "curtain_line")
MEGABYTE = ("word " * 200_000).strip()


async def test_ten_thousand_entries_of_forty_parties(tmp_path: Path) -> None:
    made_of = record(*(f"Party {n}" for n in range(40)))
    issues = tuple(Issue(id=f"t{n}", text=f"Topic {n}", number=n + 1, at=MORNING) for n in range(500))
    interests = tuple(
        Interest(
            id=f"i{n}",
            text=f"Reason {n}",
            number=n + 1,
            parties=(f"p{n % 40 + 1}",),
            issues=("t0",),
            at=MORNING,
        )
        for n in range(9_500)
    )
    made_of = made_of.with_session(issues=issues, interests=interests)
    clock = FakeClock()
    saver = Saver(tmp_path, {}, stored=None, now=clock.now)
    saver.keep(made_of)
    live = Live(made_of, community(), keep=saver.keep, now=clock.now, new_id=ids())
    sitting = Sitting(live, saver, "2026-11-22-heron")
    made = AtOnce(
        lambda app, _: app.sit(sitting),
        lambda: ways(tmp_path, clock),
        tick=clock.tick,
        gate=KeyGate(fastest=0),
    )
    async with made.run_test(size=SIZES[1]) as pilot:
        await press(pilot, "c", *"WITOARKF", "l", "escape", "c", "W")
        for size in (SIZES[0], SIZES[-1], (1, 1), SIZES[1]):
            await resize(pilot, size)
        await press(pilot, "T", "pagedown", "pageup", "down", "enter", "escape")
        await write(pilot, "t", "One more")
        assert len(live.record.session.issues) == 501
        await press(pilot, "u")
        assert live.record.session.issues == issues
        await write(pilot, "t", "And one that stays")
        await settled(made)
        assert made.crash == ""
    assert saver.close(30)
    assert load(tmp_path).record.session.issues[-1].text == "And one that stays"


@pytest.mark.parametrize("board", get_args(BoardName))
def test_every_board_of_a_busy_room_is_drawn_whole_and_no_wider_than_it_is(board: BoardName) -> None:
    made_of = busy_record()
    view = board_view(made_of, community(), Shown(board=board, curtain=False))
    wanted = {line.key for line in view.body.lines()}
    assert wanted or board in ("accounts", "common")
    for width, height in ((76, 17), (116, 29), (56, 13), (36, 7)):
        large = width < 48
        laid_out = one_large(view.body, width, height) if large else pages(view.body, width, height)
        assert all(len(page) <= height for page in laid_out)
        assert all(row.content.cell_length <= width for page in laid_out for row in page)
        assert wanted <= {key for page in laid_out for row in page for _, key in row.keys}


async def test_a_busy_room_is_walked_through_on_a_small_screen(tmp_path: Path) -> None:
    made, _ = app(tmp_path, *(party.name for party in busy_record().session.parties))
    async with made.run_test(size=(80, 24)) as pilot:
        desk = live_screen(made).desk
        desk.live._become(busy_record())
        await press(pilot, "c", "N", "n")
        for keys, heading in (
            ("T", "Topics"), ("lg", "Who said what"), ("W", "How will we share"), ("I", "Common ground"),
            ("O", "Ideas"), ("ls", "Fair standards"), ("A", "Agreement points"), ("K", "Parking lot"),
            ("F", "To find out"), ("le", "Closing"), ("R", "Opening"),
        ):  # fmt: skip
            await press(pilot, *keys, "down", "pagedown", "pageup")
            assert heading in text(made), keys
            assert all(cell_len(row) <= 80 for row in text(made).splitlines())
        await press(pilot, "T", "down", "enter")
        assert "left open" in text(made)
        await press(pilot, "8", "escape", "l", "g", "N")
        assert "Neighbours of gate 12" in text(made)
        assert made.crash == ""


async def test_a_megabyte_in_every_kind_of_line_is_said_not_to_fit_and_loses_nothing(
    tmp_path: Path, long: bool
) -> None:
    made, _ = app(tmp_path, "Maria", "Mr Cole")
    async with made.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c")
        await write(pilot, "t", "A topic")
        desk = live_screen(made).desk
        before = desk.live.record
        for kind in KINDS if long else OF_EACH_SORT:
            if kind == "reword":
                await press(pilot, "T", "down", "e")
            else:
                open_line(desk, kind, party="p1")
                live_screen(made).draw()
            field = made.screen.query_one(WritingLine)
            field.post_message(Paste(MEGABYTE))
            await press(pilot, "enter")
            assert desk.writing is not None, kind
            assert "fit" in text(made) or "Write" in text(made), kind
            assert field.value.rstrip().endswith(MEGABYTE), kind
            assert desk.live.record is before
            await press(pilot, "escape", "escape", "c")
            desk.drafts.clear()


async def test_a_megabyte_where_a_session_is_prepared(tmp_path: Path) -> None:
    def begin(_: Preparing) -> Sitting:
        raise AssertionError("it was not to begin")

    preparation = Preparation(named("community"), Preparing(), begin)
    made = AtOnce(lambda app, _: app.prepare(preparation), lambda: ways(tmp_path, FakeClock()))
    async with made.run_test(size=(80, 24)) as pilot:
        for kept in ("Quiet nights", "Maria", "Mr Cole"):
            field = made.screen.query_one(WritingLine)
            field.post_message(Paste(MEGABYTE))
            await press(pilot, "enter")
            assert "80 fit" in text(made)
            await press(pilot, "ctrl+u")
            await type_text(pilot, kept)
            await press(pilot, "enter")
            assert kept in text(made)


async def test_backspace_takes_the_last_name_back_and_who_writes_on_does_not_leave(tmp_path: Path) -> None:
    left: list[str] = []
    preparation = Preparation(named("community"), Preparing(), lambda _: left.append("began"))  # type: ignore[arg-type, return-value]
    made = AtOnce(lambda app, _: app.prepare(preparation), lambda: ways(tmp_path, FakeClock()))
    async with made.run_test(size=(80, 24)) as pilot:
        for kept in ("Quiet nights", "Maria", "Mr Cole"):
            await type_text(pilot, kept)
            await press(pilot, "enter")
        await press(pilot, "backspace")
        assert "Mr Cole" not in text(made)
        assert "Maria" in text(made)
        await press(pilot, "escape", "x", "escape")
        assert isinstance(made.screen, PrepareScreen)
        assert "Leave without starting?" in text(made)
