"""How far the talk about each topic has come, as far as what stands on the wall can tell.

Nothing is marked by hand but that a topic is left open: the rest follows from what was written.
"""

from collections.abc import Iterable
from typing import Literal

from mediator.insight.board_parts import everyone_says_yes
from mediator.record.entry import Entry
from mediator.record.record import Record

TopicState = Literal["", "opened", "explored", "ideas", "agreed", "parked", "left_open"]
"""Not yet taken up; something was said about it; why it matters was heard of every party; there are ideas;
everyone said yes to a point about it; it is in the parking lot; the parties leave it open."""


def topic_states(record: Record) -> dict[str, TopicState]:
    """Return the state of every topic, by its id; struck ones too."""
    session = record.session
    topics_of = _Topics(record)
    with_ideas = topics_of.all(idea for idea in session.options if idea.in_its_place())
    agreed = topics_of.all(
        point
        for point in record.agreement.points
        if point.in_its_place() and everyone_says_yes(point, session)
    )
    heard: dict[str, set[str]] = {}
    for reason in session.interests:
        if reason.in_its_place():
            for topic in reason.issues:
                heard.setdefault(topic, set()).update(reason.parties)
    opened = {want.issue for want in session.positions if want.in_its_place()} | heard.keys()
    everyone = {party.id for party in session.parties}
    states: dict[str, TopicState] = {}
    for issue in session.issues:
        if issue.parked:
            states[issue.id] = "parked"
        elif issue.left_open:
            states[issue.id] = "left_open"
        elif issue.id in agreed:
            states[issue.id] = "agreed"
        elif issue.id in with_ideas:
            states[issue.id] = "ideas"
        elif everyone and everyone <= heard.get(issue.id, set()):
            states[issue.id] = "explored"
        else:
            states[issue.id] = "opened" if issue.id in opened else ""
    return states


def topics_of(record: Record, entries: Iterable[Entry]) -> frozenset[str]:
    """Return the ids of the topics that *entries* lead to."""
    return _Topics(record).all(entries)


class _Topics:
    """Which topics an entry leads to: those it mentions, and those of the entries it mentions."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._entries: dict[str, Entry] = {}
        self._known = {issue.id: frozenset((issue.id,)) for issue in record.session.issues}

    def all(self, entries: Iterable[Entry]) -> frozenset[str]:
        mentioned = {other for entry in entries for other in entry.mentions()}
        return frozenset[str]().union(*map(self._of, mentioned))

    def _of(self, entry: str) -> frozenset[str]:
        if entry not in self._known:
            self._known[entry] = frozenset()  # what mentions itself ends here
            if not self._entries:  # there may be thousands, and mostly nobody asks
                self._entries = {other.id: other for other in self._record.entries()}
            there = self._entries.get(entry)
            mentioned = there.mentions() if there is not None else ()
            self._known[entry] = frozenset[str]().union(*map(self._of, mentioned))
        return self._known[entry]
