"""From files to a session in progress: beginning a new one, opening one again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from mediator.archive import lock
from mediator.archive.agendas import SessionTypes
from mediator.archive.board_file import BoardFile
from mediator.archive.case import earlier
from mediator.archive.drafts import Draft, DraftKeeper, read_drafts
from mediator.archive.lock import Held, Holder, Lock
from mediator.archive.nothing_to_save import NothingToSave
from mediator.archive.opening import open_folder
from mediator.archive.reading import Unreadable
from mediator.archive.saver import Saver
from mediator.archive.session_writer import clear_up, versions
from mediator.archive.sessions import make_folder, new_code
from mediator.desk.kinds import KINDS
from mediator.desk.tray import Question, Tray
from mediator.insight.checklist import first_open, ticked_items
from mediator.insight.days import day_words
from mediator.insight.floor import floor_of_stage
from mediator.insight.last_time import Earlier, before_on_wall
from mediator.live import Live, random_id
from mediator.record.agenda import EndBreak, PauseClock
from mediator.record.agreement_point import PARTS
from mediator.record.beginning import first_record
from mediator.record.caucus import Rejoin
from mediator.record.continuing import Carried, continued
from mediator.record.note import OWN, AddNote, Note
from mediator.record.party import Party, Person
from mediator.record.record import Record
from mediator.record.session_type import Regime, SessionType, StageOfType
from mediator.text import OnItsWay, Sealed, one_line

CLOSE_AGAIN = "What is written now is in the year's figures once it is closed again."

PATIENCE = 5.0
"""Seconds that leaving waits for the save before it asks, or, told to go by the system, goes."""


@dataclass(frozen=True)
class Sitting:
    """A session in progress and the save behind it."""

    live: Live
    saver: Saver | NothingToSave
    code: str
    tray: Tray = field(default_factory=Tray)
    """What the mediator should know of how it opened, to begin with."""
    not_gone_through: int = 0
    """Lines of the check before the room comes in that are not ticked. The wall never says so."""
    lock: Lock | None = None
    """What keeps others from writing; None where there is nothing to write, or nobody else."""
    drafts: DraftKeeper | None = None
    """Where lines go that are not yet kept; None where none outlives the program."""

    board_file: BoardFile | None = None
    """What the room's own screen is given; None where nothing is written."""
    folder: Path | None = None
    """Where its files are; None where nothing of it is kept."""
    earlier: tuple[Earlier, ...] = ()
    """The sessions before it in the same case, the latest first."""
    opened: Record | None = None
    """The record as it was opened; None where it begins."""

    def written_since_the_close(self) -> bool:
        """Whether a session that was closed was written in since it was opened."""
        record, opened = self.live.record, self.opened
        if opened is None or opened.agreement.closed is None or record.agreement.closed is None:
            return False
        return record.agreement.closed == opened.agreement.closed and (
            tuple(record.entries()) != tuple(opened.entries())
            or record.agreement.outcome != opened.agreement.outcome
        )

    def has_begun(self) -> bool:
        """Whether the session got under way: the room may be here."""
        session = self.live.record.session
        return bool(session.clock) or len(session.visits) > 1

    def put_away(self) -> bool:
        """Keep the session with its clock held, as it is to be found again; say whether it is on the disk.

        Waits at most `PATIENCE`. No screen is told: where one goes on after all, its clock runs on.
        """
        record = self.live.record
        if record.session.clock_runs() and isinstance(self.saver, Saver):
            self.saver.keep(PauseClock(at=self.live.now(), why="left").apply(record))
        return self.saver.settle(PATIENCE)

    def end_writing(self) -> bool:
        """Wait for the save, say whether everything is on the disk, and write nothing more."""
        if self.board_file is not None:
            self.board_file.end()
        saved = self.saver.close()
        if self.drafts is not None:
            self.drafts.close()
        if self.board_file is not None:
            self.board_file.close()
        return saved

    def close(self) -> bool:
        """End it: wait for the save, say whether everything is on the disk, let others have the session."""
        saved = self.end_writing()
        if self.lock is not None:
            self.lock.release()
        return saved


