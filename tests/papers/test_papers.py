"""What stands in each paper, for each reader; and what stands in none."""

import re
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from mediator.archive.agendas import named
from mediator.papers.document import Document, Page
from mediator.papers.formats import FORMATS
from mediator.papers.forms import FORMS
from mediator.papers.making import BUILDERS, make
from mediator.papers.readers import KINDS, MAY_HAVE, PAPERS, Reader, reader
from mediator.papers.source import NotMade, Source
from mediator.record.agenda import Interval
from mediator.record.agreement import (
    Advice,
    FollowUp,
    GiveConsent,
    NextDate,
    SetNextDate,
    SetOutcome,
    TakeBackConsent,
)
from mediator.record.agreement_point import AddPoint, AgreementPoint, Doer, SetPointState
from mediator.record.change import Change
from mediator.record.changed_point import ChangeByAgreement
from mediator.record.close import Close
from mediator.record.entry import Confirm, Park
from mediator.record.interest import AddInterest, Interest, LayUnder
from mediator.record.issue import AddIssue, Issue
from mediator.record.key_date import AddKeyDate, KeyDate
from mediator.record.party import Person
from mediator.record.position import AddPosition, Position
from mediator.record.record import Record
from mediator.record.session_type import SessionType
from tests.full import FULL_TYPE, HIDDEN, full_record
from tests.rooms import MORNING, community, record


def source(made: Record | None = None, session_type: SessionType = FULL_TYPE) -> Source:
    made = made or full_record()
    return Source(made.agreement, made.session, session_type, MORNING)


def done(made: Record, *changes: Change) -> Record:
    for change in changes:
        made = change.apply(made)
    return made


def for_(kind: str, made: Source) -> Reader:
    return reader(f"{kind}:1" if kind == "party" else kind, made.parties)


def paper(made: Source, kind: str, name: str) -> str:
    """Return a paper as plain text in one line."""
    text = make(made, for_(kind, made), name, "txt", Page()).data.decode()
    return " ".join(re.sub(r"(?m)^[=-]+$", "", text).split())


def every_paper(made: Source) -> Iterator[tuple[str, str, Document]]:
    for kind in KINDS:
        for name in MAY_HAVE[kind]:
            yield kind, name, BUILDERS[name](made, for_(kind, made))


# Readers


def test_a_party_is_named_by_its_number_or_the_beginning_of_its_name() -> None:
    parties = record("Maria", "Mariam", "李小龍").session.parties
    for words, name in {
        "party:1": "Maria",
        "party:maria": "Maria",
        "party:Mariam": "Mariam",
        "party 3": "李小龍",
        "Party:李": "李小龍",
    }.items():
        party = reader(words, parties).party
        assert party is not None
        assert party.name == name
    assert reader("court", parties).kind == reader("Referrer", parties).kind == "referrer"
    for words in ("party:4", "party:0", "party:", "party:Mar", "party", "nobody", "everyone:1", ""):
        with pytest.raises(NotMade):
            reader(words, parties)


def test_a_reader_is_refused_what_is_not_for_it() -> None:
    made = source()
    for kind in KINDS:
        for name in set(PAPERS) - set(MAY_HAVE[kind]):
            with pytest.raises(NotMade):
                make(made, for_(kind, made), name, "txt", Page())
        assert make(made, for_(kind, made), None, "txt", Page()).paper == MAY_HAVE[kind][0]
    assert MAY_HAVE["referrer"] == ("outcome",)


# What is in none


def test_no_paper_can_be_made_of_the_private_part() -> None:
    assert {field.name for field in fields(Source)} == {
        "agreement", "session", "session_type", "now", "damaged", "centre",
    }  # fmt: skip


def test_nothing_off_the_wall_and_no_side_is_in_a_paper() -> None:
    made = source()
    for kind, name, document in every_paper(made):
        text = FORMATS["json"].render(document, Page()).data.decode()
        assert HIDDEN not in text, (kind, name)
        for side in ("who did it", "who felt it", '"did"', '"felt"'):
            assert side not in text, (kind, name)


