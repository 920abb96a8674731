import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.live import Live, random_id, utc_now
from mediator.record.agenda import AddMinutes, EnterStage, PauseClock, StartBreak, StartClock
from mediator.record.agreement import Tick
from mediator.record.base import Refused
from mediator.record.changing_type import ChangeType
from mediator.record.entry import AddEntry, Erase, Hide, Reword, Strike
from mediator.record.option import AddOption, Option
from mediator.record.party import AddPerson, Party, Person, SetSide
from mediator.record.record import Record
from tests.record.cases import ANA, at, start, topic, want
from tests.strategies import (
    NINE,
    OTHER_TYPE,
    SESSION_TYPE,
    Teller,
    draw_beginning,
    draw_change,
    names_in,
    words_in,
)


class Sitting:
    """A live session that remembers what it kept and how often it told."""

    def __init__(self, record: Record | None = None) -> None:
        self.kept: list[Record] = []
        self.told = 0
        numbers = itertools.count(1)
        self.live = Live(
            record or start(ANA),
            SESSION_TYPE,
            keep=self.kept.append,
            now=lambda: NINE,
            new_id=lambda: f"n{next(numbers)}",
        )
        self.live.subscribe(self.listen)

    def listen(self) -> None:
        self.told += 1


@pytest.fixture
def sitting() -> Sitting:
    return Sitting()


def idea(text: str, shown: bool = True) -> AddEntry:
    return AddOption(at=NINE, entry=Option(id="o", text=text, shown=shown, at=NINE))


def test_a_change_is_said_kept_and_told(sitting: Sitting) -> None:
    assert sitting.live.do(topic("t", "secret")) == "a topic kept"
    assert sitting.kept == [sitting.live.record]
    assert sitting.told == 1


def test_a_listener_already_finds_the_new_record(sitting: Sitting) -> None:
    found: list[int] = []
    sitting.live.subscribe(lambda: found.append(len(sitting.live.record.session.issues)))
    sitting.live.do(topic("t"))
    sitting.live.undo()
    assert found == [1, 0]


def test_a_refused_change_leaves_everything_and_the_way_forward_as_it_was(sitting: Sitting) -> None:
    live = sitting.live
    live.do(topic("t"))
    live.undo()
    before, kept, told = live.record, list(sitting.kept), sitting.told
    for change in (PauseClock(at=NINE), Strike(at=NINE, entry="gone"), Erase(at=NINE, entry="gone")):
        with pytest.raises(Refused):
            live.do(change)
    assert live.record is before
    assert (sitting.kept, sitting.told) == (kept, told)
    assert live.redo() == "done again: a topic kept"


def test_undoing_and_redoing_give_the_very_records_back(sitting: Sitting) -> None:
    live = sitting.live
    records = [live.record]
    for change in (topic("t"), want("w", "ana"), Reword(at=NINE, entry="w", text="Quiet")):
        live.do(change)
        records.append(live.record)
    for record in reversed(records[:-1]):
        live.undo()
        assert live.record is record
    for record in records[1:]:
        live.redo()
        assert live.record is record
    assert len(sitting.kept) == sitting.told == 9


def test_with_nothing_to_undo_or_redo_it_says_so(sitting: Sitting) -> None:
    with pytest.raises(Refused, match=r"There is nothing to undo\."):
        sitting.live.undo()
    with pytest.raises(Refused, match=r"There is nothing to do again\."):
        sitting.live.redo()
    assert sitting.told == 0


def test_a_new_change_ends_what_could_be_redone(sitting: Sitting) -> None:
    sitting.live.do(topic("t"))
    sitting.live.undo()
    sitting.live.do(topic("s"))
    with pytest.raises(Refused):
        sitting.live.redo()


def test_clocks_stages_and_minutes_are_undone_too(sitting: Sitting) -> None:
    live = sitting.live
    live.do(StartClock(at=at(1)))
    live.do(EnterStage(at=at(2), stage="wants"))
    live.do(AddMinutes(at=at(3), stage="wants", minutes=5))
    live.do(StartBreak(at=at(4), until=at(14)))
    assert live.undo() == "undone: a break"
    assert live.record.session.clock_runs()
    assert live.undo() == "undone: minutes changed"
    assert live.undo() == "undone: another stage"
    assert live.record.session.stage().id == "opening"
    assert live.record.session.clock_runs()
    assert live.undo() == "undone: the clock runs"
    assert live.record == start(ANA)


def test_erasing_is_for_good_and_what_came_before_can_still_be_undone(sitting: Sitting) -> None:
    live = sitting.live
    live.do(topic("t"))
    live.do(idea("secret"))
    live.do(Reword(at=NINE, entry="o", text="secret too"))
    live.do(Hide(at=NINE, entry="o"))
    assert live.do(Erase(at=NINE, entry="o")) == "an idea erased"
    assert live.undo() == "undone: a topic kept"
    assert list(live.record.entries()) == []
    assert live.redo() == "done again: a topic kept"
    assert [entry.id for entry in live.record.entries()] == ["t"]


