"""What a kept line lets happen: the changes that its words become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ConfigDict, TypeAdapter

from mediator.desk import kept_money, referrals
from mediator.desk.dates import day_named, find_date, read_date
from mediator.desk.kinds import KINDS, off_the_wall, part_of
from mediator.desk.state import Desk, Writing
from mediator.insight.board_wants import NO_ISSUE, issue_shown
from mediator.record.agreement import SetNextDate
from mediator.record.agreement_point import AddPoint, AgreementPoint, SetPart, doers
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.criterion import AddCriterion, Criterion
from mediator.record.entry import AddEntry, Reword
from mediator.record.fact_check import AddFactCheck, AnswerFact, FactCheck, FindOutBy, SetFinder
from mediator.record.interest import AddInterest, Interest
from mediator.record.issue import AddIssue, Issue
from mediator.record.jot import AddJot, Jot
from mediator.record.key_date import AddKeyDate, KeyDate, MoveKeyDate
from mediator.record.note import (
    OWN,
    WITHOUT_AGREEMENT,
    AddNote,
    Note,
    OfferWords,
    Release,
    ReleaseNote,
    RewordNote,
)
from mediator.record.option import AddOption, Option
from mediator.record.owner import Owner
from mediator.record.package import AddPackage, Package
from mediator.record.parking import Entrust
from mediator.record.party import (
    AddParty,
    AddPerson,
    Party,
    Person,
    RenameParty,
    Role,
    SetTitle,
    name_and_authority,
    new_party_id,
)
from mediator.record.position import AddPosition, Position
from mediator.record.resource_referral import AddReferral, CallBy, ResourceReferral, SetCaller
from mediator.record.rule import AddRule, GroundRule
from mediator.record.summary import SumUp
from mediator.record.support import SayOfAnswer
from mediator.text import Line, one_line

Changes = tuple[Change, ...]
"""What one kept line lets happen, as one step of undo."""

_ENTRIES: dict[str, tuple[type[AddEntry], type[Any]]] = {
    "rule": (AddRule, GroundRule),
    "topic": (AddIssue, Issue),
    "want": (AddPosition, Position),
    "reason": (AddInterest, Interest),
    "idea": (AddOption, Option),
    "point": (AddPoint, AgreementPoint),
    "standard": (AddCriterion, Criterion),
    "to_find_out": (AddFactCheck, FactCheck),
    "referral": (AddReferral, ResourceReferral),
    "key_date": (AddKeyDate, KeyDate),
    "jot": (AddJot, Jot),
    "parked": (AddJot, Jot),
}


def changes_of(desk: Desk, writing: Writing, text: str) -> Changes:
    """Return what happens when *text* is kept. Raises `ValidationError` or `Refused`."""
    if writing.kind in (OWN, *WITHOUT_AGREEMENT) or (writing.room is not None and writing.kind in _ENTRIES):
        return (_note(desk, writing, text),)
    if writing.kind in _ENTRIES:
        return (new_entry(desk, writing.kind, text, writing.party, idea=writing.entry),)
    if part_of(writing.kind) is not None:
        return _part_said(desk, writing, text)
    return _OTHERS[writing.kind](desk, writing, text)


def _note(desk: Desk, writing: Writing, text: str) -> AddNote:
    """A line for the mediator alone: about what was chosen, in the room it was written in."""
    at = desk.live.now()
    about = writing.entry or writing.party
    note = Note(id=desk.live.new_id(), text=text, at=at, about=about, room=writing.room, kind=writing.kind)
    return AddNote(at=at, note=note)


def _note_reworded(desk: Desk, writing: Writing, text: str) -> Changes:
    return (RewordNote(at=desk.live.now(), note=str(writing.entry), text=text),)


def _offered(desk: Desk, writing: Writing, text: str) -> Changes:
    return (OfferWords(at=desk.live.now(), note=str(writing.entry), text=text),)


def _summed_up(*, corrected: bool) -> Callable[[Desk, Writing, str], Changes]:
    def changes(desk: Desk, writing: Writing, text: str) -> Changes:
        stage, party = desk.session.stage().id, str(writing.party)
        before = desk.live.record.private.summary(party, stage)
        heard = "corrected" if corrected else before.heard if before is not None else "not_yet"
        return (SumUp(at=desk.live.now(), party=party, stage=stage, heard=heard, text=text),)

    return changes


def _shared(field: str) -> Callable[[Desk, Writing, str], Changes]:
    def changes(desk: Desk, writing: Writing, text: str) -> Changes:
        assert writing.release is not None, "it was opened for one"
        release = Release.model_validate({**dict(writing.release), field: text})
        return (ReleaseNote(at=desk.live.now(), note=str(writing.entry), release=release),)

    return changes


def new_entry(desk: Desk, kind: str, text: str, party: str | None, *, idea: str | None = None) -> AddEntry:
    """Return the change that writes *text* down as *kind*; a point may have been made from an *idea*, and a
    referral may help to keep a point, in its place.

    Raises `ValidationError` or `Refused`.
    """
    add, noun = _ENTRIES[kind]
    at = desk.live.now()
    fields: dict[str, Any] = {"id": desk.live.new_id(), "text": text, "at": at}
    if KINDS[kind].owned and party is not None:
        fields["parties"] = (party,)
    if kind == "parked":
        fields["parked"] = True
    if off_the_wall(desk, kind):
        fields["shown"] = False
    if kind == "key_date":
        fields["day"], fields["text"] = find_date(text, desk.today())
    if kind in ("want", "reason"):
        fields |= _under(desk, kind, party)
    if kind == "referral" and idea is not None:
        fields |= {"point": idea, "shown": False}
    made_from = next((option for option in desk.session.options if option.id == idea), None)
    if kind == "point" and made_from is not None:
        fields |= {"option": made_from.id, "issues": made_from.issues}
    return add(at=at, entry=noun(**fields))


def _under(desk: Desk, kind: str, party: str | None) -> dict[str, Any]:
    """A want stands under the topic that is looked at; a reason also under the want it was asked for."""
    issue = issue_shown(desk.session, desk.live.shown)
    under = None if issue == NO_ISSUE else issue
    if kind == "want":
        return {"issue": under}
    want = want_above(desk, party)
    return {
        "issues": (under,) if under else (),
        "positions": (want.id,) if want is not None else (),
    }


def want_above(desk: Desk, party: str | None) -> Position | None:
    """Return the want that a reason of *party* will lie under: the selected one, or their last here."""
    issue = issue_shown(desk.session, desk.live.shown)
    under, chosen = None if issue == NO_ISSUE else issue, desk.chosen_key()
    wants = [
        want
        for want in desk.session.positions
        if party in want.parties and want.issue == under and want.may_be_seen()
    ]
    return next((want for want in wants if want.id == chosen), wants[-1] if wants else None)


def _reworded(desk: Desk, writing: Writing, text: str) -> Changes:
    entry, at = desk.live.record.entry(str(writing.entry)), desk.live.now()
    changes: Changes = ()
    if isinstance(entry, KeyDate):
        day, text = find_date(text, desk.today())
        if day != entry.day:
            changes += (MoveKeyDate(at=at, entry=entry.id, day=day),)
    if one_line(text) != entry.text:
        changes += (Reword(at=at, entry=entry.id, text=text),)
    return changes


def _found_by(desk: Desk, writing: Writing, text: str) -> Changes:
    return (SetFinder(at=desk.live.now(), entry=str(writing.entry), owner=Owner(name=text)),)


def _to_be_found_by(desk: Desk, writing: Writing, text: str) -> Changes:
    day = read_date(text, desk.today()).day
    return (FindOutBy(at=desk.live.now(), entry=str(writing.entry), day=day),)


def _answered(desk: Desk, writing: Writing, text: str) -> Changes:
    return (AnswerFact(at=desk.live.now(), entry=str(writing.entry), answer=text),)


def _resource(desk: Desk, writing: Writing, text: str) -> Changes:
    return (referrals.resource_set(desk, str(writing.entry), one_line(text)),)


def _called_by(desk: Desk, writing: Writing, text: str) -> Changes:
    caller = doers(desk.live.record, text)
    if len(caller) != 1:
        raise Refused("One name, please: who calls there?")
    return (SetCaller(at=desk.live.now(), entry=str(writing.entry), caller=caller[0]),)


def _call_by(desk: Desk, writing: Writing, text: str) -> Changes:
    day = read_date(text, desk.today()).day
    return (CallBy(at=desk.live.now(), entry=str(writing.entry), day=day),)


def _entrusted(desk: Desk, writing: Writing, text: str) -> Changes:
    return (Entrust(at=desk.live.now(), entry=str(writing.entry), owner=Owner(name=text)),)


def _part_said(desk: Desk, writing: Writing, text: str) -> Changes:
    """What was said of a part; nothing where it is what was said before."""
    point, part = desk.live.record.entry(str(writing.entry)), part_of(writing.kind)
    if part is None or not isinstance(point, AgreementPoint) or one_line(text) == point.said(part):
        return ()
    day = day_named(text, desk.today())
    return (SetPart(at=desk.live.now(), entry=point.id, part=part, text=text, day=day),)


def _of_answer(desk: Desk, writing: Writing, text: str) -> Changes:
    words = {"entry": str(writing.entry), "party": str(writing.party), "own_words": text}
    return (SayOfAnswer.model_validate({"at": desk.live.now(), **words}),)


def _package(desk: Desk, writing: Writing, text: str) -> Changes:
    """A package begins with the idea that was put into it."""
    at, inside = desk.live.now(), (str(writing.entry),)
    package = Package(id=desk.live.new_id(), text=text, options=inside, at=at)
    return (AddPackage(at=at, entry=package),)


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
    return (SetNextDate(at=desk.live.now(), next_date=read_date(text, desk.today())),)


def _curtain_line(desk: Desk, writing: Writing, text: str) -> Changes:
    desk.live.show(curtain_line=_LINE.validate_python(text))
    return ()


_LINE = TypeAdapter(Line, config=ConfigDict(hide_input_in_errors=True, defer_build=True))

_OTHERS: dict[str, Callable[[Desk, Writing, str], Changes]] = {
    "reword": _reworded,
    "reword_note": _note_reworded,
    "offered": _offered,
    "summary": _summed_up(corrected=False),
    "corrected": _summed_up(corrected=True),
    "cleared": _shared("words"),
    "condition": _shared("condition"),
    "finder": _found_by,
    "find_out_by": _to_be_found_by,
    "answer": _answered,
    "resource": _resource,
    "caller": _called_by,
    "call_by": _call_by,
    "parked_with": _entrusted,
    "words_of_answer": _of_answer,
    "condition_of_yes": _of_answer,
    "package": _package,
    "claim": kept_money.figure,
    "credit": kept_money.figure,
    "instalment": kept_money.figure,
    "other_amount": kept_money.amount,
    "offer": kept_money.offer,
    "offer_if": kept_money.offer_if,
    "offer_until": kept_money.offer_until,
    "request": kept_money.request,
    "budget_sum": kept_money.budget,
    "request_gets": kept_money.of_request("gets"),
    "request_least": kept_money.of_request("least"),
    "request_asks": kept_money.of_request("asks"),
    "party": _joins,
    "person": _comes("support_person", with_party=True),
    "member": _comes("member", with_party=True),
    "representative": _comes("representative", with_party=True),
    "interpreter": _comes("interpreter", with_party=False),
    "observer": _comes("observer", with_party=False),
    "rename": _renamed,
    "title": _titled,
    "next_date": _dated,
    "curtain_line": _curtain_line,
}
