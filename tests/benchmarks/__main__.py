"""`python -m tests.benchmarks`: the rows of figures to hold, as ratios to their floors in the same runs."""

from __future__ import annotations

import os
import sys

import click

from tests.benchmarks.figures import OutOfRange
from tests.benchmarks.rows import NOT_YET, ROWS, Row


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--runs", type=click.IntRange(min=1), default=5, help="how often each is measured; 5")
@click.option(
    "--row", "names", multiple=True, type=click.Choice([row.name for row in ROWS]), help="this row only"
)
def main(runs: int, names: tuple[str, ...]) -> None:
    """Measure the program on a real pseudo-terminal, each figure in turns with its floor.

    Times are medians of the runs; behind a ratio stand the lowest and the highest of them. Where a floor is
    out of range the machine is busy, or another one than these figures are for, and it all stops there.
    """
    click.echo(
        f"load {_load()}; the figures are for a machine that does nothing else, with two processors.\n"
    )
    chosen = [row for row in ROWS if row.name in names or not names]
    if not all(told(row, runs) for row in chosen):
        sys.exit(1)
    if not names:
        click.echo("\nNot to be measured yet:")
        for words in NOT_YET:
            click.echo(f"  {words}")
    click.echo(f"\nload {_load()}")


def told(row: Row, runs: int) -> bool:
    """Measure a row and print its figures; print why not, and return False, where its floor is none."""
    click.echo(f"{row.name}: {row.about}")
    try:
        figures = row.measure(runs)
    except OutOfRange as why:
        click.echo(f"  The floor is out of range, so there is nothing to compare with: {why}")
        return False
    for figure in figures:
        click.echo(figure.told())
    return True


def _load() -> str:
    return " ".join(f"{load:.2f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
