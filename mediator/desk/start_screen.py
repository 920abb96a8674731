"""The start screen: every way in, and whatever else the shell can do. It names no case."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mediator.archive import resources
from mediator.archive.agendas import NotCopied, UnknownType, copy, find
from mediator.archive.destroyed import Purged
from mediator.archive.places import typed_path
from mediator.archive.prepared import example_file
from mediator.archive.reading import Unreadable
from mediator.archive.sessions import NotFound, all_sessions
from mediator.board.too_small import TooSmall
from mediator.desk.asking import ask, choose, laid_out, plain
from mediator.desk.choose_screen import Option
from mediator.desk.due_screen import DueScreen
from mediator.desk.letting_go_menu import LettingGoMenu
from mediator.desk.lower_area import flowed
from mediator.desk.settings_menu import SettingsMenu
from mediator.desk.sitting import Sitting
from mediator.desk.ways_in import Preparation, WaysIn, continued_already
from mediator.insight.due import WITHIN
from mediator.record.base import Refused
from mediator.record.session_type import SessionType
from mediator.text import one_line

if TYPE_CHECKING:
    from mediator.desk.following import Following

_WIDTH = 64
"""Columns of the menu, as its style has it."""

DOOR = "door"
"""The group of workers that go through the menu's doors."""


class Doors(Protocol):
    """What the start screen asks of its app."""

    def prepare(self, preparation: Preparation) -> None: ...

    def sit(
        self, sitting: Sitting, *, play: Callable[[], bool] | None = None, tour: bool = False
    ) -> None: ...

    def close_session(self, sitting: Sitting) -> None: ...

    def reflect(self) -> None: ...
    def follow(self, following: Following, *, then: Callable[[], object]) -> None: ...

    def change_theme(self, name: str) -> None: ...


class Texts(Protocol):
    """Texts that are made elsewhere, for reading on the screen or writing to a file."""

    def outline(self, session_type: SessionType) -> str: ...

    def script(self, session_type: SessionType) -> str: ...

    def keys(self) -> str: ...

    def card(self) -> str: ...

    def names(self) -> str: ...

    def where_files_are(self) -> str: ...

    def due(self, sessions: Path, today: date) -> str:
        """List what is due. Raises `OSError`."""
        ...

    def find(self, sessions: Path, words: str) -> str:
        """Say where words stand. Raises `OSError`."""
        ...

    def figures(self, sessions: Path, today: date) -> Callable[[int], str]:
        """Return what sets this year's figures out in so many columns. Raises `OSError`."""
        ...

    def check_one(self, path: Path) -> str:
        """Say what a file is. Raises `Unreadable`."""
        ...


@dataclass(frozen=True)
class Door:
    """A line of the menu."""

    key: str
    word: str
    """What it says where there is little room."""
    says: str
    run: Callable[[], object]
    last: bool = False
    """Whether a group ends with it."""


