"""The centre's list of who can help: `resources.toml`, beside the settings, kept by hand."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from mediator.archive.line_finder import KeyPath
from mediator.archive.places import packaged_folder
from mediator.archive.reading import read
from mediator.record.base import Frozen
from mediator.text import Name, OptionalLine, OptionalName


class Resource(Frozen):
    """A place or a person that helps with something."""

    name: Name
    what_for: OptionalLine = ""
    """What it helps with, in words that people say."""
    where: OptionalLine = ""
    contact: OptionalLine = ""
    hours: OptionalLine = ""
    languages: tuple[OptionalName, ...] = ()
    note: OptionalLine = ""
    """For the mediator: what to bring, how long it takes. It goes on no wall and no paper."""

    def reached(self) -> str:
        """Return how it is reached, in one line."""
        return ", ".join(filter(None, (self.contact, self.where, self.hours, ", ".join(self.languages))))


class Resources(Frozen):
    """The whole list."""

    format: Literal[1] = 1
    resources: tuple[Resource, ...] = ()


def example_file() -> Path:
    """Return the file that explains every line of such a list."""
    return packaged_folder("examples") / "resources.toml"


def read_resources(path: Path) -> tuple[Resource, ...]:
    """Return the list in that file; nothing where there is none. Raises `Unreadable`."""
    return read(path, Resources, check=check_resources).resources if path.exists() else ()


def check_resources(found: Resources) -> list[tuple[KeyPath, str]]:
    """List what cannot be told apart when it is chosen by its name."""
    problems: list[tuple[KeyPath, str]] = []
    places: dict[str, int] = {}
    for index, resource in enumerate(found.resources):
        first = places.setdefault(resource.name.casefold(), index)
        if first != index:
            words = f"is the name of resource {first + 1} too; add a word, such as its street"
            problems.append((("resources", index, "name"), words))
    return problems


def beginning_with(resources: Sequence[Resource], text: str) -> list[Resource]:
    """Return those called *text*; or whose name begins so; or a word of it, or of what they are for."""
    wanted = " ".join(text.casefold().split())
    exact = [one for one in resources if one.name.casefold() == wanted]
    if exact or not wanted:
        return exact

    def begins(words: str) -> bool:
        return f" {wanted}" in f" {words.casefold()}"

    by_name = [one for one in resources if one.name.casefold().startswith(wanted)]
    return by_name or [one for one in resources if begins(one.name) or begins(one.what_for)]
