"""The close after they left: page by page without a screen, then the screen, then what is on the disk."""

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest

from mediator.archive.keeping_file import read_keeping
from mediator.archive.opening import open_folder
from mediator.archive.reflection_file import read_reflections
from mediator.archive.settings import Barriers, Centre
from mediator.archive.tally_file import read_tally
from mediator.desk import letting_go
from mediator.desk.after.ending import AS_BEFORE
from mediator.desk.after_they_left import AfterTheyLeft
from mediator.desk.app import SessionApp
from mediator.desk.bursts import KeyGate
from mediator.desk.closing_down import KEPT
from mediator.desk.desk_opening import DARK
from mediator.desk.page_screen import ASKS, IDLE, PageScreen
from mediator.desk.paper_menu import PaperMaker
from mediator.desk.reflecting import Reflecting
from mediator.desk.sitting import CLOSE_AGAIN, begin
from mediator.insight.days import day_words
from mediator.insight.open_ends import parked
from mediator.insight.tally_row import tally_row
from mediator.record.agenda import PauseClock, StartClock
from mediator.record.agreement import Agreement, NextDate, SetNextDate
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.barrier import Barrier
from mediator.record.close import Close, NoteForClose
from mediator.record.decision import Decision, SetDecision
from mediator.record.entry import Confirm, Park
from mediator.record.fact_check import AddFactCheck, FactCheck
from mediator.record.issue import AddIssue, Issue, LeaveOpen
from mediator.record.keeping import CLASSES, FileClass, Hold, Keeping
from mediator.record.note import AddNote, Note
from mediator.record.parking import Settle
from mediator.record.party import Party
from mediator.record.record import Record
from mediator.record.session import Session
from mediator.record.session_type import RegimeKind
from mediator.record.support import Answer, GiveAnswer, StartRound
from tests.desk.pages import go, shown
from tests.desk.screens import Look, ended, press, resize, text, type_text
from tests.full import full_record
from tests.rooms import MORNING, AtOnce, FakeClock, community, live_screen, record, room, ways

TODAY = MORNING.date()
FILES: dict[FileClass, int] = {"session": 2, "agreement": 2, "private": 1, "drafts": 1}


def session() -> Record:
    made = record("Maria", "Mr Cole")
    for change in (
        AddIssue(at=MORNING, entry=Issue(id="t", text="The hedge", at=MORNING)),
        Park(at=MORNING, entry="t"),
        AddPoint(at=MORNING, entry=AgreementPoint(id="a", text="Quiet by ten", at=MORNING)),
        AddPoint(at=MORNING, entry=AgreementPoint(id="b", text="A carpet", at=MORNING)),
        Confirm(at=MORNING, entry="a", party="p1"),
        Confirm(at=MORNING, entry="a", party="p2"),
        Confirm(at=MORNING, entry="b", party="p2"),
    ):
        made = change.apply(made)
    return made


def closing(
    made: Record | None = None,
    *,
    regime: RegimeKind = "mediation",
    keeping: Keeping | None = None,
    centre: dict[FileClass, int] | None = None,
    days_later: int = 0,
    lists: Centre | None = None,
    before: Agreement | None = None,
) -> AfterTheyLeft:
    kind = community()
    kind = kind.model_copy(update={"regime": kind.regime.model_copy(update={"kind": regime})})
    clock = FakeClock(MORNING + timedelta(days=days_later))
    return AfterTheyLeft(
        made or session(),
        kind,
        FILES,
        keeping or Keeping(),
        clock.now,
        centre or {},
        lists or Centre(),
        before=before,
    )


def to(chosen: AfterTheyLeft, page: int) -> None:
    while chosen.page < page:
        chosen.press("enter")


# Page by page


def test_the_outcome_and_who_sent_them_and_no_reason() -> None:
    chosen = closing()
    assert (chosen.outcome, chosen.referral) == (None, None)
    go(chosen, "2", "m")
    change = chosen.change(MORNING)
    assert (change.outcome, change.referral) == ("partial", "mandated")
    go(chosen, "0", "n")
    assert (chosen.outcome, chosen.referral) == (None, None)
    assert "reason" not in shown(chosen)


