"""Topics by parties: what the wall shows of it, and what the desk says of its empty cells."""

from mediator.insight.asked import not_asked
from mediator.insight.board_grid import grid
from mediator.insight.common_ground import common_ground, near_common
from mediator.insight.corners import open_corners
from mediator.insight.desk_gaps import gaps
from mediator.insight.shown import Shown
from mediator.record.entry import Confirm, Give, Hide, Park, Reword, Share, Strike
from mediator.record.fact_check import AddFactCheck, FactCheck, SetFinder
from mediator.record.interest import AlsoUnder, SetInterestKind
from mediator.record.issue import LeaveOpen
from mediator.record.option import AddOption, Option
from mediator.record.owner import Owner
from mediator.record.parking import Entrust, Settle
from mediator.record.record import Record
from tests.insight.test_topics import Serving
from tests.record.cases import ANA, BEN, after, reason, refusal, start, topic, want
from tests.strategies import NINE, SESSION_TYPE

WORDS = SESSION_TYPE.words


def heard() -> Record:
    """Ana and Ben; of the first topic a want and a reason of Ana's, of the second nothing."""
    return after(
        start(ANA, BEN),
        topic("t", "Nights"),
        topic("u", "Letters"),
        want("w", "ana", issue="t"),
        reason("i", "ana", issues=("t",)),
    )


def counts(record: Record) -> list[list[int]]:
    body = grid(record.session, WORDS)
    return [[cell.count for cell in row] for row in body.grid.rows] if body.grid is not None else []


def yes(entry: str, party: str) -> Confirm:
    return Confirm(at=NINE, entry=entry, party=party)


def test_every_topic_has_a_cell_for_every_party_empty_ones_too() -> None:
    assert counts(heard()) == [[2, 0], [0, 0]]
    body = grid(heard().session, WORDS)
    assert body.grid is not None
    assert body.grid.heads == ("Ana", "Ben")
    assert body.grid.rows[0][0].text == "Sleep before the early shift", "the reason stands before the want"
    assert body.place == "– nothing yet"
    assert [line.key for line in body.lines()] == ["t", "u"]


def test_a_reason_that_serves_several_topics_and_parties_stands_in_every_cell_of_theirs() -> None:
    record = after(heard(), AlsoUnder(at=NINE, entry="i", issue="u"), Share(at=NINE, entry="i", party="ben"))
    assert counts(record) == [[2, 1], [1, 1]]
    assert grid(record.session, WORDS).place == ""
    assert counts(after(record, AlsoUnder(at=NINE, entry="i", issue="u"))) == [[2, 1], [0, 0]]
    assert refusal(heard(), AlsoUnder(at=NINE, entry="w", issue="u")) == "A reason stands under topics."


def test_what_is_under_no_topic_has_a_row_of_its_own() -> None:
    record = after(heard(), want("x", "ben"), Strike(at=NINE, entry="u"))
    assert counts(record) == [[2, 0], [0, 1]]
    assert [line.text for line in grid(record.session, WORDS).blocks[0].lines] == [
        "Nights", "Not under a topic yet",
    ]  # fmt: skip


def test_the_wall_counts_nothing_that_it_does_not_show() -> None:
    assert counts(after(heard(), Hide(at=NINE, entry="i"), Hide(at=NINE, entry="w"))) == [[0, 0], [0, 0]]


def test_a_stage_without_names_has_a_grid_without_names() -> None:
    stages = tuple(stage.model_copy(update={"names": "unnamed"}) for stage in heard().session.stages)
    record = heard().with_session(stages=stages)
    assert "Ana" not in grid(record.session, WORDS).model_dump_json()
    assert counts(record) == [[2], [0]]


def test_without_topics_or_parties_there_is_an_invitation() -> None:
    assert grid(start(ANA).session, WORDS).invitation
    assert grid(after(start(), topic("t")).session, WORDS).grid is None


