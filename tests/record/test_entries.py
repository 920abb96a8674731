import pytest

from mediator.record.agreement_point import AddPoint, AgreementPoint
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.entry import (
    Confirm,
    Erase,
    Give,
    Hide,
    Park,
    PickUp,
    Reword,
    Share,
    Show,
    Strike,
    TakeBackYes,
    Unshare,
    Yes,
)
from mediator.record.interest import Interest, LayUnder, MoveToIssue, SetInterestKind
from mediator.record.jot import AddJot, Jot, Sort
from mediator.record.option import AddOption, Option
from mediator.record.position import Position
from mediator.record.private import Wording
from mediator.record.record import Record
from mediator.record.words import Words
from tests.record.cases import ANA, BEN, after, at, reason, refusal, start, the, topic, want
from tests.strategies import NINE, SESSION_TYPE


@pytest.fixture
def room() -> Record:
    """Ana and Ben, a topic, what Ana wants and why."""
    return after(start(ANA, BEN), topic("t"), want("w", "ana", issue="t"), reason("i", "ana", issues=("t",)))


def jot(entry_id: str = "j", text: str = "the tree", shown: bool = False, parked: bool = False) -> AddJot:
    return AddJot(at=NINE, entry=Jot(id=entry_id, text=text, shown=shown, parked=parked, at=NINE))


def idea(entry_id: str = "o", text: str = "Cut the tree together") -> AddOption:
    return AddOption(at=NINE, entry=Option(id=entry_id, text=text, at=NINE))


def test_a_line_written_into_the_parking_lot_is_said_to_be_parked(room: Record) -> None:
    words = Words()
    assert jot(parked=True).says(room, words) == "a jot parked"
    assert jot().says(room, words) == "a jot kept"


def test_an_id_that_is_there_is_refused(room: Record) -> None:
    assert refusal(room, idea("t")) == "It is there already."


def test_an_entry_of_a_party_that_is_not_there_is_refused(room: Record) -> None:
    assert refusal(room, want("w2", "zoe")) == "There is no such party."


def test_wants_and_reasons_are_numbered_together_and_topics_by_themselves(room: Record) -> None:
    assert [the(room, entry).number for entry in ("t", "w", "i")] == [1, 1, 2]


def test_a_number_is_given_when_the_room_first_sees_the_entry_and_stays(room: Record) -> None:
    record = after(room, want("w2", "ben", shown=False), want("w3", "ben"))
    assert (the(record, "w2").number, the(record, "w3").number) == (0, 3)
    record = after(record, Show(at=at(1), entry="w2"), Hide(at=at(2), entry="w2"), Show(at=at(3), entry="w2"))
    assert the(record, "w2").number == 4


def test_rewording_keeps_the_old_words_in_private_and_ends_every_yes(room: Record) -> None:
    record = after(
        room,
        Share(at=at(1), entry="i", party="ben"),
        Confirm(at=at(2), entry="i", party="ana"),
        Reword(at=at(3), entry="i", text="Sleep"),
    )
    assert the(record, "i").text == "Sleep"
    assert the(record, "i").confirmed == ()
    assert the(record, "i").parties == ("ana", "ben")
    assert record.private.wordings == (Wording(entry="i", text="Sleep before the early shift", at=at(3)),)


def test_rewording_a_point_keeps_the_old_words_out_of_the_agreement(room: Record) -> None:
    point = AddPoint(at=NINE, entry=AgreementPoint(id="p", text="Quiet at nine", at=NINE))
    record = after(room, point, Reword(at=at(1), entry="p", text="Quiet at ten"))
    assert "nine" not in record.agreement.model_dump_json()
    assert [wording.text for wording in record.private.wordings] == ["Quiet at nine"]


def test_the_same_words_are_refused(room: Record) -> None:
    assert refusal(room, Reword(at=at(1), entry="t", text=" Evenings\n")) == "These are the same words."


def test_a_struck_entry_is_off_the_wall_and_kept(room: Record) -> None:
    record = after(room, Strike(at=at(1), entry="w"))
    assert not the(record, "w").may_be_seen()
    assert the(record, "w").text == "No noise after ten"


@pytest.mark.parametrize(
    "change",
    [
        Reword(at=at(2), entry="w", text="Other"),
        Strike(at=at(2), entry="w"),
        Hide(at=at(2), entry="w"),
        Show(at=at(2), entry="w"),
        Give(at=at(2), entry="w", party="ben"),
        Share(at=at(2), entry="w", party="ben"),
        Unshare(at=at(2), entry="w", party="ana"),
        Confirm(at=at(2), entry="w", party="ana"),
        TakeBackYes(at=at(2), entry="w", party="ana"),
        Park(at=at(2), entry="w"),
        PickUp(at=at(2), entry="w"),
        MoveToIssue(at=at(2), entry="w", issue="t"),
    ],
    ids=lambda change: type(change).__name__,
)
def test_nothing_but_erasing_happens_to_a_struck_entry(room: Record, change: Change) -> None:
    record = after(room, Strike(at=at(1), entry="w"))
    assert refusal(record, change) == "It is struck. Undo brings it back."
    with pytest.raises(Refused):
        after(record, Erase(at=at(3), entry="w")).entry("w")


