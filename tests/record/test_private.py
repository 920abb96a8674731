"""Private notes and private meetings: what they let happen, and what they never touch."""

from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from mediator.insight.private_meetings import meetings
from mediator.live import Live
from mediator.record.agenda import EnterStage, StartBreak, StartClock, StopNow
from mediator.record.agreement import Agreement
from mediator.record.base import Refused
from mediator.record.caucus import ChangeRooms, Rejoin, SetCaucusDefault, StartCaucus
from mediator.record.check import check_private
from mediator.record.note import (
    AddNote,
    EraseNote,
    KeepPrivate,
    Note,
    NoteChange,
    PutOnBoard,
    Release,
    ReleaseNote,
    RewordNote,
    UseNote,
)
from mediator.record.option import AddOption, Option
from mediator.record.private import Private, Wording
from mediator.record.record import Record
from mediator.record.session import Session
from mediator.record.summary import Summary
from mediator.text import PRIVATE, PrivateText, Sealed, one_line
from mediator.view import BoardView
from tests.full import full_record
from tests.record.cases import ANA, BEN, after, at, refusal, start, want
from tests.strategies import NINE, SESSION_TYPE, History, histories, words_in


def models_in(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return *model* and every model that can stand in it."""
    found, waiting = {model}, [model]
    while waiting:
        for field in waiting.pop().model_fields.values():
            for part in _parts(field.annotation):
                if isinstance(part, type) and issubclass(part, BaseModel) and part not in found:
                    found.add(part)
                    waiting.append(part)
    return found


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)


def marked(model: type[BaseModel]) -> set[str]:
    return {name for name, field in model.model_fields.items() if PRIVATE in field.metadata}


def free_text(model: type[BaseModel]) -> set[str]:
    """Return the fields that people write: those of one line, and not the codes and ids."""
    return {
        name
        for name, field in model.model_fields.items()
        if any(getattr(mark, "func", None) is one_line for mark in field.metadata)
    }


def test_every_text_of_the_private_part_says_that_it_is_private_and_no_other_does() -> None:
    private = models_in(Private)
    assert {Note, Wording, Release, Summary} <= private
    for model in private:
        assert free_text(model) == marked(model), model
    assert marked(Note) == {"text", "offered"}
    for model in (*models_in(Session), *models_in(Agreement), *models_in(BoardView)):
        assert model not in private
        assert marked(model) == set(), model


def wrote(text: str, note: str = "n", room: str | None = None, kind: str = "note") -> AddNote:
    return AddNote(at=NINE, note=Note(id=note, text=text, at=NINE, room=room, kind=kind))


def release(words: str, note: str = "n", condition: str = "") -> ReleaseNote:
    cleared = Release(words=words, to=("ben",), said_by="ana", condition=condition, at=at(20))
    return ReleaseNote(at=at(20), note=note, release=cleared)


def use(text: str, note: str = "n") -> UseNote:
    idea = AddOption(at=at(30), entry=Option(id="o", text=text, at=at(30)))
    return UseNote(at=at(30), note=note, becomes=idea)


def met(default: str = "private") -> Record:
    """Return a session in which Ana said one thing alone, and all are together again."""
    record = start(ANA, BEN)
    if default == "open":
        record = SetCaucusDefault(at=NINE, default="open").apply(record)
    return after(
        record,
        StartCaucus(at=at(1), id="c", party="ana"),
        wrote("He could have the cellar", room="c", kind="idea"),
        Rejoin(at=at(11)),
    )


def test_a_private_meeting_stops_the_clock_and_the_end_of_it_lets_it_run_again() -> None:
    record = after(start(ANA, BEN), StartClock(at=NINE), StartCaucus(at=at(5), id="c", party="ana"))
    assert not record.session.clock_runs()
    assert refusal(record, StartClock(at=at(6))) == refusal(record, StartBreak(at=at(6), until=at(9)))
    record = Rejoin(at=at(15)).apply(record)
    assert record.session.clock_runs()
    assert (record.session.clock[0].closed, record.session.clock[1].opened) == (at(5), at(15))
    stopped = after(
        record, StartCaucus(at=at(20), id="d", party="ben"), StopNow(at=at(21)), Rejoin(at=at(22))
    )
    assert not stopped.session.clock_runs()


def test_going_between_rooms_is_one_meeting_after_another_with_nothing_between() -> None:
    record = after(
        start(ANA, BEN),
        StartCaucus(at=at(1), id="c", party="ana", apart=True, until=at(40)),
        ChangeRooms(at=at(11), id="d", party="ben"),
    )
    session = record.session
    record = after(record, ChangeRooms(at=at(14), id="e", party="ana"))
    assert record.session is session
    assert [(room.party, room.apart, room.until) for room in record.private.caucuses] == [
        ("ana", True, at(40)),
        ("ben", True, at(40)),
        ("ana", True, at(40)),
    ]
    assert refusal(record, ChangeRooms(at=at(15), id="f", party="ana")) == "You are with them."
    ana, ben = (meetings(record.private, party, at(20)) for party in ("ana", "ben"))
    assert (ana.number, ana.seconds, ben.number, ben.seconds) == (2, 16 * 60, 1, 3 * 60)


def test_only_what_was_released_goes_to_the_board_and_in_the_words_that_were_cleared() -> None:
    record = met()
    assert refusal(record, use("He could have the cellar")) == "It may not be shared."
    record = release("The cellar could be free").apply(record)
    assert refusal(record, use("He could have the cellar")) == "These are not the words that were cleared."
    used = use("The cellar could be free").apply(record)
    assert used.session.options[0].text == "The cellar could be free"
    assert used.private.note("n").text == "He could have the cellar"
    assert refusal(used, use("The cellar could be free")) == "It was put on the board already."


def test_a_release_can_be_taken_back_until_it_is_used() -> None:
    released = release("The cellar could be free").apply(met())
    back = KeepPrivate(at=at(25), note="n").apply(released)
    assert refusal(back, use("The cellar could be free")) == "It may not be shared."
    used = use("The cellar could be free").apply(released)
    assert refusal(used, KeepPrivate(at=at(40), note="n")) == "The room has it already."


def test_where_private_meetings_are_open_what_nobody_marked_may_be_shared() -> None:
    record = met("open")
    assert record.private.released_words(record.private.note("n")) == "He could have the cellar"
    kept = KeepPrivate(at=at(25), note="n").apply(record)
    assert kept.private.released_words(kept.private.note("n")) == ""


def test_what_was_agreed_when_a_meeting_began_holds_for_it() -> None:
    record = SetCaucusDefault(at=at(20), default="open").apply(met())
    assert record.private.released_words(record.private.note("n")) == ""


def test_nobody_can_let_the_mediators_own_thought_go() -> None:
    record = after(met("open"), wrote("He seems tired", "m", room="c"), wrote("Ask about May", "k"))
    for note in ("m", "k"):
        assert record.private.released_words(record.private.note(note)) == ""
        assert "your own note" in refusal(record, release("x", note))


def test_a_note_is_reworded_with_its_words_kept_and_erased_with_them() -> None:
    record = after(start(ANA), wrote("A first thought"), RewordNote(at=at(1), note="n", text="A second"))
    assert [wording.text for wording in record.private.wordings] == ["A first thought"]
    assert EraseNote(at=at(2), note="n").apply(record).private.is_empty()


def test_an_erased_note_is_gone_from_the_way_back_too() -> None:
    live = Live(start(ANA), SESSION_TYPE, keep=lambda record: None, now=lambda: NINE)
    live.do(wrote("said in anger"))
    live.do(want("w", "ana"))
    assert live.do(EraseNote(at=NINE, note="n")) == "a note erased"
    steps = [*live._done, *live._undone]
    assert "said in anger" not in repr([live.record, steps])
    live.undo()
    with pytest.raises(Refused):
        live.undo()


def test_in_a_private_meeting_nothing_of_the_rooms_page_can_be_changed() -> None:
    live = Live(start(ANA, BEN), SESSION_TYPE, keep=lambda record: None, now=lambda: NINE)
    live.do(StartCaucus(at=NINE, id="c", party="ana"))
    there = live.record.session, live.record.agreement
    for change in (want("w", "ana"), EnterStage(at=NINE, stage="topics")):
        with pytest.raises(Refused, match="private meeting"):
            live.do(change)
    live.do(wrote("only here", room="c", kind="want"))
    assert (live.record.session, live.record.agreement) == there
    assert live.view.card is not None
    assert "only here" not in live.view.model_dump_json()


def test_it_ends_and_the_session_stops_in_one_step() -> None:
    live = Live(start(ANA, BEN), SESSION_TYPE, keep=lambda record: None, now=lambda: NINE)
    live.do(StartCaucus(at=NINE, id="c", party="ana"))
    live.do(Rejoin(at=NINE), StopNow(at=NINE))
    assert live.record.session.stopped == NINE
    assert live.record.private.caucus_now() is None


@settings(max_examples=60, deadline=None)
@given(histories(most=30))
def test_private_words_stay_in_the_private_part_unless_they_were_used(history: History) -> None:
    private: set[str] = set()
    used: set[str] = set()
    for change, record in zip(history.changes, history.records[1:], strict=True):
        if isinstance(change, AddNote | NoteChange) and not isinstance(change, PutOnBoard):
            private |= words_in(change)
        if isinstance(change, PutOnBoard):
            used |= words_in(change.becomes)
        assert not (private - used) & (words_in(record.session) | words_in(record.agreement))
        assert check_private(record.private) == []


def test_no_private_text_of_any_model_is_overlooked_where_all_are_looked_at() -> None:
    """They are found by their type: a field that is added tomorrow is among them."""
    private = full_record().private
    seen: list[object] = []

    def look(text: PrivateText, _: str) -> PrivateText:
        seen.append(text)
        return Sealed(f"sealed {text}")

    sealed = private.with_texts(look)
    dumped: list[object] = []

    def on_its_way(text: PrivateText) -> str:
        dumped.append(text)
        return ""

    private.model_dump(context=on_its_way)
    assert sorted(map(str, seen)) == sorted(map(str, dumped))
    assert {sealed_text.age for sealed_text in sealed.sealed_texts()} == {f"sealed {text}" for text in seen}
    assert sealed.with_texts(lambda text, _: text) is sealed
