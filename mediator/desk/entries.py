"""What can be done with one entry: reword, strike, erase, hide and show, give, share, confirm, park, sort."""

from __future__ import annotations

from mediator.desk import closing, writing
from mediator.desk.state import Choice, Desk
from mediator.record.agreement import GiveConsent, TakeBackConsent, Tick
from mediator.record.base import Refused
from mediator.record.entry import (
    Confirm,
    Entry,
    Erase,
    Give,
    Hide,
    Park,
    PickUp,
    Share,
    Show,
    Strike,
    TakeBackYes,
    Unshare,
)
from mediator.record.interest import Interest, MoveToIssue, SetInterestKind
from mediator.record.issue import Issue
from mediator.record.jot import Jot, Sort
from mediator.record.position import Position


def strike(desk: Desk) -> None:
    """Take the selected or last entry off the wall at once, and keep it."""
    desk.do(Strike(at=desk.live.now(), entry=desk.target().id))


def erase(desk: Desk) -> None:
    """Ask, then remove the entry for good."""
    entry = desk.target()

    def run() -> None:
        desk.do(Erase(at=desk.live.now(), entry=entry.id))
        desk.last = None
        desk.drafts.clear()

    noun = desk.words.nouns[entry.noun]
    desk.open_ask(f"Erase {noun} for good? It cannot be undone.", Choice("enter", "erase", run))


def hide(desk: Desk) -> None:
    desk.do(Hide(at=desk.live.now(), entry=desk.target().id))


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
            for other in reversed(grid):
                desk.do(Show(at=desk.live.now(), entry=other.id))

        choices.append(Choice("a", f"all {len(grid)} wants and reasons", every))
    owner = ", ".join(party.name for party in desk.parties() if party.id in entry.parties)
    noun = desk.words.nouns[entry.noun] + (f" of {owner}" if owner else "")
    desk.open_ask(f"Show {noun} to the room? {at % len(waiting) + 1} of {len(waiting)}", *choices)


def give(desk: Desk) -> None:
    """It is another party's: give it to them."""
    entry = desk.target()
    if not isinstance(entry, Position | Interest):
        raise Refused("Only a want or a reason is a party's.")
    others = tuple(party for party in desk.parties() if entry.parties != (party.id,))
    if not others:
        raise Refused("There is no other party.")
    desk.ask_party(
        "Whose is it?", lambda party: desk.do(Give(at=desk.live.now(), entry=entry.id, party=party)), others
    )


def share(desk: Desk) -> None:
    """Another party shares this reason; one that shares it already takes that back."""
    entry = desk.target()
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


def confirm(desk: Desk) -> None:
    """Its owner says yes; in the opening: tick, consent, affirm a rule. A second yes takes the first back."""
    key = desk.chosen_key() or desk.checklist_key()
    if key.startswith("check:"):
        _tick(desk, key.removeprefix("check:"))
    elif key.startswith("consent:"):
        _consent(desk, desk.floor_party() or key.removeprefix("consent:"))
    else:
        _yes(desk, desk.target())


def _tick(desk: Desk, item: str) -> None:
    desk.do(Tick(at=desk.live.now(), item=item))
    ticked = {tick.item for tick in desk.live.record.agreement.checklist}
    if item not in ticked:
        return
    items = [item.id for item in desk.live.session_type.checklist]
    rest = [index for index, other in enumerate(items) if other not in ticked]
    after = [index for index in rest if index > desk.live.shown.checklist]
    if rest:
        at = (after or rest)[0]
        desk.live.show(checklist=at)
        desk.chosen = f"check:{items[at]}"
    else:
        desk.say(desk.words.checklist_done)


def _consent(desk: Desk, party: str) -> None:
    at = desk.live.now()
    name = desk.live.record.party(party).name
    if desk.live.record.agreement.consent_of(party) is None:
        desk.do(GiveConsent(at=at, party=party))
        desk.say(f"{desk.message}: {name}")
        return
    take_back = Choice(
        "enter", "take it back", lambda: desk.do(TakeBackConsent(at=desk.live.now(), party=party))
    )
    desk.open_ask(f"{name} has consented.", take_back)


def _yes(desk: Desk, entry: Entry) -> None:
    if not entry.everyone_confirms and not entry.parties:
        raise Refused("It is nobody's in particular.")
    asked = tuple(p for p in desk.parties() if entry.everyone_confirms or p.id in entry.parties)
    speaking = desk.floor_party()
    if speaking in {party.id for party in asked}:
        _yes_of(desk, entry, str(speaking))
        return
    open_ = tuple(party for party in asked if not entry.has_yes_of(party.id))
    if not entry.everyone_confirms and len(open_) == 1:
        _yes_of(desk, entry, open_[0].id)
        return

    def everyone() -> None:
        for party in open_:
            desk.do(Confirm(at=desk.live.now(), entry=entry.id, party=party.id))

    more = (Choice("enter", desk.words.everyone, everyone),) if len(open_) > 1 else ()
    desk.ask_party("Who says yes?", lambda party: _yes_of(desk, entry, party), asked, *more)


