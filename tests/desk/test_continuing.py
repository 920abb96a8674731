"""A case of several sessions: what each begins with, what is said to be gone, what the room and desk see."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from mediator.archive.case import carried_from, continuations, earlier
from mediator.archive.destroyed import Purged
from mediator.archive.index import look
from mediator.archive.places import Places
from mediator.archive.purging import purge
from mediator.archive.reading import Unreadable
from mediator.archive.settings import Settings
from mediator.desk.desk_last_time import last_time_rows
from mediator.desk.sitting import Sitting
from mediator.desk.ways_in import WaysIn
from mediator.insight.board import board_beneath
from mediator.insight.last_time import LastTime, last_time
from mediator.insight.tally_row import tally_row
from mediator.record.account import Account, GiveAccount, Went
from mediator.record.agreement import GiveConsent, NextDate, SetNextDate, SetOutcome
from mediator.record.agreement_point import AddPoint, AgreementPoint, Doer, SetPart
from mediator.record.entry import Confirm
from mediator.record.issue import AddIssue, Issue
from mediator.record.jot import AddJot, Jot
from mediator.record.keeping import FileClass
from mediator.record.note import AddNote, Note
from mediator.record.party import AddParty, AddPerson, Party, Person
from mediator.record.resource_referral import AddReferral, ResourceReferral, SetCaller
from mediator.record.summary import SumUp
from mediator.text import Sealed
from tests.rooms import FakeClock
from tests.sealed import with_key

DAY = 24 * 3600.0


class House:
    """One case; whoever is its mediator has the folders, and a computer of their own."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.clock = FakeClock()
        self.here = self.at("one")

    def at(self, computer: str, *, sealed: bool = False) -> Places:
        """Return the places of a computer; the folder of sessions is the one of the case on each."""
        home = self.base / computer
        if sealed:
            with_key(home)
        return Places(self.base / "sessions", home / "agendas", home / "settings.toml")

    @property
    def ways(self) -> WaysIn:
        return WaysIn(self.here, Settings(), now=self.clock.now)

    def first(self) -> Sitting:
        preparation = self.ways.new()
        preparing = preparation.preparing
        for line in ("Quiet nights", "Maria", "Mr Cole"):
            preparing.keep(line)
        return preparation.begin(preparing)

    def next_of(self, code: str, *names: str, leave_out: int = 0) -> Sitting:
        """Continue a session two weeks later; some are no longer here, and others join."""
        self.clock.advance(14 * DAY)
        preparation = self.ways.continuing(self.here.sessions / code)
        preparing = preparation.preparing
        for _ in range(leave_out):
            preparing.take_back()
        for name in names:
            preparing.keep(name)
        return preparation.begin(preparing)

    def purge(self, code: str, *kinds: FileClass) -> None:
        purge(self.here.sessions / code, kinds, types=self.ways.types(), now=self.clock.now)

    def told(self, code: str) -> list[str]:
        return list(self.ways.continuing(self.here.sessions / code).preparing.told)

    def looking_back(self, sitting: Sitting) -> LastTime:
        found = last_time(sitting.earlier)
        assert found is not None
        return found


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def fill(sitting: Sitting, what: str) -> None:
    """Let a session have a topic, a point with a condition that everyone said yes to, and a summary."""
    live, at = sitting.live, sitting.live.now()
    point = live.new_id()
    live.do(AddIssue(at=at, entry=Issue(id=live.new_id(), text=f"How {what}?", at=at)))
    live.do(AddJot(at=at, entry=Jot(id=live.new_id(), text=f"Parked: {what}", parked=True, at=at)))
    live.do(AddPoint(at=at, entry=AgreementPoint(id=point, text=f"Point: {what}", at=at)))
    live.do(SetPart(at=at, entry=point, part="condition", text=f"{what} is paid"))
    need = live.new_id()
    live.do(AddReferral(at=at, entry=ResourceReferral(id=need, text=f"Need: {what}", at=at)))
    live.do(SetCaller(at=at, entry=need, caller=Doer(id="p1", name="Maria")))
    for party in live.record.session.parties:
        live.do(Confirm(at=at, entry=point, party=party.id))
        live.do(SumUp(at=at, party=party.id, stage="opening", heard="right", text=f"Summary: {what}"))
    live.do(AddNote(at=at, note=Note(id=live.new_id(), text=f"Secret: {what}", at=at)))


def wall(sitting: Sitting) -> str:
    view = board_beneath(sitting.live.record, sitting.live.session_type, sitting.live.shown)
    return "\n".join(f"[{block.label}] {line.text}" for block in view.body.blocks for line in block.lines)


