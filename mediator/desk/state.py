"""The desk's state: which line is open, what is asked, what is selected. Knows keys, and no screen.

The live screen draws this and hands it every key; commands change it and the session behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mediator.archive.drafts import Draft
from mediator.desk.around import Around, Surface
from mediator.desk.keymap import Keymap
from mediator.desk.who_sees import DarkWall, Unseen
from mediator.insight.board import board_shown
from mediator.insight.last_time import LastTime
from mediator.live import Live
from mediator.record.agenda import BoardName
from mediator.record.base import Refused
from mediator.record.caucus import Caucus
from mediator.record.change import Change
from mediator.record.entry import AddEntry, Entry, EntryChange
from mediator.record.jot import Jot, Sort
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

MARKED = "Words stand in it already: a letter takes their place, an arrow keeps them, Ctrl+U empties it."

ONE_OF = "123456789abcdefghijklmnopqrstuvwxyz"
"""Keys of a menu's answers, in their order."""


@dataclass(frozen=True)
class Choice:
    """One answer of a one-line menu."""

    key: str
    label: str
    run: Callable[[], None]
    listed: bool = True
    """Whether it is written out; a digit for every stage is not."""


class Answer(NamedTuple):
    """One of several like it, in a menu."""

    label: str
    run: Callable[[], None]
    number: int = 0
    """The number that people say for it, or a party's digit; 0 where it has none, -1 asks for a letter."""


