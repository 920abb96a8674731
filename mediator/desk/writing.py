"""The writing line: opened, kept or put away; whose it is, and whether the room watches."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pydantic import ValidationError

from mediator.archive.drafts import Draft
from mediator.desk import accepted
from mediator.desk.kept_line import changes_of, want_above
from mediator.desk.kinds import KINDS, off_the_wall, part_of
from mediator.desk.state import Desk, Writing
from mediator.insight.board import is_quiet
from mediator.insight.board_wants import issue_shown, issues_on_the_wall
from mediator.insight.named_day import told_with_year
from mediator.record.agreement_point import AgreementPoint, SetPart
from mediator.record.base import Refused, what_does_not_fit
from mediator.record.entry import AddEntry, Entry
from mediator.record.key_date import KeyDate
from mediator.record.note import OWN, Release
from mediator.record.position import Position
from mediator.text import LONGEST_LINE, fill, one_line
from mediator.view import Written


def open_line(desk: Desk, kind: str, *, party: str | None = None, text: str = "") -> None:
    """Open the line for *kind*; its draft, if one was left, comes back. *text* is appended as typed."""
    desk.live.may_change()
    if kind == OWN or desk.caucus() is not None:
        _open_unseen(desk, kind, text)
        return
    draft = desk.drafts.get(kind)
    if kind in ("want", "reason"):
        _take_up_the_topic(desk)
    if kind == "reason" and party is None:
        party = _of_the_selected_want(desk)
    if KINDS[kind].owned:
        asked = party is not None
        party = party or _still_here(desk, draft) or _whose(desk)
        if party is None:
            raise Refused(f"There is no party yet. {desk.keymap.first('more')}, “a party joins”, adds one.")
        guess = not asked and _still_here(desk, draft) is None and _is_a_guess(desk)
        several = len(desk.parties()) > 1
        if guess and several and _last_party(desk) is None and may_be_watched(desk, kind):
            party = None  # Tab says whose it is, or the answer after Enter; never silently the first
        elif guess and several and not may_be_watched(desk, kind):

            def open_for(party: str) -> None:
                open_line(desk, kind, party=party, text=text)

            desk.ask_party("Whose is it?", open_for, desk.parties())  # an unseen line's frame is mute
            return
    desk.drafts.pop(kind, None)
    unseen = draft is not None and not draft.watched  # what was written unseen stays unseen
    before = draft.words if draft is not None else ""
    watched = may_be_watched(desk, kind) and not unseen
    again = bool(before) and kind in desk.given_up and not text
    desk.given_up.discard(kind)
    about = draft.entry or None if draft is not None and kind in ("point", "referral") else None
    desk.open_writing(
        Writing(kind, watched=watched, party=party, entry=about, text=before + text, replace=again),
        typed=bool(text),
    )


def _take_up_the_topic(desk: Desk) -> None:
    """A topic that is lit is the one that is talked about: what is written stands under it."""
    if (lit := desk.chosen_key()) and lit in issues_on_the_wall(desk.session):
        desk.live.show(issue=lit)


def under(desk: Desk, kind: str) -> str:
    """Say under which topic a want or a reason stands, where there is more than one; "" elsewhere."""
    there = issues_on_the_wall(desk.session)
    if kind not in ("want", "reason") or len(there) < 2:
        return ""
    topic = issue_shown(desk.session, desk.live.shown)
    name = next((issue.text for issue in desk.session.issues if issue.id == topic), desk.words.no_topic)
    return fill(desk.words.under, topic=name)


def ask_why(desk: Desk, want: Position) -> None:
    """Open a line for why *want* matters, under it and for its party."""
    desk.chosen = want.id
    open_line(desk, "reason", party=next(iter(want.parties), None))


def _of_the_selected_want(desk: Desk) -> str | None:
    """Return whose want is selected: the reason that is asked for is theirs, whoever has the floor."""
    selected = next((want for want in desk.session.positions if want.id == desk.selected_key()), None)
    return selected.parties[0] if selected is not None and selected.parties else None


def open_about(
    desk: Desk,
    kind: str,
    entry: str,
    *,
    party: str | None = None,
    text: str = "",
    unseen: bool = False,
    then: Callable[[], None] | None = None,
) -> None:
    """Open a line about an entry of the board; what was typed there and not kept comes back.

    Raises `Refused` where nothing may be changed.
    """
    desk.live.may_change()
    watched, draft = may_be_watched(desk, kind) and not unseen, desk.drafts.get(kind)
    if draft is not None and (draft.entry, draft.party) == (entry, party or ""):
        del desk.drafts[kind]
        text, watched = draft.words, watched and draft.watched
    desk.open_writing(Writing(kind, watched=watched, party=party, entry=entry, text=text, then=then))


def _open_unseen(desk: Desk, kind: str, text: str) -> None:
    """Open a line for the mediator alone: a note, or in a private meeting whatever is written there."""
    caucus = desk.caucus()
    room = caucus.id if caucus is not None else None
    draft = desk.drafts.pop(_draft_key(kind, room), None)
    party, entry = (caucus.party if caucus is not None and kind != OWN else desk.floor_party()), None
    if kind == OWN and any(line.id == desk.selected_key() for line in desk.live.record.entries()):
        party, entry = None, desk.selected_key()
    typed = bool(text)
    if draft is not None:
        party, entry, text = draft.party or None, draft.entry or None, draft.words + text
    line = Writing(kind, watched=False, party=party, entry=entry, text=text, private=True, room=room)
    desk.open_writing(line, typed=typed)


def open_private(
    desk: Desk,
    kind: str,
    note: str | None = None,
    *,
    party: str | None = None,
    text: str = "",
    release: Release | None = None,
    then: Callable[[], None] | None = None,
) -> None:
    """Open a line for the mediator alone about a private note, such as what it takes to share it, or about
    a party, in the private meeting that goes on if one does.

    Raises `Refused` where nothing may be changed.
    """
    desk.live.may_change()
    caucus = desk.caucus()
    room = caucus.id if caucus is not None and note is None else None
    key = _draft_key(kind, room)
    draft = desk.drafts.get(key)
    if draft is not None and (draft.entry, draft.party) == (note or "", party or ""):
        text = desk.drafts.pop(key).words
    line = Writing(kind, watched=False, party=party, entry=note, text=text, private=True, room=room)
    desk.open_writing(replace(line, release=release, then=then))


def note_aside(desk: Desk, text: str, cursor: int) -> None:
    """Put the open line aside as it stands and open a private note; that line comes back after it."""
    writing = desk.writing
    if writing is None or writing.kind == OWN:
        return
    draft = _draft(desk, text)
    desk.writing = None
    open_line(desk, OWN)
    if draft is not None:
        desk.drafts[_draft_key(draft.kind, writing.room)] = draft
    desk.aside = replace(writing, text=text, cursor=cursor, replace=False)


def _close(desk: Desk) -> None:
    """Close the open line; one that waited behind it comes back as it stood."""
    desk.writing, desk.aside = desk.aside, None
    if desk.writing is not None:
        desk.drafts.pop(_draft_key(desk.writing.kind, desk.writing.room), None)


def _draft_key(kind: str, room: str | None) -> str:
    """Drafts of a private meeting come back there and nowhere else."""
    return kind if room is None else f"{kind} {room}"


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
    open_about(desk, "reword", entry.id, party=party, text=_present_words(entry))


def open_point_from(desk: Desk, idea: Entry) -> None:
    """Open the line for an agreement point that an idea becomes: its words are there to be changed."""
    desk.live.may_change()
    watched = may_be_watched(desk, "point")
    desk.open_writing(Writing("point", watched=watched, entry=idea.id, text=idea.text))


def _present_words(entry: Entry, kind: str = "reword") -> str:
    """Return what stands in the line when an entry is opened to be reworded, or a part of it."""
    part = part_of(kind)
    if part is not None and isinstance(entry, AgreementPoint):
        return entry.said(part)
    return f"{entry.text}, {entry.day}" if isinstance(entry, KeyDate) else entry.text


def may_be_watched(desk: Desk, kind: str) -> bool:
    """Say whether the room may watch a line of this kind being written."""
    return desk.together and not desk.covered() and not off_the_wall(desk, kind)


def seen_by_the_room(desk: Desk, text: str) -> Written | None:
    """Return the line that the room watches being written, with *text* in the open one, or None.

    While a private note is written before it, it stands there as it was: a private note changes nothing.
    """
    line = desk.aside or desk.writing
    if line is None or line.private or not line.watched:
        return None
    typed = text if line is desk.writing else line.text
    return Written(who=whose(desk, line), what=label(desk, line.kind), words=typed[-LONGEST_LINE:])


def whose(desk: Desk, line: Writing) -> str:
    """Return the name of the party whose line it is; "" where it is nobody's."""
    if line.party is None and KINDS[line.kind].owned and not line.private:
        return desk.words.whose
    return next((party.name for party in desk.parties() if party.id == line.party), "")


