"""The board of levels of support: one idea or point, and under each party's name its own answer.

Every party gets the same room, in the order of seats. Nothing is added up, sorted or coloured; answers that
wait for the last one are not here at all, and who has not answered is never said. (practice §5.3)
"""

from mediator.insight.board_parts import block, line_of
from mediator.insight.decision import rule_of, still_missing
from mediator.insight.shown import Shown
from mediator.record.entry import Entry
from mediator.record.record import Record
from mediator.record.session_type import SessionType
from mediator.record.support import Answer, Round
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Block, BoardLine, Body, Column


def rated(record: Record) -> tuple[Entry, ...]:
    """Return what levels of support can be given to and the room sees, in the order of its kind."""
    session = record.session
    ideas = (*session.options, *session.packages) if session.rating_open else ()
    return tuple(entry for entry in (*ideas, *record.agreement.points) if entry.in_its_place())


def rated_shown(record: Record, shown: Shown) -> Entry | None:
    """Return what the board of support is at: what was chosen, or what was answered to last."""
    there = {entry.id: entry for entry in rated(record)}
    wanted = [shown.rated, *(one.entry for one in reversed(record.session.rounds))]
    return next((there[entry] for entry in wanted if entry in there), None)


def support(record: Record, session_type: SessionType, shown: Shown) -> Body:
    """Return one idea or point with the answers to it."""
    words, session = session_type.words, record.session
    entry = rated_shown(record, shown)
    if entry is None:
        return Body(heading=words.support, invitation=words.no_support)
    label = {"idea": words.ideas, "package": words.packages}.get(entry.noun, words.agreement)
    asked = Block(label=label, lines=(line_of(entry),))
    given = session.round_of(entry.id) or Round(entry=entry.id)
    if given.hidden or not given.answers:
        n, m = len(given.answers), len(session.parties)
        how_many = BoardLine(text=fill(words.answers_given, n=n, m=m))
        return Body(heading=words.support, blocks=(asked, Block(lines=(how_many,))))
    columns = tuple(
        Column(name=p.name, floor=p.id in shown.floor, blocks=_answer(given.answer_of(p.id), words))
        for p in session.parties
    )
    rule = rule_of(record.session, session_type)
    names = {party.id: party.name for party in session.parties}
    stands = not still_missing(rule, names, {answer.party: answer for answer in given.answers})
    how = BoardLine(text=rule.words, aside=words.stands if stands else words.not_yet, done=stands)
    below = (*block(words.decision, (how,)), asked)
    return Body(heading=f"{entry.number} {entry.text}", place=words.support, columns=columns, blocks=below)


def _answer(answer: Answer | None, words: Words) -> tuple[Block, Block]:
    """A party's level and its own words, each where the others' stand; nothing where it has not answered."""
    if answer is None:
        return Block(label=words.level), Block(label=words.in_own_words)
    settled = words.settled if answer.settled else ""
    level = BoardLine(key=f"answer:{answer.party}", text=answer.level, aside=settled, done=answer.settled)
    says = (BoardLine(text=answer.says),) if answer.says else ()
    return Block(label=words.level, lines=(level,)), Block(label=words.in_own_words, lines=says)
