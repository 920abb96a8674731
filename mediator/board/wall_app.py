"""What every app of ours is made of: it may be on a wall, so nothing of what it holds shows in a crash."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter

from mediator.board.charset import charset
from mediator.board.crash import where_it_failed
from mediator.board.terminal import WithoutColour, for_terminal
from mediator.board.theme import THEMES
from mediator.board.too_small import SMALLEST

GRACE = 2.0
"""Seconds the screen has to end by itself when the system wants the program gone."""


class WallApp(App[None], inherit_bindings=False):
    """Base of the mediator's apps: no binding but our own, a theme for projectors, no text in a crash."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    TITLE = "mediator"  # no title of a session in a window's title
    ESCAPE_TO_MINIMIZE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-thin"), (SMALLEST[0], "-not-thin")]  # noqa: RUF012 (as its base has it)
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (SMALLEST[1], "-not-flat")]  # noqa: RUF012
    CSS = """
    Screen.-thin > *, Screen.-flat > * { display: none !important; }
    Screen.-thin > TooSmall, Screen.-flat > TooSmall { display: block !important; }
    """

    def __init__(self, *, theme: str = "dark", motion: bool = True) -> None:
        """*theme* is one of `THEMES`; without *motion* nothing glides, whatever the surroundings say."""
        super().__init__()
        self.crash = ""
        """Where the program failed, as exception type and places in the code; never a text or a value."""
        for ours in THEMES.values():
            self.register_theme(ours)
        self.change_theme(theme)
        if not motion:
            self.animation_level = "none"
        self._told = False
        """Whether the system or the terminal wants the program gone."""
        self._own_filters = [WithoutColour()] if self.no_color else []

    def change_theme(self, name: str) -> None:
        """Draw in the theme of that name."""
        self.theme_name = name
        self.theme = THEMES[name].name

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *self._own_filters]

    def get_driver_class(self) -> type[Driver]:
        """Return the system's driver, which sends only what the terminal's character set can show."""
        base = super().get_driver_class()
        allowed = charset(os.environ, getattr(sys.__stderr__, "encoding", None) or "ascii")

        class Adapted(base):  # type: ignore[valid-type,misc]
            def write(self, data: str) -> None:
                super().write(for_terminal(data, allowed))

        return Adapted

    def _fatal_error(self) -> None:
        self.crash = where_it_failed(sys.exc_info()[1])
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Textual reports some errors this way, with their values: only the place is kept."""
        self.crash = self.crash or where_it_failed(sys.exc_info()[1])
        self._close_messages_no_wait()

    def watch_for_the_end(self) -> None:
        """Be told when the system or the terminal wants the program gone; no key suspends it."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                signal.signal(number, lambda *_: self.told_to_go(loop))
            threading.Thread(
                target=self._watch_the_terminal, args=(loop,), name="terminal", daemon=True
            ).start()
            # Suspended, the shell would be on the wall; and Textual can hang on it while it ends.
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
            # Stopped all the same and going on, it draws anew; Textual would read the keys twice.
            loop.add_signal_handler(signal.SIGCONT, self.refresh)
            resized = signal.getsignal(signal.SIGWINCH)
            if callable(resized):  # one inside another, a window dragged about would be too deep a recursion
                loop.add_signal_handler(signal.SIGWINCH, resized, signal.SIGWINCH, None)

    def _watch_the_terminal(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait until the terminal is gone: not every one of them says so with a signal."""
        if sys.__stdin__ is not None and sys.__stdin__.isatty():
            terminal = select.poll()
            terminal.register(sys.__stdin__.fileno(), 0)
            terminal.poll()
            self.told_to_go(loop)

    def told_to_go(self, loop: asyncio.AbstractEventLoop) -> None:
        """The terminal closes or the system ends the program: go, whatever becomes of the screen.

        A terminal that is gone can block the screen for ever, so nothing here waits for it. Called on any
        thread.
        """
        if self._told:
            return
        self._told = True

        def see_to_it() -> None:
            in_order = self.before_the_end()
            with contextlib.suppress(RuntimeError):  # the screen has ended by itself
                loop.call_soon_threadsafe(self.exit)
            time.sleep(GRACE)
            os._exit(0 if in_order else 1)

        threading.Thread(target=see_to_it, name="leave", daemon=True).start()

    def before_the_end(self) -> bool:
        """Do what has to be done before the program goes, on a thread of its own; say whether it was."""
        return True
