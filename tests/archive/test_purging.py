"""Destroying a session's files: what goes, what stays, what a hold stops, each moment it can be cut off."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from mediator.archive.agendas import SessionTypes
from mediator.archive.agreement_file import AgreementFile
from mediator.archive.conflicts import copies
from mediator.archive.destroyed import Purged, what_went
from mediator.archive.drafts import Draft, DraftKeeper
from mediator.archive.exports import LIST, Export, exports, note_export, remove_exports
from mediator.archive.folder import Folder
from mediator.archive.index import INDEX, look
from mediator.archive.keeping_file import change_keeping, read_keeping
from mediator.archive.opening import WITHOUT_AGREEMENT, open_folder
from mediator.archive.purging import NotPurged, count_past, files_of, past_their_date, purge, strangers
from mediator.archive.reading import Unreadable
from mediator.archive.session_files import PARTS, Header, encode, sealed
from mediator.archive.sessions import NotFound, all_sessions, find
from mediator.archive.shared_file import Busy, archive_held
from mediator.archive.tally_file import read_tally
from mediator.desk.letting_go import Papers, destroyed, papers_of, what_would_go
from mediator.record.account import Account, GiveAccount
from mediator.record.keeping import CLASSES, FileClass, Hold, Keeping
from tests.archive.disks import Between, Killed
from tests.followed import keep_case
from tests.full import full_record
from tests.rooms import MORNING, FakeClock

TODAY = MORNING.date()
CODE = "2026-11-22-heron"
SECRETS = (b"They look tired", b"I would move", b"No phones", b"A thick carpet by May", b"half a line")
CLASS_OF: dict[bytes, FileClass] = {
    b"They look tired": "private", b"I would move": "private", b"No phones": "session",
    b"A thick carpet by May": "agreement", b"half a line": "drafts",
}  # fmt: skip


def keep_session(sessions: Path, code: str = CODE, *, practice: bool = False) -> Path:
    """Keep a session with something in every file, a generation before each, and what else lies about."""
    folder = sessions / code
    folder.mkdir(parents=True)
    record = full_record().with_session(id=code, practice=practice)
    record = record.with_agreement(id=code).with_private(record.private.with_(id=code))
    for part in PARTS:
        data = encode(getattr(record, part), Header(format=1, revision=1, saved=MORNING))
        (folder / f"{part}.toml").write_bytes(data)
        (folder / f"{part}.toml.bak").write_bytes(data)
    drafts = DraftKeeper(folder)
    drafts.keep((Draft(kind="note", text="half a line", watched=False, private=True),))
    drafts.close()
    for name in (".~session.toml.tmp", "session (changed outside).toml", ".private.toml.swp",
                 "private.sync-conflict-20261122-AB.toml", "board.toml"):  # fmt: skip
        (folder / name).write_bytes(b"No phones" if "session" in name or "board" in name else SECRETS[0])
    return folder


def let_go(folder: Path, *kinds: FileClass, clock: FakeClock | None = None) -> Keeping:
    now = (clock or FakeClock()).now
    return purge(folder, kinds, types=SessionTypes(), now=now)


def put(folder: Path, keeping: Keeping) -> None:
    change_keeping(folder, lambda _: keeping, now=FakeClock().now)


def words_in(folder: Path) -> set[bytes]:
    """Return the secrets that are still somewhere below."""
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {secret for secret in SECRETS if secret in everything}


@pytest.mark.parametrize("kind", CLASSES)
def test_a_class_goes_with_all_that_was_made_of_it_and_no_other(kind: FileClass, tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    assert words_in(tmp_path) == set(SECRETS)
    count = len(files_of(folder, kind))
    assert count >= (1 if kind == "drafts" else 2)
    keeping = let_go(folder, kind)
    assert files_of(folder, kind) == ()
    assert words_in(tmp_path) == {secret for secret in SECRETS if CLASS_OF[secret] != kind}
    assert [(gone.kind, gone.files, gone.finished) for gone in keeping.gone] == [(kind, count, True)]
    assert read_keeping(folder) == keeping


@pytest.mark.parametrize("name", ["Copy of private.toml", "copy of private (1).toml"])
def test_every_copy_that_is_known_as_one_goes(name: str, tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    (folder / name).write_bytes(SECRETS[0])
    assert name in copies(folder)
    let_go(folder, "private")
    assert SECRETS[0] not in words_in(folder)


def test_every_class_leaves_the_statement_alone(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    (folder / "my own notes.txt").write_text("mine")
    assert strangers(folder) == 1
    let_go(folder, *CLASSES)
    assert sorted(path.name for path in folder.iterdir()) == ["keeping.toml", "my own notes.txt"]
    assert words_in(tmp_path) == set()
    statement = (folder / "keeping.toml").read_text()
    assert "Maria" not in statement
    assert statement.count("[[gone]]") == len(CLASSES) or statement.count("finished") == 0


def test_what_is_left_says_what_became_of_it(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    let_go(folder, "private", "drafts")
    assert open_folder(folder).loaded.record.private.is_empty()
    assert (open_folder(folder).read_only, open_folder(folder).notes[1:]) == ("", ())
    let_go(folder, "session")
    with pytest.raises(Purged) as said:
        open_folder(folder)
    assert "What was said and written: destroyed on 22 Nov 2026, files: " in str(said.value)
    assert "Private notes: destroyed on 22 Nov 2026, files: 4." in str(said.value)
    assert f"Left of it, in {folder}: agreement.toml." in str(said.value)
    assert find(tmp_path, "heron") == folder
    assert [session.code for session in all_sessions(tmp_path)] == [CODE]
    let_go(folder, "agreement")
    with pytest.raises(Purged, match="Nothing of it is left"):
        open_folder(folder)
    assert find(tmp_path, "heron") == folder
    assert list(all_sessions(tmp_path)) == []


def test_a_session_without_its_agreement_can_be_looked_at(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    let_go(folder, "agreement")
    opened = open_folder(folder)
    assert opened.read_only == WITHOUT_AGREEMENT
    assert "The agreement: destroyed on 22 Nov 2026, files: " in " ".join(opened.notes)
    assert opened.loaded.record.agreement.points == ()
    assert opened.loaded.record.session.title == "Quiet nights"


def test_a_folder_that_lost_a_file_by_accident_is_no_purged_one(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    for name in files_of(folder, "session"):
        (folder / name).unlink()
    with pytest.raises(Unreadable, match="is not there") as said:
        open_folder(folder)
    assert not isinstance(said.value, Purged)


def test_the_row_is_written_before_anything_goes(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    let_go(folder, *CLASSES)
    (row,) = read_tally(tmp_path / "tally-2026.toml").sessions
    assert (row.code, row.parties, row.closed) == (CODE, 2, TODAY)


def test_what_a_killed_call_did_not_count_is_counted_before_the_agreement_goes(tmp_path: Path) -> None:
    folder = keep_case(tmp_path)
    let_go(folder, "private", "session")
    file = AgreementFile(folder, now=FakeClock().now)
    told = Account(point="a2", party="p1", day=TODAY, went="kept")
    file.keep(GiveAccount(at=MORNING, account=told).on(file.agreement))
    file.release()
    tally = tmp_path / "tally-2026.toml"
    assert read_tally(tally).sessions[0].contacts == ()
    let_go(folder, "agreement")
    (contact,) = read_tally(tally).sessions[0].contacts
    assert (contact.day, contact.reached, contact.kept) == (TODAY, 1, 1)


def test_an_invented_case_counts_nowhere(tmp_path: Path) -> None:
    let_go(keep_session(tmp_path, practice=True), *CLASSES)
    assert not list(tmp_path.glob("tally*"))


def test_where_the_figures_cannot_be_written_nothing_goes(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    for text in ("sessions = ", sealed(b"format = 2\n").decode()):
        (tmp_path / "tally-2026.toml").write_text(text)
        with pytest.raises(NotPurged, match="figures are written before"):
            let_go(folder, *CLASSES)
        assert words_in(tmp_path) == set(SECRETS)
        assert (tmp_path / "tally-2026.toml").read_text() == text


# Papers


def export(folder: Path, to: Path, paper: str, name: str) -> Path:
    path = to / name
    path.write_bytes(b"A thick carpet by May")
    note_export(folder, paper, path)
    return path


def test_papers_go_with_what_they_were_made_of_and_what_was_changed_or_moved_is_left_and_said(
    tmp_path: Path,
) -> None:
    folder, desktop = keep_session(tmp_path / "sessions"), tmp_path / "Desktop"
    desktop.mkdir()
    signed = export(folder, desktop, "agreement", "agreement.pdf")
    twice = export(folder, desktop, "consent", "a tab\tin its name.txt")
    changed = export(folder, desktop, "agreement", "changed.docx")
    changed.write_bytes(b"A thin carpet")
    moved = export(folder, desktop, "outcome", "moved.pdf").rename(desktop / "court.pdf")
    linked = export(folder, desktop, "agreement", "linked.pdf")
    linked.unlink()
    linked.symlink_to(moved)
    summary = export(folder, desktop, "summary", "summary.md")
    papers = papers_of(folder, ["agreement"])
    assert papers == Papers((signed, twice), (desktop / "moved.pdf", linked), (changed,))
    assert str(changed) in papers.words()[0]
    count, lines = what_would_go(folder, ["agreement"], SessionTypes())
    assert count == 4
    assert "papers made of it (2)" in lines[0]
    put(folder, Keeping(hold=Hold(why="order", since=MORNING)))
    with pytest.raises(NotPurged):
        let_go(folder, "agreement")
    assert signed.exists(), "a hold stops it all"
    put(folder, Keeping())
    said = destroyed(folder, ["agreement"], SessionTypes(), FakeClock().now)
    assert "papers made of it (2). Changed since they were made, so they stay:" in said
    assert sorted(path.name for path in desktop.iterdir()) == [
        "changed.docx", "court.pdf", "linked.pdf", "summary.md"
    ]  # fmt: skip
    assert [made.path for made in exports(folder)] == [summary]
    (gone,) = read_keeping(folder).gone
    assert (gone.papers, "papers made of it: 2." in what_went(gone)) == (2, True)
    let_go(folder, "session")
    assert not summary.exists()
    assert not (folder / LIST).exists(), "a path may hold a name"


def test_a_paper_that_is_made_while_others_go_is_found_by_the_next_purge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, desktop = keep_session(tmp_path / "sessions"), tmp_path / "Desktop"
    desktop.mkdir()
    before = export(folder, desktop, "agreement", "before.md")

    def meanwhile(made: Iterable[Export]) -> None:
        export(folder, desktop, "agreement", "meanwhile.md")
        remove_exports(made)

    monkeypatch.setattr("mediator.archive.purging.remove_exports", meanwhile)
    let_go(folder, "agreement")
    assert not before.exists()
    assert [made.path.name for made in exports(folder)] == ["meanwhile.md"]
    monkeypatch.undo()
    gone = let_go(folder, "agreement").last_gone("agreement")
    assert gone is not None
    assert (gone.files, gone.papers, gone.finished) == (0, 1, True), "also of a paper alone it is said"
    assert words_in(tmp_path) == set(SECRETS) - {b"A thick carpet by May"}


def test_a_paper_of_before_its_digest_was_noted_is_not_known_to_be_as_it_was(tmp_path: Path) -> None:
    folder, path = keep_session(tmp_path), tmp_path / "agreement.pdf"
    path.write_bytes(b"x")
    (folder / LIST).write_text(f"agreement\t{path}\n")
    assert papers_of(folder, CLASSES) == Papers(changed=(path,))


def test_the_rows_of_the_index_go_at_once(tmp_path: Path) -> None:
    sessions = tmp_path / "sessions"
    folder, other = keep_session(sessions), keep_session(sessions, "2026-11-22-robin")
    look(sessions)
    assert CODE.encode() in (tmp_path / INDEX).read_bytes()
    let_go(folder, *CLASSES)
    assert CODE.encode() not in (tmp_path / INDEX).read_bytes()
    assert [row.code for row in look(sessions).sessions()] == [other.name]


# Holds


@pytest.mark.parametrize("until", [None, TODAY, TODAY + timedelta(days=1)])
def test_a_hold_stops_every_purge(until: date | None, tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    put(
        folder,
        Keeping(until={"session": date(2020, 1, 1)}, hold=Hold(why="order", since=MORNING, until=until)),
    )
    before = {path: path.read_bytes() for path in folder.iterdir()}
    for kinds in (CLASSES, *((kind,) for kind in CLASSES)):
        with pytest.raises(NotPurged, match="held"):
            let_go(folder, *kinds)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert count_past(tmp_path, TODAY) == 0


def test_a_hold_whose_last_day_is_over_stops_nothing(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    put(folder, Keeping(hold=Hold(why="order", since=MORNING, until=TODAY - timedelta(days=1))))
    let_go(folder, *CLASSES)
    assert words_in(folder) == set()


def test_choices_that_cannot_be_read_may_hold_a_hold(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    for text in ("hold = ", "format = 2\n"):
        (folder / "keeping.toml").write_text(text)
        with pytest.raises(NotPurged, match="there may be a hold"):
            let_go(folder, *CLASSES)
        assert (folder / "keeping.toml").read_text() == text
        assert count_past(tmp_path, TODAY) == 0
    assert words_in(tmp_path) == set(SECRETS)


@pytest.mark.parametrize("name", ["keeping (Anna's conflicted copy).toml", "keeping-LAPTOP.toml"])
def test_a_hold_that_another_computer_wrote_into_a_copy_stops_every_purge(name: str, tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    put(folder, Keeping(hold=Hold(why="a letter", since=MORNING, until=TODAY)))
    (folder / "keeping.toml").rename(folder / name)
    with pytest.raises(NotPurged, match="which another computer wrote"):
        let_go(folder, *CLASSES)
    (folder / name).write_text("hold =")
    with pytest.raises(NotPurged, match="There may be a hold"):
        let_go(folder, *CLASSES)
    assert words_in(folder) == set(SECRETS)
    put(folder, Keeping())
    (folder / name).write_bytes(encode(Keeping(), Header(format=1, revision=1, saved=MORNING)))
    let_go(folder, *CLASSES)
    assert words_in(folder) == set()


def test_one_run_at_a_time_has_the_archive(tmp_path: Path) -> None:
    now = FakeClock().now
    with archive_held(tmp_path, now), pytest.raises(Busy), archive_held(tmp_path, now, patience=0):
        pass
    with archive_held(tmp_path, now, patience=0):
        pass


def test_purged_under_a_hold_and_after_it(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    over = TODAY - timedelta(days=1)
    hold = Hold(why="order", since=MORNING, until=TODAY)
    put(folder, Keeping(until=dict.fromkeys(CLASSES, over), hold=hold))
    with pytest.raises(NotPurged):
        let_go(folder, *CLASSES)
    assert (list(past_their_date(tmp_path, TODAY)), words_in(folder)) == ([], set(SECRETS))
    tomorrow = FakeClock(MORNING + timedelta(days=1))
    (due,) = past_their_date(tmp_path, tomorrow.now().date())
    let_go(folder, *due.kinds, clock=tomorrow)
    assert words_in(folder) == set()
    assert {gone.kind for gone in read_keeping(folder).gone} == set(CLASSES)


# Dates


def test_what_is_past_its_date_is_counted_and_named(tmp_path: Path) -> None:
    folder, other = keep_session(tmp_path), keep_session(tmp_path, "2026-11-22-robin")
    put(folder, Keeping(until={"private": TODAY - timedelta(days=1), "session": TODAY, "agreement": TODAY}))
    put(other, Keeping(hold=Hold(why="order", since=MORNING)))
    (due,) = past_their_date(tmp_path, TODAY)
    assert (due.session.folder, due.kinds, due.files) == (
        folder,
        ("private",),
        len(files_of(folder, "private")),
    )
    assert count_past(tmp_path, TODAY) == due.files
    let_go(folder, "private")
    assert count_past(tmp_path, TODAY) == 0
    assert read_keeping(folder).until == {"session": TODAY, "agreement": TODAY}
    assert count_past(tmp_path, TODAY + timedelta(days=1)) > 3
    assert count_past(tmp_path / "nowhere", TODAY) == 0


# Cut off


def purges_cut_off(sessions: Callable[[int], Path], cut: type[BaseException]) -> int:
    """Purge in new sessions, cut off before one operation after the other; return how many there are."""
    number = 0
    while True:
        folder, left = keep_session(sessions(number)), number
        last = ""

        def before(operation: str, *args: object) -> None:
            nonlocal left, last
            last = operation
            if left == 0:
                raise cut(28, "No space left on device")
            left -= 1

        def opened(path: Path, before: Callable[..., None] = before) -> Folder:
            return Between(path, before)

        try:
            purge(folder, CLASSES, types=SessionTypes(), now=FakeClock().now, open_folder=opened)
        except cut:
            check_after_the_cut(folder)
            number += 1
            continue
        return number


def check_after_the_cut(folder: Path) -> None:
    """Either the session opens as it was, or the statement says what became of it; and it can go on."""
    keeping = read_keeping(folder)
    untouched = all((folder / f"{part}.toml").exists() for part in ("session", "agreement"))
    if keeping.gone == ():
        assert words_in(folder) == set(SECRETS), "it went before it was said"
    for kind, main in zip(CLASSES, ("session", "agreement", "private", "draft"), strict=True):
        left = {*files_of(folder, kind)}
        assert f"{main}.toml" in left or left <= {"board.toml"}, "the file itself goes last"
    if untouched:
        assert open_folder(folder).loaded.record.session == full_record().session
        if keeping.gone:
            assert any("begun and not finished" in note for note in open_folder(folder).notes)
    else:
        with pytest.raises(Purged, match="destroyed"):
            open_folder(folder)
    (row,) = (read_tally(folder.parent / "tally-2026.toml").sessions) or (None,)
    assert row is not None or words_in(folder) == set(SECRETS)
    if any(not gone.finished for gone in keeping.gone):
        assert [due.session.folder for due in past_their_date(folder.parent, TODAY)] == [folder]
    let_go(folder, *CLASSES)
    assert words_in(folder) == set()
    assert all(gone.finished for gone in read_keeping(folder).gone)
    assert len(read_keeping(folder).gone) == len(CLASSES)
    assert list(past_their_date(folder.parent, TODAY)) == []


@pytest.mark.parametrize("cut", [Killed, OSError])
def test_cut_off_anywhere_files_or_statement_are_in_order(cut: type[BaseException], tmp_path: Path) -> None:
    assert purges_cut_off(lambda number: tmp_path / str(number), cut) > 30


def test_cut_off_then_held_it_stays_as_it_is(tmp_path: Path) -> None:
    folder = keep_session(tmp_path)
    put(folder, Keeping().beginning("private", 4, MORNING))
    change_keeping(
        folder,
        lambda keeping: keeping.model_copy(update={"hold": Hold(why="order", since=MORNING)}),
        now=FakeClock().now,
    )
    assert list(past_their_date(tmp_path, TODAY)) == []
    with pytest.raises(NotPurged):
        let_go(folder, "private")
    assert words_in(folder) == set(SECRETS)


def test_a_session_elsewhere_is_found_by_its_folder(tmp_path: Path) -> None:
    folder = keep_session(tmp_path / "elsewhere")
    let_go(folder, "session", "agreement")
    assert find(tmp_path / "sessions", str(folder)) == folder
    with pytest.raises(NotFound):
        find(tmp_path / "sessions", str(tmp_path))
