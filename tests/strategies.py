"""What property tests draw: hostile texts, beginnings, and changes that make sense for a record.

Every text of an entry holds a word of its own, such as `w12z`, so that a test can look for it anywhere, and
every name one such as `n3m`.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel

from mediator.record import agenda, agreement, caucus, close, note, party
from mediator.record import entry as verbs
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.base import Refused
from mediator.record.beginning import first_record
from mediator.record.change import Change
from mediator.record.changing_type import ChangeType
from mediator.record.entry import AddEntry, Entry
from mediator.record.fact_check import AddFactCheck, FactCheck
from mediator.record.interest import AddInterest, Interest, LayUnder, MoveToIssue, SetInterestKind
from mediator.record.issue import AddIssue, Issue
from mediator.record.jot import AddJot, Jot, Sort
from mediator.record.key_date import AddKeyDate, KeyDate, MoveKeyDate
from mediator.record.option import AddOption, Option
from mediator.record.party import Party, Person
from mediator.record.position import AddPosition, Position
from mediator.record.record import Record
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
    AddFactCheck: FactCheck,
    AddKeyDate: KeyDate,
    AddPoint: AgreementPoint,
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


def _move_to_issue(teller: Teller, record: Record) -> Change:
    movable = (*record.session.interests, *record.session.positions)
    return MoveToIssue(
        at=teller.moment(),
        entry=teller.pick([entry.id for entry in movable]),
        issue=teller.pick([issue.id for issue in record.session.issues]),
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


def _on_note(change: type[Change]) -> Maker:
    return lambda teller, record: change.model_validate(
        {"at": teller.moment(), "note": _any_note(teller, record)}
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
    LayUnder: _lay_under,
    MoveToIssue: _move_to_issue,
    MoveKeyDate: lambda teller, record: MoveKeyDate(
        at=teller.moment(), entry=_any_entry(teller, record), day=teller.draw(st.dates())
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
    note.UseNote: _use,
    agreement.Tick: lambda teller, record: agreement.Tick(
        at=teller.moment(), item=teller.pick([item.id for item in SESSION_TYPE.checklist])
    ),
    agreement.GiveConsent: _by_party(agreement.GiveConsent),
    agreement.TakeBackConsent: _by_party(agreement.TakeBackConsent),
    agreement.SetOutcome: lambda teller, record: agreement.SetOutcome.model_validate(
        {"at": teller.moment(), "outcome": teller.draw(st.sampled_from(["full", "partial", "none", None]))}
    ),
    close.Close: lambda teller, record: close.Close.model_validate(
        {
            "at": teller.moment(),
            "outcome": teller.draw(st.sampled_from(["full", "adjourned", None])),
            "referral": teller.draw(st.sampled_from(["voluntary", "mandated", None])),
            "follow_ups": tuple(teller.draw(st.lists(st.dates(), max_size=3))),
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
