"""Opening a session whatever state its files are in: what is shown of it, and that nothing is written."""

import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mediator.archive.opening import DAMAGED, NEWER, generation, open_folder
from mediator.archive.reading import Unreadable
from mediator.archive.session_files import FORMAT, PARTS, file_name, load
from tests.released import FIRST, FORMATS, first_format


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A session in the format of the first release, with a generation before each file."""
    there = first_format(tmp_path)
    for part in PARTS:
        data = (there / file_name(part)).read_bytes().replace(b"revision = 7", b"revision = 3")
        (there / generation(part)).write_bytes(data)
    return there


def whole(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def edit(folder: Path, part: str, *changes: tuple[str, str]) -> None:
    path = folder / file_name(part)
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def test_what_the_first_release_wrote_opens_for_ever() -> None:
    """The fixture stays as it is: what it holds must go on opening, whatever the format becomes."""
    opened = open_folder(FIRST)
    record = opened.loaded.record
    assert (opened.read_only, opened.notes) == ("", ())
    assert [party.name for party in record.session.parties] == ["Maria", "Mr Cole"]
    assert record.session.stage().id == "understanding"
    assert len(record.session.clock) == 4
    assert [want.text for want in record.session.positions] == ["Quiet after ten", "إلى البيت"]
    assert record.session.interests[0].text.endswith('“really”\\ "so"')
    assert record.agreement.outcome == "partial"
    assert record.agreement.next_date is not None
    assert record.agreement.next_date.day == date(2026, 12, 13)
    assert record.private.wordings[0].text == "To be greeted"
    assert opened.loaded.revisions == dict.fromkeys(PARTS, 7)


def test_every_format_that_was_released_has_its_fixture() -> None:
    assert {path.name for path in FORMATS.glob("format-*")} == {f"format-{n}" for n in range(1, FORMAT + 1)}


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in the middle": lambda data: data[: len(data) // 2],
    "zeroes": lambda data: data[:100] + bytes(64) + data[164:],
    "empty": lambda data: b"",
    "no text": lambda data: b"\xff\xfe" + data,
    "a line gone": lambda data: re.sub(rb"(?m)^id = .*\n", b"", data, count=1),
    "a key too many": lambda data: b"colour = 1\n" + data,
    "deep": lambda data: b"x = " + b"[" * 100_000,
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_shown_by_its_last_good_generation_and_neither_is_written(
    folder: Path, part: str, damage: Callable[[bytes], bytes]
) -> None:
    path = folder / file_name(part)
    path.write_bytes(damage(path.read_bytes()))
    before = whole(folder)
    opened = open_folder(folder)
    assert opened.read_only == DAMAGED
    assert opened.loaded.revisions[part] == 3
    assert any(generation(part) in note and "22 Nov 2026, 09:21" in note for note in opened.notes)
    assert whole(folder) == before


def test_a_file_that_is_gone_is_shown_by_its_last_good_generation(folder: Path) -> None:
    (folder / "agreement.toml").unlink()
    opened = open_folder(folder)
    assert opened.read_only == DAMAGED
    assert opened.loaded.record == load(FIRST).record


def test_earlier_wordings_that_somebody_took_away_are_gone_and_it_is_said(folder: Path) -> None:
    (folder / "private.toml").unlink()
    opened = open_folder(folder)
    assert opened.read_only == ""
    assert opened.notes == ("private.toml is gone. What was in it is in private.toml.bak.",)
    assert opened.loaded.record.private.wordings == ()


def test_damaged_without_such_a_generation_says_everything_and_writes_nothing(folder: Path) -> None:
    for part in PARTS:
        (folder / generation(part)).unlink()
    edit(folder, "session", ("format = 1", "format = one"))
    edit(folder, "agreement", ('outcome = "partial"', 'outcome = "maybe"'))
    before = whole(folder)
    with pytest.raises(Unreadable) as error:
        open_folder(folder)
    assert [Path(problem.file).name for problem in error.value.problems] == ["session.toml", "agreement.toml"]
    assert whole(folder) == before


def test_a_note_of_damage_quotes_nobody(folder: Path) -> None:
    edit(folder, "session", ('text = "Quiet after ten"', 'text = "Quiet after ten'))
    notes = " ".join(open_folder(folder).notes)
    assert "session.toml, line" in notes
    assert "Quiet" not in notes


def test_what_was_changed_by_hand_and_fits_is_mentioned_once_and_used(folder: Path) -> None:
    edit(folder, "session", ("Quiet after ten", "Quiet after nine"))
    opened = open_folder(folder)
    assert opened.read_only == ""
    assert [note.split()[0] for note in opened.notes] == ["session.toml"]
    assert opened.loaded.record.session.positions[0].text == "Quiet after nine"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b'text = "Quiet', b'text = "Quieu'),
        lambda data: data[: data.rindex(b"# mediator")],
    ],
)
def test_no_change_passes_in_silence(folder: Path, change: Callable[[bytes], bytes]) -> None:
    path = folder / "session.toml"
    path.write_bytes(change(path.read_bytes()))
    assert len(open_folder(folder).notes) == 1


def test_a_newer_format_is_shown_as_far_as_it_is_understood_and_never_touched(folder: Path) -> None:
    for part in PARTS:
        edit(folder, part, ("format = 1", 'format = 2\nmood = "calm"'))
    edit(folder, "session", ('name = "Maria" }', 'name = "Maria", colour = { r = 1 } }'))
    before = whole(folder)
    for _ in range(100):
        opened = open_folder(folder)
    assert opened.read_only == NEWER
    assert opened.loaded.record == load(FIRST).record
    assert len(opened.notes) == 1
    assert whole(folder) == before


def test_a_newer_format_that_is_not_understood_says_so(folder: Path) -> None:
    for part in PARTS:
        (folder / generation(part)).unlink()
    edit(folder, "session", ("format = 1", "format = 2"), ("title = ", "heading = "))
    with pytest.raises(Unreadable, match="newer mediator"):
        open_folder(folder)


def test_a_newer_format_whose_rest_does_not_fit_together_is_not_half_shown(folder: Path) -> None:
    for part in PARTS:
        (folder / generation(part)).unlink()
    edit(folder, "session", ("format = 1", "format = 2"), ('stage = "understanding"', 'stage = "elsewhere"'))
    with pytest.raises(Unreadable, match="newer mediator"):
        open_folder(folder)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the file after one accident: a bit, a byte, a cut, a block, a line or a table."""
    at, lines = chance.randrange(len(data)), data.splitlines(keepends=True)
    match chance.randrange(6):
        case 0:
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        case 1:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 2:
            return data[:at]
        case 3:
            return data[:at] + bytes(min(512, len(data) - at)) + data[at + 512 :]
        case 4:
            del lines[chance.randrange(len(lines))]
        case _:
            lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"".join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_no_accident_loads_as_another_session_in_silence(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    record = load(folder).record
    data = {part: (folder / file_name(part)).read_bytes() for part in PARTS}
    for _ in range(100):
        part = chance.choice(PARTS)
        changed = mutated(data[part], chance)
        (folder / file_name(part)).write_bytes(changed)
        opened = open_folder(folder)
        assert opened.notes or opened.loaded.record == record
        assert opened.notes or changed.rstrip(b"\r\n") == data[part].rstrip(b"\n")
        (folder / file_name(part)).write_bytes(data[part])


def test_a_wrong_reason_for_a_standing_clock_is_explained(folder: Path) -> None:
    """Its choices hold the empty one."""
    (folder / generation("session")).unlink()
    edit(folder, "session", ('why = "paused"', 'why = "pauset"'))
    with pytest.raises(Unreadable, match=r"pauset|paused"):
        open_folder(folder)
