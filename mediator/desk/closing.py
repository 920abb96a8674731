"""The close in the room: how it ended, as a class; when the room meets again; the way to the second step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mediator.desk import desk_opening, writing
from mediator.desk.several import ticked
from mediator.desk.state import Choice, Desk
from mediator.record.agreement import Advice, AskFreeChoice, Outcome, SetAdvice, SetOutcome
from mediator.record.base import Refused

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
    closed = desk.live.record.agreement.closed is not None
    follow = (Choice("w", "how it is going: follow it up", lambda: follow_up(desk)),) if closed else ()
    desk.open_ask(
        "To close:",
        Choice("d", "when we meet again", lambda: writing.open_line(desk, "next_date")),
        Choice("e", "how it ended", lambda: outcome(desk)),
        Choice("f", "who was asked alone, freely to say no", lambda: free_choice(desk)),
        Choice("a", "when it is signed, after what advice", lambda: advice(desk)),
        Choice("p", "a paper, for whom and where", desk.around.make_paper),
        Choice("l", "after they left: close the session", lambda: after_they_left(desk)),
        *follow,
    )


def after_they_left(desk: Desk) -> None:
    """Go through the second step, once the room does not see this screen."""
    _unseen(desk, desk.around.close_after_they_left)


def follow_up(desk: Desk) -> None:
    """Follow the session up, once the room does not see this screen: what one party tells is in it."""
    _unseen(desk, desk.around.follow_up)


def _unseen(desk: Desk, go: Callable[[], None]) -> None:
    if desk.unseen is not None:
        go()
    else:
        desk_opening.ask(desk, go)


def outcome(desk: Desk) -> None:
    """Ask for the class of outcome. It goes to the file and not to the wall."""

    def choice(key: str, label: str, kind: Outcome) -> Choice:
        return Choice(key, label, lambda: _set(desk, kind))

    clear = Choice("0", "not said", lambda: _set(desk, None))
    desk.open_ask("How did it end?", *(choice(*row) for row in OUTCOMES), clear)


def _set(desk: Desk, kind: Outcome | None) -> None:
    desk.do(SetOutcome(at=desk.live.now(), outcome=kind))
    desk.say("The outcome is noted.")


def free_choice(desk: Desk) -> None:
    """Note who was asked, alone, what would happen if they said no; on the desk, once more takes it back.

    What they answered is noted nowhere (practice §4.3). With whom the mediator was alone is nobody's
    business: where the room may see it, the menu and the status line are the same for all.
    """
    if not desk.parties():
        raise Refused("There is no party yet.")
    asked = {one.party for one in desk.live.record.agreement.free_choice}

    seen = desk.unseen is None

    def note(party: str) -> None:
        asking = AskFreeChoice(at=desk.live.now(), party=party)
        if seen and party in asked:
            desk.say(asking.says(desk.live.record, desk.words))
        else:
            desk.do(asking)

    answers = [
        (ticked(party.name, party.id in asked and not seen), partial(note, party.id))
        for party in desk.parties()
    ]
    desk.ask_one("Asked alone, “What would happen for you if you said no?”", answers)


ADVICE: tuple[tuple[str, str, Advice], ...] = (
    ("1", "signed now", Advice(sign="now")),
    ("2", "after 3 days", Advice(sign="later", days=3)),
    ("3", "after 7 days", Advice(sign="later", days=7)),
    ("4", "after 14 days", Advice(sign="later", days=14)),
    ("5", "taken home, signed or not", Advice(sign="home")),
)
"""Key, words and what is noted."""


def advice(desk: Desk) -> None:
    """Ask when the paper is signed. The room may know it; signatures are on paper."""

    def choice(key: str, label: str, window: Advice | None) -> Choice:
        change = SetAdvice(at=desk.live.now(), advice=window)
        return Choice(key, label, lambda: desk.do(change))

    desk.open_ask("When is it signed?", *(choice(*row) for row in ADVICE), choice("0", "not said", None))
