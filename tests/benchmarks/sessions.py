"""Sessions of any size, kept on the disk as the program keeps them."""

from __future__ import annotations

from pathlib import Path

from mediator.archive.saver import Saver
from mediator.record.agenda import EnterStage, StartClock
from mediator.record.interest import AddInterest, Interest
from mediator.record.issue import AddIssue, Issue
from mediator.record.position import AddPosition, Position
from mediator.record.record import Record
from tests.busy import busy_record
from tests.rooms import MORNING, FakeClock, record

TITLE = "Quiet nights"
TOPIC = "How can both homes rest at night?"
LAST_WANT = "the last want of all"


def kept_busy_session(home: Path, name: str) -> Path:
    """Keep the busy room in *home*, in the stage of understanding, and return its folder."""
    made = busy_record(TOPIC)
    return _kept(home, name, EnterStage(at=MORNING, stage=made.session.stages[3].id).apply(made))


def kept_session(home: Path, name: str, *, parties: int, entries: int) -> Path:
    """Keep a session in *home*, its clock running, and return its folder.

    One topic is on the wall; the entries stand under a hundred others, a quarter of them wants and the rest
    reasons, all parties alike.
    """
    made = record(*(f"Party {number}" for number in range(1, parties + 1)))
    stages = made.session.stages
    made = EnterStage(at=MORNING, stage=stages[3].id).apply(made)
    made = StartClock(at=MORNING).apply(made)
    made = AddIssue(at=MORNING, entry=Issue(id="t", text=TOPIC, at=MORNING)).apply(made)
    topics = min(100, max(1, entries // 20))
    for number in range(topics):
        issue = Issue(id=f"t{number}", text=f"Topic {number}", at=MORNING)
        made = AddIssue(at=MORNING, entry=issue).apply(made)
    for number in range(entries - topics - 1):
        party, issue_id = f"p{number % parties + 1}", f"t{number % topics}"
        text = f"What is said in line {number}, in the words of the one whose line it is"
        if number % 4 == 0:
            want = Position(id=f"w{number}", text=text, parties=(party,), issue=issue_id, at=MORNING)
            made = AddPosition(at=MORNING, entry=want).apply(made)
        else:
            reason = Interest(id=f"w{number}", text=text, parties=(party,), issues=(issue_id,), at=MORNING)
            made = AddInterest(at=MORNING, entry=reason).apply(made)
    return _kept(home, name, made)


def _kept(home: Path, name: str, made: Record) -> Path:
    folder = home / "mediator" / "sessions" / f"2026-11-22-{name}"
    folder.mkdir(parents=True, mode=0o700)
    saver = Saver(folder, {}, stored=None, now=FakeClock().now)
    saver.keep(made)
    assert saver.close(60)
    return folder
