"""What a line can become: one table for the writing line, its label and where its words will stand."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.desk.state import Desk
from mediator.insight.board_points import PART_WORDS
from mediator.record.agenda import BoardName
from mediator.record.agreement_point import NOT_PROMISED, PARTS, PartName


@dataclass(frozen=True)
class Kind:
    """What a line can become."""

    label: str
    """What the line is called while it is written: a noun or a word of the catalogue, or words of its own."""
    board: BoardName | None = None
    """Where it will stand."""
    shown_by: str = ""
    """The command that shows that board."""
    look: str = ""
    """Its letter behind that command's key, where that is a menu."""
    owned: bool = False
    """Whether it is a party's."""
    off_the_wall: bool = False
    private: bool = False
    """Whether only the mediator may have it."""
    hint: str = ""
    """Words of the catalogue that stand beside the label: how such a line might begin."""
    may_be_empty: bool = False
    """Whether keeping nothing means something: what was there is taken away."""


_PART = "part-"


def part_kind(part: PartName) -> str:
    """Return the kind of line in which a part of an agreement point is written."""
    return f"{_PART}{part}"


def part_of(kind: str) -> PartName | None:
    """Return the part of a point that a line is about, or None."""
    return next((part for part in PARTS if kind == part_kind(part)), None)


KINDS = {
    "rule": Kind("rule", "opening", "show_rules"),
    "topic": Kind("topic", "topics", "show_topics", hint="topic_hint"),
    "want": Kind("want", "wants", "show_wants", owned=True),
    "reason": Kind("reason", "wants", "show_wants", owned=True),
    "idea": Kind("idea", "ideas", "show_ideas"),
    "point": Kind("point", "agreement", "show_agreement"),
    "parked": Kind("parking_lot", "parking", "show_parking"),
    "standard": Kind("standard", "standards", "look", look="s"),
    "to_find_out": Kind("to_find_out", "find_out", "show_to_find_out"),
    "key_date": Kind("a date and what it is, such as: Court hearing 14 Dec", "opening", "show_rules"),
    "jot": Kind("jot", off_the_wall=True),
    "note": Kind("note", off_the_wall=True, private=True),
    "reword_note": Kind("in other words", private=True),
    "offered": Kind("the same in other words", private=True),
    "best": Kind("the best, if there is no agreement", private=True),
    "worst": Kind("the worst, if there is no agreement", private=True),
    "summary": Kind("a summary of what they said", private=True),
    "corrected": Kind("a summary, as they corrected it", private=True),
    "cleared": Kind("the exact words that may be shared", private=True),
    "condition": Kind("may be shared, if", private=True),
    "reword": Kind("in other words"),
    "finder": Kind("who finds out"),
    "find_out_by": Kind("to be found out by, such as: 14 Dec"),
    "answer": Kind("the answer"),
    "referral": Kind("referral", "referrals", "look", look="x"),
    "resource": Kind("who can help: the beginning of a name is enough", may_be_empty=True),
    "caller": Kind("who calls"),
    "call_by": Kind("to be done by, such as: 14 Dec"),
    "parked_with": Kind("with whom"),
    "package": Kind("package", "packages", "look"),
    "claim": Kind("what is owed, such as: 450 EUR rent March, Maria to Mr Cole", "ledger", "look"),
    "credit": Kind("what was paid, such as: 200 EUR in cash, Maria to Mr Cole", "ledger", "look"),
    "instalment": Kind("an instalment, such as: 50 EUR on 1 May, Maria to Mr Cole", "ledger", "look"),
    "other_amount": Kind("another amount, such as: 450 EUR"),
    "offer": Kind("offer", "offers", "look", hint="offer_hint"),
    "offer_if": Kind("it holds, if"),
    "offer_until": Kind("the last day it holds, such as: 3 Dec"),
    "request": Kind("a request, such as: 5000 EUR youth club, least 3000", "budget", "look", owned=True),
    "budget_sum": Kind("the sum to share out, such as: 12000 EUR"),
    "request_gets": Kind("it gets, such as: 4000 EUR"),
    "request_least": Kind("the least that helps, such as: 3000 EUR"),
    "request_asks": Kind("it asks for, such as: 5000 EUR"),
    "words_of_answer": Kind("in_own_words"),
    "condition_of_yes": Kind("yes_if"),
    "party": Kind("a party joins"),
    "person": Kind("a support person", owned=True),
    "interpreter": Kind("an interpreter"),
    "observer": Kind("an observer"),
    "member": Kind("one of a party's people", owned=True),
    "representative": Kind("a representative (and what they can decide)", owned=True),
    "rename": Kind("called from now on", owned=True),
    "title": Kind("title of the session"),
    "next_date": Kind("next_date"),
    "curtain_line": Kind("a line for the curtain"),
    **{
        part_kind(part): Kind(
            PART_WORDS.get(part, "support needed"), off_the_wall=part in NOT_PROMISED, may_be_empty=True
        )
        for part in PARTS
    },
}


def off_the_wall(desk: Desk, kind: str) -> bool:
    """Say whether what is written as this kind is kept off the wall until it is shown."""
    waits = KINDS[kind].board == "wants" and desk.session.stage().reasons == "wait"
    return KINDS[kind].off_the_wall or waits
