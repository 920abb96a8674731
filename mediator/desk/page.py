"""A page of choices for the mediator's eyes: its lines, its keys, what it asks to be typed or chosen.

Knows keys, and no screen; `page_screen` shows it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from mediator.record.base import Refused, what_does_not_fit


@dataclass(frozen=True)
class Row:
    """A line of a page."""

    text: str
    here: bool = False
    """Whether it is the one that keys are about, or the one that is chosen."""
    quiet: bool = False
    more: bool = False
    """Whether it says more of the line that is chosen, and is to be seen with it."""


@dataclass(frozen=True)
class Wanted:
    """A line that has to be typed, or chosen."""

    question: str
    text: str
    take: Callable[[str], None]
    """Raises `Refused` where the line will not do."""
    among: tuple[str, ...] = ()
    """What it can be, where it is chosen; "" is said as "not said"."""
    keeps: bool = False
    """Whether what is typed so far is taken where the screen is left alone; else it is not."""


class Pages(ABC):
    """What is chosen so far, and the page it is chosen on."""

    said = ""
    """What was in the way of the last key."""
    wanted: Wanted | None = None
    left = False
    """Whether it was left, and nothing more of it is to happen."""
    done = False
    """Whether the last Enter was pressed, and all of it is to happen."""

    def say(self, words: str) -> None:
        """Say what is in the way, and let it be tried again."""
        self.done, self.said = False, words

    def type(self, text: str | None) -> None:
        """Take the line that was wanted; None where it was closed without one."""
        wanted, self.wanted = self.wanted, None
        if wanted is not None and text is not None:
            try:
                wanted.take(text)
            except Refused as refusal:
                self.said = str(refusal)
            except ValidationError as error:
                self.said = f"Not noted: {what_does_not_fit(error)}."

    @abstractmethod
    def press(self, key: str) -> None:
        """Take a key."""

    def choices(self) -> int:
        """Return how many lines of the page can be chosen; 0 where it is only read, or keys name them."""
        return 0

    @abstractmethod
    def heading(self) -> str: ...

    @abstractmethod
    def rows(self) -> Sequence[Row]: ...

    @abstractmethod
    def keys(self) -> str:
        """Return what can be pressed."""


def upper(words: str) -> str:
    """Return *words* as a sentence begins."""
    return words[:1].upper() + words[1:]