def begin(
    sessions: Path,
    session_type: SessionType,
    *,
    title: str,
    parties: Sequence[Party],
    people: Sequence[Person],
    sides: Mapping[str, str] = MappingProxyType({}),
    ticked: Sequence[str] = (),
    rules: Sequence[str] | None = None,
    topics: Sequence[str] = (),
    carried: Carried | None = None,
    types: Mapping[str, SessionType] = MappingProxyType({}),
    now: Callable[[], datetime],
    seal: OnItsWay | None = None,
) -> Sitting:
    """Make a new session's folder and start it, with what is *carried* over from the one before if it
    continues one. Raises `OSError` where the folder cannot be made.
    """
    at = now()
    code = new_code(sessions, at.astimezone().date())
    folder = make_folder(sessions, code)
    held = lock.take(folder, at)
    record = first_record(
        session_type,
        code=code,
        title=title,
        parties=parties,
        people=people,
        sides=sides,
        ticked=ticked,
        rules=rules,
        topics=topics,
        practice=carried is not None and carried.practice,
        at=at,
        new_id=random_id,
    )
    if carried is not None:
        record = continued(record, carried, at=at, new_id=random_id)
    sitting = first_sitting(record, session_type, folder, types=types, now=now, seal=seal)
    case = earlier(sessions, record.agreement.continues)
    sitting.live.show(floor=floor_of_stage(record.session), before=before_on_wall(case))
    drafts, board_file = DraftKeeper(folder, seal=seal), BoardFile(folder, now=now)
    return replace(sitting, lock=held, drafts=drafts, board_file=board_file, folder=folder, earlier=case)


def first_sitting(
    record: Record,
    session_type: SessionType,
    folder: Path,
    *,
    types: Mapping[str, SessionType],
    now: Callable[[], datetime],
    seal: OnItsWay | None = None,
) -> Sitting:
    """Return a session that was never saved, in progress, with a save into *folder* on its way."""
    saver = Saver(folder, {}, stored=None, now=now, seal=seal)
    saver.keep(record)
    live = Live(record, session_type, keep=saver.keep, now=now, types=types, seal=seal)
    return Sitting(live, saver, record.session.id)


def reopen(
    folder: Path, types: SessionTypes, *, now: Callable[[], datetime], seal: OnItsWay | None = None
) -> Sitting:
    """Open a session where it stood. Raises `Unreadable`; nothing is written before the first change.

    What another process holds, what is damaged or newer, and what may not be written is only looked at.
    """
    tray, at = Tray(), now()
    held, read_only = _take(folder, at, tray)
    try:
        seen = versions(folder)  # before they are read: a change in between is noticed by the first save
        opened = open_folder(folder)
    except BaseException:
        if held is not None:
            held.release()
        raise
    read_only = read_only or opened.read_only
    if read_only and held is not None:
        held.release()
        held = None
    for number, words in enumerate(opened.notes):
        tray.put(Question(f"opened {number}", words, at))
    loaded = opened.loaded
    record = loaded.record
    try:
        session_type = types[record.session.type]
    except KeyError:
        session_type = plain_type(record)
        words = "Its session type is missing or has mistakes: stages and lines are all here, prompts are not."
        tray.put(Question("type", words, at))
    if record.session.clock_runs():
        # It ended without being left; the last stretch is known to have lasted until the last save.
        record = PauseClock(at=loaded.saved, why="left").apply(record)
        if not read_only:
            tray.put(Question("clock", "The clock stands where it was last saved.", at))
    if record.private.caucus_now() is not None:
        # The last that is known of it; what was said there waits on the desk to be gone through.
        record = record.with_private(Rejoin(at=loaded.saved).apply(record).private)
    if read_only and record.session.on_break() is not None:
        record = EndBreak(at=loaded.saved).apply(record)  # in memory only: else its card could not be lifted
    if read_only:
        saver: Saver | NothingToSave = NothingToSave()
        live = Live(record, session_type, keep=lambda _: None, now=now, types=types, read_only=read_only)
    else:
        clear_up(folder)
        saver = writes = Saver(folder, loaded.revisions, stored=loaded.record, seen=seen, now=now, seal=seal)
        live = Live(record, session_type, keep=writes.keep, now=now, types=types, seal=seal)
    if record.agreement.closed is not None and not read_only:
        day = day_words(record.agreement.closed.astimezone().date())
        tray.put(Question("closed", f"It was closed on {day}. {CLOSE_AGAIN}", at))
    case = earlier(folder.parent, record.agreement.continues)
    checklist, floor = first_open(record, session_type), floor_of_stage(record.session)
    live.show(checklist=checklist, floor=floor, before=before_on_wall(case))
    left = () if read_only else _left(folder, record, at, tray)
    for draft in left:
        if draft.private:
            live.amend(AddNote(at=at, note=_as_note(draft, live)))
    before = [item for item in session_type.checks("before") if item.id not in ticked_items(record)]
    drafts = None if read_only else DraftKeeper(folder, left, seal)
    unchecked = 0 if read_only else len(before)
    board_file = None if read_only else BoardFile(folder, now=now)
    return Sitting(
        live, saver, record.session.id, tray, unchecked, held, drafts, board_file, folder, case, live.record
    )


