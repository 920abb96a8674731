"""What property tests draw: hostile texts, beginnings, and changes that make sense for a record.

Every text of an entry holds a word of its own, such as `w12z`, so that a test can look for it anywhere, and
every name one such as `n3m`.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Protocol, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel

from mediator.record import (
    account,
    agenda,
    agreement,
    caucus,
    changed_point,
    close,
    decision,
    followed_referral,
    following_up,
    note,
    party,
    payment,
    stuck,
    summary,
    support,
)
from mediator.record import entry as verbs
from mediator.record.agreement_point import (
    PARTS,
    AddPoint,
    AgreementPoint,
    AnswerTopic,
    Doer,
    SetPart,
    SetPointKind,
    SetPointState,
)
from mediator.record.base import Refused
from mediator.record.beginning import first_record
from mediator.record.budget import AddRequest, Request, SetBudget, SetRequest
from mediator.record.change import Change
from mediator.record.changing_type import ChangeType
from mediator.record.criterion import AddCriterion, Criterion
from mediator.record.entry import AddEntry, Entry
from mediator.record.fact_check import AddFactCheck, AnswerFact, FactCheck, FindOutBy, SetFinder
from mediator.record.interest import AddInterest, AlsoUnder, Interest, LayUnder, MoveToIssue, SetInterestKind
from mediator.record.issue import AddIssue, Issue, LeaveOpen, PlaceIssue
from mediator.record.jot import AddJot, Jot, Sort
from mediator.record.key_date import AddKeyDate, KeyDate, MoveKeyDate
from mediator.record.ledger import AddLedgerLine, LedgerLine, SetAmount
from mediator.record.money import Money
from mediator.record.offer import AddOffer, Offer, SetCondition, SetUntil, Withdraw
from mediator.record.option import AddOption, CloseRating, OpenRating, Option, Serve
from mediator.record.owner import Owner
from mediator.record.package import AddPackage, Package, PutIn
from mediator.record.parking import Entrust, Settle
from mediator.record.party import Party, Person
from mediator.record.position import AddPosition, Position
from mediator.record.read_back import AnswerPoint
from mediator.record.record import Record
from mediator.record.resource_referral import (
    AddReferral,
    CallBy,
    ResourceReferral,
    SetCaller,
    SetResource,
    SettleReferral,
)
from mediator.record.rule import AddRule, GroundRule
from mediator.record.session_type import BreakOfType, CheckItem, Regime, Rules, SessionType, Side, StageOfType
from mediator.text import one_line

NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

# fmt: off
HOSTILE = (
    "[bold]", "[/", "[@click=app.quit]", "{x}", "{name}", "%s", "%(a)s", "\x1b[2J", "\x1b]0;t\x07", "\x9b31m",
    "\x00", "\x07", "\x7f", "\x85", "\n", "\r\n", "\r", "\t", "\u2028", "\u202e", "\u2066", "\u2069",
    "\ufeff", "\u00ad", "\U000e0041", "\ud83d", "\udc00", "\u05e9\u05dc\u05d5\u05dd\u200f",
    "\u200e\u0645\u0631\u062d\u0628\u0627", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd", "\u2764\ufe0f", "e\u0301",
    "Z\u0351\u0352\u0353\u0354\u0355\u0356", "\u5168\u89d2", "\uff21", "\u3000", "\ufdfd", "\uffff", "\ue000",
    '"""', "'''", "\\", '\\u0041"', "# x", " ",
)
# fmt: on

texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(), max_size=5)), max_size=6).map(
    "".join
)
"""Anything that can come out of a keyboard, a paste or a file."""

SESSION_TYPE = SessionType(
    format=1,
    id="trial",
    name="A trial",
    about="Every kind of stage, for tests.",
    follow_up_days=(30, 90),
    regime=Regime(wording="{centre} explains.", blanks={"centre": ""}),
    rules=Rules(start_with=("One at a time",)),
    checklist=(
        CheckItem(id="admits", text="Nothing is denied", when="before"),
        CheckItem(id="names", text="Names"),
        CheckItem(id="time", text="Time"),
    ),
    sides=(Side(id="did", name="who did it"), Side(id="felt", name="who felt it")),
    breaks=(BreakOfType(name="advice", card="Time for advice", minutes=20),),
    stages=(
        StageOfType(id="opening", title="Opening", minutes=10, board="opening"),
        StageOfType(id="accounts", title="Accounts", minutes=20, board="accounts", wall="quiet", turn="did"),
        StageOfType(id="topics", title="Topics", minutes=10, board="topics", clock="desk"),
        StageOfType(id="wants", title="Understanding", minutes=25, board="wants"),
        StageOfType(id="unnamed", title="Reasons", minutes=5, board="wants", names="unnamed"),
        StageOfType(id="ideas", title="Ideas", board="ideas", clock="none"),
        StageOfType(id="closing", title="Closing", minutes=600, board="closing"),
    ),
)

