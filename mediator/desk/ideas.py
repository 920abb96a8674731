"""Ideas: which topics and reasons each is for, and from when on they can be rated."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from mediator.desk import offers, packages, support, writing
from mediator.desk.several import Answers, ask_several
from mediator.desk.state import Choice, Desk
from mediator.record.entry import Entry
from mediator.record.option import CloseRating, OpenRating, Option, Serve


def choices(desk: Desk, idea: Option) -> tuple[Choice, ...]:
    """Return what can be done with an idea and with nothing else."""
    made: list[Choice] = []
    if idea.may_be_seen():
        made.append(Choice("a", "a point from it", lambda: writing.open_point_from(desk, idea)))
    if any(issue.in_its_place() for issue in desk.session.issues):
        made.append(Choice("t", "which topics", lambda: _ask_for(desk, idea, "issues")))
    if any(interest.in_its_place() for interest in desk.session.interests):
        made.append(Choice("i", "which reasons it serves", lambda: _ask_for(desk, idea, "interests")))
    made.append(Choice("o", "offers", lambda: offers.look_at(desk, idea)))
    made.append(Choice("p", "into a package", lambda: packages.put_idea(desk, idea)))
    if desk.session.rating_open:
        made.append(Choice("v", "levels of support", lambda: support.ask_round(desk, idea)))
        made.append(Choice("g", "gather ideas again", lambda: desk.do(CloseRating(at=desk.live.now()))))
    else:
        made.append(Choice("v", "rate ideas from now on", lambda: desk.do(OpenRating(at=desk.live.now()))))
    return tuple(made)


def _ask_for(desk: Desk, idea: Option, field: str) -> None:
    """Ask for the topics it is for, or the reasons it serves; a key puts one in, or takes it out again."""

    def answers() -> Answers:
        now = desk.live.record.entry(idea.id)
        chosen: tuple[str, ...] = getattr(now, field)
        return [
            (entry.text, entry.id in chosen, partial(serve, entry), entry.number)
            for entry in _purposes(desk, idea, field)
        ]

    def serve(entry: Entry) -> None:
        desk.do(Serve(at=desk.live.now(), entry=idea.id, purpose=entry.id))

    question = "Which topics is it for?" if field == "issues" else "Which reasons does it serve?"
    ask_several(desk, question, answers)


def _purposes(desk: Desk, idea: Option, field: str) -> list[Entry]:
    """Return the topics or reasons that the room sees; reasons of the idea's topics come first."""
    entries: Iterable[Entry] = getattr(desk.session, field)
    there = [entry for entry in entries if entry.in_its_place()]
    topics = set(idea.issues)
    return sorted(there, key=lambda entry: not topics & set(getattr(entry, "issues", ())))
