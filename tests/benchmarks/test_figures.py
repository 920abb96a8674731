"""The arithmetic of the figures, and that nothing is compared with a floor that is none."""

import re

import pytest
from click.testing import CliRunner

from tests.benchmarks import __main__ as command
from tests.benchmarks.__main__ import main
from tests.benchmarks.figures import Figure, OutOfRange, Sane, percentile, spread
from tests.benchmarks.rows import ROWS, Row


def test_percentiles_are_values_that_were_measured() -> None:
    values = list(range(100, 0, -1))
    assert [percentile(values, share) for share in (0, 0.5, 0.99, 1)] == [1, 50, 99, 100]
    assert percentile([7.0], 0.99) == 7


def test_the_spread_is_that_of_the_middle_half() -> None:
    assert spread([1, 9, 10, 11, 100]) == pytest.approx(0.2)
    assert spread([5, 5, 5]) == 0


def test_a_ratio_is_taken_run_by_run() -> None:
    """A run that was slow for both is no slow run of ours."""
    figure = Figure("start", floor=(1, 2, 10), own=(1.1, 2.4, 13), unit="s", goal=1.25)
    assert figure.ratios == pytest.approx((1.1, 1.2, 1.3))
    assert figure.value == pytest.approx(1.2)
    assert figure.holds
    assert re.search(r"start +2\.4 against 2 s +1\.20× \(1\.10 to 1\.30\) +goal 1\.25× +holds", figure.told())


def test_a_figure_may_have_a_goal_of_its_own() -> None:
    figure = Figure("late", floor=(1, 1), own=(40, 60), unit="ms", goal=49, absolute=True)
    assert figure.value == 50
    assert not figure.holds
    assert re.search(r"50\.00× \(40\.00 to 60\.00\) +goal 49 ms +MISSED", figure.told())


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([3.0, 3.1, 3.2], "took 3.1 s; between 0.2 and 1.5 was expected"),
        ([0.01, 0.01, 0.01], "took 0.01 s"),
        ([0.3, 0.5, 0.9], "varied by 120%"),
    ],
)
def test_a_floor_that_cannot_be_one_is_refused(values: list[float], said: str) -> None:
    with pytest.raises(OutOfRange, match=re.escape(said)):
        Sane(0.2, 1.5, 0.25).check("A bare app", values, "s")


def test_a_floor_as_it_should_be_is_taken() -> None:
    Sane(0.2, 1.5, 0.25).check("A bare app", [0.30, 0.31, 0.33], "s")


def test_it_says_so_and_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    def good(runs: int) -> list[Figure]:
        asked.append(("good", runs))
        return [Figure("a figure", (1,), (1,), "s", 1)]

    def bad(runs: int) -> list[Figure]:
        asked.append(("bad", runs))
        raise OutOfRange("A bare app took 9 s.")

    rows = (Row("one", "first", good), Row("two", "second", bad), Row("three", "third", good))
    monkeypatch.setattr(command, "ROWS", rows)
    done = CliRunner().invoke(main, ["--runs", "2"])
    assert done.exit_code == 1
    assert asked == [("good", 2), ("bad", 2)]
    assert "a figure" in done.stdout
    assert "out of range, so there is nothing to compare with: A bare app took 9 s." in done.stdout
    assert "third" not in done.stdout


def test_rows_have_names_and_those_to_come_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [row.name for row in ROWS]
    assert len(set(names)) == len(names)
    monkeypatch.setattr(command, "ROWS", ())
    done = CliRunner().invoke(main, [])
    assert done.exit_code == 0
    assert "Not to be measured yet:" in done.stdout
    assert "10,000 sessions" in done.stdout
    assert CliRunner().invoke(main, ["--row", "nothing"]).exit_code == 2
