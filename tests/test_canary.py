"""A mark in every text: none not meant for the room reaches a wall, another's file or the other program."""

import re
from pathlib import Path

import pytest

from mediator.record.private import Private
from tests.full import HIDDEN
from tests.marked import Texts, files
from tests.terminal import Terminal
from tests.walking import Field, text_fields

FOR_THE_MEDIATOR = text_fields(Private)
ON_THE_WALL: set[Field] = {
    *((noun, "text") for noun in ("AgreementPoint", "FactCheck", "GroundRule", "Interest", "Issue", "Jot")),
    *((noun, "text") for noun in ("KeyDate", "Option", "Position", "Criterion")),
    ("Session", "title"), ("Party", "name"), ("Person", "name"), ("Person", "authority"), ("Stage", "title"),
    ("CheckItem", "text"), ("Rules", "label"), ("NextDate", "time"), ("NewSession", "curtain"),
    ("BreakOfType", "name"), ("BreakOfType", "card"), ("Break", "card"), ("Owner", "name"),
    ("FactCheck", "answer"),
}  # fmt: skip
"""What the room may see, beside the catalogue of words: a field added tomorrow is not among it."""
SCREENS = (
    *"TWIOARKFlclglsle", "down", "enter", "esc", *"cl", "esc", "?", "pagedown", "esc", "c", "ctrl+p", "esc",
    "f3", "esc", *"czze", "esc", *"c120", "f3", "m", "right", "right", *"p1cbcu", "ctrl+r", "space",
)  # fmt: skip


def marks_in(data: bytes, texts: Texts) -> dict[str, Field]:
    plain = re.sub(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[78])", b"", data).decode(errors="replace")
    return {mark: texts.marks[mark] for mark in set(re.findall(r"k\d+q", plain)) & set(texts.marks)}


def secrets(texts: Texts) -> set[str]:
    """Return the marks of all texts that the room must not see."""
    hidden = {mark for mark, old in texts.before.items() if old.startswith(HIDDEN)}
    return hidden | {mark for mark, where in texts.marks.items() if where in FOR_THE_MEDIATOR}


def memory_of(pid: int) -> bytes:
    """Return what a process has in its memory."""
    parts = []
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            start, end = (int(place, 16) for place in line.split()[0].split("-"))
            if " rw" in line and "[v" not in line:
                memory.seek(start)
                try:
                    parts.append(memory.read(end - start))
                except OSError:
                    continue
    return b"".join(parts)


@pytest.mark.timeout(120)
def test_no_secret_is_on_a_wall_in_a_file_for_others_or_in_the_second_process(tmp_path: Path) -> None:
    texts = Texts(["z"])
    files(tmp_path, texts)
    session = tmp_path / "mediator" / "sessions" / "2026-11-22-heron"
    hidden = secrets(texts)
    assert len(hidden) > 8
    with (
        Terminal("board", "heron", home=tmp_path) as wall,
        Terminal("open", "heron", home=tmp_path) as laptop,
    ):
        laptop.wait("goes on")
        laptop.rest()
        seen_files = b""
        for key in ("c", *SCREENS):
            laptop.slowly(key)
            wall._read(0.01)
            seen_files += (session / "board.toml").read_bytes()
        wall.rest()
        memory = memory_of(wall.pid)
        laptop.press("esc", "esc", "q", "enter")
        assert laptop.ended() == 0
        wall.press("q")
        assert wall.ended() == 0
    private = {mark for mark, where in texts.marks.items() if where in FOR_THE_MEDIATOR}
    for name in ("session.toml", "agreement.toml", "board.toml"):
        assert private & set(marks_in((session / name).read_bytes(), texts)) == set(), name
    drawn = marks_in(bytes(laptop.received + wall.received), texts).values()
    assert {where for where in drawn if where[0] != "Words"} <= ON_THE_WALL
    for what, data in {
        "the laptop": bytes(laptop.received),
        "the wall": bytes(wall.received),
        "board.toml": seen_files,
        "the memory": memory,
    }.items():
        assert hidden & set(marks_in(data, texts)) == set(), what
    assert len(marks_in(memory, texts)) > 5
    assert len(marks_in(bytes(wall.received), texts)) > 20