def test_what_is_open_is_shown_and_never_by_whom() -> None:
    chosen = closing()
    to(chosen, 1)
    assert "In the parking lot: 1, without a fate: 1\n  ○ The hedge" in shown(chosen)
    assert "Points that are agreed: 1 of 2\n" in shown(chosen)
    assert "  ✓ confirmed by everyone: 1  Quiet by ten\n  ○ not agreed yet: 2  A carpet" in shown(chosen)
    go(chosen, "x", "space")
    assert chosen.change(MORNING) == Close(
        at=MORNING,
        outcome=None,
        referral=None,
        follow_ups=(date(2026, 12, 22), date(2027, 2, 22)),
        met=(TODAY,),
    )


def test_each_parked_line_is_given_its_fate_by_a_key() -> None:
    made = session()
    for name, words in (("u", "The gate"), ("v", "The bins")):
        made = AddIssue(at=MORNING, entry=Issue(id=name, text=words, at=MORNING)).apply(made)
        made = Park(at=MORNING, entry=name).apply(made)
    made = Settle(at=MORNING, entry="v", fate="done").apply(made)
    chosen = closing(made)
    to(chosen, 1)
    assert "without a fate: 2\n  ○ The hedge\n  ○ The gate\n  ✓ done: The bins" in shown(chosen)
    go(chosen, "2", "3", "0")
    assert "without a fate: 1\n  ✓ next time: The hedge\n  ✓ let go: The gate\n" in shown(chosen)
    after = [(one.id, one.fate) for one in parked(chosen.closed())]
    assert after == [("t", "next_time"), ("u", "dropped"), ("v", None)]
    chosen = closing(session())
    assert chosen.changes(MORNING) == (chosen.change(MORNING),), "nothing is settled anew"


def test_by_consensus_a_point_is_agreed_though_somebody_stands_aside_and_it_is_never_said_who() -> None:
    made = SetDecision(at=MORNING, decision=Decision(kind="consensus")).apply(session())
    aside = Answer(party="p1", level="I stand aside", counts="aside", says="I am away", at=MORNING)
    made = StartRound(at=MORNING, entry="b").apply(made)
    made = GiveAnswer(at=MORNING, entry="b", answer_given=aside).apply(made)
    chosen = closing(made)
    to(chosen, 1)
    assert "Points that are agreed: 2 of 2" in shown(chosen)
    assert "✓ agreed as this room decides: 2  A carpet" in shown(chosen)
    assert "Maria" not in shown(chosen)
    assert chosen.change(MORNING).agreed == ("b",)
    to(chosen, 3)
    assert "points       2, agreed 2" in shown(chosen)


LISTS = Centre(
    sources=("county court", "housing office"),
    barriers=Barriers(rules=("waiting time",), places=("school", "housing office"), types=("language",)),
)


def test_what_is_counted_is_chosen_from_the_centres_lists_or_a_number_or_a_day() -> None:
    chosen = closing(lists=LISTS)
    to(chosen, 3)
    go(chosen, "s")
    assert chosen.wanted is not None
    assert chosen.wanted.among == ("", "county court", "housing office")
    go(chosen, ":county court", "d", ":3 nov", "c", ":2", "o", ":about ten")
    assert (chosen.said, chosen.affected) == ("Write a number, such as 3.", 0)
    go(chosen, "o", ":10", "b", ":waiting time", ":school", ":", "b", ":", ":", ":language")
    go(chosen, "b", ":", ":", ":language")
    assert chosen.said == "That is there already."
    go(chosen, "b", ":", ":", ":", "d", ":30 nov 2026")
    assert chosen.said == "That day is still to come."
    for words in ("sent by      county court", "first asked  Tue 3 Nov 2026", "children     2", "about 10"):
        assert words in shown(chosen)
    assert "barriers     waiting time, school; language" in shown(chosen)
    row = tally_row(chosen.closed(), "mediation", MORNING)
    assert (row.source, row.asked, row.children, row.affected) == ("county court", date(2026, 11, 3), 2, 10)
    assert row.barriers == (Barrier(rule="waiting time", place="school"), Barrier(type="language"))
    go(chosen, "x", "s", ":", "c", ":", "d", ":")
    assert (chosen.source, chosen.children, chosen.asked, len(chosen.barriers)) == ("", 0, None, 1)
    again = closing(chosen.closed())
    assert (again.affected, again.barriers) == (10, chosen.barriers)