def label(desk: Desk, kind: str) -> str:
    """Return what the line is called, in the session's words."""
    name = KINDS[kind].label
    return str(getattr(desk.words, name, desk.words.nouns.get(name, name)))


def hint(desk: Desk, line: Writing) -> str:
    """Return how such a line might begin, or the topic and want it will lie under; "" where none is."""
    if line.kind in ("want", "reason") and not line.private:
        want = want_above(desk, line.party) if line.kind == "reason" else None
        return " · ".join(filter(None, (under(desk, line.kind), want.text if want is not None else "")))
    name = KINDS[line.kind].hint
    return str(getattr(desk.words, name)) if name else ""


def keep(desk: Desk, text: str) -> bool:
    """Keep the open line as *text* and close it; say why where that cannot be. Empty closes it too.

    Returns whether the line is closed; a refused one stays open with its words.
    """
    writing = desk.writing
    if writing is None:
        return True
    if not one_line(text) and not KINDS[writing.kind].may_be_empty:
        _close(desk)
        return True
    if KINDS[writing.kind].owned and writing.party is None and not writing.private:
        _ask_whose(desk, writing, text)
        return True
    try:
        _keep(desk, writing, text)
    except ValidationError as error:
        desk.say(f"Not kept: {what_does_not_fit(error)}. Your words are still here.")
        return False
    except Refused as refusal:
        desk.say(str(refusal))
        return False
    _close(desk)
    if desk.shows_card() or (writing.private and desk.unseen is None):
        desk.say(desk.words.kept)  # what it was is not for the wall
    if writing.party is not None and not writing.private:
        desk.last_party = writing.party
    if writing.then is not None:
        desk.attempt(writing.then)
    return True


