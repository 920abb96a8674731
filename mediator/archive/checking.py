"""Reading any file of the program for its mistakes, whatever kind of file it is."""

from functools import partial
from pathlib import Path

from mediator.archive import agendas, reading
from mediator.archive.conflicts import copies
from mediator.archive.destroyed import destroyed_of
from mediator.archive.places import KEEPING
from mediator.archive.prepared import Prepared, check_prepared
from mediator.archive.reading import Problem, Unreadable
from mediator.archive.reflection_file import REFLECTION
from mediator.archive.resources import read_resources
from mediator.archive.session_files import MODELS, PARTS, file_name, is_as_written, load, read_part
from mediator.archive.settings import KeyCheck, Settings, settings_in
from mediator.record.keeping import Keeping
from mediator.record.reflection import Reflections
from mediator.record.tally import Tally
from mediator.text import one_line

SETTINGS = "settings.toml"
RESOURCES = "resources.toml"


def check_path(path: Path, own_agendas: Path, check_keys: KeyCheck) -> str:
    """Say in a line that *path* is in order. Raises `Unreadable` with everything that is not."""
    shown = one_line(str(path))
    if is_folder(path):
        whole = all((path / file_name(part)).exists() for part in ("session", "agreement"))
        if not whole and destroyed_of(path):
            return f"{shown}: what is left of a session, in order{_what_is_left(path)}"
        if not (path / file_name("session")).exists():
            words = f"is a folder without a {file_name('session')}; name a session's folder or a file"
            raise Unreadable([Problem(shown, None, words)])
        load(path)
        return f"{shown}: a session in order{_edited(path)}{_copies(path)}"
    if path.name in map(file_name, PARTS):
        read_part(path, MODELS[path.stem])
        return f"{shown}: in order"
    if path.name == KEEPING or path.name.startswith("tally-"):
        read_part(path, Keeping if path.name == KEEPING else Tally)
        return f"{shown}: in order"
    if path.name == REFLECTION:
        read_part(path, Reflections)
        return f"{shown}: in order"
    if path.name == SETTINGS:
        return f"{shown}: settings in order{_own_keys(settings_in(path, check_keys))}"
    if path.name == RESOURCES:
        return f"{shown}: a list of resources in order, resources: {len(read_resources(path))}"
    document = reading.parse(path)
    if {"stages", "regime"} & document.data.keys():
        return check_session_type(path)
    check = partial(check_prepared, types=agendas.SessionTypes(own_agendas))
    prepared = reading.validate(document, document.data, Prepared, check=check)
    return f"{shown}: a prepared session in order, parties: {len(prepared.parties)}"


def _what_is_left(folder: Path) -> str:
    """Say what of a session is left where something was destroyed. Raises `Unreadable`."""
    problems: list[Problem] = []
    there = [part for part in reversed(PARTS) if (folder / file_name(part)).exists()]
    for part in there:
        try:
            read_part(folder / file_name(part), MODELS[part])
        except Unreadable as error:
            problems += error.problems
    if problems:
        raise Unreadable(problems)
    return f": {', '.join(map(file_name, there))}" if there else ": nothing but the statement"


def check_session_type(path: Path) -> str:
    """Say in a line that the session type is in order. Raises `Unreadable`."""
    loaded = agendas.load(path)
    stages, minutes = len(loaded.stages), loaded.minutes
    return f"{one_line(str(path))}: a session type in order, {stages} stages, {minutes} min"


def _own_keys(settings: Settings) -> str:
    return f", commands with keys of your own: {len(settings.keys)}" if settings.keys else ""


def is_folder(path: Path) -> bool:
    """Say whether *path* is a folder; a name that no file could have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _edited(folder: Path) -> str:
    """Mention files that were changed by something else; that is allowed."""
    edited = [
        file_name(part)
        for part in reversed(PARTS)
        if (folder / file_name(part)).is_file() and not is_as_written((folder / file_name(part)).read_bytes())
    ]
    return f" (changed outside mediator: {', '.join(edited)})" if edited else ""


def _copies(folder: Path) -> str:
    """Mention copies of its files: what one says and the other does not is for a person to see."""
    names = ", ".join(sorted(map(one_line, copies(folder))))
    return f" (conflict copies beside it, to compare and remove: {names})" if names else ""
