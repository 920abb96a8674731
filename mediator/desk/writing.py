"""The writing line: what each key opens, and what becomes of the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from mediator.archive.drafts import Draft
from mediator.desk.dates import find_date, read_date
from mediator.desk.state import Desk, Writing
from mediator.insight.board import NO_ISSUE, is_quiet, issue_shown
from mediator.record.agenda import BoardName
from mediator.record.agreement import SetNextDate
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.base import Refused, what_does_not_fit
from mediator.record.change import Change
from mediator.record.entry import AddEntry, Entry, Reword
from mediator.record.fact_check import AddFactCheck, FactCheck
from mediator.record.interest import AddInterest, Interest
from mediator.record.issue import AddIssue, Issue
from mediator.record.jot import AddJot, Jot
from mediator.record.key_date import AddKeyDate, KeyDate, MoveKeyDate
from mediator.record.option import AddOption, Option
from mediator.record.party import (
    AddParty,
    AddPerson,
    Party,
    Person,
    RenameParty,
    Role,
    SetTitle,
    name_and_authority,
)
from mediator.record.position import AddPosition, Position
from mediator.record.rule import AddRule, GroundRule
from mediator.text import one_line


@dataclass(frozen=True)
class Kind:
    """What a line can become."""

    label: str
    """What the line is called while it is written: a noun or a word of the catalogue, or words of its own."""
    board: BoardName | None = None
    """Where it will stand."""
    shown_by: str = ""
    """The command that shows that board."""
    owned: bool = False
    """Whether it is a party's."""
    off_the_wall: bool = False


KINDS = {
    "rule": Kind("rule", "opening", "show_rules"),
    "topic": Kind("topic", "topics", "show_topics"),
    "want": Kind("want", "wants", "show_wants", owned=True),
    "reason": Kind("reason", "wants", "show_wants", owned=True),
    "idea": Kind("idea", "ideas", "show_ideas"),
    "point": Kind("point", "agreement", "show_agreement"),
    "parked": Kind("parking_lot", "parking", "show_parking"),
    "to_find_out": Kind("to_find_out", "find_out", "show_to_find_out"),
    "key_date": Kind("a date and what it is, such as: Court hearing 14 Dec", "opening", "show_rules"),
    "jot": Kind("jot", off_the_wall=True),
    "reword": Kind("in other words"),
    "party": Kind("a party joins"),
    "person": Kind("a support person", owned=True),
    "interpreter": Kind("an interpreter"),
    "observer": Kind("an observer"),
    "representative": Kind("a representative (and what they can decide)", owned=True),
    "rename": Kind("called from now on", owned=True),
    "title": Kind("title of the session"),
    "next_date": Kind("next_date"),
    "curtain_line": Kind("a line for the curtain"),
}

Changes = tuple[Change, ...]
"""What one kept line lets happen, as one step of undo."""

_ENTRIES: dict[str, tuple[type[AddEntry], type[Any]]] = {
    "rule": (AddRule, GroundRule),
    "topic": (AddIssue, Issue),
    "want": (AddPosition, Position),
    "reason": (AddInterest, Interest),
    "idea": (AddOption, Option),
    "point": (AddPoint, AgreementPoint),
    "to_find_out": (AddFactCheck, FactCheck),
    "key_date": (AddKeyDate, KeyDate),
    "jot": (AddJot, Jot),
    "parked": (AddJot, Jot),
}


def open_line(desk: Desk, kind: str, *, party: str | None = None, text: str = "") -> None:
    """Open the line for *kind*; its draft, if one was left, comes back. *text* is appended as typed."""
    desk.live.may_change()
    draft = desk.drafts.get(kind)
    if KINDS[kind].owned:
        asked = party is not None
        party = party or _still_here(desk, draft) or _whose(desk)
        if party is None:
            raise Refused(f"There is no party yet. {desk.keymap.first('more')}, “a party joins”, adds one.")
        guess = not asked and _still_here(desk, draft) is None and _is_a_guess(desk)
        if guess and not may_be_watched(desk, kind) and len(desk.parties()) > 1:

            def open_for(party: str) -> None:
                open_line(desk, kind, party=party, text=text)

            desk.ask_party("Whose is it?", open_for, desk.parties())  # the frame of an unseen line is mute
            return
    desk.drafts.pop(kind, None)
    unseen = draft is not None and not draft.watched  # what was written unseen stays unseen
    before = draft.text if draft is not None else ""
    watched = may_be_watched(desk, kind) and not unseen
    again = bool(before) and kind in desk.given_up and not text
    desk.given_up.discard(kind)
    desk.writing = Writing(kind, watched=watched, party=party, text=before + text, replace=again)