def _ask_whose(desk: Desk, line: Writing, text: str) -> None:
    """Ask whose line it is before it is kept; until that is said its words are a draft."""
    if (draft := _draft(desk, text)) is not None:
        desk.drafts[draft.kind] = draft
    _close(desk)

    def of(party: str) -> None:
        desk.drafts.pop(line.kind, None)
        desk.writing = replace(line, party=party, text=text)
        keep(desk, text)

    desk.ask_party("Whose is it?", of, desk.parties())


def put_away(desk: Desk, text: str, *, given_up: bool = False) -> None:
    """Close the open line without keeping it; what was typed stays as a draft under the same key.

    *given_up*: closed by Esc. Words that nobody can see then go for good, so that none of them can be kept
    by mistake with the next ones.
    """
    draft = _draft(desk, text)
    if draft is not None and given_up and not draft.watched:
        _close(desk)
        desk.say("Not kept.")
        return
    if draft is not None:
        desk.drafts[_draft_key(draft.kind, draft.room or None)] = draft
        if given_up:
            desk.given_up.add(draft.kind)
        desk.say("Not kept. The same key brings it back.")
    elif desk.writing is not None:
        desk.say("The line is closed.")
    _close(desk)


def unkept(desk: Desk, text: str) -> tuple[Draft, ...]:
    """Return everything that is typed and not kept; *text* is what stands in the line, if one is open."""
    open_ = _draft(desk, text)
    drafts = {**desk.drafts, **({_draft_key(open_.kind, open_.room or None): open_} if open_ else {})}
    return tuple(drafts.values())


def _draft(desk: Desk, text: str) -> Draft | None:
    """Return the open line as a draft; None where there is none, or nothing of its own in it."""
    writing = desk.writing
    if writing is None or not one_line(text):
        return None
    if writing.entry is not None and not writing.private:
        entry = next((e for e in desk.live.record.entries() if e.id == writing.entry), None)
        if entry is None or one_line(text) == _present_words(entry, writing.kind):
            return None
    party, entry_id = writing.party or "", writing.entry or ""
    return Draft(
        kind=writing.kind,
        text=text,
        watched=writing.watched,
        party=party,
        entry=entry_id,
        private=writing.private,
        room=writing.room or "",
    )


def next_party(desk: Desk, step: int) -> None:
    """Give the open line to the next party."""
    writing, parties = desk.writing, desk.parties()
    if writing is None or not _can_be_given(writing) or not parties:
        return
    nobody: list[str | None] = [None] if writing.kind == OWN else []
    ids = [*nobody, *(party.id for party in parties)]
    at = ids.index(writing.party) if writing.party in ids else min(0, -step)
    desk.writing = replace(writing, party=ids[(at + step) % len(ids)], entry=None)


