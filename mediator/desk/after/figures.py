"""The row in the year's figures as it will be, and what of it only the mediator knows, a key each.

Who sent them and what stood in the way are chosen from the centre's lists, and typed nowhere: no figure can
name a person. (practice §3.2, class H; §7)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mediator.desk.after.ending import AS_BEFORE, REFERRALS
from mediator.desk.after.page_of_close import Page
from mediator.desk.closing import OUTCOMES
from mediator.desk.dates import read_past_day
from mediator.desk.page import Row, Wanted
from mediator.insight.days import day_words
from mediator.insight.tally_row import clock_minutes, tally_row
from mediator.record.barrier import Barrier
from mediator.record.base import Refused
from mediator.record.tally import TallyRow

if TYPE_CHECKING:
    from mediator.desk.after_they_left import AfterTheyLeft


NO_LIST = "Your centre keeps no list of them: {} in the settings file."

MOST = 9_999
"""People that one session can be said to affect, or minutes that it can be said to last."""


def _figures_rows(closing: AfterTheyLeft) -> list[Row]:
    if closing.practice:
        return [Row("An invented case counts nowhere.")]
    row = tally_row(closing.closed(), closing.regime, closing.now())
    words = {kind: label for _, label, kind in OUTCOMES}
    came = {kind: label for _, label, kind in REFERRALS}
    others = ", ".join(f"{role.replace('_', ' ')} {count}" for role, count in row.people.items())
    asked = day_words(row.asked) if row.asked else "not said"
    return [
        Row("This is all that goes into the year's figures. There is no name in it and no title."),
        *([Row(AS_BEFORE, quiet=True)] if closing.from_before else ()),
        Row(""),
        Row(f"s  sent by      {row.source or 'not said'}"),
        Row(f"d  first asked  {asked}"),
        Row(f"c  children     {row.children or 'not said'}"),
        Row(f"o  others       {f'about {row.affected}' if row.affected else 'not said'}"),
        Row(f"b  barriers     {'; '.join(map(barrier_words, row.barriers)) or 'not said'}"),
        Row(""),
        Row(f"   type         {row.type}", quiet=True),
        Row(f"   day          {day_words(row.day)}", quiet=True),
        Row(f"   outcome      {words[row.outcome] if row.outcome else 'not said'}", quiet=True),
        Row(f"   came         {came[row.referral]}", quiet=True),
        _minutes_row(closing, row),
        Row(f"   people       parties {row.parties}{', ' if others else ''}{others}", quiet=True),
        Row(
            f"   topics       {row.topics}, settled {row.settled}, ideas {row.ideas}, parked {row.parked}",
            quiet=True,
        ),
        Row(f"   points       {row.points}, agreed {row.confirmed}", quiet=True),
        Row(f"   follow-up    {row.follow_ups}", quiet=True),
    ]


def _minutes_row(closing: AfterTheyLeft, row: TallyRow) -> Row:
    private = f"{row.private_minutes} in private meetings"
    if _by_the_clock(closing):
        return Row(f"   minutes      {row.minutes} together, {private}", quiet=True)
    told = f"{row.minutes} together, as you say" if row.minutes else "not said together"
    return Row(f"m  minutes      {told} (the clock never ran), {private}")


def _by_the_clock(closing: AfterTheyLeft) -> int:
    return clock_minutes(closing.record.session, closing.now())


def barrier_words(barrier: Barrier) -> str:
    """Return a barrier in a few words."""
    return ", ".join(filter(None, (barrier.rule, barrier.place, barrier.type)))


def _press_figures(closing: AfterTheyLeft, key: str) -> None:
    if closing.practice:
        return
    match key:
        case "s":
            _ask_source(closing)
        case "d":
            day = f"{closing.asked:%Y-%m-%d}" if closing.asked else ""
            question = "On which day did they first ask? Empty: not said"
            closing.wanted = Wanted(question, day, lambda text: _first_asked(closing, text))
        case "c":
            _ask_number(closing, "How many children does it affect? Empty: not said", "children")
        case "o":
            _ask_number(closing, "How many others, about? Empty: not said", "affected")
        case "m" if not _by_the_clock(closing):
            _ask_number(closing, "How many minutes were they together? Empty: not said", "minutes")
        case "b":
            _ask_barrier(closing)
        case "x" if closing.barriers:
            closing.barriers = closing.barriers[:-1]


def _ask_source(closing: AfterTheyLeft) -> None:
    def take(text: str) -> None:
        closing.source = text

    if not closing.lists.sources:
        raise Refused(NO_LIST.format("[centre] sources"))
    closing.wanted = Wanted("Who sent them?", closing.source, take, ("", *closing.lists.sources))


def _first_asked(closing: AfterTheyLeft, text: str) -> None:
    closing.asked = read_past_day(text, closing.today) if text else None


def _ask_number(closing: AfterTheyLeft, question: str, name: str) -> None:
    def take(text: str) -> None:
        if not (text.isascii() and text.isdigit() and int(text) <= MOST) and text:
            raise Refused("Write a number, such as 3.")
        setattr(closing, name, int(text or 0))

    before = getattr(closing, name)
    closing.wanted = Wanted(question, str(before or ""), take)


def _ask_barrier(closing: AfterTheyLeft) -> None:
    """Ask for the rule, the place and the type, as far as the centre has lists of them."""
    lists = closing.lists.barriers
    asked = [
        ("rule", "Which rule stood in the way?", lists.rules),
        ("place", "Where was it met?", lists.places),
        ("type", "What kind is it?", lists.types),
    ]
    said: dict[str, str] = {}
    left = [one for one in asked if one[2]]
    if not left:
        raise Refused(NO_LIST.format("[centre.barriers]"))

    def ask_next() -> None:
        name, question, among = left.pop(0)
        closing.wanted = Wanted(question, "", _taken(name), ("", *among))

    def _taken(name: str) -> Callable[[str], None]:
        def take(text: str) -> None:
            said[name] = text
            if left:
                ask_next()
            elif any(said.values()):
                _add(closing, Barrier.model_validate(said))

        return take

    ask_next()


def _add(closing: AfterTheyLeft, barrier: Barrier) -> None:
    if barrier in closing.barriers:
        raise Refused("That is there already.")
    closing.barriers = (*closing.barriers, barrier)


FIGURES = Page(
    "The year's figures",
    "s d c o b, and m, say more of it, each optional; x takes the last barrier away. Enter goes on.",
    _figures_rows,
    _press_figures,
)