def _still_here(desk: Desk, draft: Draft | None) -> str | None:
    """Return whose draft it was, if they are a party here."""
    ids = [party.id for party in desk.parties()]
    return draft.party if draft is not None and draft.party in ids else None


def reword_selected(desk: Desk) -> None:
    """Open the selected or last line of the board to be said in other words. Raises `Refused`."""
    desk.live.may_change()
    if desk.chosen_key() in ("next_date", "key_date"):
        open_line(desk, desk.chosen_key())
    else:
        open_reword(desk, desk.target())


def open_reword(desk: Desk, entry: Entry) -> None:
    """Open an entry to be said in other words. Raises `Refused`."""
    if not entry.may_be_seen():
        key = desk.keymap.first("show")
        raise Refused(f"It is off the wall, so it cannot be drawn here. {key} puts it on the wall.")
    party = entry.parties[0] if entry.parties else None
    text, watched = _present_words(entry), may_be_watched(desk, "reword")
    draft = desk.drafts.get("reword")
    if draft is not None and draft.entry == entry.id:
        del desk.drafts["reword"]
        text, watched = draft.text, watched and draft.watched
    desk.writing = Writing("reword", party=party, entry=entry.id, watched=watched, text=text)


def _present_words(entry: Entry) -> str:
    """Return what stands in the line when an entry is opened to be reworded."""
    return f"{entry.text}, {entry.day}" if isinstance(entry, KeyDate) else entry.text


def may_be_watched(desk: Desk, kind: str) -> bool:
    """Say whether the room may watch a line of this kind being written."""
    return desk.together and not desk.covered() and not _off_the_wall(desk, kind)


def _off_the_wall(desk: Desk, kind: str) -> bool:
    """Say whether what is written as this kind is kept off the wall until it is shown."""
    waits = KINDS[kind].board == "wants" and desk.session.stage().reasons == "wait"
    return KINDS[kind].off_the_wall or waits


def label(desk: Desk, kind: str) -> str:
    """Return what the line is called, in the session's words."""
    name = KINDS[kind].label
    return str(getattr(desk.words, name, desk.words.nouns.get(name, name)))


def keep(desk: Desk, text: str) -> bool:
    """Keep the open line as *text* and close it; say why where that cannot be. Empty closes it too.

    Returns whether the line is closed; a refused one stays open with its words.
    """
    writing = desk.writing
    if writing is None:
        return True
    if not one_line(text):
        desk.writing = None
        return True
    try:
        _keep(desk, writing, text)
    except ValidationError as error:
        desk.say(f"Not kept: {what_does_not_fit(error)}. Your words are still here.")
        return False
    except Refused as refusal:
        desk.say(str(refusal))
        return False
    desk.writing = None
    if writing.party is not None:
        desk.last_party = writing.party
    return True


def put_away(desk: Desk, text: str, *, given_up: bool = False) -> None:
    """Close the open line without keeping it; what was typed stays as a draft under the same key.

    *given_up*: closed by Esc. Words that nobody can see then go for good, so that none of them can be kept
    by mistake with the next ones.
    """
    draft = _draft(desk, text)
    if draft is not None and given_up and not draft.watched:
        desk.writing = None
        desk.say("Not kept.")
        return
    if draft is not None:
        desk.drafts[draft.kind] = draft
        if given_up:
            desk.given_up.add(draft.kind)
        desk.say("Not kept. The same key brings it back.")
    elif desk.writing is not None:
        desk.say("The line is closed.")
    desk.writing = None


