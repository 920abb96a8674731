import contextlib
import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.insight.board import board_view
from mediator.insight.board_wants import NO_ISSUE, issue_shown, issues_on_the_wall
from mediator.insight.shown import MEDIATOR, Shown
from mediator.record.agenda import AddMinutes, BoardName, EnterStage, StartBreak, StartClock, StopNow
from mediator.record.agreement import GiveConsent, NextDate, SetNextDate, Tick
from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.base import Refused
from mediator.record.changing_type import ChangeType
from mediator.record.entry import Confirm, Hide, Park, Reword, Share, Strike
from mediator.record.issue import Issue
from mediator.record.jot import AddJot, Jot
from mediator.record.note import Note
from mediator.record.option import AddOption, Option
from mediator.record.party import AddPerson, Party, Person
from mediator.record.private import Private, Wording
from mediator.record.read_back import read_back_of
from mediator.record.record import Record
from mediator.record.resource_referral import ResourceReferral
from mediator.view import Block, BoardView, Card, Clock
from tests.full import FULL_TYPE, full_record
from tests.record.cases import ANA, BEN, after, at, reason, start, topic, want
from tests.strategies import (
    NINE,
    SESSION_TYPE,
    History,
    Teller,
    draw_beginning,
    draw_change,
    histories,
    names_in,
    own_word,
    words_in,
)

BOARDS: tuple[BoardName, ...] = get_args(BoardName)
PARTIES = tuple(Party(id=f"p{n}", name=f"{n:02} " + "m" * 77) for n in range(40))


def view(record: Record, **shown: object) -> BoardView:
    return board_view(record, SESSION_TYPE, Shown(curtain=False).with_(**shown))


def every_shown(record: Record) -> Iterator[Shown]:
    """Yield every way to look at a record that makes a difference to what can stand there."""
    parties = [party.id for party in record.session.parties]
    yield Shown()
    yield Shown(curtain=False, quiet=True)
    for quiet in (None, False):
        for board in (None, *BOARDS):
            shown = Shown(curtain=False, board=board, quiet=quiet, checklist=9)
            if board != "wants":
                yield dataclasses.replace(shown, floor=(MEDIATOR,))
                continue
            for issue in (None, NO_ISSUE, *(entry.id for entry in record.session.issues)):
                yield dataclasses.replace(shown, issue=issue, floor=tuple(parties[:1]))


def may_stand(record: Record, board: BoardName | None) -> set[str]:
    """Return the words that may stand on that board."""
    name = board or record.session.stage().board
    there = [
        entry
        for entry in record.entries()
        if entry.shown
        and not entry.struck
        and (name == "parking" or not entry.parked or (name == "draft" and isinstance(entry, Issue)))
        and not (isinstance(entry, Jot) and entry.became is not None)
    ]
    words = {own_word(entry.text) for entry in there}
    for entry in there:
        if isinstance(entry, AgreementPoint):
            before = read_back_of(record.session.read_backs, entry.id).before
            for said in (*entry.promise().values(), *(one.text for one in before)):
                words |= set(re.findall(r"w\d+z", said))
        if isinstance(entry, ResourceReferral):
            called = entry.caller.name if entry.caller is not None else ""
            words |= set(re.findall(r"w\d+z", f"{entry.resource} {entry.contact} {called}"))
    return words


def block(made: BoardView, label: str) -> Block:
    return next(block for block in made.body.blocks if block.label == label)


def texts_in(made: BoardView) -> list[str]:
    return [line.text for line in made.body.lines()]


