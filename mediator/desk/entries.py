"""What can be done with one entry: strike, erase, hide and show, give, share, park."""

from __future__ import annotations

from mediator.desk import writing
from mediator.desk.state import Choice, Desk
from mediator.record.base import Refused
from mediator.record.entry import (
    Entry,
    Erase,
    Give,
    Hide,
    Park,
    PickUp,
    Share,
    Show,
    Strike,
    Unshare,
)
from mediator.record.interest import Interest
from mediator.record.jot import Jot
from mediator.record.position import Position


def strike(desk: Desk, entry: Entry) -> None:
    """Take the entry off the wall at once, and keep it."""
    desk.do(Strike(at=desk.live.now(), entry=entry.id))


def erase(desk: Desk, entry: Entry) -> None:
    """Ask, then remove the entry for good."""

    def run() -> None:
        desk.do(Erase(at=desk.live.now(), entry=entry.id))
        desk.last = desk.fresh = None
        desk.drop_drafts_of_the_erased()

    noun = desk.words.nouns[entry.noun]
    desk.open_ask(f"Erase {noun} for good? It cannot be undone.", Choice("enter", "erase", run))


def hide(desk: Desk, entry: Entry) -> None:
    desk.do(Hide(at=desk.live.now(), entry=entry.id))


def show(desk: Desk) -> None:
    """Put back on the wall what is off it: the last first, by kind and never by its words."""
    waiting = hidden(desk)
    if not waiting:
        raise Refused("Nothing is waiting off the wall.")
    _ask_to_show(desk, waiting, 0)


def hidden(desk: Desk) -> list[Entry]:
    """Return what is off the wall and could go on it, the latest first."""
    waiting = [
        entry
        for entry in desk.live.record.entries()
        if not entry.shown and not entry.struck and not (isinstance(entry, Jot) and entry.became)
    ]
    waiting.sort(key=lambda entry: (entry.id == desk.last, entry.at), reverse=True)
    return waiting


def _ask_to_show(desk: Desk, waiting: list[Entry], at: int) -> None:
    entry = waiting[at % len(waiting)]

    def one() -> None:
        desk.do(Show(at=desk.live.now(), entry=entry.id))

    choices = [Choice("enter", "show it", one)]
    if len(waiting) > 1:
        choices.append(Choice("down", "the one before", lambda: _ask_to_show(desk, waiting, at + 1)))
    grid = [other for other in waiting if isinstance(other, Position | Interest)]
    if len(grid) > 1:

        def every() -> None:
            desk.do(*(Show(at=desk.live.now(), entry=other.id) for other in reversed(grid)))

        choices.append(Choice("a", f"all {len(grid)} wants and reasons", every))
    owner = ", ".join(party.name for party in desk.parties() if party.id in entry.parties)
    noun = desk.words.nouns[entry.noun] + (f" of {owner}" if owner else "")
    if desk.unseen is not None:
        noun += f", “{entry.text}”,"
    desk.open_ask(f"Show {noun} to the room? {at % len(waiting) + 1} of {len(waiting)}", *choices)


def give(desk: Desk, entry: Entry) -> None:
    """It is another party's: give it to them."""
    if not isinstance(entry, Position | Interest):
        raise Refused("Only a want or a reason is a party's.")
    others = tuple(party for party in desk.parties() if entry.parties != (party.id,))
    if not others:
        raise Refused("There is no other party.")
    desk.ask_party(
        "Whose is it?", lambda party: desk.do(Give(at=desk.live.now(), entry=entry.id, party=party)), others
    )


def share(desk: Desk, entry: Entry) -> None:
    """Another party shares this reason; one that shares it already takes that back."""
    if not isinstance(entry, Interest):
        raise Refused("Only a reason can be shared.")

    def run(party: str) -> None:
        change = Unshare if party in entry.parties else Share
        desk.do(change(at=desk.live.now(), entry=entry.id, party=party))

    first = entry.parties[:1]
    others = tuple(party for party in desk.parties() if party.id not in first)
    speaking = desk.floor_party()
    if speaking in {party.id for party in others if party.id not in entry.parties}:
        run(str(speaking))
    elif others:
        desk.ask_party("Who shares it?", run, others)
    else:
        raise Refused("There is no other party.")


def park_or_write(desk: Desk) -> None:
    """Park the selected entry, or pick it up again; with nothing selected, write into the parking lot."""
    if not desk.selected_key() or desk.board() == "opening":
        writing.open_line(desk, "parked")
    else:
        park(desk, desk.target())


def park(desk: Desk, entry: Entry) -> None:
    """Park the entry, or pick it up again."""
    change = PickUp if entry.parked else Park
    desk.do(change(at=desk.live.now(), entry=entry.id))
