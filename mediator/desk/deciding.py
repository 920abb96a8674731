"""How the room decides: chosen in the opening, before anything is weighed."""

from __future__ import annotations

from functools import partial

from mediator.desk.several import Answers, ask_several
from mediator.desk.state import Choice, Desk
from mediator.record.decision import Decision, SetDecision


def ask_decision(desk: Desk) -> None:
    """Ask for the rule; Enter goes back to the one that this kind of session has."""

    def set_(decision: Decision | None) -> None:
        desk.do(SetDecision(at=desk.live.now(), decision=decision))

    made = [
        Choice("1", "everyone says yes", lambda: set_(Decision(kind="everyone"))),
        Choice("2", "nobody blocks; one can stand aside", lambda: set_(Decision(kind="consensus"))),
    ]
    if desk.parties():
        made.append(Choice("3", "a number of the parties", lambda: _ask_also(desk)))
        made.append(Choice("4", "one decides after advice", lambda: _ask_decider(desk)))
    if desk.session.decision is not None:
        made.append(Choice("enter", desk.live.session_type.decision.words, lambda: set_(None)))
    desk.open_ask("How do we decide?", *made)


def _ask_also(desk: Desk) -> None:
    """Ask for those who have to be among them, such as the funder; then how many of the others it takes."""
    also: list[str] = []

    def switch(party: str) -> None:
        also.remove(party) if party in also else also.append(party)

    def answers() -> Answers:
        return [
            (party.name, party.id in also, partial(switch, party.id), seat if seat < 10 else -1)
            for seat, party in enumerate(desk.parties(), 1)
        ]

    done = Choice("enter", "done", lambda: _ask_number(desk, tuple(also)))
    ask_several(desk, "Without whom does it not stand? None, or several:", answers, done)


def _ask_number(desk: Desk, also: tuple[str, ...]) -> None:
    def set_(number: int) -> None:
        decision = Decision(kind="majority", number=number, also=also)
        desk.do(SetDecision(at=desk.live.now(), decision=decision))

    rest = len(desk.parties()) - len(also)
    if not rest:
        set_(0)
        return
    answers = [(f"of {rest}", partial(set_, number)) for number in range(1, rest + 1)]
    desk.ask_one("How many of the others have to say yes?" if also else "How many have to say yes?", answers)


def _ask_decider(desk: Desk) -> None:
    def set_(party: str) -> None:
        decision = Decision(kind="one_decides", decider=party)
        desk.do(SetDecision(at=desk.live.now(), decision=decision))

    desk.ask_party("Who decides?", set_, desk.parties())
