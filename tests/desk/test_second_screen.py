"""What the room's own screen is given: nothing moves there when only private things change."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from mediator.archive.agendas import named
from mediator.archive.board_file import BoardFile, encoded
from mediator.board.picture import Picture
from mediator.board.wall import Wall
from mediator.desk import writing
from mediator.desk.second_screen import SecondScreen
from mediator.desk.tray import Question
from mediator.view import BoardView, Written
from tests.desk.screens import press, text, type_text, write
from tests.rooms import MORNING, Room, app, live_screen, room


@dataclass
class Given:
    """Takes the file's place, and remembers every picture that would be written."""

    pictures: list[bytes] = field(default_factory=list)
    newest: Picture | None = None
    behind: bool = False

    def show(self, picture: Picture) -> None:
        if picture != self.newest:
            self.newest = picture
            self.pictures.append(encoded(picture, len(self.pictures) + 1, MORNING))


@dataclass
class Watched:
    """A room whose own screen is looked after as the live screen does it: after every key."""

    room: Room
    given: Given = field(default_factory=Given)

    def __post_init__(self) -> None:
        self.second = SecondScreen(self.room.desk, cast("BoardFile", self.given), lambda: "dark")
        self.second.look()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.room.press(key)
            self.second.look()

    def type(self, *words: str) -> None:
        """Let the open line hold each of *words* in turn."""
        for typed in words:
            self.second.look_at_the_line(typed)

    def write(self, key: str, words: str) -> None:
        self.press(key)
        writing.keep(self.room.desk, words)
        self.second.look()

    @property
    def view(self) -> BoardView:
        assert self.given.newest is not None
        return self.given.newest.view

    def lines(self) -> list[str]:
        return [line.text for line in self.view.body.lines()]


def watched(*names: str, type_id: str = "community") -> Watched:
    return Watched(room(*names, session_type=named(type_id)))


def in_public(here: Watched, private: bool) -> None:
    """Do what the room may see; between that, with *private*, what it may not."""

    def secretly() -> None:
        if private:
            here.write("j", "secret: she is afraid of him")
            here.press("enter", "escape", "e")
            writing.keep(here.room.desk, "secret: and of his brother")
            here.second.look()
            together, here.room.desk.together = here.room.desk.together, False
            here.press("o")
            here.type("secret: half a line")
            writing.put_away(here.room.desk, "secret: half a line")
            here.room.desk.together = together
            here.second.look()
            here.press("j")
            writing.put_away(here.room.desk, "secret: unseen", given_up=True)
            here.second.look()
            here.write("j", "secret: struck again")
            here.press("x", "u", "ctrl+r", "f2", "f2")
            here.room.desk.tray.put(Question("secret", "secret", MORNING))
            here.second.look()

    secretly()
    here.press("y", "y", "1")
    secretly()
    here.press("g", "enter")
    here.write("t", "The gate")
    here.write("t", "The noise")
    secretly()
    here.write("w", "Quiet after ten")
    here.press("W")
    secretly()
    here.write("i", "To sleep")
    here.press("down", "down")
    secretly()
    here.press("space", "b")
    here.press("c", "T", "p", "1", "c")
    here.press("Q")
    secretly()


def test_a_line_the_room_watches_is_there_while_it_is_written() -> None:
    here = watched("Maria", "Mr Cole")
    here.press("1", "w")
    assert here.view.written == Written(who="Maria", what="What I want")
    here.type("No noi", "No noise")
    assert here.view.written == Written(who="Maria", what="What I want", words="No noise")
    before = len(here.given.pictures)
    here.press("f2")
    assert here.view.written is None, "it is written unseen from now on"
    here.type("No noise at")
    assert len(here.given.pictures) == before + 1
    writing.keep(here.room.desk, "No noise at night")
    here.second.look()
    here.press("f2", "W", "e")
    here.type("No noise at night")
    assert here.view.written == Written(who="Maria", what="in other words", words="No noise at night")


@pytest.mark.parametrize("covering", ["curtain", "quiet"])
def test_what_covers_the_wall_covers_the_line_that_is_written(covering: str) -> None:
    here = watched("Maria")
    here.press("w")
    here.type("No noi")
    here.room.desk.live.show(**{covering: True})
    here.type("No noise")
    assert here.view.written is None
    assert not any(b"No noise" in picture for picture in here.given.pictures)


def test_a_private_note_written_before_it_does_not_move_a_line_that_is_watched() -> None:
    here = watched("Maria")
    here.press("w")
    here.type("No noi")
    before = len(here.given.pictures)
    writing.note_aside(here.room.desk, "No noi", 6)
    here.type("", "secret: she is afraid")
    writing.keep(here.room.desk, "secret: she is afraid")
    here.type("No noi")
    assert len(here.given.pictures) == before
    here.type("No noise")
    assert here.view.written is not None
    assert here.view.written.words == "No noise"


@pytest.mark.parametrize("keys", ["n", "j", "f3an1n"])
def test_a_line_that_is_hidden_or_private_is_never_there(keys: str) -> None:
    here = watched("Maria")
    here.press(*(["f3", *keys[2:]] if keys.startswith("f3") else keys))
    assert here.room.desk.writing is not None or keys.startswith("f3")
    here.type("secret")
    assert here.view.written is None


