"""The screen on which a session is prepared: one line to write, and what is there so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from mediator.board.too_small import TooSmall
from mediator.desk.line import WritingLine
from mediator.desk.preparing import ROLE_WORDS, Preparing
from mediator.record.base import Refused
from mediator.record.party import Person
from mediator.text import fill

SHORT_HELP = "Enter keeps; on an empty line, goes on. Tab: who it is. Esc leaves."
LOW = 18
"""Rows below which the help is short."""


class PrepareScreen(Screen[None], inherit_bindings=False):
    """Asks for a title and for names. *start* gets what was written; *leave* is Esc."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = "WritingLine"
    CSS = """
    PrepareScreen { layout: vertical; padding: 0 1; align-horizontal: center; }
    PrepareScreen > * { max-width: 110; }
    PrepareScreen.-low #about { padding: 0 1; }
    PrepareScreen.-low VerticalScroll { padding: 0 1; }
    PrepareScreen #about { height: auto; padding: 1 1 0 1; }
    PrepareScreen VerticalScroll { height: 1fr; padding: 1 1; }
    PrepareScreen #frame {
        height: 3; border: heavy $accent; padding: 0 1; border-title-color: $text; border-title-style: bold;
    }
    PrepareScreen #help { height: auto; padding: 0 1; color: $text-muted; }
    PrepareScreen #said { height: auto; padding: 0 1; color: $text-accent; }
    """

    def __init__(
        self,
        type_name: str,
        preparing: Preparing,
        *,
        start: Callable[[Preparing], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__()
        self._type_name = type_name
        self._preparing = preparing
        self._start = start
        self._leave = leave
        self._asked = False
        self._said = ""
        self._left = False

    def compose(self) -> ComposeResult:
        yield Static(
            Content.assemble(
                ("The next session" if self._preparing.before else "A new session", "bold"),
                "   ",
                (self._type_name, "$text-muted"),
                ("   for your eyes: projector off", "$text-accent"),
            ),
            id="about",
        )
        with VerticalScroll(can_focus=False):
            yield Static(id="so_far")
        with Vertical(id="frame"):
            yield WritingLine(self.line_key, also=("ctrl+q", "up", "down"))
        yield Static(id="said")
        yield Static(id="help")
        yield TooSmall()

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.height < LOW, "-low")
        self.draw(self._said)

    def draw(self, said: str = "") -> None:
        """Show what is there and what comes next."""
        self._said = said
        preparing = self._preparing
        self.query_one("#so_far", Static).update(self._so_far())
        frame = self.query_one("#frame")
        low = self.has_class("-low")
        if preparing.title is None:
            frame.border_title = Content("Title of the session, for the wall")
            help_words = "Enter keeps it; empty, the session gets its date. Esc leaves."
        else:
            of = preparing.role_words()
            frame.border_title = Content(f"Name of {of}" if preparing.is_party() else f"Name: {of}")
            help_words = SHORT_HELP if low else _help(preparing)
        self.query_one("#help", Static).update(Content(help_words))
        self.query_one("#said", Static).update(Content(said))
        self.query_one(VerticalScroll).scroll_end(animate=False)

    def _so_far(self) -> Content:
        preparing = self._preparing
        rows = [Content.styled(sentence, "$text-accent") for sentence in preparing.told]
        rows += [Content("")] if rows else []
        if preparing.title is not None:
            rows += [Content.styled(preparing.title or "(the date is the title)", "bold"), Content("")]
        for number, party in enumerate(preparing.parties, 1):
            side = preparing.side_words(party.id)
            words = (f", {side}", "$text-muted") if side else ""
            rows.append(Content.assemble((f"{number:>2} ", "$text-accent"), party.name, words))
            rows += [
                Content.styled(
                    f"     {person.name}, {fill(ROLE_WORDS[person.role], party=party.name)}{_can(person)}",
                    "$text-muted",
                )
                for person in preparing.people
                if person.party == party.id
            ]
        rows += [
            Content.styled(f"   {person.name}, {ROLE_WORDS[person.role]}", "$text-muted")
            for person in preparing.people
            if person.party is None
        ]
        return Content("\n").join(rows)

    def line_key(self, key: str) -> None:
        """Take a key that is not for the text."""
        if self._left:  # keys already on their way find the screen closed
            return
        asked, self._asked = self._asked, False
        match key:
            case "enter":
                self._keep()
            case "escape" | "ctrl+q":
                if self._preparing.is_empty() or asked:
                    self._left = True
                    self._leave()
                    return
                self._asked = True
                self.draw("Leave without starting? Esc again leaves; any other key stays.")
            case "backspace":
                self._preparing.take_back()
                self.draw()
            case "up" | "down":
                self._preparing.next_party(1 if key == "down" else -1)
                self.draw()
            case "tab" | "shift+tab":
                self._preparing.next_role(1 if key == "tab" else -1)
                self.draw()

    def _keep(self) -> None:
        field = self.query_one(WritingLine)
        try:
            ready = self._preparing.keep(field.value)
        except Refused as refusal:
            self.draw(str(refusal))
            return
        field.value = ""
        if ready:
            self._start(self._preparing)
        else:
            self.draw()

    @on(WritingLine.Changed)
    def line_changed(self) -> None:
        """Who goes on writing does not leave."""
        self._asked = False

    def on_key(self) -> None:
        self._asked = False


def _help(preparing: Preparing) -> str:
    """Say what the keys do now, and how to write what is asked for."""
    with_whom = "↓: with another party. " if preparing.comes_with_a_party() else ""
    decides = "In brackets after the name stands what they can decide; the wall says so. "
    return (
        f"Enter keeps a name; on an empty line it goes on. Tab: {preparing.words_after_tab()}, and more. "
        f"{with_whom}{decides if preparing.is_representative() else ''}"
        "Backspace on an empty line takes the last back. Esc leaves."
    )


def _can(person: Person) -> str:
    return f" ({person.authority})" if person.authority else ""
