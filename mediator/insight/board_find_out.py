"""The board of what is to be found out: by whom, by when, and what was found."""

from mediator.insight.board_parts import block, line_of
from mediator.insight.days import long_day
from mediator.insight.names import owner_name
from mediator.record.fact_check import FactCheck
from mediator.record.record import Record
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import BoardLine, Body


def find_out(record: Record, words: Words) -> Body:
    """Return what is to be found out; what has its answer is ticked."""
    lines = tuple(_line(fact, record, words) for fact in record.session.fact_checks if fact.in_its_place())
    return Body(heading=words.to_find_out, blocks=block("", lines), invitation=words.no_facts)


def _line(fact: FactCheck, record: Record, words: Words) -> BoardLine:
    if fact.answer:
        return line_of(fact, aside=fact.answer, done=True)
    by = fill(words.find_out_by, day=long_day(fact.day)) if fact.day is not None else ""
    aside = ", ".join(filter(None, (owner_name(record, fact.owner), by)))
    return line_of(fact, aside=aside).model_copy(update={"day": fact.day})
