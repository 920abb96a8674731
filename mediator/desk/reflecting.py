"""Looking back after a session: what went well, what surprised me, what next, the hours. It may be skipped.

Knows keys, and no screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import ValidationError

from mediator.desk.page import Pages, Row, Wanted, upper
from mediator.record.base import Refused, what_does_not_fit
from mediator.record.reflection import Reflection, TextName, Work

QUESTIONS: tuple[tuple[str, TextName, str], ...] = (
    ("1", "went_well", "what went well"),
    ("2", "surprised", "what surprised me"),
    ("3", "what_next", "what next"),
)
"""Key, field and words."""

HOURS: tuple[tuple[str, Work, str], ...] = (
    ("m", "mediating", "mediating"),
    ("p", "preparing", "preparing"),
    ("f", "following_up", "following up"),
    ("w", "writing", "writing"),
    ("t", "travelling", "travelling"),
    ("d", "debriefing", "debriefing"),
    ("s", "supervision", "supervision"),
)

LONGEST = 24 * 60
"""Minutes of one kind of work that one look back can hold."""


@dataclass
class Reflecting(Pages):
    """What is written so far about a session, or about none."""

    session: str | None
    now: Callable[[], datetime]
    minutes: dict[Work, int] = field(default_factory=dict)
    """Known before: how long the session's clock ran."""
    texts: dict[TextName, str] = field(default_factory=dict)

    def made(self) -> Reflection:
        """Return it as it is written now. Raises `Refused` where a line does not fit."""
        minutes = {work: number for work, number in self.minutes.items() if number}
        try:
            return Reflection(at=self.now(), session=self.session, minutes=minutes, **self.texts)
        except ValidationError as error:
            raise Refused(upper(what_does_not_fit(error)) + ".") from None

    def press(self, key: str) -> None:
        """Take a key."""
        self.said = ""
        if key in ("escape", "ctrl+q"):
            self.left = True
        elif key == "enter":
            self._end()
        for letter, name, words in QUESTIONS:
            if key == letter:
                self._ask_text(name, words)
        for letter, work, words in HOURS:
            if key == letter:
                self._ask_hours(work, words)

    def _end(self) -> None:
        if self.made().says_something():
            self.done = True
        else:
            self.left = True

    def _ask_text(self, name: TextName, words: str) -> None:
        def take(text: str) -> None:
            before = self.texts.get(name, "")
            self.texts[name] = text
            try:
                self.made()
            except Refused:
                self.texts[name] = before
                raise

        self.wanted = Wanted(upper(words), self.texts.get(name, ""), take, keeps=True)

    def _ask_hours(self, work: Work, words: str) -> None:
        def take(text: str) -> None:
            self.minutes[work] = read_minutes(text)

        before = self.minutes.get(work, 0)
        question = f"Hours of {words}, such as 2, 1.5, 1:30 or 45 min. Empty: none"
        self.wanted = Wanted(question, f"{before // 60}:{before % 60:02}" if before else "", take)

    def heading(self) -> str:
        return "Looking back, for yourself"

    def rows(self) -> list[Row]:
        """Return the questions with what is written, then the hours."""
        return [
            Row("Your own learning, without names or facts of the parties. A purge leaves it.", quiet=True),
            Row(""),
            *(
                Row(f"{key}  {words:<18} {self.texts.get(name, '')}".rstrip())
                for key, name, words in QUESTIONS
            ),
            Row(""),
            *(_line(key, words, duration(self.minutes.get(work, 0))) for key, work, words in HOURS),
        ]

    def keys(self) -> str:
        """Return what can be pressed."""
        return "A digit writes, a letter notes hours. Enter keeps it, Esc leaves it out."


def _line(key: str, words: str, said: str) -> Row:
    return Row(f"{key}  {words:<18} {said}".rstrip())


def duration(minutes: int) -> str:
    """Return minutes as they are said; "" for none."""
    hours, rest = divmod(minutes, 60)
    return " ".join(filter(None, (f"{hours} h" if hours else "", f"{rest} min" if rest else "")))


def read_minutes(text: str) -> int:
    """Understand hours as people write them; "" is none. Raises `Refused`."""
    words = text.strip().casefold().replace(",", ".")
    hours = re.fullmatch(r"(\d{1,2}(?:\.\d{1,2})?)\s?(?:h|hours?)?", words)
    both = re.fullmatch(r"(?:(\d{1,2})\s?(?:h|hours?)\s*)?(\d{1,4})\s?(?:m|min|minutes?)", words)
    clock = re.fullmatch(r"(\d{1,2})(?::|\s?(?:h|hours?)\s*)([0-5]\d)", words)
    if not words:
        minutes = 0
    elif hours is not None:
        minutes = round(float(hours[1]) * 60)
    elif (found := both or clock) is not None:
        minutes = int(found[1] or 0) * 60 + int(found[2])
    else:
        raise Refused("Write hours like 2, 1.5, 1:30, 2h 30 or 45 min.")
    if minutes > LONGEST:
        raise Refused("That is more than a day.")
    return minutes
