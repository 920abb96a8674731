"""A power cut after any operation of three saves: every state the disk may be left in, opened again."""

from pathlib import Path

import pytest

from mediator.archive.session_files import load
from mediator.record.record import Record
from tests.archive.crash_states import Files, OnDisk, Recorder, texts
from tests.archive.three_saves import SAVES, YESTERDAY, between, orphans, whole, writer, yesterdays_files

RECORDS = (YESTERDAY, *SAVES)


class Lost(Exception):  # noqa: N818 - it is what the proof finds
    pass


class Proof:
    """Looks at every state of the disk once and raises `Lost` where a promise is broken."""

    def __init__(self) -> None:
        self.states: dict[tuple[frozenset[tuple[str, bytes]], int], None] = {}
        self.looked_at = 0
        self.orphans = 0
        """The most that was left lying about."""

    def look(self, now: OnDisk, saved: int) -> None:
        for files in now.states():
            self.looked_at += 1
            key = frozenset(files.items()), saved
            if key not in self.states:
                self.states[key] = None
                self._check(files, RECORDS[saved : saved + 2])

    def _check(self, files: Files, possible: tuple[Record, ...]) -> None:
        if not whole(files):
            raise Lost("a file is not whole")
        if not between(files, possible):
            raise Lost("what was said to be saved is not there")
        words = b"".join(files.values()).decode(errors="replace")
        for text in set.intersection(*map(texts, possible)):
            if text not in words:
                raise Lost("a text on its way from file to file is in neither")
        self.orphans = max(self.orphans, len(orphans(files)))


def three_saves(without: str = "") -> Proof:
    recorder, proof = Recorder(yesterdays_files(), without), Proof()
    recorder.watch(proof.look)
    saves = writer(recorder.seen, recorder)
    for record in SAVES:
        saves.write(record)
        recorder.say_saved()
    return proof


def test_no_power_cut_leaves_a_broken_file_or_loses_what_was_saved() -> None:
    proof = three_saves()
    assert proof.looked_at > 250
    assert len(proof.states) > 50
    assert proof.orphans <= 2  # the new file, and the second name of the last generation


def test_every_state_that_a_power_cut_can_leave_is_opened_as_a_session(tmp_path: Path) -> None:
    for number, (files, saved) in enumerate(three_saves().states):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, data in files:
            (folder / name).write_bytes(data)
        found = load(folder).record
        assert found.session in [record.session for record in RECORDS[saved : saved + 2]]
        assert found.agreement in [record.agreement for record in RECORDS[saved : saved + 2]]


@pytest.mark.parametrize("step", ["write", "sync", "sync_names", "rename", "order"])
def test_with_any_one_step_left_out_the_proof_fails(step: str) -> None:
    with pytest.raises((Lost, FileExistsError)):  # or it is never said to be saved
        three_saves(without=step)


def test_with_the_giving_file_written_before_the_receiving_one_the_proof_fails() -> None:
    recorder, proof = Recorder(yesterdays_files()), Proof()
    recorder.watch(proof.look)
    saves = writer(recorder.seen, recorder)
    with pytest.raises(Lost, match="in neither"):
        saves._write_part("session", SAVES[0].session)
