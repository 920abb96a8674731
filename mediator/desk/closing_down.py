"""What happens when a session is closed: it is saved and counted, what was chosen is kept, then some goes."""

from __future__ import annotations

from collections.abc import Mapping

from mediator.archive.keeping_file import change_keeping, read_keeping
from mediator.archive.purging import CERTAIN, NotPurged, drop_generations, regime_of
from mediator.archive.reading import Unreadable
from mediator.archive.settings import Settings
from mediator.archive.shared_file import Busy, archive_held
from mediator.archive.tally_file import keep_row, tally_name
from mediator.desk.after_they_left import AfterTheyLeft
from mediator.desk.letting_go import count_files, count_papers, destroyed
from mediator.desk.sitting import Sitting
from mediator.record.agenda import PauseClock
from mediator.record.base import Refused
from mediator.record.keeping import CLASSES, Keeping
from mediator.record.session_type import SessionType


def closing_of(sitting: Sitting, settings: Settings) -> AfterTheyLeft:
    """Return the close of a session, as it is before anything is chosen.

    Raises `Refused` where it cannot be closed.
    """
    live, folder = sitting.live, sitting.folder
    if live.record.session.practice and not live.read_only:
        return AfterTheyLeft(live.record, live.session_type, dict.fromkeys(CLASSES, 0), Keeping(), live.now)
    if live.read_only or folder is None:
        raise Refused(live.read_only or "Nothing of it is kept, so there is nothing to close.")
    if live.record.private.caucus_now() is not None:
        raise Refused("It is a private meeting. End it first.")
    try:
        keeping, files = read_keeping(folder), count_files(folder)
        papers = count_papers(folder)
    except Unreadable as error:
        raise Refused(f"It cannot be closed before that is mended. {error}") from None
    before = next((one.agreement for one in sitting.earlier if one.agreement is not None), None)
    return AfterTheyLeft(
        live.record,
        live.session_type,
        files,
        keeping,
        live.now,
        settings.keeping,
        settings.centre,
        papers,
        before,
    )


class NotClosed(Exception):  # noqa: N818 - it is an answer with what to do next
    """The close is not on the disk. Its text says why; nothing was destroyed."""


KEPT = (
    "The outcome, what was parked and the figures are kept as you chose them; days and a hold begin with "
    "the close."
)
"""Said where a close is left before its end, with something chosen."""


def note(sitting: Sitting, chosen: AfterTheyLeft) -> None:
    """Let the close be part of the record, with its clock held; no undo leads behind it.

    What ends with the close stays under a hold, also under one that another run put on meanwhile. Raises
    `Refused`, or `NotClosed`.
    """
    live = sitting.live
    if sitting.folder is not None and not chosen.practice:
        try:
            chosen.look_again(read_keeping(sitting.folder))
        except Unreadable as error:
            raise NotClosed(f"{error} Nothing was destroyed. Mend that file; Enter tries again.") from None
    if live.record.session.clock_runs():
        live.do(PauseClock(at=live.now(), why="left"))
    for change in chosen.changes(live.now()):
        live.amend(change)


def leave_open(sitting: Sitting, chosen: AfterTheyLeft) -> str:
    """Note what was chosen of a close that is left before its end, and say so; "" where nothing was."""
    notes = chosen.notes(sitting.live.now())
    for change in notes:
        sitting.live.amend(change)
    if chosen.practice or not notes:
        return ""
    return f"{sitting.code} is not closed. {KEPT}"


def put_down(sitting: Sitting, chosen: AfterTheyLeft, types: Mapping[str, SessionType]) -> str:
    """Save the closed session, write its row and what was chosen; say so in a line. The disk may be slow.

    Raises `NotClosed`.
    """
    if chosen.practice:
        return "That was practice: it is closed, nothing of it is counted, and nothing of it is kept."
    assert sitting.folder is not None, "it has files"
    live, folder = sitting.live, sitting.folder
    if not sitting.put_away():
        why = sitting.saver.state.why or "it takes too long"
        raise NotClosed(f"Not yet saved: {why}. Nothing was destroyed; Enter tries again.")
    regime = regime_of(types, live.record.session.type)
    try:
        with archive_held(folder.parent, live.now):
            counted = keep_row(folder, live.record, regime, now=live.now)
            kept = change_keeping(folder, chosen.as_kept, now=live.now)
        if kept.held(chosen.today) is None:
            drop_generations(folder)
    except Unreadable as error:
        raise NotClosed(f"{error} Nothing was destroyed. Mend that file; Enter tries again.") from None
    except (Busy, OSError) as error:
        why = str(error) if isinstance(error, Busy) else f"{error.strerror}."
        raise NotClosed(f"{why} Nothing was destroyed; Enter tries again.") from None
    where = f" Its row is in {tally_name(live.record)}." if counted else ""
    meets = live.record.agreement.next_date is not None
    next_ = f" `mediator continue {sitting.code}` starts the next one." if meets else ""
    return f"{sitting.code} is closed.{where}{next_}"


def end(sitting: Sitting, chosen: AfterTheyLeft, types: Mapping[str, SessionType]) -> tuple[list[str], bool]:
    """End the writing of a closed session and destroy what is to go now; the disk may be slow.

    Returns what there is to say of it, and whether all of it happened.
    """
    if chosen.practice:
        sitting.close()
        return [], True
    assert sitting.folder is not None, "it has files"
    try:
        if not sitting.end_writing():
            return ["Its last changes could not be saved, so nothing was destroyed."], False
        if chosen.held_meanwhile:
            return ["It is held since a moment ago: nothing of it was destroyed."], True
        files = count_files(sitting.folder)
        papers = count_papers(sitting.folder)
        if not (kinds := [kind for kind in chosen.going() if files[kind] or papers[kind]]):
            return [], True
        return [destroyed(sitting.folder, kinds, types, sitting.live.now), CERTAIN], True
    except (NotPurged, Busy) as problem:
        return [str(problem)], False
    except OSError as error:
        return [f"It could not be finished: {error.strerror}. `mediator purge` goes on with it."], False
    finally:
        if sitting.lock is not None:
            sitting.lock.release()
