"""The settings from inside: the common ones, each changed by Enter and kept at once."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from mediator.archive.agendas import find
from mediator.archive.reading import Unreadable
from mediator.archive.settings import begin_settings
from mediator.desk.asking import ask, choose
from mediator.desk.choose_screen import Option
from mediator.desk.ways_in import WaysIn
from mediator.text import one_line

Place = tuple[str, ...]


class SettingsMenu:
    """Shows the settings and changes what is chosen, until Esc."""

    def __init__(self, screen: Screen[None], ways: WaysIn, change_theme: Callable[[str], None]) -> None:
        self._screen = screen
        self._ways = ways
        self._change_theme = change_theme

    async def run(self) -> None:
        """Ask, change, and show again."""
        said, at = "", 0
        while True:
            options = self._options()
            chosen = await choose(self._screen.app, said or "Settings", options, at=at)
            if chosen is None:
                return
            at = [option.value for option in options].index(chosen)
            said = await self._change(chosen)

    def _options(self) -> list[Option[Place]]:
        now = self._ways.settings
        return [
            Option(("theme",), "colours", "ink on paper" if now.theme == "paper" else "light on dark"),
            Option(("centre", "name"), "the centre's name", now.centre.name or "not said"),
            Option(("new", "type"), "a new session is usually", now.new.type),
            Option(("new", "curtain"), "a line on the curtain", now.new.curtain or "none"),
            Option(("motion",), "things may move by themselves", "yes" if now.motion else "no"),
            Option(
                ("file",), "sources, barriers, keeping, wording, keys", "in a text file: Enter says where"
            ),
        ]

    async def _change(self, place: Place) -> str:
        """Change one setting; return what to say of it, or "" where all is well."""
        now = self._ways.settings
        value: str | bool | None
        match place:
            case ("theme",):
                value = "dark" if now.theme == "paper" else "paper"
            case ("motion",):
                value = not now.motion
            case ("new", "type"):
                types = list(find(self._ways.here.agendas))
                at = types.index(now.new.type) if now.new.type in types else -1
                value = types[(at + 1) % len(types)]
            case ("centre", "name"):
                value = await self._ask("The centre's name", now.centre.name)
            case ("new", "curtain"):
                value = await self._ask("A line on the curtain", now.new.curtain)
            case _:
                return self._file()
        if value is None:
            return ""
        try:
            self._ways.change_setting(place, value)
        except OSError as error:
            return f"Not kept: {error.strerror}"
        except Unreadable as problem:
            return f"Not kept: {problem.problems[0].words}"
        if place == ("theme",):
            self._change_theme(self._ways.settings.theme)
        return ""

    def _file(self) -> str:
        """Say where the file is; where there is none, write the one that explains every line."""
        path = self._ways.here.settings
        try:
            written = begin_settings(path)
        except OSError as error:
            return f"Not written: {error.strerror}"
        return f"{'Written' if written else 'It is'}: {one_line(str(path))} - for any text editor"

    async def _ask(self, title: str, text: str) -> str | None:
        return await ask(self._screen.app, title, text)