def test_no_paper_says_whose_yes_is_missing_or_was_taken_back() -> None:
    """Papers of two sessions that differ in nothing but who has not said yes are the same."""

    def with_yes_of(party: str) -> Source:
        made = done(
            record("Maria", "Mr Cole"),
            AddPoint(at=MORNING, entry=AgreementPoint(id="a", text="A carpet", at=MORNING)),
            Confirm(at=MORNING, entry="a", party=party),
        )
        return source(made)

    for (*_, one), (*_, other) in zip(
        every_paper(with_yes_of("p1")), every_paper(with_yes_of("p2")), strict=True
    ):
        assert one == other
    given = [GiveConsent(at=MORNING, party=party) for party in ("p1", "p2")]
    taken = done(record("Maria", "Mr Cole"), *given, TakeBackConsent(at=MORNING, party="p2"))
    never = done(record("Maria", "Mr Cole"), given[0])
    assert list(every_paper(source(taken))) == list(every_paper(source(never)))


# The agreement


def agreed(text: str, id_: str, *, by: tuple[str, ...] = ("p1", "p2")) -> list[Change]:
    return [
        AddPoint(at=MORNING, entry=AgreementPoint(id=id_, text=text, at=MORNING)),
        *(Confirm(at=MORNING, entry=id_, party=party) for party in by),
    ]


def test_only_what_everyone_said_yes_to_stands_as_agreed() -> None:
    made = done(
        record("Maria", "Mr Cole"),
        *agreed("A carpet by May", "a"),
        *agreed("A key for Maria", "b", by=("p1",)),
        *agreed("Later", "c"),
        Park(at=MORNING, entry="c"),
    )
    text = paper(source(made), "everyone", "agreement")
    yes, no = text.index("What everyone said yes to"), text.index("not yet everyone's yes")
    assert yes < text.index("1 A carpet by May") < no < text.index("2 A key for Maria")
    assert "Later" not in text
    assert "A signature stands for what is under “What everyone said yes to”" in text
    assert text.count("Signature ___") == 2


def test_where_nothing_is_agreed_there_is_nothing_to_sign() -> None:
    empty = paper(source(record("Maria", "Mr Cole")), "everyone", "agreement")
    assert "No points have been written down." in empty
    drafted = done(record("Maria", "Mr Cole"), *agreed("A carpet", "a", by=()))
    for text in (empty, paper(source(drafted), "everyone", "agreement")):
        assert "Signature" not in text


@pytest.mark.parametrize(
    ("advice", "says"),
    [
        (Advice(sign="now"), "It is signed now."),
        (
            Advice(sign="later", days=7),
            "It is signed 7 days after the meeting, from Sunday 29 November 2026 on",
        ),
        (Advice(sign="later"), "It is signed later"),
        (Advice(sign="home"), "It is taken home"),
    ],
)
def test_the_agreement_says_when_it_is_signed_where_that_was_settled(advice: Advice, says: str) -> None:
    made = done(record("Maria", "Mr Cole"), *agreed("A carpet", "a"))
    told = paper(source(made.with_agreement(advice=advice)), "everyone", "agreement")
    plain = paper(source(made), "everyone", "agreement")
    assert says in told
    assert "It is" not in plain


def test_how_far_a_point_goes_stands_with_it() -> None:
    made = done(
        record("Maria", "Mr Cole"),
        *agreed("A carpet", "a", by=()),
        SetPointState(at=MORNING, entry="a", state="trial"),
        *(Confirm(at=MORNING, entry="a", party=party) for party in ("p1", "p2")),
    )
    assert "1 A carpet - on trial" in paper(source(made), "everyone", "agreement")


def test_a_point_that_says_who_may_see_it_is_pointed_out_before_it_is_handed_on() -> None:
    narrow = AgreementPoint(id="a", number=3, text="A key", who_may_see="the two of us", at=MORNING)
    made = source(record("Maria", "Mr Cole").with_agreement(points=(narrow,)))
    for name in MAY_HAVE["everyone"]:
        remarks = make(made, Reader("everyone"), name, "txt", Page()).remarks
        assert any("who may see them: 3." in remark for remark in remarks) == (
            name in ("agreement", "summary")
        )