def test_without_a_list_nothing_is_asked_and_it_says_where_one_belongs() -> None:
    chosen = closing()
    to(chosen, 3)
    go(chosen, "s")
    assert (chosen.wanted, "[centre] sources" in chosen.said) == (None, True)
    go(chosen, "b")
    assert (chosen.wanted, "[centre.barriers]" in chosen.said) == (None, True)


def test_an_invented_case_can_be_closed_and_counts_nowhere() -> None:
    chosen = closing(session().with_session(practice=True))
    chosen.files = dict.fromkeys(CLASSES, 0)
    to(chosen, 3)
    go(chosen, "s", "c", "enter", "k", "h", "p")
    assert chosen.wanted is None
    assert "Nothing of an invented case is kept" in shown(chosen)
    to(chosen, 5)
    assert chosen.going() == ()
    go(chosen, "enter")
    assert chosen.done


def test_what_the_session_before_said_of_the_case_is_there_and_can_be_changed() -> None:
    before = NoteForClose(
        at=MORNING, outcome="adjourned", referral="mandated", source="Court", asked=TODAY, children=2
    ).apply(session())
    chosen = closing(before=before.agreement)
    assert (chosen.outcome, chosen.referral, chosen.source) == (None, "mandated", "Court")
    assert AS_BEFORE in shown(chosen)
    to(chosen, 3)
    assert AS_BEFORE in shown(chosen)
    assert "c  children     2" in shown(chosen)
    assert chosen.notes(MORNING) == (), "nothing was chosen yet"
    go(chosen, "c", ":3")
    assert chosen.change(MORNING).children == 3
    own = NoteForClose(at=MORNING, outcome=None, referral="voluntary").apply(session())
    assert closing(own, before=before.agreement).referral == "voluntary"
    again = Close(at=MORNING, outcome=None, referral=None, follow_ups=()).apply(session())
    assert closing(again, before=before.agreement).referral is None
    assert AS_BEFORE not in shown(closing())


def test_what_is_to_find_out_and_topics_without_an_agreed_point_are_open_too() -> None:
    made = session()
    for change in (
        AddIssue(at=MORNING, entry=Issue(id="u", text="The stairs", at=MORNING)),
        AddIssue(at=MORNING, entry=Issue(id="v", text="The roof", at=MORNING)),
        LeaveOpen(at=MORNING, entry="v", left_open=True),
        AddFactCheck(at=MORNING, entry=FactCheck(id="f", text="Who owns the wall", at=MORNING)),
    ):
        made = change.apply(made)
    chosen = closing(made)
    to(chosen, 1)
    assert "Still to find out: 1\n  ○ Who owns the wall" in shown(chosen)
    assert "Topics without an agreed point: 1\n  ○ The stairs" in shown(chosen)
    assert "Full agreement, and" not in shown(chosen)
    chosen.outcome = "full"
    assert "Full agreement, and topics without an agreed point: 1?" in shown(chosen)
    chosen = closing(record("Maria", "Mr Cole"))
    go(chosen, "1", "enter")
    assert "Full agreement, and no point is agreed yet?" in shown(chosen)
    assert "find out" not in shown(chosen)
    chosen.outcome = "partial"
    assert "Full agreement" not in shown(chosen)


def test_where_the_clock_never_ran_the_minutes_are_told() -> None:
    chosen = closing()
    to(chosen, 3)
    assert "m  minutes      not said together (the clock never ran), 0 in private meetings" in shown(chosen)
    go(chosen, "m", ":95")
    assert "m  minutes      95 together, as you say (the clock never ran)" in shown(chosen)
    assert tally_row(chosen.closed(), "mediation", MORNING).minutes == 95
    ran = StartClock(at=MORNING - timedelta(minutes=40)).apply(session())
    chosen = closing(PauseClock(at=MORNING, why="left").apply(ran))
    to(chosen, 3)
    assert "   minutes      40 together, 0 in" in shown(chosen)
    go(chosen, "m")
    assert chosen.wanted is None