@settings(max_examples=60, deadline=None)
@given(histories(most=25))
def test_nothing_hidden_struck_erased_parked_unsorted_or_replaced_is_in_any_view(history: History) -> None:
    for record in history.records[-2:]:
        for shown in every_shown(record):
            made = board_view(record, SESSION_TYPE, shown)
            assert words_in(made) <= may_stand(record, shown.board), shown


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_only_the_mediator_has_makes_no_difference_to_any_view(data: st.DataObject) -> None:
    teller = Teller(data.draw)
    record = draw_beginning(teller)
    for _ in range(data.draw(st.integers(0, 15))):
        change = draw_change(teller, record)
        with contextlib.suppress(Refused):
            record = change.apply(record)
    other = record
    for entry in tuple(record.entries()):
        if not entry.may_be_seen():
            other = other.replacing(entry.with_(text=teller.line(), parties=(), confirmed=()))
        elif isinstance(entry, AgreementPoint):
            other = other.replacing(entry.with_(support=teller.line(), kind="repair"))
    for kind in (Option, Jot, AgreementPoint):
        entry = kind(id=teller.new_id(), text=teller.line(), shown=False, at=NINE)
        other = other.adding(entry)
    wording = Wording(entry="gone", text=teller.line(), at=NINE)
    thought = Note(id="thought", text=teller.line(), at=NINE)
    elsewhere = tuple(
        room.model_copy(update={"party": "somebody", "apart": not room.apart, "opened": NINE})
        for room in record.private.caucuses
    )
    private = Private(id=record.private.id, wordings=(wording,), notes=(thought,), caucuses=elsewhere)
    other = other.with_private(private)
    other = other.with_agreement(outcome="withdrew" if record.agreement.outcome is None else None)
    for shown in every_shown(record):
        assert board_view(other, SESSION_TYPE, shown) == board_view(record, SESSION_TYPE, shown), shown


@settings(max_examples=40, deadline=None)
@given(histories(most=25))
def test_every_board_of_every_record_can_be_drawn_and_written_down(history: History) -> None:
    for shown in every_shown(history.last):
        made = board_view(history.last, SESSION_TYPE, shown)
        assert BoardView.model_validate_json(made.model_dump_json()) == made


@settings(max_examples=40, deadline=None)
@given(histories(most=20, without=[ChangeType]))
def test_an_unnamed_stage_says_nobodys_name_beside_wants_and_reasons(history: History) -> None:
    record = history.last
    if record.session.stage().id != "unnamed":
        record = after(record, EnterStage(at=at(99), stage="unnamed"))
    for issue in issues_on_the_wall(record.session):
        assert not names_in(view(record, board="wants", issue=issue).body)


@pytest.mark.parametrize("board", BOARDS)
def test_every_board_of_an_empty_session_invites_or_says_what_it_is(board: BoardName) -> None:
    body = view(start(), board=board).body
    assert body.heading
    assert body.invitation or body.blocks or board == "wants"


@pytest.mark.parametrize("board", BOARDS)
def test_forty_parties_with_the_longest_names_fit_on_every_board(board: BoardName) -> None:
    record = after(
        start(*PARTIES, rules=("One at a time",)),
        reason("i", *(party.id for party in PARTIES)),
        *(Confirm(at=at(1), entry="r1", party=party.id) for party in PARTIES[1:]),
        *(
            AddPerson(
                at=at(2), person=Person(id=f"m{n}", name=f"{n:02} " + "x" * 77, role="member", party="p0")
            )
            for n in range(40)
        ),
    )
    assert view(record, board=board, floor=("p0",)).body.heading


def test_a_shared_reason_stands_in_common_ground_only_once_everyone_who_shares_it_said_yes() -> None:
    record = after(start(ANA, BEN), reason("i", "ana"), Share(at=at(1), entry="i", party="ben"))
    assert texts_in(view(record, board="common")) == []
    columns = view(record, board="wants").body.columns
    assert [line.aside for column in columns for part in column.blocks for line in part.lines] == ["also Ben"]
    record = after(record, Confirm(at=at(2), entry="i", party="ana"))
    assert texts_in(view(record, board="common")) == ["Sleep before the early shift"]
    wants = view(record, board="wants")
    assert not [line for column in wants.body.columns for part in column.blocks for line in part.lines]
    assert [line.key for line in block(wants, "Common ground").lines] == ["i"]