def _yes_of(desk: Desk, entry: Entry, party: str) -> None:
    name = desk.live.record.party(party).name
    if not entry.has_yes_of(party):
        desk.do(Confirm(at=desk.live.now(), entry=entry.id, party=party))
        desk.say(f"{desk.message}: {name}")
        return
    change = TakeBackYes(at=desk.live.now(), entry=entry.id, party=party)
    desk.open_ask(f"{name} has said yes.", Choice("enter", "take it back", lambda: desk.do(change)))


def park(desk: Desk) -> None:
    """Park the selected entry, or pick it up again; with nothing selected, write into the parking lot."""
    if not desk.chosen_key() or desk.board() == "opening":
        writing.open_line(desk, "parked")
        return
    entry = desk.target()
    change = PickUp if entry.parked else Park
    desk.do(change(at=desk.live.now(), entry=entry.id))


def open_menu(desk: Desk) -> None:
    """Open the selected or last entry: one line of what can be done with it."""
    key = desk.chosen_key()
    if key.startswith(("check:", "consent:")):
        confirm(desk)
        return
    if key == "next_date":
        writing.open_line(desk, "next_date")
        return
    if not key and desk.board() == "closing":
        closing.ask_what(desk)
        return
    entry = desk.target()
    noun = desk.words.nouns[entry.noun]
    if isinstance(entry, Jot) and not entry.parked:
        desk.open_ask(f"What is {noun}?", *_sorts(desk, entry), *_common(desk, entry))
    else:
        number = f" {entry.number}" if entry.number else ""
        desk.open_ask(f"{noun[:1].upper()}{noun[1:]}{number}:", *_own(desk, entry), *_common(desk, entry))


def _own(desk: Desk, entry: Entry) -> tuple[Choice, ...]:
    made: list[Choice] = []
    if isinstance(entry, Issue):

        def look() -> None:
            desk.live.show(board="wants", issue=entry.id)
            desk.chosen = ""

        made.append(Choice("enter", "its wants and reasons", look))
    if isinstance(entry, Position):
        made.append(
            Choice(
                "i",
                "why it matters",
                lambda: writing.open_line(desk, "reason", party=(*entry.parties, None)[0]),
            )
        )
    if isinstance(entry, Position | Interest):
        made.append(Choice("d", "another party's", lambda: give(desk)))
        if len(desk.session.issues) > 1:
            made.append(Choice("t", "another topic", lambda: _ask_topic(desk, entry)))
    if isinstance(entry, Interest):
        made.append(Choice("m", "shared", lambda: share(desk)))
        made.append(Choice("n", "kind", lambda: _ask_kind(desk, entry)))
    if entry.everyone_confirms or entry.parties:
        made.append(Choice("y", "yes", lambda: _yes(desk, entry)))
    return tuple(made)


def _common(desk: Desk, entry: Entry) -> tuple[Choice, ...]:
    at = desk.live.now
    choices = [Choice("e", "reword", lambda: writing.open_reword(desk))] if entry.on_the_wall() else []
    if entry.parked:
        choices.append(Choice("k", "pick up", lambda: desk.do(PickUp(at=at(), entry=entry.id))))
    else:
        choices.append(Choice("k", "park", lambda: desk.do(Park(at=at(), entry=entry.id))))
    if entry.shown:
        choices.append(Choice("h", "off the wall", lambda: desk.do(Hide(at=at(), entry=entry.id))))
    choices.append(Choice("x", "strike", lambda: desk.do(Strike(at=at(), entry=entry.id))))
    choices.append(Choice("X", "erase", lambda: erase(desk)))
    return tuple(choices)


_SORTS = (
    ("t", "topic"),
    ("w", "want"),
    ("i", "reason"),
    ("o", "idea"),
    ("a", "point"),
    ("r", "rule"),
    ("f", "to_find_out"),
)


def _sorts(desk: Desk, jot: Jot) -> list[Choice]:
    def sort(kind: str) -> None:
        def run(party: str | None) -> None:
            becomes = writing.new_entry(desk, kind, jot.text, party)
            desk.do(Sort(at=desk.live.now(), entry=jot.id, becomes=becomes))

        if not writing.KINDS[kind].owned:
            run(None)
        elif desk.parties():
            desk.ask_party("Whose is it?", run, desk.parties())
        else:
            raise Refused("There is no party yet.")

    return [
        Choice(key, desk.words.nouns[kind], lambda kind=kind: sort(kind))  # type: ignore[misc]
        for key, kind in _SORTS
    ]


def _ask_topic(desk: Desk, entry: Entry) -> None:
    issues = [issue for issue in desk.session.issues if issue.on_the_wall()]

    def choice(key: str, issue: Issue) -> Choice:
        return Choice(
            key, issue.text, lambda: desk.do(MoveToIssue(at=desk.live.now(), entry=entry.id, issue=issue.id))
        )

    desk.open_ask("Under which topic?", *(choice(str(n), issue) for n, issue in enumerate(issues[:9], 1)))


def _ask_kind(desk: Desk, entry: Entry) -> None:
    def choice(key: str, label: str, kind: str | None) -> Choice:
        change = SetInterestKind(at=desk.live.now(), entry=entry.id, kind=kind)
        return Choice(key, label, lambda: desk.do(change))

    desk.open_ask(
        "What kind of reason?",
        choice("1", "the thing itself", "substantive"),
        choice("2", "how it is decided", "procedural"),
        choice("3", "how one is treated", "psychological"),
        choice("0", "not said", None),
    )
