"""A copy of the session in another folder, such as where its own cannot be written."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from mediator.archive import copying
from mediator.archive.places import typed_path
from mediator.desk.asking import ask
from mediator.desk.sitting import Sitting

if TYPE_CHECKING:
    from mediator.desk.live_screen import LiveScreen


async def save_a_copy(sitting: Sitting, screen: LiveScreen) -> None:
    """Ask for a folder, behind the curtain, and save a copy there; say what came of it."""
    live = sitting.live
    live.show(curtain=True)
    name = await ask(screen.app, "A copy into which new folder?", f"~/{sitting.code}")
    if not name:
        return
    try:
        await asyncio.to_thread(
            copying.save_a_copy, typed_path(name), live.record, now=live.now, seal=sitting.saver.seal
        )
    except copying.NotCopied as problem:
        screen.note("copy", str(problem))
    else:
        screen.note("copy", "A copy is saved. `mediator open` and its folder open it.")