def _can_be_given(writing: Writing) -> bool:
    """Say whether a line can be another party's, or about another; in a private meeting it is of that one."""
    return writing.kind == OWN or (KINDS[writing.kind].owned and writing.room is None)


_NAMED = re.compile(r"(?:^|(?<=\s))@(\S+)\s")


def named_party(desk: Desk, text: str) -> str:
    """Take `@ma ` out of *text* and give the line to the one party it names; any other @ is text."""
    writing = desk.writing
    found = _NAMED.search(text)
    if found is None or writing is None or not _can_be_given(writing):
        return text
    wanted = found[1].casefold()
    fitting = [
        party
        for party in desk.parties()
        if any(word.startswith(wanted) for word in (party.name.casefold(), *party.name.casefold().split()))
    ]
    if len(fitting) != 1:
        return text
    desk.writing = replace(writing, party=fitting[0].id, entry=None)
    return text[: found.start()] + text[found.end() :]


def switch_writing(desk: Desk) -> None:
    """Let the room watch lines being written, or no longer. A line begun unseen stays so to its end."""
    desk.together = not desk.together
    if desk.writing is not None and desk.writing.watched:
        desk.writing = replace(desk.writing, watched=may_be_watched(desk, desk.writing.kind))
    if desk.aside is not None and desk.aside.watched:
        desk.aside = replace(desk.aside, watched=may_be_watched(desk, desk.aside.kind))
    desk.say(
        "The room sees lines as they are written." if desk.together else "Lines are seen once they are kept."
    )


def _keep(desk: Desk, writing: Writing, text: str) -> None:
    changes = changes_of(desk, writing, text)
    if changes and writing.kind == "reword":
        entry = desk.live.record.entry(str(writing.entry))
        if owners := accepted.said_yes(desk, entry):
            accepted.ask_again(desk, entry, owners, changes, _draft(desk, text))
            return
    if changes:
        desk.do(*changes)
        _say_which_year(desk, changes[0])
    if changes and isinstance(changes[0], AddEntry):
        _say_where_it_is(desk, writing.kind)
        # In the opening the next key is most likely a yes to the rule just written.
        rule_here = writing.kind == "rule" and desk.board() == "opening"
        desk.chosen = desk.last or "" if rule_here else ""
        desk.jotted = desk.last if writing.kind == "jot" else None


def _say_which_year(desk: Desk, change: object) -> None:
    """Say which day was understood where it is far away: "20 Nov", said two days later, is next year's."""
    if not isinstance(change, SetPart) or not desk.live.record.entry(change.entry).may_be_seen():
        return
    if far := told_with_year(change.text, change.day, desk.today()):
        desk.say(f"{desk.message} · {far}")


def _say_where_it_is(desk: Desk, kind: str) -> None:
    """Say which key leads to what was just written, where it is not in view."""
    spot = KINDS[kind]
    if topic := under(desk, kind):
        desk.say(f"{desk.message} {topic}")
    if kind == "jot":
        desk.say(f"{desk.message}, off the wall · {desk.keymap.first('menu')} says what it is, unseen")
    elif spot.board not in (None, desk.board()) and not is_quiet(desk.session, desk.live.shown):
        key = " ".join(filter(None, (desk.keymap.first(spot.shown_by), spot.look)))
        desk.say(f"{desk.message} · {key} shows it")


def _whose(desk: Desk) -> str | None:
    """Return whose line this is: the speaker's or the selected line's; else the last one's, most likely."""
    parties = desk.parties()
    return _known_owner(desk) or _last_party(desk) or (parties[0].id if parties else None)


def _last_party(desk: Desk) -> str | None:
    """Return who had the floor last, or whose want or reason is the latest; None where nobody's is."""
    if desk.last_party is not None:
        return desk.last_party
    owned = [entry for entry in (*desk.session.positions, *desk.session.interests) if entry.parties]
    return max(owned, key=lambda entry: entry.at).parties[0] if owned else None


def _is_a_guess(desk: Desk) -> bool:
    return _known_owner(desk) is None


def _known_owner(desk: Desk) -> str | None:
    if (speaking := desk.floor_party()) is not None:
        return speaking
    floor = desk.live.shown.floor
    came_with = {person.party for person in desk.session.people if person.id in floor}
    if len(came_with) == 1:
        return came_with.pop()
    selected = next((e for e in desk.live.record.entries() if e.id == desk.selected_key()), None)
    return selected.parties[0] if selected is not None and selected.parties else None
