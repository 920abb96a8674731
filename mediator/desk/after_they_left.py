"""The second step of the close, after they left: what is chosen, page by page. It happens at the end of it.

Knows keys, and no screen. It is never shown by itself, and only where the room does not see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mediator.desk.closing import OUTCOMES
from mediator.desk.dates import read_date
from mediator.desk.holding import day_words, new_hold, until_words
from mediator.insight.calls import call_day
from mediator.insight.open_ends import confirmed, parked, points
from mediator.insight.retention import NOT_YOURS, proposed
from mediator.insight.tally_row import last_on, tally_row
from mediator.record.agreement import Outcome, Referral
from mediator.record.base import Refused
from mediator.record.close import Close
from mediator.record.keeping import CLASSES, SAID, FileClass, Keeping
from mediator.record.record import Record
from mediator.record.session_type import RegimeKind, SessionType

PURGE = "purge"
"""The word that is typed before anything is destroyed."""

REFERRALS: tuple[tuple[str, str, Referral | None], ...] = (
    ("v", "of their own accord", "voluntary"),
    ("m", "sent by a court or an authority", "mandated"),
    ("n", "not said", None),
)
"""Key, words and class: figures of the two are never pooled. (practice §7)"""


@dataclass(frozen=True)
class Row:
    """A line of a page."""

    text: str
    here: bool = False
    """Whether it is the one that keys are about, or the one that is chosen."""
    quiet: bool = False


@dataclass(frozen=True)
class Wanted:
    """A line that has to be typed."""

    question: str
    text: str
    take: Callable[[str], None]
    """Raises `Refused` where the line will not do."""


@dataclass
class AfterTheyLeft:
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
    page: int = 0
    at: int = 0
    said: str = ""
    wanted: Wanted | None = None
    left: bool = False
    """Whether it was left for another day."""
    done: bool = False
    """Whether the last Enter was pressed, and all of it is to happen."""

    def __post_init__(self) -> None:
        agreement = self.record.agreement
        self.outcome: Outcome | None = agreement.outcome
        self.referral: Referral | None = agreement.referral
        self.hold = self.keeping.held(self.today)
        self._own: dict[FileClass, date | None] = {}
        self.days = {follow_up.day: True for follow_up in agreement.follow_ups}
        """The days on which the centre asks how it is going, and whether each is to stay."""
        if agreement.closed is None:
            counted = (call_day(last_on(self.record), n) for n in self.session_type.follow_up_days)
            self.days = {day: day >= self.today for day in counted}

    @property
    def today(self) -> date:
        return self.now().astimezone().date()

    @property
    def regime(self) -> RegimeKind:
        return self.session_type.regime.kind

    @property
    def follow_ups(self) -> tuple[date, ...]:
        return tuple(sorted(day for day, stays in self.days.items() if stays))

    def change(self, at: datetime) -> Close:
        """Return the close as it is chosen now."""
        return Close(
            at=at,
            outcome=self.outcome,
            referral=self.referral,
            follow_ups=self.follow_ups,
            held=self.hold is not None,
        )

    # How long what is kept

    def until(self, kind: FileClass) -> date | None:
        """Return the last day of a class, as chosen, or as proposed; today is at once, None is no date."""
        if kind in self._own:
            return self._own[kind]
        if self.record.agreement.closed is not None and self.keeping.last_gone(kind) is None:
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
        if self.hold is not None:
            return ()
        last = {kind: self.until(kind) for kind in CLASSES}
        return tuple(kind for kind, day in last.items() if day is not None and day <= self.today)

    def as_kept(self, keeping: Keeping) -> Keeping:
        """Return *keeping* with what was chosen here; a purge that was cut off goes on only where it was."""
        last = {kind: self.until(kind) for kind in CLASSES}
        until = {
            kind: day
            for kind, day in last.items()
            if day is not None and (day > self.today or self.files[kind])
        }
        gone = tuple(gone for gone in keeping.gone if gone.finished or gone.kind in self.going())
        return keeping.model_copy(update={"until": until, "hold": self.hold, "gone": gone})

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
                _PAGES[self.page].press(self, key)

    def type(self, text: str | None) -> None:
        """Take the line that was wanted; None where it was closed without one."""
        wanted, self.wanted = self.wanted, None
        if wanted is not None and text is not None:
            try:
                wanted.take(text)
            except Refused as refusal:
                self.said = str(refusal)

    def _enter(self) -> None:
        if self.page < len(_PAGES) - 1:
            self._turn(1)
        elif any(self.files[kind] for kind in self.going()):
            self.wanted = Wanted(f"Type {PURGE} to destroy what stands there", "", self._confirm)
        else:
            self.done = True

    def _confirm(self, text: str) -> None:
        if text.casefold() != PURGE:
            raise Refused("Nothing was destroyed, and nothing is closed yet. ← goes back to change it.")
        self.done = True

    def _turn(self, step: int) -> None:
        self.page = min(max(0, self.page + step), len(_PAGES) - 1)
        self.at = 0

    def choices(self) -> int:
        """Return how many lines of the page can be chosen; 0 where it is only read, or keys name them."""
        return {_FOLLOW_UP: len(self.days), _KEEP: len(CLASSES)}.get(_PAGES[self.page], 0)

    # What is drawn

    def heading(self) -> str:
        """Return the page's heading, with where one is."""
        return f"{self.page + 1} of {len(_PAGES)}   {_PAGES[self.page].heading}"

    def rows(self) -> list[Row]:
        """Return the page's lines."""
        return _PAGES[self.page].rows(self)

    def keys(self) -> str:
        """Return what can be pressed."""
        back = "← goes back. " if self.page else ""
        return f"{_PAGES[self.page].keys} {back}Esc leaves it open, for another day."


