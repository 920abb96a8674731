"""The screens after the room has left: closing, following up, looking back. Each then goes back, or leaves.

What there is to choose on them stands in `after_they_left`, `follow_up` and `reflecting`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from mediator.archive.case import agreements_before
from mediator.archive.reading import Unreadable
from mediator.archive.shared_file import Busy
from mediator.desk import closing_down
from mediator.desk.after_they_left import AfterTheyLeft
from mediator.desk.follow_up import ASKS, IDLE, FollowUp
from mediator.desk.following import Following, FollowingLive
from mediator.desk.letting_go import count_papers
from mediator.desk.page_screen import PageScreen
from mediator.desk.reflecting import Reflecting
from mediator.desk.sitting import Sitting
from mediator.insight.tally_row import clock_minutes
from mediator.record.base import Refused
from mediator.record.record import Record

if TYPE_CHECKING:
    from mediator.desk.app import SessionApp


def close(app: SessionApp, sitting: Sitting, *, unseen: bool) -> None:
    """Go through the close of a session. Raises `Refused`."""
    try:
        closing = closing_down.closing_of(sitting, app.ways.settings)
    except Refused:
        if sitting is not app.sitting:
            sitting.close()
        raise
    app.sitting = sitting
    if app.unfinished is not None:
        closing.go_on_from(app.unfinished)

    def end() -> None:
        app.run_worker(_close(app, screen, sitting, closing), group="close")

    def leave() -> None:
        said = closing_down.leave_open(sitting, closing)
        if app.live_screen is None:
            app.parting += [said] if said else []
            app.leave()
            return
        app.unfinished = closing
        app.pop_screen()
        app.live_screen.without_the_desk()
        if said:
            app.live_screen.note("close", "It is not closed, and kept as far as you were.")

    def paper(record: Record) -> None:
        async def made() -> None:
            if said := await app.paper_of(record, in_the_room=False):
                closing.papers = count_papers(sitting.folder) if sitting.folder is not None else {}
                screen.say(said)

        app.run_worker(made(), group="paper", exclusive=True)

    closing.make_paper = paper if app.papers is not None else None
    screen = PageScreen(closing, unseen=unseen, tick=app.tick, end=end, leave=leave)
    app.push_screen(screen)


async def _close(app: SessionApp, screen: PageScreen, sitting: Sitting, chosen: AfterTheyLeft) -> None:
    """Let the close happen, and go; stay and say so where it cannot be saved."""
    types = app.ways.types()
    try:
        closing_down.note(sitting, chosen)
        said = await asyncio.to_thread(closing_down.put_down, sitting, chosen, types)
    except (closing_down.NotClosed, Refused) as problem:
        screen.say(str(problem))
        return
    app.closed = True
    words, app.in_order = await asyncio.to_thread(closing_down.end, sitting, chosen, types)
    app.parting = [said, *words]
    if await asyncio.to_thread(app.ways.has_reflected, sitting.code):
        app.exit()
    else:
        session = sitting.live.record.session
        told = sitting.live.record.agreement.minutes
        minutes = 0 if session.practice else clock_minutes(session, sitting.live.now()) or told
        reflect(app, sitting.code, minutes=minutes, unseen=screen.unseen)


def follow_the_open_one(app: SessionApp, sitting: Sitting) -> None:
    """Follow up the session that is open, whose room does not see this screen. Raises `Refused`."""
    if sitting.folder is None or app.live_screen is None:
        raise Refused("Nothing of it is kept, so there is nothing to follow up.")
    following = FollowingLive(sitting.live, sitting.folder)
    follow(app, following, unseen=True, then=app.live_screen.without_the_desk)


def follow(app: SessionApp, following: Following, *, unseen: bool, then: Callable[[], object]) -> None:
    """Note how it is going with a session, in a call that nobody else sees; then go back."""
    app.following = following
    from_before = len(app.screen_stack) > 1

    def leave() -> None:
        app.following = None
        if said := following.close():
            app.parting.append(said)
        if from_before:
            app.pop_screen()
            then()
        else:
            app.exit()

    before = agreements_before(following.folder.parent, following.agreement.continues)
    pages = FollowUp(following, app.ways.words_of(following.agreement.type), before)
    app.push_screen(
        PageScreen(pages, unseen=unseen, tick=app.tick, end=leave, leave=leave, asks=ASKS, idle=IDLE)
    )


def reflect(app: SessionApp, session: str | None, *, minutes: int = 0, unseen: bool = False) -> None:
    """Let the mediator look back on a session, by its code, or on none; *minutes* its clock ran."""
    reflecting = Reflecting(session, app.ways.now, {"mediating": minutes})

    def end() -> None:
        app.run_worker(keep(), group="reflect")

    async def keep() -> None:
        """Keep what was written, and go; stay and say so where it cannot be saved."""
        try:
            await asyncio.to_thread(app.ways.keep_reflection, reflecting.made())
        except (Unreadable, Busy) as problem:
            screen.say(f"Not kept. {problem}")
        except OSError as error:
            screen.say(f"Not kept: {error.strerror}. Enter tries again.")
        else:
            app.parting.append("What you learnt is kept, for you alone: `mediator reflect --read`.")
            leave()

    def leave() -> None:
        """Go back to where it was asked for, or leave."""
        if not app.closed and len(app.screen_stack) > 2:
            app.pop_screen()
        else:
            app.exit()

    screen = PageScreen(reflecting, unseen=unseen, tick=app.tick, end=end, leave=leave)
    app.push_screen(screen)