OTHER_TYPE = SessionType(
    format=1,
    id="other",
    name="Another trial",
    about="Fewer stages, some of the same name.",
    writing="hidden",
    regime=Regime(wording="x"),
    dates=True,
    checklist=(CheckItem(id="names", text="Names"), CheckItem(id="voice", text="A voice")),
    sides=(Side(id="felt", name="who felt it"),),
    stages=(
        StageOfType(id="hello", title="Hello", minutes=3, board="opening"),
        StageOfType(id="wants", title="What for", minutes=30, board="wants", wall="quiet"),
        StageOfType(
            id="friends", title="Friends", minutes=3, board="accounts", turn="felt", turn_of="supporters"
        ),
        StageOfType(id="paper", title="On paper", minutes=3, board="agreement"),
    ),
)
TYPES = {SESSION_TYPE.id: SESSION_TYPE, OTHER_TYPE.id: OTHER_TYPE}


Drawn = TypeVar("Drawn")


class Draw(Protocol):
    """Draws from a strategy, inside a strategy of its own or inside a test."""

    def __call__(self, strategy: st.SearchStrategy[Drawn], /) -> Drawn: ...


class Teller:
    """Draws what happens in one session: ids that count, times mostly forward, texts with a word of their
    own."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.at = NINE
        self._count = 0

    def new_id(self) -> str:
        self._count += 1
        return f"e{self._count}"

    def line(self) -> str:
        self._count += 1
        return one_line(f"w{self._count}z {self.draw(texts)}")

    def name(self) -> str:
        self._count += 1
        return one_line(f"n{self._count}m {self.draw(texts)}")[:80].strip()

    def money(self) -> Money:
        return Money.of(Decimal(self.draw(st.integers(0, 10**14 - 1))) / 100, self.pick(["EUR", "PLN"]))

    def moment(self) -> datetime:
        """Let some time go by; now and then the laptop's clock is put back."""
        self.at += timedelta(milliseconds=self.draw(st.integers(-60_000, 600_000)))
        return self.at

    def pick(self, things: Sequence[str]) -> str:
        return self.draw(st.sampled_from(things)) if things else "nobody"

    def some(self, things: Sequence[str]) -> tuple[str, ...]:
        if not things:
            return ()
        return tuple(self.draw(st.lists(st.sampled_from(things), max_size=3, unique=True)))

    def chance(self, percent: int) -> bool:
        return self.draw(st.integers(0, 99)) < percent


def words_in(value: BaseModel) -> set[str]:
    """Return the own words of all entries' texts that stand anywhere in *value*."""
    return set(re.findall(r"w\d+z", value.model_dump_json()))


def names_in(value: BaseModel) -> set[str]:
    """Return the own words of all names that stand anywhere in *value*."""
    return set(re.findall(r"n\d+m", value.model_dump_json()))


def own_word(text: str) -> str:
    found = re.match(r"w\d+z", text)
    assert found is not None
    return found[0]


# Changes

Maker = Callable[[Teller, Record], Change]


def _any_entry(teller: Teller, record: Record) -> str:
    return teller.pick([entry.id for entry in record.entries()])


def _any_party(teller: Teller, record: Record) -> str:
    return teller.pick([party.id for party in record.session.parties])


def _entry(teller: Teller, record: Record, kind: type[Entry]) -> Entry:
    fields: dict[str, object] = {}
    if kind is Position and teller.chance(70) and record.session.issues:
        fields["issue"] = teller.pick([issue.id for issue in record.session.issues])
    if kind is Interest:
        fields["issues"] = teller.some([issue.id for issue in record.session.issues])
        fields["positions"] = teller.some([position.id for position in record.session.positions])
    if kind is AgreementPoint:
        fields["issues"] = teller.some([issue.id for issue in record.session.issues])
        fields["option"] = (*teller.some([option.id for option in record.session.options]), None)[0]
    if kind is Option:
        fields["issues"] = teller.some([issue.id for issue in record.session.issues])
        fields["interests"] = teller.some([interest.id for interest in record.session.interests])
    if kind is LedgerLine:
        parties = [party.id for party in record.session.parties]
        fields["payer"], fields["payee"] = teller.pick(parties), teller.pick(parties)
        fields["kind"] = teller.pick(["claim", "credit", "instalment"])
        fields["money"] = teller.money()
    if kind is Offer:
        seats, about = record.session.parties, [option.id for option in record.session.options]
        before = [offer.id for offer in record.session.offers]
        fields["option"] = teller.pick(about)
        fields["to"] = teller.pick([p.id for p in seats]) if seats and teller.chance(50) else None
        fields["reply_to"] = teller.pick(before) if before and teller.chance(50) else None
        fields["money"] = teller.money() if teller.chance(30) else None
        fields["condition"] = teller.line() if teller.chance(30) else ""
    if kind is Request:
        fields["asks"] = teller.money()
        fields["least"] = teller.money() if teller.chance(30) else None
    if kind is Package:
        fields["options"] = teller.some([option.id for option in record.session.options])
    if kind is KeyDate:
        fields["day"] = teller.draw(st.dates())
    return kind.model_validate(
        {
            "id": teller.new_id(),
            "text": teller.line(),
            "parties": teller.some([party.id for party in record.session.parties]),
            "shown": teller.chance(75),
            "parked": teller.chance(10),
            "at": teller.at,
            **fields,
        }
    )