@dataclass(frozen=True)
class _Page:
    heading: str
    keys: str
    rows: Callable[[AfterTheyLeft], list[Row]]
    press: Callable[[AfterTheyLeft, str], None] = lambda closing, key: None


# How it ended


def _outcome_rows(closing: AfterTheyLeft) -> list[Row]:
    outcomes = [*OUTCOMES, ("0", "not said", None)]
    rows = [Row(f"{key}  {words}", here=kind == closing.outcome) for key, words, kind in outcomes]
    came = [Row(f"{key}  {words}", here=kind == closing.referral) for key, words, kind in REFERRALS]
    return [*rows, Row(""), Row("They came:"), *came]


def _press_outcome(closing: AfterTheyLeft, key: str) -> None:
    for letter, _, outcome in (*OUTCOMES, ("0", "", None)):
        if key == letter:
            closing.outcome = outcome
    for letter, _, referral in REFERRALS:
        if key == letter:
            closing.referral = referral


# What is open


def _open_rows(closing: AfterTheyLeft) -> list[Row]:
    record = closing.record
    lines = parked(record)
    rows = [
        Row(f"In the parking lot: {len(lines)}"),
        *(Row(f"  {entry.text}", quiet=True) for entry in lines),
    ]
    all_points, read_back = points(record), confirmed(record)
    rows += [Row(""), Row(f"Points that everyone has confirmed: {len(read_back)} of {len(all_points)}")]
    left = [point for point in all_points if point not in read_back]
    rows += [Row(f"  not by everyone: {point.number}  {point.text}", quiet=True) for point in left]
    if next_date := record.agreement.next_date:
        rows += [Row(""), Row(f"The room meets again: {day_words(next_date.day)} {next_date.time}".rstrip())]
    return rows


# When the centre asks how it is going


def _follow_up_rows(closing: AfterTheyLeft) -> list[Row]:
    rows = [
        Row(f"{'✓' if stays else '○'} {day_words(day)}", here=number == closing.at)
        for number, (day, stays) in enumerate(sorted(closing.days.items()))
    ]
    return rows or [Row("No date is planned. a adds one.", quiet=True)]


def _press_follow_up(closing: AfterTheyLeft, key: str) -> None:
    chosen = dict(enumerate(sorted(closing.days))).get(closing.at)
    if key == "a":
        closing.wanted = Wanted("Another day on which you ask", "", lambda text: _put_day(closing, text))
    elif chosen is not None and key in ("space", "y", "x"):
        closing.days[chosen] = key == "y" or (key == "space" and not closing.days[chosen])
    elif chosen is not None and key == "e":
        day = f"{chosen:%Y-%m-%d}"
        closing.wanted = Wanted("Which day instead?", day, lambda text: _put_day(closing, text, chosen))


def _put_day(closing: AfterTheyLeft, text: str, instead: date | None = None) -> None:
    day = read_date(text, closing.today).day
    if day < closing.today:
        raise Refused("That day is past.")
    if instead is not None:
        del closing.days[instead]
    closing.days[day] = True
    closing.at = sorted(closing.days).index(day)


# The year's figures


