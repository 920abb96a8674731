import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.archive.copying import NotCopied, save_a_copy
from mediator.archive.saver import Saver, SaveState
from mediator.archive.session_files import PARTS, Header, encode, file_name, is_as_written, load
from mediator.archive.session_writer import Conflict
from mediator.record.agreement import GiveConsent
from mediator.record.entry import Erase, Reword
from mediator.record.record import Record
from tests.archive.disks import Memory
from tests.record.cases import ANA, after, at, start, topic
from tests.strategies import NINE, History, histories, words_in

PATIENCE = 10.0
"""Seconds after which a test gives up; none waits as long when all is well."""


class Disk(Memory):
    """A disk that notes every file, can hold one back until told, and can fail."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self.states: list[dict[str, bytes]] = []
        self.failures: list[Exception] = []
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Event()
        self.go_on.set()
        self._busy = threading.Lock()
        self.at_once = False

    def create(self, name: str) -> int:
        self.at_once |= not self._busy.acquire(blocking=False)
        self.begun.release()
        assert self.go_on.wait(PATIENCE)
        if self.failures:
            self._busy.release()
            raise self.failures.pop(0)
        return super().create(name)

    def close(self, handle: int) -> None:
        self._busy.release()

    def rename(self, old: str, new: str) -> None:
        super().rename(old, new)
        if not new.endswith(".bak"):
            self.written.append(new)
            self.states.append(self.files)

    def hold(self) -> None:
        self.go_on.clear()

    def wait_for_a_write(self) -> None:
        assert self.begun.acquire(timeout=PATIENCE)


class Clock:
    """Waits without waiting: time goes by as asked for, or not at all until told."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waited: list[float] = []
        self.stands = False

    def now(self) -> datetime:
        return NINE + timedelta(seconds=self.seconds)

    def wait(self, condition: threading.Condition, is_so: Callable[[], bool], seconds: float) -> None:
        self.waited.append(seconds)
        if self.stands:
            condition.wait_for(is_so, timeout=PATIENCE)
        self.seconds += seconds


class Room:
    """A saver on a disk, and what it said."""

    def __init__(self, stored: Record | None = None, disk: Disk | None = None) -> None:
        self.disk = disk or Disk()
        self.said: list[SaveState] = []
        self.clock = Clock()
        self.saver = Saver(
            Path("nowhere"),
            {} if stored is None else dict.fromkeys(PARTS, 1),
            stored=stored,
            seen=self.disk.versions(),
            now=self.clock.now,
            open_folder=self.disk,
            wait=self.clock.wait,
        )
        self.saver.listen(self.said.append)

    def save(self, record: Record) -> None:
        self.saver.keep(record)
        assert self.saver.flush(PATIENCE)

    @property
    def words(self) -> list[str]:
        return [state.word for state in self.said]


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.disk.go_on.set()
    made.saver.close(0.0)


def titled(title: str) -> Record:
    return start().with_session(title=title)


def test_a_saver_with_nothing_to_do_is_saved_and_closes_at_once(room: Room) -> None:
    assert room.saver.state == SaveState("saved")
    assert room.saver.flush(0.0)
    assert room.saver.close()
    assert room.disk.written == []


def test_saved_is_said_only_after_the_last_file_is_written(room: Room) -> None:
    room.disk.hold()
    room.saver.keep(start())
    room.disk.wait_for_a_write()
    assert room.saver.state == SaveState("saving")
    assert not room.saver.flush(0.0)
    room.disk.go_on.set()
    assert room.saver.flush(PATIENCE)
    assert room.words == ["saving", "saved"]
    assert room.disk.written == ["agreement.toml", "session.toml"]


def test_the_newest_record_wins_and_there_are_never_two_writes_at_once(room: Room) -> None:
    room.disk.hold()
    room.saver.keep(titled("one"))
    room.disk.wait_for_a_write()
    for n in range(50):
        room.saver.keep(titled(f"number {n}"))
    room.disk.go_on.set()
    assert room.saver.flush(PATIENCE)
    assert room.disk.written == ["agreement.toml", "session.toml"] * 2
    assert b"number 49" in room.disk.files["session.toml"]
    assert not room.disk.at_once
    assert room.words == ["saving", "saved"]