def test_the_desk_says_who_was_not_asked_about_what_others_were() -> None:
    assert [(t.id, [p.id for p in parties]) for t, parties in not_asked(heard().session)] == [("t", ["ben"])]
    waits = after(heard(), reason("j", "ben", issues=("t",), shown=False))
    assert not_asked(waits.session) == (), "whoever said what waits off the wall was asked"
    left = after(heard(), LeaveOpen(at=NINE, entry="t", left_open=True))
    assert not_asked(left.session) == ()
    said = gaps(heard(), Shown(board="wants"))
    assert said == ("Ben has not been asked about “Nights”",)
    assert gaps(heard(), Shown(board="agreement")) == ()


def test_cues_of_one_sort_are_few_and_the_topic_on_the_wall_comes_first() -> None:
    record = start(ANA, BEN)
    for name in "abcdef":
        record = after(record, topic(name, name), want(f"w{name}", "ana", issue=name))
    said = gaps(record, Shown(board="wants", issue="e"))
    assert len(said) == 4
    assert "“e”" in said[0]
    assert said[-1].startswith("and 3 more like this")


def test_common_is_what_each_party_concerned_said_yes_to_and_nearly_common_is_for_the_desk() -> None:
    record = after(heard(), Share(at=NINE, entry="i", party="ben"))
    assert common_ground(record.session) == ()
    assert [(reason.id, unsure) for reason, unsure in near_common(record.session)] == [("i", "ana")]
    assert "nearly common" in gaps(record, Shown(board="wants"))[0]
    both = after(record, yes("i", "ana"))
    assert [reason.id for reason in common_ground(both.session)] == ["i"]
    assert near_common(both.session) == ()
    for undone in (Reword(at=NINE, entry="i", text="Rest"), Give(at=NINE, entry="i", party="ben")):
        assert common_ground(after(both, undone).session) == ()
    assert near_common(after(record, Strike(at=NINE, entry="i")).session) == ()
    assert near_common(after(heard(), yes("i", "ana")).session) == (), "one party shares nothing yet"


def test_open_corners_of_a_party_are_those_nobody_asked_about_and_those_no_idea_serves() -> None:
    def corners(record: Record) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        return [(each.party.name, each.unheard, each.unfed) for each in open_corners(record.session)]

    record = after(heard(), reason("j", "ana", issues=("t",)))
    assert corners(record) == [], "no kind was noted"
    record = after(
        record,
        SetInterestKind(at=NINE, entry="i", kind="substantive"),
        SetInterestKind(at=NINE, entry="j", kind="psychological"),
    )
    assert corners(record) == [("Ana", ("how it is decided",), ())]
    record = after(record, AddOption(at=NINE, entry=Option(id="o", text="A rug", at=NINE)))
    assert corners(record) == [("Ana", ("how it is decided",), ())], "it does not say what it serves"
    record = record.replacing(Serving(id="o", text="A rug", at=NINE, serves=("i",)))
    assert corners(record) == [("Ana", ("how it is decided",), ("how one is treated",))]
    assert "Ana: no idea serves how one is treated" in gaps(record, Shown(board="ideas"))


def test_before_the_close_the_desk_says_what_would_be_lost() -> None:
    fact = FactCheck(id="f", text="What does the lease say?", at=NINE)
    record = after(heard(), Park(at=NINE, entry="u"), AddFactCheck(at=NINE, entry=fact))
    assert gaps(record, Shown(board="closing")) == (
        "1 parked, and what becomes of it is open",
        "1 to find out, and nobody does",
    )
    record = after(
        record,
        Settle(at=NINE, entry="u", fate="next_time"),
        SetFinder(at=NINE, entry="f", owner=Owner(who="ana")),
    )
    assert gaps(record, Shown(board="closing")) == ("1 for next time, and with nobody",)
    record = after(record, Entrust(at=NINE, entry="u", owner=Owner(who="ben")))
    assert gaps(record, Shown(board="closing")) == ()
