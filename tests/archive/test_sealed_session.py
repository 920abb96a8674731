"""A session with a key: not one private word of it on the disk, and none of it lost."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator.archive import sealing
from mediator.archive.agendas import SessionTypes
from mediator.archive.copying import save_a_copy
from mediator.archive.drafts import DRAFT, Draft, read_drafts
from mediator.archive.places import Places
from mediator.archive.saver import Saver
from mediator.archive.session_files import is_as_written, load
from mediator.desk.sitting import Sitting, reopen
from mediator.record.caucus import Rejoin, StartCaucus
from mediator.record.entry import Reword
from mediator.record.jot import AddJot, Jot
from mediator.record.note import (
    AddNote,
    EraseNote,
    KeepPrivate,
    Note,
    Release,
    ReleaseNote,
    RewordNote,
    UseNote,
)
from mediator.record.option import AddOption, Option
from mediator.record.private import Private
from mediator.text import Sealed
from tests.full import full_record
from tests.released import first_format
from tests.rooms import MORNING, FakeClock
from tests.sealed import PASSPHRASE, with_key
from tests.walking import rewritten


@pytest.fixture
def here(tmp_path: Path) -> Places:
    return with_key(tmp_path / "home")


@pytest.fixture
def folder(here: Places) -> Path:
    return first_format(here.sessions)


def sit(folder: Path, here: Places) -> Sitting:
    return reopen(folder, SessionTypes(folder), now=FakeClock().now, seal=sealing.sealer(here))


def holding(folder: Path, *words: str) -> set[str]:
    """Return the names of the files anywhere below that hold one of the words, in age's armour too."""
    found = set()
    for path in filter(Path.is_file, folder.rglob("*")):
        data = path.read_bytes()
        blocks = re.findall(rb"FILE-----\s([A-Za-z0-9+/=\s]+)-----END", data)
        data = b"".join([data, *(base64.b64decode(b"".join(block.split())) for block in blocks)])
        if any(word.encode() in data for word in words):
            found.add(path.name)
    return found


def write(name: str, text: str, room: str | None = None, kind: str = "note") -> AddNote:
    return AddNote(at=MORNING, note=Note(id=name, text=text, at=MORNING, room=room, kind=kind))


def scripted(sitting: Sitting) -> Iterator[None]:
    """Let everything private happen that can."""
    live, at = sitting.live, MORNING
    release = Release(words="canaryreleased words", said_by="p1", condition="canarycondition", at=at)
    idea = Option(id="opt1", text="The cellar", at=at)
    for change in (
        write("n1", "canarythought of mine"),
        AddJot(at=at, entry=Jot(id="jot1", text="canaryreplaced wording", shown=False, at=at)),
        Reword(at=at, entry="jot1", text="Better words"),
        StartCaucus(at=at, id="meet1", party="p1"),
        write("n2", "canaryconfidence", "meet1", "idea"),
        write("n3", "The cellar", "meet1", "idea"),
        RewordNote(at=at, note="n1", text="canaryother words"),
        Rejoin(at=at),
        ReleaseNote(at=at, note="n2", release=release),
        KeepPrivate(at=at, note="n2"),
        ReleaseNote(at=at, note="n2", release=release),
        ReleaseNote(at=at, note="n3", release=Release(words="The cellar", said_by="p1", at=at)),
        UseNote(at=at, note="n3", becomes=AddOption(at=at, entry=idea)),
        write("n4", "canaryerased"),
        EraseNote(at=at, note="n4"),
    ):
        live.do(change)
        yield


def test_no_private_word_is_on_the_disk_at_any_step_and_all_of_it_comes_back(
    folder: Path, here: Places, tmp_path: Path
) -> None:
    sitting = sit(folder, here)
    assert sitting.drafts is not None
    live, draft = sitting.live, Draft(kind="note", text="canarydraft", watched=False, private=True)
    for number, _ in enumerate(scripted(sitting)):
        sitting.drafts.keep((draft, Draft(kind="topic", text=f"Evenings {number}", watched=True)))
        assert sitting.saver.flush(5)
        said_aloud = {"session.toml"} if number == 1 else set()  # the line that is replaced in the next step
        assert holding(tmp_path, "canary") == said_aloud
    save_a_copy(tmp_path / "by-hand", live.record, now=FakeClock().now, seal=sitting.saver.seal)
    assert sitting.close()
    assert holding(tmp_path, "canary") == set()
    assert "The cellar" in (folder / "session.toml").read_text()
    key = sealing.open_key(here, PASSPHRASE)
    for place in (folder, tmp_path / "by-hand"):
        private = load(place).record.private
        assert isinstance(private.notes[0].text, Sealed)
        assert sealing.opened(private, key, pytest.fail) == live.record.private
        assert is_as_written((place / "private.toml").read_bytes())


