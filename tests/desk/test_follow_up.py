"""A follow-up call: by keys without a screen, then on it, and what is on the disk in the end."""

import contextlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.worker import WorkerCancelled

from mediator.archive import lock
from mediator.archive.case import agreements_before
from mediator.archive.index import look
from mediator.archive.session_files import Header, encode, read_part
from mediator.archive.tally_file import keep_row, read_tally
from mediator.desk.bursts import KeyGate
from mediator.desk.follow_up import ALL_TOLD, ASKS, IDLE, FollowUp
from mediator.desk.following import FollowingAlone
from mediator.desk.page_screen import PageScreen
from mediator.insight.due import due_of
from mediator.record.account import Talk
from mediator.record.agreement import Agreement
from mediator.record.base import Refused
from mediator.record.resource_referral import ResourceReferral
from mediator.record.tally import Contact
from mediator.record.words import Words
from tests.desk.pages import go, shown
from tests.desk.screens import Look, ended, press, resize, text, type_text
from tests.desk.test_start_screen import House
from tests.followed import CALLS, CODE, closed_case, keep_case
from tests.rooms import MORNING, AtOnce, FakeClock, live_screen, ways

CALLED = MORNING + timedelta(days=30)
DAY = CALLED.date()
LAST = ["down"] * 9
"""The arrow stops at the last line."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return keep_case(tmp_path / "sessions")


def on_disk(folder: Path) -> Agreement:
    return read_part(folder / "agreement.toml", Agreement)[1]


def call(folder: Path, *steps: str, at: FakeClock | None = None) -> FollowUp:
    """Follow the session up by keys; what begins with a colon is a line that is asked for."""
    pages = FollowUp(FollowingAlone(folder, now=(at or FakeClock(CALLED)).now), Words())
    go(pages, *steps)
    return pages


def told(folder: Path) -> list[tuple[str, str, str]]:
    return [(one.point, one.party, one.went) for one in on_disk(folder).accounts]


def test_a_round_of_three_parties_and_four_points_is_a_handful_of_keys(folder: Path) -> None:
    keys = ["a", "k", "a", "k", "a", "o"]
    pages = call(folder, *keys)
    assert pages.said == ALL_TOLD
    went = {"p1": "kept", "p2": "kept", "p3": "unknown"}
    assert told(folder) == [(f"a{n}", party, how) for party, how in went.items() for n in (1, 2, 3, 4)]
    assert "different accounts" not in shown(pages)


def test_each_key_tells_and_goes_on_to_what_is_not_told(folder: Path) -> None:
    pages = call(folder, "2", "down", "k", "x", "d", ":the lease", ":ask the office")
    assert (pages.party, pages.at) == (pages.agreement.parties[1], 0)
    go(pages, "l", ":", ":esc")
    assert pages.who == 2, "Mr Cole has told of every point"
    assert told(folder) == [
        ("a2", "p2", "kept"), ("a3", "p2", "not_needed"), ("a4", "p2", "in_dispute"),
        ("a1", "p2", "kept_late"),
    ]  # fmt: skip
    assert on_disk(folder).accounts[2].in_the_way == "the lease"
    assert on_disk(folder).accounts[2].next_step == "ask the office"
    go(pages, "1", "n", ":esc")
    assert "different accounts" in shown(pages)
    go(pages, "2", "u")
    assert told(folder)[-1] == ("a1", "p2", "kept_late"), "the account that was told last is taken back"
    go(pages, *"uuuuuuu")
    assert pages.said == "There is nothing to undo."
    assert on_disk(folder) == closed_case().agreement


def test_lines_come_later_too_and_are_made_harmless(folder: Path) -> None:
    pages = call(folder, "w")
    assert pages.said == "How did it go, as told by Maria? A letter first."
    go(pages, "c", "up", "w", ":the\x1b[31m bus", "s", f":{'x' * 2_001}")
    assert "2,001 characters" in pages.said
    (account,) = on_disk(folder).accounts
    assert (account.went, account.in_the_way, account.next_step) == ("changed", "the\ufffd[31m bus", "")


def test_the_call_is_of_the_day_on_which_it_was(folder: Path) -> None:
    pages = call(folder, "y", ":20 Dec", "k", "y", ":2027-06-01")
    assert pages.said == "That day is still to come."
    go(pages, "y", ":", "a", "p")
    assert {(one.point, one.day) for one in on_disk(folder).accounts} == {
        ("a1", date(2026, 12, 20)), *((f"a{n}", DAY) for n in (1, 2, 3, 4))
    }  # fmt: skip


def test_payments_stand_against_the_plan_as_each_party_tells_them(folder: Path) -> None:
    pages = call(folder, *LAST, "i", ":450 EUR in 3 from 1 Dec", "m", ":150 on 3 Dec")
    assert "Maria: 150.00 EUR paid, 300.00 EUR open" in shown(pages)
    assert "different accounts" not in shown(pages)
    go(pages, "3", *LAST, "m", ":20 EUR 4 Dec")
    assert "Housing office: 20.00 EUR paid, 430.00 EUR open, 130.00 EUR of it late" in shown(pages)
    assert "different accounts" in shown(pages)
    go(pages, "1", *LAST, "m", ":400 EUR", "i")
    assert pages.wanted is not None
    assert pages.wanted.text.startswith("150.00 EUR on 2026-12-01; ")
    go(pages, ":esc", "m", ":5 PLN")
    assert pages.said == "This point is paid in EUR."
    assert "Maria: 550.00 EUR paid, 100.00 EUR too much" in shown(pages)
    go(pages, "i", ":soon")
    assert "Begin with the amount" in pages.said


def test_new_words_keep_the_old_ones_where_the_call_shows_them(folder: Path) -> None:
    pages = call(
        folder, "k", "up", "r", ":A thin carpet", "a", "enter", "b", ":15 January", "2", "3", "enter"
    )
    assert [yes.party for yes in on_disk(folder).points[0].confirmed] == ["p1", "p2", "p3"]
    (point, *_) = on_disk(folder).points
    assert (point.text, point.by_when, point.by_when_day) == (
        "A thin carpet",
        "15 January",
        date(2027, 1, 15),
    )
    said = shown(pages)
    assert "until 22 Dec 2026, Maria buys a thick carpet for the hall" in said
    assert "until 22 Dec 2026, By when: 4 December" in said
    go(pages, "down")
    assert "thick" not in shown(pages)


def test_new_words_wait_until_every_party_has_said_yes_to_them(folder: Path) -> None:
    before = on_disk(folder).points
    pages = call(folder, "up", "r")
    assert "A letter first" in pages.said, "there is no next step yet to keep the words in"
    go(pages, "k", "up", "up", "r")
    assert pages.wanted is not None
    assert pages.wanted.question == "Point 1: new words"
    go(pages, ":A thin carpet")
    assert all(line in shown(pages) for line in ("✓ 1 Maria", "○ 2 Mr Cole", "○ 3 Housing office"))
    go(pages, "enter", "2", "k", "up", "r")
    assert pages.wanted is not None
    assert pages.wanted.text == "A thin carpet"
    assert on_disk(folder).points == before
    go(pages, ":A thin carpet")
    assert all(line in shown(pages) for line in ("✓ 1 Maria", "✓ 2 Mr Cole", "○ 3 Housing office"))
    go(pages, "escape")
    assert not pages.left
    assert "new words proposed: A thin carpet" in shown(pages)
    go(pages, "r", ":A thin carpet", "3", "enter")
    assert on_disk(folder).points[0].text == "A thin carpet"


def test_the_questions_of_a_learning_talk_and_the_next_call(folder: Path) -> None:
    pages = call(
        folder, "t", ":The stairs", ":", ":esc", "f", ":+30", "f", f":{CALLS[1]}", "f", ":2026-01-01"
    )
    assert pages.said == "That day is not to come."
    (talk,) = on_disk(folder).talks
    assert [(said.question, said.answer) for said in talk.said] == [("What is working?", "The stairs")]
    assert "22 Dec 2026  What is working? The stairs" in shown(pages)
    assert "You ask again: 22 Dec 2026, 21 Jan 2027" in shown(pages)


def test_without_points_or_parties_there_is_still_a_call(folder: Path) -> None:
    path = folder / "agreement.toml"
    path.write_text(path.read_text().split("[[points]]")[0])
    pages = call(folder, "k")
    assert "There is no point." in pages.said
    go(pages, "o")
    assert pages.said == "Not reached: Maria."
    assert [talk.said for talk in on_disk(folder).talks] == [()]
    pages.following.close()
    path.write_text(
        'format = 1\nrevision = 1\nsaved = 2026-11-22T09:00:00Z\nid = "x"\ntitle = "X"\ntype = "community"\n'
    )
    pages = call(folder, *"k1amriwt", "tab", "enter")
    assert on_disk(folder).accounts == ()
    assert shown(pages)
    assert pages.keys()


def test_a_referral_is_ended_when_the_session_file_is_gone(folder: Path) -> None:
    path = folder / "agreement.toml"
    made = on_disk(folder)
    rides = [
        ResourceReferral(id=f"r{n}", text=text, day=DAY, at=MORNING)
        for n, text in enumerate(("A ride", "Advice"))
    ]
    made = made.model_copy(update={"referrals": tuple(rides)})
    path.write_bytes(encode(made, Header(format=1, revision=2, saved=MORNING)))
    (folder / "session.toml").unlink()
    assert [one.kind for one in due_of(None, made)].count("referral") == 2
    pages = call(folder, *LAST[:4])
    assert "Referral: A ride" in shown(pages)
    go(pages, "k")
    assert "v done" in pages.said
    go(pages, "v", "e", ":3 Feb", "up", "v", "x")
    done, moved = on_disk(folder).referrals
    assert (done.status, moved.status, moved.day) == ("done", None, date(2027, 2, 3))
    go(pages, *LAST, "g")
    assert "Referral" not in shown(pages)
    assert "referral" not in [one.kind for one in due_of(None, on_disk(folder))]
    go(pages, "u")
    assert "Referral: Advice" in shown(pages)


def test_the_calls_of_a_case_are_those_of_its_last_closed_session(folder: Path) -> None:
    sessions, first = folder.parent, on_disk(folder)

    def keep(code: str, before: str, **other: object) -> None:
        made = first.model_copy(update={"id": code, "continues": before, **other})
        (sessions / code).mkdir(exist_ok=True)
        written = encode(made, Header(format=1, revision=1, saved=MORNING))
        (sessions / code / "agreement.toml").write_bytes(written)

    def calls() -> set[str]:
        rows = look(sessions).due("0001-01-01", "9999-12-31")
        return {row.code for row in rows if row.kind == "call"}

    keep("second", CODE, closed=None)
    assert calls() == {CODE, "second"}, "it is not over"
    keep("second", CODE, follow_ups=())
    assert calls() == {CODE}, "it has no calls of its own"
    keep("third", "second")
    assert calls() == {"third"}
    told = tuple(Talk(party="p1", day=day) for day in CALLS)
    keep("third", "second", talks=told)
    assert calls() == set(), "they were made, and those of before do not come back"
    before = agreements_before(sessions, "second")
    assert [one.id for one in before] == ["second", CODE]
    over = first.points[0].with_(until_day=DAY - timedelta(days=1))
    pages = FollowUp(FollowingAlone(sessions / "third", now=FakeClock(CALLED).now), Words(), before)
    assert f"Agreed before, in {CODE}: mediator follow {CODE}" in shown(pages)
    assert shown(pages).count("No music after ten") == 3
    pages.before = (first.model_copy(update={"points": (over, *first.points[1:])}),)
    assert shown(pages).count("thick carpet") == 1, "it held until yesterday"
    pages.following.close()


# What is on the disk


def test_it_needs_the_agreement_alone_and_brings_the_figures_up_to_date(folder: Path) -> None:
    keep_row(folder, closed_case(), "mediation", now=FakeClock().now)
    tally = folder.parent / "tally-2026.toml"
    (row,) = read_tally(tally).sessions
    for name in ("session.toml", "private.toml"):
        (folder / name).unlink()
    pages = call(folder, "k", "n", ":esc", "f", ":+30")
    with pytest.raises(Refused, match="open elsewhere"):
        FollowingAlone(folder, now=FakeClock().now)
    assert pages.following.close() == ""
    (after,) = read_tally(tally).sessions
    assert after.contacts == (Contact(day=DAY, asked=1, reached=1, due=2, kept=1),)
    assert after == row.model_copy(update={"contacts": after.contacts, "follow_ups": 3})
    assert {path.name for path in folder.iterdir()} == {".lock", "agreement.toml", "agreement.toml.bak"}
    assert lock.take(folder, CALLED)


def test_where_nothing_was_counted_nothing_is_and_a_broken_tally_is_said(folder: Path) -> None:
    assert call(folder, "k").following.close() == ""
    assert not read_tally(folder.parent / "tally-2026.toml").sessions
    (folder.parent / "tally-2026.toml").write_text("x")
    assert "could not be brought up to date" in call(folder, "l", ":esc").following.close()
    assert len(on_disk(folder).accounts) == 1


def test_what_another_program_changed_is_left_as_it_is(folder: Path) -> None:
    pages = call(folder)
    path = folder / "agreement.toml"
    other = path.read_text().replace("thick", "thin")
    path.write_text(other)
    go(pages, "k")
    assert "changed by another program" in pages.said
    assert pages.agreement.accounts == ()
    assert path.read_text() == other
    assert not [path for path in folder.iterdir() if "kept by" in path.name]
    pages.following.close()
    path.write_text("x")
    with pytest.raises(Refused, match="is not TOML"):
        ways(folder.parent.parent, FakeClock()).follow(folder)


def test_a_case_followed_up_twice_and_changed_once(folder: Path) -> None:
    keep_row(folder, closed_case(), "mediation", now=FakeClock().now)
    first = call(folder, "k", "n", ":late shifts", ":", "k", "k", "2", "a", "k")
    first.following.close()
    second = FakeClock(MORNING + timedelta(days=90))
    pages = call(
        folder, "a", "k", "a", "k", "1", "down", "r", ":No music after eleven", "a", "enter", at=second
    )
    said = shown(pages)
    assert pages.following.close() == ""
    made = on_disk(folder)
    assert made.points[1].text == "No music after eleven"
    assert [(one.text, one.until) for one in made.earlier] == [
        ("No music after ten on working days", second.moment.date())
    ]
    assert len(made.accounts) == 16, "those of the first call stay with their day"
    assert "different accounts" not in said
    (row,) = read_tally(folder.parent / "tally-2026.toml").sessions
    counts = [(one.asked, one.reached, one.due, one.kept) for one in row.contacts]
    assert counts == [(2, 2, 3, 2), (2, 2, 3, 3)], "the rent is not due before March"


# On the screen


async def test_on_the_screen_at_two_sizes(tmp_path: Path, folder: Path, look: Look) -> None:
    clock = FakeClock(CALLED)
    here = ways(tmp_path, clock)
    app = AtOnce(
        lambda app, ways: app.follow(ways.follow(folder)),
        lambda: here,
        tick=clock.tick,
        gate=KeyGate(fastest=0),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        assert ASKS in text(app)
        assert "Maria" not in text(app)
        await press(pilot, "k", "enter")
        look(pilot, "follow-up")
        await press(pilot, "k", "p")
        await type_text(pilot, "Two late shifts")
        look(pilot, "follow-up-line")
        await press(pilot, "enter")
        await type_text(pilot, "A text before")
        await press(pilot, "enter", "k", "k", "n", "escape", "k", "2", "down")
        look(pilot, "follow-up-accounts")
        await resize(pilot, (60, 20))
        assert ASKS in text(app)
        await press(pilot, "enter")
        look(pilot, "follow-up-accounts")
        screen = app.screen
        assert isinstance(screen, PageScreen)
        clock.advance(IDLE)
        screen.look_at_the_time()
        await press(pilot)
        assert "late shifts" not in text(app)
        await press(pilot, "escape")
        await ended(app)
    assert app.following is None
    assert app.parting == []
    assert len(on_disk(folder).accounts) == 6


async def test_from_the_start_screen_and_back(tmp_path: Path) -> None:
    house = House(tmp_path)
    folder = keep_case(house.here.sessions)
    house.clock.advance(30 * 86_400)
    async with house.app.run_test(size=(100, 30)) as pilot:

        async def done() -> None:
            with contextlib.suppress(WorkerCancelled):  # a count that a newer one took the place of
                await pilot.app.workers.wait_for_complete()

        await done()
        await press(pilot, "d")
        for _ in range(50):
            await pilot.pause(0.01)
            if "follows it up" in text(house.app):
                break
        assert f"18 days unanswered  {CODE}  a promise" in text(house.app)
        await press(pilot, "down", "up", "up", "enter")
        assert ASKS in text(house.app)
        await press(pilot, "enter", "k", "escape")
        await done()
        await press(pilot)
        assert "a new session" in text(house.app)
        assert len(on_disk(folder).accounts) == 1
        held = lock.take(folder, CALLED)
        await press(pilot, "d")
        for _ in range(50):
            await pilot.pause(0.01)
            if "follows it up" in text(house.app):
                break
        await press(pilot, "o", *"heron", "enter")
        await done()
        assert "open elsewhere" in text(house.app)
        held.release()


async def test_from_a_session_that_is_open_where_the_room_cannot_see(tmp_path: Path, folder: Path) -> None:
    clock = FakeClock(CALLED)
    here = ways(tmp_path, clock)
    app = AtOnce(
        lambda app, ways: app.sit(ways.open(folder)), lambda: here, tick=clock.tick, gate=KeyGate(fastest=0)
    )
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "enter", "c")
        desk = live_screen(app).desk
        desk.live.show(board="closing")
        await press(pilot, "enter", "w", "y")
        assert not isinstance(app.screen, PageScreen)
        await press(pilot, "enter")
        assert "as told by Maria" in text(app)
        await press(pilot, "k", "k", "u", "u", "u")
        assert "nothing to undo" in text(app)
        await press(pilot, "a", "k", "escape")
        assert desk.live.shown.curtain
        assert desk.unseen is None
        assert len(desk.live.record.agreement.accounts) == 4
    assert app.sitting is not None
    assert app.sitting.close()
    assert len(on_disk(folder).accounts) == 4