def test_the_agreement_stands_when_the_session_is_gone() -> None:
    made = done(
        full_record(),
        Confirm(at=MORNING, entry="point", party="p1"),
        Confirm(at=MORNING, entry="point", party="p2"),
    )
    alone = replace(source(made), session=None)
    assert "1 A thick carpet by May" in paper(alone, "everyone", "agreement")
    for name in ("consent", "outcome", "calendar"):
        assert "Maria" in paper(alone, "archive", name) or name == "calendar"
    with pytest.raises(NotMade, match="gone or cannot be read"):
        paper(alone, "everyone", "summary")


def test_a_damaged_session_says_so_on_paper() -> None:
    assert "is damaged" in paper(replace(source(), damaged=True), "everyone", "agreement")
    assert "is damaged" not in paper(source(), "everyone", "agreement")


def test_the_parts_of_a_point_stand_with_it_and_its_days_in_the_calendar() -> None:
    point = AgreementPoint(
        id="a", number=1, text="A carpet", at=MORNING, who=(Doer(id="p2", name="Mr Cole"),),
        by_when="before Christmas",
        by_when_day=date(2026, 12, 19), review_day=date(2027, 1, 8), support="A loan of money",
    )  # fmt: skip
    made = record("Maria", "Mr Cole").with_agreement(points=(point,))
    made = done(made, *(Confirm(at=MORNING, entry="a", party=party) for party in ("p1", "p2")))
    text = paper(source(made), "everyone", "agreement")
    assert "1 A carpet - Who: Mr Cole - By when: before Christmas" in text
    assert "loan" not in "".join(str(document) for *_, document in every_paper(source(made)))
    dates = paper(source(made), "everyone", "calendar")
    assert "Saturday 19 December 2026 By this day: A carpet This is a Saturday." in dates
    assert "Friday 8 January 2027 To look at again: A carpet" in dates
    assert "A carpet" not in paper(source(made), "party", "calendar"), "it is not Maria's to keep"
    theirs = make(source(made), reader("party:2", made.session.parties), "calendar", "txt", Page())
    assert b"A carpet" in theirs.data


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Friday", "Friday (27 November 2026)"),
        ("before Advent", "before Advent (Friday 27 November 2026)"),
        ("27 Nov", "27 Nov (Friday 27 November 2026)"),
        ("within 27 days", "within 27 days (Friday 27 November 2026)"),
        ("Friday, 27 November 2026", "Friday, 27 November 2026"),
        ("2026-11-27", "2026-11-27"),
    ],
)
def test_a_day_on_paper_has_its_date_and_its_year(said: str, stands: str) -> None:
    day = date(2026, 11, 27)
    point = AgreementPoint(id="a", number=1, text="A carpet", at=MORNING)
    for part in ("by_when", "review", "until"):
        point = point.with_(**{part: said, f"{part}_day": day})
    made = source(record("Maria", "Mr Cole").with_agreement(points=(point,)))
    for kind in ("everyone", "party", "co-mediator", "archive"):
        for name in ("agreement", "summary"):
            document = BUILDERS[name](made, for_(kind, made))
            for form in ("txt", "md", "html", "json", "csv"):
                if form in FORMATS:
                    told = FORMATS[form].render(document, Page()).data.decode()
                    assert " ".join(told.split()).count(stands) == 3, (kind, name, form)


# The summary


def test_a_party_has_its_own_wants_and_nobody_elses() -> None:
    made = source()
    own, everyone = paper(made, "party", "summary"), paper(made, "everyone", "summary")
    assert "For Maria" in own
    assert "Wants and reasons of Maria How will nights be quiet? What I want: Silence" in own
    assert "Silence" not in everyone
    other = make(made, reader("party:2", made.parties), "summary", "txt", Page()).data.decode()
    other = " ".join(other.split())
    assert "Silence" not in other
    assert "Why it matters: Sleep" in own
    assert "Why it matters: Sleep" in other
    for text in (own, everyone, other):
        assert "How will nights be quiet?" in text
        assert "Something for later" in text
        assert "A double carpet" not in text, "offers lapse"
    assert "A double carpet" in paper(made, "co-mediator", "summary")