def test_each_follow_up_is_accepted_left_out_changed_or_added() -> None:
    chosen = closing()
    to(chosen, 2)
    assert "✓ Tue 22 Dec 2026\n✓ Mon 22 Feb 2027" in shown(chosen)
    go(chosen, "down", "x")
    assert [*chosen.follow_ups] == [date(2026, 12, 22)]
    go(chosen, "space", "e", ":2027-02-23")
    assert chosen.follow_ups == (date(2026, 12, 22), date(2027, 2, 23))
    go(chosen, "a", ":+10")
    assert chosen.follow_ups[0] == date(2026, 12, 2)
    go(chosen, "a", ":1 Nov 2026")
    assert chosen.said == "That day is past."
    go(chosen, "a", ":someday")
    assert "Write the date like" in chosen.said
    assert len(chosen.follow_ups) == 3


def test_days_that_have_passed_before_the_close_are_left_out_unless_taken() -> None:
    chosen = closing(days_later=40)
    assert chosen.follow_ups == (date(2027, 2, 22),)


def test_the_row_is_shown_as_it_will_be() -> None:
    chosen = closing()
    go(chosen, "1", "v")
    to(chosen, 3)
    for words in (
        "outcome      full agreement",
        "came         of their own accord",
        "parties 2",
        "points       2, agreed 1",
    ):
        assert words in shown(chosen)
    assert "Maria" not in shown(chosen)
    assert "Quiet nights" not in shown(chosen)


@pytest.mark.parametrize(
    ("regime", "until"),
    [
        (
            "mediation",
            {"session": "Wed 24 Mar 2027", "agreement": "Wed 21 Nov 2029", "private": "", "drafts": ""},
        ),
        (
            "circle",
            {"session": "Wed 24 Mar 2027", "agreement": "Wed 21 Nov 2029", "private": "", "drafts": ""},
        ),
        ("agency_record", dict.fromkeys(CLASSES, "-")),
        ("school_record", dict.fromkeys(CLASSES, "-")),
    ],
)
def test_what_is_proposed_follows_what_the_talk_was(regime: RegimeKind, until: dict[FileClass, str]) -> None:
    chosen = closing(regime=regime)
    to(chosen, 4)
    rows = {
        words: fate for row in chosen.rows() for words, found, fate in [row.text.partition("): ")] if found
    }
    said = {"": "destroyed now", "-": "kept, without a date"}
    assert list(rows.values())[-4:] == [said.get(day, f"kept until {day}") for day in until.values()]
    assert ("not yours to destroy" in shown(chosen)) == (regime in ("agency_record", "school_record"))
    assert set(chosen.going()) == {kind for kind, day in until.items() if not day}


def test_it_is_said_why_private_notes_would_be_kept() -> None:
    again = session().with_agreement(next_date=NextDate(day=date(2026, 12, 4)))
    chosen = closing(again)
    to(chosen, 4)
    assert "Private notes (1): kept until Wed 24 Mar 2027: you meet again" in shown(chosen)
    assert shown(chosen).count("you meet again") == 1
    go(chosen, "down", "down", "k", ":2027-01-31")
    assert "Private notes (1): kept until Sun 31 Jan 2027\n" in shown(chosen), "that was chosen"
    chosen = closing()
    chosen.outcome = "adjourned"
    to(chosen, 4)
    assert "Private notes (1): kept until Wed 24 Mar 2027: it goes on another day" in shown(chosen)


def test_a_day_far_away_is_no_end_of_the_close() -> None:
    made = session().with_agreement(next_date=NextDate(day=date(9999, 12, 20)))
    assert closing(made).until("session") == date.max


def test_of_what_there_is_nothing_nothing_is_said_to_go() -> None:
    chosen = closing()
    chosen.files = dict.fromkeys(CLASSES, 0)
    to(chosen, 4)
    assert "Private notes (0): there is nothing" in shown(chosen)
    to(chosen, 5)
    assert "Destroyed" not in shown(chosen)
    go(chosen, "enter")
    assert chosen.done


def test_the_centres_days_go_first() -> None:
    chosen = closing(centre={"session": 0, "private": 7}, regime="school_record")
    assert chosen.going() == ("session",)
    assert chosen.until("private") == TODAY + timedelta(days=7)
    assert chosen.until("agreement") is None


