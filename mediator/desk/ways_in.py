"""The ways into a session: a new one, one again, practice. The shell and the start screen share them."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from mediator.archive.agendas import SessionTypes, named
from mediator.archive.index import look
from mediator.archive.places import Places
from mediator.archive.prepared import Prepared, read_prepared
from mediator.archive.reading import Unreadable
from mediator.archive.sealing import sealer
from mediator.archive.settings import Settings, change_setting
from mediator.desk.commands import STANDARD
from mediator.desk.demo import demo_sitting
from mediator.desk.film import Film, film_sitting
from mediator.desk.keymap import Keymap
from mediator.desk.preparing import Preparing
from mediator.desk.sitting import Sitting, begin, reopen
from mediator.desk.tray import Question
from mediator.insight.due import WITHIN, DueState, span, state_of
from mediator.record.session_type import SessionType

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
        seal = sealer(self.here)

        def start(preparing: Preparing) -> Sitting:
            return self._curtained(
                begin(
                    self.here.sessions,
                    chosen,
                    title=preparing.title_or_default(self.now()),
                    parties=preparing.parties,
                    people=preparing.people,
                    sides=preparing.sides,
                    ticked=preparing.ticked,
                    rules=preparing.rules,
                    topics=preparing.topics,
                    types=types,
                    now=self.now,
                    seal=seal,
                )
            )

        return Preparation(chosen, Preparing.of(ready, chosen.sides), start)

    def open(self, folder: Path) -> Sitting:
        """Return the session in that folder, again in progress. Raises `Unreadable`."""
        return self._curtained(reopen(folder, self.types(), now=self.now, seal=sealer(self.here)))

    def practice(self, folder: Path) -> Sitting:
        """Return the invented case, well under way, kept in *folder* only."""
        return demo_sitting(named("community"), folder, now=self.now)

    def film(self, folder: Path, *, speed: float) -> Film:
        """Return the invented case from its first minute, *speed* times as fast."""
        return film_sitting(named("community"), folder, real=self.now, speed=speed)

    def due_soon(self, wanted: Callable[[], bool]) -> Counter[DueState]:
        """Count by its state what is due in all sessions; ends early when it is no longer *wanted*."""
        today = self.today
        first, last = span(today, WITHIN)
        try:
            rows = look(self.here.sessions, wanted=wanted).due(first.isoformat(), last.isoformat())
        except OSError:
            return Counter()
        return Counter(state_of(date.fromisoformat(row.day), today, stays=row.stays) for row in rows)

    def past_their_date(self) -> int:
        """Count the files that were to be kept until a day that is over."""
        from mediator.archive.purging import count_past  # the start screen alone counts

        return count_past(self.here.sessions, self.now().astimezone().date())

    def _curtained(self, sitting: Sitting) -> Sitting:
        sitting.live.show(curtain_line=self.settings.new.curtain)
        if sitting.saver.seal is None:
            _say_of_notes(sitting, NOT_SEALED)
        elif not self.here.key.exists():
            _say_of_notes(sitting, KEY_GONE)
        return sitting


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
