"""The close in the room: how it ended, as a class; when the room meets again; the way to the second step."""

from __future__ import annotations

from mediator.desk import desk_opening, writing
from mediator.desk.state import Choice, Desk
from mediator.record.agreement import Outcome, SetOutcome

OUTCOMES: tuple[tuple[str, str, Outcome], ...] = (
    ("1", "full agreement", "full"),
    ("2", "partial agreement", "partial"),
    ("3", "no agreement", "none"),
    ("4", "adjourned", "adjourned"),
    ("5", "withdrew", "withdrew"),
    ("6", "not appropriate", "not_appropriate"),
    ("7", "no session", "no_session"),
)
"""Key, words and class; there is no reason to give (practice §3.4)."""


def ask_what(desk: Desk) -> None:
    """Offer what there is to do at the close."""
    desk.open_ask(
        "To close:",
        Choice("d", "when we meet again", lambda: writing.open_line(desk, "next_date")),
        Choice("e", "how it ended", lambda: outcome(desk)),
        Choice("l", "after they left: close the session", lambda: after_they_left(desk)),
    )


def after_they_left(desk: Desk) -> None:
    """Go through the second step, once the room does not see this screen."""
    if desk.unseen is not None:
        desk.around.close_after_they_left()
    else:
        desk_opening.ask(desk, desk.around.close_after_they_left)


def outcome(desk: Desk) -> None:
    """Ask for the class of outcome. It goes to the file and not to the wall."""

    def choice(key: str, label: str, kind: Outcome) -> Choice:
        return Choice(key, label, lambda: _set(desk, kind))

    clear = Choice("0", "not said", lambda: _set(desk, None))
    desk.open_ask("How did it end?", *(choice(*row) for row in OUTCOMES), clear)


def _set(desk: Desk, kind: Outcome | None) -> None:
    desk.do(SetOutcome(at=desk.live.now(), outcome=kind))
    desk.say("The outcome is noted.")