def test_each_class_is_kept_until_a_day_or_without_one_or_goes_now() -> None:
    chosen = closing()
    to(chosen, 4)
    go(chosen, "p", "down", "w", "down", "k", ":2027-01-31", "down", "w")
    assert chosen.going() == ("session",)
    assert chosen.as_kept(Keeping()).until == {"session": TODAY, "private": date(2027, 1, 31)}
    go(chosen, "k", ":2026-11-22")
    assert chosen.said == "That day is not to come. p destroys it now."


def test_a_hold_asks_its_reason_and_its_day_and_stops_everything() -> None:
    chosen = closing()
    to(chosen, 4)
    go(chosen, "h", ":", ":")
    assert (chosen.said[:24], chosen.hold) == ("A hold needs its reason:", None)
    go(chosen, "h", ":a letter", ":2020-05-03")
    assert (chosen.said, chosen.hold) == ("That day is past.", None)
    go(chosen, "h", ":a letter", ":2027-05-03")
    assert chosen.hold == Hold(why="a letter", since=MORNING, until=date(2027, 5, 3))
    assert chosen.going() == ()
    assert chosen.change(MORNING).held
    go(chosen, "p")
    assert chosen.said == "It is held: h takes the hold away."
    to(chosen, 5)
    go(chosen, "enter")
    assert chosen.done, "nothing is asked where nothing goes"
    assert chosen.as_kept(Keeping()).hold == chosen.hold


def test_nothing_happens_without_the_word() -> None:
    chosen = closing()
    to(chosen, 5)
    assert "Destroyed now:\n  private notes, 1 file" in shown(chosen)
    go(chosen, "enter", ":yes")
    assert (chosen.done, chosen.said[:22]) == (False, "Nothing was destroyed,")
    go(chosen, "enter", ":Purge")
    assert chosen.done


def test_it_can_be_left_from_any_page() -> None:
    for page in range(6):
        chosen = closing()
        to(chosen, page)
        chosen.press("escape")
        assert (chosen.left, chosen.done) == (True, False)


def test_closed_again_it_begins_with_what_was_chosen() -> None:
    days = (date(2027, 1, 4),)
    made = Close(at=MORNING, outcome="partial", referral="voluntary", follow_ups=days).apply(session())
    before = Keeping(until={"agreement": date(2030, 1, 1)}, hold=Hold(why="x", since=MORNING))
    before = before.beginning("private", 2, MORNING).finishing("private")
    chosen = closing(made, keeping=before)
    assert (chosen.outcome, chosen.referral, chosen.follow_ups) == ("partial", "voluntary", days)
    assert [chosen.until(kind) for kind in CLASSES] == [None, date(2030, 1, 1), TODAY, None]
    assert chosen.hold == before.hold
    assert chosen.as_kept(before).gone == before.gone


def test_closed_again_where_it_was_cut_off_it_proposes_as_the_first_time() -> None:
    first = closing()
    again = closing(first.closed())
    assert [again.until(kind) for kind in CLASSES] == [first.until(kind) for kind in CLASSES]
    assert again.going() == ("private", "drafts")


def test_a_purge_that_was_cut_off_does_not_go_on_where_it_is_kept_now() -> None:
    before = Keeping().beginning("session", 2, MORNING).beginning("private", 1, MORNING)
    assert [gone.kind for gone in closing().as_kept(before).gone] == ["private"]


# What ends with the close


def test_who_was_against_something_is_gone_with_the_close_but_under_a_hold() -> None:
    made = full_record()
    assert made.session.rounds
    assert made.session.read_backs

    def close(*, held: bool) -> Session:
        change = Close(at=MORNING, outcome=None, referral=None, follow_ups=(), held=held)
        return change.apply(made).session

    assert close(held=True) is made.session
    closed = close(held=False)
    assert (closed.rounds, closed.read_backs) == ((), ())
    assert closed == made.session.with_({"rounds": (), "read_backs": ()})


# On the screen


