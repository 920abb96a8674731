"""Asking from the start screen, one question after another: choose, write a line, read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual.app import App
from textual.content import Content

from mediator.desk.answering import Pasted
from mediator.desk.choose_screen import ChooseScreen, Option
from mediator.desk.line_screen import LineScreen
from mediator.desk.text_screen import TextScreen

V = TypeVar("V")


async def choose(
    app: App[None],
    question: str,
    options: Sequence[Option[V]],
    *,
    listed: bool = True,
    at: int = 0,
    digits: bool = False,
) -> V | None:
    """Return what was chosen of *options*, or None; with *digits* a digit takes one of the first nine."""
    answer = await app.push_screen_wait(ChooseScreen(question, options, listed=listed, at=at, digits=digits))
    return None if isinstance(answer, Pasted) else answer


async def ask(app: App[None], question: str, text: str = "") -> str | None:
    """Return the line that was written, with *text* there to begin with, or None."""
    return await app.push_screen_wait(LineScreen(question, text))


def plain(title: str, text: str) -> TextScreen:
    """Return a screen on which *text* is read."""
    return TextScreen(title, lambda width: Content(text).wrap(max(1, width)))


def laid_out(title: str, text: Callable[[int], str]) -> TextScreen:
    """Return a screen on which a text is read that is set out anew for each width."""

    def rows(width: int) -> list[Content]:
        return [row for line in text(width).split("\n") for row in Content(line).wrap(max(1, width))]

    return TextScreen(title, rows)
