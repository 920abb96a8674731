"""The desk's state: which line is open, what is asked, what is selected. Knows keys, and no screen.

The live screen draws this and hands it every key; commands change it and the session behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from mediator.archive.drafts import Draft
from mediator.archive.saver import SaveState
from mediator.desk.keymap import Keymap
from mediator.desk.who_sees import DarkWall, Unseen
from mediator.insight.board import board_shown
from mediator.live import Live
from mediator.record.agenda import BoardName
from mediator.record.base import Refused
from mediator.record.caucus import Caucus
from mediator.record.change import Change
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.jot import Sort
from mediator.record.key_date import KeyDate
from mediator.record.note import OWN, AddNote, OfferWords, PutOnBoard, Release
from mediator.record.party import Party
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import Sealed
from mediator.view import BoardView

if TYPE_CHECKING:
    from mediator.desk.tray import Tray

NO_ENTRIES = ("next_date", "key_date", "caucus_default", "decision")
"""Keys of lines that are no entry and can be opened."""

ONE_OF = "123456789abcdefghijklmnopqrstuvwxyz"
"""Keys of a menu's answers, in their order."""


class Surface(Protocol):
    """What a command may ask of the screen it is pressed on."""

    def open_help(self) -> None: ...

    def open_palette(self) -> None: ...

    def open_preview(self) -> None:
        """Show what the room's own screen shows."""

    def turn_page(self, step: int) -> bool:
        """Turn a page of the board; False where there is none that way."""
        ...


class Around(Protocol):
    """What a command may ask of the program around the screen."""

    def leave(self) -> None:
        """Save and go."""

    def other_theme(self) -> None:
        """Draw in the other of the two themes, from now on."""

    def save_state(self) -> SaveState:
        """Return how it stands with the save."""
        ...

    def save_now(self) -> None:
        """Try again at once what could not be saved."""

    def save_a_copy(self) -> None:
        """Ask for a folder, and save a copy there."""

    def open_sealed(self) -> None:
        """Ask for the pass-phrase, and open the session's sealed notes for as long as the desk is open."""

    def close_after_they_left(self) -> None:
        """Go through the close of the session, where the room does not see this screen. Raises `Refused`."""

    def follow_up(self) -> None:
        """Follow the session up, where the room does not see this screen. Raises `Refused`."""

    def put_ours_first(self) -> None:
        """Let the session's own files take their names; what was changed outside stays beside them."""


@dataclass(frozen=True)
class Choice:
    """One answer of a one-line menu."""

    key: str
    label: str
    run: Callable[[], None]
    listed: bool = True
    """Whether it is written out; a digit for every stage is not."""


@dataclass(frozen=True)
class Ask:
    """A one-line menu: a question and its answers, each one key."""

    question: str
    choices: tuple[Choice, ...]

    def answer(self, key: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True)
class Writing:
    """An open line: whose it is, what it becomes, and whether the room sees it being written."""

    kind: str
    watched: bool
    party: str | None = None
    entry: str | None = None
    """The entry or note that is reworded, or that a note is about."""
    text: str = ""
    """What the line starts with: a draft, or the words to change."""
    replace: bool = False
    """Whether the first letter takes the place of that text."""
    cursor: int | None = None
    """Where the cursor stands in that text; None is its end."""
    private: bool = False
    """Whether only the mediator may have what is written."""
    room: str | None = None
    """The private meeting it is written in."""
    release: Release | None = None
    """What is said of sharing a note, without the words of this line."""
    then: Callable[[], None] | None = None
    """What follows once the line is kept."""


def _note_of(change: Change) -> str | None:
    """Return the mediator's own note that a change is about, if it is just written or offered."""
    if isinstance(change, AddNote):
        return change.note.id if change.note.kind == OWN and change.note.room is None else None
    return change.note if isinstance(change, OfferWords) else None