def test_wants_stand_by_topic_with_their_reasons_and_without_the_numbers_of_the_board() -> None:
    made = record("Dan", "Mr and Mrs Lowe")
    changes: list[Change] = [
        AddIssue(at=MORNING, entry=Issue(id="t1", text="How loud?", at=MORNING)),
        AddIssue(at=MORNING, entry=Issue(id="t2", text="How late?", at=MORNING)),
    ]
    for n, (kind, add, text, issue, owner) in enumerate(
        [
            (Position, AddPosition, "Dan's want", "t1", "p1"),
            (Position, AddPosition, "Home by ten", "t2", "p2"),
            (Interest, AddInterest, "Dan's reason", "t1", "p1"),
            (Position, AddPosition, "Silence", "t1", "p2"),
            (Interest, AddInterest, "Sleep", "t1", "p2"),
            (Interest, AddInterest, "To trust him", "t2", "p2"),
            (Interest, AddInterest, "A quiet home", None, "p2"),
        ]
    ):
        where: dict[str, Any] = (
            {"issue": issue} if kind is Position else {"issues": (issue,) if issue else ()}
        )
        entry = kind(id=f"said{n}", text=text, parties=(owner,), at=MORNING, **where)
        changes.append(add(at=MORNING, entry=entry))
    made = done(made, *changes, LayUnder(at=MORNING, entry="said4", position="said3"))
    text = make(source(made), reader("party:2", made.session.parties), "summary", "txt", Page()).data.decode()
    text = " ".join(re.sub(r"(?m)^[=-]+$", "", text).split())
    assert (
        "Wants and reasons of Mr and Mrs Lowe "
        "How loud? What I want: Silence - Why it matters: Sleep "
        "How late? What I want: Home by ten Why it matters: To trust him "
        "Not under a topic yet Why it matters: A quiet home"
    ) in text
    assert "Dan's" not in text


def test_both_of_a_couple_sign_where_they_are_named_and_it_is_pointed_out_where_they_are_not() -> None:
    def signed(*people: str) -> tuple[str, tuple[str, ...]]:
        members = [Person(id=name.lower(), name=name, role="member", party="p2") for name in people]
        made = done(record("Dan", "Mr and Mrs Lowe", people=tuple(members)), *agreed("A carpet", "a"))
        told = make(source(made), Reader("everyone"), "agreement", "txt", Page())
        return told.data.decode().split("Signatures")[1], told.remarks

    once, remarks = signed()
    assert once.count("Signature ___") == 2
    assert any("“Mr and Mrs Lowe” has one line" in remark for remark in remarks)
    each, remarks = signed("Ann", "Tom")
    assert each.count("Signature ___") == 3
    assert "Tom" in each
    assert not remarks


def test_what_is_open_stands_with_who_takes_care_of_it_and_what_became_of_it() -> None:
    text = paper(source(), "everyone", "summary")
    assert "Something for later - next time - with The caretaker" in text
    assert "What does the lease say? - Maria - by Thursday 3 December 2026" in text
    assert "Who has a key? - The neighbour" in text


# The record of consent


def test_the_record_of_consent_says_who_when_and_in_whose_words() -> None:
    text = paper(source(), "archive", "consent")
    assert "Maria Sunday 22 November 2026, 09:00" in text
    assert "The house explains." in text
    assert "what is said stays there" in text
    assert text.count("Signature ___") == 5, "two parties, a member, a representative, an interpreter"
    assert "representative 2 representative, Mr Cole Signature ___" in text
    assert "before anybody signed. interpreter 3" in text
    assert "Nothing is denied" not in text, "what was checked before the room came in is the mediator's"


# The outcome


