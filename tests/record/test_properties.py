import importlib
import pkgutil
from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

import mediator.record
from mediator.live import Live
from mediator.record import agreement, caucus, close, note, party, stuck, summary
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.base import Refused
from mediator.record.budget import SetBudget
from mediator.record.change import Change
from mediator.record.changed_point import ChangeByAgreement
from mediator.record.changing_type import ChangeType
from mediator.record.decision import SetDecision
from mediator.record.entry import AddEntry, Entry, EntryChange, Erase, Reword
from mediator.record.followed_referral import FollowReferral
from mediator.record.following_up import FollowingUp
from mediator.record.interest import AddInterest, Interest
from mediator.record.issue import Issue, PlaceIssue
from mediator.record.jot import AddJot, Jot, Sort
from mediator.record.option import CloseRating, OpenRating
from mediator.record.record import SHELVES, Record
from mediator.record.support import RoundChange
from tests.record.cases import start
from tests.strategies import (
    CLOCK_CHANGES,
    MAKERS,
    NINE,
    SESSION_TYPE,
    TYPES,
    History,
    Teller,
    draw_beginning,
    draw_change,
    histories,
    words_in,
)

WITHOUT_ERASE = [kind for kind in MAKERS if kind not in (Erase, note.EraseNote)]
ABOUT_TEXTS: list[type[Change]] = [AddInterest, AddPoint, AddJot, Sort, Reword, Erase]

TOUCHES: dict[type[Change], set[str]] = {
    agreement.Tick: {"agreement"},
    agreement.GiveConsent: {"agreement"},
    agreement.TakeBackConsent: {"agreement"},
    agreement.SetOutcome: {"agreement"},
    agreement.SetNextDate: {"agreement"},
    agreement.AskFreeChoice: {"agreement"},
    agreement.SetAdvice: {"agreement"},
    close.NoteForClose: {"agreement"},
    close.Close: {"session", "agreement"},
    **{kind: {"agreement"} for kind in FollowingUp.__subclasses__()},
    ChangeByAgreement: {"session", "agreement"},
    party.SetTitle: {"session", "agreement"},
    party.AddParty: {"session", "agreement"},
    party.RenameParty: {"session", "agreement"},
    party.AddPerson: {"session"},
    party.SetSide: {"session"},
    **{kind: {"session"} for kind in CLOCK_CHANGES},
    ChangeType: {"session", "agreement"},
    OpenRating: {"session"},
    SetDecision: {"session"},
    SetBudget: {"session"},
    **{kind: {"session"} for kind in RoundChange.__subclasses__()},
    CloseRating: {"session"},
    caucus.StartCaucus: {"session", "private"},
    caucus.Rejoin: {"session", "private"},
    caucus.ChangeRooms: {"private"},
    caucus.SetCaucusDefault: {"session"},
    note.AddNote: {"private"},
    note.RewordNote: {"private"},
    note.EraseNote: {"private"},
    note.ReleaseNote: {"private"},
    note.KeepPrivate: {"private"},
    note.OfferWords: {"private"},
    summary.SumUp: {"private"},
    stuck.TryMove: {"private"},
    stuck.UntryMove: {"private"},
}
"""The parts of a record that a change may replace, where it is not about an entry."""


def all_kinds() -> set[type[Change]]:
    """Return every change that can be applied, which is every one that no other extends."""
    for module in pkgutil.iter_modules(mediator.record.__path__):
        importlib.import_module(f"mediator.record.{module.name}")
    return {kind for kind in Change.registry.values() if not kind.__subclasses__()}


def entry_of(change: Change, before: Record, after: Record) -> Entry | None:
    """Return the entry that a change is about."""
    if isinstance(change, AddEntry):
        return after.entry(change.entry.id)
    if isinstance(change, note.PutOnBoard):
        return after.entry(change.becomes.entry.id)
    if isinstance(change, ChangeByAgreement):
        return before.entry(change.point)
    if isinstance(change, FollowReferral):
        return before.entry(change.referral)
    return before.entry(change.entry) if isinstance(change, EntryChange) else None


def touched(change: Change, before: Record, after: Record) -> set[str]:
    if isinstance(change, Sort):
        return {"session", after.entry(change.becomes.entry.id).part}
    if isinstance(change, Erase):
        return {"session", "agreement", "private"}
    if isinstance(change, note.PutOnBoard):
        return {change.becomes.entry.part, "private"}
    entry = entry_of(change, before, after)
    if entry is None:
        return TOUCHES[type(change)]
    answers = set()
    if isinstance(entry, AgreementPoint) and not isinstance(change, AddEntry):
        answers = {"session"}
    if isinstance(change, Reword):
        if before.session.round_of(entry.id) is not None:
            answers = {"session"}
        return {entry.part, "private", *answers}
    return {entry.part, *answers}


def test_every_change_there_is_can_be_drawn() -> None:
    assert set(MAKERS) == all_kinds()


