"""Private meetings: with one party alone, or with each in a room of its own; and what is agreed of them."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from mediator.desk import desk_opening, going_through
from mediator.desk.agenda import BREAKS
from mediator.desk.state import Choice, Desk
from mediator.record.base import Refused
from mediator.record.caucus import CaucusDefault, ChangeRooms, Rejoin, SetCaucusDefault, StartCaucus


def begin_or_end(desk: Desk) -> None:
    """Ask with whom to meet alone; in a private meeting, whether it is over, or who is next."""
    if desk.caucus() is not None:
        _ask_to_end(desk)
        return
    if not desk.parties():
        raise Refused("There is no party yet.")
    _ask_whom(desk, apart=False)


def _ask_whom(desk: Desk, *, apart: bool) -> None:
    """The menu names everybody: it may stand on the wall, and what is answered does not show."""
    question = "In separate rooms: with whom first?" if apart else "A private meeting with whom?"
    rooms = Choice("0", "separate rooms, going between them", lambda: _ask_whom(desk, apart=True))
    answers = [(party.name, partial(_ask_how_long, desk, party.id, apart=apart)) for party in desk.parties()]
    desk.ask_one(question, answers, *(() if apart else (rooms,)))


def _ask_how_long(desk: Desk, party: str, *, apart: bool) -> None:
    def start(minutes: int | None) -> None:
        now = desk.live.now()
        until = None if minutes is None else now + timedelta(minutes=minutes)
        started = StartCaucus(at=now, id=desk.live.new_id(), party=party, apart=apart, until=until)
        desk.do(started)
        desk.seal_away(desk.live.record.private.rooms_left(but_with=party))
        desk.live.show(curtain=True, floor=())

    choices = [Choice(key, f"{minutes} min", partial(start, minutes)) for key, minutes in BREAKS]
    desk.open_ask("Back in how many minutes?", *choices, Choice("enter", "not said", lambda: start(None)))


def _ask_to_end(desk: Desk) -> None:
    caucus = desk.caucus()
    assert caucus is not None, "asked in a private meeting"
    end = Choice("enter", "it is over", partial(_end, desk))
    if not caucus.apart:
        desk.open_ask("A private meeting.", end)
        return

    def go_to(party: str) -> None:
        desk.do(ChangeRooms(at=desk.live.now(), id=desk.live.new_id(), party=party))
        going_through.seal_what_was_gone_through(desk)

    answers = [(party.name, partial(go_to, party.id)) for party in desk.parties()]
    desk.ask_one("Separate rooms: to whom now?", answers, end)


def _end(desk: Desk) -> None:
    """End it behind the curtain; what was said is gone through where the room cannot see it."""
    desk.do(Rejoin(at=desk.live.now()))
    desk.live.show(curtain=True)
    going_through.seal_what_was_gone_through(desk)
    if not going_through.undecided(desk):
        return
    if desk.unseen is not None:
        going_through.go_through(desk)
    else:
        now = Choice("enter", "now", lambda: desk_opening.ask(desk, partial(going_through.go_through, desk)))
        later = "" if desk.live.seal is None else " Later it may need your pass-phrase."
        desk.open_ask(f"Go through what was said? That needs the desk.{later}", now)


def ask_default(desk: Desk) -> None:
    """Ask what the room agrees about private meetings."""

    def agree(default: CaucusDefault) -> None:
        desk.do(SetCaucusDefault(at=desk.live.now(), default=default))

    words = desk.words
    desk.open_ask(
        "What is agreed?",
        Choice("1", words.caucus_private, lambda: agree("private")),
        Choice("2", words.caucus_open, lambda: agree("open")),
    )
