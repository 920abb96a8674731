"""Levels of support: a pass round the table, each party's answer one digit, in the order of seats."""

from __future__ import annotations

from functools import partial

from mediator.desk.state import Choice, Desk
from mediator.desk.writing import open_about
from mediator.insight.board import is_quiet
from mediator.insight.board_support import rated, rated_shown
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.entry import Entry
from mediator.record.option import Option
from mediator.record.package import Package
from mediator.record.party import Party
from mediator.record.support import (
    Answer,
    Counts,
    GiveAnswer,
    Round,
    Scale,
    SettleCondition,
    ShowAnswers,
    StartRound,
    TakeBackAnswer,
    refuse_unless_rated,
)


def begin(desk: Desk) -> None:
    """Ask every party for its level of support for the selected idea or point, or the one that is shown."""
    key = desk.chosen_key()
    if desk.board() == "support" and (entry := rated_shown(desk.live.record, desk.live.shown)) is not None:
        party = key.removeprefix("answer:") if key.startswith("answer:") else None
        ask_round(desk, entry, party)
    else:
        ask_round(desk, desk.target())


def ask_round(desk: Desk, entry: Entry, party: str | None = None) -> None:
    """Show *entry* large with the answers to it, and ask; *party* first, or the first of all."""
    desk.live.may_change()
    if isinstance(entry, Option | Package) and not desk.session.rating_open:
        menu = desk.keymap.first("menu")
        raise Refused(f"Ideas are gathered now, and not rated. {menu}, then v, on an idea opens that.")
    refuse_unless_rated(desk.live.record, entry)
    if entry not in rated(desk.live.record):
        raise Refused(f"It is off the wall. {desk.keymap.first('show')} puts it on the wall.")
    if not desk.parties():
        raise Refused("There is no party yet.")
    if is_quiet(desk.session, desk.live.shown):
        raise Refused(f"The wall is quiet. {desk.keymap.first('quiet')} brings the boards back.")
    desk.chosen = ""
    desk.live.show(board="support", rated=entry.id)
    type_ = desk.live.session_type
    seats = [party.id for party in desk.parties()]
    first = seats.index(party) if party in seats else 0
    here = desk.session.round_of(entry.id)
    hidden = here.hidden if here is not None else type_.support.hidden
    _Pass(desk, entry, type_.all_scales()[0], hidden).ask(first)


class _Pass:
    """One pass round the table for one idea or point."""

    def __init__(self, desk: Desk, entry: Entry, scale: Scale, hidden: bool) -> None:
        self.desk, self.entry, self.scale = desk, entry, scale
        self.hidden = hidden
        """Whether a round that begins now waits for the last answer."""

    def ask(self, seat: int, *, just_given: bool = False) -> None:
        """Ask the party in that seat; after the last, say how many answers there are.

        While answers wait, the words of the one before are offered only where its answer was *just given*:
        at any other time that would say who has answered.
        """
        desk, parties = self.desk, self.desk.parties()
        if seat >= len(parties):
            self._end()
            return
        party = parties[seat]
        made = [
            Choice(level.key, level.text, partial(self._give, seat, level.text, level.counts))
            for level in self.scale.levels
        ]
        made.append(Choice("y", desk.words.yes_if, partial(self._ask_condition, seat)))
        made.append(Choice("enter", "skip", partial(self.ask, seat + 1)))
        if seat:
            before = parties[seat - 1]
            here = self._round_now()
            if here.answer_of(before.id) is not None and (just_given or not here.hidden):
                made.append(Choice("w", f"words of {before.name}", partial(self._words_of, seat - 1)))
        if not self._round_now().answers:
            made.append(Choice("s", "another scale", self._ask_scale))
            hide = "show each at once" if self.hidden else "show when all are in"
            made.append(Choice("h", hide, self._switch_hidden))
        if len(parties) > 2:
            made.append(Choice("p", "another party", self._ask_seat))
        desk.open_ask(f"{party.name}:", *made)

    def _round(self) -> Round | None:
        return self.desk.session.round_of(self.entry.id)

    def _round_now(self) -> Round:
        return self._round() or Round(entry=self.entry.id, hidden=self.hidden)

    def _give(self, seat: int, level: str, counts: Counts) -> None:
        self.desk.do(*self._changes(self.desk.parties()[seat], level, counts))
        self.ask(seat + 1, just_given=True)

    def _changes(self, party: Party, level: str, counts: Counts) -> tuple[Change, ...]:
        """The answer; with the first one, the round begins."""
        at = self.desk.live.now()
        answer = Answer(party=party.id, level=level, counts=counts, at=at)
        given = GiveAnswer(at=at, entry=self.entry.id, answer_given=answer)
        if not self._round_now().answers:
            return (StartRound(at=at, entry=self.entry.id, hidden=self.hidden), given)
        return (given,)

    def _ask_condition(self, seat: int) -> None:
        """A yes with a condition: its words are asked for at once."""
        party = self.desk.parties()[seat]
        self.desk.do(*self._changes(party, self.desk.words.yes_if, "condition"))
        self._words_of(seat)

    def _words_of(self, seat: int) -> None:
        open_words(self.desk, self.entry.id, self.desk.parties()[seat].id, then=partial(self.ask, seat + 1))

    def _ask_seat(self) -> None:
        seats = {party.id: seat for seat, party in enumerate(self.desk.parties())}
        self.desk.ask_party("Whose answer?", lambda party: self.ask(seats[party]), self.desk.parties())

    def _ask_scale(self) -> None:
        def take(scale: Scale) -> None:
            self.scale = scale
            self.ask(0)

        scales = self.desk.live.session_type.all_scales()
        self.desk.ask_one("On which scale?", [(scale.name, partial(take, scale)) for scale in scales])

    def _switch_hidden(self) -> None:
        self.hidden = not self.hidden
        self.ask(0)

    def _end(self) -> None:
        """Say how many answers there are, never whose; those that wait can be shown without the others, but
        not by one Enter too many: that is the key which skips a party."""
        desk, here = self.desk, self._round()
        if here is None:
            desk.say("Nobody has answered.")
            return
        desk.say(f"{len(here.answers)} of {len(desk.parties())} answers")
        if here.hidden and here.answers:
            show = ShowAnswers(at=desk.live.now(), entry=self.entry.id)
            desk.open_ask(desk.message, Choice("s", "show them to the room", lambda: desk.do(show)))