def unkept(desk: Desk, text: str) -> tuple[Draft, ...]:
    """Return everything that is typed and not kept; *text* is what stands in the line, if one is open."""
    open_ = _draft(desk, text)
    drafts = {**desk.drafts, **({open_.kind: open_} if open_ is not None else {})}
    return tuple(drafts.values())


def _draft(desk: Desk, text: str) -> Draft | None:
    """Return the open line as a draft; None where there is none, or nothing of its own in it."""
    writing = desk.writing
    if writing is None or not one_line(text):
        return None
    if writing.entry is not None:
        entry = next((e for e in desk.live.record.entries() if e.id == writing.entry), None)
        if entry is None or one_line(text) == _present_words(entry):
            return None
    party, entry_id = writing.party or "", writing.entry or ""
    return Draft(kind=writing.kind, text=text, watched=writing.watched, party=party, entry=entry_id)


def next_party(desk: Desk, step: int) -> None:
    """Give the open line to the next party."""
    writing, parties = desk.writing, desk.parties()
    if writing is None or not KINDS[writing.kind].owned or not parties:
        return
    ids = [party.id for party in parties]
    at = ids.index(writing.party) if writing.party in ids else -1
    desk.writing = replace(writing, party=ids[(at + step) % len(ids)])


_NAMED = re.compile(r"(?:^|(?<=\s))@(\S+)\s")


def named_party(desk: Desk, text: str) -> str:
    """Take `@ma ` out of *text* and give the line to the one party it names; any other @ is text."""
    writing = desk.writing
    found = _NAMED.search(text)
    if found is None or writing is None or not KINDS[writing.kind].owned:
        return text
    wanted = found[1].casefold()
    fitting = [
        party
        for party in desk.parties()
        if any(word.startswith(wanted) for word in (party.name.casefold(), *party.name.casefold().split()))
    ]
    if len(fitting) != 1:
        return text
    desk.writing = replace(writing, party=fitting[0].id)
    return text[: found.start()] + text[found.end() :]


def switch_writing(desk: Desk) -> None:
    """Let the room watch lines being written, or no longer. A line begun unseen stays so to its end."""
    desk.together = not desk.together
    if desk.writing is not None and desk.writing.watched:
        desk.writing = replace(desk.writing, watched=may_be_watched(desk, desk.writing.kind))
    desk.say(
        "The room sees lines as they are written." if desk.together else "Lines are seen once they are kept."
    )


def new_entry(desk: Desk, kind: str, text: str, party: str | None) -> AddEntry:
    """Return the change that writes *text* down as *kind*. Raises `ValidationError` or `Refused`."""
    add, noun = _ENTRIES[kind]
    at = desk.live.now()
    fields: dict[str, Any] = {"id": desk.live.new_id(), "text": text, "at": at}
    if KINDS[kind].owned and party is not None:
        fields["parties"] = (party,)
    if kind == "parked":
        fields["parked"] = True
    if _off_the_wall(desk, kind):
        fields["shown"] = False
    if kind == "key_date":
        fields["day"], fields["text"] = find_date(text, _today(desk))
    if kind in ("want", "reason"):
        fields |= _under(desk, kind, party)
    return add(at=at, entry=noun(**fields))


def _keep(desk: Desk, writing: Writing, text: str) -> None:
    kind = writing.kind
    if kind in _ENTRIES:
        desk.do(new_entry(desk, kind, text, writing.party))
        spot = KINDS[kind]
        if kind == "jot":
            desk.say(f"{desk.message} · {desk.keymap.first('menu')} says what it is, unseen")
        quiet = is_quiet(desk.session, desk.live.shown)
        if spot.board is not None and spot.board != desk.board() and not quiet:
            desk.say(f"{desk.message} · {desk.keymap.first(spot.shown_by)} shows it")
        # In the opening the next key is most likely a yes to the rule just written.
        desk.chosen = desk.last or "" if kind == "rule" and desk.board() == "opening" else ""
        return
    if changes := _OTHERS[kind](desk, writing, text):
        desk.do(*changes)


