"""A yes, and taking it back: ticks, consents, rules affirmed, reasons confirmed by their owners."""

from __future__ import annotations

from functools import partial

from mediator.desk import deciding, private_meeting, rewording, summing_up, support, writing
from mediator.desk.state import Choice, Desk
from mediator.insight.checklist import ticked_items
from mediator.record.agreement import GiveConsent, TakeBackConsent, Tick
from mediator.record.base import Refused
from mediator.record.entry import Confirm, Entry, TakeBackYes
from mediator.record.party import Party
from mediator.record.rule import GroundRule


def confirm(desk: Desk) -> None:
    """Its owner says yes; in the opening: tick, consent, affirm a rule. A second yes takes the first back.

    To what was noted just now and offered in other words, its speaker does; among the accounts, whoever was
    summed up.
    """
    note = rewording.just_noted(desk)
    key = desk.chosen_key()
    if note is not None and rewording.is_offered(desk, note):
        rewording.accept(desk, note)
    elif desk.board() == "accounts" and not key:
        summing_up.heard_right(desk)
    elif key.startswith("check:"):
        _tick(desk, key.removeprefix("check:"))
    elif key == "caucus_default":
        private_meeting.ask_default(desk)
    elif key == "decision":
        deciding.ask_decision(desk)
    elif key.startswith("answer:"):
        support.open_answer(desk, key.removeprefix("answer:"))
    elif key == "key_date":
        writing.open_line(desk, "key_date")
    elif key.startswith("consent:"):
        _consent(desk, desk.floor_party() or key.removeprefix("consent:"))
    else:
        say_yes(desk, desk.target())


def _tick(desk: Desk, item: str) -> None:
    if item in ticked_items(desk.live.record):
        untick = Tick(at=desk.live.now(), item=item)
        desk.open_ask("It is ticked.", Choice("t", "take the tick away", lambda: desk.do(untick)))
        return
    desk.do(Tick(at=desk.live.now(), item=item))
    ticked = ticked_items(desk.live.record)
    items = [item.id for item in desk.live.session_type.checks("opening")]
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
    take_back = Choice("t", "take it back", lambda: desk.do(TakeBackConsent(at=desk.live.now(), party=party)))
    desk.open_ask(f"{name} has consented.", take_back)


def say_yes(desk: Desk, entry: Entry) -> None:
    """Somebody says yes to *entry*: who speaks, its only open owner, or whoever is named."""
    if not entry.everyone_confirms and not entry.parties:
        raise Refused("It is nobody's in particular.")
    speaking, asked = desk.floor_party(), _asked(desk, entry)
    if speaking in {party.id for party in asked}:
        _yes_of(desk, entry, str(speaking))
        return
    open_ = [party for party in asked if not entry.has_yes_of(party.id)]
    if not entry.everyone_confirms and len(open_) == 1:
        _yes_of(desk, entry, open_[0].id)
        return
    more = _everyone(desk, entry) if len(asked) > 1 else ()
    desk.ask_party("Who says yes?", lambda party: _yes_of(desk, entry, party), asked, *more)


def _asked(desk: Desk, entry: Entry) -> tuple[Party, ...]:
    """Return whose yes it takes."""
    return tuple(p for p in desk.parties() if entry.everyone_confirms or p.id in entry.parties)


def _everyone(desk: Desk, entry: Entry) -> tuple[Choice, ...]:
    """Return the answer that all those say yes who have not; nothing where all have."""
    open_ = [party for party in _asked(desk, entry) if not entry.has_yes_of(party.id)]
    if not open_:
        return ()

    def everyone() -> None:
        at = desk.live.now()
        desk.do(*(Confirm(at=at, entry=entry.id, party=party.id) for party in open_))

    return (Choice("enter", desk.words.everyone, everyone),)


def _yes_of(desk: Desk, entry: Entry, party: str) -> None:
    """Note a party's yes; one that has said it can take it back, and the others are a key away."""
    name = desk.live.record.party(party).name
    if not entry.has_yes_of(party):
        desk.do(Confirm(at=desk.live.now(), entry=entry.id, party=party))
        if isinstance(entry, GroundRule):  # affirmed aloud; whose yes any other was is for the desk
            desk.say(f"{desk.message}: {name}")
        return
    change = TakeBackYes(at=desk.live.now(), entry=entry.id, party=party)
    said = f"{name} has said yes." if entry.everyone_confirms else "They have said yes."
    take_back = Choice("t", "take it back", lambda: desk.do(change))
    others = [other for other in _asked(desk, entry) if other.id != party]
    if others:
        rest = desk.by_seat(partial(_yes_of, desk, entry), others)
        desk.ask_one(said, rest, take_back, *_everyone(desk, entry))
    else:
        desk.open_ask(said, take_back)