def test_a_reworded_reason_leaves_common_ground_until_everyone_says_yes_again() -> None:
    record = after(
        start(ANA, BEN),
        reason("i", "ana"),
        Share(at=at(1), entry="i", party="ben"),
        Confirm(at=at(2), entry="i", party="ana"),
        Reword(at=at(3), entry="i", text="Sleep"),
    )
    assert texts_in(view(record, board="common")) == []


def test_wants_stand_under_their_party_and_nobodys_across() -> None:
    record = after(start(ANA, BEN), want("w", "ana"), want("v", "ben", text="Music"), want("x", text="Both"))
    body = view(record, board="wants").body
    assert [(column.name, column.blocks[0].lines[0].text) for column in body.columns] == [
        ("Ana", "No noise after ten"),
        ("Ben", "Music"),
    ]
    assert [line.text for line in body.blocks[0].lines] == ["Both"]


def test_a_topic_shows_its_own_wants_and_its_place_among_the_topics() -> None:
    record = after(
        start(ANA),
        topic("t"),
        topic("s", "Weekends"),
        want("w", "ana", issue="t"),
        want("v", "ana", issue="s"),
    )
    body = view(record, board="wants", issue="s").body
    assert (body.heading, body.place) == ("Weekends", "topic 2 of 2")
    assert [line.key for line in body.lines()] == ["v"]


def test_lines_under_no_topic_have_a_page_of_their_own_while_there_are_any() -> None:
    record = after(start(ANA), topic("t"))
    assert issues_on_the_wall(record.session) == ("t",)
    record = after(record, want("w", "ana"))
    assert issues_on_the_wall(record.session) == ("t", NO_ISSUE)
    body = view(record, board="wants", issue=NO_ISSUE).body
    assert (body.heading, body.place) == ("Not under a topic yet", "")
    assert [line.key for line in body.lines()] == ["w"]
    record = after(record, Hide(at=at(1), entry="w"))
    assert issues_on_the_wall(record.session) == ("t",)


def test_without_topics_all_wants_stand_under_the_stage() -> None:
    record = after(start(ANA), want("w", "ana"))
    assert issues_on_the_wall(record.session) == (NO_ISSUE,)
    assert view(record, board="wants").body.heading == "Opening"


def test_a_topic_that_is_gone_gives_way_to_the_first() -> None:
    record = after(start(), topic("t"), topic("s", "Weekends"), Strike(at=at(1), entry="s"))
    assert issue_shown(record.session, Shown(issue="s")) == "t"
    assert issue_shown(record.session, Shown()) == "t"


def test_the_curtain_shows_its_card_and_nothing_else() -> None:
    record = after(start(ANA), topic("t"))
    made = board_view(record, SESSION_TYPE, Shown(curtain_line="Tea is ready"))
    assert made.card is not None
    assert (made.card.title, made.card.line) == ("Quiet nights", "Tea is ready")
    assert made == BoardView(card=made.card)


def test_a_break_shows_when_the_room_meets_again_and_nothing_else() -> None:
    record = after(start(ANA), topic("t"), StartBreak(at=at(1), until=at(16)))
    made = view(record)
    assert made.card is not None
    assert (made.card.title, made.card.until) == ("A break", at(16))
    assert made == BoardView(card=made.card)


def test_a_session_stopped_at_once_shows_a_calm_card_without_a_reason() -> None:
    made = board_view(after(start(ANA), StopNow(at=at(1))), SESSION_TYPE, Shown(curtain_line="x"))
    assert made.card is not None
    assert (made.card.title, made.card.line) == ("Quiet nights", "We stop here for today")


