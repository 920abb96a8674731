import itertools
import time
import tracemalloc
from datetime import UTC, datetime

from hypothesis import given, settings

from mediator.archive.encoder import Encoder
from mediator.archive.session_files import FORMAT, PARTS, Header, encode
from mediator.record.agreement import Agreement, NextDate
from mediator.record.base import Frozen
from mediator.record.entry import Reword
from mediator.record.jot import Jot
from mediator.record.record import Record
from mediator.record.session import Session
from tests.record.cases import after, at, start, topic
from tests.strategies import NINE, History, histories

HEADER = Header(format=FORMAT, revision=7, saved=NINE)


def same_as_plain(encoder: Encoder, part: Frozen) -> bool:
    return encoder.encode(part, HEADER) == encode(part, HEADER)


@settings(max_examples=150, deadline=None)
@given(histories(most=25))
def test_what_is_written_is_the_same_byte_for_byte_at_every_step_forward_and_back(history: History) -> None:
    encoders = {part: Encoder() for part in PARTS}
    for record in itertools.chain(history.records, reversed(history.records)):
        for part, encoder in encoders.items():
            assert same_as_plain(encoder, getattr(record, part))


@settings(max_examples=30, deadline=None)
@given(histories(most=15))
def test_texts_made_beforehand_change_nothing(history: History) -> None:
    encoder = Encoder()
    for _ in encoder.warm(history.records[0].session):
        pass
    for record in history.records:
        assert same_as_plain(encoder, record.session)


def with_jots(*texts: str) -> Session:
    jots = tuple(Jot(id=f"j{n}", text=text, at=NINE, shown=False) for n, text in enumerate(texts))
    return start().session.model_copy(update={"jots": jots})


def test_a_list_whose_things_fit_on_lines_becomes_tables_when_one_no_longer_does_and_lines_again() -> None:
    encoder = Encoder()
    short, long = with_jots("a", "b"), with_jots("a", "b" * 200)
    mixed = long.model_copy(update={"jots": (short.jots[0], long.jots[1])})
    back = long.model_copy(update={"jots": (short.jots[0],)})
    assert b"\njots = [\n" in encode(short, HEADER)
    assert b"\n[[jots]]\n" in encode(mixed, HEADER)
    for part in (short, mixed, back, long, start().session):
        assert same_as_plain(encoder, part)


def test_a_table_that_is_no_list_stands_where_the_plain_way_puts_it() -> None:
    session = with_jots("a" * 200).model_copy(update={"sides": {"ana": "did", "ben": "felt"}})
    assert same_as_plain(Encoder(), session)
    dated = NextDate(day=datetime(2026, 12, 1, tzinfo=UTC).date(), time="ten")
    agreement: Agreement = start().agreement.model_copy(update={"next_date": dated, "outcome": "partial"})
    assert same_as_plain(Encoder(), agreement)


def test_an_object_in_the_place_of_one_that_is_gone_is_never_taken_for_it() -> None:
    encoder = Encoder()
    for number in range(300):  # each is made where the one before it has been freed
        assert same_as_plain(encoder, with_jots(f"number {number}"))


def large(entries: int) -> Record:
    one = after(start(), topic("t")).session.issues[0]
    issues = tuple(one.with_(id=f"t{n}", number=n, text=f"Line {n} of very many") for n in range(entries))
    return start().with_session(issues=issues)


def test_a_change_in_a_large_session_is_written_many_times_faster_than_all_of_it() -> None:
    record = large(3_000)
    encoder = Encoder()
    first = measured(encoder, record)
    changed = [after(record, Reword(at=at(1), entry=f"t{n}", text=f"Now {n}")) for n in range(5)]
    again = min(measured(encoder, each) for each in changed)
    assert again * 8 < first


def measured(encoder: Encoder, record: Record) -> float:
    began = time.perf_counter()
    encoder.encode(record.session, HEADER)
    return time.perf_counter() - began


def test_texts_of_what_is_gone_are_not_kept() -> None:
    encoder = Encoder()
    encoder.encode(large(10).session, HEADER)
    tracemalloc.start()
    try:
        for number in range(200):
            encoder.encode(with_jots(f"{number} " + "x" * 1_900), HEADER)
        assert tracemalloc.get_traced_memory()[0] < 100_000
    finally:
        tracemalloc.stop()
