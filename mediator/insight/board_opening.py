"""The board of the opening: checklist, consent, dates, rules, who else is here."""

from mediator.insight.board_parts import (
    block,
    company,
    everyone_says_yes,
    key_dates,
    line_of,
    present,
)
from mediator.insight.checklist import ticked_items
from mediator.insight.days import long_day
from mediator.insight.decision import rule_of
from mediator.insight.desk_yeses import open_consents
from mediator.insight.shown import Shown
from mediator.record.entry import Entry
from mediator.record.record import Record
from mediator.record.session import Session
from mediator.record.session_type import SessionType
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Block, BoardLine, Body


def opening(record: Record, session_type: SessionType, shown: Shown) -> Body:
    """Return what an opening goes through, and what stands after it. The boxes of the consents are ticked
    together, once every party has consented: before, they would show who has not.
    """
    session, words = record.session, session_type.words
    ticked = ticked_items(record)
    blocks: tuple[Block, ...] = ()
    if items := session_type.checks("opening"):
        at = min(shown.checklist, len(items) - 1)
        place = fill(words.checklist_of, n=at + 1, m=len(items))
        line = BoardLine(
            key=f"check:{items[at].id}",
            text=items[at].text,
            aside=place,
            box=True,
            done=items[at].id in ticked,
        )
        blocks += block(words.checklist, (line,))
    all_consented = not open_consents(record)
    consents = tuple(
        BoardLine(
            key=f"consent:{party.id}",
            text=party.name,
            aside=company(session, party, words),
            box=True,
            done=all_consented,
        )
        for party in session.parties
    )
    blocks += block(words.consent, consents)
    dates = key_dates(session)
    if dates or session_type.dates:
        invitation = BoardLine(key="key_date", text=words.no_key_dates)
        blocks += block(words.key_dates, dates or (invitation,))
    rules = tuple(_rule_line(rule, session, words) for rule in session.rules if rule.in_its_place())
    if rules:
        blocks += block(session_type.rules.label, rules)
    elif session_type.rules.label:
        blocks += (Block(label=session_type.rules.label, lines=(BoardLine(text=words.no_rules),)),)
    agreed = words.caucus_private if session.caucus_default == "private" else words.caucus_open
    blocks += block("", (BoardLine(key="caucus_default", text=agreed),))
    rule = rule_of(record.session, session_type)
    blocks += block(words.decision, (BoardLine(key="decision", text=rule.words),))
    blocks += _last_time(session, shown, words)
    others = tuple(BoardLine(text=present(p, words)) for p in session.people if p.party is None)
    return Body(heading=words.opening, blocks=blocks + block(words.also_here, others))


def _last_time(session: Session, shown: Shown, words: Words) -> tuple[Block, ...]:
    """What was agreed last time, while all who are here were there."""
    before = shown.before
    if before is None or not before.parties.issuperset((party.id, party.name) for party in session.parties):
        return ()
    label = fill(words.last_time_on, day=long_day(before.day)) if before.day is not None else words.last_time
    return block(
        label,
        tuple(
            BoardLine(text=text, aside=words.everyone if agreed else "", done=agreed)
            for text, agreed in before.points
        ),
    )


def _rule_line(rule: Entry, session: Session, words: Words) -> BoardLine:
    """A rule says when everyone has affirmed it, and nothing before: names tell who is not there."""
    done = everyone_says_yes(rule, session)
    return line_of(rule, aside=words.everyone if done else "", done=done)