def _adding(change: type[AddEntry], kind: type[Entry]) -> Maker:
    def make(teller: Teller, record: Record) -> Change:
        at = teller.moment()
        return change.model_validate({"at": at, "entry": _entry(teller, record, kind)})

    return make


def _plain(change: type[Change]) -> Maker:
    return lambda teller, record: change(at=teller.moment())


def _on_entry(change: type[Change]) -> Maker:
    return lambda teller, record: change.model_validate(
        {"at": teller.moment(), "entry": _any_entry(teller, record)}
    )


def _on_entry_by_party(change: type[Change]) -> Maker:
    return lambda teller, record: change.model_validate(
        {"at": teller.moment(), "entry": _any_entry(teller, record), "party": _any_party(teller, record)}
    )


def _by_party(change: type[Change]) -> Maker:
    return lambda teller, record: change.model_validate(
        {"at": teller.moment(), "party": _any_party(teller, record)}
    )


_KINDS: dict[type[AddEntry], type[Entry]] = {
    AddRule: GroundRule,
    AddIssue: Issue,
    AddPosition: Position,
    AddInterest: Interest,
    AddOption: Option,
    AddCriterion: Criterion,
    AddPackage: Package,
    AddRequest: Request,
    AddOffer: Offer,
    AddLedgerLine: LedgerLine,
    AddFactCheck: FactCheck,
    AddKeyDate: KeyDate,
    AddPoint: AgreementPoint,
    AddReferral: ResourceReferral,
    AddJot: Jot,
}


def _sort(teller: Teller, record: Record) -> Change:
    becomes = teller.draw(st.sampled_from([change for change in _KINDS if change is not AddJot]))
    jots = [jot for jot in record.session.jots if jot.became is None]
    jot = teller.draw(st.sampled_from(jots)) if jots else None
    entry = _entry(teller, record, _KINDS[becomes])
    if jot is not None and teller.chance(70):
        entry = entry.with_(text=jot.text)
    return Sort(
        at=teller.moment(),
        entry=jot.id if jot is not None else _any_entry(teller, record),
        becomes=becomes(at=teller.at, entry=entry),
    )


def _lay_under(teller: Teller, record: Record) -> Change:
    return LayUnder(
        at=teller.moment(),
        entry=teller.pick([interest.id for interest in record.session.interests]),
        position=teller.pick([position.id for position in record.session.positions]),
    )


def _serve(teller: Teller, record: Record) -> Change:
    purposes = (*record.session.issues, *record.session.interests)
    return Serve(
        at=teller.moment(),
        entry=teller.pick([option.id for option in record.session.options]),
        purpose=teller.pick([purpose.id for purpose in purposes]),
    )


def _move_to_issue(teller: Teller, record: Record) -> Change:
    movable = (*record.session.interests, *record.session.positions)
    return MoveToIssue(
        at=teller.moment(),
        entry=teller.pick([entry.id for entry in movable]),
        issue=teller.pick([issue.id for issue in record.session.issues]),
    )


def _any_point(teller: Teller, record: Record) -> str:
    return teller.pick([point.id for point in record.agreement.points])


def set_part(teller: Teller, record: Record) -> Change:
    """Draw a part of a point: with names of the session, or words, or nothing at all."""
    session = record.session
    there = [party.name for party in session.parties] + [person.name for person in session.people]
    names = ", ".join([*teller.some(there), teller.line()]) if teller.chance(80) else ""
    part = teller.draw(st.sampled_from(PARTS))
    text = names if part in ("who", "for_whom") else teller.line() if teller.chance(80) else ""
    day = teller.draw(st.one_of(st.none(), st.dates()))
    return SetPart(at=teller.moment(), entry=_any_point(teller, record), part=part, text=text, day=day)