class Desk:
    """One live session under the mediator's hands."""

    def __init__(self, live: Live, surface: Surface, around: Around, keymap: Keymap, tray: Tray) -> None:
        self.live = live
        self.surface = surface
        self.around = around
        self.keymap = keymap
        self.tray = tray
        self.ask: Ask | None = None
        self.writing: Writing | None = None
        self.message = ""
        self.chosen = ""
        """Key of the selected line of the board; "" while nothing is selected."""
        self.last: str | None = None
        """The entry written or changed last."""
        self.noted: str | None = None
        """The private note written just now; None once another line is written, looked at or changed."""
        self.last_seen: str | None = None
        """The last of those that the room could see: what it cannot see turns no page."""
        self.last_party: str | None = None
        self.second_screen = False
        """Whether the mediator has asked after the room's own screen: then it is said how it stands."""
        self._together: bool | None = None
        self.drafts: dict[str, Draft] = {}
        """Lines closed without keeping, by kind; those of a private meeting by kind and meeting."""
        self.given_up: set[str] = set()
        """Kinds of drafts that Esc closed: they come back so that the next letter takes their place."""
        self.aside: Writing | None = None
        """The line that waits while a private note is written, as it stood."""
        self.unseen: Unseen | None = None
        """Why the room does not see this screen; None while it may: then nothing private is drawn."""
        self.mirrored: bool | None = None
        """Whether the wall shows this screen, as the mediator said; None while that is not known."""
        self.prompt: tuple[str, int] | None = None
        """The stage and the number of the prompt that was asked for last."""

    @property
    def words(self) -> Words:
        return self.live.session_type.words

    @property
    def together(self) -> bool:
        """Whether the room watches lines being written: as was chosen here, or as the type has it."""
        return self.live.session_type.writing == "together" if self._together is None else self._together

    @together.setter
    def together(self, together: bool | None) -> None:
        self._together = together

    @property
    def session(self) -> Session:
        return self.live.record.session

    # What is on the board

    def view(self) -> BoardView:
        """Return what this screen shows of the board: what the room sees; on the desk, what lies beneath."""
        if self.unseen is None:
            return self.live.view
        return self.live.beneath

    def board(self) -> BoardName:
        return board_shown(self.session, self.live.shown)

    def covered(self) -> bool:
        """Whether the room sees a card and nothing else."""
        return self.live.view.card is not None

    def shows_card(self) -> bool:
        """Whether this screen shows that card; the desk shows what lies beneath."""
        return self.unseen is None and self.covered()

    def caucus(self) -> Caucus | None:
        """Return the private meeting that is going on, or None."""
        return self.live.record.private.caucus_now()

    def line_keys(self) -> list[str]:
        """Keys of the lines on the board, in the order in which they are read."""
        return [line.key for line in self.view().body.lines()]

    def chosen_key(self) -> str:
        """Return the selected line if it is still there; before anything is written, the opening's first."""
        keys = self.line_keys()
        if self.chosen in keys:
            return self.chosen
        if keys and self.board() == "read_back":
            return keys[0]
        return self.checklist_key() if self.last is None else ""

    def checklist_key(self) -> str:
        """Return the opening's first line, where the checklist stands; "" on any other board."""
        keys = self.line_keys()
        return keys[0] if keys and self.board() == "opening" else ""

    def latest_key(self) -> str:
        """Return the line written or changed last before the room if it is on the board, or ""."""
        return self.last_seen if self.last_seen is not None and self.last_seen in self.line_keys() else ""

    def target(self) -> Entry:
        """Return the selected entry, or the last one written. Raises `Refused` where there is neither."""
        wanted = self.chosen_key() or self.last
        if wanted is None or ":" in wanted or wanted in NO_ENTRIES:
            raise Refused("Select a line first: the arrow keys move.")
        return self.live.record.entry(wanted)

    # Parties

    def parties(self) -> tuple[Party, ...]:
        return self.session.parties

    def floor_party(self) -> str | None:
        """Return the party that is speaking, if one is and no other."""
        floor = self.live.shown.floor
        speaking = [party.id for party in self.parties() if party.id in floor]
        return speaking[0] if len(speaking) == len(floor) == 1 else None

    # What happens

    def do(self, *changes: Change) -> None:
        """Let changes happen as one step of undo, and say the last. Raises `Refused`."""
        self.say(self.live.do(*changes))
        change = changes[-1]
        self.noted = _note_of(change) or self.noted
        if isinstance(change, AddEntry):
            self.last = change.entry.id
        elif isinstance(change, Sort | PutOnBoard):
            self.last = change.becomes.entry.id
        elif isinstance(change, EntryChange):
            self.last = change.entry
        else:
            return
        if any(entry.id == self.last and entry.may_be_seen() for entry in self.live.record.entries()):
            self.last_seen = self.last

    def say(self, words: str) -> None:
        """Put words on the status line."""
        self.message = words

    def open_writing(self, line: Writing) -> None:
        """Open a line. What was said before is done with, and the board above need not move for it."""
        self.writing = line
        self.say("")

    def open_ask(self, question: str, *choices: Choice) -> None:
        self.ask = Ask(question, choices)

    def close_ask(self) -> None:
        self.ask = None

    def answer(self, key: str) -> None:
        """Take a key as the answer to what is asked; keys that answer nothing do nothing."""
        if self.ask is not None and (choice := self.ask.answer(key)) is not None:
            self.ask = None
            self.attempt(choice.run)

    def called(self, entry: Entry) -> str:
        """Return what an entry is called at the head of a menu: its kind and its number, if it has one."""
        noun = self.words.nouns[entry.noun]
        numbered = entry.number and not isinstance(entry, KeyDate)  # a date is called by its day
        return f"{noun[:1].upper()}{noun[1:]}" + (f", number {entry.number}" if numbered else "")

    def drop_drafts_of(self, entry: str) -> None:
        """Drop what was typed and not kept about an entry or a note that is gone for good."""
        self.drafts = {key: draft for key, draft in self.drafts.items() if draft.entry != entry}

    def attempt(self, run: Callable[[], None]) -> None:
        """Run what a key means; a refusal becomes words on the status line."""
        try:
            run()
        except Refused as refusal:
            self.say(str(refusal))

    def escape(self) -> None:
        """Close what is open; with nothing open, draw the curtain."""
        if isinstance(self.unseen, DarkWall):
            self.close_desk()
        elif self.ask is not None:
            self.close_ask()
        else:
            self.chosen = ""
            self.live.show(curtain=True)

    # The desk

    def open_desk(self, unseen: Unseen) -> None:
        """Open the desk, for a room that does not see this screen; on one screen behind the curtain."""
        self.unseen = unseen
        if isinstance(unseen, DarkWall):
            self.live.show(curtain=True)

    def close_desk(self, *, by_itself: bool = False) -> None:
        """Close it, with whatever it asks; on one screen that ends at the curtain.

        What was said in private meetings that are over is then sealed in memory too, decided or put off;
        not where it closes *by_itself*, for nobody knows whether the mediator was done.
        """
        dark = isinstance(self.unseen, DarkWall)
        self.unseen = None
        self.close_ask()
        self.live.seal_again()
        if not by_itself:
            self.seal_away(self.live.record.private.rooms_left())
        if dark:
            self.live.show(curtain=True)

    def seal_away(self, rooms: Collection[str]) -> None:
        """Let only the sealed text stay of what was said in those private meetings, and of their drafts."""
        if (seal := self.live.seal) is None:
            return
        self.live.seal_away(rooms)
        self.drafts = {
            key: draft.model_copy(update={"text": Sealed(seal(draft.text))}) if draft.room in rooms else draft
            for key, draft in self.drafts.items()
        }

    def ask_one(
        self, question: str, answers: Sequence[tuple[str, Callable[[], None]]], *more: Choice
    ) -> None:
        """Ask for one of *answers*, by digit, then by letter; those that have no letter are one key away."""
        keys = [key for key in ONE_OF if self.keymap.by_key.get(key) != "curtain"]  # it works over a menu
        here, rest = answers[: len(keys)], answers[len(keys) :]
        choices = [Choice(key, label, run) for key, (label, run) in zip(keys, here, strict=False)]
        if rest:
            choices.append(Choice("right", "others", lambda: self.ask_one(question, [*rest, *here], *more)))
        self.open_ask(question, *choices, *more)

    def ask_party(
        self, question: str, run: Callable[[str], None], parties: tuple[Party, ...], *more: Choice
    ) -> None:
        """Ask for one of *parties*; a single one is taken without asking."""
        if len(parties) == 1 and not more:
            run(parties[0].id)
            return
        self.ask_one(question, [(party.name, partial(run, party.id)) for party in parties], *more)