def test_a_referrer_hears_who_came_when_and_how_it_ended_and_what_is_left_out() -> None:
    made = done(full_record(), SetOutcome(at=MORNING, outcome="partial"))
    text = paper(source(made), "referrer", "outcome")
    assert "Met on Sunday 22 November 2026" in text
    assert "How it ended agreement on a part" in text
    assert "1 support person" in text
    full = full_record()
    assert full.agreement.outcome == "full"
    assert "How it ended full agreement" in paper(source(full), "referrer", "outcome")
    for line in FULL_TYPE.words.papers.leaves_out:
        assert line in text
    assert "2026-11-22-heron" in text
    for said in ("Quiet nights", "carpet", "Sleep", "up to 500", "after school", "Hearing"):
        assert said not in text


def test_every_way_to_end_has_words() -> None:
    for outcome in (
        "full",
        "partial",
        "none",
        "adjourned",
        "withdrew",
        "not_appropriate",
        "no_session",
        None,
    ):
        made = record("Maria", "Mr Cole").with_agreement(outcome=outcome)
        assert "How it ended" in paper(source(made), "referrer", "outcome")


def test_the_days_that_are_told_are_those_on_which_the_clock_ran(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    opened = (datetime(2026, 11, 24, 2, 0, tzinfo=UTC), datetime(2026, 11, 30, 15, 0, tzinfo=UTC))
    made = record("Maria", "Mr Cole").with_session(
        clock=tuple(Interval(stage="opening", opened=at, closed=at) for at in opened)
    )
    assert source(made).days_met() == (date(2026, 11, 23), date(2026, 11, 30))


# The calendar


def events(made: Source, kind: str = "everyone") -> list[Any]:
    data = make(made, for_(kind, made), "calendar", "ics", Page()).data
    return list(Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize(
    ("zone", "day", "said", "utc"),
    [
        ("Europe/Berlin", date(2026, 12, 4), "16:00", datetime(2026, 12, 4, 15, tzinfo=UTC)),
        ("Europe/Berlin", date(2027, 7, 5), "16:00", datetime(2027, 7, 5, 14, tzinfo=UTC)),
        ("America/New_York", date(2027, 3, 14), "at 4 pm", datetime(2027, 3, 14, 20, tzinfo=UTC)),
        ("America/New_York", date(2027, 3, 13), "12 a.m.", datetime(2027, 3, 13, 5, tzinfo=UTC)),
        ("Asia/Kathmandu", date(2026, 12, 4), "9.30", datetime(2026, 12, 4, 3, 45, tzinfo=UTC)),
        ("Europe/Berlin", date(2027, 3, 28), "2:30", datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        ("Europe/Berlin", date(2027, 10, 31), "2:30", datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
        ("Australia/Lord_Howe", date(2027, 4, 4), "10:00", datetime(2027, 4, 3, 23, 30, tzinfo=UTC)),
        ("<+05>-5", date(2026, 12, 4), "16:00", datetime(2026, 12, 4, 11, tzinfo=UTC)),
        ("UTC", date(2026, 12, 4), "16h", datetime(2026, 12, 4, 16, tzinfo=UTC)),
    ],
)
def test_the_next_meeting_is_at_its_hour_by_the_clock_of_that_day(
    monkeypatch: pytest.MonkeyPatch, zone: str, day: date, said: str, utc: datetime
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    made = done(record("Maria", "Mr Cole"), SetNextDate(at=MORNING, next_date=NextDate(day=day, time=said)))
    data = make(source(made, community()), Reader("everyone"), "calendar", "ics", Page()).data
    event: Any
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    begins = event["dtstart"].dt.astimezone(UTC)  # an hour that the clock has twice equals no other
    assert begins == utc
    (other,) = next(vobject.readComponents(data.decode())).vevent_list
    assert other.dtstart.value.astimezone(UTC) == utc, "by the rules that stand in the file"
    assert (f"TZID:{zone}\r\n".encode() in data) == ("/" in zone)
    assert (event["dtend"].dt.astimezone(UTC) - utc).total_seconds() == 120 * 60, "as long as the stages"


@pytest.mark.parametrize("said", ["", "after school", "16", "25:00", "13 pm", "0 am", "9:75"])
def test_what_is_no_hour_lasts_all_day_and_is_told_as_it_was_said(said: str) -> None:
    planned = NextDate(day=date(2026, 12, 4), time=said)
    made = done(record("Maria", "Mr Cole"), SetNextDate(at=MORNING, next_date=planned))
    (event, *_) = events(source(made))
    assert event["dtstart"].dt == date(2026, 12, 4)
    assert event["dtend"].dt == date(2026, 12, 5)
    assert str(event.get("description", "")) == said


def test_a_promised_day_stays_and_a_call_moves_from_the_weekend() -> None:
    hearing = KeyDate(id="day", text="Hearing", day=date(2026, 12, 6), at=MORNING)
    made = done(record("Maria", "Mr Cole"), AddKeyDate(at=MORNING, entry=hearing))
    found = [
        (str(event["summary"]), event["dtstart"].dt, str(event["description"]))
        for event in events(source(made), "archive")
    ]
    assert found == [
        ("Hearing", date(2026, 12, 6), "This is a Sunday."),
        ("The centre asks how it is going", date(2026, 12, 22), "30 days after the session"),
        (
            "The centre asks how it is going",
            date(2027, 2, 22),
            "90 days after the session, moved from the weekend",
        ),
    ]


def test_a_calendar_given_twice_has_the_same_names_and_no_alarm() -> None:
    made = source()
    later = replace(made, now=datetime(2026, 12, 1, tzinfo=UTC))
    names = [str(event["uid"]) for event in events(made)]
    assert names == [str(event["uid"]) for event in events(later)]
    assert len(set(names)) == len(names) == 4
    numbers = [{event["sequence"] for event in events(each)} for each in (made, later)]
    assert max(numbers[0]) < min(numbers[1]), "the newer file is known as such"
    data = make(made, for_("everyone", made), "calendar", "ics", Page()).data
    for word in (b"VALARM", b"ATTACH", b"URL"):
        assert word not in data


def test_a_call_that_is_taken_away_leaves_the_others_their_names() -> None:
    def calls(*days: date) -> dict[date, str]:
        follow_ups = tuple(FollowUp(day=day) for day in days)
        found = events(source(record("Maria").with_agreement(follow_ups=follow_ups)), "archive")
        return {event["dtstart"].dt: str(event["uid"]) for event in found}

    first, second = date(2026, 12, 22), date(2027, 2, 20)
    assert calls(second) == {second: calls(first, second)[second]}


@pytest.mark.parametrize("said", ["", "23:30"])
def test_the_last_day_there_is_is_a_day_like_any_other(said: str) -> None:
    at = NextDate(day=date.max, time=said)
    (event,) = events(source(record("Maria", "Mr Cole").with_agreement(next_date=at)))
    begins = event["dtstart"].dt
    assert (begins.date() if said else begins) == date.max


def test_calls_are_in_the_calendar_of_those_who_make_them() -> None:
    for kind in ("everyone", "party", "co-mediator", "archive"):
        calls = "The centre asks" in paper(source(record("Maria", "Mr Cole")), kind, "calendar")
        assert calls == (kind in ("co-mediator", "archive")), kind


def test_once_closed_the_days_that_were_chosen_are_told_and_no_others() -> None:
    made, proposed = record("Maria", "Mr Cole"), "The centre asks how it is going: after 30 and 90 days"
    assert proposed in paper(source(made, community()), "everyone", "agreement")
    for days in ((date(2026, 12, 28),), ()):
        closed = Close(at=MORNING, outcome="full", referral=None, follow_ups=days).apply(made)
        text = paper(source(closed, community()), "everyone", "agreement")
        assert proposed not in text
        assert ("The centre asks how it is going: Monday 28 December 2026" in text) == bool(days)
        dates = paper(source(closed, community()), "archive", "calendar")
        assert dates.count("The centre asks") == len(days)


def point(by_when: str, *, until: date | None = None, starts: date | None = None) -> Source:
    made = AgreementPoint(
        id="a",
        number=1,
        text="The bins go out",
        at=MORNING,
        by_when=by_when,
        by_when_day=starts,
        until_day=until,
    )
    room = record("Maria", "Mr Cole").with_agreement(points=(made,))
    return source(done(room, *(Confirm(at=MORNING, entry="a", party=party) for party in ("p1", "p2"))))


def days_of(made: Source) -> list[date]:
    """Return the days on which a duty comes, by a second reader of calendars."""
    data = make(made, for_("everyone", made), "calendar", "ics", Page()).data.decode()
    (other,) = vobject.readComponents(data)
    duty = next(event for event in other.vevent_list if event.summary.value == "The bins go out")
    return [moment.date() for moment in duty.rruleset[:60]]


def test_a_duty_that_comes_again_does_so_in_the_calendar_until_its_end() -> None:
    sundays = point("every Sunday by six", until=date(2026, 12, 20))
    assert days_of(sundays) == [date(2026, 11, day) for day in (22, 29)] + [
        date(2026, 12, day) for day in (6, 13, 20)
    ]
    text = paper(sundays, "everyone", "calendar")
    assert (
        "From Sunday 22 November 2026 What: The bins go out Remark: every Sunday by six, until Sunday" in text
    )
    weeks = days_of(point("every two weeks", starts=date(2026, 12, 1), until=date(2027, 1, 1)))
    assert weeks == [date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 29)]
    months = days_of(point("monthly on the 1st", until=date(2027, 2, 28)))
    assert months == [date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)]
    assert len(days_of(point("every evening"))) == 60, "it goes on"


def test_what_says_no_day_is_in_no_calendar() -> None:
    for words in ("every two weeks", "monthly", "every Sunday unless it rains", "soon"):
        assert "The bins" not in paper(point(words), "everyone", "calendar"), words
    assert "The bins" not in paper(
        point("every Sunday", until=date(2026, 11, 20)), "everyone", "calendar"
    ).replace("Until this day: The bins", ""), "over before it begins"


def test_only_dates_become_a_calendar() -> None:
    made = source()
    assert make(made, for_("everyone", made), None, "ics", Page()).paper == "calendar"
    with pytest.raises(NotMade, match="--paper calendar"):
        make(made, for_("everyone", made), "agreement", "ics", Page())


# Words and formats


def test_a_session_type_says_it_in_its_own_words() -> None:
    words = FULL_TYPE.words.papers.model_copy(
        update={
            "agreement": "Vereinbarung", "date": "{weekday}, {day}. {month} {year}",
            "weekdays": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
            "months": tuple(f"M{n}" for n in range(1, 13)),
        }
    )  # fmt: skip
    german = FULL_TYPE.model_copy(
        update={"words": FULL_TYPE.words.model_copy(update={"papers": words}), "language": "de"}
    )
    document = BUILDERS["agreement"](source(session_type=german), Reader("everyone"))
    assert (document.title, document.language) == ("Vereinbarung", "de")
    assert document.under[1] == "So, 22. M11 2026"


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_paper_has_room_for_what_its_type_needs(name: str) -> None:
    document = FORMS[name](community())
    text = FORMATS["txt"].render(document, Page()).data.decode()
    assert "Community mediation" in text
    assert text.count("____\n") > 20
    if name == "agreement":
        assert text.count("Signature ___") == community().most_parties + 1, "and an interpreter's"
        assert "[ ] taken home" in text
        assert text.count("By when ___") == 4
    if name == "plan":
        assert text.count("What I want ___") == community().most_parties
    if name == "follow-up":
        assert text.count("[ ] kept late") == 4
        assert "[ ] after 30 days" in text
        assert "[ ] after 90 days" in text
    if name == "payment":
        assert text.count("_  ___") == 3 * 12
    said = community().words.papers
    for label in getattr(said, f"{name}_fields", ()):
        assert label in " ".join(text.split()), label


@pytest.mark.parametrize("type_id", ["community", "housing", "restorative", "student"])
def test_every_type_has_every_blank_paper_in_every_format(type_id: str) -> None:
    session_type = named(type_id)
    for name, form in FORMS.items():
        made = form(session_type)
        assert session_type.name in made.under
        for format_ in ("txt", "md", "html"):
            assert FORMATS[format_].render(made, Page(large=True)).data, (name, format_)
        if name == "follow-up":
            assert all(f"after {days} days" in str(made) for days in session_type.follow_up_days)


def test_where_the_session_is_gone_the_close_still_knows_the_days() -> None:
    made = Close(
        at=MORNING, outcome="full", referral=None, follow_ups=(), met=(date(2026, 11, 5), date(2026, 11, 12))
    ).apply(record("Maria", "Mr Cole"))
    left = Source(made.agreement, None, community(), MORNING)
    for reader_, name in (("everyone", "agreement"), ("referrer", "outcome")):
        assert "Thursday 5 November 2026, Thursday 12 November 2026" in paper(left, reader_, name)
    assert "Met on Thursday 5 November 2026 Thursday 12 November 2026" in paper(left, "referrer", "outcome")


def test_the_centre_stands_in_the_heading_and_not_in_training() -> None:
    made = replace(source(), centre="Riverside Mediation")
    assert "Agreement Riverside Mediation" in paper(made, "everyone", "agreement")
    assert "Riverside Mediation" in paper(made, "referrer", "outcome")
    assert "Riverside Mediation" not in paper(made, "training", "agreement")


def test_who_came_along_is_a_number_to_a_referrer() -> None:
    made = source()
    text = paper(made, "referrer", "outcome")
    assert made.people
    assert all(person.name not in text for person in made.people)
    assert all(party.name in text for party in made.parties)
    assert "1 support person" in text


def test_blanks_of_the_centres_wording_are_named_where_they_are_empty() -> None:
    kind = community()
    regime = kind.regime.model_copy(
        update={"wording": "By {law}, {centre}.", "blanks": {"law": "", "centre": "R"}}
    )
    made = source(record("Maria", "Mr Cole"), kind.model_copy(update={"regime": regime}))
    (remark,) = make(made, for_("archive", made), "consent", "txt", Page()).remarks
    assert "not filled in: law." in remark
    assert "[centre.blanks]" in remark
    assert not make(made, for_("everyone", made), "agreement", "txt", Page()).remarks


def test_the_days_on_which_the_centre_asks_are_those_that_were_chosen() -> None:
    made = record("Maria", "Mr Cole")
    asks = "The centre asks how it is going: "
    assert asks + "after 30 and 90 days" in paper(source(made, community()), "everyone", "agreement")
    chosen = Close(at=MORNING, outcome=None, referral=None, follow_ups=(date(2026, 12, 1),)).apply(made)
    text = paper(source(chosen, community()), "everyone", "agreement")
    assert asks + "Tuesday 1 December 2026" in text
    assert "after 30" not in text
    nothing = Close(at=MORNING, outcome=None, referral=None, follow_ups=()).apply(made)
    assert asks not in paper(source(nothing, community()), "everyone", "agreement")


def test_a_point_that_was_changed_by_agreement_says_when() -> None:
    made = done(
        record("Maria", "Mr Cole"),
        AddPoint(at=MORNING, entry=AgreementPoint(id="a", text="Quiet by ten", at=MORNING)),
        AddPoint(at=MORNING, entry=AgreementPoint(id="b", text="A carpet", at=MORNING)),
        ChangeByAgreement(
            at=MORNING, point="a", text="Quiet by nine", day=date(2026, 12, 5), yes=("p1", "p2")
        ),
    )
    text = paper(source(made, community()), "everyone", "agreement")
    said = text[text.index("Quiet by nine") :]
    assert "changed by agreement on Saturday 5 December 2026" in said[: said.index("A carpet")]
    assert text.count("changed by agreement") == 1
