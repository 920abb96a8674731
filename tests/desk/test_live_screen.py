"""The live screen: what it draws, when a line closes, and what never reaches the terminal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from mediator.desk.app import SessionApp
from mediator.desk.bursts import KeyGate
from mediator.desk.line import WritingLine
from mediator.desk.live_screen import IDLE_FOOTER, IDLE_LINE, IDLE_WORDS
from mediator.text import one_line
from tests.desk.screens import press, rows, settled, text, type_text, write
from tests.rooms import FakeClock, app, live_screen

HOSTILE = [
    "[bold]x[/]", "[/", "[/nope]", "[@click=app.bell]y[/]", "a[0] b[x]", "\\[x] c:\\", "$name {x} %s %d",
    "שלום לכם", "مرحبا", "漢字 かな", "👨‍👩‍👧 family", "e\u0301\u0301",
    ":smile:", "`rm -rf`", "</b>&amp;",
]  # fmt: skip
ESCAPES = ["a\x1b[31mb", "a\x1b]0;title\x07b", "a\x9b2Jb", "a\x00b", "a\u202eb", "a\x7fb", "\x1bP+q\x1b\\"]


@asynccontextmanager
async def running(
    tmp_path: Path, *names: str, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[SessionApp, Pilot[None], FakeClock]]:
    made, clock = app(tmp_path, *(names or ("Maria", "Mr Cole")))
    async with made.run_test(size=size) as pilot:
        await press(pilot, "c")
        yield made, pilot, clock


async def test_it_opens_curtained(tmp_path: Path) -> None:
    made, _ = app(tmp_path, "Maria")
    async with made.run_test(size=(80, 24)):
        assert "Quiet nights" in text(made)
        assert "Maria" not in text(made)
        assert "Opening" not in text(made)


async def test_words_typed_unseen_are_on_no_row(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "j")
        await type_text(pilot, "he said something that must not be seen")
        assert "must not" not in text(made)
        assert "writing" in text(made)
        await press(pilot, "enter")
        assert "must not" not in text(made)
        assert live_screen(made).desk.live.record.session.jots[0].text.startswith("he said")


async def test_two_unseen_lines_look_the_same(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "f2")
        pictures = set()
        await press(pilot, "1")  # whose the want is need not be asked
        for key in ("w", "t", "j"):
            await press(pilot, key)
            await type_text(pilot, "words of " + key)
            pictures.add("\n".join(rows(made)[-4:-1]))
            await press(pilot, "escape")
        assert len(pictures) == 1


async def test_a_line_left_alone_closes_itself_to_a_draft(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, clock):
        await press(pilot, "t")
        clock.advance(IDLE_LINE + 1)
        live_screen(made).look_at_the_time()
        assert live_screen(made).desk.writing is None, "nothing was in it"
        await press(pilot, "t")
        await type_text(pilot, "half a thou")
        clock.advance(IDLE_WORDS - 1)
        live_screen(made).look_at_the_time()
        assert live_screen(made).desk.writing is not None
        clock.advance(2)
        live_screen(made).look_at_the_time()
        await press(pilot)
        assert "half a thou" not in text(made)
        await press(pilot, "t")
        await type_text(pilot, "ght")
        assert "half a thought" in text(made)


async def test_a_line_given_up_comes_back_to_be_replaced_and_unseen_it_is_gone(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "t")
        await type_text(pilot, "Rent due")
        await press(pilot, "escape", "t")
        assert "Rent due" in text(made)
        await press(pilot, "N", "o", "i", "s", "e", "enter")
        assert [issue.text for issue in live_screen(made).desk.session.issues] == ["Noise"]
        await press(pilot, "j")
        await type_text(pilot, "He is a liar")
        await press(pilot, "escape")
        await write(pilot, "j", "Ask about heating")
        assert [jot.text for jot in live_screen(made).desk.session.jots] == ["Ask about heating"]


async def test_a_command_key_after_enter_is_a_command_at_once(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "t")
        await type_text(pilot, "Nights")
        for key in ("enter", "u"):  # without a pause between them
            made.simulate_key(key)
        await press(pilot)
        assert live_screen(made).desk.live.record.session.issues == ()
        assert "undone" in text(made)


async def test_a_paste_without_a_line_is_a_jot_off_the_wall(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "t")
        await type_text(pilot, "Nights")
        await press(pilot, "enter")
        made.screen.post_message(Paste("xX pasted\nby accident"))
        await press(pilot)
        assert "accident" not in text(made)
        await press(pilot, "enter")
        session = live_screen(made).desk.live.record.session
        assert [jot.text for jot in session.jots] == ["xX pasted by accident"]
        assert not session.issues[0].struck


async def test_a_flood_of_letters_is_a_jot_too(tmp_path: Path) -> None:
    made, _ = app(tmp_path, "Maria")
    made._gate = KeyGate(fastest=0.02)
    async with made.run_test(size=(80, 24)) as pilot:
        live_screen(made).desk.live.show(curtain=False)
        for letter in "xyzzy":
            made.simulate_key(letter)
        await press(pilot)
        assert live_screen(made).desk.writing is not None
        assert made.screen.query_one(WritingLine).value == "xyzzy"
        assert "xyzzy" not in text(made)


async def test_a_pasted_megabyte_into_an_open_line(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "t")
        field = made.screen.query_one(WritingLine)
        field.post_message(Paste("word " * 200_000))
        await press(pilot, "enter")
        assert live_screen(made).desk.writing is not None
        assert "characters" in text(made)


async def test_text_is_drawn_as_it_is(tmp_path: Path) -> None:
    async with running(tmp_path, *(f"M {words}"[:80] for words in HOSTILE[:3])) as (made, pilot, _):
        await press(pilot, "g", "4", "1")
        for words in HOSTILE:
            await write(pilot, "t", words)
            await write(pilot, "w", words)
            await write(pilot, "i", words)
            assert text(made).count(one_line(words)) >= 3
            await press(pilot, "u", "u", "u")
            assert not live_screen(made).desk.session.issues
        for words in HOSTILE:
            for key in "toa":
                await write(pilot, key, words)
        await press(pilot, *"TOARKFIW", "enter", "escape", "1", "p", "escape", "l", "escape", "d", "escape")
        assert made.crash == ""


async def test_keys_that_come_together_are_taken_in_their_order(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "t")
        for key in (*"wrong", *["backspace"] * 40, *"Right", "left", "left", "x", "home", "A"):
            made.simulate_key(key)
        await press(pilot)
        assert made.screen.query_one(WritingLine).value == "ARigxht"


async def test_keys_that_come_together_find_the_line_that_those_before_them_left(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        back = ["backspace"] * 3
        for key in (*"tNixx", *back, *"oise", "enter", *"tRent", *back, *back, *"Dogs", "enter", *"uj"):
            made.simulate_key(key)
        made.post_message(Paste("a\nthought"))
        for key in ("left", "left", "X", "enter", *"tPlay", *["backspace"] * 4, *"xg"):
            made.simulate_key(key)
        await press(pilot)
        session = live_screen(made).desk.session
        assert [issue.text for issue in session.issues] == ["Noise"]
        assert [jot.text for jot in session.jots] == ["a thougXht"]
        assert made.screen.query_one(WritingLine).value == "xg"


async def test_a_key_goes_to_the_screen_that_the_one_before_it_showed(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        for key in ("question_mark", "escape", "t", *"Noise", "enter", "question_mark", "escape", "u"):
            made.simulate_key(key)
        await press(pilot)
        assert not live_screen(made).desk.session.issues
        assert "undone" in text(made)


async def test_no_control_character_gets_through(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        for words in ESCAPES:
            await press(pilot, "T", "t")
            made.screen.query_one(WritingLine).post_message(Paste(words))
            await press(pilot)
            drawn = text(made)
            await press(pilot, "enter")
            for picture in (drawn, text(made)):
                assert not any(
                    ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in picture.replace("\n", "")
                )
                assert "\u202e" not in picture


async def test_the_footer_goes_when_nobody_needs_it(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, clock):
        assert "u undo" in text(made)
        clock.advance(IDLE_FOOTER + 1)
        live_screen(made).look_at_the_time()
        await press(pilot)
        assert "u undo" not in text(made)
        await press(pilot, "T")
        assert "u undo" in text(made)


async def test_the_clock_says_minutes_then_reached_then_over(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, clock):
        await press(pilot, "space")
        for seconds, words in ((30, "10 min left"), (510, "1 min left"), (61, "time reached"), (120, "+2")):
            clock.advance(seconds)
            live_screen(made).look_at_the_time()
            await press(pilot)
            assert words in rows(made)[0]


async def test_forty_parties(tmp_path: Path) -> None:
    async with running(tmp_path, *(f"Party {n}" for n in range(1, 41)), size=(80, 24)) as (made, pilot, _):
        await press(pilot, "g", "4")
        await write(pilot, "w", "peace")
        seen = set()
        for _ in range(20):
            seen |= {word for row in rows(made) for word in [row.strip("│ ").split("  ")[0]]}
            await press(pilot, "pagedown")
        assert {f"Party {n}" for n in range(1, 41)} <= seen


async def test_a_session_without_parties_can_be_looked_at(tmp_path: Path) -> None:
    made, _ = app(tmp_path)
    async with made.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c", "g", "4", "w")
        assert "There is no party yet." in text(made)
        for key in ("T", "O", "A", "R", "K", "F", "I", "W", "1", "m", "d", "y"):
            await press(pilot, key)


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (29, 8), (30, 7), (30, 8), (300, 100)])
async def test_any_size_is_survived(size: tuple[int, int], tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "g", "4", "1")
        await write(pilot, "w", "peace and quiet after a long day")
        await pilot.resize_terminal(*size)
        for key in ("T", "W", "enter", "escape", "w"):
            await press(pilot, key)
        await pilot.resize_terminal(120, 36)
        await press(pilot, "escape")
        assert "peace and quiet" in text(made)


async def test_it_says_saved_only_when_it_is(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await write(pilot, "t", "Nights")
        await settled(made)
        assert rows(made)[-1].endswith("saved")
        assert "Nights" in (tmp_path / "session.toml").read_text()


async def test_the_help_shows_every_key_and_closes(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "question_mark")
        assert "A small letter writes" in text(made)
        await press(pilot, "escape")
        assert "A small letter writes" not in text(made)
        assert not live_screen(made).desk.covered()


async def test_esc_pressed_in_fright_ends_at_the_curtain_from_anywhere(tmp_path: Path) -> None:
    for way_in in (("t",), ("enter",), ("l",), ("question_mark",), ("ctrl+p",), ("g",), ("X",), ("p",)):
        async with running(tmp_path) as (made, pilot, _):
            await press(pilot, *way_in)
            await press(pilot, "escape", "escape", "escape", "escape")
            for _ in range(20):
                await pilot.pause(0)
            assert live_screen(made).desk.covered(), way_in
            assert "Maria" not in text(made)
            await press(pilot, "c")
            assert not live_screen(made).desk.covered()


async def test_clicking_a_line_selects_it(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "T")
        await write(pilot, "t", "Nights")
        await write(pilot, "t", "Days")
        at = next(n for n, row in enumerate(rows(made)) if "1 Nights" in row)
        await pilot.click(offset=(40, at))
        desk = live_screen(made).desk
        assert desk.chosen == desk.live.record.session.issues[0].id


@pytest.mark.parametrize("way_in", ["question_mark", "ctrl+p"])
async def test_keys_on_their_way_into_the_help_or_the_palette_do_no_harm(way_in: str, tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, way_in)
        for key in ["down", "enter", "enter", "enter", "escape", "escape", "h", "e", "escape", "escape"]:
            made.simulate_key(key)
        for _ in range(10):
            await press(pilot)
        assert made.crash == ""
        await press(pilot, "escape", "escape", "escape")
        assert live_screen(made).desk.covered()


@pytest.mark.parametrize("way_in", ["question_mark", "ctrl+p"])
async def test_words_pasted_over_the_help_or_the_palette_are_a_jot(way_in: str, tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, way_in)
        made.screen.post_message(Paste("not for the wall"))
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert "not for the wall" not in text(made)
        assert [jot.text for jot in live_screen(made).desk.live.record.session.jots] == ["not for the wall"]


async def test_esc_works_after_the_terminal_was_too_small(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "t")
        await type_text(pilot, "words")
        await pilot.resize_terminal(29, 7)
        await press(pilot, "x")
        await pilot.resize_terminal(120, 36)
        await press(pilot, "escape")
        assert live_screen(made).desk.writing is None
        await press(pilot, "escape")
        assert live_screen(made).desk.covered()


async def test_a_draft_written_unseen_comes_back_unseen(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "f2", "t")
        await type_text(pilot, "half a secret")
        await press(pilot, "escape", "f2", "t")
        assert "half a secret" not in text(made)
        await press(pilot, "f2", "f2")
        assert "half a secret" not in text(made)


async def test_an_unseen_line_is_not_copied_and_its_length_is_not_told(tmp_path: Path) -> None:
    async with running(tmp_path) as (made, pilot, _):
        await press(pilot, "j")
        field = made.screen.query_one(WritingLine)
        before = field.cursor_screen_offset
        await type_text(pilot, "secret")
        assert field.cursor_screen_offset == before
        field.select_all()
        field.action_copy()
        field.action_cut()
        assert made.clipboard == ""
        assert field.value == "secret"


async def test_a_flood_that_begins_with_a_curtain_key_is_still_words(tmp_path: Path) -> None:
    for words in ("aboutit", "beforenoon", "obviously"):
        made, _ = app(tmp_path, "Maria")
        made._gate = KeyGate(fastest=0.5)
        async with made.run_test(size=(80, 24)) as pilot:
            desk = live_screen(made).desk
            desk.live.show(curtain=False)
            for letter in words:
                made.simulate_key(letter)
            await press(pilot)
            assert desk.writing is not None
            assert desk.writing.kind == "jot"
            assert made.screen.query_one(WritingLine).value == words
            assert "noon" not in text(made)


async def test_a_letter_behind_the_key_that_opens_its_line_comes_first_however_late_that_key_is_heard(
    tmp_path: Path,
) -> None:
    made, _ = app(tmp_path, "Ana")
    async with made.run_test() as pilot:
        await press(pilot, "c")
        screen = live_screen(made)
        screen._gate = KeyGate(fastest=0.03)
        for number, key in enumerate("tH"):
            event = Key(key, key)
            event.time = 100.0 + number
            screen.on_key(event)
        assert screen.query_one(WritingLine).value == "H"


async def test_the_frame_of_a_topic_says_how_it_might_begin_where_the_line_may_be_seen(
    tmp_path: Path,
) -> None:
    made, _ = app(tmp_path, "Maria", "Mr Cole")
    async with made.run_test(size=(80, 24)) as pilot:
        await press(pilot, "c", "t")
        assert "a topic · How will … ?" in text(made)
        await press(pilot, "escape", "f2", "t")
        assert "How will" not in text(made)


async def test_what_was_pressed_behind_a_menus_key_while_the_program_was_busy_answers_it(
    tmp_path: Path,
) -> None:
    made, _ = app(tmp_path, "Maria", "Mr Cole")
    async with made.run_test(size=(120, 36)) as pilot:
        screen = live_screen(made)
        screen._gate = KeyGate(fastest=60)
        for key in ("f3", "a", "1", "2"):
            made.simulate_key(key)
        await press(pilot)
        assert screen.desk.live.record.private.caucus_now() is not None
        assert screen.desk.writing is None
        screen._gate.press_menu(0.0)
        for key in "hello":
            made.simulate_key(key)
        await press(pilot)
        assert screen.desk.writing is not None, "words are words all the same"
