"""What a command may ask of what is around the desk: the screen it is pressed on, and the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mediator.archive.resources import Resource
from mediator.archive.saver import SaveState


class Surface(Protocol):
    """What a command may ask of the screen it is pressed on."""

    def open_help(self) -> None: ...

    def open_palette(self) -> None: ...

    def open_preview(self) -> None:
        """Show what the room's own screen shows."""

    def turn_page(self, step: int) -> bool:
        """Turn a page of the board; False where there is none that way."""
        ...


class Around(Protocol):
    """What a command may ask of the program around the screen."""

    def leave(self) -> None:
        """Save and go."""

    def other_theme(self) -> None:
        """Draw in the other of the two themes, from now on."""

    def save_state(self) -> SaveState:
        """Return how it stands with the save."""
        ...

    def save_now(self) -> None:
        """Try again at once what could not be saved."""

    def save_a_copy(self) -> None:
        """Ask for a folder, and save a copy there."""

    def resources(self) -> Sequence[Resource]:
        """Return the centre's list of who can help. Raises `Refused` where it has mistakes."""
        ...

    def open_sealed(self) -> None:
        """Ask for the pass-phrase, and open the session's sealed notes for as long as the desk is open."""

    def close_after_they_left(self) -> None:
        """Go through the close of the session, where the room does not see this screen. Raises `Refused`."""

    def make_paper(self) -> None:
        """Ask for whom, which and where, and make a paper of the session. Raises `Refused`."""

    def follow_up(self) -> None:
        """Follow the session up, where the room does not see this screen. Raises `Refused`."""

    def put_ours_first(self) -> None:
        """Let the session's own files take their names; what was changed outside stays beside them."""
