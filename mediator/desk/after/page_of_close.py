"""What a page of the close is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mediator.desk.page import Row

if TYPE_CHECKING:
    from mediator.desk.after_they_left import AfterTheyLeft


@dataclass(frozen=True)
class Page:
    """One page: what it says, and what its own keys do."""

    heading: str
    keys: str
    rows: Callable[[AfterTheyLeft], list[Row]]
    press: Callable[[AfterTheyLeft, str], None] = lambda closing, key: None
    choices: Callable[[AfterTheyLeft], int] = lambda closing: 0
    """How many lines of it can be chosen."""