def test_erasing_ends_what_could_be_redone(sitting: Sitting) -> None:
    live = sitting.live
    live.do(topic("t"))
    live.do(idea("secret"))
    live.do(Reword(at=NINE, entry="o", text="secret too"))
    live.undo()
    live.do(Erase(at=NINE, entry="o"))
    with pytest.raises(Refused):
        live.redo()


def test_what_is_shown_is_told_and_neither_kept_nor_undone(sitting: Sitting) -> None:
    live = sitting.live
    live.show(curtain=False, board="ideas")
    live.show(board="ideas")
    assert (sitting.told, sitting.kept) == (1, [])
    with pytest.raises(Refused):
        live.undo()
    assert live.view.body.heading == "Ideas"


def test_a_session_starts_curtained(sitting: Sitting) -> None:
    assert sitting.live.view.card is not None


def test_an_id_that_the_session_knows_is_not_made_again() -> None:
    record = start(Party(id="n1", name="Ana"), rules=("One at a time",))
    sitting = Sitting(topic("n2").apply(record))
    assert sitting.live.new_id() == "n3"


def test_an_id_of_a_person_is_not_made_again() -> None:
    person = AddPerson(at=NINE, person=Person(id="n1", name="Ida", role="interpreter"))
    assert Sitting(person.apply(start())).live.new_id() == "n2"


def test_ids_are_short_and_never_spell_a_word() -> None:
    made = {random_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(word) == 6 and not set(word) & set("aeiou01l") for word in made)


def test_now_is_a_moment_in_utc() -> None:
    assert utc_now().utcoffset() == NINE.utcoffset()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_said_of_a_change_its_undoing_and_its_redoing_is_never_what_was_written(
    data: st.DataObject,
) -> None:
    teller = Teller(data.draw)
    live = Live(
        draw_beginning(teller),
        SESSION_TYPE,
        keep=lambda record: None,
        now=lambda: teller.at,
        new_id=teller.new_id,
    )
    for _ in range(data.draw(st.integers(0, 20))):
        change = draw_change(teller, live.record)
        before = len(live._done)
        try:
            said = live.do(change)
        except Refused:
            continue
        kinds = {fill for noun in SESSION_TYPE.words.nouns.values() for fill in (noun, "")}
        assert any(said == SESSION_TYPE.words.said[type(change).__name__].replace("{noun}", k) for k in kinds)
        if len(live._done) > before:
            assert live.undo() == f"undone: {said}"
            assert live.redo() == f"done again: {said}"


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_every_record_is_kept_as_it_becomes_the_present_one(data: st.DataObject) -> None:
    teller = Teller(data.draw)
    sitting = Sitting(draw_beginning(teller))
    live = sitting.live
    for act in data.draw(st.lists(st.sampled_from(["do", "do", "undo", "redo", "show"]), max_size=20)):
        kept = len(sitting.kept)
        before = live.record
        try:
            if act == "do":
                live.do(draw_change(teller, live.record))
            elif act == "show":
                live.show(curtain=teller.chance(50))
                continue
            else:
                live.undo() if act == "undo" else live.redo()
        except Refused:
            assert (len(sitting.kept), live.record) == (kept, before)
            continue
        assert sitting.kept[kept:] == [live.record]
        assert words_in(live.view) <= words_in(live.record)
        assert names_in(live.view) <= names_in(live.record)


def test_the_type_follows_the_record_there_and_back_even_when_its_file_is_gone_since() -> None:
    types = {OTHER_TYPE.id: OTHER_TYPE}
    live = Live(start(ANA), SESSION_TYPE, keep=lambda _: None, now=lambda: NINE, types=types)
    live.show(curtain=False)
    live.do(ChangeType.to(OTHER_TYPE, at=NINE))
    types.clear()
    assert (live.session_type, live.view.stage) == (OTHER_TYPE, "Hello")
    live.undo()
    assert (live.session_type, live.view.stage) == (SESSION_TYPE, "Opening")
    live.redo()
    assert live.session_type is OTHER_TYPE


def test_a_type_that_cannot_be_had_is_refused_and_nothing_changes(sitting: Sitting) -> None:
    before = sitting.live.record
    with pytest.raises(Refused, match="not there, or its file has mistakes"):
        sitting.live.do(ChangeType.to(OTHER_TYPE, at=NINE))
    assert sitting.live.record is before
    assert sitting.live.session_type is SESSION_TYPE
    assert sitting.kept == []


def test_what_the_type_does_not_know_is_refused(sitting: Sitting) -> None:
    with pytest.raises(Refused, match="no such line in the checklist"):
        sitting.live.do(Tick(at=NINE, item="deciders"))
    with pytest.raises(Refused, match="no such side"):
        sitting.live.do(SetSide(at=NINE, party="ana", side="hurt"))
    sitting.live.do(Tick(at=NINE, item="names"))
    sitting.live.do(SetSide(at=NINE, party="ana", side="felt"))