def test_every_private_text_of_every_model_is_sealed_also_one_that_is_added_tomorrow(
    here: Places, tmp_path: Path
) -> None:
    put: list[str] = []

    def canary(_: object, text: str) -> str:
        put.append(f"canary{len(put)}z")
        return put[-1]

    full = full_record()
    data = rewritten(Private, full.private.model_dump(), canary)
    private = Private.model_validate({**data, "id": full.session.id})
    assert len(put) >= 5
    saver = Saver(tmp_path / "home", {}, stored=None, now=FakeClock().now, seal=sealing.sealer(here))
    saver.keep(full.with_private(private))
    assert saver.close()
    assert holding(tmp_path, "canary") == set()
    text = (tmp_path / "home" / "private.toml").read_text()
    assert text.count("-----BEGIN AGE") == len(put)


def test_sealed_notes_of_an_earlier_run_stay_the_same_bytes_while_others_come_and_go(
    folder: Path, here: Places
) -> None:
    sitting = sit(folder, here)
    for _ in scripted(sitting):
        pass
    assert sitting.close()
    first = (folder / "private.toml").read_text()
    again = sit(folder, here)
    assert again.close()
    assert (folder / "private.toml").read_text() == first, "nothing changed"
    again = sit(folder, here)
    again.live.do(write("n9", "canarynew"))
    assert again.saver.flush(5)
    assert holding(folder, "canarynew") == set()
    sealed = re.findall(r"-----BEGIN[^\"]*", first)
    kept = (folder / "private.toml").read_text()
    assert all(text in kept for text in sealed)
    again.live.do(RewordNote(at=MORNING, note="n1", text="canaryagain"))
    assert again.live.record.private.wordings[-1].text in [Sealed(text) for text in sealed]
    again.live.do(EraseNote(at=MORNING, note="n2"))
    assert again.close()
    assert load(folder).record.private.notes[0].id == "n1"


def test_a_private_line_that_was_cut_off_comes_back_as_a_sealed_note_and_once(
    folder: Path, here: Places
) -> None:
    sitting = sit(folder, here)
    assert sitting.drafts is not None
    private = Draft(kind="note", text="canarydraft", watched=False, private=True, party="p2")
    sitting.drafts.keep((private, Draft(kind="topic", text="Evenings", watched=True)))
    sitting.close()
    assert "Evenings" in (folder / DRAFT).read_text()
    assert holding(folder, "canary") == set()
    assert [draft.words for draft in read_drafts(folder)] == ["", "Evenings"]
    for _ in range(2):  # the screen takes the draft away, and no screen was there
        again = sit(folder, here)
        (note,) = again.live.record.private.notes
        assert note.about == "p2"
        assert again.saver.flush(5)
        again.close()
    assert isinstance(note.text, Sealed)
    assert sealing.open_key(here, PASSPHRASE).open(note.text) == "canarydraft"


def test_a_line_kept_and_still_a_draft_when_the_program_was_killed_is_there_once(
    folder: Path, here: Places
) -> None:
    sitting = sit(folder, here)
    assert sitting.drafts is not None
    sitting.drafts.keep((Draft(kind="note", text="canary", watched=False, private=True),))
    sitting.live.do(write("n1", "canary"))
    assert sitting.close()
    again = sit(folder, here)
    assert [note.id for note in again.live.record.private.notes] == ["n1"]
    again.close()


def test_notes_from_before_the_key_are_sealed_with_the_next_change(folder: Path, here: Places) -> None:
    plain: Any = reopen(folder, SessionTypes(folder), now=FakeClock().now)
    plain.live.do(write("n1", "canary"))
    assert plain.close()
    assert holding(folder, "canary") == {"private.toml"}
    sitting = sit(folder, here)
    sitting.live.do(write("n2", "another"))
    assert sitting.close()
    assert holding(folder, "canary") == {"private.toml.bak"}
    assert sealing.opened(
        load(folder).record.private, sealing.open_key(here, PASSPHRASE), pytest.fail
    ).notes == tuple(sitting.live.record.private.notes)
