"""The ways into a session: a new one, one again, practice. The shell and the start screen share them."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mediator.archive.agendas import SessionTypes, UnknownType, named
from mediator.archive.case import carried_from, continuations, earlier
from mediator.archive.index import look
from mediator.archive.places import Places
from mediator.archive.prepared import Prepared, read_prepared
from mediator.archive.reading import Unreadable
from mediator.archive.resources import Resource, read_resources
from mediator.archive.sealing import sealer
from mediator.archive.settings import Settings, change_setting
from mediator.desk.commands import STANDARD
from mediator.desk.demo import demo_sitting
from mediator.desk.film import Film, film_sitting
from mediator.desk.keymap import Keymap
from mediator.desk.preparing import Preparing
from mediator.desk.sitting import Sitting, begin, reopen
from mediator.desk.tray import Question
from mediator.insight.case import last_of
from mediator.insight.due import WITHIN, DueState, span, state_of
from mediator.insight.last_time import told
from mediator.record.base import Refused
from mediator.record.continuing import Carried
from mediator.record.reflection import Reflection
from mediator.record.session_type import SessionType
from mediator.record.words import Words

if TYPE_CHECKING:
    from mediator.desk.following import FollowingAlone

NOT_SEALED = "Private notes on this computer are not sealed. `mediator notes init` makes a key for them."
KEY_GONE = "The key file of sealed notes is not in its place: put it back, for without it nobody opens them."


@dataclass(frozen=True)
class Preparation:
    """A session that is still to be prepared."""

    session_type: SessionType
    preparing: Preparing
    begin: Callable[[Preparing], Sitting]
    """Starts it. Raises `OSError`."""


class WaysIn:
    """Every way into a session, for one user's folders and settings."""

    def __init__(self, here: Places, settings: Settings, *, now: Callable[[], datetime]) -> None:
        self.here = here
        self.settings = settings
        self.now = now

    @property
    def keymap(self) -> Keymap:
        """The keys as the settings have them."""
        return STANDARD.with_own(self.settings.keys)

    @property
    def today(self) -> date:
        """The day where the mediator is."""
        return self.now().astimezone().date()

    def change_setting(self, place: tuple[str, ...], value: str | bool) -> None:
        """Keep one setting. Raises `OSError`, and `Unreadable` where the file has mistakes."""
        self.settings = change_setting(self.here.settings, place, value, STANDARD.problems)

    def keep_theme(self, name: str) -> None:
        """Keep the colours for the next time; where that cannot be, they are for this time."""
        with contextlib.suppress(OSError, Unreadable):
            self.change_setting(("theme",), name)

    def session_type(self, type_id: str) -> SessionType:
        """Return a session type in the centre's words. Raises `UnknownType` or `Unreadable`."""
        return self.types().named(type_id)

    def words_of(self, type_id: str) -> Words:
        """Return the words of a session type, or the standard ones where it cannot be had."""
        try:
            return self.session_type(type_id).words
        except (UnknownType, Unreadable):
            return Words()

    def follow(self, folder: Path) -> FollowingAlone:
        """Return the agreement of the session in that folder, to be followed up. Raises `Refused`."""
        from mediator.desk.following import FollowingAlone  # no session needs it

        try:
            return FollowingAlone(folder, now=self.now)
        except Unreadable as problem:
            raise Refused(str(problem)) from None

    def types(self) -> SessionTypes:
        """Return every session type, in the centre's words."""
        return SessionTypes(self.here.agendas, self.settings.centre.speaks_in)

    def new(self, type_id: str | None = None, prepared: Path | None = None) -> Preparation:
        """Return a session to prepare, of that type, or of the file's, or of the usual one.

        Raises `UnknownType` or `Unreadable`.
        """
        types = self.types()
        ready = Prepared(format=1) if prepared is None else read_prepared(prepared, types)
        usual = self.settings.new.type if prepared is None else ready.type
        chosen = types.named(type_id or usual)
        return self._prepare(self.here.sessions, chosen, types, Preparing.of(ready, chosen.sides))

    def last_sitting(self, folder: Path) -> Path:
        """Return the session that ends the case of the one in *folder*: itself where nothing continues it.

        Raises `OSError`.
        """
        return folder.parent / last_of(folder.name, continuations(folder.parent))

    def continuing(self, folder: Path) -> Preparation:
        """Return the next session of the same case to prepare; it will stand beside the one in *folder*.

        Raises `UnknownType` or `Unreadable`.
        """
        types = self.types()
        carried = carried_from(folder, self.today)
        chosen = types.named(carried.type)
        said = told(earlier(folder.parent, folder.name)[0])
        preparing = Preparing.continuing(carried, chosen.sides, tuple(said))
        return self._prepare(folder.parent, chosen, types, preparing, carried)

    def _prepare(
        self,
        sessions: Path,
        chosen: SessionType,
        types: SessionTypes,
        preparing: Preparing,
        carried: Carried | None = None,
    ) -> Preparation:
        seal = sealer(self.here)

        def start(preparing: Preparing) -> Sitting:
            return self._curtained(
                begin(
                    sessions,
                    chosen,
                    title=preparing.title_or_default(self.now()),
                    parties=preparing.parties,
                    people=preparing.people,
                    sides=preparing.sides,
                    ticked=preparing.ticked,
                    rules=preparing.rules,
                    topics=preparing.topics,
                    carried=carried,
                    types=types,
                    now=self.now,
                    seal=seal,
                )
            )

        return Preparation(chosen, preparing, start)

    def open(self, folder: Path) -> Sitting:
        """Return the session in that folder, again in progress. Raises `Unreadable`."""
        return self._curtained(reopen(folder, self.types(), now=self.now, seal=sealer(self.here)))

    def practice(self, folder: Path) -> Sitting:
        """Return the invented case, well under way, kept in *folder* only."""
        return demo_sitting(named("community"), folder, now=self.now)

    def film(self, folder: Path, *, speed: float) -> Film:
        """Return the invented case from its first minute, *speed* times as fast."""
        return film_sitting(named("community"), folder, real=self.now, speed=speed)

    def resources(self) -> Sequence[Resource]:
        """Return the centre's list of who can help, as it is now.

        Raises `Refused` with its file, line and mistake.
        """
        try:
            return read_resources(self.here.resources)
        except Unreadable as error:
            raise Refused(f"{error.problems[0]}. Any other words can be kept once that is mended.") from None

    def due_soon(self, wanted: Callable[[], bool]) -> Counter[DueState]:
        """Count by its state what is due in all sessions; ends early when it is no longer *wanted*."""
        today = self.today
        first, last = span(today, WITHIN)
        try:
            rows = look(self.here.sessions, wanted=wanted).due(first.isoformat(), last.isoformat())
        except OSError:
            return Counter()
        return Counter(state_of(date.fromisoformat(row.day), today, stays=row.stays) for row in rows)

    def has_reflected(self, code: str) -> bool:
        """Say whether that session was looked back on; where that cannot be read, nothing more is asked."""
        from mediator.archive.reflection_file import read_reflections

        try:
            return bool(read_reflections(self.here.sessions).of(code))
        except Unreadable:
            return True

    def keep_reflection(self, reflection: Reflection) -> None:
        """Keep a look back. Raises `Unreadable`, `Busy` or `OSError`."""
        from mediator.archive.reflection_file import keep_reflection

        keep_reflection(self.here.sessions, reflection, now=self.now, seal=sealer(self.here))

    def past_their_date(self) -> int:
        """Count the files that were to be kept until a day that is over."""
        from mediator.archive.purging import count_past  # the start screen alone counts

        return count_past(self.here.sessions, self.today)

    def _curtained(self, sitting: Sitting) -> Sitting:
        sitting.live.show(curtain_line=self.settings.new.curtain)
        if sitting.saver.seal is None:
            _say_of_notes(sitting, NOT_SEALED)
        elif not self.here.key.exists():
            _say_of_notes(sitting, KEY_GONE)
        return sitting


def continued_already(folder: Path, last: Path) -> str:
    """Say that the session in *folder* was continued, and which session is the last of its case."""
    return f"{folder.name} was continued already; the last sitting is {last.name}."


def _say_of_notes(sitting: Sitting, words: str) -> None:
    """Put *words* into the tray, once a run, as soon as there is a private note that they are about."""
    live, told = sitting.live, False

    def look() -> None:
        nonlocal told
        if not told and live.record.private.notes:
            told = True
            sitting.tray.put(Question("sealing", words, live.now(), desk_only=True))

    if not live.read_only:
        live.subscribe(look)
        look()