def answer_point(teller: Teller, record: Record) -> Change:
    """Draw an answer of a party to a point."""
    return AnswerPoint.model_validate(
        {
            "at": teller.moment(),
            "entry": _any_point(teller, record),
            "party": _any_party(teller, record),
            "answer": teller.pick(["yes", "concern", "not_yet", "no"]),
        }
    )


def person(teller: Teller, record_parties: Sequence[Party]) -> Person:
    """Draw somebody of any role, with or without a party."""
    parties = [party.id for party in record_parties]
    return Person.model_validate(
        {
            "id": teller.new_id(),
            "name": teller.name(),
            "role": teller.pick(["member", "representative", "support_person", "interpreter", "observer"]),
            "party": teller.pick(parties) if parties and teller.chance(60) else None,
            "authority": teller.name() if teller.chance(30) else "",
        }
    )


def _start_caucus(teller: Teller, record: Record) -> Change:
    at = teller.moment()
    until = teller.draw(st.sampled_from([None, at, at + timedelta(minutes=10)]))
    return caucus.StartCaucus(
        at=at, id=teller.new_id(), party=_any_party(teller, record), apart=teller.chance(50), until=until
    )


def _add_note(teller: Teller, record: Record) -> Change:
    rooms = [room.id for room in record.private.caucuses]
    about = [party.id for party in record.session.parties] + [entry.id for entry in record.entries()]
    made = note.Note(
        id=teller.new_id(),
        text=teller.line(),
        at=teller.moment(),
        about=teller.pick(about) if about and teller.chance(50) else None,
        room=teller.pick(rooms) if rooms and teller.chance(70) else None,
        kind=teller.pick([note.OWN, "want", "idea", "jot"]),
    )
    return note.AddNote(at=teller.at, note=made)


def _any_note(teller: Teller, record: Record) -> str:
    return teller.pick([each.id for each in record.private.notes])


def _release(teller: Teller, record: Record) -> Change:
    release = note.Release(
        words=teller.line(),
        to=teller.some([party.id for party in record.session.parties]),
        said_by=_any_party(teller, record),
        condition=teller.line() if teller.chance(30) else "",
        at=teller.moment(),
    )
    return note.ReleaseNote(at=teller.at, note=_any_note(teller, record), release=release)


def _use(teller: Teller, record: Record) -> Change:
    wanted = _any_note(teller, record)
    words = [record.private.released_words(each) for each in record.private.notes if each.id == wanted]
    entry = _entry(teller, record, Option)
    if words and words[0] and teller.chance(80):
        entry = entry.with_(text=words[0])
    return note.UseNote(at=teller.moment(), note=wanted, becomes=AddOption(at=teller.at, entry=entry))


def _accept(teller: Teller, record: Record) -> Change:
    """Accept words as they were offered, mostly."""
    wanted = _any_note(teller, record)
    words = [record.private.offered_words(each) for each in record.private.notes if each.id == wanted]
    entry = _entry(teller, record, Position)
    if words and words[0] and teller.chance(80):
        entry = entry.with_(text=words[0])
    return note.AcceptWords(at=teller.moment(), note=wanted, becomes=AddPosition(at=teller.at, entry=entry))


def _on_note(change: type[Change]) -> Maker:
    return lambda teller, record: change.model_validate(
        {"at": teller.moment(), "note": _any_note(teller, record)}
    )


def _owner(teller: Teller, record: Record) -> Owner | None:
    if teller.chance(20):
        return None
    return Owner(name=teller.name()) if teller.chance(50) else Owner(who=_any_party(teller, record))


def _any_offer(teller: Teller, record: Record) -> str:
    return teller.pick([offer.id for offer in record.session.offers])


def _any_rated(teller: Teller, record: Record) -> str:
    return teller.pick(
        [entry.id for entry in (*record.session.options, *record.session.packages, *record.agreement.points)]
    )


def _told(teller: Teller, record: Record) -> dict[str, object]:
    """Return what a party tells of which point, and when."""
    day = teller.draw(st.dates())
    return {"point": _any_point(teller, record), "party": _any_party(teller, record), "day": day}


def _answered(teller: Teller, record: Record) -> dict[str, object]:
    """Draw an answer that is there, or anything."""
    there = [(one.entry, answer.party) for one in record.session.rounds for answer in one.answers]
    if there and teller.chance(80):
        entry, party_id = teller.draw(st.sampled_from(there))
        return {"at": teller.moment(), "entry": entry, "party": party_id}
    return {"at": teller.moment(), "entry": _any_rated(teller, record), "party": _any_party(teller, record)}


