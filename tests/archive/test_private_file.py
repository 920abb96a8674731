"""Private text is in `private.toml` and in no other file; what was cut off is not offered back in words."""

from pathlib import Path

import pytest

from mediator.archive.agendas import SessionTypes
from mediator.archive.drafts import DRAFT, Draft, DraftKeeper, read_drafts
from mediator.archive.reading import Unreadable
from mediator.archive.session_files import load
from mediator.desk.sitting import Sitting, reopen
from mediator.record.agenda import StartClock
from mediator.record.caucus import Rejoin, StartCaucus
from mediator.record.change import Change
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
from tests.released import first_format
from tests.rooms import FakeClock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return first_format(tmp_path)


def sit(folder: Path, clock: FakeClock | None = None) -> Sitting:
    return reopen(folder, SessionTypes(folder), now=(clock or FakeClock()).now)


def files_with(folder: Path, word: str) -> set[str]:
    return {path.name for path in folder.iterdir() if word in path.read_text(encoding="utf-8")}


def test_private_words_are_in_the_private_file_alone_at_every_step(folder: Path) -> None:
    at = FakeClock().now()
    sitting = sit(folder)

    def happen(*changes: Change) -> None:
        sitting.live.do(*changes)
        assert sitting.saver.flush(5)

    def note(name: str, text: str, room: str | None = None, kind: str = "note") -> AddNote:
        return AddNote(at=at, note=Note(id=name, text=text, at=at, room=room, kind=kind))

    happen(note("n1", "canary thought"))
    assert files_with(folder, "canary") == {"private.toml"}
    happen(StartClock(at=at))
    happen(StartCaucus(at=at, id="meet1", party="p1"))
    for step in (
        note("n2", "canary cellar", "meet1", "idea"),
        note("n3", "canary stays", "meet1", "want"),
        RewordNote(at=at, note="n1", text="canary in other words"),
        Rejoin(at=at),
        KeepPrivate(at=at, note="n3"),
        ReleaseNote(
            at=at,
            note="n2",
            release=Release(words="the cellar", said_by="p1", condition="canary asks", at=at),
        ),
        EraseNote(at=at, note="n1"),
    ):
        happen(step)
        assert files_with(folder, "canary") <= {"private.toml", "private.toml.bak"}
        assert "meet1" not in (folder / "session.toml").read_text()
    assert "thought" not in (folder / "private.toml").read_text()
    happen(
        UseNote(at=at, note="n2", becomes=AddOption(at=at, entry=Option(id="o1", text="the cellar", at=at)))
    )
    assert files_with(folder, "the cellar") == {"private.toml", "session.toml"}
    assert files_with(folder, "canary") <= {"private.toml", "private.toml.bak"}
    assert load(folder).record == sitting.live.record
    sitting.close()


def test_a_private_meeting_that_was_cut_off_ended_with_the_last_save(folder: Path) -> None:
    sitting, at = sit(folder), FakeClock().now()
    sitting.live.do(StartClock(at=at))
    sitting.live.do(StartCaucus(at=at, id="meet1", party="p1"))
    sitting.put_away()
    sitting.close()
    later = FakeClock()
    later.advance(24 * 3600)
    again = sit(folder, later)
    private = again.live.record.private
    assert private.caucus_now() is None
    assert private.caucuses[0].closed == load(folder).saved
    assert again.live.record.session == load(folder).record.session
    assert again.live.view.card is not None
    again.live.do(StartClock(at=later.now()))
    again.close()


def leave_a_draft(folder: Path, **fields: object) -> None:
    keeper = DraftKeeper(folder)
    draft = Draft.model_validate(
        {"kind": "note", "text": "canary", "watched": False, "private": True, **fields}
    )
    keeper.keep((draft, Draft(kind="topic", text="Evenings", watched=True)))
    keeper.close()


def test_a_private_line_that_was_cut_off_is_a_note_and_is_not_offered_back(folder: Path) -> None:
    leave_a_draft(folder, party="p2")
    sitting = sit(folder)
    note = sitting.live.record.private.notes[-1]
    assert (note.text, note.about, note.kind, note.room) == ("canary", "p2", "note", None)
    assert "canary" not in " ".join(question.words for question in sitting.tray.questions)
    with pytest.raises(Exception, match="nothing to undo"):
        sitting.live.undo()
    assert sitting.saver.flush(5)
    sitting.close()
    assert load(folder).record.private.notes == (note,)
    assert [draft.text for draft in read_drafts(folder)] == ["canary", "Evenings"], "the screen takes it away"
    again = sit(folder)
    assert again.live.record.private.notes == (note,), "it comes back once"
    again.close()


def test_what_was_cut_off_in_a_private_meeting_stays_in_it_as_what_it_was(folder: Path) -> None:
    sitting, at = sit(folder), FakeClock().now()
    sitting.live.do(StartCaucus(at=at, id="meet1", party="p1"))
    assert sitting.saver.flush(5)
    sitting.close()
    leave_a_draft(folder, kind="want", room="meet1", party="p1")
    again = sit(folder)
    note = again.live.record.private.notes[-1]
    assert (note.room, note.kind) == ("meet1", "want")
    again.close()


def test_a_private_file_whose_parts_do_not_fit_is_explained(folder: Path) -> None:
    private = folder / "private.toml"
    text = private.read_text(encoding="utf-8").rsplit("#", 1)[0]
    private.write_text(
        text
        + '[[notes]]\nid = "n1"\ntext = "secret"\nat = 2026-11-22T09:00:00Z\nroom = "lost"\n'
        + '[[notes]]\nid = "n1"\ntext = "secret"\nat = 2026-11-22T09:00:00Z\n',
        encoding="utf-8",
    )
    with pytest.raises(Unreadable) as caught:
        load(folder)
    words = str(caught.value)
    assert "refers to a private meeting that is not there" in words
    assert "which is there already" in words
    assert "secret" not in words


@pytest.mark.parametrize(
    "added", ['"she is afraid" = "of him"\n', '[she_is_afraid]\nof = "him"\n', "[afraid]\n[afraid]\n"]
)
def test_of_a_private_file_not_even_a_key_is_quoted_that_is_not_ours(folder: Path, added: str) -> None:
    """Who edits by hand may put words where a key should stand."""
    (folder / "private.toml").write_text(f"format = 1\nrevision = 1\nsaved = 2026-11-22T09:00:00Z\n{added}")
    with pytest.raises(Unreadable) as caught:
        load(folder)
    assert "afraid" not in str(caught.value)
    assert "private.toml" in str(caught.value)
    assert "“id” is missing" in str(caught.value) or "not TOML" in str(caught.value)


def test_no_draft_file_holds_a_private_line_unmarked(folder: Path) -> None:
    leave_a_draft(folder)
    assert "private = true" in (folder / DRAFT).read_text()