def test_a_struck_jot_is_not_sorted(room: Record) -> None:
    record = after(room, jot(), Strike(at=at(1), entry="j"))
    sort = Sort(at=at(2), entry="j", becomes=idea())
    assert refusal(record, sort) == "It is struck. Undo brings it back."


def test_every_change_to_an_entry_that_is_gone_says_so(room: Record) -> None:
    assert refusal(room, Strike(at=at(1), entry="gone")) == "It is no longer there."
    assert refusal(room, Erase(at=at(1), entry="gone")) == "It is no longer there."
    assert refusal(room, Reword(at=at(1), entry="gone", text="x")) == "It is no longer there."


def test_erasing_removes_the_entry_its_wordings_and_every_mention(room: Record) -> None:
    record = after(
        room,
        LayUnder(at=at(1), entry="i", position="w"),
        Reword(at=at(2), entry="w", text="Quiet from ten"),
        Erase(at=at(3), entry="w"),
        Erase(at=at(4), entry="t"),
    )
    interest = the(record, "i")
    assert isinstance(interest, Interest)
    assert (interest.issues, interest.positions) == ((), ())
    assert record.private.wordings == ()
    assert [entry.id for entry in record.entries()] == ["i"]


def test_erasing_a_topic_keeps_what_was_wanted_under_it(room: Record) -> None:
    position = the(after(room, Erase(at=at(1), entry="t")), "w")
    assert isinstance(position, Position)
    assert position.issue is None


def test_erasing_removes_the_jot_it_came_from_with_that_ones_wordings(room: Record) -> None:
    record = after(
        room,
        jot(),
        Reword(at=at(1), entry="j", text="Cut the tree together"),
        Sort(at=at(2), entry="j", becomes=idea()),
        Erase(at=at(3), entry="o"),
    )
    assert "tree" not in record.model_dump_json()


def test_hiding_and_showing_twice_are_refused(room: Record) -> None:
    assert refusal(room, Show(at=at(1), entry="w")) == "It is on the wall already."
    record = after(room, Hide(at=at(1), entry="w"))
    assert not the(record, "w").may_be_seen()
    assert refusal(record, Hide(at=at(2), entry="w")) == "It is off the wall already."


def test_giving_makes_it_the_other_partys_alone_without_a_yes(room: Record) -> None:
    record = after(room, Confirm(at=at(1), entry="i", party="ana"), Give(at=at(2), entry="i", party="ben"))
    assert the(record, "i").parties == ("ben",)
    assert the(record, "i").confirmed == ()
    assert refusal(record, Give(at=at(3), entry="i", party="ben")) == "It is theirs already."
    assert refusal(record, Give(at=at(3), entry="i", party="zoe")) == "There is no such party."


def test_sharing_is_the_sharers_own_yes_and_leaves_the_others_to_say_theirs(room: Record) -> None:
    record = after(room, Share(at=at(1), entry="i", party="ben"))
    assert the(record, "i").parties == ("ana", "ben")
    assert the(record, "i").confirmed == (Yes(party="ben", at=at(1)),)
    assert refusal(record, Share(at=at(2), entry="i", party="ben")) == "They share it already."
    assert refusal(record, Share(at=at(2), entry="i", party="zoe")) == "There is no such party."


def test_sharing_no_longer_ends_the_yes_and_the_last_owner_cannot(room: Record) -> None:
    record = after(room, Share(at=at(1), entry="i", party="ben"), Unshare(at=at(2), entry="i", party="ben"))
    assert the(record, "i") == the(room, "i")
    assert refusal(record, Unshare(at=at(3), entry="i", party="ana")) == "There is nothing to take back."
    assert refusal(record, Unshare(at=at(3), entry="i", party="ben")) == "There is nothing to take back."


def test_only_an_owner_says_yes_to_a_reason_once(room: Record) -> None:
    words = "It is not theirs. Give it to them or share it first."
    assert refusal(room, Confirm(at=at(1), entry="i", party="ben")) == words
    record = after(room, Confirm(at=at(1), entry="i", party="ana"))
    assert the(record, "i").confirmed == (Yes(party="ana", at=at(1)),)
    assert refusal(record, Confirm(at=at(2), entry="i", party="ana")) == "They have said yes already."
    assert refusal(record, Confirm(at=at(2), entry="i", party="zoe")) == "There is no such party."


def test_every_party_affirms_a_rule_and_can_take_it_back() -> None:
    record = after(
        start(ANA, BEN, rules=("One at a time",)),
        Confirm(at=at(1), entry="r1", party="ana"),
        Confirm(at=at(2), entry="r1", party="ben"),
    )
    assert the(record, "r1").confirmed == (Yes(party="ana", at=at(1)), Yes(party="ben", at=at(2)))
    record = after(record, TakeBackYes(at=at(3), entry="r1", party="ana"))
    assert the(record, "r1").confirmed == (Yes(party="ben", at=at(2)),)
    assert refusal(record, TakeBackYes(at=at(4), entry="r1", party="ana")) == "They have not said yes."