def test_a_quiet_wall_has_a_title_and_nothing_that_moves() -> None:
    quiet = BoardView(
        title="Quiet nights", stage="Accounts", quiet=Card(title="Quiet nights", line="Accounts")
    )
    record = after(start(ANA), StartClock(at=at(1)), EnterStage(at=at(2), stage="accounts"))
    assert view(record) == quiet
    speaking = Card(title="Quiet nights", line="Accounts · speaking: Ana")
    assert view(record, floor=("ana",)) == quiet.model_copy(update={"quiet": speaking})
    assert view(record, quiet=False).rail
    assert view(start(), quiet=True) == BoardView(
        title="Quiet nights", stage="Opening", quiet=Card(title="Quiet nights", line="Opening")
    )


def test_a_rule_says_who_affirmed_it_and_never_who_has_not() -> None:
    zoe = Party(id="zoe", name="Zoe")
    record = start(ANA, BEN, zoe, rules=("One at a time",))
    asides = []
    for party in (None, "ben", "ana", "zoe"):
        if party is not None:
            record = after(record, Confirm(at=at(1), entry="r1", party=party))
        line = block(view(record, board="opening"), "Ground rules").lines[0]
        asides.append((line.aside, line.done))
    assert asides == [("", False), ("", False), ("", False), ("everyone", True)]


def test_a_rule_of_a_room_without_parties_is_affirmed_by_nobody() -> None:
    line = block(view(start(rules=("Quiet",)), board="opening"), "Ground rules").lines[0]
    assert (line.aside, line.done) == ("", False)


def test_the_opening_shows_the_checklist_a_glance_at_a_time_and_each_partys_consent() -> None:
    record = after(start(ANA, BEN), Tick(at=at(1), item="time"), GiveConsent(at=at(2), party="ben"))
    made = view(record, board="opening", checklist=1)
    glance = block(made, "To go through").lines
    assert [(line.text, line.aside, line.done) for line in glance] == [("Time", "2 of 2", True)]
    consents = block(made, "Consent to take part").lines
    assert [(line.text, line.done) for line in consents] == [("Ana", False), ("Ben", False)]
    record = after(record, GiveConsent(at=at(2), party="ana"))
    assert all(line.done for line in block(view(record, board="opening"), "Consent to take part").lines)


def test_no_board_says_who_has_said_yes_as_long_as_somebody_has_not() -> None:
    """Whoever of two or three has said yes to everything, the wall is the same on every board."""
    room = full_record()
    parties = [party.id for party in room.session.parties]
    asked = [
        entry
        for entry in room.entries()
        if entry.everyone_confirms and entry.in_its_place() and entry.noun != "ledger_line"
    ]
    bare = room.with_agreement(consents=()).with_session(read_backs=())
    for entry in asked:
        bare = bare.replacing(entry.with_(confirmed=()))

    def with_yes_of(*who: str) -> list[BoardView]:
        record = bare
        for party in who:
            record = after(record, GiveConsent(at=NINE, party=party))
            for entry in asked:
                record = after(record, Confirm(at=NINE, entry=entry.id, party=party))
        return [board_view(record, FULL_TYPE, Shown(curtain=False, board=board)) for board in BOARDS]

    assert len(asked) > 1
    for party in parties:
        assert with_yes_of(party) == with_yes_of()
        assert with_yes_of(*(other for other in parties if other != party)) == with_yes_of()
    assert with_yes_of(*parties) != with_yes_of()


def test_people_are_named_with_what_they_are_here_for() -> None:
    people = [
        Person(id="a", name="Ed", role="representative", party="ana", authority="up to 500"),
        Person(id="b", name="Flo", role="support_person", party="ana"),
        Person(id="c", name="Ida", role="interpreter"),
        Person(id="d", name="Mo", role="member", party="ben"),
    ]
    record = after(start(ANA, BEN), *(AddPerson(at=at(1), person=person) for person in people))
    notes = [column.note for column in view(record, board="accounts").body.columns]
    assert notes == ["Ed speaks for them, can decide up to 500, with Flo, support person", "Mo"]
    also = block(view(record, board="opening"), "Also here")
    assert [line.text for line in also.lines] == ["Ida, interpreter"]


