"""The board of packages: two of them side by side, with the ideas in each and what they are for."""

from collections.abc import Mapping

from mediator.insight.board_ideas import idea_line, numbers_seen
from mediator.insight.board_parts import line_of
from mediator.insight.shown import Shown
from mediator.record.package import Package
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Block, Body, Column


def packages_in_their_place(session: Session) -> list[Package]:
    """Return the packages that the room can see, in the order in which they were made."""
    return [package for package in session.packages if package.in_its_place()]


def pair_shown(session: Session, shown: Shown) -> tuple[Package, ...]:
    """Return the two packages that are held against each other; fewer where there are not two."""
    there = packages_in_their_place(session)
    chosen = {package.id: package for package in there}
    left, right = (chosen.get(str(package)) for package in shown.pair)
    left = left or next((package for package in there if package is not right), None)
    right = right or next((package for package in there if package is not left), None)
    return tuple(package for package in (left, right) if package is not None)


def packages(session: Session, shown: Shown, words: Words) -> Body:
    """Return the two packages; each gets the same room."""
    there, pair = packages_in_their_place(session), pair_shown(session, shown)
    seen = numbers_seen(session)
    columns = tuple(_column(package, session, seen, words) for package in pair)
    numbers = ", ".join(str(package.number) for package in there if package not in pair)
    place = fill(words.more_packages, numbers=numbers) if numbers else ""
    return Body(heading=words.packages, place=place, columns=columns, invitation=words.no_packages)


def _column(package: Package, session: Session, seen: Mapping[str, int], words: Words) -> Column:
    inside = {option.id: option for option in session.options if option.in_its_place()}
    ideas = (idea_line(inside[option], seen, words) for option in package.options if option in inside)
    lines = tuple(idea.model_copy(update={"key": ""}) for idea in ideas)  # one may be in both
    name = fill(words.package_number, n=package.number)
    called = Block(lines=(line_of(package, number=0),))
    return Column(name=name, blocks=(called, Block(label=words.ideas, lines=lines)))