def _under(desk: Desk, kind: str, party: str | None) -> dict[str, Any]:
    """A want stands under the topic that is looked at; a reason also under the want it was asked for."""
    issue = issue_shown(desk.session, desk.live.shown)
    under = None if issue == NO_ISSUE else issue
    if kind == "want":
        return {"issue": under}
    wants = [
        want.id
        for want in desk.session.positions
        if party in want.parties and want.issue == under and want.may_be_seen()
    ]
    chosen = desk.chosen_key()
    position = chosen if chosen in wants else wants[-1] if wants else None
    return {
        "issues": (under,) if under else (),
        "positions": (position,) if position else (),
    }


def _whose(desk: Desk) -> str | None:
    """Return whose line this is: the speaker's or the selected line's; else the last one's, most likely."""
    parties = desk.parties()
    return _known_owner(desk) or desk.last_party or (parties[0].id if parties else None)


def _is_a_guess(desk: Desk) -> bool:
    return _known_owner(desk) is None


def _known_owner(desk: Desk) -> str | None:
    if (speaking := desk.floor_party()) is not None:
        return speaking
    floor = desk.live.shown.floor
    came_with = {person.party for person in desk.session.people if person.id in floor}
    if len(came_with) == 1:
        return came_with.pop()
    selected = next((e for e in desk.live.record.entries() if e.id == desk.chosen_key()), None)
    return selected.parties[0] if selected is not None and selected.parties else None


def _reworded(desk: Desk, writing: Writing, text: str) -> Changes:
    entry, at = desk.live.record.entry(str(writing.entry)), desk.live.now()
    changes: Changes = ()
    if isinstance(entry, KeyDate):
        day, text = find_date(text, _today(desk))
        if day != entry.day:
            changes += (MoveKeyDate(at=at, entry=entry.id, day=day),)
    if one_line(text) != entry.text:
        changes += (Reword(at=at, entry=entry.id, text=text),)
    return changes


def _joins(desk: Desk, writing: Writing, text: str) -> Changes:
    return (AddParty(at=desk.live.now(), party=Party(id=new_party_id(desk.parties()), name=text)),)


def _comes(role: Role, *, with_party: bool) -> Callable[[Desk, Writing, str], Changes]:
    def changes(desk: Desk, writing: Writing, text: str) -> Changes:
        party = writing.party if with_party else None
        name, authority = name_and_authority(text) if role == "representative" else (text, "")
        person = Person(id=desk.live.new_id(), name=name, role=role, party=party, authority=authority)
        return (AddPerson(at=desk.live.now(), person=person),)

    return changes


def _renamed(desk: Desk, writing: Writing, text: str) -> Changes:
    return (RenameParty(at=desk.live.now(), party=str(writing.party), name=text),)


def _titled(desk: Desk, writing: Writing, text: str) -> Changes:
    return (SetTitle(at=desk.live.now(), title=text),)


def _dated(desk: Desk, writing: Writing, text: str) -> Changes:
    return (SetNextDate(at=desk.live.now(), next_date=read_date(text, _today(desk))),)


def _today(desk: Desk) -> date:
    return desk.live.now().astimezone().date()


def _curtain_line(desk: Desk, writing: Writing, text: str) -> Changes:
    desk.live.show(curtain_line=one_line(text))
    return ()


_OTHERS: dict[str, Callable[[Desk, Writing, str], Changes]] = {
    "reword": _reworded,
    "party": _joins,
    "person": _comes("support_person", with_party=True),
    "representative": _comes("representative", with_party=True),
    "interpreter": _comes("interpreter", with_party=False),
    "observer": _comes("observer", with_party=False),
    "rename": _renamed,
    "title": _titled,
    "next_date": _dated,
    "curtain_line": _curtain_line,
}


def new_party_id(parties: tuple[Party, ...]) -> str:
    """Return the id of the next party: p1, p2, and so on, readable where a file is read by people."""
    taken = {party.id for party in parties}
    number = len(parties) + 1
    while f"p{number}" in taken:
        number += 1
    return f"p{number}"