def test_a_jot_on_the_wall_stands_under_whatever_is_shown_until_it_is_sorted() -> None:
    record = after(start(), AddJot(at=NINE, entry=Jot(id="j", text="the tree", at=NINE)))
    for board in BOARDS:
        assert "the tree" in texts_in(view(record, board=board)), board


def test_what_is_parked_stands_in_the_parking_lot_only_and_has_no_number_there() -> None:
    idea = AddOption(at=NINE, entry=Option(id="o", text="Cut it", at=NINE))
    record = after(start(), idea, Park(at=at(1), entry="o"))
    assert texts_in(view(record, board="ideas")) == []
    lines = view(record, board="parking").body.lines()
    assert [(line.text, line.number) for line in lines] == [("Cut it", 0)]


def test_the_closing_shows_the_points_the_next_date_and_when_the_centre_asks() -> None:
    entry = AgreementPoint(id="p", text="Quiet at ten", at=NINE)
    record = after(start(), AddPoint(at=NINE, entry=entry))
    assert block(view(record, board="closing"), "We meet again").lines[0].text == "no date yet"
    next_date = NextDate(day=date(2026, 12, 6), time="16:30")
    made = view(after(record, SetNextDate(at=at(1), next_date=next_date)), board="closing")
    assert [line.text for part in made.body.blocks for line in part.lines] == [
        "Quiet at ten",
        "Sunday 6 December 2026 16:30",
        "after 30 and 90 days",
        "Thank you for your time and your words",
    ]


def test_the_clock_on_the_wall_tells_facts_that_stay_true() -> None:
    record = after(start(), StartClock(at=at(2)), AddMinutes(at=at(3), stage="opening", minutes=5))
    clock = view(record).clock
    assert clock is not None
    assert (clock.planned, clock.used, clock.since) == (900.0, 0.0, at(2))
    assert clock.later == 60.0 * (20 + 10 + 25 + 5 + 0 + 600)
    assert clock.seconds_left(at(4)) == 780.0
    assert clock.ends(at(4)) == at(4 + 13 + 660)


def test_a_clock_that_stands_on_the_desk_or_nowhere_is_not_on_the_wall() -> None:
    for stage in ("topics", "ideas"):
        made = view(after(start(), StartClock(at=at(1)), EnterStage(at=at(2), stage=stage)))
        assert made.clock is None
        step = next(step for step in made.rail if step.state == "now")
        assert (step.planned, step.used) == (0.0, 0.0)


def test_over_its_time_a_stage_ends_now_and_the_rest_takes_its_plan() -> None:
    clock = Clock(planned=60, used=90, since=None, later=120)
    assert clock.seconds_left(at(0)) == -30
    assert clock.ends(at(0)) == at(2)


def test_the_rail_says_where_the_room_has_been_is_and_will_be() -> None:
    record = after(start(), EnterStage(at=at(1), stage="wants"))
    made = view(record)
    assert made.place == "stage 4 of 7"
    assert [step.state for step in made.rail] == ["done", "ahead", "ahead", "now", "ahead", "ahead", "ahead"]


def test_who_speaks_is_said_in_words() -> None:
    record = start(ANA)
    assert view(record, floor=("ana",)).speaking == "speaking: Ana"
    assert view(record, floor=(MEDIATOR,)).speaking == "speaking: Mediator"
    assert view(record, floor=("gone",)).speaking == view(record).speaking == ""


def test_braces_and_markup_in_names_stay_text() -> None:
    record = start(Party(id="x", name="{name} [b]%s"))
    assert view(record, floor=("x",)).speaking == "speaking: {name} [b]%s"


def test_a_view_has_no_field_for_private_text_or_the_outcome() -> None:
    schema = json.dumps(BoardView.model_json_schema())
    assert not [word for word in ("private", "wording", "outcome", "confirmed") if f'"{word}' in schema]
