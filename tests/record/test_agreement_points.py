"""The parts of a promise, and what each party answers to it when it is read back."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.live import Live
from mediator.record.agreement_point import (
    AddPoint,
    AgreementPoint,
    AnswerTopic,
    Doer,
    PartName,
    SetPart,
    SetPointKind,
    SetPointState,
    doers,
)
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.entry import Confirm, Erase, Hide, Reword, Show, Strike, TakeBackYes
from mediator.record.option import AddOption, Option
from mediator.record.party import Party, Person, RenameParty
from mediator.record.read_back import Answer, AnswerPoint, Replaced, answer_of, read_back_of
from mediator.record.record import Record
from tests.record.cases import ANA, BEN, after, at, refusal, start, topic, want
from tests.strategies import NINE, SESSION_TYPE, Teller, answer_point, set_part

PAIR = Party(id="pair", name="Mr and Mrs L")


def point(entry_id: str = "p", text: str = "Ana mends the fence", **fields: object) -> AddPoint:
    return AddPoint(at=NINE, entry=AgreementPoint(id=entry_id, text=text, at=NINE).with_(**fields))


def part(name: PartName, text: str, day: date | None = None) -> SetPart:
    return SetPart(at=at(5), entry="p", part=name, text=text, day=day)


def answer(party: str, says: Answer, minutes: float = 3) -> AnswerPoint:
    return AnswerPoint(at=at(minutes), entry="p", party=party, answer=says)


def the_point(record: Record) -> AgreementPoint:
    return record.agreement.points[0]


def replaced(record: Record) -> tuple[Replaced, ...]:
    return read_back_of(record.session.read_backs, "p").before


@pytest.fixture
def room() -> Record:
    return after(start(ANA, BEN, PAIR), point())


def test_every_part_is_said_and_taken_away_again(room: Record) -> None:
    day = date(2026, 11, 27)
    record = after(room, part("by_when", "Friday", day), part("where", "the park"), part("review", "in May"))
    made = the_point(record)
    assert (made.said("by_when"), made.day("by_when"), made.said("where")) == ("Friday", day, "the park")
    assert after(record, part("by_when", ""), part("where", ""), part("review", "")) == room
    assert refusal(record, part("where", "the park")) == "That is noted already."


def test_who_is_found_among_parties_and_people_and_others_stay_as_they_were_said(room: Record) -> None:
    mrs = Person(id="mrs", name="Mrs L", role="member", party="pair")
    record = room.with_session(people=(mrs,))
    assert doers(record, "mr and mrs l, Ben and the son; Mrs L & ANA, ben") == (
        Doer(id="pair", name="Mr and Mrs L"),
        Doer(id="ben", name="Ben"),
        Doer(name="the son"),
        Doer(id="mrs", name="Mrs L"),
        Doer(id="ana", name="Ana"),
    )
    assert doers(record, "Ana and Tom and Mr and Mrs L") == (
        Doer(id="ana", name="Ana"), Doer(name="Tom"), Doer(id="pair", name="Mr and Mrs L"),
    )  # fmt: skip
    by_a_word = doers(record, "mrs, mr, L, Be")
    assert [doer.id for doer in by_a_word] == [None, "pair", None, None], "what two could be is neither"
    assert doers(record, " , and ") == (Doer(name="and"),)
    assert doers(record, "") == ()


@pytest.mark.timeout(2)
def test_a_line_of_nothing_but_commas_keeps_nobody_waiting(room: Record) -> None:
    names = after(room, part("who", ", " * 900 + "Ana")).agreement.points[0].who
    assert [doer.id for doer in names] == ["ana"]


def test_a_point_refers_to_its_idea_and_topics_and_lets_them_go_when_they_are_erased() -> None:
    idea = AddOption(at=NINE, entry=Option(id="o", text="Mend it", at=NINE))
    record = after(start(ANA), topic("t"), topic("u"), idea, point(option="o", issues=("t",)))
    record = after(record, AnswerTopic(at=at(1), entry="p", issue="u"))
    assert the_point(record).issues == ("t", "u")
    record = after(record, AnswerTopic(at=at(1), entry="p", issue="t"), Erase(at=at(2), entry="o"))
    assert (the_point(record).issues, the_point(record).option) == (("u",), None)
    assert refusal(record, AnswerTopic(at=at(1), entry="p", issue="p")) == "That is not a topic."


def test_parts_states_and_answers_are_for_points_only() -> None:
    record = after(start(ANA), want("w", "ana"))
    for change in (
        SetPart(at=NINE, entry="w", part="where", text="here"),
        SetPointKind(at=NINE, entry="w", kind="repair"),
        AnswerPoint(at=NINE, entry="w", party="ana", answer="no"),
    ):
        assert refusal(record, change) == "That is for agreement points."


def test_each_answer_has_its_time_and_only_the_yeses_stand_in_the_agreement(room: Record) -> None:
    record = after(room, answer("ana", "yes"), answer("ben", "concern"), answer("pair", "not_yet"))
    assert [yes.party for yes in the_point(record).confirmed] == ["ana", "ben"]
    answers = read_back_of(record.session.read_backs, "p").answers
    assert [(one.party, one.answer, one.at) for one in answers] == [
        ("ben", "concern", at(3)), ("pair", "not_yet", at(3)),
    ]  # fmt: skip
    assert [answer_of(record, "p", party) for party in ("ana", "ben", "pair")] == [
        "yes",
        "concern",
        "not_yet",
    ]
    assert "not_yet" not in record.agreement.model_dump_json()
    assert refusal(record, answer("ben", "concern")) == "That is noted already."


def test_a_later_answer_takes_the_place_of_the_earlier_one_whichever_way_it_is_said(room: Record) -> None:
    record = after(room, answer("ana", "no"), Confirm(at=at(4), entry="p", party="ana"))
    assert answer_of(record, "p", "ana") == "yes"
    assert record.session.read_backs == ()
    record = after(record, answer("ana", "concern"), TakeBackYes(at=at(5), entry="p", party="ana"))
    assert answer_of(record, "p", "ana") is None
    assert record.session.read_backs == ()
    record = after(record, answer("ana", "concern"), answer("ana", "yes", 6))
    assert [(yes.party, yes.at) for yes in the_point(record).confirmed] == [("ana", at(6))]
    assert after(record, answer("ana", "no")).agreement.points[0].confirmed == ()


@pytest.mark.parametrize(
    "change",
    [
        Reword(at=at(5), entry="p", text="Ana paints the fence"),
        part("who", "Ben"),
        part("if_not", "Ben asks the centre"),
        part("who_may_see", "nobody else"),
        SetPointState(at=at(5), entry="p", state="trial"),
    ],
    ids=lambda change: getattr(change, "part", type(change).__name__),
)
def test_whatever_is_changed_no_answer_stands_and_what_it_was_is_kept(
    room: Record, change: Reword | SetPart | SetPointState
) -> None:
    answered = after(room, answer("ana", "yes"), answer("ben", "no"))
    record = after(answered, change)
    assert the_point(record).confirmed == ()
    assert read_back_of(record.session.read_backs, "p").answers == ()
    (was,) = replaced(record)
    assert the_point(answered).promise()[was.part] == was.text
    assert replaced(after(record, answer("ana", "no"))) == (), "the new words are being read back"


def test_what_no_party_says_yes_to_leaves_the_answers(room: Record) -> None:
    record = after(room, answer("ana", "yes"), answer("ben", "concern"))
    for change in (part("support", "A lift to the shop"), SetPointKind(at=at(5), entry="p", kind="repair")):
        changed = after(record, change)
        assert the_point(changed).confirmed == the_point(record).confirmed
        assert changed.session == record.session


def test_of_several_changes_the_words_that_were_answered_to_are_kept(room: Record) -> None:
    record = after(
        room,
        answer("ana", "yes"),
        Reword(at=at(5), entry="p", text="Ana paints the fence"),
        Reword(at=at(6), entry="p", text="Ana paints the gate"),
        part("where", "at the gate"),
    )
    assert replaced(record) == (
        Replaced(part="text", text="Ana mends the fence"), Replaced(part="where", text=""),
    )  # fmt: skip


def test_words_that_nobody_had_answered_to_are_not_kept(room: Record) -> None:
    record = after(room, Reword(at=at(5), entry="p", text="Ana paints"), part("where", "here"))
    assert record.session.read_backs == ()


@pytest.mark.parametrize("when", ["before", "after"])
def test_words_of_a_point_that_was_off_the_wall_are_never_kept(room: Record, when: str) -> None:
    reword = Reword(at=at(5), entry="p", text="Ana paints the fence")
    hide, show = Hide(at=at(5), entry="p"), Show(at=at(5), entry="p")
    record = after(room, answer("ana", "yes"))
    record = after(record, hide, reword, show) if when == "before" else after(record, reword, hide, show)
    assert replaced(record) == ()
    assert the_point(record).confirmed == ()


def test_who_is_called_otherwise_is_called_so_in_points_too_and_their_yes_stays(room: Record) -> None:
    record = after(room, part("who", "Ana, Ben"), part("for_whom", "Ben"), answer("ana", "yes"))
    renamed = after(record, RenameParty(at=at(6), party="ben", name="Benno"))
    assert the_point(renamed).said("who") == "Ana, Benno"
    assert the_point(renamed).said("for_whom") == "Benno"
    assert the_point(renamed).confirmed == the_point(record).confirmed
    changed = after(record, part("who", "Ana"), RenameParty(at=at(6), party="ben", name="Benno"))
    assert "Ben," not in changed.session.model_dump_json()
    assert replaced(changed) == ()


def test_an_erased_point_leaves_no_answer_and_no_words(room: Record) -> None:
    record = after(room, answer("ana", "no"), part("where", "here"), answer("ben", "no"))
    assert after(record, Erase(at=at(6), entry="p")).session.read_backs == ()
    assert replaced(after(room, answer("ana", "yes"), part("where", "x"), Strike(at=at(6), entry="p"))) == ()


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_party_counts_as_confirming_only_what_it_said_yes_to_in_these_words(data: st.DataObject) -> None:
    """Whatever is said, changed, hidden and undone: a model that keeps the words of each yes agrees."""
    teller = Teller(data.draw)
    first = after(start(ANA, BEN), point("p"), point("q"))
    live = Live(first, SESSION_TYPE, keep=lambda _: None, now=lambda: teller.at, new_id=teller.new_id)
    yes_to: dict[tuple[str, str], dict[str, str]] = {}
    past, ahead = [dict(yes_to)], list[dict[tuple[str, str], dict[str, str]]]()

    def any_point() -> str:
        return teller.pick(["p", "q"])

    def any_party() -> str:
        return teller.pick(["ana", "ben"])

    makers: dict[str, Callable[[], Change]] = {
        "answer": lambda: answer_point(teller, live.record),
        "yes": lambda: Confirm(at=teller.moment(), entry=any_point(), party=any_party()),
        "back": lambda: TakeBackYes(at=teller.moment(), entry=any_point(), party=any_party()),
        "reword": lambda: Reword(at=teller.moment(), entry=any_point(), text=teller.line()),
        "part": lambda: set_part(teller, live.record),
        "hide": lambda: Hide(at=teller.moment(), entry=any_point()),
        "show": lambda: Show(at=teller.moment(), entry=any_point()),
    }
    for act in data.draw(st.lists(st.sampled_from([*makers, "answer", "undo", "redo"]), max_size=25)):
        try:
            if act == "undo":
                live.undo()
                ahead.append(past.pop())
                yes_to = dict(past[-1])
            elif act == "redo":
                live.redo()
                past.append(ahead.pop())
                yes_to = dict(past[-1])
            else:
                change = makers[act]()
                live.do(change)
                if isinstance(change, Confirm | TakeBackYes | AnswerPoint):
                    yes_to.pop((change.entry, change.party), None)
                    if isinstance(change, Confirm) or getattr(change, "answer", "") in ("yes", "concern"):
                        words = live.record.entry(change.entry)
                        assert isinstance(words, AgreementPoint)
                        yes_to[change.entry, change.party] = words.promise()
                past.append(dict(yes_to))
                ahead.clear()
        except Refused:
            continue
        for made in live.record.agreement.points:
            for party in ("ana", "ben"):
                said = yes_to.get((made.id, party)) == made.promise()
                if made.has_yes_of(party):
                    assert said, "confirmed without a yes to its present words"
                assert (answer_of(live.record, made.id, party) in ("yes", "concern")) == made.has_yes_of(
                    party
                )
            kept = read_back_of(live.record.session.read_backs, made.id)
            assert made.may_be_seen() or not kept.before
