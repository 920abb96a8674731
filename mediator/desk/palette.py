"""Every command under the words a mediator would look for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from mediator.desk.commands import COMMANDS, Command, spoken


def palette(run: Callable[[Command], None]) -> CommandPalette:
    """Return the palette, which runs what is chosen by *run*. It knows no names and no texts."""

    class Commands(Provider):
        found: ClassVar[tuple[Command, ...]] = COMMANDS

        async def discover(self) -> Hits:
            for command in self.found:
                yield DiscoveryHit(_title(command), partial(run, command))

        async def search(self, query: str) -> Hits:
            matcher = self.matcher(query)
            for command in self.found:
                score = max(matcher.match(command.says), 0.9 * matcher.match(command.words))
                if score > 0:
                    yield Hit(score, _title(command), partial(run, command), text=command.says)

    return CommandPalette(providers=[Commands], placeholder="What would you like to do?")


def _title(command: Command) -> str:
    keys = " ".join(spoken(key) for key in command.keys)
    return f"{command.says}  ({keys})" if keys else command.says
