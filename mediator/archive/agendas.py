"""Where session types are found: those that come with the program, and a user's own."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    """Every session type by id, each read when it is first asked for; one with mistakes is a `KeyError`.

    *worded* puts a type into the words of a centre.
    """

    def __init__(
        self, extra: Path | None = None, worded: Callable[[SessionType], SessionType] = lambda read: read
    ) -> None:
        self._extra = extra
        self._worded = worded
        self._read: dict[str, SessionType] = {}

    def named(self, type_id: str) -> SessionType:
        """Return the type of that id. Raises `UnknownType`, or `Unreadable` where its file is wrong."""
        if type_id not in self._read:
            self._read[type_id] = self._worded(named(type_id, self._extra))
        return self._read[type_id]

    def __getitem__(self, type_id: str) -> SessionType:
        try:
            return self.named(type_id)
        except (UnknownType, Unreadable):
            raise KeyError(type_id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(find(self._extra))

    def __len__(self) -> int:
        return len(find(self._extra))


class NotCopied(Exception):  # noqa: N818 - it is an answer, not an error
    """A session type could not be copied. Its text is for the person who asked for it."""


def copy(type_id: str, own: Path, new_id: str = "") -> Path:
    """Copy a session type, comments and all, into the folder *own*; return the new file.

    The packaged one is taken where there is one. *new_id* gives the copy another name, in its text too.
    Raises `UnknownType`, `NotCopied`, or `OSError` where the folder cannot be written.
    """
    wanted = new_id or type_id
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", wanted):
        raise NotCopied(f"{quoted(wanted)} cannot be a name: use small letters, digits, - and _.")
    source = {**find(own), **find()}.get(type_id)
    if source is None:
        raise _unknown(type_id, find(own))
    target = own / f"{wanted}.toml"
    text = source.read_text(encoding="utf-8", errors="surrogateescape")
    own.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            file.write(re.sub(r'(?m)^(\s*id\s*=\s*)"[^"]*"', rf'\g<1>"{wanted}"', text, count=1))
    except FileExistsError:
        raise NotCopied(
            f"{target} is there already and stays as it is. Give the copy a name of its own: "
            f"`mediator agendas copy {type_id} --as NAME`; or move that file away first."
        ) from None
    return target


def named(type_id: str, extra: Path | None = None) -> SessionType:
    """Return the session type of that id. Raises `UnknownType`, or `Unreadable` where its file is wrong."""
    found = find(extra)
    if type_id not in found:
        raise _unknown(type_id, found)
    return load(found[type_id])


def _unknown(type_id: str, there: Iterable[str]) -> UnknownType:
    known = list(there)
    advice = nearest(type_id, known) or f" There are: {', '.join(map(quoted, known))}."
    return UnknownType(f"There is no session type {quoted(type_id)}.{advice}")
