"""Who finds something out, by when, and the answer; what becomes of what is parked, and with whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mediator.desk import writing
from mediator.desk.state import Choice, Desk
from mediator.record.change import Change
from mediator.record.entry import Entry, Fate
from mediator.record.fact_check import AnswerFact, FactCheck, FindOutBy, SetFinder
from mediator.record.owner import Owner
from mediator.record.parking import Entrust, Settle

FATES: tuple[tuple[str, str, Fate], ...] = (
    ("1", "parked_done", "done"),
    ("2", "parked_next_time", "next_time"),
    ("3", "parked_dropped", "dropped"),
)
"""Key, words of the catalogue, and what becomes of what is parked."""


def of_fact(desk: Desk, fact: FactCheck) -> tuple[Choice, ...]:
    """Return what can be said of a thing to find out, part by part."""
    day = f"{fact.day}" if fact.day is not None else ""

    def given(owner: Owner | None) -> Change:
        return SetFinder(at=desk.live.now(), entry=fact.id, owner=owner)

    def date() -> None:
        writing.open_about(desk, "find_out_by", fact.id, text=day, unseen=not fact.may_be_seen())

    def answer() -> None:
        writing.open_about(desk, "answer", fact.id, text=fact.answer, unseen=not fact.may_be_seen())

    made = [
        Choice("w", "who finds out", lambda: ask_owner(desk, "Who finds it out?", "finder", fact, given)),
        Choice("d", "by when", date),
        Choice("a", "the answer", answer),
    ]
    if fact.day is not None:
        undated = FindOutBy(at=desk.live.now(), entry=fact.id, day=None)
        made.append(Choice("D", "no date", lambda: desk.do(undated)))
    if fact.answer:
        opened = AnswerFact(at=desk.live.now(), entry=fact.id, answer="")
        made.append(Choice("A", "open again", lambda: desk.do(opened)))
    return tuple(made)


def of_parked(desk: Desk, entry: Entry) -> tuple[Choice, ...]:
    """Return what can be said of what is parked."""

    def given(owner: Owner | None) -> Change:
        return Entrust(at=desk.live.now(), entry=entry.id, owner=owner)

    return (
        Choice("f", "what becomes of it", lambda: _ask_fate(desk, entry)),
        Choice("w", "with whom", lambda: ask_owner(desk, "With whom?", "parked_with", entry, given)),
    )


def _ask_fate(desk: Desk, entry: Entry) -> None:
    def settle(fate: Fate | None) -> None:
        desk.do(Settle(at=desk.live.now(), entry=entry.id, fate=fate))

    choices = [Choice(key, getattr(desk.words, word), partial(settle, fate)) for key, word, fate in FATES]
    desk.open_ask("What becomes of it?", *choices, Choice("0", "not said", partial(settle, None)))


def ask_owner(
    desk: Desk,
    question: str,
    kind: str,
    entry: Entry,
    given: Callable[[Owner | None], Change],
    then: Callable[[], None] = lambda: None,
) -> None:
    """Ask for a party or a person here, or for another name, written as *kind*; *given* says what changes,
    and *then* follows."""

    def do(owner: Owner | None) -> None:
        desk.do(given(owner))
        then()

    def by(who: str) -> None:
        do(Owner(who=who))

    here = [(party.name, partial(by, party.id)) for party in desk.parties()]
    here += [(person.name, partial(by, person.id)) for person in desk.session.people]
    desk.ask_one(
        question,
        here,
        Choice(
            "enter",
            "another name",
            lambda: writing.open_about(desk, kind, entry.id, unseen=not entry.may_be_seen(), then=then),
        ),
        Choice("0", "nobody yet", lambda: do(None)),
    )