def test_a_case_of_five_sessions_with_a_changing_mediator(house: House) -> None:
    sitting = house.first()
    live = sitting.live
    live.do(AddPerson(at=live.now(), person=Person(id="q", name="Ana", role="support_person", party="p1")))
    live.do(GiveConsent(at=live.now(), party="p1"))
    codes = [sitting.code]
    for number in range(1, 5):
        fill(sitting, f"matter {number}")
        assert sitting.close()
        house.here = house.at(f"computer {number}")  # another mediator, with the case's folders and no more
        sitting = house.next_of(codes[-1])
        codes.append(sitting.code)
        session, agreement = sitting.live.record.session, sitting.live.record.agreement
        assert (session.title, agreement.continues) == ("Quiet nights", codes[-2])
        assert [(party.id, party.name) for party in session.parties] == [("p1", "Maria"), ("p2", "Mr Cole")]
        assert [person.name for person in session.people] == ["Ana"]
        assert [issue.text for issue in session.issues] == [f"How matter {n}?" for n in range(1, number + 1)]
        assert [jot.text for jot in session.jots] == [f"Parked: matter {n}" for n in range(1, number + 1)]
        assert (agreement.points, agreement.consents) == ((), ())
        assert sitting.live.record.private.is_empty()
        back = house.looking_back(sitting)
        assert [point.text for point in back.points] == [f"Point: matter {n}" for n in range(1, number + 1)]
        assert [point.condition for point in back.conditions()][-1] == f"matter {number} is paid"
        assert {one.text for one in back.summaries} == {f"Summary: matter {number}"}
        assert back.referrals[-1] == f"Need: matter {number}: Maria"
        assert len(back.referrals) == number
        assert f"Point: matter {number}" in wall(sitting)
        assert "Secret" not in wall(sitting)
        assert "Summary" not in wall(sitting)
    assert sitting.close()
    assert continuations(house.here.sessions) == dict(zip(codes, ["", *codes], strict=False))
    assert house.ways.last_sitting(house.here.sessions / codes[1]).name == codes[-1]
    assert [one.code for one in earlier(house.here.sessions, codes[-1])] == codes[::-1]
    again = house.ways.open(house.here.sessions / codes[-1])
    assert house.looking_back(again).points == house.looking_back(sitting).points
    assert "Point: matter 4" in wall(again)
    assert tally_row(again.live.record, "mediation", house.clock.now()).continues == codes[-2]
    assert again.close()


def test_a_meeting_is_due_until_the_next_session_was_held(house: House) -> None:
    """Prepared before its day it is still to come; held on that day, or over before it, it took place."""
    sitting = house.first()
    for days, due in ((15, True), (14, False), (10, False)):
        day = house.ways.today + timedelta(days=days)
        sitting.live.do(SetNextDate(at=sitting.live.now(), next_date=NextDate(day=day)))
        assert sitting.close()
        following = house.next_of(sitting.code)
        assert following.close()

        def meetings(code: str = sitting.code) -> list[str]:
            rows = look(house.here.sessions, now=lambda: 4e9).due("0001-01-01", "9999-12-31")
            return [row.code for row in rows if row.code == code]

        assert bool(meetings()) is due, days
        again = house.ways.open(house.here.sessions / following.code)
        again.live.do(SetOutcome(at=again.live.now(), outcome="adjourned"))
        assert again.close()
        assert meetings() == []
        sitting = house.ways.open(house.here.sessions / following.code)
    assert sitting.close()


def test_conditions_are_asked_after_until_they_are_met_and_points_say_how_they_went(house: House) -> None:
    sitting = house.first()
    for what in ("carpet", "rent", "noise"):
        fill(sitting, what)
    points = [point.id for point in sitting.live.record.agreement.points]
    told: list[tuple[int, str, Went]] = [
        (0, "p1", "kept"), (1, "p1", "kept"), (1, "p2", "not"), (2, "p2", "unknown"),
    ]  # fmt: skip
    for n, party, went in told:
        account = Account(point=points[n], party=party, day=house.ways.today, went=went)
        sitting.live.do(GiveAccount(at=sitting.live.now(), account=account))
    assert sitting.close()
    following = house.next_of(sitting.code)
    back = house.looking_back(following)
    assert [point.condition for point in back.conditions()] == ["rent is paid", "noise is paid"]
    rows = [text.strip() for text, _ in last_time_rows(back, ())]
    asides = [rows[rows.index(f"· Point: {what}") + 1] for what in ("carpet", "rent", "noise")]
    assert asides == [f"everyone said yes, {went}" for went in ("kept", "different accounts", "not reached")]
    assert following.close()