def _answer(teller: Teller, record: Record) -> Change:
    there = [one.entry for one in record.session.rounds]
    counts = ["yes", "condition", "aside", "abstain", "open", "no", "block"]
    return support.GiveAnswer.model_validate(
        {
            "at": teller.moment(),
            "entry": teller.pick(there) if there and teller.chance(80) else _any_rated(teller, record),
            "answer_given": {
                "party": _any_party(teller, record),
                "level": teller.line(),
                "counts": teller.pick(counts),
                "says": teller.line() if teller.chance(50) else "",
                "at": teller.at,
            },
        }
    )


def _set_decision(teller: Teller, record: Record) -> Change:
    parties = [party.id for party in record.session.parties]
    chosen = {
        "kind": teller.pick(["everyone", "consensus", "majority", "one_decides"]),
        "number": teller.draw(st.integers(0, 6)),
        "also": teller.some(parties),
        "decider": teller.pick(parties) if teller.chance(50) else None,
    }
    return decision.SetDecision.model_validate(
        {"at": teller.moment(), "decision": chosen if teller.chance(80) else None}
    )


def _any_stage(teller: Teller, record: Record) -> str:
    return teller.pick([stage.id for stage in record.session.stages])


MAKERS: dict[type[Change], Maker] = {
    **{change: _adding(change, kind) for change, kind in _KINDS.items()},
    Sort: _sort,
    verbs.Reword: lambda teller, record: verbs.Reword(
        at=teller.moment(), entry=_any_entry(teller, record), text=teller.line()
    ),
    verbs.Strike: _on_entry(verbs.Strike),
    verbs.Erase: _on_entry(verbs.Erase),
    verbs.Hide: _on_entry(verbs.Hide),
    verbs.Show: _on_entry(verbs.Show),
    verbs.Give: _on_entry_by_party(verbs.Give),
    verbs.Share: _on_entry_by_party(verbs.Share),
    verbs.Unshare: _on_entry_by_party(verbs.Unshare),
    verbs.Confirm: _on_entry_by_party(verbs.Confirm),
    verbs.TakeBackYes: _on_entry_by_party(verbs.TakeBackYes),
    verbs.Park: _on_entry(verbs.Park),
    verbs.PickUp: _on_entry(verbs.PickUp),
    SetInterestKind: lambda teller, record: SetInterestKind.model_validate(
        {
            "at": teller.moment(),
            "entry": teller.pick([interest.id for interest in record.session.interests]),
            "kind": teller.draw(st.sampled_from(["substantive", "procedural", "psychological", None])),
        }
    ),
    PlaceIssue: lambda teller, record: PlaceIssue(
        at=teller.moment(), entry=_any_entry(teller, record), place=teller.draw(st.integers(1, 4))
    ),
    LeaveOpen: lambda teller, record: LeaveOpen(
        at=teller.moment(), entry=_any_entry(teller, record), left_open=teller.chance(50)
    ),
    Settle: lambda teller, record: Settle(
        at=teller.moment(),
        entry=_any_entry(teller, record),
        fate=teller.draw(st.sampled_from(["done", None])),
    ),
    Entrust: lambda teller, record: Entrust(
        at=teller.moment(), entry=_any_entry(teller, record), owner=_owner(teller, record)
    ),
    SetResource: lambda teller, record: SetResource(
        at=teller.moment(), entry=_any_entry(teller, record), resource=teller.line(), contact=teller.line()
    ),
    SetCaller: lambda teller, record: SetCaller(
        at=teller.moment(),
        entry=_any_entry(teller, record),
        caller=Doer(name=teller.line()) if teller.chance(70) else None,
    ),
    CallBy: lambda teller, record: CallBy(
        at=teller.moment(), entry=_any_entry(teller, record), day=teller.draw(st.none() | st.dates())
    ),
    SettleReferral: lambda teller, record: SettleReferral.model_validate(
        {"at": teller.moment(), "entry": _any_entry(teller, record), "status": teller.pick(["done", "gap"])}
    ),
    SetFinder: lambda teller, record: SetFinder(
        at=teller.moment(), entry=_any_entry(teller, record), owner=_owner(teller, record)
    ),
    FindOutBy: lambda teller, record: FindOutBy(
        at=teller.moment(), entry=_any_entry(teller, record), day=teller.draw(st.dates())
    ),
    AnswerFact: lambda teller, record: AnswerFact(
        at=teller.moment(), entry=_any_entry(teller, record), answer=teller.draw(st.sampled_from(["", "so"]))
    ),
    AlsoUnder: lambda teller, record: AlsoUnder(
        at=teller.moment(),
        entry=_any_entry(teller, record),
        issue=teller.pick([issue.id for issue in record.session.issues]),
    ),
    LayUnder: _lay_under,
    support.StartRound: lambda teller, record: support.StartRound(
        at=teller.moment(), entry=_any_rated(teller, record), hidden=teller.chance(50)
    ),
    support.GiveAnswer: _answer,
    support.SayOfAnswer: lambda teller, record: support.SayOfAnswer.model_validate(
        {**_answered(teller, record), "own_words": teller.line()}
    ),
    support.SettleCondition: lambda teller, record: support.SettleCondition.model_validate(
        _answered(teller, record)
    ),
    support.TakeBackAnswer: lambda teller, record: support.TakeBackAnswer.model_validate(
        _answered(teller, record)
    ),
    support.ShowAnswers: lambda teller, record: support.ShowAnswers(
        at=teller.moment(), entry=_any_rated(teller, record)
    ),
    decision.SetDecision: _set_decision,
    Serve: _serve,
    SetAmount: lambda teller, record: SetAmount(
        at=teller.moment(), entry=_any_entry(teller, record), money=teller.money()
    ),
    Withdraw: lambda teller, record: Withdraw(at=teller.moment(), entry=_any_offer(teller, record)),
    SetCondition: lambda teller, record: SetCondition(
        at=teller.moment(), entry=_any_offer(teller, record), condition=teller.line()
    ),
    SetUntil: lambda teller, record: SetUntil(
        at=teller.moment(), entry=_any_offer(teller, record), until=teller.draw(st.none() | st.dates())
    ),
    SetBudget: lambda teller, record: SetBudget(
        at=teller.moment(), money=teller.money() if teller.chance(80) else None
    ),
    SetRequest: lambda teller, record: SetRequest.model_validate(
        {
            "at": teller.moment(),
            "entry": teller.pick([request.id for request in record.session.requests]),
            teller.pick(["least", "gets"]): teller.money() if teller.chance(70) else None,
        }
    ),
    PutIn: lambda teller, record: PutIn(
        at=teller.moment(),
        entry=teller.pick([package.id for package in record.session.packages]),
        option=teller.pick([option.id for option in record.session.options]),
    ),
    OpenRating: _plain(OpenRating),
    CloseRating: _plain(CloseRating),
    MoveToIssue: _move_to_issue,
    MoveKeyDate: lambda teller, record: MoveKeyDate(
        at=teller.moment(), entry=_any_entry(teller, record), day=teller.draw(st.dates())
    ),
    SetPart: set_part,
    AnswerPoint: answer_point,
    SetPointKind: lambda teller, record: SetPointKind.model_validate(
        {
            "at": teller.moment(),
            "entry": _any_point(teller, record),
            "kind": teller.pick(["plain", "payment_plan", "repair"]),
        }
    ),
    SetPointState: lambda teller, record: SetPointState.model_validate(
        {
            "at": teller.moment(),
            "entry": _any_point(teller, record),
            "state": teller.pick(["drafted", "trial", "conditional"]),
        }
    ),
    AnswerTopic: lambda teller, record: AnswerTopic(
        at=teller.moment(),
        entry=_any_point(teller, record),
        issue=teller.pick([issue.id for issue in record.session.issues]),
    ),
    ChangeType: lambda teller, record: ChangeType.to(TYPES[teller.pick(list(TYPES))], at=teller.moment()),
    party.SetSide: lambda teller, record: party.SetSide(
        at=teller.moment(), party=_any_party(teller, record), side=teller.pick(["did", "felt", ""])
    ),
    party.SetTitle: lambda teller, record: party.SetTitle(at=teller.moment(), title=teller.name()),
    party.AddParty: lambda teller, record: party.AddParty(
        at=teller.moment(), party=Party(id=teller.new_id(), name=teller.name())
    ),
    party.RenameParty: lambda teller, record: party.RenameParty(
        at=teller.moment(), party=_any_party(teller, record), name=teller.name()
    ),
    party.AddPerson: lambda teller, record: party.AddPerson(
        at=teller.moment(), person=person(teller, record.session.parties)
    ),
    agenda.StartClock: _plain(agenda.StartClock),
    agenda.PauseClock: lambda teller, record: agenda.PauseClock.model_validate(
        {"at": teller.moment(), "why": teller.pick(["paused", "left"])}
    ),
    agenda.EnterStage: lambda teller, record: agenda.EnterStage(
        at=teller.moment(), stage=_any_stage(teller, record)
    ),
    agenda.AddMinutes: lambda teller, record: agenda.AddMinutes(
        at=teller.moment(), stage=_any_stage(teller, record), minutes=teller.draw(st.integers(-30, 30))
    ),
    agenda.LeaveOutGap: lambda teller, record: agenda.LeaveOutGap(
        at=teller.moment(), since=teller.at - timedelta(minutes=teller.draw(st.integers(0, 90)))
    ),
    agenda.CountGap: lambda teller, record: agenda.CountGap(
        at=teller.moment(),
        since=teller.draw(
            st.sampled_from([s.closed for s in record.session.clock if s.closed is not None] or [NINE])
        ),
    ),
    agenda.StartBreak: lambda teller, record: agenda.StartBreak(
        at=teller.moment(),
        until=teller.at + timedelta(minutes=teller.draw(st.integers(0, 30))),
        card=teller.pick(["", "Time for advice"]),
    ),
    agenda.EndBreak: _plain(agenda.EndBreak),
    agenda.StopNow: _plain(agenda.StopNow),
    caucus.StartCaucus: _start_caucus,
    caucus.ChangeRooms: lambda teller, record: caucus.ChangeRooms(
        at=teller.moment(), id=teller.new_id(), party=_any_party(teller, record)
    ),
    caucus.Rejoin: _plain(caucus.Rejoin),
    caucus.SetCaucusDefault: lambda teller, record: caucus.SetCaucusDefault.model_validate(
        {"at": teller.moment(), "default": teller.pick(["private", "open"])}
    ),
    note.AddNote: _add_note,
    note.RewordNote: lambda teller, record: note.RewordNote(
        at=teller.moment(), note=_any_note(teller, record), text=teller.line()
    ),
    note.EraseNote: _on_note(note.EraseNote),
    note.ReleaseNote: _release,
    note.KeepPrivate: _on_note(note.KeepPrivate),
    note.OfferWords: lambda teller, record: note.OfferWords(
        at=teller.moment(), note=_any_note(teller, record), text=teller.line()
    ),
    note.AcceptWords: _accept,
    summary.SumUp: lambda teller, record: summary.SumUp.model_validate(
        {
            "at": teller.moment(),
            "party": _any_party(teller, record),
            "stage": _any_stage(teller, record),
            "heard": teller.pick(["not_yet", "right", "corrected"]),
            "text": teller.line() if teller.chance(40) else "",
        }
    ),
    stuck.TryMove: lambda teller, record: stuck.TryMove(at=teller.moment(), move=teller.pick(["a", "b"])),
    stuck.UntryMove: lambda teller, record: stuck.UntryMove(at=teller.moment(), move=teller.pick(["a", "b"])),
    note.UseNote: _use,
    agreement.Tick: lambda teller, record: agreement.Tick(
        at=teller.moment(), item=teller.pick([item.id for item in SESSION_TYPE.checklist])
    ),
    agreement.GiveConsent: _by_party(agreement.GiveConsent),
    agreement.TakeBackConsent: _by_party(agreement.TakeBackConsent),
    agreement.SetOutcome: lambda teller, record: agreement.SetOutcome.model_validate(
        {"at": teller.moment(), "outcome": teller.draw(st.sampled_from(["full", "partial", "none", None]))}
    ),
    agreement.AskFreeChoice: _by_party(agreement.AskFreeChoice),
    agreement.SetAdvice: lambda teller, record: agreement.SetAdvice.model_validate(
        {
            "at": teller.moment(),
            "advice": teller.draw(
                st.sampled_from([None, {"sign": "now"}, {"sign": "later", "days": 3}, {"sign": "home"}])
            ),
        }
    ),
    close.NoteForClose: lambda teller, record: close.NoteForClose.model_validate(
        {
            "at": teller.moment(),
            "outcome": teller.draw(st.sampled_from(["full", "adjourned", None])),
            "referral": teller.draw(st.sampled_from(["voluntary", "mandated", None])),
            "children": teller.draw(st.integers(0, 9)),
            "minutes": teller.draw(st.integers(0, 99)),
        }
    ),
    close.Close: lambda teller, record: close.Close.model_validate(
        {
            "at": teller.moment(),
            "outcome": teller.draw(st.sampled_from(["full", "adjourned", None])),
            "referral": teller.draw(st.sampled_from(["voluntary", "mandated", None])),
            "follow_ups": tuple(teller.draw(st.lists(st.dates(), max_size=3))),
            "source": teller.draw(st.sampled_from(["", "county court"])),
            "asked": teller.draw(st.one_of(st.none(), st.dates())),
            "children": teller.draw(st.integers(0, 9)),
            "barriers": teller.draw(st.sampled_from([(), ({"rule": "waiting time"}, {"type": "cost"})])),
        }
    ),
    account.GiveAccount: lambda teller, record: account.GiveAccount.model_validate(
        {
            "at": teller.moment(),
            "account": {
                **_told(teller, record),
                "went": teller.pick(account.WENT),
                "in_the_way": teller.line() if teller.chance(40) else "",
                "next_step": teller.line() if teller.chance(40) else "",
            },
        }
    ),
    account.NoteTalk: lambda teller, record: account.NoteTalk.model_validate(
        {
            "at": teller.moment(),
            "talk": {
                "party": _any_party(teller, record),
                "day": teller.draw(st.dates()),
                "said": tuple(
                    {"question": teller.line(), "answer": teller.line()}
                    for _ in range(teller.draw(st.integers(0, 2)))
                ),
            },
        }
    ),
    following_up.PlanCall: lambda teller, record: following_up.PlanCall(
        at=teller.moment(), day=teller.draw(st.dates())
    ),
    followed_referral.FollowReferral: lambda teller, record: followed_referral.FollowReferral(
        at=teller.moment(),
        referral=teller.pick([one.id for one in record.agreement.referrals]),
        status=teller.draw(st.sampled_from(("done", "gap", None))),
        day=teller.draw(st.none() | st.dates()),
    ),
    payment.SetPlan: lambda teller, record: payment.SetPlan(
        at=teller.moment(),
        point=_any_point(teller, record),
        instalments=tuple(
            payment.Instalment(day=teller.draw(st.dates()), money=teller.money())
            for _ in range(teller.draw(st.integers(0, 3)))
        ),
    ),
    payment.NotePayment: lambda teller, record: payment.NotePayment.model_validate(
        {"at": teller.moment(), "payment": {**_told(teller, record), "money": teller.money()}}
    ),
    changed_point.ChangeByAgreement: lambda teller, record: changed_point.ChangeByAgreement.model_validate(
        {
            "at": teller.moment(),
            "point": _any_point(teller, record),
            "part": teller.pick(["text", "by_when", "where"]),
            "text": teller.line(),
            "named_day": teller.draw(st.none() | st.dates()),
            "day": teller.draw(st.dates()),
            "yes": [party.id for party in record.agreement.parties],
        }
    ),
    agreement.SetNextDate: lambda teller, record: agreement.SetNextDate(
        at=teller.moment(),
        next_date=teller.draw(
            st.one_of(
                st.none(),
                st.builds(
                    agreement.NextDate,
                    day=st.dates(date(1, 1, 1), date(9999, 12, 31)),
                    time=st.sampled_from(["", "16:30", "after school"]),
                ),
            )
        ),
    ),
}
"""How to draw each change there is. A change may still be refused: people try such things too."""

