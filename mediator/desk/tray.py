"""The tray: questions that can wait until there is a moment for them. The wall counts them, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediator.archive.saver import SaveState
from mediator.desk.state import Choice, Desk
from mediator.record.base import Refused

SAVE = "save"
"""The question about the save."""

CHANGED_OUTSIDE = (
    "Another program changed this session's files. Both versions are kept, one beside the other."
)


@dataclass(frozen=True)
class Question:
    """Something to be decided, or only to be known, and not now."""

    id: str
    words: str
    since: datetime
    answers: tuple[Choice, ...] = ()
    """Besides these there is always the next question; without any, it is a note, and is put away."""
    stays: bool = False
    """Whether it is asked until what it is about is over, whatever is answered."""
    desk_only: bool = False
    """Whether it is nobody's business in the room: it waits for the desk, and the wall does not count it."""


class Tray:
    """What waits, the oldest first."""

    def __init__(self) -> None:
        self._waiting: dict[str, Question] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(self._waiting.values())

    def waiting(self, *, on_the_desk: bool) -> tuple[Question, ...]:
        """Return what can be asked now: some questions only where the room does not see the screen."""
        return tuple(question for question in self.questions if on_the_desk or not question.desk_only)

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, question: Question) -> None:
        """Let it wait; one of the same id gives its place to it."""
        self._waiting[question.id] = question

    def take(self, question_id: str) -> None:
        """Take a question away, if it is there."""
        self._waiting.pop(question_id, None)


def open_tray(desk: Desk) -> None:
    """Ask the oldest question, in one line. Raises `Refused` where none waits."""
    if not waiting(desk):
        raise Refused("Nothing is waiting.")
    _ask(desk, 0)


def waiting(desk: Desk) -> tuple[Question, ...]:
    """Return the questions that this screen may ask now."""
    return desk.tray.waiting(on_the_desk=desk.unseen is not None)


def _ask(desk: Desk, at: int) -> None:
    questions = waiting(desk)
    at %= len(questions)
    question = questions[at]

    def answer(choice: Choice) -> Choice:
        def run() -> None:
            if not question.stays:
                desk.tray.take(question.id)
            choice.run()

        return Choice(choice.key, choice.label, run)

    answers = question.answers or (Choice("enter", "good", lambda: None),)
    later = [Choice("right", "the next", lambda: _ask(desk, at + 1))] if len(questions) > 1 else []
    since = f"{question.since.astimezone():%H:%M}"
    count = f" · {at + 1} of {len(questions)}" if len(questions) > 1 else ""
    desk.open_ask(f"{question.words} (since {since}{count})", *map(answer, answers), *later)


def ask_of_the_save(desk: Desk, state: SaveState) -> None:
    """Let a save that does not succeed wait as a question, and take it away once all is saved."""
    waiting = next((question for question in desk.tray.questions if question.id == SAVE), None)
    if state.word == "saved":
        desk.tray.take(SAVE)
    elif state.conflicts:
        ours = Choice("enter", "this session's take their names", desk.around.put_ours_first)
        copy = Choice("s", "save a copy elsewhere", desk.around.save_a_copy)
        since = waiting.since if waiting is not None else desk.live.now()
        desk.tray.put(Question(SAVE, CHANGED_OUTSIDE, since, (ours, copy), stays=True))
    elif state.word == "not_saved":
        words = f"Not yet saved: {state.why}. Nothing is lost while this is open, and it is tried again."
        again = Choice("enter", "try now", desk.around.save_now)
        copy = Choice("s", "save a copy elsewhere", desk.around.save_a_copy)
        since = waiting.since if waiting is not None else desk.live.now()
        desk.tray.put(Question(SAVE, words, since, (again, copy), stays=True))