def test_what_was_destroyed_is_said_with_its_day(house: House) -> None:
    sitting = house.first()
    fill(sitting, "matter")
    assert sitting.close()
    assert house.told(sitting.code) == []
    house.clock.moment = house.clock.moment.replace(month=12, day=3)
    house.purge(sitting.code, "private")
    assert house.told(sitting.code) == [
        "The session's private notes were destroyed on Thursday 3 December 2026; there are no summaries."
    ]
    house.purge(sitting.code, "session")
    assert len(house.told(sitting.code)) == 2
    following = house.next_of(sitting.code)
    session = following.live.record.session
    assert [party.name for party in session.parties] == ["Maria", "Mr Cole"]
    assert session.issues == ()
    back = house.looking_back(following)
    assert [point.text for point in back.points] == ["Point: matter"]
    assert back.summaries == ()
    assert following.close()
    house.purge(sitting.code, "agreement")
    with pytest.raises(Purged):
        house.ways.continuing(house.here.sessions / sitting.code)
    again = house.ways.open(house.here.sessions / following.code)
    assert house.looking_back(again).points == ()
    assert "Its agreement was destroyed on" in " ".join(house.looking_back(again).told)
    assert again.close()


def test_with_the_agreement_destroyed_the_rest_goes_on(house: House) -> None:
    sitting = house.first()
    fill(sitting, "matter")
    assert sitting.close()
    house.purge(sitting.code, "agreement")
    following = house.next_of(sitting.code)
    assert [issue.text for issue in following.live.record.session.issues] == ["How matter?"]
    assert following.close()


def test_a_session_that_is_not_on_this_computer_is_named(house: House) -> None:
    sitting = house.first()
    assert sitting.close()
    following = house.next_of(sitting.code)
    assert following.close()
    (house.here.sessions / sitting.code).rename(house.base / "elsewhere")
    again = house.ways.open(house.here.sessions / following.code)
    assert house.looking_back(again).told == (
        f"{sitting.code} is not on this computer: nothing of it can be shown.",
    )
    assert again.close()


def test_a_damaged_file_is_mended_first(house: House) -> None:
    sitting = house.first()
    assert sitting.close()
    (house.here.sessions / sitting.code / "session.toml").write_text("format = ")
    with pytest.raises(Unreadable):
        carried_from(house.here.sessions / sitting.code, date(2026, 12, 1))


def test_sealed_summaries_are_opened_with_the_others_and_never_copied(house: House) -> None:
    house.here = house.at("with a key", sealed=True)
    sitting = house.first()
    fill(sitting, "matter")
    assert sitting.close()
    following = house.next_of(sitting.code)
    back = house.looking_back(following)
    sealed = back.sealed_texts()
    assert [type(one.text) for one in back.summaries] == [Sealed, Sealed]
    words = {text.age: "what they said" for text in sealed}
    assert {one.text for one in back.opened(words).summaries} == {"what they said"}
    assert following.close()
    kept = b"".join(path.read_bytes() for path in (house.here.sessions / following.code).iterdir())
    assert b"ENCRYPTED" not in kept
    assert b"Summary" not in kept


def test_nobody_new_reads_on_the_wall_what_others_promised(house: House) -> None:
    sitting = house.first()
    fill(sitting, "matter")
    assert sitting.close()
    following = house.next_of(sitting.code, leave_out=1)
    assert "Point: matter" in wall(following)
    at = following.live.now()
    following.live.do(AddParty(at=at, party=Party(id="p2", name="Ms Vega")))
    assert "Point: matter" not in wall(following)
    assert following.close()


def test_a_new_party_is_not_given_the_id_of_one_that_is_not_here(house: House) -> None:
    sitting = house.first()
    assert sitting.close()
    following = house.next_of(sitting.code, "Ms Vega", leave_out=1)
    assert [(p.id, p.name) for p in following.live.record.session.parties] == [
        ("p1", "Maria"),
        ("p3", "Ms Vega"),
    ]
    assert following.close()


def test_a_practice_is_continued_as_one(house: House) -> None:
    practised = house.ways.practice(house.here.sessions / "2026-11-22-heron")
    assert practised.close()
    following = house.next_of("2026-11-22-heron")
    assert following.live.record.session.practice
    assert following.close()