def keyed(answers: Sequence[Answer], keys: Collection[str]) -> list[Choice]:
    """Give each of *answers* one of *keys*, as far as they go: the number that people say is the key.

    A number of two digits, or one that two answers have, gets a letter and stands before the words.
    """
    said = [answer.number for answer in answers]
    own = {n for n in said if str(n) in keys and said.count(n) == 1}
    free = [key for key in keys if not key.isdigit() or int(key) not in own]
    made: list[Choice] = []
    for answer in answers:
        number = answer.number
        key = str(number) if number in own else next((k for k in free if not number or not k.isdigit()), "")
        if not key:
            break
        free = [other for other in free if other != key]
        label = f"{number} {answer.label}" if number > 0 and number not in own else answer.label
        made.append(Choice(key, label, answer.run))
    return made


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

    def __init__(
        self,
        live: Live,
        surface: Surface,
        around: Around,
        keymap: Keymap,
        tray: Tray,
        last_time: LastTime | None = None,
    ) -> None:
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
        self.fresh: str | None = None
        """The same, while it is lit where its board is shown: until an undo, or a page is turned."""
        self.jotted: str | None = None
        """The jot written just now; None once anything else is done."""
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
        self._last_time = last_time
        self.last_time = last_time
        """What there is to look back on in a continued session; None in a first one."""
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

    def today(self) -> date:
        """Return the day that it is here."""
        return self.live.now().astimezone().date()

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

    def selected_key(self) -> str:
        """Return the line that was selected, if it stands on the board that is shown; "" where none is."""
        return self.chosen if self.chosen in self.line_keys() else ""

    def chosen_key(self) -> str:
        """Return the line that is lit on the board that is shown, "" where none is: the selected one, the
        one kept just now, the point that is read back, the opening's first.

        This is the one answer to what a key acts upon: whatever is not drawn as chosen is not it.
        """
        keys = self.line_keys()
        if self.chosen in keys:
            return self.chosen
        if self.fresh in keys:
            return self.fresh
        return keys[0] if keys and self.board() in ("read_back", "opening") else ""

    def let_go(self) -> None:
        """Let nothing be selected any more, and what was kept last no longer be lit."""
        self.chosen, self.fresh = "", None

    def latest_key(self) -> str:
        """Return the line written or changed last before the room if it is on the board, or ""."""
        return self.last_seen if self.last_seen is not None and self.last_seen in self.line_keys() else ""

    def target(self) -> Entry:
        """Return the entry that is lit on the board that is shown. Raises `Refused` where none is."""
        wanted = self.chosen_key()
        if not wanted or ":" in wanted or wanted in NO_ENTRIES:
            raise Refused("Which line? The arrows select one.")
        return self.live.record.entry(wanted)

    def just_jotted(self) -> Jot | None:
        """Return the jot that was written just now, if nothing was done to it since."""
        jots = self.live.record.session.jots
        return next((j for j in jots if j.id == self.jotted and j.became is None and not j.struck), None)

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
        self.fresh = self.last
        if any(entry.id == self.last and entry.may_be_seen() for entry in self.live.record.entries()):
            self.last_seen = self.last

    def say(self, words: str) -> None:
        """Put words on the status line."""
        self.message = words

    def open_writing(self, line: Writing, *, typed: bool = False) -> None:
        """Open a line. What was said before is done with, and the board above need not move for it.

        Words that stand in it already and cannot be seen, or would be let out by Enter, come marked: none is
        kept with the next ones by mistake. *typed*: they were typed just now.
        """
        unseen = not line.watched and self.unseen is None
        marked = bool(line.text) and not typed and (unseen or line.release is not None)
        self.writing = replace(line, replace=line.replace or marked)
        self.say(MARKED if marked else "")

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

    def drop_drafts_of_the_erased(self) -> None:
        """Drop what was typed and not kept about what is gone for good, and about what went with it."""
        record = self.live.record
        there = {"", *(entry.id for entry in record.entries()), *(note.id for note in record.private.notes)}
        self.drafts = {key: draft for key, draft in self.drafts.items() if draft.entry in there}

    def attempt(self, run: Callable[[], None]) -> None:
        """Run what a key means; a refusal becomes words on the status line."""
        try:
            run()
        except Refused as refusal:
            self.say(str(refusal))

    def escape(self) -> None:
        """Close what is open, a menu before the desk; with nothing open, draw the curtain."""
        self.jotted = None
        if self.ask is not None:
            self.close_ask()
        elif isinstance(self.unseen, DarkWall):
            self.close_desk()
        else:
            self.let_go()
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
        self.last_time = self._last_time
        if not by_itself:
            self.seal_away(self.live.record.private.rooms_left())
        if dark:
            self.live.show(curtain=True)

    def sealed_texts(self) -> frozenset[Sealed]:
        """Return the private texts that this run cannot read, those of last time too."""
        texts = self.live.record.private.sealed_texts()
        return texts if self.last_time is None else texts | self.last_time.sealed_texts()

    def open_sealed(self, words: Mapping[str, str]) -> None:
        """Let sealed texts be readable until the desk closes; *words* says what each of them is."""
        self.live.open_sealed(words)
        if self._last_time is not None:
            self.last_time = self._last_time.opened(words)

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
        self, question: str, answers: Sequence[Answer | tuple[str, Callable[[], None]]], *more: Choice
    ) -> None:
        """Ask for one of *answers*: by the number that people say, else by digit, then by letter; those that
        have no key are one key away.

        Raises `Refused` where there is nothing to choose from.
        """
        if not answers and not more:
            raise Refused("There is nothing on the wall to choose from.")
        all_ = [Answer(*answer) for answer in answers]
        choices = keyed(all_, self.answer_keys(*more))
        here, rest = all_[: len(choices)], all_[len(choices) :]
        if rest:
            choices.append(Choice("right", "others", lambda: self.ask_one(question, [*rest, *here], *more)))
        self.open_ask(question, *choices, *more)

    def answer_keys(self, *more: Choice) -> list[str]:
        """Return the keys that a menu's answers can have, beside *more* that stand in it."""
        taken = {choice.key for choice in more}
        keys = [key for key in ONE_OF if self.keymap.by_key.get(key) != "curtain"]  # it works over a menu
        return [key for key in keys if key not in taken]

    def ask_party(
        self, question: str, run: Callable[[str], None], parties: tuple[Party, ...], *more: Choice
    ) -> None:
        """Ask for one of *parties*; a single one is taken without asking."""
        if len(parties) == 1 and not more:
            run(parties[0].id)
            return
        self.ask_one(question, self.by_seat(run, parties), *more)

    def by_seat(self, run: Callable[[str], None], parties: Sequence[Party]) -> list[Answer]:
        """Return an answer for each of *parties*: its key is the digit by which it takes the floor."""
        seats = {party.id: seat for seat, party in enumerate(self.parties(), 1)}
        return [
            Answer(party.name, partial(run, party.id), seats[party.id] if seats[party.id] < 10 else -1)
            for party in parties
        ]
