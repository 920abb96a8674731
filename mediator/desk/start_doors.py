"""The doors of the start screen: what each of its letters does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

from mediator.archive import prepared, resources, settings
from mediator.archive.agendas import UnknownType
from mediator.archive.destroyed import Purged
from mediator.archive.exports import write_export
from mediator.archive.places import typed_path
from mediator.archive.reading import Unreadable
from mediator.archive.sessions import NotFound
from mediator.desk.asking import ask, choose, laid_out, plain
from mediator.desk.choose_screen import Option
from mediator.desk.choosing_session import choose_session
from mediator.desk.choosing_type import choose_type, copy_type
from mediator.desk.due_screen import DueScreen
from mediator.desk.letting_go_menu import LettingGoMenu
from mediator.desk.settings_menu import SettingsMenu
from mediator.desk.sitting import Sitting
from mediator.desk.ways_in import Preparation, WaysIn, continued_already
from mediator.record.base import Refused
from mediator.record.session_type import SessionType
from mediator.text import one_line

if TYPE_CHECKING:
    from mediator.desk.following import Following
    from mediator.desk.start_screen import StartScreen


class Program(Protocol):
    """What the doors ask of the program around them: where one can go."""

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


Run = Callable[[], Coroutine[Any, Any, None] | None]
"""What happens behind a door; what asks something goes on by itself."""


@dataclass(frozen=True)
class Door:
    """A line of the menu."""

    key: str
    word: str
    """What it says where there is little room."""
    says: str
    run: Run
    last: bool = False
    """Whether a group ends with it."""


class StartDoors:
    """Where the letters of *screen* lead; *practice* is the folder of the invented case."""

    def __init__(
        self, screen: StartScreen, ways: WaysIn, texts: Texts, program: Program, practice: Path
    ) -> None:
        self._screen = screen
        self._ways = ways
        self._texts = texts
        self._program = program
        self._practice = practice
        self.menu = (
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

    @property
    def _app(self) -> App[None]:
        return self._screen.app

    @property
    def _sessions(self) -> Path:
        return self._ways.here.sessions

    # Into a session

    async def new(self) -> None:
        """Start a session of the usual type, or of one chosen where there are several."""
        if type_id := await choose_type(self._app, self._ways, "A new session: of which type?"):
            self._attempt(lambda: self._program.prepare(self._ways.new(type_id)))

    async def prepared(self) -> None:
        """Start a session that was prepared as a file."""
        if name := await ask(self._app, "The file of the prepared session"):
            self._attempt(lambda: self._program.prepare(self._ways.new(prepared=typed_path(name))))

    async def open(self) -> None:
        """Open a session again."""
        if folder := await self._choose_session("Open: a few letters of its code"):
            self._attempt(lambda: self._program.sit(self._ways.open(folder)))

    async def go_on(self) -> None:
        """Start the next session of a case; of one that was continued, the last or the one after it."""
        folder = await self._choose_session("Go on from which session? A few letters of its code")
        if folder is None:
            return
        try:
            last = await asyncio.to_thread(self._ways.last_sitting, folder)
        except OSError as error:
            self._folder_unreadable(error)
            return
        what: str | None = "next"
        if last != folder:
            after = [Option("next", "start the one after it"), Option("open", f"open {last.name}")]
            what = await choose(self._app, continued_already(folder, last), after)
        if what == "open":
            self._attempt(lambda: self._program.sit(self._ways.open(last)))
        elif what == "next":
            self._attempt(lambda: self._program.prepare(self._ways.continuing(last)))

    def begin_practice(self) -> None:
        """Practice on the invented case."""
        self._program.sit(self._ways.practice(self._practice), tour=True)

    def film(self) -> None:
        """Watch the invented case."""
        film = self._ways.film(self._practice, speed=60)
        self._program.sit(film.sitting, play=film.play)

    def leave(self) -> None:
        """Leave the program."""
        self._app.exit()

    # All sessions

    async def due(self) -> None:
        """Show what is due, by code; one of them can be followed up from there."""
        try:
            text = await asyncio.to_thread(self._texts.due, self._sessions, self._ways.today)
        except OSError as error:
            self._folder_unreadable(error)
            return
        screen = DueScreen(text)

        def go_on(_: object) -> None:
            if screen.follows:
                self._follow(self._sessions / screen.follows)
            elif screen.other:
                self._screen.go_through(self._follow_another)

        self._app.push_screen(screen, go_on)

    async def _follow_another(self) -> None:
        if folder := await self._choose_session("Follow up: a few letters of its code"):
            self._follow(folder)

    def _follow(self, folder: Path) -> None:
        self._attempt(lambda: self._program.follow(self._ways.follow(folder), then=self._screen.count_due))

    async def look(self) -> None:
        """Ask for words, and show in which sessions and in what kind of line they stand."""
        if not (words := await ask(self._app, "Words that stand in one line")):
            return
        try:
            text = await asyncio.to_thread(self._texts.find, self._sessions, words)
        except OSError as error:
            self._folder_unreadable(error)
        else:
            self._read("Where they stand", text)

    async def figures(self) -> None:
        """Show sessions and outcomes of this year, and every figure."""
        try:
            text = await asyncio.to_thread(self._texts.figures, self._sessions, self._ways.today)
        except OSError as error:
            self._folder_unreadable(error)
        else:
            self._app.push_screen(laid_out("This year", text))

    async def let_go(self) -> None:
        """Close, hold or destroy; or look back."""
        program = self._program
        await LettingGoMenu(self._screen, self._ways, program.close_session, program.reflect).run()
        self._screen.count_due()

    # Types, keys, settings and files

    async def types(self) -> None:
        """Choose a type, then what to do with it."""
        type_id = await choose_type(self._app, self._ways, "Session types")
        if type_id is None:
            return
        try:
            chosen = self._ways.session_type(type_id)
        except (UnknownType, Unreadable) as problem:
            self._read("It has mistakes", str(problem))
            return
        what = await choose(
            self._app,
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
            self._attempt(lambda: self._program.prepare(self._ways.new(type_id)))
        elif what == "print":
            await self._write(f"~/{type_id}.txt", self._texts.script(chosen))
        elif what == "copy":
            self._screen.say(await copy_type(self._app, self._ways, type_id))

    async def keys(self) -> None:
        """Show the keys, or what else the shell makes of them."""
        what = await choose(
            self._app,
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

    async def settings(self) -> None:
        """Change the settings."""
        await SettingsMenu(self._screen, self._ways, self._program.change_theme).run()

    def where(self) -> None:
        """Show where files are."""
        self._read("Where files are", self._texts.where_files_are())

    async def example(self) -> None:
        """Write an example of a file that one can make oneself."""
        what = await choose(
            self._app,
            "An example of which file?",
            [
                Option("prepared", "a prepared session"),
                Option("resources", "the list of who can help"),
                Option("settings", "the settings: sources, barriers, keeping, wording, keys"),
            ],
        )
        if what is not None:
            made = {"prepared": prepared, "resources": resources, "settings": settings}
            await self._write(f"~/{what}.toml", made[what].example_file().read_text(encoding="utf-8"))

    async def check(self) -> None:
        """Say whether a file is in order."""
        if name := await ask(self._app, "The file or the session's folder to check"):
            self._attempt(lambda: self._screen.say(self._texts.check_one(typed_path(name))))

    # Asking and telling

    async def _choose_session(self, question: str) -> Path | None:
        """Ask which session; say so where there is none at all."""
        try:
            return await choose_session(self._app, self._sessions, question)
        except NotFound as problem:
            self._screen.say(str(problem))
            return None

    async def _write(self, usual: str, text: str) -> None:
        """Ask for a file that is not there yet, and write *text* into it."""
        if not (name := await ask(self._app, "Into which file? It must not be there yet", usual)):
            return
        try:
            write_export(typed_path(name), text.encode())
        except FileExistsError:
            self._screen.say("That file is there already; nothing was written. Choose another name.")
        except (OSError, ValueError) as error:
            self._screen.say(
                f"It cannot be written there: {getattr(error, 'strerror', None) or 'no such name'}."
            )
        else:
            self._screen.say(f"Written: {one_line(name)}")

    def _read(self, title: str, text: str) -> None:
        self._app.push_screen(plain(title, text))

    def _folder_unreadable(self, error: OSError) -> None:
        self._screen.say(f"The folder of sessions cannot be read: {error.strerror}.")

    def _attempt(self, run: Callable[[], object]) -> None:
        """Do it, or say what is in the way."""
        try:
            run()
        except (NotFound, UnknownType) as problem:
            self._screen.say(str(problem))
        except Refused as problem:
            self._read("It stays as it is", str(problem))
        except Purged as purged:
            self._read("It was destroyed", str(purged))
        except Unreadable as unreadable:
            self._read("It has mistakes", str(unreadable))