def test_a_hidden_line_does_not_take_the_place_of_the_one_that_was_written_last() -> None:
    pictures = []
    for private in (False, True):
        here = watched("Maria")
        here.write("o", "A rug")
        if private:
            here.write("j", "secret")
        here.press("O")
        pictures.append(here.given.newest)
    assert pictures[0] == pictures[1]
    assert pictures[0] is not None
    assert pictures[0].line == "1"


@pytest.mark.parametrize("type_id", ["community", "restorative"])
def test_private_things_change_not_a_byte_and_no_number_of_writes(type_id: str) -> None:
    open_, secret = watched("Maria", "Mr Cole", type_id=type_id), watched("Maria", "Mr Cole", type_id=type_id)
    in_public(open_, private=False)
    in_public(secret, private=True)
    assert open_.given.pictures == secret.given.pictures
    assert len(open_.given.pictures) >= 10
    assert not any(b"secret" in picture for picture in secret.given.pictures)


def test_it_follows_what_the_mediator_looks_at_and_the_line_that_was_pointed_at() -> None:
    here = watched("Maria")
    here.write("t", "The gate")
    here.press("T")
    here.write("t", "The noise")
    assert here.view.body.heading == "Topics"
    assert here.given.newest is not None
    assert (here.given.newest.line, here.given.newest.stays) == ("2", False)
    here.press("up")
    assert (here.given.newest.line, here.given.newest.stays) == ("1", True)
    here.second.look("e101")
    assert (here.given.newest.line, here.given.newest.stays) == ("2", True)
    here.press("O")
    assert (here.given.newest.line, here.given.newest.stays) == ("", False)


def test_held_it_stays_with_a_board_and_what_is_on_it_goes_on() -> None:
    here = watched("Maria")
    here.write("o", "A rug")
    here.press("O", "f3", "f")
    assert here.room.desk.message == "board holds: Ideas"
    here.press("T")
    assert here.room.desk.view().body.heading == "Topics"
    assert here.lines() == ["A rug"]
    here.write("o", "A number to text")
    here.write("t", "The gate")
    assert here.lines() == ["A rug", "A number to text"]
    here.room.desk.chosen = ""
    here.press("O", "up", "up", "x", "T")
    assert here.lines() == ["A number to text"], "what is struck is off a held board too"
    here.press("f3", "f")
    assert here.room.desk.message == "board follows"
    assert here.lines() == ["The gate"]


def test_a_file_that_refuses_is_told_once_there_was_a_word_of_a_second_screen() -> None:
    here = watched("Maria")
    here.given.behind = True
    assert here.second.how_it_stands() == ""
    here.press("f6")
    assert here.room.surface.asked == ["preview"]
    assert here.second.how_it_stands() == "board not reached"
    here.given.behind = False
    assert here.second.how_it_stands() == "board follows"


def test_held_wants_stay_with_their_topic() -> None:
    here = watched("Maria")
    here.write("t", "The gate")
    here.write("t", "The noise")
    here.press("W", "f3", "f", "right")
    assert here.room.desk.view().body.heading == "The noise"
    assert here.view.body.heading == "The gate"


@pytest.mark.parametrize("keys", [["b"], ["escape"], ["p", "1"], ["Q"]], ids=str)
def test_what_covers_all_covers_a_held_board_too(keys: list[str]) -> None:
    here = watched("Maria")
    here.press("f3", "f", "T")
    assert here.view.card is None
    before = len(here.given.pictures)
    here.press(*keys)
    assert here.view.card is not None
    assert here.view.card == here.room.desk.view().card
    assert len(here.given.pictures) == before + 1


def test_a_quiet_wall_is_quiet_on_a_held_board() -> None:
    here = watched("Maria")
    here.press("f3", "f", "z")
    assert here.view.quiet is not None


def test_where_a_session_is_looked_at_nothing_is_held() -> None:
    here = room("Maria")
    here.desk.live.read_only = "It can be looked at and not changed."
    here.press("f3", "f")
    assert here.desk.message == "It can be looked at and not changed."
    assert here.desk.live.shown.held is None


async def test_the_preview_is_what_the_room_sees_and_the_footer_says_how_it_stands(tmp_path: Path) -> None:
    made, _ = app(tmp_path, "Maria", "Mr Cole")
    async with made.run_test(size=(120, 36)) as pilot:
        screen = live_screen(made)
        await press(pilot, "c")
        assert "board" not in text(made)
        await write(pilot, "o", "A rug in the hall")
        await press(pilot, "O", "f3", "f", "T", "u", "ctrl+r")
        assert "board holds: Ideas · sav" in text(made)
        await press(pilot, "f6")
        assert "What the room sees · board holds: Ideas" in text(made)
        assert "A rug in the hall" in text(made)
        shown = made.screen.query_one(Wall)._picture
        assert shown == screen._second.picture()
        await press(pilot, "b")
        assert made.screen is screen
        assert screen.desk.covered()
        await press(pilot, "f6")
        assert made.screen.query_one(Wall)._picture.view.card is not None
        await press(pilot, "escape", "c", "t")
        await type_text(pilot, "half a line")
        assert "board holds: Ideas" in text(made)
        await press(pilot, "enter", "f3", "f")
        assert "board follows" in text(made)
        await press(pilot, "f6", "escape", "escape")
        assert screen.desk.covered()
