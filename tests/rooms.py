"""Rooms to test in: sessions in memory, with a clock that moves when told to."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mediator.archive.agendas import SessionTypes, named
from mediator.archive.places import Places
from mediator.archive.resources import Resource
from mediator.archive.saver import Saver, SaveState
from mediator.archive.settings import Settings
from mediator.desk.app import SessionApp
from mediator.desk.bursts import KeyGate
from mediator.desk.commands import STANDARD, press
from mediator.desk.live_screen import LiveScreen
from mediator.desk.sitting import Sitting
from mediator.desk.state import Desk
from mediator.desk.tray import Tray
from mediator.desk.ways_in import WaysIn
from mediator.live import Live
from mediator.record.beginning import first_record
from mediator.record.party import Party, Person
from mediator.record.record import Record
from mediator.record.session_type import SessionType

MORNING = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


RESOURCES = (
    Resource(name="Food bank", what_for="food", contact="555 0134", where="Mill Street"),
    Resource(name="Food parcels", what_for="food for children"),
    Resource(name="Legal advice", what_for="tenancy, debts", languages=("Spanish",), note="Bring papers"),
)
"""Who can help, by a centre's list."""


@dataclass
class FakeClock:
    """A wall clock and a monotonic one that move together, until the wall clock jumps."""

    moment: datetime = MORNING
    jumped: timedelta = timedelta()

    def now(self) -> datetime:
        return self.moment

    def tick(self) -> float:
        return (self.moment - MORNING - self.jumped).total_seconds()

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)

    def jump(self, seconds: float) -> None:
        """Move the wall clock alone, as while a laptop sleeps or when it is set."""
        self.advance(seconds)
        self.jumped += timedelta(seconds=seconds)


def ids() -> Callable[[], str]:
    """Return a maker of ids that counts: e1, e2, and so on."""
    numbers = itertools.count(1)
    return lambda: f"e{next(numbers)}"


def community() -> SessionType:
    return named("community")


def record(
    *names: str,
    people: tuple[Person, ...] = (),
    session_type: SessionType | None = None,
    sides: tuple[str, ...] = (),
) -> Record:
    """Return a new session, of community where nothing is said, with those parties: p1, p2, and so on.

    *sides* says by party which side each belongs to.
    """
    return first_record(
        session_type or community(),
        code="2026-11-22-heron",
        title="Quiet nights",
        parties=[Party(id=f"p{n}", name=name) for n, name in enumerate(names, 1)],
        people=people,
        sides={f"p{n}": side for n, side in enumerate(sides, 1)},
        at=MORNING,
        new_id=ids(),
    )


@dataclass
class Surface:
    """A screen that only remembers what it was asked for."""

    asked: list[str] = field(default_factory=list)
    pages: int = 1

    def leave(self) -> None:
        self.asked.append("leave")

    def open_help(self) -> None:
        self.asked.append("help")

    def open_palette(self) -> None:
        self.asked.append("palette")

    def open_preview(self) -> None:
        self.asked.append("preview")

    def other_theme(self) -> None:
        self.asked.append("theme")

    def turn_page(self, step: int) -> bool:
        self.asked.append(f"page {step}")
        return self.pages > 1

    def put_ours_first(self) -> None:
        self.asked.append("ours first")

    def save_state(self) -> SaveState:
        return SaveState("saved")

    def save_now(self) -> None:
        self.asked.append("save now")

    def save_a_copy(self) -> None:
        self.asked.append("copy")

    def resources(self) -> tuple[Resource, ...]:
        return RESOURCES

    def open_sealed(self) -> None:
        self.asked.append("open sealed")

    def close_after_they_left(self) -> None:
        self.asked.append("close")

    def make_paper(self) -> None:
        self.asked.append("paper")

    def follow_up(self) -> None:
        self.asked.append("follow up")


@dataclass
class Room:
    """A session at a desk without a screen."""

    desk: Desk
    clock: FakeClock
    kept: list[Record]
    surface: Surface

    @property
    def record(self) -> Record:
        return self.desk.live.record

    def press(self, *keys: str) -> None:
        """Press keys as the live screen hands them on."""
        for key in keys:
            press(self.desk, key)

    def write(self, key: str, text: str) -> None:
        """Open a line by its key and keep *text*."""
        from mediator.desk import writing

        self.press(key)
        assert self.desk.writing is not None, self.desk.message
        writing.keep(self.desk, text)


def room(
    *names: str,
    people: tuple[Person, ...] = (),
    session_type: SessionType | None = None,
    sides: tuple[str, ...] = (),
) -> Room:
    """Return a room with the curtain lifted."""
    clock, surface = FakeClock(), Surface()
    kept: list[Record] = []
    chosen = session_type or community()
    live = Live(
        record(*names, people=people, session_type=chosen, sides=sides),
        chosen,
        keep=kept.append,
        now=clock.now,
        new_id=_ids_from_100(),
        types=SessionTypes(),
    )
    live.show(curtain=False)
    return Room(Desk(live, surface, surface, STANDARD, Tray()), clock, kept, surface)


class AtOnce(SessionApp):
    """An app that waits for no first picture."""

    AFTER_FIRST_PICTURE = False


def ways(folder: Path, clock: FakeClock) -> WaysIn:
    """Return the ways into sessions kept in *folder*, with standard settings."""
    here = Places(folder / "sessions", folder / "agendas", folder / "settings.toml")
    return WaysIn(here, Settings(), now=clock.now)


def app(
    tmp_path: Path,
    *names: str,
    people: tuple[Person, ...] = (),
    session_type: SessionType | None = None,
    sides: tuple[str, ...] = (),
    theme: str = "dark",
) -> tuple[SessionApp, FakeClock]:
    """Return the app with a new session, curtained, that saves under *tmp_path*."""
    clock = FakeClock()
    sitting = new_sitting(tmp_path, clock, *names, people=people, session_type=session_type, sides=sides)
    made = AtOnce(
        lambda app, _: app.sit(sitting),
        lambda: ways(tmp_path, clock),
        tick=clock.tick,
        gate=KeyGate(fastest=0),
        theme=theme,
    )
    made.sitting = sitting
    return made, clock


def new_sitting(
    folder: Path,
    clock: FakeClock,
    *names: str,
    people: tuple[Person, ...] = (),
    session_type: SessionType | None = None,
    sides: tuple[str, ...] = (),
) -> Sitting:
    """Return a new session, curtained, that saves into *folder*."""
    chosen = session_type or community()
    saver = Saver(folder, {}, stored=None, now=clock.now)
    first = record(*names, people=people, session_type=chosen, sides=sides)
    saver.keep(first)
    live = Live(first, chosen, keep=saver.keep, now=clock.now, new_id=_ids_from_100())
    return Sitting(live, saver, "2026-11-22-heron")


def live_screen(made: SessionApp) -> LiveScreen:
    """Return the app's live screen, which may lie under another."""
    return next(screen for screen in made.screen_stack if isinstance(screen, LiveScreen))


def _ids_from_100() -> Callable[[], str]:
    numbers = itertools.count(100)
    return lambda: f"e{next(numbers)}"
