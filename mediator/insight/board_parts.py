"""What the boards are made of: lines, blocks and columns. An entry passes `Entry.may_be_seen`."""

from collections.abc import Iterable

from mediator.insight.agreed import everyone_said_yes
from mediator.insight.days import long_day
from mediator.insight.shown import Shown
from mediator.record.entry import Entry
from mediator.record.key_date import KeyDate
from mediator.record.party import Party, Person
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Block, BoardLine, Body, Column, FarWords


def line_of(entry: Entry, *, number: int | None = None, aside: str = "", done: bool = False) -> BoardLine:
    """Return an entry as a line of a board."""
    shown_number = entry.number if number is None else number
    day = entry.day if isinstance(entry, KeyDate) else None
    if day is not None:
        aside = long_day(day)
    return BoardLine(key=entry.id, number=shown_number, text=entry.text, aside=aside, day=day, done=done)


def block(label: str, lines: tuple[BoardLine, ...]) -> tuple[Block, ...]:
    """Return lines under a label; nothing where there are none."""
    return (Block(label=label, lines=lines),) if lines else ()


def listed(heading: str, entries: Iterable[Entry], invitation: str) -> Body:
    """Return entries as one list."""
    lines = tuple(line_of(entry) for entry in entries if entry.in_its_place())
    return Body(heading=heading, blocks=block("", lines), invitation=invitation)


def column(session: Session, party: Party, shown: Shown, words: Words, *blocks: Block) -> Column:
    """Return a party's share of a board."""
    return Column(
        name=party.name, note=company(session, party, words), floor=party.id in shown.floor, blocks=blocks
    )


def company(session: Session, party: Party, words: Words) -> str:
    """Say who sits with a party."""
    return ", ".join(present(person, words) for person in session.people if person.party == party.id)


def present(person: Person, words: Words) -> str:
    """Say who somebody is that came."""
    match person.role:
        case "support_person":
            pattern = words.support_person
        case "interpreter":
            pattern = words.interpreter
        case "observer":
            pattern = words.observer
        case "representative":
            pattern = words.authority if person.authority else words.representative
        case "member":
            pattern = "{name}"
    return fill(pattern, name=person.name, authority=person.authority)


def key_dates(session: Session) -> tuple[BoardLine, ...]:
    """Return the dates to keep in view, the earliest first."""
    dates = sorted((date for date in session.key_dates if date.in_its_place()), key=lambda date: date.day)
    # A day is its name; a number would be one too many.
    return tuple(line_of(date, number=0) for date in dates)


def with_dates(body: Body, session: Session, words: Words) -> Body:
    """Where ideas are weighed and promises made, the dates stand below them."""
    dates = block(words.key_dates, key_dates(session))
    if not dates:
        return body
    own = body.blocks or (Block(lines=(BoardLine(text=body.invitation),)),)
    return body.model_copy(update={"blocks": own + dates, "invitation": ""})


def far_words(words: Words) -> FarWords:
    """Return how far away a day is, in the words of the session type."""
    return FarWords(
        today=words.today,
        tomorrow=words.tomorrow,
        in_days=words.in_days,
        yesterday=words.yesterday,
        days_ago=words.days_ago,
    )


def everyone_says_yes(entry: Entry, session: Session) -> bool:
    """Say whether every party of the session has said yes to it."""
    return everyone_said_yes(entry, session.parties)