def _left(folder: Path, record: Record, at: datetime, tray: Tray) -> tuple[Draft, ...]:
    """Return the lines that were typed and not kept when it ended; the tray says that there are any."""
    try:
        drafts = read_drafts(folder)
    except Unreadable:
        tray.put(Question("draft", "What was being written when it ended cannot be read back.", at))
        return ()
    kept = {entry.text for entry in record.entries()} | {note.text for note in record.private.notes}
    kept |= {point.said(part) for point in record.agreement.points for part in PARTS}
    drafts = tuple(
        draft for draft in drafts if draft.text not in kept and draft.kind in KINDS and _can_come_back(draft)
    )
    if any(not draft.private for draft in drafts):
        words = "What was being written and not kept is still here: the same key brings it back."
        tray.put(Question("draft", words, at))
    return drafts


def _can_come_back(draft: Draft) -> bool:
    if isinstance(draft.text, Sealed):
        return draft.private
    return not draft.private or bool(one_line(draft.text))


def _as_note(draft: Draft, live: Live) -> Note:
    """Return a private line that was cut off as a private note: it is never offered back in words."""
    private = live.record.private
    room = draft.room if any(caucus.id == draft.room for caucus in private.caucuses) else None
    kind = draft.kind if room is not None and draft.kind in live.session_type.words.nouns else OWN
    about = draft.entry or draft.party or None
    return Note(id=live.new_id(), text=draft.text, at=live.now(), about=about, room=room, kind=kind)


def _take(folder: Path, at: datetime, tray: Tray) -> tuple[Lock | None, str]:
    """Take the session, or say in a sentence why it can only be looked at; more of it goes into the tray."""
    try:
        held = lock.take(folder, at)
    except Held as other:
        words = f"It is open elsewhere{_who(other.holder)}. Leave it there, then open it here again."
        tray.put(Question("lock", words, at))
        return None, "It is open elsewhere, so here it can be looked at and not changed."
    except OSError as error:
        why = error.strerror or "the system refused"
        tray.put(Question("lock", f"Its folder cannot be written: {why}.", at))
        return None, "Its folder cannot be written, so it can be looked at and not changed."
    if held.before is not None:
        words = f"It was not left where it was open last{_who(held.before)}. If it is open there, leave one."
        tray.put(Question("lock", words, at))
    return held, ""


def _who(holder: Holder | None) -> str:
    if holder is None:
        return ""
    return f": process {holder.process} on {holder.host}, since {holder.since.astimezone():%d %b, %H:%M}"


def plain_type(record: Record) -> SessionType:
    """Return a session type made of what the session itself knows, for when its own cannot be had."""
    stages = tuple(StageOfType(**stage.model_dump(exclude={"added"})) for stage in record.session.stages)
    return SessionType(
        format=1,
        id=record.session.type,
        name=record.session.type,
        about="A session whose type is not to be found.",
        writing="hidden",  # nobody knows whether its lines may be watched
        regime=Regime(kind="none", wording="The centre's own words."),
        stages=stages,
    )
