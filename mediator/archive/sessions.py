"""The sessions of one user: making a new one, finding one again."""

import contextlib
import os
import secrets
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mediator.archive.durable import make_private_folder
from mediator.archive.places import KEEPING, file_name, typed_path
from mediator.clean import one_line

# Short, neutral and easy to say on the telephone; a folder names neither a party nor a place.
# fmt: off
_NAMES = (
    "acorn", "alder", "amber", "apple", "aspen", "badger", "beech", "birch", "bramble", "brook", "cedar",
    "cherry", "chestnut", "clover", "comet", "copper", "coral", "cricket", "daisy", "dove", "dune", "elder",
    "elm", "ember", "falcon", "feather", "fern", "finch", "flint", "fox", "garnet", "hazel", "heather",
    "heron", "holly", "ivy", "jade", "juniper", "kestrel", "larch", "lark", "laurel", "lilac", "linden",
    "linnet", "lupin", "maple", "marble", "marten", "meadow", "moss", "nettle", "oak", "olive", "onyx",
    "opal", "orchid", "osprey", "otter", "pearl", "pebble", "pine", "plover", "poplar", "poppy", "quartz",
    "quince", "raven", "reed", "robin", "rowan", "sage", "sorrel", "sparrow", "spruce", "swallow", "swift",
    "tansy", "teal", "thistle", "thrush", "thyme", "topaz", "violet", "walnut", "willow", "wren", "yarrow",
    "yew",
)
# fmt: on


class NotFound(Exception):  # noqa: N818 - it is an answer with what to do next
    """No session, or more than one, answers to a name. Its text says so and what to do."""


@dataclass(frozen=True)
class Listed:
    """A session in the list: its code, and what its folder says without being opened."""

    code: str
    folder: Path


def new_code(folder: Path, day: date, choose: Callable[[], str] = lambda: secrets.choice(_NAMES)) -> str:
    """Return a code that no session in *folder* has: the date and a short word."""
    while True:
        for _ in range(20):
            code = f"{day:%Y-%m-%d}-{choose()}"
            if not (folder / code).exists():
                return code
        # Twenty taken in a row: a busy day. A number more, and there is room again.
        number = secrets.randbelow(10_000)
        code = f"{day:%Y-%m-%d}-{choose()}-{number}"
        if not (folder / code).exists():
            return code


def make_folder(sessions: Path, code: str) -> Path:
    """Make a session's folder. Raises `OSError`."""
    folder = sessions / code
    make_private_folder(folder)
    return folder


PRACTICE_FOLDER = "mediator-practice-"
"""How the name of the folder begins in which the case for practice is, for as long as somebody practises."""


def practice_folder() -> Path:
    """Return the folder of the practice that was begun last and goes on. Raises `NotFound`.

    Others can put folders beside it: only what nobody else may write is taken.
    """
    begun: list[tuple[float, Path]] = []
    for folder in Path(tempfile.gettempdir()).glob(f"{PRACTICE_FOLDER}*"):
        with contextlib.suppress(OSError):
            found = folder.lstat()
            ours = os.name != "posix" or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
            if stat.S_ISDIR(found.st_mode) and ours and (folder / file_name("session")).is_file():
                begun.append((found.st_ctime, folder))
    if not begun:
        raise NotFound("Nobody practises now. `mediator demo` in another window begins, then try again.")
    return max(begun)[1]


def all_sessions(sessions: Path, *, purged: bool = False) -> Iterator[Listed]:
    """Yield every session, oldest code first, those too of which the agreement is left.

    With *purged* also those of which nothing is left but the word that it was destroyed. Raises `NotFound`
    where the folder cannot be read.
    """
    if not sessions.is_dir():
        return
    try:
        folders = sorted(sessions.iterdir())
    except OSError as error:
        raise NotFound(
            f"The folder of sessions cannot be read: {error.strerror}. `mediator paths` shows where it is."
        ) from None
    for folder in folders:
        if _is_session(folder) or (purged and (folder / KEEPING).is_file()):
            yield Listed(one_line(folder.name), folder)


def _is_session(folder: Path) -> bool:
    return any((folder / file_name(part)).is_file() for part in ("session", "agreement"))


def find(sessions: Path, wanted: str) -> Path:
    """Return the folder meant by *wanted*: a folder, a code, or a part of exactly one code.

    Raises `NotFound`.
    """
    if not wanted.strip():
        raise NotFound("Which session? `mediator list` shows the codes.")
    as_path = typed_path(wanted)
    if as_path.name == file_name("session"):
        as_path = as_path.parent
    with contextlib.suppress(OSError, ValueError):  # no name that a file could have
        if _is_session(as_path) or (as_path / KEEPING).is_file():
            return as_path
        if as_path.is_dir():
            raise NotFound(f"{one_line(wanted)} is a folder without a {file_name('session')}.")
    listed = list(all_sessions(sessions, purged=True))
    exact = [session for session in listed if session.code == wanted]
    found = exact or [session for session in listed if wanted.casefold() in session.code.casefold()]
    if not found:
        raise NotFound(f"No session answers to “{one_line(wanted)}”. `mediator list` shows the codes.")
    if len(found) > 1:
        codes = ", ".join(session.code for session in found[:6])
        more = f" and {len(found) - 6} more" if len(found) > 6 else ""
        raise NotFound(
            f"“{one_line(wanted)}” fits more than one session: {codes}{more}. Write a letter more."
        )
    return found[0].folder
