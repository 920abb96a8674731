"""The settings of one user: one TOML file, all of it optional, that can be edited by hand and from inside."""

import codecs
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from mediator.archive.durable import make_private_folder, write_durably
from mediator.archive.line_finder import KeyPath
from mediator.archive.places import packaged_folder
from mediator.archive.reading import Document, parse, validate
from mediator.record.base import Frozen
from mediator.record.keeping import FileClass
from mediator.record.session_type import RegimeKind, SessionType
from mediator.text import Code, Line, Name, OptionalLine, OptionalName

ThemeName = Literal["dark", "paper"]

KeyCheck = Callable[[dict[str, tuple[str, ...]]], list[tuple[KeyPath, str]]]
"""Lists what is wrong with a user's keys, each with its place."""


class Barriers(Frozen):
    """What can have stood in somebody's way, as the centre counts it; no list says who."""

    rules: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    types: tuple[Name, ...] = ()


class Centre(Frozen):
    """The centre in whose name the room is opened, and its own words on what protects the talk."""

    name: OptionalName = ""
    blanks: dict[Code, OptionalLine] = Field(default_factory=dict)
    """Words for the blanks of every type's wording, by name; a type's own go first."""
    wording: dict[RegimeKind, Line] = Field(default_factory=dict)
    """The centre's wording in the place of a type's, by what kind of talk it is about."""
    sources: tuple[Name, ...] = ()
    """Who sends people, for the year's figures."""
    barriers: Barriers = Barriers()

    def speaks_in(self, session_type: SessionType) -> SessionType:
        """Return the type with the centre's words filled in."""
        regime = session_type.regime
        wording = self.wording.get(regime.kind)
        known = {"centre": self.name, **self.blanks}
        own = {name: words or known.get(name, "") for name, words in regime.blanks.items()}
        if wording is not None:
            own = {**known, **{name: words for name, words in own.items() if words}}
        spoken = regime.model_copy(update={"wording": wording or regime.wording, "blanks": own})
        return session_type.model_copy(update={"regime": spoken})


class NewSession(Frozen):
    """What a new session starts with."""

    type: Code = "community"
    curtain: OptionalLine = ""
    """A line under the title while the curtain is drawn."""


Days = Annotated[int, Field(ge=0, le=36_500)]


class Settings(Frozen):
    """How the program is set up."""

    format: Literal[1] = 1
    theme: ThemeName = "dark"
    motion: bool = True
    """Whether anything may move by itself."""
    centre: Centre = Centre()
    new: NewSession = NewSession()
    keeping: dict[FileClass, Days] = Field(default_factory=dict)
    """Days after the close that a class of files is kept; 0 is not at all. One that is left out is proposed
    by what the talk was."""
    keys: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)
    """The user's own keys, by command."""


def example_file() -> Path:
    """Return the file that explains every setting; each has there the value it has anyway."""
    return packaged_folder("examples") / "settings.toml"


def begin_settings(path: Path) -> bool:
    """Write the explained example where there is no settings file; say whether it was. Raises `OSError`."""
    if path.exists():
        return False
    make_private_folder(path.parent)
    write_durably(path.parent, path.name, example_file().read_bytes())
    return True


def read_settings(path: Path, check_keys: KeyCheck) -> Settings:
    """Return the settings in that file, or the standard ones where there is none.

    Raises `Unreadable` with all its problems.
    """
    return settings_in(path, check_keys) if path.exists() else Settings()


def settings_in(path: Path, check_keys: KeyCheck) -> Settings:
    """Return the settings in that file. Raises `Unreadable` with all its problems."""
    return _checked(parse(path), check_keys)


def change_setting(path: Path, place: tuple[str, ...], value: str | bool, check_keys: KeyCheck) -> Settings:
    """Write one setting into the file, whose other lines and comments stay; return them all.

    A file that is not there yet begins as the explained example. Raises `OSError`, and `Unreadable` where
    the file has mistakes or the value does not fit; then nothing is written.
    """
    import tomlkit  # keeps comments and order; needed here only

    path = path.resolve()  # a link stays one
    source = path if path.exists() else example_file()
    settings_in(source, check_keys)
    data = source.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    document = tomlkit.parse(data.removeprefix(mark).decode())
    table: Any = document
    for part in place[:-1]:
        table = table.setdefault(part, tomlkit.table())
    table[place[-1]] = value
    text = tomlkit.dumps(document)
    settings = _checked(Document(path, text, tomllib.loads(text)), check_keys)
    make_private_folder(path.parent)
    write_durably(path.parent, path.name, mark + text.encode())
    return settings


def _checked(document: Document, check_keys: KeyCheck) -> Settings:
    data = {**document.data, "keys": _lists(document.data.get("keys", {}))}

    def check(settings: Settings) -> list[tuple[KeyPath, str]]:
        return [*_blanks_unknown(settings.centre), *check_keys(settings.keys)]

    return validate(document, data, Settings, check=check)


def _lists(keys: Any) -> Any:
    """One key may be written without brackets."""
    if not isinstance(keys, dict):
        return keys
    return {name: [key] if isinstance(key, str) else key for name, key in keys.items()}


def _blanks_unknown(centre: Centre) -> list[tuple[KeyPath, str]]:
    known = {"centre", *centre.blanks}
    return [
        (("centre", "wording", kind), f"has the blank “{{{blank}}}”; add it under [centre.blanks]")
        for kind, wording in centre.wording.items()
        for blank in sorted(set(re.findall(r"\{(\w+)\}", wording)) - known)
    ]
