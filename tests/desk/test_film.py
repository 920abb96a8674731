"""The case as a film."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mediator.desk.demo import LENGTH, after_film
from mediator.desk.film import FilmClock, film_sitting
from tests.rooms import MORNING, FakeClock, community
from tests.terminal import Terminal


def test_played_at_any_speed_it_ends_in_the_same_record(tmp_path: Path) -> None:
    for speed in (1.0, 60.0, 5000.0):
        clock = FakeClock()
        playing = film_sitting(community(), tmp_path, real=clock.now, speed=speed)
        while playing.play():
            clock.advance(7)
        playing.sitting.close()
        assert playing.sitting.live.record == after_film(community(), MORNING + timedelta(seconds=LENGTH))


def test_its_clock_runs_fast_and_then_as_usual() -> None:
    real = FakeClock()
    clock = FilmClock(real.now, 60.0)

    def passed() -> float:
        started: datetime = clock.begins
        return (clock.now() - started).total_seconds()

    real.advance(10)
    assert passed() == 600
    real.advance(LENGTH / 60 - 10)
    assert passed() == pytest.approx(LENGTH)
    real.advance(5)
    assert passed() == pytest.approx(LENGTH + 5)


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24), (60, 20), (40, 12), (200, 50)])
def test_it_runs_to_its_end_on_a_real_terminal(columns: int, rows: int, tmp_path: Path) -> None:
    with Terminal("demo", "--film", "--speed", "3000", home=tmp_path, columns=columns, rows=rows) as terminal:
        terminal.wait("practice")
        terminal.wait("topic 1 of 3")
        terminal.press("right")
        terminal.wait("A knock," if columns > 40 else "people greet")  # one thing, or a board
        allowed = set("─│╭╮╰╯┏━┓┃┗┛✓○▸…·–▏▅█ ")
        stray = {letter for letter in terminal.settled() if not letter.isascii() and letter not in allowed}
        assert stray == set()
        terminal.press("q")
        terminal.wait("Leave?")
        terminal.press("enter")
        assert terminal.ended() == 0
