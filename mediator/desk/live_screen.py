"""The live screen: one session, run by its keys."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from mediator.archive.board_file import BoardFile
from mediator.archive.drafts import DraftKeeper
from mediator.archive.saver import SaveState
from mediator.board.large import is_large
from mediator.board.panels import BodyPanel
from mediator.board.rail import Rail
from mediator.desk import agenda, commands, desk_opening, people, tray, wall, writing
from mediator.desk.answering import Pasted
from mediator.desk.around import Around
from mediator.desk.bursts import KeyGate
from mediator.desk.commands import STANDARD, Command
from mediator.desk.gap import GapWatch
from mediator.desk.keymap import Keymap
from mediator.desk.live_drawing import LiveDrawing
from mediator.desk.lower_area import IN_A_LINE, Pressed
from mediator.desk.second_screen import SecondScreen
from mediator.desk.state import Choice, Desk
from mediator.desk.tour import SKIPS, Tour
from mediator.desk.unkept import UnkeptWatch
from mediator.desk.who_sees import DarkWall
from mediator.insight.last_time import LastTime
from mediator.live import Live
from mediator.record.note import OWN
from mediator.text import one_line

IDLE_LINE = 20.0
"""Seconds after which an empty line left alone closes itself."""
IDLE_WORDS = 60.0
"""Seconds after which a line with words in it does, to a draft: its writer may be listening."""
IDLE_DESK = 60.0
"""Seconds without a key after which a desk that needs a dark wall closes."""
IDLE_FOOTER = 60.0
"""Seconds of no use after which the footer's keys go."""
MESSAGE = 8.0
"""Seconds a message stays."""


