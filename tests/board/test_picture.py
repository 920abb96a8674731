"""The file as two processes share it: what was written is read, and nothing else is."""

from datetime import timedelta
from types import NoneType
from typing import get_args

from hypothesis import given, settings

from mediator import view
from mediator.archive.board_file import encoded
from mediator.board.last_line import sealed
from mediator.board.picture import Picture, read_picture, without_ids
from mediator.insight.board import board_view
from mediator.insight.shown import Shown
from mediator.view import BoardView, Card, Slice
from tests.rooms import MORNING
from tests.strategies import SESSION_TYPE, History, histories


@settings(max_examples=60, deadline=None)
@given(histories())
def test_what_is_written_is_read(history: History) -> None:
    for shown in (Shown(), Shown(curtain=False), Shown(curtain=False, board="wants")):
        made = board_view(history.last, SESSION_TYPE, shown)
        picture = Picture(view=without_ids(made)[0], line="1", stays=True)
        read = read_picture(encoded(picture, 3, MORNING))
        assert read is not None
        assert read.model_dump(exclude={"format", "revision", "written"}) == picture.model_dump()


def test_a_card_without_a_word_and_a_time_to_come_back_at_are_read() -> None:
    for card in (Card(), Card(title="A break", until=MORNING + timedelta(minutes=15, microseconds=7))):
        read = read_picture(encoded(Picture(view=BoardView(card=card)), 1, MORNING))
        assert read is not None
        assert read.view.card == card


def test_what_a_file_leaves_out_is_none() -> None:
    """TOML knows no None: a field that can be it has to be it where nothing is said."""
    for model in vars(view).values():
        if isinstance(model, type) and issubclass(model, Slice):
            for name, field in model.model_fields.items():
                if NoneType in get_args(field.annotation):
                    assert field.default is None, f"{model.__name__}.{name}"


def test_a_file_that_is_not_whole_is_no_picture() -> None:
    data = encoded(Picture(), 1, MORNING)
    assert read_picture(data) is not None
    assert all(read_picture(data[:cut]) is None for cut in range(len(data) - 1))
    for at in range(len(data) - 1):
        assert read_picture(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]) is None, at
    assert read_picture(b"\xff") is None
    assert read_picture(sealed(b"a = [" * 100_000)) is None


def test_a_newer_file_is_no_picture() -> None:
    text = encoded(Picture(), 1, MORNING).rpartition(b"# mediator")[0]
    assert read_picture(sealed(text.replace(b"format = 1", b"format = 2"))) is None
    assert read_picture(sealed(b"news = 1\n" + text)) is None


def test_ids_do_not_get_into_it() -> None:
    """How many lines there were that the room has not seen must not show, not even in an id."""
    from tests.rooms import room

    here = room("Maria", "Mr Cole")
    here.write("t", "The gate")
    here.press("T")
    made, keys = without_ids(here.desk.live.view)
    assert keys == {"e100": "1"}
    assert "e100" not in repr(made)
    assert [line.key for line in made.body.lines()] == ["1"]