class StartScreen(Screen[None], inherit_bindings=False):
    """A menu of one letter each."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = """
    StartScreen { align: center middle; }
    StartScreen Static { width: 64; max-width: 100%; padding: 0 2; }
    StartScreen #said { color: $text-accent; min-height: 2; padding: 1 2 0 2; }
    """

    def __init__(self, ways: WaysIn, texts: Texts, doors: Doors, *, practice: Path) -> None:
        super().__init__()
        self._ways = ways
        self._texts = texts
        self._doors = doors
        self._practice = practice
        self._due = ""
        self._past = 0
        self._gone = False
        """Whether a session has been gone into."""
        self._menu = (
            Door("n", "new", "a new session", self.new),
            Door("f", "file", "a new session, prepared as a file", self.prepared),
            Door("o", "open", "open a session again", self.open),
            Door("g", "go on", "the next session of a case", self.go_on),
            Door("d", "due", "what is due or unanswered; follow it up", self.due),
            Door("l", "look", "look for words in all sessions", self.look),
            Door("r", "report", "this year's figures, without names", self.figures),
            Door("a", "let go", "after they left: close, hold, destroy", self.let_go, last=True),
            Door("p", "practice", "practice on an invented case, with a tour", self.begin_practice),
            Door("m", "film", "watch that case as a film", self.film, last=True),
            Door("t", "types", "session types: read, print, start one", self.types),
            Door("k", "keys", "all keys", self.keys),
            Door("s", "settings", "settings", self.settings, last=True),
            Door("w", "where", "where files are", self.where),
            Door("e", "example", "write an example: a prepared file, a list", self.example),
            Door("c", "check", "check a file for mistakes", self.check, last=True),
            Door("q", "leave", "leave", self.leave),
        )
        self._rows: list[Door | None] = []
        """What stands in each row of the menu, for the mouse."""

    def compose(self) -> ComposeResult:
        yield Static(id="menu")
        yield Static(id="said")
        yield TooSmall()

    def on_mount(self) -> None:
        self._draw()
        self.count_due()

    def _draw(self) -> None:
        due = " · ".join(filter(None, (self._due, self._past_words())))
        if self.size.height < len(self._menu) + 11:  # with the gaps, and what is said
            words = [Content.assemble(_key(door.key), " ", door.word) for door in self._menu]
            rows, self._rows = flowed(words, max(1, min(_WIDTH, self.size.width) - 4)), []
        else:
            rows, self._rows = [Content.styled("mediator", "bold"), Content("")], [None, None]
            for door in self._menu:
                rows.append(Content.assemble(_key(door.key), "  ", door.says))
                self._rows.append(door)
                if door.last:
                    rows.append(Content(""))
                    self._rows.append(None)
        rows += [Content(""), Content.styled(due, "$text-muted")] if due else []
        self.query_one("#menu", Static).update(Content("\n").join(rows))

    def _past_words(self) -> str:
        if self._past == 1:
            return "1 file past its date"
        return f"{self._past} files past their date" if self._past else ""

    def on_resize(self) -> None:
        self._draw()

    def say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))

    @work(exclusive=True, group="due")
    async def count_due(self) -> None:
        """Look, without keeping anyone waiting, how much is due, and what may be let go."""
        count = await asyncio.to_thread(self._ways.due_soon, lambda: self.is_attached)
        numbers = {f"due within {WITHIN} days": count["today"] + count["ahead"], "late": count["late"]}
        told = ", ".join(f"{words}: {number}" for words, number in numbers.items() if number)
        self._due = told.capitalize()
        self._past = await asyncio.to_thread(self._ways.past_their_date)
        self._draw()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.say("")
        wanted = {"ctrl+q": "q", "question_mark": "k", "f1": "k"}.get(event.key, event.key)
        for door in self._menu:
            if door.key == wanted:
                self._go(door)

    def on_click(self, event: events.Click) -> None:
        menu = self.query_one("#menu", Static)
        offset = event.get_content_offset(menu)
        if offset is not None and 0 <= offset.y < len(self._rows):
            door = self._rows[offset.y]
            if door is not None:
                self._go(door)

    def _go(self, door: Door) -> None:
        """Go through one door at a time: a second letter of the same burst finds the way closed."""
        busy = any(worker.group == DOOR and not worker.is_finished for worker in self.workers)
        if not busy and self.app.screen is self and not self._gone:
            door.run()

    # What the letters do

    def leave(self) -> None:
        self.app.exit()

    @work(exclusive=True, group=DOOR)
    async def new(self) -> None:
        """Start a session of the usual type, or of one chosen where there are several."""
        if type_id := await self._choose_type("A new session: of which type?"):
            self._attempt(lambda: self._doors.prepare(self._ways.new(type_id)))

    @work(exclusive=True, group=DOOR)
    async def prepared(self) -> None:
        if name := await self._ask("The file of the prepared session"):
            self._attempt(lambda: self._doors.prepare(self._ways.new(prepared=typed_path(name))))

    @work(exclusive=True, group=DOOR)
    async def open(self) -> None:
        """Ask for some letters of a code; the list of codes is one more key away."""
        folder = await self._choose_session("Open: a few letters of its code")
        if folder is not None:
            self._attempt(lambda: self._doors.sit(self._ways.open(folder)))

    @work(exclusive=True, group=DOOR)
    async def go_on(self) -> None:
        """Start the next session of a case; of one that was continued, the last or the one after it."""
        folder = await self._choose_session("Go on from which session? A few letters of its code")
        if folder is None:
            return
        try:
            last = await asyncio.to_thread(self._ways.last_sitting, folder)
        except OSError as error:
            self.say(f"The folder of sessions cannot be read: {error.strerror}.")
            return
        what: str | None = "next"
        if last != folder:
            after = [Option("next", "start the one after it"), Option("open", f"open {last.name}")]
            what = await self._choose(continued_already(folder, last), after)
        if what == "open":
            self._attempt(lambda: self._doors.sit(self._ways.open(last)))
        elif what == "next":
            self._attempt(lambda: self._doors.prepare(self._ways.continuing(last)))

    async def _choose_session(self, question: str) -> Path | None:
        """Ask for some letters of a code; say so where there is no session at all."""
        try:
            listed = list(all_sessions(self._ways.here.sessions))
        except NotFound as problem:
            self.say(str(problem))
            return None
        if not listed:
            self.say("There is no session yet: n starts one.")
            return None
        codes = [Option(str(session.folder), session.code) for session in reversed(listed)]
        folder = await self._choose(question, codes, listed=False)
        return None if folder is None else Path(folder)

    @work(exclusive=True, group=DOOR)
    async def let_go(self) -> None:
        await LettingGoMenu(self, self._ways, self._doors.close_session, self._doors.reflect).run()
        self.count_due()

    @work(exclusive=True, group=DOOR)
    async def due(self) -> None:
        """Show what is due, by code; one of them can be followed up from there."""
        try:
            text = await asyncio.to_thread(self._texts.due, self._ways.here.sessions, self._ways.today)
        except OSError as error:
            self._unreadable(error)
            return
        screen = DueScreen(text)

        def go_on(_: object) -> None:
            if screen.follows:
                self.follow()

        self.app.push_screen(screen, go_on)

    @work(exclusive=True, group=DOOR)
    async def follow(self) -> None:
        """Ask which session is followed up, by some letters of its code."""
        try:
            codes = [
                Option(str(session.folder), session.code)
                for session in reversed(list(all_sessions(self._ways.here.sessions)))
            ]
            folder = await self._choose("Follow up: a few letters of its code", codes, listed=False)
            if folder is not None:
                self._doors.follow(self._ways.follow(Path(folder)), then=self.count_due)
        except (NotFound, Refused) as problem:
            self._read("It stays as it is", str(problem))

    @work(exclusive=True, group=DOOR)
    async def look(self) -> None:
        """Ask for words, and show in which sessions and in what kind of line they stand."""
        if words := await self._ask("Words that stand in one line"):
            await self._read_all(
                "Where they stand", lambda: self._texts.find(self._ways.here.sessions, words)
            )

    @work(exclusive=True, group=DOOR)
    async def figures(self) -> None:
        """Show sessions and outcomes of this year, and every figure."""
        try:
            text = await asyncio.to_thread(self._texts.figures, self._ways.here.sessions, self._ways.today)
        except OSError as error:
            self.say(f"The folder of sessions cannot be read: {error.strerror}.")
        else:
            self.app.push_screen(laid_out("This year", text))

    async def _read_all(self, title: str, of_all: Callable[[], str]) -> None:
        """Show a text made of all sessions, which can take a second or two."""
        try:
            self._read(title, await asyncio.to_thread(of_all))
        except OSError as error:
            self._unreadable(error)

    def _unreadable(self, error: OSError) -> None:
        self.say(f"The folder of sessions cannot be read: {error.strerror}.")

    def begin_practice(self) -> None:
        self._gone = True
        self._doors.sit(self._ways.practice(self._practice), tour=True)

    def film(self) -> None:
        self._gone = True
        film = self._ways.film(self._practice, speed=60)
        self._doors.sit(film.sitting, play=film.play)

    @work(exclusive=True, group=DOOR)
    async def types(self) -> None:
        """Choose a type, then what to do with it."""
        type_id = await self._choose_type("Session types")
        if type_id is None:
            return
        try:
            chosen = self._ways.session_type(type_id)
        except (UnknownType, Unreadable) as problem:
            self._read("It has mistakes", str(problem))
            return
        what = await self._choose(
            chosen.name,
            [
                Option("read", "read it"),
                Option("new", "start a session with it"),
                Option("print", "write its script into a file, for printing"),
                Option("copy", "copy it into your own folder, to change it"),
            ],
        )
        if what == "read":
            self._read(chosen.name, self._texts.outline(chosen))
        elif what == "new":
            self._attempt(lambda: self._doors.prepare(self._ways.new(type_id)))
        elif what == "print":
            await self._write(f"~/{type_id}.txt", self._texts.script(chosen))
        elif what == "copy":
            await self._copy(type_id)

    async def _copy(self, type_id: str) -> None:
        """Copy a type under its own name, which takes its place, or under another, beside it."""
        name = await self._ask("Its name: small letters and digits; the same name takes its place", type_id)
        if not name:
            return
        try:
            copy(type_id, self._ways.here.agendas, name)
        except NotCopied as problem:
            self.say(str(problem))
        except OSError as error:
            self.say(f"It cannot be copied there: {error.strerror}.")
        else:
            self.say(f"Copied as {name}.toml. Change it in a text editor; w shows where, c checks it.")

    @work(exclusive=True, group=DOOR)
    async def keys(self) -> None:
        """Show the keys, or what else the shell makes of them."""
        what = await self._choose(
            "Keys",
            [
                Option("read", "read them"),
                Option("card", "write them into a file, as a card for one sheet"),
                Option("names", "read the commands' names, for keys of your own in the settings"),
            ],
        )
        if what == "read":
            self._read("Keys", self._texts.keys())
        elif what == "card":
            await self._write("~/keys.txt", self._texts.card())
        elif what == "names":
            self._read("Commands by name", self._texts.names())

    def where(self) -> None:
        self._read("Where files are", self._texts.where_files_are())

    @work(exclusive=True, group=DOOR)
    async def example(self) -> None:
        what = await self._choose(
            "An example of which file?",
            [Option("prepared", "a prepared session"), Option("resources", "the list of who can help")],
        )
        if what is not None:
            file = resources.example_file() if what == "resources" else example_file()
            await self._write(f"~/{what}.toml", file.read_text(encoding="utf-8"))

    @work(exclusive=True, group=DOOR)
    async def check(self) -> None:
        if name := await self._ask("The file or the session's folder to check"):
            self._attempt(lambda: self.say(self._texts.check_one(typed_path(name))))

    @work(exclusive=True, group=DOOR)
    async def settings(self) -> None:
        await SettingsMenu(self, self._ways, self._doors.change_theme).run()

    # Asking and telling

    async def _choose_type(self, question: str) -> str | None:
        usual = self._ways.settings.new.type
        ids = sorted(find(self._ways.here.agendas), key=lambda type_id: type_id != usual)
        return await self._choose(
            question, [Option(type_id, self._type_name(type_id), type_id) for type_id in ids]
        )

    def _type_name(self, type_id: str) -> str:
        try:
            return self._ways.session_type(type_id).name
        except Unreadable:
            return f"{one_line(type_id)} has mistakes"

    async def _choose(self, question: str, options: list[Option[str]], *, listed: bool = True) -> str | None:
        return await choose(self.app, question, options, listed=listed)

    async def _ask(self, question: str, text: str = "") -> str | None:
        return await ask(self.app, question, text)

    async def _write(self, usual: str, text: str) -> None:
        """Ask for a file that is not there yet, and write *text* into it."""
        if not (name := await self._ask("Into which file? It must not be there yet", usual)):
            return
        try:
            write_new(typed_path(name), text)
        except FileExistsError:
            self.say("That file is there already; nothing was written. Choose another name.")
        except (OSError, ValueError) as error:
            self.say(f"It cannot be written there: {getattr(error, 'strerror', None) or 'no such name'}.")
        else:
            self.say(f"Written: {one_line(name)}")

    def _read(self, title: str, text: str) -> None:
        self.app.push_screen(plain(title, text))

    def _attempt(self, run: Callable[[], object]) -> None:
        """Do it, or say what is in the way."""
        try:
            run()
        except (NotFound, UnknownType) as problem:
            self.say(str(problem))
        except Purged as purged:
            self._read("It was destroyed", str(purged))
        except Unreadable as unreadable:
            self._read("It has mistakes", str(unreadable))


def write_new(path: Path, text: str) -> None:
    """Write a file that was not there. Raises `OSError`, and then leaves none behind."""
    with path.open("x", encoding="utf-8") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            path.unlink()
            raise


def _key(key: str) -> Content:
    return Content.styled(f" {key} ", "bold $text-accent on $panel")
