"""The screens before the room comes in: a session is prepared, and what its type wants is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.desk.check_screen import CheckScreen
from mediator.desk.prepare_screen import PrepareScreen
from mediator.desk.preparing import Preparing
from mediator.desk.sitting import Sitting
from mediator.desk.ways_in import Preparation
from mediator.insight.checklist import ticked_items
from mediator.record.agreement import Tick

if TYPE_CHECKING:
    from mediator.desk.app import SessionApp


def prepare(app: SessionApp, preparation: Preparation) -> None:
    """Let a session be prepared, and go through what its type has to be checked before the room comes in.

    Esc comes back to the screen before, or leaves.
    """

    def begin(preparing: Preparing) -> None:
        """Start the prepared session; where its folder cannot be made, say so and stay."""
        if app.sitting is not None:
            return
        try:
            app.sitting = preparation.begin(preparing)
        except OSError as error:
            screen = app.screen
            assert isinstance(screen, PrepareScreen | CheckScreen), "it was begun there"
            screen.draw(f"No session can be kept there: {error.strerror}. `mediator paths` shows where.")
            return
        if isinstance(app.screen, CheckScreen):
            app.pop_screen()
        app.switch_screen(app.new_live_screen(app.sitting))

    def names_are_there(preparing: Preparing) -> None:
        items = preparation.session_type.checks("before")
        if not items:
            begin(preparing)
            return
        app.push_screen(
            CheckScreen(
                preparation.session_type.words.paper_before,
                items,
                ticked=lambda: preparing.ticked,
                tick=preparing.tick,
                go_on=lambda: begin(preparing),
                back=app.pop_screen,
            )
        )

    def leave() -> None:
        if from_start:
            app.pop_screen()
        else:
            app.exit()

    from_start = len(app.screen_stack) > 1
    name, preparing = preparation.session_type.name, preparation.preparing
    app.push_screen(PrepareScreen(name, preparing, start=names_are_there, leave=leave))


def check_again(app: SessionApp, sitting: Sitting) -> None:
    """Offer what was not gone through when the session was prepared; the room may be here by now."""
    live = sitting.live

    def go_on() -> None:
        app.switch_screen(app.new_live_screen(sitting))

    app.push_screen(
        CheckScreen(
            live.session_type.words.paper_before,
            live.session_type.checks("before"),
            ticked=lambda: ticked_items(live.record),
            tick=lambda item: live.do(Tick(at=live.now(), item=item)),
            go_on=go_on,
            back=go_on,
            ask=True,
        )
    )
