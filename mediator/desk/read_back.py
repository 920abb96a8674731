"""Reading back: one point on the wall, and each party's answer in a digit and a key. (practice §4.3)

Whatever is answered, the wall and the status line say the same.
"""

from __future__ import annotations

from mediator.desk.state import Choice, Desk
from mediator.insight.board import is_quiet
from mediator.insight.board_points import point_shown, points_in_place
from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Refused
from mediator.record.entry import TakeBackYes
from mediator.record.read_back import Answer, AnswerPoint, answer_of

ANSWERS: tuple[tuple[str, str, Answer], ...] = (
    ("y", "yes", "yes"),
    ("c", "yes, with a concern", "concern"),
    ("n", "not yet", "not_yet"),
    ("o", "no", "no"),
)


def point_here(desk: Desk) -> AgreementPoint | None:
    """Return the point that this screen shows to be read back, or None."""
    if desk.board() != "read_back" or is_quiet(desk.session, desk.live.shown):
        return None
    return point_shown(desk.live.record, desk.live.shown)


def choice(desk: Desk, point: AgreementPoint) -> Choice:
    """Return what comes next in a point's menu: to read it back; where that is done, an answer."""
    if point_here(desk) is None:
        return Choice("enter", "read it back", lambda: show(desk, point.id))
    return Choice("enter", "an answer", lambda: _ask_who(desk, point))


def show(desk: Desk, point: str | None = None) -> None:
    """Let one point fill the board: the one named, or the one that was there last."""
    desk.live.show(board="read_back", point=point or desk.live.shown.point)
    desk.chosen = ""


def leaf(desk: Desk, step: int) -> None:
    """Go to the next point, or the one before."""
    there = [point.id for point in points_in_place(desk.live.record)]
    here = point_shown(desk.live.record, desk.live.shown)
    at = there.index(here.id) + step if here is not None else -1
    if 0 <= at < len(there):
        show(desk, there[at])


def of_key(desk: Desk, key: str) -> Answer | None:
    """Return the answer that *key* is while a point is read back, or None where it is none."""
    if desk.covered() or point_here(desk) is None:
        return None
    return next((answer for other, _, answer in ANSWERS if other == key), None)


def ask_whose(desk: Desk, answer: Answer) -> None:
    """Ask who gives *answer*. The question is the same for each, so that the wall does not say which."""
    point = point_here(desk)
    if point is None:
        return
    if not desk.parties():
        raise Refused("There is no party yet.")

    def by(*parties: str) -> None:
        _answer(desk, point, answer, *parties)

    def rest() -> None:
        """All whose answer is not known yet; a yes also of those who gave another that is none."""
        record = desk.live.record
        by(
            *(
                party.id
                for party in desk.parties()
                if not (
                    point.has_yes_of(party.id) if answer == "yes" else answer_of(record, point.id, party.id)
                )
            )
        )

    everyone = Choice("enter", desk.words.everyone, rest)
    desk.ask_one("Who answers?", desk.by_seat(by, desk.parties()), everyone)


def _ask_who(desk: Desk, point: AgreementPoint) -> None:
    if not desk.parties():
        raise Refused("There is no party yet.")
    desk.ask_party("Who answers?", lambda party: ask(desk, point, party), desk.parties())


def ask(desk: Desk, point: AgreementPoint, party: str) -> None:
    """Ask for a party's answer to the words that are on the board."""

    def row(key: str, label: str, answer: Answer) -> Choice:
        return Choice(key, label, lambda: _answer(desk, point, answer, party))

    name = desk.live.record.party(party).name
    desk.open_ask(f"{name}, to point {point.number}:", *(row(*one) for one in ANSWERS))


def _answer(desk: Desk, point: AgreementPoint, answer: Answer, *parties: str) -> None:
    if desk.live.record.entry(point.id) != point:
        raise Refused("The point has changed. Read it once more.")
    if not parties:
        raise Refused("That is noted already.")
    if answer == "yes" and answer_of(desk.live.record, point.id, parties[0]) == "yes" and len(parties) == 1:
        take_back = TakeBackYes(at=desk.live.now(), entry=point.id, party=parties[0])
        name = desk.live.record.party(parties[0]).name
        desk.open_ask(f"{name} has said yes.", Choice("t", "take it back", lambda: desk.do(take_back)))
        return
    at = desk.live.now()
    desk.do(*(AnswerPoint(at=at, entry=point.id, party=party, answer=answer) for party in parties))
