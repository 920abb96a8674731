"""The desk as a Textual app: one session on one screen, and every way of leaving it goes through the save."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from mediator.board.garbage import collect_again
from mediator.board.theme import THEMES
from mediator.board.wall_app import WallApp
from mediator.desk.key_order import KeyOrder

if TYPE_CHECKING:  # everything that knows a record is loaded after the first picture
    from mediator.archive.resources import Resource
    from mediator.archive.saver import SaveState
    from mediator.desk.after_they_left import AfterTheyLeft
    from mediator.desk.bursts import KeyGate
    from mediator.desk.following import Following
    from mediator.desk.live_screen import LiveScreen
    from mediator.desk.paper_menu import PaperMaker
    from mediator.desk.sitting import Sitting
    from mediator.desk.ways_in import Preparation, WaysIn
    from mediator.record.record import Record

FRAME = 0.05
"""Seconds between two looks at what a film has for now."""


class FirstPicture(Static):
    """What is there before anything is loaded."""

    DEFAULT_CSS = "FirstPicture { width: 1fr; height: 1fr; content-align: center middle; }"


class SessionApp(WallApp):
    """One session: prepared first where it is new, then live; or the start screen, from which one is begun.

    *first* says what is to be shown, by the app's own `sit`, `prepare` or `show_start`. It is called once a
    picture is on the terminal, for which nothing of a session has to be loaded; what it raises ends the app
    and is found in `failed`. *ways* are made then too. Without *papers* none can be made from inside.
    """

    AFTER_FIRST_PICTURE: ClassVar[bool] = True

    def __init__(
        self,
        first: Callable[[SessionApp, WaysIn], None],
        ways: Callable[[], WaysIn],
        *,
        theme: str = "dark",
        motion: bool = True,
        tick: Callable[[], float] = time.monotonic,
        gate: KeyGate | None = None,
        papers: PaperMaker | None = None,
    ) -> None:
        super().__init__(theme=theme, motion=motion)
        self.sitting: Sitting | None = None
        self.failed: Exception | None = None
        self.ways: WaysIn
        self.live_screen: LiveScreen | None = None
        self.tick = tick
        self.papers = papers
        self._first = first
        self._make_ways = ways
        self._gate = gate
        self._leaving = False
        self.following: Following | None = None
        """What is followed up now, and is let go of at the end."""
        self.unfinished: AfterTheyLeft | None = None
        """A close of this session that was left before its end."""
        self.closed = False
        """Whether the session was closed and is written no more."""
        self.in_order = True
        """Whether all that was to happen at the close did."""
        self.parting: list[str] = []
        """What is said once the screen is given back."""
        self.keys = KeyOrder(self, super().on_event)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.keys.take(event)
        else:
            await super().on_event(event)

    def compose(self) -> ComposeResult:
        yield FirstPicture(self.TITLE)

    def on_mount(self) -> None:
        if self.AFTER_FIRST_PICTURE:
            self.call_after_refresh(self._begin)
        else:
            self._begin()
        self.watch_for_the_end()

    def _begin(self) -> None:
        if self._told:
            return
        try:
            self.ways = self._make_ways()
            self._first(self, self.ways)
        except Exception as error:  # said once the screen is given back
            self.failed = error
            self.exit()
        self.call_after_refresh(collect_again)

    # Where one can go

    def show_start(self, screen: Screen[None]) -> None:
        """Show the screen from which a session is begun."""
        self.push_screen(screen)

    def prepare(self, preparation: Preparation) -> None:
        """Let a session be prepared, checked and begun."""
        from mediator.desk.before_the_room import prepare

        prepare(self, preparation)

    def sit(self, sitting: Sitting, *, play: Callable[[], bool] | None = None, tour: bool = False) -> None:
        """Go into a session, on a *tour* of its keys if wanted.

        Before one that has not begun, what was not gone through when it was prepared is offered again.
        *play* lets the next part of a film happen and says whether there is more.
        """
        self.sitting = sitting
        if sitting.not_gone_through and not sitting.has_begun():
            from mediator.desk.before_the_room import check_again

            check_again(self, sitting)
            return
        screen = self.new_live_screen(sitting, tour=tour)
        self.push_screen(screen)
        if play is not None:

            def play_on() -> None:
                if not play():
                    film.stop()
                screen.draw()

            film = self.set_interval(FRAME, play_on)

    def new_live_screen(self, sitting: Sitting, *, tour: bool = False) -> LiveScreen:
        """Return the screen of a session, which is told how its save goes on."""
        from mediator.desk.live_screen import LiveScreen
        from mediator.desk.tour import Tour
        from mediator.insight.last_time import last_time

        screen = LiveScreen(
            sitting.live,
            around=self,
            waiting=sitting.tray,
            board_file=sitting.board_file,
            theme=lambda: self.theme_name,
            drafts=sitting.drafts,
            keymap=self.ways.keymap,
            tick=self.tick,
            gate=self._gate,
            tour=Tour() if tour else None,
            last_time=last_time(sitting.earlier),
        )
        loop = asyncio.get_running_loop()

        def from_the_saves_thread(_: SaveState) -> None:
            loop.call_soon_threadsafe(screen.look_at_the_save)

        sitting.saver.listen(from_the_saves_thread)
        self.live_screen = screen
        return screen

    def _sitting(self) -> Sitting:
        assert self.sitting is not None, "no session yet"
        return self.sitting

    # What the desk may ask of the program around it

    def other_theme(self) -> None:
        """Draw in the other colours, and keep that for the next time; after practice nothing is kept."""
        names = list(THEMES)
        self.change_theme(names[(names.index(self.theme_name) + 1) % len(names)])
        if not self._sitting().live.record.session.practice:
            self.ways.keep_theme(self.theme_name)

    def save_state(self) -> SaveState:
        """Return how it stands with the save."""
        return self._sitting().saver.state

    def save_now(self) -> None:
        """Try again at once what could not be saved."""
        self._sitting().saver.flush(0)

    def put_ours_first(self) -> None:
        """Settle what was changed outside in favour of this session; the disk may be slow."""
        self.run_worker(asyncio.to_thread(self._sitting().saver.put_ours_first), group="settle")

    def resources(self) -> Sequence[Resource]:
        """Return the centre's list of who can help. Raises `Refused` where it has mistakes."""
        return self.ways.resources()

    def save_a_copy(self) -> None:
        """Ask for a folder, behind the curtain, and save a copy there."""
        from mediator.desk.copy_elsewhere import save_a_copy

        if self.live_screen is not None:
            self.run_worker(save_a_copy(self._sitting(), self.live_screen), group="copy", exclusive=True)

    def open_sealed(self) -> None:
        """Ask for the pass-phrase of sealed notes, unseen, and open them on the desk."""
        from mediator.desk.sealed_notes import open_sealed

        if self.live_screen is not None:
            self.run_worker(open_sealed(self.ways.here, self.live_screen), group="sealed", exclusive=True)

    def make_paper(self) -> None:
        """Ask for whom, which and where, and make a paper of the session. Raises `Refused`."""
        from mediator.record.base import Refused

        if self.papers is None:
            raise Refused("No paper can be made here.")

        async def made() -> None:
            said = await self.paper_of(self._sitting().live.record, in_the_room=True)
            if said and self.live_screen is not None:
                self.live_screen.note("paper", said)

        self.run_worker(made(), group="paper", exclusive=True)

    async def paper_of(self, record: Record, *, in_the_room: bool) -> str:
        """Ask for a paper of *record*, which is the session's; say where it is, or why it is not."""
        from mediator.desk.paper_menu import make_paper

        assert self.papers is not None, "they were handed in"
        return await make_paper(self, self.papers, self._sitting(), record, in_the_room=in_the_room)

    # After the room

    def close_after_they_left(self) -> None:
        """Close the session that is open; the room does not see this screen. Raises `Refused`."""
        self.close_session(self._sitting(), unseen=True)

    def close_session(self, sitting: Sitting, *, unseen: bool = False) -> None:
        """Go through the close of a session, after they left. Raises `Refused`."""
        from mediator.desk import after_the_room

        after_the_room.close(self, sitting, unseen=unseen)

    def follow_up(self) -> None:
        """Follow up the session that is open; the room does not see this screen. Raises `Refused`."""
        from mediator.desk import after_the_room

        after_the_room.follow_the_open_one(self, self._sitting())

    def follow(self, following: Following, *, then: Callable[[], object] = lambda: None) -> None:
        """Follow up a session that nobody has open; then go back."""
        from mediator.desk import after_the_room

        after_the_room.follow(self, following, unseen=False, then=then)

    def reflect(self, session: str | None = None) -> None:
        """Let the mediator look back on a session, by its code, or on none."""
        from mediator.desk import after_the_room

        after_the_room.reflect(self, session)

    # Leaving

    def put_ours_first_and_leave(self) -> None:
        """Settle it, and go."""

        async def settle() -> None:
            await asyncio.to_thread(self._sitting().saver.put_ours_first)
            self.leave()

        self.run_worker(settle(), group="settle")

    def leave(self) -> None:
        """Hold the clock, wait for the save, and go; stay and say so where it cannot be saved."""
        if not self._leaving:
            self._leaving = True
            self.run_worker(self._go(), group="leave")

    def told_to_go(self, loop: asyncio.AbstractEventLoop) -> None:
        if self.live_screen is not None:
            self.live_screen.stop_drawing()
        super().told_to_go(loop)

    def before_the_end(self) -> bool:
        """Save, then go whatever came of it; the room's own screen is empty at once."""
        if self.sitting is not None and self.sitting.board_file is not None:
            self.sitting.board_file.end()
        return self.sitting is None or self.closed or self.sitting.put_away()

    async def _go(self) -> None:
        sitting = self._sitting()
        saved = await asyncio.to_thread(sitting.put_away)
        if saved or self.live_screen is None:
            self.exit()
            return
        from mediator.desk.state import Choice
        from mediator.desk.tray import CHANGED_OUTSIDE

        self._leaving = False
        if sitting.saver.state.conflicts:
            self.live_screen.desk.open_ask(
                CHANGED_OUTSIDE,
                Choice("enter", "this session's take their names", self.put_ours_first_and_leave),
                Choice("l", "leave both as they are", self.exit),
            )
        else:
            self.live_screen.desk.open_ask(
                f"Not yet saved: {sitting.saver.state.why}.",
                Choice("enter", "try again", self.leave),
                Choice("s", "save a copy elsewhere", self.save_a_copy),
                Choice("l", "leave without the last changes", self.exit),
            )
        self.live_screen.draw()