def test_every_change_has_its_words() -> None:
    assert {kind.__name__ for kind in all_kinds()} == set(SESSION_TYPE.words.said)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_replaying_a_list_of_changes_gives_what_doing_undoing_and_redoing_to_the_same_list_gives(
    data: st.DataObject,
) -> None:
    teller = Teller(data.draw)
    first = draw_beginning(teller)
    live = Live(
        first,
        SESSION_TYPE,
        keep=lambda record: None,
        now=lambda: teller.at,
        new_id=teller.new_id,
        types=TYPES,
    )
    standing: list[Change] = []
    taken_back: list[Change] = []
    for act in data.draw(st.lists(st.sampled_from(["do", "do", "do", "undo", "redo"]), max_size=25)):
        if act == "do":
            change = draw_change(teller, live.record, WITHOUT_ERASE)
            try:
                live.do(change)
            except Refused:
                continue
            standing.append(change)
            taken_back.clear()
        elif act == "undo" and standing:
            live.undo()
            taken_back.append(standing.pop())
        elif act == "redo" and taken_back:
            live.redo()
            standing.append(taken_back.pop())
    record = first
    for change in standing:
        record = change.apply(record)
    assert record == live.record


def texts_of(record: Record, entry_id: str) -> set[str]:
    """Return the words that go when an entry is erased: its own, its earlier ones, and its jot's."""
    ids = {entry_id, *(jot.id for jot in record.session.jots if jot.became == entry_id)}
    kept = [entry for entry in record.entries() if entry.id in ids]
    wordings = [wording for wording in record.private.wordings if wording.entry in ids]
    return {word for model in (*kept, *wordings) for word in words_in(model)}


def remembered(live: Live) -> set[str]:
    """Return every entry's words that Live holds anywhere."""
    steps = [*live._done, *live._undone]
    models = [live.record, *(model for step in steps for model in (step.before, step.after))]
    return {word for model in models for word in words_in(model)}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_erased_words_are_gone_from_the_record_and_from_every_way_back(data: st.DataObject) -> None:
    teller = Teller(data.draw)
    live = Live(
        draw_beginning(teller),
        SESSION_TYPE,
        keep=lambda record: None,
        now=lambda: teller.at,
        new_id=teller.new_id,
        types=TYPES,
    )
    erased: set[str] = set()
    for act in data.draw(st.lists(st.sampled_from(["do", "do", "do", "undo", "redo"]), max_size=25)):
        try:
            if act == "do":
                change = draw_change(teller, live.record, ABOUT_TEXTS)
                going = texts_of(live.record, change.entry) if isinstance(change, Erase) else set()
                live.do(change)
                erased |= going - words_in(live.record)  # what became of an erased jot still has its words
            elif act == "undo" and live._done:
                live.undo()
            elif act == "redo" and live._undone:
                live.redo()
        except Refused:
            assert act == "do"
        assert not erased & remembered(live)


def test_a_step_back_over_the_sorting_of_a_jot_that_was_erased_since_works() -> None:
    live = Live(start(), SESSION_TYPE, keep=lambda record: None, now=lambda: NINE)
    live.do(AddJot(at=NINE, entry=Jot(id="j", text="hm", shown=False, at=NINE)))
    becomes = AddInterest(at=NINE, entry=Interest(id="i", text="hm", at=NINE))
    live.do(Sort(at=NINE, entry="j", becomes=becomes))
    live.do(Erase(at=NINE, entry="j"))
    live.undo()
    assert list(live.record.entries()) == []


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_refused_change_changes_nothing(data: st.DataObject) -> None:
    teller = Teller(data.draw)
    record = draw_beginning(teller)
    for _ in range(data.draw(st.integers(0, 12))):
        change = draw_change(teller, record)
        before = record.model_dump_json()
        try:
            after = change.apply(record)
        except Refused:
            after = record
        assert record.model_dump_json() == before
        record = after


def numbers(record: Record) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for entry in record.entries():
        if entry.number:
            found[entry.series].append(entry.number)
    return found


@settings(max_examples=50, deadline=None)
@given(histories())
def test_no_two_entries_of_a_series_have_the_same_number_and_what_the_room_saw_keeps_its_own(
    history: History,
) -> None:
    steps = zip(history.changes, history.records, history.records[1:], strict=False)
    for change, before, after in steps:
        for given_numbers in numbers(after).values():
            assert len(set(given_numbers)) == len(given_numbers)
        moved = Issue if isinstance(change, PlaceIssue) else ()  # topics are counted in their order
        kept = {e.id: e.number for e in before.entries() if e.number and not isinstance(e, moved)}
        assert all(entry.number == kept.get(entry.id, entry.number) for entry in after.entries())
        assert all(entry.number for entry in after.entries() if entry.shown)


@settings(max_examples=50, deadline=None)
@given(histories(without=[Erase]))
def test_what_the_room_never_saw_leaves_no_gap(history: History) -> None:
    for given_numbers in numbers(history.last).values():
        assert sorted(given_numbers) == list(range(1, len(given_numbers) + 1))


@settings(max_examples=50, deadline=None)
@given(histories())
def test_what_a_change_does_not_touch_stays_the_same_object(history: History) -> None:
    steps = zip(history.changes, history.records, history.records[1:], strict=False)
    for change, before, after in steps:
        for part in {"session", "agreement", "private"} - touched(change, before, after):
            assert getattr(after, part) is getattr(before, part), (type(change).__name__, part)
        if isinstance(change, Erase | PlaceIssue | party.RenameParty):
            continue
        entry = entry_of(change, before, after)
        shelves = {entry.shelf} if entry is not None else set()
        if isinstance(change, Sort):
            shelves.add(after.entry(change.becomes.entry.id).shelf)
        for shelf in set(SHELVES) - shelves:
            assert getattr(after.session, shelf) is getattr(before.session, shelf), type(change).__name__
        there = {other.id: other for other in before.entries()}
        about = entry.id if entry is not None else None
        assert all(
            other is there[other.id] for other in after.entries() if other.id in there.keys() - {about}
        )
