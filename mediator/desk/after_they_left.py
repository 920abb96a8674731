"""The second step of the close, after they left: what is chosen, page by page. It happens at the end of it.

Knows keys, and no screen. It is never shown by itself, and only where the room does not see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mediator.archive.settings import Centre
from mediator.desk.after import PAGES
from mediator.desk.letting_go import PURGE
from mediator.desk.page import Pages, Row, Wanted
from mediator.insight.agreed import everyone_said_yes, is_agreed
from mediator.insight.calls import call_day
from mediator.insight.open_ends import parked, points
from mediator.insight.retention import proposed
from mediator.insight.times import days_met, last_on
from mediator.record.agreement import Agreement, Outcome, Referral
from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.close import Close, NoteForClose, SaidForClose
from mediator.record.entry import Entry, Fate
from mediator.record.keeping import CLASSES, FileClass, Keeping
from mediator.record.parking import Settle
from mediator.record.record import Record
from mediator.record.session_type import RegimeKind, SessionType

SAID_FOR_IT = tuple(name for name in SaidForClose.model_fields if name != "at")
"""What is said of the session for its close, each a field of this and of the agreement."""

OF_THE_CASE = ("referral", "source", "asked", "children", "affected", "barriers")
"""What is the same for every session of a case, unless it is said otherwise."""


@dataclass
class AfterTheyLeft(Pages):
    """What is chosen so far, and the page it is chosen on."""

    record: Record
    session_type: SessionType
    files: Mapping[FileClass, int]
    """How many files there are of each class."""
    keeping: Keeping
    """What was chosen before."""
    now: Callable[[], datetime]
    centre: Mapping[FileClass, int] = field(default_factory=dict)
    """The centre's days, by class."""
    lists: Centre = field(default_factory=Centre)
    """What the centre counts, in its own words."""
    papers: Mapping[FileClass, int] = field(default_factory=dict)
    """How many papers made of each class would go with it."""
    before: Agreement | None = None
    """What the session before it in the same case said, where that can be read."""
    make_paper: Callable[[Record], None] | None = None
    """Asks for a paper of the session as it would be closed now."""
    page: int = 0
    at: int = 0
    held_meanwhile: bool = False
    """Whether another run put a hold on it while this one was choosing."""

    def __post_init__(self) -> None:
        agreement = self.record.agreement
        self.outcome: Outcome | None = agreement.outcome
        self.referral: Referral | None = agreement.referral
        self.source, self.asked = agreement.source, agreement.asked
        self.children, self.affected = agreement.children, agreement.affected
        self.barriers, self.minutes = agreement.barriers, agreement.minutes
        self.from_before = self._say_as_before()
        self.fates: dict[str, Fate | None] = {entry.id: entry.fate for entry in self.parked}
        """What becomes of what is parked, by its id."""
        self.hold = self._found = self.keeping.held(self.today)
        self._own: dict[FileClass, date | None] = {}
        self.days: dict[date, bool] = {follow_up.day: True for follow_up in agreement.follow_ups}
        """The days on which the centre asks how it is going, and whether each is to stay."""
        if agreement.closed is None:
            counted = (call_day(last_on(self.record.session), n) for n in self.session_type.follow_up_days)
            self.days = {day: day >= self.today for day in counted}
        self._at_first = self._kept_when_left()

    def _say_as_before(self) -> bool:
        """Say what the session before said, where this one says nothing; return whether it did."""
        if self.before is None or self.record.agreement.closed is not None:
            return False
        said = {name: getattr(self.before, name) for name in OF_THE_CASE if not getattr(self, name)}
        for name, value in said.items():
            setattr(self, name, value)
        return any(said.values())

    @property
    def today(self) -> date:
        return self.now().astimezone().date()

    @property
    def regime(self) -> RegimeKind:
        return self.session_type.regime.kind

    @property
    def follow_ups(self) -> tuple[date, ...]:
        return tuple(sorted(day for day, stays in self.days.items() if stays))

    @property
    def practice(self) -> bool:
        """Whether it is an invented case, of which nothing is counted or kept."""
        return self.record.session.practice

    @property
    def parked(self) -> tuple[Entry, ...]:
        return parked(self.record)

    def is_agreed(self, point: AgreementPoint) -> bool:
        """Say whether the point stands, by everyone's yes or as the room decides."""
        return is_agreed(point, self.record.agreement.parties, self.record.session, self.session_type)

    def everyone_said_yes(self, point: AgreementPoint) -> bool:
        return everyone_said_yes(point, self.record.agreement.parties)

    def changes(self, at: datetime) -> tuple[Change, ...]:
        """Return what becomes of what is parked, and the close, as they are chosen now."""
        return (*self._settled(at), self.change(at))

    def _settled(self, at: datetime) -> tuple[Change, ...]:
        return tuple(
            Settle(at=at, entry=entry.id, fate=self.fates[entry.id])
            for entry in self.parked
            if entry.fate != self.fates[entry.id]
        )

    def notes(self, at: datetime) -> tuple[Change, ...]:
        """Return what is noted where it is left before the end; nothing where nothing was chosen.

        Days and a hold are not part of it: they begin with the close.
        """
        if self._kept_when_left() == self._at_first:
            return ()
        noted = NoteForClose(at=at, **self._said_for_it())
        return (*self._settled(at), *((noted,) if noted.apply(self.record) != self.record else ()))

    def _kept_when_left(self) -> object:
        return self._said_for_it(), dict(self.fates)

    def _said_for_it(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in SAID_FOR_IT}

    def go_on_from(self, before: AfterTheyLeft) -> None:
        """Go on where it was left in this run: with the page, the days and the hold chosen then.

        The rest was noted, and whatever the room did since goes first.
        """
        self.page = before.page
        self.days, self._own = before.days, before._own
        if before.hold != before._found:
            self.hold = before.hold
        self.said = "As far as you were."

    def change(self, at: datetime) -> Close:
        """Return the close as it is chosen now."""
        agreed = (
            point.id
            for point in points(self.record)
            if self.is_agreed(point) and not self.everyone_said_yes(point)
        )
        return Close(
            at=at,
            **self._said_for_it(),
            follow_ups=self.follow_ups,
            held=self.hold is not None,
            met=days_met(self.record.session),
            agreed=tuple(agreed),
        )

    def closed(self) -> Record:
        """Return the record as it would be, were it closed now."""
        record = self.record
        for change in self.changes(self.now()):
            record = change.apply(record)
        return record

    # How long what is kept

    def look_again(self, keeping: Keeping) -> None:
        """Take over what another run did with the hold meanwhile, where none was put on or lifted here."""
        now = keeping.held(self.today)
        if self.hold == self._found != now:
            self.hold = self._found = now
            self.held_meanwhile = now is not None

    def until(self, kind: FileClass) -> date | None:
        """Return the last day of a class, as chosen, or as proposed; today is at once, None is no date.

        A close that was cut off before anything of it was chosen proposes again.
        """
        if kind in self._own:
            return self._own[kind]
        chosen = self.record.agreement.closed is not None and self.keeping != Keeping()
        if chosen and self.keeping.last_gone(kind) is None:
            return self.keeping.until.get(kind)
        next_date = self.record.agreement.next_date
        planned = (*self.follow_ups, *([next_date.day] if next_date else []))
        goes_on = bool(self._goes_on())
        return proposed(self.regime, self.centre, self.today, planned, goes_on=goes_on)[kind]

    def _goes_on(self) -> str:
        """Say why private notes are still needed; "" where nothing goes on."""
        if self.record.agreement.next_date is not None:
            return "you meet again"
        return "it goes on another day" if self.outcome == "adjourned" else ""

    def why(self, kind: FileClass) -> str:
        """Say why a class is proposed to be kept, where one would expect it to go; "" of what was chosen."""
        chosen = kind in self._own or kind in self.centre or kind in self.keeping.until
        return self._goes_on() if kind == "private" and not chosen else ""

    def going(self) -> tuple[FileClass, ...]:
        """Return the classes that are to be destroyed now; none under a hold."""
        if self.hold is not None or self.practice:
            return ()
        last = {kind: self.until(kind) for kind in CLASSES}
        return tuple(kind for kind, day in last.items() if day is not None and day <= self.today)

    def is_there(self, kind: FileClass) -> bool:
        """Say whether there is anything of a class that could go."""
        return bool(self.files[kind] or self.papers.get(kind))

    def as_kept(self, keeping: Keeping) -> Keeping:
        """Return *keeping* with what was chosen here; a purge that was cut off goes on only where it was."""
        self.look_again(keeping)
        last = {kind: self.until(kind) for kind in CLASSES}
        until = {
            kind: day
            for kind, day in last.items()
            if day is not None and (day > self.today or self.is_there(kind))
        }
        gone = tuple(gone for gone in keeping.gone if gone.finished or gone.kind in self.going())
        return keeping.model_copy(update={"until": until, "hold": self.hold, "gone": gone})

    def kept(self, kind: FileClass, day: date | None) -> None:
        """Keep a class until that day; without one where it is None, and not at all where it is today."""
        self._own[kind] = day

    # Keys

    def press(self, key: str) -> None:
        """Take a key."""
        self.said = ""
        match key:
            case "escape" | "ctrl+q":
                self.left = True
            case "enter":
                self._enter()
            case "left" | "backspace":
                self._turn(-1)
            case "down" | "tab" | "up" | "shift+tab":
                step = 1 if key in ("down", "tab") else -1
                self.at = (self.at + step) % max(1, self.choices())
            case _:
                try:
                    PAGES[self.page].press(self, key)
                except Refused as refusal:
                    self.said = str(refusal)

    def _enter(self) -> None:
        if self.page < len(PAGES) - 1:
            self._turn(1)
        elif any(self.is_there(kind) for kind in self.going()):
            self.wanted = Wanted(f"Type {PURGE} to destroy what stands there", "", self._confirm)
        else:
            self.done = True

    def _confirm(self, text: str) -> None:
        if text.casefold() != PURGE:
            raise Refused("Nothing was destroyed, and nothing is closed yet. ← goes back to change it.")
        self.done = True

    def _turn(self, step: int) -> None:
        self.page = min(max(0, self.page + step), len(PAGES) - 1)
        self.at = 0

    def choices(self) -> int:
        return PAGES[self.page].choices(self)

    # What is drawn

    def heading(self) -> str:
        """Return the page's heading, with where one is."""
        return f"{self.page + 1} of {len(PAGES)}   {PAGES[self.page].heading}"

    def rows(self) -> list[Row]:
        """Return the page's lines."""
        return PAGES[self.page].rows(self)

    def keys(self) -> str:
        """Return what can be pressed."""
        back = "← back. " if self.page else ""
        return f"{PAGES[self.page].keys} {back}Esc leaves it for another day."