CLOCK_CHANGES: tuple[type[Change], ...] = (*agenda.ClockChange.__subclasses__(), agenda.AddMinutes)


def draw_change(teller: Teller, record: Record, kinds: Collection[type[Change]] = tuple(MAKERS)) -> Change:
    """Draw something to try on *record*, one of the *kinds*."""
    return MAKERS[teller.draw(st.sampled_from(sorted(kinds, key=lambda kind: kind.__name__)))](teller, record)


def draw_beginning(teller: Teller) -> Record:
    """Draw a session at its start: no party to five, people of any role, some rules and topics."""
    parties = [Party(id=teller.new_id(), name=teller.name()) for _ in range(teller.draw(st.integers(0, 5)))]
    return first_record(
        SESSION_TYPE,
        code="2026-11-22-heron",
        title=teller.name(),
        parties=parties,
        people=[person(teller, parties) for _ in range(teller.draw(st.integers(0, 3)))],
        rules=[teller.line() for _ in range(teller.draw(st.integers(0, 2)))],
        topics=[teller.line() for _ in range(teller.draw(st.integers(0, 2)))],
        at=NINE,
        new_id=teller.new_id,
    )


@dataclass(frozen=True)
class History:
    """A beginning, the changes that happened, and the record after each of them, the first one included."""

    records: list[Record]
    changes: list[Change]

    @property
    def last(self) -> Record:
        return self.records[-1]


@st.composite
def histories(
    draw: st.DrawFn,
    most: int = 20,
    kinds: Collection[type[Change]] = tuple(MAKERS),
    without: Collection[type[Change]] = (),
) -> History:
    """Draw a session's whole course."""
    teller = Teller(draw)
    history = History([draw_beginning(teller)], [])
    wanted = [kind for kind in kinds if kind not in without]
    for _ in range(draw(st.integers(0, most))):
        change = draw_change(teller, history.last, wanted)
        try:
            after = change.apply(history.last)
        except Refused:
            continue
        history.records.append(after)
        history.changes.append(change)
    return history
