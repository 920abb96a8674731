"""The desk as a Textual app: one session on one screen, and every way of leaving it goes through the save."""

from __future__ import annotations

import asyncio
import gc
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from mediator.board.theme import THEMES
from mediator.board.wall_app import WallApp
from mediator.desk.key_order import KeyOrder

if TYPE_CHECKING:  # everything that knows a record is loaded after the first picture
    from mediator.archive.resources import Resource
    from mediator.archive.saver import SaveState
    from mediator.desk.after_they_left import AfterTheyLeft
    from mediator.desk.bursts import KeyGate
    from mediator.desk.check_screen import CheckScreen
    from mediator.desk.following import Following
    from mediator.desk.live_screen import LiveScreen
    from mediator.desk.page_screen import PageScreen
    from mediator.desk.paper_menu import PaperMaker
    from mediator.desk.preparing import Preparing
    from mediator.desk.reflecting import Reflecting
    from mediator.desk.sitting import Sitting
    from mediator.desk.ways_in import Preparation, WaysIn
    from mediator.record.record import Record

FRAME = 0.05
"""Seconds between two looks at what a film has for now."""

LEAVING = 5.0
"""Seconds that leaving waits for the save before it asks, or, told to go by the system, goes."""


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
        self._first = first
        self._make_ways = ways
        self._tick = tick
        self._gate = gate
        self._papers = papers
        self._live_screen: LiveScreen | None = None
        self._leaving = False
        self.following: Following | None = None
        """What is followed up now, and is let go of at the end."""
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

    def _begin(self) -> None:
        if self._told:
            return
        try:
            self._ways = self._make_ways()
            self._first(self, self._ways)
        except Exception as error:  # said once the screen is given back
            self.failed = error
            self.exit()
        self.call_after_refresh(gc.enable)

    # Where one can go

    def show_start(self, screen: Screen[None]) -> None:
        """Show the screen from which a session is begun."""
        self.push_screen(screen)

    def prepare(self, preparation: Preparation) -> None:
        """Let a session be prepared, and go through what its type has to be checked before the room comes in.

        Esc comes back to the screen before, or leaves.
        """
        from mediator.desk.check_screen import CheckScreen
        from mediator.desk.prepare_screen import PrepareScreen

        def begin(preparing: Preparing) -> None:
            """Start the prepared session; where its folder cannot be made, say so and stay."""
            if self.sitting is not None:
                return
            try:
                self.sitting = preparation.begin(preparing)
            except OSError as error:
                screen = self.screen
                assert isinstance(screen, PrepareScreen | CheckScreen), "it was begun there"
                screen.draw(f"No session can be kept there: {error.strerror}. `mediator paths` shows where.")
                return
            if isinstance(self.screen, CheckScreen):
                self.pop_screen()
            self.switch_screen(self._new_live_screen(self.sitting))

        def names_are_there(preparing: Preparing) -> None:
            items = preparation.session_type.checks("before")
            if not items:
                begin(preparing)
                return
            self.push_screen(
                CheckScreen(
                    preparation.session_type.words.paper_before,
                    items,
                    ticked=lambda: preparing.ticked,
                    tick=preparing.tick,
                    go_on=lambda: begin(preparing),
                    back=self.pop_screen,
                )
            )

        def leave() -> None:
            if from_start:
                self.pop_screen()
            else:
                self.exit()

        from_start = len(self.screen_stack) > 1
        name, preparing = preparation.session_type.name, preparation.preparing
        self.push_screen(PrepareScreen(name, preparing, start=names_are_there, leave=leave))

    def sit(self, sitting: Sitting, *, play: Callable[[], bool] | None = None, tour: bool = False) -> None:
        """Go into a session, on a *tour* of its keys if wanted.

        Before one that has not begun, what was not gone through when it was prepared is offered again.
        *play* lets the next part of a film happen and says whether there is more.
        """
        self.sitting = sitting
        if sitting.not_gone_through and not sitting.has_begun():
            self.push_screen(self._check_again(sitting))
            return
        screen = self._new_live_screen(sitting, tour=tour)
        self.push_screen(screen)
        if play is not None:

            def play_on() -> None:
                if not play():
                    film.stop()
                screen.draw()

            film = self.set_interval(FRAME, play_on)

    def _check_again(self, sitting: Sitting) -> CheckScreen:
        """Offer what was not gone through when the session was prepared; the room may be here by now."""
        from mediator.desk.check_screen import CheckScreen
        from mediator.insight.checklist import ticked_items
        from mediator.record.agreement import Tick

        live = sitting.live

        def go_on() -> None:
            self.switch_screen(self._new_live_screen(sitting))

        return CheckScreen(
            live.session_type.words.paper_before,
            live.session_type.checks("before"),
            ticked=lambda: ticked_items(live.record),
            tick=lambda item: live.do(Tick(at=live.now(), item=item)),
            go_on=go_on,
            back=go_on,
            ask=True,
        )

    def _new_live_screen(self, sitting: Sitting, *, tour: bool = False) -> LiveScreen:
        from mediator.desk.live_screen import LiveScreen
        from mediator.desk.tour import Tour
        from mediator.insight.board_parts import long_day
        from mediator.insight.last_time import last_time

        screen = LiveScreen(
            sitting.live,
            around=self,
            waiting=sitting.tray,
            board_file=sitting.board_file,
            theme=lambda: self.theme_name,
            drafts=sitting.drafts,
            keymap=self._ways.keymap,
            tick=self._tick,
            gate=self._gate,
            tour=Tour() if tour else None,
            last_time=last_time(sitting.earlier, long_day),
        )
        loop = asyncio.get_running_loop()

        def from_the_saves_thread(_: SaveState) -> None:
            loop.call_soon_threadsafe(screen.look_at_the_save)

        sitting.saver.listen(from_the_saves_thread)
        self._live_screen = screen
        return screen

    def other_theme(self) -> None:
        """Draw in the other colours, and keep that for the next time; after practice nothing is kept."""
        names = list(THEMES)
        self.change_theme(names[(names.index(self.theme_name) + 1) % len(names)])
        if not self._sitting().live.record.session.practice:
            self._ways.keep_theme(self.theme_name)

    def _sitting(self) -> Sitting:
        assert self.sitting is not None, "no session yet"
        return self.sitting

    def on_mount(self) -> None:
        if self.AFTER_FIRST_PICTURE:
            self.call_after_refresh(self._begin)
        else:
            self._begin()
        self.watch_for_the_end()

    # What the desk may ask of the program around it

    def save_state(self) -> SaveState:
        """Return how it stands with the save."""
        return self._sitting().saver.state

    def save_now(self) -> None:
        """Try again at once what could not be saved."""
        self._sitting().saver.flush(0)

    def put_ours_first(self) -> None:
        """Settle what was changed outside in favour of this session; the disk may be slow."""
        self.run_worker(asyncio.to_thread(self._sitting().saver.put_ours_first), group="settle")

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
        if self._live_screen is not None:
            self._live_screen.stop_drawing()
        super().told_to_go(loop)

    def before_the_end(self) -> bool:
        """Save, then go whatever came of it; the room's own screen is empty at once."""
        if self.sitting is not None and self.sitting.board_file is not None:
            self.sitting.board_file.end()
        return self.sitting is None or self.closed or self.sitting.put_away(LEAVING)

    def close_after_they_left(self) -> None:
        """Close the session that is open; the room does not see this screen."""
        self.close_session(self._sitting(), unseen=True)

    def close_session(self, sitting: Sitting, *, unseen: bool = False) -> None:
        """Go through the close of a session, after they left. Raises `Refused`."""
        from mediator.desk.closing_down import closing_of
        from mediator.desk.letting_go import count_papers
        from mediator.desk.page_screen import PageScreen
        from mediator.record.base import Refused

        try:
            closing = closing_of(sitting, self._ways.settings)
        except Refused:
            if sitting is not self.sitting:
                sitting.close()
            raise
        self.sitting = sitting

        def end() -> None:
            self.run_worker(self._close(screen, sitting, closing), group="close")

        def leave() -> None:
            if self._live_screen is None:
                self.leave()
                return
            self.pop_screen()
            self._live_screen.desk.close_desk()
            self._live_screen.draw()

        def paper(record: Record) -> None:
            async def made() -> None:
                if said := await self._paper(record, in_the_room=False):
                    closing.papers = count_papers(sitting.folder) if sitting.folder is not None else {}
                    screen.say(said)

            self.run_worker(made(), group="paper", exclusive=True)

        closing.make_paper = paper if self._papers is not None else None
        screen = PageScreen(closing, unseen=unseen, tick=self._tick, end=end, leave=leave)
        self.push_screen(screen)

    def follow_up(self) -> None:
        """Follow up the session that is open; the room does not see this screen."""
        from mediator.desk.following import FollowingLive
        from mediator.record.base import Refused

        sitting, screen = self._sitting(), self._live_screen
        if sitting.folder is None or screen is None:
            raise Refused("Nothing of it is kept, so there is nothing to follow up.")

        def then() -> None:
            screen.desk.close_desk()
            screen.draw()

        self.follow(FollowingLive(sitting.live, sitting.folder), unseen=True, then=then)

    def follow(
        self,
        following: Following,
        *,
        unseen: bool = False,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Note how it is going with a session, in a call that nobody else sees; then go back."""
        from mediator.desk.follow_up import ASKS, IDLE, FollowUp
        from mediator.desk.page_screen import PageScreen

        self.following = following
        from_before = len(self.screen_stack) > 1
        words = self._ways.words_of(following.agreement.type)

        def leave() -> None:
            self.following = None
            if said := following.close():
                self.parting.append(said)
            if from_before:
                self.pop_screen()
                then()
            else:
                self.exit()

        pages = FollowUp(following, words)
        self.push_screen(
            PageScreen(pages, unseen=unseen, tick=self._tick, end=leave, leave=leave, asks=ASKS, idle=IDLE)
        )

    async def _close(self, screen: PageScreen, sitting: Sitting, chosen: AfterTheyLeft) -> None:
        """Let the close happen, and go; stay and say so where it cannot be saved."""
        from mediator.desk import closing_down
        from mediator.insight.times import times
        from mediator.record.base import Refused

        types = self._ways.types()
        try:
            closing_down.note(sitting, chosen)
            said = await asyncio.to_thread(closing_down.put_down, sitting, chosen, types, LEAVING)
        except (closing_down.NotClosed, Refused) as problem:
            screen.say(str(problem))
            return
        self.closed = True
        words, self.in_order = await asyncio.to_thread(closing_down.end, sitting, chosen, types)
        self.parting = [said, *words]
        if await asyncio.to_thread(self._ways.has_reflected, sitting.code):
            self.exit()
        else:
            session = sitting.live.record.session
            ran = 0 if session.practice else times(session, sitting.live.now()).running
            self.reflect(sitting.code, minutes=round(ran / 60), unseen=screen.unseen)

    def reflect(self, session: str | None = None, *, minutes: int = 0, unseen: bool = False) -> None:
        """Let the mediator look back on a session, by its code, or on none; *minutes* its clock ran."""
        from mediator.desk.page_screen import PageScreen
        from mediator.desk.reflecting import Reflecting

        reflecting = Reflecting(session, self._ways.now, {"mediating": minutes})

        def end() -> None:
            self.run_worker(self._keep(screen, reflecting), group="reflect")

        screen = PageScreen(reflecting, unseen=unseen, tick=self._tick, end=end, leave=self._looked_back)
        self.push_screen(screen)

    async def _keep(self, screen: PageScreen, reflecting: Reflecting) -> None:
        """Keep what was written, and go; stay and say so where it cannot be saved."""
        from mediator.archive.reading import Unreadable
        from mediator.archive.shared_file import Busy

        try:
            await asyncio.to_thread(self._ways.keep_reflection, reflecting.made())
        except (Unreadable, Busy) as problem:
            screen.say(f"Not kept. {problem}")
        except OSError as error:
            screen.say(f"Not kept: {error.strerror}. Enter tries again.")
        else:
            self.parting.append("What you learnt is kept, for you alone: `mediator reflect --read`.")
            self._looked_back()

    def _looked_back(self) -> None:
        """Go back to where it was asked for, or leave."""
        if not self.closed and len(self.screen_stack) > 2:
            self.pop_screen()
        else:
            self.exit()

    def make_paper(self) -> None:
        """Ask for whom, which and where, and make a paper of the session. Raises `Refused`."""
        from mediator.record.base import Refused

        if self._papers is None:
            raise Refused("No paper can be made here.")

        async def made() -> None:
            said = await self._paper(self._sitting().live.record, in_the_room=True)
            if said and self._live_screen is not None:
                self._live_screen.note("paper", said)

        self.run_worker(made(), group="paper", exclusive=True)

    async def _paper(self, record: Record, *, in_the_room: bool) -> str:
        from mediator.desk.paper_menu import make_papers

        sitting = self._sitting()
        assert self._papers is not None, "they were handed in"
        return await make_papers(
            self,
            self._papers,
            record,
            sitting.live.session_type,
            sitting.folder,
            now=sitting.live.now,
            in_the_room=in_the_room,
        )

    def save_a_copy(self) -> None:
        """Ask for a folder, behind the curtain, and save a copy there."""
        self.run_worker(self._copy(), group="copy", exclusive=True)

    async def _copy(self) -> None:
        from mediator.archive.copying import NotCopied, save_a_copy
        from mediator.desk.line_screen import LineScreen

        sitting, screen = self._sitting(), self._live_screen
        live = sitting.live
        live.show(curtain=True)
        name = await self.push_screen_wait(LineScreen("A copy into which new folder?", f"~/{sitting.code}"))
        if not name or screen is None:
            return
        folder = Path(os.path.expanduser(name))  # noqa: PTH111 - leaves an unknown ~name as it is
        try:
            await asyncio.to_thread(save_a_copy, folder, live.record, now=live.now, seal=sitting.saver.seal)
        except NotCopied as problem:
            screen.note("copy", str(problem))
        else:
            screen.note("copy", "A copy is saved. `mediator open` and its folder open it.")

    def resources(self) -> Sequence[Resource]:
        """Return the centre's list of who can help. Raises `Refused` where it has mistakes."""
        return self._ways.resources()

    def open_sealed(self) -> None:
        """Ask for the pass-phrase of sealed notes, unseen, and open them on the desk."""
        self.run_worker(self._open_sealed(), group="sealed", exclusive=True)

    async def _open_sealed(self) -> None:
        """Opening a key takes two seconds by design: it is done on a thread."""
        from mediator.archive.sealing import NoKey, Sealer, open_key, opened_texts
        from mediator.desk.line_screen import LineScreen

        live, screen, here = self._sitting().live, self._live_screen, self._ways.here
        passphrase = await self.push_screen_wait(LineScreen("Pass-phrase of your notes", unseen=True))
        if not passphrase or screen is None:
            return
        damaged: list[str] = []

        def open_all() -> dict[str, str]:
            key = open_key(here, passphrase)
            return opened_texts(screen.desk.sealed_texts(), key, damaged.append)

        screen.say("Opening …")
        try:
            words = await asyncio.to_thread(open_all)
        except NoKey as problem:
            screen.say(str(problem))
            return
        if screen.desk.unseen is None or not isinstance(live.seal, Sealer):
            screen.say("The desk is closed, so nothing was opened.")
            return
        live.seal.knows(words)
        screen.desk.open_sealed(words)
        left = f" {len(damaged)} cannot be opened: damaged, or sealed to another key." if damaged else ""
        screen.say(f"Open until the desk closes.{left}")

    async def _go(self) -> None:
        sitting = self._sitting()
        saved = await asyncio.to_thread(sitting.put_away, LEAVING)
        if saved or self._live_screen is None:
            self.exit()
            return
        from mediator.desk.state import Choice
        from mediator.desk.tray import CHANGED_OUTSIDE

        self._leaving = False
        if sitting.saver.state.conflicts:
            self._live_screen.desk.open_ask(
                CHANGED_OUTSIDE,
                Choice("enter", "this session's take their names", self.put_ours_first_and_leave),
                Choice("l", "leave both as they are", self.exit),
            )
        else:
            self._live_screen.desk.open_ask(
                f"Not yet saved: {sitting.saver.state.why}.",
                Choice("enter", "try again", self.leave),
                Choice("s", "save a copy elsewhere", self.save_a_copy),
                Choice("l", "leave without the last changes", self.exit),
            )
        self._live_screen.draw()
