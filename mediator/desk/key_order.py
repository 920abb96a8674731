"""Keys one after the other: each is answered before the next goes to whoever has the focus by then.

Textual gives a key to the focus at once, to wait in that widget's queue. Typed quickly, what follows a key
that opens a line, closes one or shows another screen would go to the place that was there before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Protocol, runtime_checkable

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event
from textual.screen import Screen


@runtime_checkable
class Field(Protocol):
    """A field for text."""

    def is_text(self, event: Event) -> bool:
        """Say whether all that a key or a paste can do there is to change the text."""


class KeyOrder:
    """Holds keys and pastes until those before them are answered. *give* is how the app hands one on."""

    def __init__(self, app: App[None], give: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._give = give
        self._waiting: deque[Event] = deque()
        self._answering = False

    @property
    def answered(self) -> bool:
        """Whether every key taken so far is answered."""
        return not self._answering and not self._waiting

    async def take(self, event: Event) -> None:
        """Take a key or a paste as it comes from the terminal."""
        self._waiting.append(event)
        await self._next()

    async def _next(self) -> None:
        while self._waiting and not self._answering:
            event, first = self._waiting.popleft(), self._app.focused or self._app.screen
            # What changes a text and nothing else needs no answer: the next one goes to the same field.
            self._answering = not (isinstance(first, Field) and first.is_text(event))
            await self._give(event)
            if self._answering:
                self._wait_behind(first)

    def _wait_behind(self, node: DOMNode) -> None:
        """Wait in *node*'s queue behind what was given, then in those it goes on to, up to the screen."""

        def it_was() -> None:
            above = None if isinstance(node, Screen) else node.parent
            if isinstance(above, DOMNode):
                self._wait_behind(above)
            else:
                self._go_on()

        if not node.call_later(it_was):  # it is being taken away
            self._go_on()

    def _go_on(self) -> None:
        self._answering = False
        self._app.call_later(self._next)