class LiveScreen(Screen[None], inherit_bindings=False):
    """Hands the desk every key, and lets it be drawn anew when something has changed."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""
    CSS = """
    LiveScreen { layout: vertical; background: $background; }
    #board { height: 1fr; }
    #lower { height: auto; min-height: 3; align-vertical: bottom; }
    #covered { height: 1fr; }
    LiveScreen.-narrow Rail { display: none; }
    LiveScreen.-low #lower { min-height: 1; }
    LiveScreen.-large #open { padding: 1 3 0 3; }
    LiveScreen.-large TopLine { margin-bottom: 1; }
    LiveScreen.-large Rail { width: 44; padding: 1 3; }
    LiveScreen.-large BodyPanel { padding: 2 4; margin-left: 1; }
    LiveScreen.-large #lower { padding: 0 3; }
    LiveScreen.-large Footer { padding: 1 4; height: 3; }
    LiveScreen .-away { display: none; }
    LiveScreen.-desk Rail { display: none; }
    LiveScreen.-large.-desk Rail { display: block; }
    LiveScreen.-narrow.-desk #board { layout: vertical; }
    LiveScreen.-low.-desk BodyPanel { display: none; }
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The field that takes keys: it draws itself when that changes, the rest of the screen need not be."""

    def __init__(
        self,
        live: Live,
        *,
        around: Around,
        waiting: tray.Tray,
        board_file: BoardFile | None = None,
        theme: Callable[[], str] = lambda: "dark",
        drafts: DraftKeeper | None = None,
        keymap: Keymap = STANDARD,
        tick: Callable[[], float] = time.monotonic,
        gate: KeyGate | None = None,
        tour: Tour | None = None,
        last_time: LastTime | None = None,
    ) -> None:
        super().__init__()
        self.desk = Desk(live, self, around, keymap, waiting, last_time)
        self._second = SecondScreen(self.desk, board_file, theme)
        self._tour = tour
        self._unkept = UnkeptWatch(self.desk, drafts)
        self._tick = tick
        self._gate = gate or KeyGate()
        self._gap = GapWatch(self.desk, tick)
        self._last_key = tick()
        self._said = ("", tick())
        self._seen_size: Size | None = None
        self._ready = False
        self._stopped = False
        self._in_hand = 0
        self._drawing = LiveDrawing(
            self.desk, self._second, line_key=self.line_key, used=self._used_of_late, tour=tour
        )
        self._field = self._drawing.field

    # Surface: what commands may ask for

    def open_help(self) -> None:
        from mediator.desk.help_screen import HelpScreen

        hidden = self.desk.covered() or self.desk.view().quiet is not None
        board = None if hidden else self.desk.board()
        self.app.push_screen(HelpScreen(self.desk.keymap, board), self._answered)

    def open_palette(self) -> None:
        from mediator.desk.palette import PaletteScreen

        self.app.push_screen(PaletteScreen(self.desk.keymap), self._answered)

    def open_preview(self) -> None:
        from mediator.desk.preview_screen import PreviewScreen

        self.app.push_screen(PreviewScreen(self.desk, self._second), self._answered)

    def _answered(self, answer: Command | Pasted | None) -> None:
        """Take what the help or the palette was closed with: a command to run, or words that were pasted."""
        if isinstance(answer, Command):
            self.run_command(answer)
        elif answer is not None:
            self._jot(answer.text)

    def turn_page(self, step: int) -> bool:
        return self._drawing.turn_page(step)

    def say(self, words: str) -> None:
        """Put words on the status line."""
        self.desk.say(words)
        self.draw()

    def note(self, note_id: str, words: str) -> None:
        """Put a note into the tray, and show it where a question can be asked."""
        self.desk.tray.put(tray.Question(note_id, words, self.desk.live.now()))
        self.desk.open_ask(words, Choice("enter", "good", lambda: self.desk.tray.take(note_id)))
        self.draw()

    def without_the_desk(self) -> None:
        """Close the desk, and show the room what it is to see: who comes back may be on its screen."""
        self.desk.close_desk()
        self.draw()

    # Drawing

    def compose(self) -> ComposeResult:
        yield from self._drawing.widgets()

    def on_mount(self) -> None:
        if self._stopped:
            return
        self._ready = True
        self.desk.live.subscribe(self.draw)
        self.set_interval(0.5, self.look_at_the_time)
        if self._tour is not None:
            self._tour.offer(self.desk)
        tray.ask_of_the_save(self.desk, self._save_state())
        self.draw()

    @contextmanager
    def _drawn_once(self) -> Iterator[None]:
        """Draw when all of it has been done, and not after each step."""
        self._in_hand += 1
        try:
            yield
        finally:
            self._in_hand -= 1
        self.draw()

    def stop_drawing(self) -> None:
        """Draw nothing more: the terminal may be gone."""
        self._ready, self._stopped = False, True

    def on_unmount(self) -> None:
        self._ready = False

    def draw(self) -> None:
        """Give every widget its slice of what is shown now."""
        if self._ready and not self._in_hand:
            self._drawing.draw()
            self._see_the_message()

    def look_at_the_save(self) -> None:
        """Show how it stands with the save."""
        if self._ready and not self._drawing.is_taken_away():
            tray.ask_of_the_save(self.desk, self._save_state())
            self.keep_drafts()
            self._drawing.draw_lower()

    def keep_drafts(self) -> None:
        """Let what is typed and not kept outlive the program."""
        self._unkept.look(self._field.value, saved=self._save_state().word == "saved")

    def _save_state(self) -> SaveState:
        return self.desk.around.save_state()

    def _used_of_late(self) -> bool:
        return self._tick() - self._last_key < IDLE_FOOTER

    def _see_the_message(self) -> None:
        """Note since when the message is there."""
        if self.desk.message != self._said[0]:
            self._said = (self.desk.message, self._tick())

    def look_at_the_time(self) -> None:
        """Let the clocks look at the time; close a line left alone; let old messages and the footer go."""
        if not self._ready or self._drawing.is_taken_away():
            return
        self._gap.look()
        now = self._tick()
        if self.desk.writing is not None:
            words = self._field.value
            if now - self._last_key >= (IDLE_WORDS if words else IDLE_LINE):
                writing.put_away(self.desk, words)
                self.draw()
        if isinstance(self.desk.unseen, DarkWall) and now - self._last_key >= IDLE_DESK:
            self.desk.close_desk(by_itself=True)
            self.draw()
        self._drawing.tick()
        self._see_the_message()
        if self.desk.message and now - self._said[1] >= MESSAGE:
            self.desk.say("")
        self.keep_drafts()
        self._drawing.draw_lower()

    def on_resize(self, event: events.Resize) -> None:
        width, height = event.size.width, event.size.height
        self.set_class(width < 100, "-narrow")
        self.set_class(height < 22, "-low")
        self.set_class(is_large(event.size), "-large")
        if self._seen_size not in (None, event.size):
            desk_opening.size_changed(self.desk)
            self.draw()
        self._seen_size = event.size

    # Keys

    def on_key(self, event: events.Key) -> None:
        self._last_key = self._tick()
        self._gap.look()
        text = event.character if event.is_printable else None
        flood = self._gate.press_enter(event.time) if event.key == "enter" else ""
        if text is None or self._gate.is_stale(event.time):
            self._release()  # before anything else: a key that was held may open the line this one is for
        if self.desk.writing is not None:
            # The field has its own keys; what comes here followed a key that was held and now opened it.
            field = self._field
            if text is not None or field.takes(event.key):
                event.stop()
                self._into_the_line(event.key, text)
            elif field.edit(event.key):
                event.stop()
            elif event.key in ("pagedown", "pageup"):
                self.turn_page(1 if event.key == "pagedown" else -1)
            return
        event.stop()
        event.prevent_default()
        if flood:
            self._open_flood(flood)
            self.line_key("enter")
        elif text is None or not self._gate.fastest:
            if event.key in self.desk.keymap.keys("more"):
                self._gate.press_menu(event.time)
            self.press(event.key)
        elif self.desk.ask is not None and self._gate.answers_a_menu(event.time):
            self.press(event.key)  # pressed while the program was busy
        elif flood := self._gate.press(event.key, text, event.time):
            self._open_flood(flood)
        else:
            asked = self.desk.ask is not None and self.desk.ask.answer(event.key) is not None
            if event.key in self.desk.keymap.keys("curtain") and self._gate.held == 1 and not asked:
                self.press(event.key)  # a curtain never waits; drawn twice it is the same curtain
            self.set_timer(self._gate.fastest, self._release)

    def _release(self) -> None:
        for key, text in self._gate.release():
            if self.desk.writing is None:
                self.press(key)
            else:  # the key before it opened a line
                self._into_the_line(key, text)

    def _into_the_line(self, key: str, text: str | None) -> None:
        if text is not None:
            self._field.write(text)
        else:
            self.line_key(key)

    def press(self, key: str) -> None:
        """Take a key: an answer to what is asked, or a command. A clicker's keys work over a menu too."""
        with self._drawn_once():
            if not (key == SKIPS and self._tour is not None and self._tour.skip()):
                commands.press(self.desk, key)

    def run_command(self, command: Command) -> None:
        """Run a command, or say why it cannot be run now."""
        with self._drawn_once():
            commands.run(self.desk, command)

    def _open_flood(self, text: str) -> None:
        """Take keys that came faster than fingers: what begins with the key of a private note may be one,
        typed while the program was busy."""
        self._open_jot(text, OWN if text[0] in self.desk.keymap.keys("write_note") else "jot")

    def _open_jot(self, text: str, kind: str = "jot") -> None:
        desk = self.desk
        if desk.writing is not None:
            self._field.write(text)
            return
        desk.close_ask()
        desk.attempt(lambda: writing.open_line(desk, kind, text=text))
        self.draw()

    def on_paste(self, event: events.Paste) -> None:
        """A paste while no line is open is a jot, off the wall."""
        event.stop()
        self._release()
        self._jot(event.text)

    def _jot(self, pasted: str) -> None:
        self._last_key = self._tick()
        if words := one_line(pasted):
            self._open_jot(words)

    @on(Input.Changed)
    def line_changed(self, event: Input.Changed) -> None:
        self._last_key = self._tick()
        field = event.input  # more may be in it by now than when it changed
        rest = writing.named_party(self.desk, field.value)
        if gone := len(field.value) - len(rest):
            cursor = field.cursor_position - gone
            field.value, field.cursor_position = rest, cursor
            if self.desk.writing is not None:
                self._drawing.draw_frame(self.desk.writing)
        self._second.look_at_the_line(field.value)

    def line_key(self, key: str) -> None:
        """Take a key of the open line that is not for its text."""
        self._last_key = self._tick()
        self._gap.look()
        desk, field = self.desk, self._field
        with self._drawn_once():
            match key:
                case "enter":
                    field.value = writing.named_party(desk, field.value + " ")
                    writing.keep(desk, field.value)
                    self._unkept.kept()
                case "tab" | "shift+tab":
                    writing.next_party(desk, 1 if key == "tab" else -1)
                case "escape":
                    writing.put_away(desk, field.value, given_up=True)
                case _ if key in desk.keymap.keys("leave"):
                    self._put_the_line_away()
                    wall.leave(desk)
                case _ if key in desk.keymap.keys("write_note"):
                    desk.attempt(lambda: writing.note_aside(desk, field.value, field.cursor_position))
                case _ if key in desk.keymap.keys("switch_writing"):
                    writing.switch_writing(desk)

    # The mouse: what it can do, keys can

    @on(BodyPanel.Chosen)
    def line_clicked(self, event: BodyPanel.Chosen) -> None:
        """Select the line; a second click opens it, as Enter would. A name takes the floor, or yields it."""
        self._last_key = self._tick()
        with self._drawn_once():
            kind, _, number = event.key.partition(":")
            if kind == "floor" and self.desk.board() == "packages":
                return  # its columns are nobody's
            if kind == "floor":
                self.desk.attempt(lambda: people.floor(self.desk, int(number)))
            elif self.desk.chosen == event.key and self.desk.writing is None:
                self.press("enter")
            else:
                self.desk.chosen, self.desk.noted, self.desk.jotted = event.key, None, None

    @on(Pressed)
    def key_clicked(self, event: Pressed) -> None:
        if self.desk.writing is not None and event.key in dict(IN_A_LINE):
            self.line_key(event.key)
            return
        self._put_the_line_away()
        self.press(event.key)

    @on(Rail.Clicked)
    def stage_clicked(self, event: Rail.Clicked) -> None:
        self._put_the_line_away()
        agenda.ask_stage(self.desk, event.number)
        self.draw()

    def _put_the_line_away(self) -> None:
        self._last_key = self._tick()
        if self.desk.writing is not None:
            writing.put_away(self.desk, self._field.value)
        if self.desk.writing is not None:  # it waited behind a private note
            writing.put_away(self.desk, self.desk.writing.text)