def open_words(desk: Desk, entry: str, party: str, then: partial[None] | None = None) -> None:
    """Open a line for a party's own words to its answer; unseen while its answer is."""
    here = desk.session.round_of(entry)
    answer = here.answer_of(party) if here is not None else None
    if here is None or answer is None:
        raise Refused("There is no answer yet.")
    kind = "condition_of_yes" if answer.counts == "condition" else "words_of_answer"
    open_about(desk, kind, entry, party=party, text=answer.says, unseen=here.hidden, then=then)


def open_answer(desk: Desk, party: str) -> None:
    """Open a party's answer on the board: what can be done with it."""
    entry = rated_shown(desk.live.record, desk.live.shown)
    here = desk.session.round_of(entry.id) if entry is not None else None
    answer = here.answer_of(party) if here is not None else None
    if entry is None or answer is None:
        raise Refused("There is no answer yet.")
    at, name = desk.live.now(), desk.live.record.party(party).name
    made = [
        Choice("v", "another answer", lambda: ask_round(desk, entry, party)),
        Choice("w", "their own words", lambda: open_words(desk, entry.id, party)),
    ]
    if answer.counts == "condition":
        settle = SettleCondition(at=at, entry=entry.id, party=party)
        label = "not settled after all" if answer.settled else "it is settled, they say"
        made.insert(0, Choice("y", label, lambda: desk.do(settle)))
    back = TakeBackAnswer(at=at, entry=entry.id, party=party)
    made.append(Choice("t", "take it back", lambda: desk.do(back)))
    desk.open_ask(f"{name}'s answer:", *made)


def leaf(desk: Desk, step: int) -> None:
    """Go to the next idea or point that levels of support can be given to."""
    there = [entry.id for entry in rated(desk.live.record)]
    now = rated_shown(desk.live.record, desk.live.shown)
    at = there.index(now.id) + step if now is not None else 0
    if 0 <= at < len(there):
        desk.chosen = ""
        desk.live.show(board="support", rated=there[at])


def open_shown(desk: Desk) -> None:
    """Open the menu of the board of support itself: what can be done with the answers that are there."""
    entry = rated_shown(desk.live.record, desk.live.shown)
    if entry is None:
        raise Refused(desk.words.no_support)
    here = desk.session.round_of(entry.id)
    made = [Choice("v", "ask everyone", lambda: ask_round(desk, entry))]
    if here is not None:
        hidden = here.hidden or desk.live.session_type.support.hidden
        anew = StartRound(at=desk.live.now(), entry=entry.id, hidden=hidden)
        made.append(Choice("n", "from the beginning: set the answers back", lambda: desk.do(anew)))
    if here is not None and here.hidden:
        show = ShowAnswers(at=desk.live.now(), entry=entry.id)
        made.append(Choice("s", "show the answers that are in", lambda: desk.do(show)))
    desk.open_ask(f"{desk.called(entry)}:", *made)
