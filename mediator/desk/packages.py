"""Packages: bundling ideas, and laying two bundles side by side."""

from __future__ import annotations

from functools import partial

from mediator.desk import writing
from mediator.desk.several import Answers, ask_several
from mediator.desk.state import Answer, Choice, Desk
from mediator.insight.board_packages import packages_in_their_place, pair_shown
from mediator.record.option import Option
from mediator.record.package import Package, PutIn


def put_idea(desk: Desk, idea: Option) -> None:
    """Ask which packages an idea goes into; a new one is asked for its name and holds the idea at once."""
    if not packages_in_their_place(desk.session):
        _open_new(desk, idea)
        return

    def answers() -> Answers:
        return [
            (package.text, idea.id in package.options, partial(put, package.id), package.number)
            for package in packages_in_their_place(desk.session)
        ]

    def put(package: str) -> None:
        desk.do(PutIn(at=desk.live.now(), entry=package, option=idea.id))

    new = Choice("n", "a new one", lambda: _open_new(desk, idea))
    ask_several(desk, "Into which package?", answers, new, Choice("enter", "done", desk.close_ask))


def _open_new(desk: Desk, idea: Option) -> None:
    writing.open_about(desk, "package", idea.id)


def choices(desk: Desk, package: Package) -> tuple[Choice, ...]:
    """Return what can be done with a package and with nothing else."""
    made = [Choice("i", "which ideas", lambda: _ask_ideas(desk, package))]
    others = [other for other in packages_in_their_place(desk.session) if other.id != package.id]
    if others:
        made.append(Choice("l", "lay another beside it", lambda: _ask_beside(desk, package, others)))
    return tuple(made)


def _ask_ideas(desk: Desk, package: Package) -> None:
    def answers() -> Answers:
        now = desk.live.record.entry(package.id)
        inside = now.options if isinstance(now, Package) else ()
        return [
            (option.text, option.id in inside, partial(put, option.id), option.number)
            for option in desk.session.options
            if option.in_its_place()
        ]

    def put(option: str) -> None:
        desk.do(PutIn(at=desk.live.now(), entry=package.id, option=option))

    ask_several(desk, "Which ideas are in it?", answers)


def _ask_beside(desk: Desk, package: Package, others: list[Package]) -> None:
    def lay(other: str) -> None:
        desk.chosen = ""
        desk.live.show(board="packages", pair=(package.id, other))

    answers = [Answer(other.text, partial(lay, other.id), other.number) for other in others]
    desk.ask_one("Which one beside it?", answers)


def leaf(desk: Desk, step: int) -> None:
    """Lay the next package beside the one at the left."""
    pair = pair_shown(desk.session, desk.live.shown)
    if len(pair) < 2:
        return
    left, right = pair
    there = [package.id for package in packages_in_their_place(desk.session) if package is not left]
    at = there.index(right.id) + step
    if 0 <= at < len(there):
        desk.chosen = ""
        desk.live.show(pair=(left.id, there[at]))