class House:
    """An app that closes a session which was left, or one in which it is open."""

    def __init__(
        self,
        tmp_path: Path,
        *,
        live: bool = False,
        title: str = "Quiet nights",
        papers: PaperMaker | None = None,
    ) -> None:
        self.clock = FakeClock()
        self.ways = ways(tmp_path, self.clock)
        sitting = begin(
            self.ways.here.sessions,
            community(),
            title=title,
            parties=[Party(id="p1", name="Maria"), Party(id="p2", name="Mr Cole")],
            people=(),
            now=self.clock.now,
        )
        at = self.clock.now()
        sitting.live.do(AddNote(at=at, note=Note(id="n", text="Looks tired", at=at)))
        sitting.live.do(AddIssue(at=at, entry=Issue(id="t", text="The hedge", at=at)))
        sitting.live.do(Park(at=at, entry="t"))
        assert sitting.folder is not None
        self.folder = sitting.folder
        assert sitting.close()

        def first(app: SessionApp, _: object) -> None:
            sitting = self.ways.open(self.folder)
            if live:
                app.sit(sitting)
            else:
                app.close_session(sitting)

        self.app = AtOnce(
            first, lambda: self.ways, tick=self.clock.tick, gate=KeyGate(fastest=0), papers=papers
        )

    @property
    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()} - {".lock", "board.toml"}


async def closed(house: House) -> None:
    """Wait for the close, and leave out looking back."""
    for _ in range(500):
        if "Looking back" in text(house.app):
            break
        await asyncio.sleep(0.01)
    assert isinstance(house.app.screen, PageScreen)
    assert isinstance(house.app.screen.pages, Reflecting)
    house.app.simulate_key("escape")
    await ended(house.app)


async def test_from_the_shell_to_the_disk(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot)
        assert ASKS in text(house.app)
        assert "How did it end?" not in text(house.app)
        await press(pilot, "1")
        assert "How did it end?" not in text(house.app)
        await press(pilot, "enter", "2", "v", "enter")
        assert "The hedge" in text(house.app)
        await press(pilot, "enter", "x", "enter", "enter", "enter", "enter")
        await type_text(pilot, "purge")
        await press(pilot, "enter")
        await closed(house)
    assert house.app.closed
    said = " ".join(house.app.parting)
    assert said.startswith(
        f"{house.folder.name} is closed. Its row is in tally-2026.toml. Destroyed: private notes ("
    )
    assert "is not certain" in said
    assert house.files == {"session.toml", "agreement.toml", "keeping.toml"}
    opened = open_folder(house.folder)
    assert opened.read_only == ""
    agreement = opened.loaded.record.agreement
    assert (agreement.outcome, agreement.referral) == ("partial", "voluntary")
    assert [follow_up.day for follow_up in agreement.follow_ups] == [date(2027, 2, 22)]
    assert agreement.closed == MORNING
    (row,) = read_tally(house.folder.parent / "tally-2026.toml").sessions
    assert (row.outcome, row.closed, row.parked, row.follow_ups) == ("partial", TODAY, 1, 1)
    keeping = read_keeping(house.folder)
    assert set(keeping.until) == {"session", "agreement"}
    assert [gone.kind for gone in keeping.gone] == ["private"]
    assert house.ways.open(house.folder).close(), "another can have it"