def test_saved_is_not_said_while_a_newer_record_waits(room: Room) -> None:
    room.disk.hold()
    room.saver.keep(titled("one"))
    room.disk.wait_for_a_write()
    room.saver.keep(titled("two"))
    room.disk.go_on.set()
    assert room.saver.flush(PATIENCE)
    assert room.words == ["saving", "saved"]
    assert b"two" in room.disk.states[-1]["session.toml"]


def test_only_what_changed_is_written_again(room: Room) -> None:
    record = start(ANA)
    room.save(record)
    room.disk.written.clear()
    record = after(record, topic("t"))
    room.save(record)
    assert room.disk.written == ["session.toml"]
    record = after(record, GiveConsent(at=at(1), party="ana"))
    room.save(record)
    assert room.disk.written == ["session.toml", "agreement.toml"]
    room.save(record)
    assert room.disk.written == ["session.toml", "agreement.toml"]


def test_what_was_loaded_is_not_written_again() -> None:
    record = start(ANA)
    room = Room(stored=record)
    room.save(record)
    assert room.disk.written == []


def test_there_is_no_private_file_before_there_is_something_private(room: Room) -> None:
    record = after(start(), topic("t"))
    room.save(record)
    assert "private.toml" not in room.disk.files
    room.save(after(record, Reword(at=at(1), entry="t", text="Nights")))
    assert "private.toml" in room.disk.files


def test_the_private_file_receives_old_words_before_they_are_gone_and_gives_them_back_after() -> None:
    before = after(start(), topic("t"))
    room = Room(stored=before)
    reworded = after(before, Reword(at=at(1), entry="t", text="Nights"))
    room.save(reworded)
    assert room.disk.written == ["private.toml", "session.toml"]
    room.save(before)
    assert room.disk.written == ["private.toml", "session.toml", "session.toml", "private.toml"]


def words_on(disk: dict[str, bytes]) -> str:
    return b"".join(disk.values()).decode()


def saved_in_one(before: Record, later: Record) -> list[dict[str, bytes]]:
    """Return the files as a crash could leave them between two records that are saved one after the other."""
    disk = Disk()
    for part in ("private", "agreement", "session"):
        header = Header(format=1, revision=1, saved=NINE)
        disk.put(file_name(part), encode(getattr(before, part), header))
    room = Room(stored=before, disk=disk)
    room.save(later)
    assert room.saver.close()
    return [*disk.states]


def test_no_words_are_lost_between_files_when_one_rewording_is_undone_and_another_done_in_one_save() -> None:
    first = after(start(), topic("t", "Evenings"), topic("s", "Weekends"))
    before = after(first, Reword(at=at(1), entry="t", text="Nights"))
    later = after(first, Reword(at=at(2), entry="s", text="Sundays"))
    for files in saved_in_one(before, later):
        assert "Evenings" in words_on(files)
        assert "Weekends" in words_on(files)


def test_no_words_are_lost_between_files_when_one_entry_is_erased_and_another_reworded_in_one_save() -> None:
    before = after(
        start(),
        topic("t", "Evenings"),
        topic("s", "Weekends"),
        Reword(at=at(1), entry="t", text="Nights"),
        Reword(at=at(2), entry="t", text="Late nights"),
    )
    later = after(before, Erase(at=at(3), entry="t"), Reword(at=at(4), entry="s", text="Sundays"))
    for files in saved_in_one(before, later):
        assert "Weekends" in words_on(files)


@settings(max_examples=40, deadline=None)
@given(histories(most=15), st.data())
def test_words_that_two_records_have_are_on_the_disk_at_every_moment_between_them(
    history: History, data: st.DataObject
) -> None:
    places = st.integers(0, len(history.records) - 1)
    before, later = (history.records[data.draw(places)] for _ in range(2))
    kept = words_in(before) & words_in(later)
    for files in saved_in_one(before, later):
        on_disk = words_on(files)
        assert all(word in on_disk for word in kept)