def test_parking_keeps_the_entry_and_picking_up_brings_it_back_where_it_was(room: Record) -> None:
    record = after(room, Park(at=at(1), entry="w"))
    assert the(record, "w").parked
    assert refusal(record, Park(at=at(2), entry="w")) == "It is parked already."
    record = after(record, PickUp(at=at(2), entry="w"))
    assert record == room
    assert refusal(record, PickUp(at=at(3), entry="w")) == "It is not in the parking lot."


def test_a_reason_has_a_kind_and_nothing_else_has(room: Record) -> None:
    record = after(room, SetInterestKind(at=at(1), entry="i", kind="procedural"))
    interest = the(record, "i")
    assert isinstance(interest, Interest)
    assert interest.kind == "procedural"
    words = refusal(room, SetInterestKind(at=at(1), entry="w", kind="procedural"))
    assert words == "Only a reason has a kind."


def test_a_reason_lies_under_a_want_or_no_longer(room: Record) -> None:
    record = after(room, LayUnder(at=at(1), entry="i", position="w"))
    interest = the(record, "i")
    assert isinstance(interest, Interest)
    assert interest.positions == ("w",)
    assert after(record, LayUnder(at=at(2), entry="i", position="w")) == room
    assert refusal(room, LayUnder(at=at(1), entry="w", position="w")) == "A reason lies under a want."
    assert refusal(room, LayUnder(at=at(1), entry="i", position="t")) == "A reason lies under a want."
    assert refusal(room, LayUnder(at=at(1), entry="i", position="x")) == "It is no longer there."


def test_a_want_and_a_reason_move_to_another_topic_and_nothing_else_does(room: Record) -> None:
    record = after(room, topic("t2", "Weekends"))
    moved = after(
        record,
        LayUnder(at=at(1), entry="i", position="w"),
        MoveToIssue(at=at(2), entry="w", issue="t2"),
        MoveToIssue(at=at(3), entry="i", issue="t2"),
    )
    position, interest = the(moved, "w"), the(moved, "i")
    assert isinstance(position, Position)
    assert isinstance(interest, Interest)
    assert position.issue == "t2"
    assert (interest.issues, interest.positions) == (("t2",), ())
    assert refusal(record, MoveToIssue(at=at(1), entry="w", issue="i")) == "That is not a topic."
    words = refusal(record, MoveToIssue(at=at(1), entry="t", issue="t2"))
    assert words == "Only a want or a reason stands under a topic."


def test_a_sorted_jot_becomes_the_entry_and_stays_off_the_wall_and_out_of_the_parking_lot(
    room: Record,
) -> None:
    record = after(room, jot(shown=True, parked=True), Sort(at=at(1), entry="j", becomes=idea()))
    kept = the(record, "j")
    assert isinstance(kept, Jot)
    assert (kept.became, kept.shown, kept.parked) == ("o", False, False)
    assert the(record, "o").number == 1


def test_a_jot_is_sorted_once_and_never_as_a_jot(room: Record) -> None:
    record = after(room, jot())
    words = refusal(record, Sort(at=at(1), entry="j", becomes=jot("j2")))
    assert words == "A jot is what it is already."
    record = after(record, Sort(at=at(1), entry="j", becomes=idea()))
    assert refusal(record, Sort(at=at(2), entry="j", becomes=idea("o2"))) == "It is sorted already."
    assert refusal(record, Sort(at=at(2), entry="w", becomes=idea("o2"))) == "It is sorted already."


def test_a_sorting_that_cannot_be_leaves_the_jot_unsorted(room: Record) -> None:
    record = after(room, jot())
    assert refusal(record, Sort(at=at(1), entry="j", becomes=idea("t"))) == "It is there already."
    assert the(record, "j") == jot().entry


def test_a_sorted_jot_does_not_come_back_to_the_wall_with_words_that_were_replaced(room: Record) -> None:
    record = after(room, jot(), Sort(at=at(1), entry="j", becomes=idea(text="the tree")))
    record = after(record, Reword(at=at(2), entry="o", text="the hedge"))
    assert refusal(record, Show(at=at(3), entry="j")) == "It is sorted already."


def test_a_reason_under_a_topic_or_a_want_that_is_not_there_is_refused(room: Record) -> None:
    assert refusal(room, reason("i2", issues=("gone",))) == "It is no longer there."
    assert refusal(room, reason("i2", positions=("gone",))) == "It is no longer there."
    assert refusal(room, want("w2", issue="gone")) == "It is no longer there."


def test_what_is_said_names_the_kind_in_the_sessions_own_words_and_never_the_text(room: Record) -> None:
    words = SESSION_TYPE.words
    assert Strike(at=at(1), entry="w").says(room, words) == "a want struck"
    assert want("w2", text="secret").says(room, words) == "a want kept"
    assert Reword(at=at(1), entry="t", text="secret").says(room, words) == "a topic reworded"
