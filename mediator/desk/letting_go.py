"""Holding a session and destroying files of it, for the shell and the start screen alike, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mediator.archive import lock
from mediator.archive.durable import BESIDE
from mediator.archive.exports import ExportState, exports
from mediator.archive.keeping_file import change_keeping, read_keeping
from mediator.archive.lock import Held
from mediator.archive.opening import open_folder
from mediator.archive.purging import (
    NotPurged,
    agreement_alone,
    files_of,
    purge,
    refuse_where_held,
    regime_of,
)
from mediator.archive.reading import Unreadable
from mediator.archive.shared_file import Busy, archive_held
from mediator.desk.holding import new_hold, until_words
from mediator.insight.days import day_words
from mediator.insight.due import DueKind, due_of
from mediator.insight.retention import NOT_YOURS
from mediator.record.base import Refused
from mediator.record.keeping import CLASSES, SAID, FileClass, Hold, Keeping
from mediator.record.session_type import SessionType
from mediator.text import one_line

Now = Callable[[], datetime]
Types = Mapping[str, SessionType]

PURGE = "purge"
"""The word that is typed before anything is destroyed."""


def asks_for_the_word(files: int) -> str:
    """Return the question before so many files are destroyed."""
    return f"Type {PURGE} to destroy {'1 file' if files == 1 else f'{files} files'}"


def hold(folder: Path, why: str, until: str, *, now: Now) -> None:
    """Put a hold on the session, until the end of that day; "" is until it is lifted. Raises `Refused`."""
    made = new_hold(why, until, now())
    _change(folder, lambda _: made, now)


def lift(folder: Path, *, now: Now) -> None:
    """Take the hold away. Raises `Refused`."""

    def none(keeping: Keeping) -> None:
        if keeping.hold is None:
            raise Refused("It is not held.")

    _change(folder, none, now)


def _change(folder: Path, made: Callable[[Keeping], Hold | None], now: Now) -> None:
    try:
        with archive_held(folder.parent, now):
            change_keeping(
                folder, lambda keeping: keeping.model_copy(update={"hold": made(keeping)}), now=now
            )
    except (Unreadable, Busy) as problem:
        raise Refused(str(problem)) from None
    except OSError as error:
        raise Refused(f"The session's folder cannot be written: {error.strerror}.") from None


def how_it_is_held(folder: Path, *, now: Now) -> str:
    """Say whether the session is held, since when and why. Raises `Refused`."""
    try:
        keeping = read_keeping(folder)
    except Unreadable as error:
        raise Refused(str(error)) from None
    if keeping.hold is None:
        return "It is not held."
    if keeping.held(now().astimezone().date()) is None:
        return f"It was held{until_words(keeping.hold.until)}: {keeping.hold.why}"
    since = day_words(keeping.hold.since.astimezone().date())
    return f"It is held since {since}{until_words(keeping.hold.until)}: {keeping.hold.why}"


def refuse_while_held(folder: Path, *, now: Now) -> None:
    """Say before anything is asked that nothing of the session can be destroyed. Raises `Refused`."""
    try:
        refuse_where_held(folder, now().astimezone().date())
    except NotPurged as problem:
        raise Refused(f"{one_line(folder.name)}: {problem}") from None


def count_files(folder: Path) -> dict[FileClass, int]:
    """Return how many files there are of each class. Raises `OSError`."""
    return {kind: sum(not name.startswith(BESIDE) for name in files_of(folder, kind)) for kind in CLASSES}


def what_would_go(folder: Path, kinds: Collection[FileClass], types: Types) -> tuple[int, list[str]]:
    """Return how many files would go, and lines that say so: its code, then class by class.

    What may be somebody else's record is said. Raises `OSError`.
    """
    files = {kind: number for kind, number in count_files(folder).items() if kind in kinds and number}
    papers = papers_of(folder, kinds)
    lines = [f"{one_line(folder.name)}: {_counted(files, len(papers.go))}"] if files or papers.go else []
    lines += [f"  {words}" for words in papers.words()]
    if "agreement" in files and (due := _still_due(folder)):
        lines.append(f"  Still due in it, and known to no list once it is gone: {due}.")
    if files and (said := NOT_YOURS.get(regime_of(types, _type_of(folder)))):
        lines.append(f"  {said}")
    return sum(files.values()) + len(papers.go), lines


@dataclass(frozen=True)
class Papers:
    """The papers made of some classes of a session, by what becomes of them when these go."""

    go: tuple[Path, ...] = ()
    moved: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()

    def words(self) -> tuple[str, ...]:
        """Say what stays, and where it is, or was."""
        made = []
        if self.changed:
            made.append(f"Changed since they were made, so they stay: {_listed(self.changed)}.")
        if self.moved:
            made.append(f"Not where they were written, so they may have been moved: {_listed(self.moved)}.")
        return tuple(made)


def papers_of(folder: Path, kinds: Collection[FileClass]) -> Papers:
    """Return the papers made of those classes of the session."""
    states = [(export.path, export.state()) for export in exports(folder) if export.kind in kinds]

    def in_state(wanted: ExportState) -> tuple[Path, ...]:
        return tuple(path for path, state in states if state == wanted)

    return Papers(in_state("as_made"), in_state("moved"), in_state("changed"))


def count_papers(folder: Path) -> dict[FileClass, int]:
    """Return how many papers made of each class would go with it."""
    return {kind: len(papers_of(folder, [kind]).go) for kind in CLASSES}


def _listed(paths: Iterable[Path]) -> str:
    return ", ".join(one_line(str(path)) for path in paths)


_DUE: dict[DueKind, str] = {
    "promise": "promises",
    "payment": "payments",
    "call": "calls",
    "referral": "referrals",
}


def _still_due(folder: Path) -> str:
    """Return how many promises and the like nobody has told of, in words; "" where there are none."""
    try:
        agreement = open_folder(folder).loaded.record.agreement
    except Unreadable:
        return ""
    found = Counter(one.kind for one in due_of(None, agreement))
    many = [(found[one], one, more) for one, more in _DUE.items() if found[one]]
    return ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in many)


def _type_of(folder: Path) -> str:
    try:
        return open_folder(folder).loaded.record.session.type
    except Unreadable:  # the agreement says it too, where the rest is gone
        agreement = agreement_alone(folder)
        return "" if agreement is None else agreement.type


def _counted(files: Mapping[FileClass, int], papers: int) -> str:
    made = [f"{SAID[kind]} ({number})" for kind, number in files.items()]
    return ", ".join([*made, *([f"papers made of it ({papers})"] if papers else [])])


def destroyed(
    folder: Path, kinds: Collection[FileClass], types: Types, now: Now, *, past: bool = False
) -> str:
    """Destroy those classes of a session's files, and say what was; *past* is `purge`'s.

    For who has taken the session's lock. Raises `NotPurged`, `Busy` or `OSError`.
    """
    files = {kind: number for kind, number in count_files(folder).items() if kind in kinds and number}
    papers = papers_of(folder, kinds)
    purge(folder, kinds, types=types, now=now, past=past)
    if not files and not papers.go:
        return "There was nothing left to destroy."
    left = [path for path in papers.go if path.exists()]
    said = [f"Destroyed: {_counted(files, len(papers.go) - len(left))}.", *papers.words()]
    return " ".join([*said, *([f"Could not be removed: {_listed(left)}."] if left else [])])


def take_and_destroy(
    folder: Path, kinds: Collection[FileClass], types: Types, *, now: Now, past: bool = False
) -> str:
    """Take the session, destroy those classes of its files, and say what was. Raises `Refused`.

    Between the question and the answer another run may have chosen otherwise: *past* is `purge`'s.
    """
    code = one_line(folder.name)
    try:
        taken = lock.take(folder, now())
    except Held:
        raise Refused(f"{code} is open, and nothing of it was destroyed. Leave it there first.") from None
    except OSError as error:
        raise Refused(f"{code} cannot be written: {error.strerror}.") from None
    try:
        return f"{code}: {destroyed(folder, kinds, types, now, past=past)}"
    except (NotPurged, Busy) as problem:
        raise Refused(f"{code}: {problem}") from None
    except OSError as error:
        words = f"it could not be finished: {error.strerror}. `mediator purge` goes on with it."
        raise Refused(f"{code}: {words}") from None
    finally:
        taken.release()
