"""The arithmetic of the figures: medians, spreads, ratios to a floor, and when a floor cannot be one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


class OutOfRange(Exception):  # noqa: N818 - it is an answer: this machine cannot be measured on now
    """A floor is not what it can be on a machine that is left alone; its text says how."""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest of *values* that at least *share* (0 to 1) of them do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def spread(values: Sequence[float]) -> float:
    """Return how far the middle half of *values* reaches, as a share of their median."""
    return (percentile(values, 0.75) - percentile(values, 0.25)) / median(values)


@dataclass(frozen=True)
class Sane:
    """What a floor can be where nothing else keeps the machine busy."""

    least: float
    most: float
    most_spread: float

    def check(self, what: str, values: Sequence[float], unit: str) -> None:
        """Raise `OutOfRange` where the median or the spread of *values* cannot be trusted."""
        middle = median(values)
        if not self.least <= middle <= self.most:
            raise OutOfRange(
                f"{what} took {middle:.3g} {unit}; between {self.least:g} and {self.most:g} was expected."
            )
        if spread(values) > self.most_spread:
            raise OutOfRange(
                f"{what} varied by {spread(values):.0%} of {middle:.3g} {unit}; "
                f"{self.most_spread:.0%} is the most to compare with."
            )


@dataclass(frozen=True)
class Figure:
    """One figure of a row: what was measured, run by run, beside its floor in the same run."""

    name: str
    floor: tuple[float, ...]
    own: tuple[float, ...]
    unit: str
    goal: float
    """The most that is good: a ratio to the floor, or a figure in *unit* where *absolute*."""
    absolute: bool = False

    @property
    def ratios(self) -> tuple[float, ...]:
        return tuple(own / floor for own, floor in zip(self.own, self.floor, strict=True))

    @property
    def value(self) -> float:
        """What is held against the goal: the median over the runs."""
        return median(self.own if self.absolute else self.ratios)

    @property
    def holds(self) -> bool:
        return self.value <= self.goal

    def told(self) -> str:
        """Return the figure as one line."""
        ratio = f"{median(self.ratios):.2f}× ({min(self.ratios):.2f} to {max(self.ratios):.2f})"
        goal = f"{_short(self.goal)} {self.unit}" if self.absolute else f"{_short(self.goal)}×"
        times = f"{_short(median(self.own))} against {_short(median(self.floor))} {self.unit}"
        return f"  {self.name:<46} {times:>24}  {ratio:<23} goal {goal:<8} {self.verdict}"

    @property
    def verdict(self) -> str:
        return "holds" if self.holds else "MISSED"


def _short(value: float) -> str:
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"
