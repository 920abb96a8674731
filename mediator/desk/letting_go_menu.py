"""Closing, holding and destroying from the start screen. It names no case before it is asked for one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from textual.screen import Screen

from mediator.archive.keeping_file import read_keeping
from mediator.archive.purging import CERTAIN, past_their_date
from mediator.archive.reading import Unreadable
from mediator.archive.sessions import NotFound
from mediator.desk.asking import ask, choose, plain
from mediator.desk.choose_screen import Option
from mediator.desk.choosing_session import choose_session
from mediator.desk.letting_go import (
    PURGE,
    asks_for_the_word,
    hold,
    lift,
    refuse_while_held,
    take_and_destroy,
    what_would_go,
)
from mediator.desk.sitting import Sitting
from mediator.desk.ways_in import WaysIn
from mediator.record.base import Refused
from mediator.record.keeping import CLASSES, SAID, FileClass

Wanted = list[tuple[Path, Sequence[FileClass]]]


class LettingGoMenu:
    """Asks what is to be done and for which session; one thing, then the start screen again."""

    def __init__(
        self,
        screen: Screen[None],
        ways: WaysIn,
        close: Callable[[Sitting], None],
        reflect: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._ways = ways
        self._close = close
        self._reflect = reflect

    async def run(self) -> None:
        """Ask, and do it; what is in the way is said."""
        what = await self._choose(
            "After they left",
            [
                Option("close", "close a session"),
                Option("hold", "hold a session, so that nothing of it is destroyed; or lift the hold"),
                Option("past", "destroy what is past its date"),
                Option("purge", "destroy files of one session"),
                Option("reflect", "look back, for yourself"),
            ],
        )
        try:
            if what == "past":
                here, today = self._ways.here, self._ways.today
                due = await asyncio.to_thread(lambda: list(past_their_date(here.sessions, today)))
                await self._purge([(each.session.folder, each.kinds) for each in due], past=True)
            elif what == "reflect":
                self._reflect()
            elif what is not None and (folder := await self._session(purged=what != "close")):
                await self._do(what, folder)
        except (NotFound, Refused) as problem:
            self._read("It stays as it is", str(problem))
        except Unreadable as problem:
            self._read("It cannot be read", str(problem))

    async def _do(self, what: str, folder: Path) -> None:
        if what == "close":
            self._close(self._ways.open(folder))
        elif what == "hold":
            await self._hold(folder)
        else:
            kinds = [Option[str]("all", "everything"), *(Option[str](kind, SAID[kind]) for kind in CLASSES)]
            chosen = await self._choose("Destroy what of it?", kinds)
            if chosen is not None:
                await self._purge([(folder, [kind for kind in CLASSES if chosen in ("all", kind)])])

    async def _hold(self, folder: Path) -> None:
        if read_keeping(folder).hold is not None:
            if await self._choose("It is held", [Option("lift", "lift the hold")]):
                lift(folder, now=self._ways.now)
            return
        why = await self._ask("Why is nothing of it to be destroyed? Leave names out")
        until = await self._ask("Until which day? Empty: until it is lifted") if why else None
        if why and until is not None:
            hold(folder, why, until, now=self._ways.now)

    async def _purge(self, wanted: Wanted, *, past: bool = False) -> None:
        """Show what would go, let the word be typed, and destroy it."""
        for folder, _ in wanted if not past else ():
            refuse_while_held(folder, now=self._ways.now)
        types = self._ways.types()
        found = [what_would_go(folder, kinds, types) for folder, kinds in wanted]
        files = sum(count for count, _ in found)
        if not files:
            raise Refused("There is nothing to destroy.")
        await self._show("This would be destroyed", [line for _, lines in found for line in lines])
        if (await self._ask(asks_for_the_word(files)) or "").casefold() != PURGE:
            raise Refused("Nothing was destroyed.")
        said: list[str] = []
        for folder, kinds in wanted:
            try:
                now = self._ways.now
                said.append(
                    await asyncio.to_thread(take_and_destroy, folder, kinds, types, now=now, past=past)
                )
            except Refused as problem:
                said.append(str(problem))
        self._read("What was destroyed", "\n".join([*said, "", " ".join(CERTAIN.split())]))

    async def _session(self, *, purged: bool) -> Path | None:
        question = "Which session? A few letters of its code"
        return await choose_session(self._screen.app, self._ways.here.sessions, question, purged=purged)

    async def _choose(self, question: str, options: list[Option[str]]) -> str | None:
        return await choose(self._screen.app, question, options)

    async def _ask(self, question: str) -> str | None:
        return await ask(self._screen.app, question)

    async def _show(self, title: str, lines: list[str]) -> None:
        await self._screen.app.push_screen_wait(plain(title, "\n".join(lines)))

    def _read(self, title: str, text: str) -> None:
        self._screen.app.push_screen(plain(title, text))