def test_a_write_that_fails_is_tried_again_until_it_succeeds_and_nothing_is_dropped(room: Room) -> None:
    room.disk.failures = [OSError(28, "No space left on device") for _ in range(4)]
    room.save(titled("kept"))
    assert b"kept" in room.disk.files["session.toml"]
    assert room.said[1] == SaveState("not_saved", what="agreement.toml", why="the disk is full", since=NINE)
    assert room.words[-1] == "saved"
    assert room.words.count("saved") == 1


def test_what_is_kept_while_writes_fail_is_saved_with_the_rest(room: Room) -> None:
    room.disk.hold()
    room.disk.failures = [OSError(5, "Input/output error")]
    room.saver.keep(titled("one"))
    room.disk.wait_for_a_write()
    room.saver.keep(titled("two"))
    room.disk.go_on.set()
    assert room.saver.flush(PATIENCE)
    assert b"two" in room.disk.files["session.toml"]
    assert b"two" in room.disk.files["agreement.toml"]


def test_a_file_that_was_written_before_another_failed_is_not_written_again(room: Room) -> None:
    room.disk.hold()
    room.saver.keep(start())
    room.disk.wait_for_a_write()
    create = room.disk.create

    def second_fails(name: str) -> int:
        if name == ".~session.toml.tmp" and not room.disk.failures and len(room.clock.waited) < 2:
            room.disk.failures.append(ValueError())
        return create(name)

    room.disk.create = second_fails  # type: ignore[method-assign]
    room.disk.go_on.set()
    assert room.saver.flush(PATIENCE)
    assert room.disk.written == ["agreement.toml", "session.toml"]
    assert [state.what for state in room.said] == ["", "session.toml", ""]


def test_the_reason_of_a_failure_names_neither_a_file_nor_a_text(room: Room) -> None:
    room.disk.failures = [OSError(13, "Permission denied", "/home/ana/secret.toml"), ValueError("secret")]
    room.save(titled("secret"))
    whys = [state.why for state in room.said if state.why]
    assert whys == ["this folder may not be written to", "a mistake of the program (ValueError)"]


def test_a_listener_that_fails_does_not_end_the_saving(room: Room) -> None:
    def fail(state: SaveState) -> None:
        raise RuntimeError

    room.saver.listen(fail)
    room.saver.keep(titled("one"))
    assert room.saver.flush(1.0)
    room.saver.keep(titled("two"))
    assert room.saver.flush(1.0)
    assert b"two" in room.disk.files["session.toml"]


def test_a_listener_may_keep_a_record_itself(room: Room) -> None:
    room.saver.listen(lambda state: room.saver.keep(titled("last")) if state.word == "saving" else None)
    room.save(titled("first"))
    assert b"last" in room.disk.files["session.toml"]


def test_flushing_gives_up_after_its_time_and_says_so(room: Room) -> None:
    room.disk.hold()
    room.saver.keep(start())
    room.disk.wait_for_a_write()
    assert not room.saver.flush(0.01)
    room.disk.go_on.set()
    assert room.saver.flush(PATIENCE)


def test_closing_waits_for_the_save_and_ends_the_thread(room: Room) -> None:
    room.saver.keep(titled("kept"))
    assert room.saver.close(PATIENCE)
    assert b"kept" in room.disk.files["session.toml"]
    assert not room.saver._thread.is_alive()


def test_closing_while_writes_fail_ends_the_thread_and_says_that_not_all_is_saved(room: Room) -> None:
    room.clock.stands = True
    room.disk.failures = [OSError(28, "No space left on device")] * 9
    room.saver.keep(start())
    room.disk.wait_for_a_write()
    assert not room.saver.close(0.05)
    assert not room.saver._thread.is_alive()


def test_leaving_tries_at_once_and_not_only_when_a_long_wait_is_over(room: Room) -> None:
    room.clock.stands = True
    failed = threading.Event()
    room.saver.listen(lambda state: failed.set() if state.word == "not_saved" else None)
    room.disk.failures = [OSError(28, "No space left on device")]
    room.saver.keep(titled("kept"))
    assert failed.wait(PATIENCE)
    assert room.saver.close(2.0)
    assert b"kept" in room.disk.files["session.toml"]


