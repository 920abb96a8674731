"""The palette: every command, found by the words a mediator would use for it."""

from __future__ import annotations

from collections.abc import Sequence

from mediator.desk.choose_screen import ChooseScreen, Option
from mediator.desk.commands import COMMANDS, Command, way_to
from mediator.desk.keymap import Keymap


def options(keymap: Keymap) -> Sequence[Option[Command]]:
    """Return every command as something to choose."""
    return [Option(command, command.says, way_to(command, keymap), command.words) for command in COMMANDS]


class PaletteScreen(ChooseScreen[Command]):
    """Asks what one would like to do. Words pasted here are for a jot: nobody pastes into a palette.

    What is behind it stays in sight: whoever asks for a command works on that.
    """

    DEFAULT_CSS = "PaletteScreen { background: transparent; }"

    def __init__(self, keymap: Keymap) -> None:
        keys = tuple(key for key in keymap.keys("palette") if not key.isalnum())
        super().__init__("What would you like to do?", options(keymap), closing=("escape", *keys))
