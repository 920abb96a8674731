"""Opening and closing the desk: what has to be said first, and everything that ends it."""

from __future__ import annotations

from collections.abc import Callable

from mediator.desk.state import Choice, Desk
from mediator.desk.who_sees import DarkWall, TwoScreens, Unseen
from mediator.record.base import Refused

MIRRORED = "Do you see this sentence on the wall?"
DARK = "Blank or unplug the projector. Is the wall dark?"


def open_or_close(desk: Desk) -> None:
    """Ask for the desk, or put it away."""
    if desk.unseen is not None:
        desk.close_desk()
    else:
        ask(desk)


def ask(desk: Desk, then: Callable[[], None] | None = None) -> None:
    """Open the desk once it is clear that the room does not see it; after that, *then*.

    Whether the wall shows what this screen shows is asked once a run, and again when its size has changed;
    whether it is dark, each time.
    """

    def open_for(unseen: Unseen) -> None:
        desk.open_desk(unseen)
        if then is not None:
            then()

    def one_screen() -> None:
        desk.mirrored = True
        desk.open_ask(DARK, Choice("enter", "it is dark", lambda: open_for(DarkWall())))

    def two_screens() -> None:
        desk.mirrored = False
        open_for(TwoScreens())

    if desk.mirrored is None:
        desk.open_ask(
            MIRRORED,
            Choice("y", "yes: the wall shows this screen", one_screen),
            Choice("n", "no: the wall is another screen", two_screens),
        )
    elif desk.mirrored:
        one_screen()
    else:
        two_screens()


def size_changed(desk: Desk) -> None:
    """A display may have been plugged in: the desk closes, and what the mediator said is asked anew."""
    desk.mirrored = None
    if desk.unseen is not None:
        two_screens = isinstance(desk.unseen, TwoScreens)
        desk.close_desk(by_itself=True)
        if two_screens:
            ask(desk)


def next_prompt(desk: Desk) -> None:
    """Show the next question to pick from, on the desk alone. Raises `Refused` where the desk is closed."""
    if desk.unseen is None:
        raise Refused(f"Prompts are on the desk. {desk.keymap.first('open_desk')} opens it.")
    stage = desk.session.stage().id
    at = desk.prompt[1] + 1 if desk.prompt is not None and desk.prompt[0] == stage else 0
    desk.prompt = (stage, at)
