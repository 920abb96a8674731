"""Where session types are found: those that come with the program, and a user's own."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mediator.archive.explaining import nearest, quoted
from mediator.archive.line_finder import KeyPath
from mediator.archive.places import packaged_folder
from mediator.archive.reading import Unreadable, read
from mediator.record.check import check_session_type
from mediator.record.session_type import SessionType


class UnknownType(LookupError):  # noqa: N818 - it is an answer, not an error
    """There is no session type of that name. Its text is for the person who asked for it."""


def packaged() -> Path:
    """Return the folder of the types that come with the program."""
    return packaged_folder("agendas")


def find(extra: Path | None = None) -> dict[str, Path]:
    """Return the file of every session type by id, in the order of the ids.

    A type in the user's folder *extra*, which need not exist, takes the place of the packaged one.
    """
    found: dict[str, Path] = {}
    for folder in (packaged(), extra):
        if folder is not None:
            found |= {path.stem: path for path in folder.glob("[!.]*.toml")}
    return dict(sorted(found.items()))


def load(path: Path) -> SessionType:
    """Return the session type in that file. Raises `Unreadable` with all its problems."""

    def check(session_type: SessionType) -> list[tuple[KeyPath, str]]:
        problems = list(check_session_type(session_type))
        if session_type.id != path.stem:
            problems.append((("id",), f"has to be the file's name without .toml: {quoted(path.stem)}"))
        return problems

    return read(path, SessionType, check=check)


class SessionTypes(Mapping[str, SessionType]):
    """Every session type by id, each read when it is first asked for; one with mistakes is a `KeyError`."""

    def __init__(self, extra: Path | None = None) -> None:
        self._extra = extra
        self._read: dict[str, SessionType] = {}

    def __getitem__(self, type_id: str) -> SessionType:
        if type_id not in self._read:
            try:
                self._read[type_id] = named(type_id, self._extra)
            except (UnknownType, Unreadable):
                raise KeyError(type_id) from None
        return self._read[type_id]

    def __iter__(self) -> Iterator[str]:
        return iter(find(self._extra))

    def __len__(self) -> int:
        return len(find(self._extra))


def named(type_id: str, extra: Path | None = None) -> SessionType:
    """Return the session type of that id. Raises `UnknownType`, or `Unreadable` where its file is wrong."""
    found = find(extra)
    if type_id not in found:
        advice = nearest(type_id, list(found)) or f" There are: {', '.join(map(quoted, found))}."
        raise UnknownType(f"There is no session type {quoted(type_id)}.{advice}")
    return load(found[type_id])