def _tally_rows(closing: AfterTheyLeft) -> list[Row]:
    if closing.record.session.practice:
        return [Row("An invented case counts nowhere.")]
    at = closing.now()
    row = tally_row(closing.change(at).apply(closing.record), closing.regime, at)
    words = {kind: label for _, label, kind in OUTCOMES}
    sent = {kind: label for _, label, kind in REFERRALS}
    others = ", ".join(f"{role.replace('_', ' ')} {count}" for role, count in row.people.items())
    return [
        Row("This is all that goes into the year's figures. There is no name in it and no title."),
        Row(""),
        Row(f"type        {row.type}"),
        Row(f"day         {day_words(row.day)}"),
        Row(f"outcome     {words[row.outcome] if row.outcome else 'not said'}"),
        Row(f"came        {sent[row.referral]}"),
        Row(f"minutes     {row.minutes} together, {row.private_minutes} in private meetings"),
        Row(f"people      parties {row.parties}{', ' if others else ''}{others}"),
        Row(f"topics      {row.topics}, ideas {row.ideas}, parked {row.parked}"),
        Row(f"points      {row.points}, confirmed by everyone {row.confirmed}"),
        Row(f"follow-up   {row.follow_ups}"),
    ]


# What is kept


def _keep_rows(closing: AfterTheyLeft) -> list[Row]:
    rows = [Row(NOT_YOURS[closing.regime]), Row("")] if closing.regime in NOT_YOURS else []
    if closing.hold is not None:
        rows += [Row(f"Held{until_words(closing.hold.until)}: {closing.hold.why}"), Row("")]
    return rows + [
        Row(
            f"{_upper(SAID[kind])} ({closing.files[kind]}): {_fate(closing, kind)}",
            here=number == closing.at,
        )
        for number, kind in enumerate(CLASSES)
    ]


def _fate(closing: AfterTheyLeft, kind: FileClass) -> str:
    day = closing.until(kind)
    if closing.hold is not None:
        return "held"
    if day is None:
        return "kept, without a date"
    if day <= closing.today and not closing.files[kind]:
        return "there is nothing"
    why = closing.why(kind)
    return "destroyed now" if day <= closing.today else f"kept until {day_words(day)}{why and f': {why}'}"


def _press_keep(closing: AfterTheyLeft, key: str) -> None:
    kind = CLASSES[closing.at]
    if key == "h":
        _hold(closing)
    elif key in ("k", "w", "p") and closing.hold is not None:
        closing.said = "It is held: h takes the hold away."
    elif key == "k":
        usual = closing.until(kind)
        text = f"{usual:%Y-%m-%d}" if usual and usual > closing.today else ""
        closing.wanted = Wanted("Kept until which day?", text, lambda text: _keep_until(closing, kind, text))
    elif key == "w":
        closing._own[kind] = None
    elif key == "p":
        closing._own[kind] = closing.today


def _keep_until(closing: AfterTheyLeft, kind: FileClass, text: str) -> None:
    day = read_date(text, closing.today).day
    if day <= closing.today:
        raise Refused("That day is not to come. p destroys it now.")
    closing._own[kind] = day


def _hold(closing: AfterTheyLeft) -> None:
    """Lift the hold, or ask why there is to be one and for how long."""
    if closing.hold is not None:
        closing.hold = None
        return

    def why(reason: str) -> None:
        question = "Until which day? Empty: until it is lifted"
        closing.wanted = Wanted(question, "", lambda text: until(reason, text))

    def until(reason: str, text: str) -> None:
        closing.hold = new_hold(reason, text, closing.now())

    closing.wanted = Wanted("Why is nothing of it to be destroyed? Leave names out", "", why)


# The end


def _end_rows(closing: AfterTheyLeft) -> list[Row]:
    going = [kind for kind in closing.going() if closing.files[kind]]
    rows = [Row(f"{_upper(SAID[kind])}: {_fate(closing, kind)}") for kind in CLASSES if kind not in going]
    if going:
        rows += [Row(""), Row("Destroyed now:")]
        rows += [Row(f"  {SAID[kind]}, {_files(closing.files[kind])}", here=True) for kind in going]
        rows += [Row("  There is no way back.")]
    if closing.hold is None:
        rows += [Row(""), Row("The earlier generations of its files (.bak) go with the close.", quiet=True)]
    return rows


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


_FOLLOW_UP = _Page(
    "When do you ask how it is going?",
    "↓ ↑ move. space takes a day or leaves it out, e changes it, a adds one. Enter goes on.",
    _follow_up_rows,
    _press_follow_up,
)
_KEEP = _Page(
    "What is kept, and how long?",
    "↓ ↑ move. k keep until a day, w keep without a date, p purge now, h hold all of it. Enter goes on.",
    _keep_rows,
    _press_keep,
)
_PAGES = (
    _Page("How did it end?", "Press a digit, and a letter. Enter goes on.", _outcome_rows, _press_outcome),
    _Page("What is still open?", "Enter goes on.", _open_rows),
    _FOLLOW_UP,
    _Page("The year's figures", "Enter goes on.", _tally_rows),
    _KEEP,
    _Page("Close it?", "Enter closes the session.", _end_rows),
)
