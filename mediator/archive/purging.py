"""Destroying a session's files, class by class. What goes is listed here and nowhere else.

The statement that it goes is on the disk before the first file goes, and says so until the last has gone. Of
each class the file itself goes last: wherever it is interrupted, either the session opens as before or the
statement says what became of it, and the next purge goes on with it.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from mediator.archive.destroyed import keeping_of
from mediator.archive.exports import LIST as EXPORTS
from mediator.archive.exports import exports, forget_exports, remove_exports
from mediator.archive.folder import Folder
from mediator.archive.index import forget
from mediator.archive.keeping_file import change_keeping, held_in_a_copy, read_keeping
from mediator.archive.opening import generation
from mediator.archive.opening import open_folder as open_session
from mediator.archive.places import file_name
from mediator.archive.reading import Unreadable
from mediator.archive.session_files import PARTS, read_part
from mediator.archive.sessions import Listed, NotFound, all_sessions
from mediator.archive.shared_file import archive_held
from mediator.archive.tally_file import keep_contacts, keep_row
from mediator.insight.days import day_words
from mediator.record.agreement import Agreement
from mediator.record.keeping import CLASSES, FileClass, Keeping
from mediator.record.session_type import RegimeKind, SessionType
from mediator.text import one_line

CERTAIN = """\
They are deleted here. Whether nobody can bring them back is not certain: disks, snapshots, backups and sync
services keep copies that no program reaches. What was sealed is gone for whoever does not have the key and
its pass-phrase; without them it is gone for everybody."""

_STEMS: dict[FileClass, tuple[str, ...]] = {
    "session": ("board", "session"),
    "agreement": ("agreement",),
    "private": ("private",),
    "drafts": ("draft",),
}

_ORDER: tuple[FileClass, ...] = ("private", "drafts", "session", "agreement")
"""What is most private goes first."""


class NotPurged(Exception):  # noqa: N818 - it is an answer with what to do next
    """Nothing of the session was destroyed. Its text says why, and what to do."""


@dataclass(frozen=True)
class Due:
    """A session of which some classes are past their date."""

    session: Listed
    kinds: tuple[FileClass, ...]
    files: int


def files_of(folder: Path, kind: FileClass) -> tuple[str, ...]:
    """Return the names of everything in the folder that is of this class, in the order in which it goes.

    The file's last generation, what a killed run left of it, copies made where another program changed it,
    conflict copies of sync services, an editor's. Papers of it are in `exports`. Raises `OSError`.
    """
    stems = _STEMS[kind]
    ours = re.compile(rf"[.#~]*(?:copy of )?(?:{'|'.join(stems)})(?![a-z0-9]).*\.toml", re.IGNORECASE)
    found = sorted(path.name for path in folder.iterdir() if ours.match(path.name) and not path.is_dir())
    last = [file_name(stem) for stem in stems]
    return (*(name for name in found if name not in last), *(name for name in last if name in found))


def strangers(folder: Path) -> int:
    """Count the files in the folder that are of no class: somebody else put them there. Raises `OSError`."""
    known = {name for kind in CLASSES for name in files_of(folder, kind)}
    return sum(
        path.name not in known and not path.name.startswith((".", "keeping.toml", EXPORTS))
        for path in folder.iterdir()
    )


def past_their_date(sessions: Path, today: date) -> Iterator[Due]:
    """Yield every session of which something is past its date and not held, or was begun and not finished.

    Raises `NotFound` where the folder of sessions cannot be read; a session whose choices cannot be read is
    left out, and nothing of it goes.
    """
    for session in all_sessions(sessions, purged=True):
        with contextlib.suppress(OSError):
            keeping = keeping_of(session.folder)
            if keeping is None or not (kinds := keeping.may_go(today)):
                continue
            begun = {gone.kind for gone in keeping.gone if not gone.finished}
            files = {kind: len(files_of(session.folder, kind)) for kind in kinds}
            kinds = tuple(kind for kind in kinds if files[kind] or kind in begun)
            if kinds:
                yield Due(session, kinds, sum(files.values()))


def count_past(sessions: Path, today: date) -> int:
    """Count the files that are past their date; 0 where nothing can be read."""
    with contextlib.suppress(NotFound):
        return sum(due.files for due in past_their_date(sessions, today))
    return 0


def refuse_where_held(folder: Path, today: date) -> Keeping:
    """Return what was chosen for the session. Raises `NotPurged` where a hold stands, or there may be one."""
    try:
        keeping = read_keeping(folder)
    except Unreadable as error:
        raise NotPurged(f"{error} Nothing was destroyed: there may be a hold in it.") from None
    if hold := keeping.held(today):
        until = "" if hold.until is None else f" until {day_words(hold.until)}"
        raise NotPurged(f"It is held{until}. `mediator hold --lift` takes the hold away.")
    if copy := held_in_a_copy(folder, today):
        raise NotPurged(
            f"There may be a hold in “{one_line(copy)}”, which another computer wrote. Nothing was "
            "destroyed. Look which of it and keeping.toml is right, and remove the other."
        )
    return keeping


def purge(
    folder: Path,
    kinds: Collection[FileClass],
    *,
    types: Mapping[str, SessionType],
    now: Callable[[], datetime],
    past: bool = False,
    open_folder: Callable[[Path], Folder] = Folder,
) -> Keeping:
    """Destroy those classes of the session's files, and return the statement.

    For who has taken the session's lock. Where they go because they are *past* their date, they still are.
    Its row of the year's figures is written first, from what can still be read. Raises `NotPurged` where a
    hold stands or the choices or the figures cannot be read, and then nothing is destroyed; `Busy` or
    `OSError`, and then the next purge goes on.
    """
    with archive_held(folder.parent, now):
        today = now().astimezone().date()
        keeping = refuse_where_held(folder, today)
        if past and not set(kinds) <= set(keeping.may_go(today)):
            raise NotPurged("It is kept longer than before by now, so nothing was destroyed. Look again.")
        _count_first(folder, types, now, open_folder)
        papers = [export for export in exports(folder) if export.kind in kinds]
        going_too = Counter(export.kind for export in papers if export.state() == "as_made")
        going = {
            kind: files
            for kind in _ORDER
            if kind in kinds
            and (
                (files := files_of(folder, kind))
                or going_too[kind]
                or not getattr(keeping.last_gone(kind), "finished", True)
            )
        }

        def begin(keeping: Keeping) -> Keeping:
            for kind, files in going.items():
                keeping = keeping.beginning(kind, len(files), now(), going_too[kind])
            return keeping

        def finish(keeping: Keeping) -> Keeping:
            for kind in kinds:
                keeping = keeping.finishing(kind)
            return keeping

        change_keeping(folder, begin, now=now, open_folder=open_folder)
        forget(folder.parent, folder.name)
        remove_exports(papers)
        mains = {file_name(stem) for stems in _STEMS.values() for stem in stems}
        with open_folder(folder) as opened:
            for last in (False, True):
                for name in (name for files in going.values() for name in files if (name in mains) == last):
                    opened.remove(name)
                opened.sync_names()
        forget_exports(folder, papers)
        return change_keeping(folder, finish, now=now, open_folder=open_folder)


def drop_generations(folder: Path) -> None:
    """Remove what the session's files were before: what ended with the close must not stay in them.

    For who has taken the session's lock, once it is saved. Raises `OSError`.
    """
    with Folder(folder) as opened:
        for part in PARTS:
            opened.remove(generation(part))
        opened.sync_names()


def _count_first(
    folder: Path,
    types: Mapping[str, SessionType],
    now: Callable[[], datetime],
    open_folder: Callable[[Path], Folder],
) -> None:
    """Bring the session's row up to date while there is something to count. Raises `NotPurged`."""
    try:
        record = open_session(folder).loaded.record
    except Unreadable:  # what went before was counted then; what was told since is in the agreement
        record = None
    try:
        if record is not None:
            keep_row(folder, record, regime_of(types, record.session.type), now=now, open_folder=open_folder)
        elif (agreement := agreement_alone(folder)) is not None:
            keep_contacts(folder, agreement, now=now, open_folder=open_folder)
    except Unreadable as error:
        raise NotPurged(
            f"{error} The year's figures are written before anything is destroyed, so nothing was. "
            "Mend that file, or put it elsewhere and a new one is begun."
        ) from None


def agreement_alone(folder: Path) -> Agreement | None:
    """Return the session's agreement; None where it is not there or cannot be read."""
    try:
        return read_part(folder / file_name("agreement"), Agreement)[1]
    except Unreadable:
        return None


def regime_of(types: Mapping[str, SessionType], type_id: str) -> RegimeKind:
    """Return what a talk of that type is to those who keep records; "none" where the type is not known."""
    try:
        return types[type_id].regime.kind
    except KeyError:
        return "none"