async def test_left_for_another_day_what_was_chosen_is_kept_and_nothing_of_it_happens(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter", "2", "m", "enter", "3", "enter", "enter", "c", "4", "enter", "escape")
        await ended(house.app)
    assert house.app.sitting is not None
    assert house.app.sitting.close()
    assert house.app.parting == [f"{house.folder.name} is not closed. {KEPT}"]
    record = open_folder(house.folder).loaded.record
    kept = record.agreement
    assert (kept.outcome, kept.referral, kept.children, kept.closed) == ("partial", "mandated", 4, None)
    assert [entry.fate for entry in parked(record)] == ["dropped"]
    assert not (house.folder / "keeping.toml").exists()
    assert not list(house.folder.parent.glob("tally*"))


def test_a_closed_session_says_so_when_it_is_opened_and_when_it_was_written_in(tmp_path: Path) -> None:
    house = House(tmp_path)
    at = house.clock.now()
    open_one = house.ways.open(house.folder)
    assert "closed" not in " ".join(question.words for question in open_one.tray.questions)
    open_one.live.amend(Close(at=at, outcome="full", referral=None, follow_ups=()))
    assert not open_one.written_since_the_close()
    assert open_one.close()
    again = house.ways.open(house.folder)
    (words,) = (question.words for question in again.tray.questions if question.id == "closed")
    assert words == f"It was closed on {day_words(TODAY)}. {CLOSE_AGAIN}"
    assert not again.written_since_the_close()
    again.live.do(AddIssue(at=at, entry=Issue(id="u", text="The stairs", at=at)))
    assert again.written_since_the_close()
    again.live.amend(Close(at=at + timedelta(days=1), outcome="full", referral=None, follow_ups=()))
    assert not again.written_since_the_close()
    assert again.close()


async def test_it_hides_by_itself_and_when_the_terminal_has_another_size(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter", "enter")
        screen = house.app.screen
        assert isinstance(screen, PageScreen)
        house.clock.advance(IDLE - 1)
        screen.look_at_the_time()
        assert "The hedge" in text(house.app)
        house.clock.advance(1)
        screen.look_at_the_time()
        await press(pilot)
        assert ASKS in text(house.app)
        assert "The hedge" not in text(house.app)
        await press(pilot, "enter")
        assert "The hedge" in text(house.app)
        await press(pilot, "enter", "a")
        house.clock.advance(IDLE)
        screen.look_at_the_time()
        await press(pilot)
        assert house.app.screen is screen
        assert ASKS in text(house.app)
        await press(pilot, "enter", "left")
        await resize(pilot, (80, 24))
        assert ASKS in text(house.app)
        await press(pilot, "escape")
        await ended(house.app)
    assert house.app.sitting is not None
    house.app.sitting.close()


async def test_from_the_desk_only_where_the_room_cannot_see(tmp_path: Path) -> None:
    house = House(tmp_path, live=True)
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "c")
        desk = live_screen(house.app).desk
        meets = NextDate(day=desk.live.now().date())
        desk.live.do(SetNextDate(at=desk.live.now(), next_date=meets))
        desk.live.show(board="closing")
        await press(pilot, "enter")
        assert "after they left" in text(house.app)
        await press(pilot, "l", "y")
        assert DARK in text(house.app)
        assert not isinstance(house.app.screen, PageScreen)
        await press(pilot, "enter")
        assert isinstance(house.app.screen, PageScreen)
        assert "How did it end?" in text(house.app)
        await press(pilot, "1", "enter", "enter", "x", "escape")
        assert desk.live.shown.curtain
        assert desk.unseen is None
        assert "kept as far as you were" in text(house.app)
        await press(pilot, "enter", "c", "enter", "l", "enter")
        assert "3 of 6" in text(house.app)
        assert "○ " in text(house.app)
        await press(pilot, "enter", "enter", "h")
        await type_text(pilot, "a letter")
        await press(pilot, "enter", "enter", "enter", "enter")
        await closed(house)
    line = f"{house.folder.name} is closed. Its row is in tally-2026.toml."
    assert house.app.parting == [f"{line} `mediator continue {house.folder.name}` starts the next one."]
    assert {"private.toml", "agreement.toml.bak"} <= house.files, "under a hold everything stays"
    assert read_keeping(house.folder).hold is not None


async def test_a_hold_that_another_run_puts_on_meanwhile_stands(tmp_path: Path) -> None:
    house = House(tmp_path)
    sitting = house.ways.open(house.folder)
    at = house.clock.now()
    sitting.live.do(AddPoint(at=at, entry=AgreementPoint(id="a", text="A carpet", at=at)))
    sitting.live.do(StartRound(at=at, entry="a"))
    no = Answer(party="p2", level="no", counts="no", at=at)
    sitting.live.do(GiveAnswer(at=at, entry="a", answer_given=no))
    assert sitting.close()
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *["enter"] * 7)
        assert "to destroy what stands there" in text(house.app)
        letting_go.hold(house.folder, "a letter", "", now=house.clock.now)
        await type_text(pilot, "purge")
        await press(pilot, "enter")
        await closed(house)
    assert "It is held" in " ".join(house.app.parting)
    assert {"private.toml", "agreement.toml.bak"} <= house.files, "under a hold everything stays"
    assert open_folder(house.folder).loaded.record.session.rounds != ()
    hold = read_keeping(house.folder).hold
    assert hold is not None
    assert hold.why == "a letter"


