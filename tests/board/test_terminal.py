"""On the way to the terminal: which characters, which colours, and letters that keep their columns."""

import pyte
import pytest
from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mediator.board.charset import charset
from mediator.board.direction import right_to_left
from mediator.board.terminal import WithoutColour, for_terminal, in_charset


@pytest.mark.parametrize(
    ("environment", "stream", "allowed"),
    [
        ({"LANG": "de_DE.UTF-8"}, "utf-8", "utf-8"),
        ({"LC_ALL": "C.utf8"}, "UTF-8", "utf-8"),
        ({}, "utf-8", "utf-8"),
        ({"LC_ALL": "C"}, "utf-8", "ascii"),
        ({"LC_ALL": "", "LANG": "POSIX"}, "utf-8", "ascii"),
        ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "utf-8", "ascii"),
        ({"LANG": "de_DE.ISO-8859-1@euro"}, "iso8859-1", "iso8859-1"),
        ({"LANG": "de_DE.ISO-8859-1"}, "utf-8", "ascii"),
        ({"LANG": "de_DE.UTF-8"}, "ascii", "ascii"),
        ({}, "cp437", "cp437"),
        ({"LANG": "x.nonsense"}, "utf-8", "ascii"),
    ],
)
def test_the_character_set_is_what_locale_and_stream_agree_on(
    environment: dict[str, str], stream: str, allowed: str
) -> None:
    assert charset(environment, stream) == allowed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("╭─ Zoë’s rules … ─╮", "+- Zoe's rules ~ -+"),
        ("✓ ▸ ○ · ↑ “so” —", '+ > o - ^ "so" -'),
        ("Straße, Łódź, Århus", "Strase, Lodz, Arhus"),
        ("漢字 👨‍👩‍👧 שלום", "???? ?? ????"),
        ("e\u0301 x\u0323\u0307", "e x"),
    ],
)
def test_ascii_stands_in_for_what_cannot_be_sent_cell_by_cell(text: str, plain: str) -> None:
    assert in_charset(text, "ascii") == plain
    assert cell_len(plain) == cell_len(text)


def test_a_character_set_carries_what_it_can() -> None:
    assert in_charset("Zoë – Łódź", "iso8859-1") == "Zoë - Lódz"


def test_plain_text_and_sequences_pass_untouched() -> None:
    for data in ("\x1b[1;2Hplain\x1b[0m", "\x1b[38;2;1;2;3m╭─ Zoë ─╮\x1b[0m\x1b[?25l"):
        assert for_terminal(data, "utf-8") == data
    assert for_terminal("\x1b[38;2;1;2;3m╭─╮\x1b[0m", "ascii") == "\x1b[38;2;1;2;3m+-+\x1b[0m"


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧 family",
        "👍🏽👍🏽 yes yes",
        "🇩🇪 🇫🇷 flags",
        "❤️ love it",
        "क्षि नमस्ते",
        "שָׁלוֹם!",
        "(שלום) 5",
        "الساعة ٥.",
    ],
)
def test_what_follows_stands_in_its_column_whatever_the_terminal_makes_of_it(text: str) -> None:
    screen = pyte.Screen(40, 1)
    stream = pyte.ByteStream(screen)
    room = 24
    data = f"\x1b[1;1H│{text}{' ' * (room - cell_len(text))}│ next  "
    stream.feed(for_terminal(data, "utf-8").encode())
    assert "".join(screen.buffer[0][x].data for x in range(room + 1, room + 7)) == "│ next"


def test_words_read_from_the_right_keep_their_order_and_their_marks() -> None:
    sent = for_terminal("│ שלום לכם!  Tom  │", "utf-8")
    assert "\u200fשלום לכם!".replace("\u200f", "") in sent
    assert sent.count("\u200f") == 2
    assert sent.count("\u200e") == 1
    assert "Tom" in sent.split("\u200e")[1]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("שלום", True), ("5 ימים", True), ("▸ أم", True), ("DVD של", False), ("", False), ("12", False)],
)
def test_the_first_letter_says_where_a_line_is_read_from(text: str, is_so: bool) -> None:
    assert right_to_left(text) is is_so


@pytest.mark.parametrize(("ground", "reverse"), [("#e0c07c", True), ("#222930", None), (None, None)])
def test_without_colours_a_ground_that_stands_out_is_reversed(
    ground: str | None, reverse: bool | None
) -> None:
    style = Style(bold=True, bgcolor=ground and RichColor.parse(ground), color=RichColor.parse("#ffffff"))
    made = WithoutColour().apply([Segment("x", style)], Color.parse("#14181c"))[0].style
    assert made is not None
    assert made.color is None
    assert made.bgcolor is None
    assert made.bold
    assert made.reverse is reverse