def test_each_file_counts_its_own_writes(tmp_path: Path) -> None:
    record = after(start(ANA), topic("t"))
    made = Saver(tmp_path, {"session": 4}, stored=None, now=lambda: at(9))
    made.keep(record)
    assert made.flush(PATIENCE)
    made.keep(after(record, Reword(at=at(1), entry="t", text="Nights")))
    assert made.close(PATIENCE)
    loaded = load(tmp_path)
    assert loaded.revisions == {"private": 1, "agreement": 1, "session": 6}
    assert loaded.saved == at(9)
    assert loaded.record.private.wordings[0].text == "Evenings"
    assert all(is_as_written(path.read_bytes()) for path in tmp_path.iterdir())


def test_a_write_that_failed_does_not_count(room: Room) -> None:
    room.disk.failures = [OSError(5, "Input/output error")] * 3
    room.save(start())
    assert b"revision = 1\n" in room.disk.files["agreement.toml"]


def test_trouble_is_told_with_the_moment_it_began_until_all_is_saved(room: Room) -> None:
    full = OSError(28, "No space left on device")
    room.disk.failures = [full, full, OSError(5, "Input/output error")]
    room.save(titled("kept"))
    trouble = [(state.why, state.since) for state in room.said if state.word == "not_saved"]
    assert trouble == [("the disk is full", NINE), ("the disk does not work as it should", NINE)]
    assert room.saver.state == SaveState("saved")


def test_a_full_disk_for_ten_minutes_loses_nothing_and_is_used_within_five_seconds_of_its_having_space() -> (
    None
):
    room = Room()
    full = OSError(28, "No space left on device")
    create = room.disk.create
    kept: list[str] = []

    def no_space(name: str) -> int:
        if room.clock.seconds < 600:
            if len(kept) < 100:  # somebody goes on working meanwhile
                kept.append(f"edit {len(kept)}")
                room.saver.keep(titled(kept[-1]))
            raise full
        return create(name)

    room.disk.create = no_space  # type: ignore[method-assign]
    room.save(titled("first"))
    assert room.clock.seconds <= 605
    assert room.clock.waited[:4] == [1, 2, 5, 5]
    assert f'"{kept[-1]}"'.encode() in room.disk.files["session.toml"]
    assert room.words == ["saving", "not_saved", "saved"]
    assert not any(name.startswith(".") for name in room.disk.files)
    assert room.saver.close()


def test_a_disk_that_does_not_answer_never_delays_who_keeps_a_record(room: Room) -> None:
    room.disk.hold()
    room.saver.keep(titled("one"))
    room.disk.wait_for_a_write()
    began = time.perf_counter()
    for number in range(1_000):
        room.saver.keep(titled(f"number {number}"))
    assert time.perf_counter() - began < 1.0  # making the records is nearly all of it
    assert room.saver.state.word == "saving"
    assert room.disk.written == []


def test_a_file_changed_outside_is_said_and_neither_version_is_lost(room: Room) -> None:
    room.save(titled("ours"))
    room.disk.put("session.toml", b"theirs")
    room.saver.keep(titled("ours, later"))
    assert not room.saver.flush(PATIENCE)
    copy = "session (kept by mediator).toml"
    state = room.saver.state
    assert state.word == "not_saved"
    assert state.conflicts == (Conflict("session.toml", copy),)
    assert state.why == "another program changed a file of this session"
    assert state.since == NINE
    assert room.disk.files["session.toml"] == b"theirs"
    assert b"ours, later" in room.disk.files[copy]
    room.saver.keep(titled("ours, last"))
    assert not room.saver.flush(PATIENCE)
    assert b"ours, last" in room.disk.files[copy]
    assert not room.saver.close()