def test_what_another_run_did_with_the_hold_stands_unless_it_was_chosen_here() -> None:
    theirs = Keeping(hold=Hold(why="theirs", since=MORNING))
    assert closing().as_kept(theirs).hold == theirs.hold
    chosen = closing()
    to(chosen, 4)
    go(chosen, "h", ":mine", ":")
    assert chosen.as_kept(theirs).hold == chosen.hold
    assert closing(keeping=theirs).as_kept(Keeping()).hold is None
    lifted = closing(keeping=theirs)
    to(lifted, 4)
    go(lifted, "h")
    assert lifted.as_kept(theirs).hold is None


async def test_an_invented_case_is_closed_from_the_desk_and_nothing_of_it_is_left(tmp_path: Path) -> None:
    clock = FakeClock()
    around, folder = ways(tmp_path, clock), tmp_path / "practice"
    folder.mkdir()
    app = AtOnce(
        lambda app, ways: app.sit(ways.practice(folder)),
        lambda: around,
        tick=clock.tick,
        gate=KeyGate(fastest=0),
    )
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "c")
        live_screen(app).desk.live.show(board="closing")
        await press(pilot, "enter", "l", "y", "enter", "1", *["enter"] * 3)
        assert "An invented case counts nowhere." in text(app)
        await press(pilot, *["enter"] * 3)
        for _ in range(500):
            if "Looking back" in text(app):
                break
            await asyncio.sleep(0.01)
        await press(pilot, "1")
        await type_text(pilot, "I let them finish")
        await press(pilot, "enter", "enter")
        await ended(app)
    assert app.closed
    assert app.parting[0].startswith("That was practice")
    sessions = around.here.sessions
    assert [path.name for path in sessions.iterdir() if path.name != ".lock"] == ["reflection.toml"]
    (kept,) = read_reflections(sessions).reflections
    assert (kept.went_well, kept.minutes) == ("I let them finish", {}), "practice is no hour of mediating"
    assert not (folder / "keeping.toml").exists()


async def test_what_cannot_be_written_is_said_and_enter_tries_again(tmp_path: Path) -> None:
    house = House(tmp_path)
    tally = house.folder.parent / "tally-2026.toml"
    tally.write_text("sessions = ")
    async with house.app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *["enter"] * 7)
        await type_text(pilot, "purge")
        await press(pilot, "enter")
        for _ in range(200):
            await asyncio.sleep(0.01)
            if "tries again" in " ".join(text(house.app).split()):
                break
        assert "tally-2026.toml" in "".join(text(house.app).split())
        assert "private.toml" in house.files
        tally.unlink()
        await press(pilot, "enter")
        await type_text(pilot, "purge")
        await press(pilot, "enter")
        await closed(house)
    assert "private.toml" not in house.files
    assert len(read_tally(tally).sessions) == 1


def test_the_way_to_it_stands_in_the_menu_of_the_close() -> None:
    made = room("Maria", "Mr Cole")
    made.desk.live.show(board="closing")
    made.press("enter", "l", "y", "enter")
    assert made.surface.asked == ["close"]


async def test_how_it_looks(tmp_path: Path, look: Look) -> None:
    house = House(tmp_path)
    views = ("ending", "open-ends", "asking", "figures", "keeping", "closing-it")
    async with house.app.run_test(size=(120, 36)) as pilot:
        await press(pilot)
        for number, view in enumerate(views):
            for size in [(40, 12), (60, 20), (80, 24)]:
                await resize(pilot, size)
                await press(pilot, "enter", "down")
                look(pilot, f"after-{view}")
            if number < len(views) - 1:
                await press(pilot, "enter")
        await press(pilot, "escape")
        await ended(house.app)
    assert house.app.sitting is not None
    house.app.sitting.close()


async def test_a_long_page_can_be_read_to_its_end(tmp_path: Path) -> None:
    house = House(tmp_path)
    async with house.app.run_test(size=(60, 12)) as pilot:
        await press(pilot, "enter")
        assert "sent by a court" not in text(house.app)
        await press(pilot, "pagedown")
        assert "sent by a court" in text(house.app)
        await press(pilot, "escape")
        await ended(house.app)
    assert house.app.sitting is not None
    house.app.sitting.close()
