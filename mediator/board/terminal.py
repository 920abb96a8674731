"""What a terminal can show, kept to in one place on the way there, so that no widget has to know.

Three things: without colours, bold and reverse carry what colour carried; outside UTF-8, marks become plain
ones; and letters of which terminals disagree how wide they are, or which way they run, keep their columns.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from mediator.board.direction import right_to_left

STANDS_OUT = 0.11
"""Difference in brightness, of 1, that makes a ground a mark of its own, such as a cursor."""

PLAIN: dict[str, str] = {
    **dict.fromkeys("─━╌╴╶╸╺–—−‐‑‒", "-"),
    **dict.fromkeys("│┃╵╷╹╻▏▎▍▌▐", "|"),
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋", "+"),
    **dict.fromkeys("█▇▆▅▓▒░", "#"),
    **dict.fromkeys("▄▃▂▁", "_"),
    **dict.fromkeys("‘’‚ʼ′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict(zip("▀✓▸○·•…×÷↑↓←→«»‹›\u00a0\ufffd", '"+>o-*~x/^v<><><> ?', strict=True)),
    **dict(zip("ßæÆøØłŁđĐðþœŒı€£", "saAoOlLdDdpoOiEL", strict=True)),
}
"""What stands for a mark or letter that cannot be sent: one cell for one cell."""

_ESCAPES = re.compile(r"(\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~]))")
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_TO_THE_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_DISPUTED = re.compile(
    f"[{_RIGHT_TO_LEFT}\u0300-\u036f\u0483-\u0489\u0900-\u0eff\u1100-\u11ff\u1ab0-\u1aff\u200c-\u200f"
    "\u20d0-\u20ff\ufe00-\ufe0f\U0001f000-\U0001faff]"
)
_STRETCHES = re.compile("( {2,}|^ | $)")
_LRM, _RLM = "\u200e", "\u200f"


def for_terminal(data: str, charset: str) -> str:
    """Return *data*, text with escape sequences, as any terminal of that character set keeps its columns."""
    if data.isascii():
        return data
    parts = _ESCAPES.split(data)
    if charset != "utf-8":
        parts[::2] = [in_charset(part, charset) for part in parts[::2]]
    parts[::2] = [_in_its_columns(part) for part in parts[::2]]
    return "".join(parts)


@lru_cache(2048)
def in_charset(text: str, charset: str) -> str:
    """Return *text* with a plain substitute of the same width for what the character set cannot carry."""
    if _carries(charset, text):
        return text
    spans, _ = split_graphemes(text)
    return "".join(_substitute(text[start:end], cells, charset) for start, end, cells in spans)


def _substitute(letter: str, cells: int, charset: str) -> str:
    if not cells:
        return ""
    if _carries(charset, letter):
        return letter
    for plain in (PLAIN.get(letter[0], ""), unicodedata.normalize("NFKD", letter)[:1]):
        if len(plain) == cells and _carries(charset, plain):
            return plain
    return "?" * cells


def _carries(charset: str, text: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(2048)
def _in_its_columns(text: str) -> str:
    if not _DISPUTED.search(text):
        return text
    return "".join(map(_directed, _STRETCHES.split(text)))


def _directed(text: str) -> str:
    """Give a stretch of words marks of direction where a terminal may order its letters.

    They keep its punctuation with it and it apart from its neighbour's. They do not nest, so that it harms
    nothing when they are sent again.
    """
    if _TO_THE_LEFT.search(text):
        parts = (_RLM, text + _RLM + _LRM) if right_to_left(text) else (text + _LRM,)
        return _placed(cell_len(text), *parts)
    spans, _ = split_graphemes(text)
    letters = [(text[start:end], cells) for start, end, cells in spans]
    made = ""
    for disputed, group in groupby(letters, key=lambda letter: bool(_DISPUTED.search(letter[0]))):
        together, cells = map(list, zip(*group, strict=True))
        made += _placed(sum(cells), "".join(together)) if disputed else "".join(together)
    return made


def _placed(cells: int, *parts: str) -> str:
    """Write each part from here, over spaces, and go on after *cells*, however many the terminal took."""
    return "".join(f"\x1b7{part}\x1b8" for part in (" " * cells, *parts)) + f"\x1b[{cells}C" if cells else ""


class WithoutColour(LineFilter):
    """Sends no colours; what stood on a ground of its own is reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(text, style and _colourless(style, background), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _colourless(style: Style, background: Color) -> Style:
    ground = style.bgcolor
    stands_out = ground is not None and (
        abs(Color.from_rich_color(ground).brightness - background.brightness) > STANDS_OUT
    )
    reverse = stands_out != bool(style.reverse)
    return Style(
        bold=style.bold or None, underline=style.underline or None, reverse=reverse or None, meta=style.meta
    )
