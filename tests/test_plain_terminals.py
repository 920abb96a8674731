"""Terminals without colours and without UTF-8: what is really sent, over a whole walk through the demo."""

import re
from pathlib import Path

from tests.terminal import Terminal

COLOURS = re.compile(rb"\x1b\[([0-9;:]*)m")
ALLOWED = {b"", b"0", b"1", b"4", b"7"}
"""Graphic parameters that are no colours: none, bold, underlined, reversed."""


STEPS = (
    ("c", "No drums after eight"),
    ("w", "writing to the wall"),
    ("esc", "The line is closed"),
    ("l", "Look at:"),
    ("esc", "The line is closed"),
    ("?", "A small letter writes"),
    ("esc", "No drums"),
    ("ctrl+p", "What would you like"),
    ("esc", "No drums"),
    ("R", "Consent"),
    ("A", "Agreement points"),
    ("z", "Evenings in one house\n"),
    ("z", "Agreement points"),
    ("g", "Go on?"),
    ("enter", "stage 5"),
    ("p", "how many minutes"),
    ("2", "We go on"),
    ("c", "stage 5"),
    ("F", "To find out"),
    ("j", "writing"),
    ("esc", "The line is closed"),
)
"""Keys, and what is on the screen once the program has answered each."""


def walk(terminal: Terminal) -> None:
    """Look at everything once."""
    terminal.wait("Evenings")
    for key, words in STEPS:
        terminal.press(key)
        terminal.wait(words)


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    terminal.wait("Leave?")
    terminal.press("enter")
    assert terminal.ended() == 0


def test_only_ascii_and_no_colour_is_sent_where_nothing_else_is_wanted(tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "NO_COLOR": "1"}
    with Terminal("demo", home=tmp_path, environment=plain, rows=50, columns=200) as terminal:
        walk(terminal)
        assert "> Ideas" in terminal.text()
        assert "+-" in terminal.text()
        leave(terminal)
    assert terminal.received.isascii()
    sent = {part for found in COLOURS.findall(terminal.received) for part in found.split(b";")}
    assert sent <= ALLOWED
    assert {b"1", b"7"} <= sent


def test_without_colours_the_chosen_line_and_the_stage_now_are_seen(tmp_path: Path) -> None:
    with Terminal("demo", home=tmp_path, environment={"NO_COLOR": ""}, rows=36, columns=120) as terminal:
        terminal.wait("Evenings")
        terminal.press("c", "down")
        terminal.settled()
        rows = terminal.screen.display
        marked = {
            "".join(cell.data for cell in run)
            for row in terminal.screen.buffer.values()
            for run in [[row[x] for x in range(120) if row[x].reverse]]
            if run
        }
        assert len(marked) == 2  # practice, and the chosen line
        stage = next(y for y, row in enumerate(rows) if "▸" in row)
        assert terminal.screen.buffer[stage][rows[stage].index("▸")].bold
        assert {cell.fg for row in terminal.screen.buffer.values() for cell in row.values()} == {"default"}
        leave(terminal)
