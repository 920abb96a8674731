"""A file taken apart is the file: every piece is TOML, and together they say what it says."""

import tomllib
from typing import Any

from hypothesis import given, settings

from mediator.archive.pieces import pieces
from mediator.archive.session_files import PARTS, encode
from mediator.record.record import Record
from tests.archive.test_session_files import header
from tests.full import full_record
from tests.strategies import History, histories


def put_together(data: bytes) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for name, piece in pieces(data):
        (found,) = tomllib.loads(piece.decode()).items()
        assert found[0] == name
        if isinstance(found[1], list) and name in whole:
            whole[name] += found[1]
        else:
            assert name not in whole
            whole[name] = found[1]
    return whole


def holds(record: Record) -> None:
    for part in PARTS:
        data = encode(getattr(record, part), header())
        assert put_together(data) == tomllib.loads(data.decode()), part


def test_a_session_with_everything() -> None:
    holds(full_record())


@settings(max_examples=30, deadline=None)
@given(histories())
def test_any_session(history: History) -> None:
    holds(history.last)


def test_what_is_nothing_has_no_pieces() -> None:
    assert list(pieces(b"")) == list(pieces(b"# a word\n")) == []
