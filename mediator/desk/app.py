"""The desk as a Textual app: one session on one screen, and every way of leaving it goes through the save."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from mediator.archive.saver import SaveState
from mediator.desk.bursts import KeyGate
from mediator.desk.check_screen import CheckScreen
from mediator.desk.crash import where_it_failed
from mediator.desk.live_screen import LiveScreen
from mediator.desk.prepare_screen import PrepareScreen
from mediator.desk.preparing import Preparing
from mediator.desk.sitting import Sitting
from mediator.desk.state import Choice
from mediator.desk.theme import PROJECTOR_DARK
from mediator.insight.checklist import ticked_items
from mediator.record.agreement import Tick
from mediator.record.session_type import SessionType

GRACE = 2.0
"""Seconds the screen has to end by itself once everything is saved and the system wants us gone."""

FRAME = 0.05
"""Seconds between two looks at what a film has for now."""

LEAVING = 5.0
"""Seconds that leaving waits for the save before it asks, or, told to go by the system, goes."""


class DeskApp(App[None], inherit_bindings=False):
    """Base of the mediator's apps: no binding but our own, a theme for projectors, no text in a crash."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    TITLE = "mediator"  # no title of a session in a window's title
    ESCAPE_TO_MINIMIZE = False

    def __init__(self) -> None:
        super().__init__()
        self.crash = ""
        """Where the program failed, as exception type and places in the code; never a text or a value."""
        self.register_theme(PROJECTOR_DARK)
        self.theme = PROJECTOR_DARK.name

    def _fatal_error(self) -> None:
        self.crash = where_it_failed(sys.exc_info()[1])
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """Textual reports some errors this way, with their values: only the place is kept."""
        self.crash = self.crash or where_it_failed(sys.exc_info()[1])
        self._close_messages_no_wait()


@dataclass(frozen=True)
class Preparation:
    """A session that is still to be prepared."""

    session_type: SessionType
    preparing: Preparing
    begin: Callable[[Preparing], Sitting]
    """Starts it. Raises `OSError`."""