def test_a_conflict_settled_for_ours_is_saved_under_its_own_name(room: Room) -> None:
    room.save(titled("ours"))
    room.disk.put("session.toml", b"theirs")
    room.saver.keep(titled("ours, later"))
    assert not room.saver.flush(PATIENCE)
    room.saver.put_ours_first()
    assert room.saver.flush(PATIENCE)
    assert room.saver.state == SaveState("saved")
    assert b"ours, later" in room.disk.files["session.toml"]
    assert room.disk.files["session (changed outside).toml"] == b"theirs"
    assert room.saver.close()


def test_what_was_written_over_a_file_after_the_last_save_is_found_at_the_end(room: Room) -> None:
    room.save(titled("ours"))
    room.disk.put("session.toml", b"theirs")
    assert not room.saver.close()
    assert room.disk.files["session.toml"] == b"theirs"
    assert b"ours" in room.disk.files["session (kept by mediator).toml"]


def test_a_file_that_was_taken_away_comes_back_with_the_next_save_and_at_the_end(room: Room) -> None:
    room.save(titled("ours"))
    room.disk.remove("agreement.toml")
    room.save(titled("ours, later"))
    assert is_as_written(room.disk.files["agreement.toml"])
    room.disk.remove("session.toml")
    assert room.saver.close()
    assert b"ours, later" in room.disk.files["session.toml"]


def test_a_folder_that_was_taken_away_is_made_again_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "heron"
    folder.mkdir()
    saver = Saver(folder, {}, stored=None, now=Clock().now)
    saver.keep(titled("ours"))
    assert saver.flush(PATIENCE)
    shutil.rmtree(folder)
    assert saver.settle(PATIENCE)
    assert load(folder).record.session.title == "ours"
    assert saver.close(PATIENCE)


def test_leaving_asks_where_another_program_wrote_over_a_file_after_the_last_save(room: Room) -> None:
    room.save(titled("ours"))
    room.disk.put("session.toml", b"theirs")
    assert not room.saver.settle(PATIENCE)
    assert room.saver.state.conflicts == (Conflict("session.toml", "session (kept by mediator).toml"),)


def test_at_the_end_each_file_is_compared_with_what_the_plain_way_writes(room: Room) -> None:
    room.save(titled("ours"))
    encoder = room.saver._writer._encoders["session"]
    plain = encoder.encode
    encoder.encode = lambda part, header: plain(part, header) + b"# stale\n"  # type: ignore[method-assign]
    room.save(titled("ours, later"))
    assert not is_as_written(room.disk.files["session.toml"])
    assert room.saver.close()
    assert is_as_written(room.disk.files["session.toml"])
    assert b"ours, later" in room.disk.files["session.toml"]


def test_a_whole_copy_can_be_saved_elsewhere_while_the_disk_fails(room: Room, tmp_path: Path) -> None:
    room.disk.hold()
    room.disk.failures = [OSError(30, "Read-only file system")]
    record = after(start(ANA), topic("t"), Reword(at=at(1), entry="t", text="Nights"))
    room.saver.keep(record)
    save_a_copy(tmp_path / "copy", record, now=room.clock.now, seal=None)
    assert load(tmp_path / "copy").record == record
    room.disk.go_on.set()
    assert room.saver.flush(PATIENCE)


def test_a_copy_elsewhere_that_fails_says_so(room: Room, tmp_path: Path) -> None:
    room.save(start())
    (tmp_path / "file").touch()
    with pytest.raises(NotCopied, match="there already"):
        save_a_copy(tmp_path / "file", start(), now=room.clock.now, seal=None)


def test_a_loaded_session_is_made_ready_while_nothing_happens_and_saves_the_same(tmp_path: Path) -> None:
    record = after(start(ANA), *(topic(f"t{n}", f"Topic {n}") for n in range(120)))
    room = Room(stored=record)
    room.save(after(record, Reword(at=at(1), entry="t7", text="Nights")))
    assert b"Nights" in room.disk.files["session.toml"]
    assert room.saver.close()  # which compares with the plain way


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    said: list[SaveState] = []
    made = Saver(tmp_path, {}, stored=None, now=lambda: NINE)
    made.listen(said.append)
    made.keep(start())
    assert not made.close(0.5)
    assert said[-1].why == "this folder may not be written to"
