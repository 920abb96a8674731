"""A tour of the five keys of the first day: a small task for each, and it is noticed when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediator.desk.state import Choice, Desk
from mediator.text import fill

SKIPS = "backspace"
"""The key that goes on to the next task."""


@dataclass(frozen=True)
class _Seen:
    """What a task's doing can be told from."""

    clock_runs: bool
    stages_entered: int
    covered: bool
    undone: int
    jots: int

    @classmethod
    def of(cls, desk: Desk) -> _Seen:
        session = desk.session
        return cls(
            clock_runs=session.clock_runs(),
            stages_entered=len(session.visits),
            covered=desk.covered(),
            undone=desk.live.undone,
            jots=len(session.jots),
        )


@dataclass(frozen=True)
class _Task:
    command: str
    says: str
    done: Callable[[_Seen, _Seen], bool]
    """Whether it was done, from what was seen last and what is seen now."""


TASKS = (
    _Task(
        "clock",
        "{key} pauses the clock of the stage, and starts it again.",
        lambda a, b: a.clock_runs != b.clock_runs,
    ),
    _Task(
        "go_on", "{key}, then Enter: on to the next stage.", lambda a, b: a.stages_entered < b.stages_entered
    ),
    _Task(
        "curtain",
        "{key} covers the wall at any moment, {lift} lifts it. Do both.",
        lambda a, b: a.covered and not b.covered,
    ),
    _Task(
        "undo", "{key} takes back what you did last. Take something back.", lambda a, b: a.undone < b.undone
    ),
    _Task("jot", "{key}, a few words, Enter: written down, and off the wall.", lambda a, b: a.jots < b.jots),
)


class Tour:
    """How far someone is with the tour; it is offered first."""

    def __init__(self) -> None:
        self._at: int | None = None
        self._seen: _Seen | None = None

    def offer(self, desk: Desk) -> None:
        """Ask whether to begin."""
        desk.open_ask(
            "A tour of the first five keys, a minute long?",
            Choice("enter", "begin", lambda: self._begin(desk)),
            Choice("c", "look around alone", lambda: desk.live.show(curtain=False)),
        )

    def _begin(self, desk: Desk) -> None:
        desk.live.show(curtain=False)
        self._at, self._seen = 0, _Seen.of(desk)

    def look(self, desk: Desk) -> None:
        """Notice a task that was done since the last look."""
        if self._at is None or self._seen is None:
            return
        before, self._seen = self._seen, _Seen.of(desk)
        if self._at < len(TASKS) and TASKS[self._at].done(before, self._seen):
            self._at += 1

    def skip(self) -> bool:
        """Leave the present task, or the last word, behind; say whether there was one."""
        if self._at is None:
            return False
        self._at = self._at + 1 if self._at < len(TASKS) else None
        return True

    def line(self, desk: Desk) -> str:
        """Return what there is to do now; "" before the tour and after it."""
        if self._at is None:
            return ""
        if self._at == len(TASKS):
            more, leave = desk.keymap.first("help"), desk.keymap.first("leave")
            return (
                f"✓ That was the tour. {more} shows all keys, {leave} leaves. `mediator board practice` in a "
                "second window is the room's screen. Backspace closes this."
            )
        task = TASKS[self._at]
        words = fill(task.says, key=desk.keymap.first(task.command), lift=desk.keymap.first("lift"))
        done = "✓ " if self._at else ""
        return f"{done}Task {self._at + 1} of {len(TASKS)}: {words} Backspace skips it."