class SessionApp(DeskApp):
    """One session: prepared first where it is new, then live.

    *play* lets the next part of a film happen and says whether there is more.
    """

    def __init__(
        self,
        *,
        sitting: Sitting | None = None,
        prepare: Preparation | None = None,
        play: Callable[[], bool] | None = None,
        tick: Callable[[], float] = time.monotonic,
        gate: KeyGate | None = None,
    ) -> None:
        super().__init__()
        self.sitting = sitting
        self._prepare = prepare
        self._play = play
        self._tick = tick
        self._gate = gate
        self._live_screen: LiveScreen | None = None
        self._leaving = False
        self._told = False

    def _first_screen(self) -> Screen[None]:
        if self.sitting is None and self._prepare is not None:
            return PrepareScreen(
                self._prepare.session_type.name,
                self._prepare.preparing,
                start=self._names_are_there,
                leave=self.exit,
            )
        sitting = self._sitting()
        if sitting.not_gone_through and not sitting.has_begun():
            return self._check_again(sitting)
        return self._new_live_screen()

    def _names_are_there(self, preparing: Preparing) -> None:
        """Go through what is to be checked before the room comes in, if the type has any; then begin."""
        items = self._prepare.session_type.checks("before") if self._prepare is not None else ()
        if not items or self._prepare is None:
            self._begin(preparing)
            return
        self.push_screen(
            CheckScreen(
                self._prepare.session_type.words.paper_before,
                items,
                ticked=lambda: preparing.ticked,
                tick=preparing.tick,
                go_on=lambda: self._begin(preparing),
                back=self.pop_screen,
            )
        )

    def _check_again(self, sitting: Sitting) -> CheckScreen:
        """Offer what was not gone through when the session was prepared; the room may be here by now."""
        live = sitting.live

        def go_on() -> None:
            self.switch_screen(self._new_live_screen())

        return CheckScreen(
            live.session_type.words.paper_before,
            live.session_type.checks("before"),
            ticked=lambda: ticked_items(live.record),
            tick=lambda item: live.do(Tick(at=live.now(), item=item)),
            go_on=go_on,
            back=go_on,
            ask=True,
        )

    def _begin(self, preparing: Preparing) -> None:
        """Start the prepared session; where its folder cannot be made, say so and stay."""
        if self._prepare is None or self.sitting is not None:
            return
        try:
            self.sitting = self._prepare.begin(preparing)
        except OSError as error:
            screen = self.screen
            if isinstance(screen, PrepareScreen | CheckScreen):
                screen.draw(f"No session can be kept there: {error.strerror}. `mediator paths` shows where.")
            return
        if isinstance(self.screen, CheckScreen):
            self.pop_screen()
        self.switch_screen(self._new_live_screen())

    def _new_live_screen(self) -> LiveScreen:
        sitting = self._sitting()
        screen = LiveScreen(
            sitting.live,
            leave=self.leave,
            save_state=lambda: sitting.saver.state,
            note=sitting.note,
            tick=self._tick,
            gate=self._gate,
        )
        loop = asyncio.get_running_loop()

        def from_the_saves_thread(_: SaveState) -> None:
            loop.call_soon_threadsafe(screen.look_at_the_save)

        sitting.saver.listen(from_the_saves_thread)
        self._live_screen = screen
        return screen

    def _sitting(self) -> Sitting:
        assert self.sitting is not None, "no session yet"
        return self.sitting

    def on_mount(self) -> None:
        self.push_screen(self._first_screen())
        self.call_after_refresh(gc.enable)
        if self._play is not None:
            self._film = self.set_interval(FRAME, self._play_on)
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, lambda *_: self.told_to_go(loop))
            threading.Thread(
                target=self._watch_the_terminal, args=(loop,), name="terminal", daemon=True
            ).start()
            # Suspended, the shell would be on the wall; and Textual can hang on it while it ends.
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)

    def _play_on(self) -> None:
        """Let the film go on, and draw what happened."""
        if self._play is None or self._live_screen is None:
            return
        if not self._play():
            self._film.stop()
        self._live_screen.draw()

    def leave(self) -> None:
        """Hold the clock, wait for the save, and go; stay and say so where it cannot be saved."""
        if not self._leaving:
            self._leaving = True
            self.run_worker(self._go(), group="leave")

    def _watch_the_terminal(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait until the terminal is gone: not every one of them says so with a signal."""
        if sys.__stdin__ is not None and sys.__stdin__.isatty():
            terminal = select.poll()
            terminal.register(sys.__stdin__.fileno(), 0)
            terminal.poll()
            self.told_to_go(loop)

    def told_to_go(self, loop: asyncio.AbstractEventLoop) -> None:
        """The terminal closes or the system ends the program: save, then go whatever came of it.

        A terminal that is gone can block the screen for ever, so nothing here waits for the screen.
        """
        if self._told:
            return
        self._told = True
        if self._live_screen is not None:
            self._live_screen.stop_drawing()

        def see_to_it() -> None:
            saved = self.sitting is None or self.sitting.put_away(LEAVING)
            with contextlib.suppress(RuntimeError):  # the screen has ended by itself
                loop.call_soon_threadsafe(self.exit)
            time.sleep(GRACE)
            os._exit(0 if saved else 1)

        threading.Thread(target=see_to_it, name="leave", daemon=True).start()

    async def _go(self) -> None:
        sitting = self._sitting()
        saved = await asyncio.to_thread(sitting.put_away, LEAVING)
        if saved or self._live_screen is None:
            self.exit()
            return
        self._leaving = False
        self._live_screen.desk.open_ask(
            f"Not yet saved: {sitting.saver.state.why}.",
            Choice("enter", "try again", self.leave),
            Choice("l", "leave without the last changes", self.exit),
        )
        self._live_screen.draw()
