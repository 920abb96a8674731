"""The invented case: it runs, is marked, and leaves nothing."""

from pathlib import Path

import pytest

from mediator.desk.demo import LENGTH, after_film, film, opening_record
from mediator.insight.board import board_view
from mediator.insight.shown import Shown
from mediator.insight.times import times
from mediator.live import Live
from mediator.record.check import check_agreement, check_session
from mediator.record.record import Record
from tests.rooms import MORNING, community
from tests.terminal import Terminal


def test_the_film_ends_in_the_same_record_every_time() -> None:
    assert after_film(community(), MORNING) == after_film(community(), MORNING)


def test_its_changes_follow_one_another_in_time() -> None:
    record = opening_record(community(), MORNING)
    moments = [change.at for change in film(record, MORNING)]
    assert moments == sorted(moments)
    assert (moments[-1] - MORNING).total_seconds() < LENGTH


def test_live_takes_every_change_of_it() -> None:
    record = opening_record(community(), MORNING)
    kept: list[Record] = []
    live = Live(record, community(), keep=kept.append, now=lambda: MORNING)
    changes = list(film(record, MORNING))
    for change in changes:
        live.do(change)
    assert len(kept) == len(changes)


def test_the_case_is_well_into_understanding_and_whole() -> None:
    record = after_film(community(), MORNING)
    assert record.session.stage().id == "understanding"
    assert check_session(record.session) == []
    assert check_agreement(record.agreement) == []
    assert times(record.session, MORNING).running == LENGTH
    assert len(record.session.parties) == 3


@pytest.mark.parametrize("shown", [Shown(), Shown(curtain=False), Shown(curtain=False, quiet=True)])
def test_practice_is_marked_whatever_is_shown(shown: Shown) -> None:
    view = board_view(after_film(community(), MORNING), community(), shown)
    marks = [
        view.practice,
        view.card.practice if view.card else "",
        view.quiet.practice if view.quiet else "",
    ]
    assert "practice" in marks


def test_nothing_of_it_is_kept(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with Terminal("demo", home=tmp_path, environment={"TMPDIR": str(scratch)}) as terminal:
        terminal.wait("practice")
        terminal.press("c")
        terminal.wait("No drums after eight")
        terminal.line("w", "Something tried out")
        assert any(scratch.iterdir())
        with Terminal("board", "practice", home=tmp_path, environment={"TMPDIR": str(scratch)}) as wall:
            wall.wait("Something tried out")
            wall.press("q")
            assert wall.ended() == 0
        terminal.press("q")
        terminal.wait("Leave?")
        terminal.press("enter")
        assert terminal.ended() == 0
    assert not any(scratch.iterdir())
    assert not (tmp_path / "mediator").exists()
    with Terminal("board", "practice", home=tmp_path, environment={"TMPDIR": str(scratch)}) as wall:
        assert wall.ended() == 1
        assert "Nobody practises now. `mediator demo`" in wall.text()
