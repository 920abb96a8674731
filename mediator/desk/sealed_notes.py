"""Sealed notes on the desk: opened with the pass-phrase, for as long as the desk is open."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from mediator.archive.places import Places
from mediator.archive.sealing import NoKey, Sealer, open_key, opened_texts
from mediator.desk.line_screen import LineScreen

if TYPE_CHECKING:
    from mediator.desk.live_screen import LiveScreen


async def open_sealed(here: Places, screen: LiveScreen) -> None:
    """Ask for the pass-phrase, unseen, and open them. A key takes two seconds by design: on a thread."""
    desk = screen.desk
    passphrase = await screen.app.push_screen_wait(LineScreen("Pass-phrase of your notes", unseen=True))
    if not passphrase:
        return
    damaged: list[str] = []

    def open_all() -> dict[str, str]:
        key = open_key(here, passphrase)
        return opened_texts(desk.sealed_texts(), key, damaged.append)

    screen.say("Opening …")
    try:
        words = await asyncio.to_thread(open_all)
    except NoKey as problem:
        screen.say(str(problem))
        return
    if desk.unseen is None or not isinstance(desk.live.seal, Sealer):
        screen.say("The desk is closed, so nothing was opened.")
        return
    desk.live.seal.knows(words)
    desk.open_sealed(words)
    left = f" {len(damaged)} cannot be opened: damaged, or sealed to another key." if damaged else ""
    screen.say(f"Open until the desk closes.{left}")
