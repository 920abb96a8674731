"""What a record's parts must agree on, beyond the shape of each: ids once, references that lead somewhere."""

import re

from mediator.record.agreement import Agreement
from mediator.record.interest import Interest
from mediator.record.ledger import LedgerLine
from mediator.record.offer import Offer
from mediator.record.option import Option
from mediator.record.package import Package
from mediator.record.position import Position
from mediator.record.private import Private
from mediator.record.record import SHELVES
from mediator.record.scales import SCALES
from mediator.record.session import Session
from mediator.record.session_type import SessionType
from mediator.record.words import NOUNS, SAID

Problem = tuple[tuple[str | int, ...], str]
"""The path of what does not fit, and what is wrong with it."""


def check_session(session: Session) -> list[Problem]:
    """List what does not fit in a session, each with the path to it in the file."""
    problems: list[Problem] = []
    parties = {party.id for party in session.parties}
    issues = {issue.id for issue in session.issues}
    interests = {interest.id for interest in session.interests}
    positions = {position.id for position in session.positions}
    options = {option.id for option in session.options}
    offers = {offer.id for offer in session.offers}
    stages = {stage.id for stage in session.stages}

    def reference(path: tuple[str | int, ...], wanted: str, there: set[str], noun: str) -> None:
        if wanted not in there:
            problems.append((path, f"refers to {_a(noun)} that is not there: “{wanted}”"))

    for shelf in SHELVES:
        for index, entry in enumerate(getattr(session, shelf)):
            for party in (*entry.parties, *(yes.party for yes in entry.confirmed)):
                reference((shelf, index), party, parties, "party")
            if isinstance(entry, Position) and entry.issue is not None:
                reference((shelf, index, "issue"), entry.issue, issues, "topic")
            if isinstance(entry, Interest):
                for issue in entry.issues:
                    reference((shelf, index, "issues"), issue, issues, "topic")
                for position in entry.positions:
                    reference((shelf, index, "positions"), position, positions, "want")
            if isinstance(entry, Option):
                for issue in entry.issues:
                    reference((shelf, index, "issues"), issue, issues, "topic")
                for interest in entry.interests:
                    reference((shelf, index, "interests"), interest, interests, "reason")
            if isinstance(entry, LedgerLine):
                reference((shelf, index, "payer"), entry.payer, parties, "party")
                reference((shelf, index, "payee"), entry.payee, parties, "party")
            if isinstance(entry, Offer):
                reference((shelf, index, "option"), entry.option, options, "idea")
                if entry.reply_to is not None:
                    reference((shelf, index, "reply_to"), entry.reply_to, offers, "offer")
                if entry.to is not None:
                    reference((shelf, index, "to"), entry.to, parties, "party")
            if isinstance(entry, Package):
                for option in entry.options:
                    reference((shelf, index, "options"), option, options, "idea")
    for index, one in enumerate(session.rounds):
        for answer in one.answers:
            reference(("rounds", index, "answers"), answer.party, parties, "party")
    amounts = [money for request in session.requests for money in request.amounts()]
    amounts += [session.budget] if session.budget is not None else []
    if len({money.currency for money in amounts}) > 1:
        problems.append((("requests",), "has amounts in several currencies; a budget is in one"))
    if session.decision is not None:
        for party in (*session.decision.also, *filter(None, (session.decision.decider,))):
            reference(("decision",), party, parties, "party")
    for index, person in enumerate(session.people):
        if person.party is not None:
            reference(("people", index, "party"), person.party, parties, "party")
    for index, read_back in enumerate(session.read_backs):
        for answered in read_back.answers:
            reference(("read_backs", index), answered.party, parties, "party")
    for party in session.sides:
        reference(("sides", party), party, parties, "party")
    for index, visit in enumerate(session.visits):
        reference(("visits", index, "stage"), visit.stage, stages, "stage")
    for index, interval in enumerate(session.clock):
        reference(("clock", index, "stage"), interval.stage, stages, "stage")
        if interval.closed is not None and interval.closed < interval.opened:
            problems.append((("clock", index, "closed"), "is earlier than “opened”"))
        if interval.closed is None and index < len(session.clock) - 1:
            problems.append((("clock", index), "has no “closed”; only the last stretch can be open"))
    if not session.visits:
        problems.append((("visits",), "is empty: the session has to be in a stage"))
    ids = [(shelf, n, e.id) for shelf in SHELVES for n, e in enumerate(getattr(session, shelf))]
    ids += [("parties", n, party.id) for n, party in enumerate(session.parties)]
    ids += [("people", n, person.id) for n, person in enumerate(session.people)]
    problems += _twice(ids)
    problems += _twice([("stages", n, stage.id) for n, stage in enumerate(session.stages)])
    problems += _twice([("read_backs", n, one.point) for n, one in enumerate(session.read_backs)])
    names = [("parties", n, party.name.casefold()) for n, party in enumerate(session.parties)]
    words = "has a name that is there already; a board could not tell them apart"
    problems += [(path, words) for path, _ in _twice(names)]
    return problems


def check_agreement(agreement: Agreement) -> list[Problem]:
    """List what does not fit in an agreement, which has to be whole without the session."""
    parties = {party.id for party in agreement.parties}
    problems: list[Problem] = []
    given: list[tuple[tuple[str | int, ...], tuple[str, ...]]] = [
        (("consents", n), (consent.party,)) for n, consent in enumerate(agreement.consents)
    ]
    given += [(("free_choice", n), (asked.party,)) for n, asked in enumerate(agreement.free_choice)]
    given += [
        ((shelf, n), (*entry.parties, *(yes.party for yes in entry.confirmed)))
        for shelf, entries in (("points", agreement.points), ("referrals", agreement.referrals))
        for n, entry in enumerate(entries)
    ]
    given += [
        ((shelf, n), (told.party,))
        for shelf in ("accounts", "talks", "payments")
        for n, told in enumerate(getattr(agreement, shelf))
    ]
    points = {point.id for point in agreement.points}
    problems += [
        ((shelf, n, "point"), f"refers to a point that is not there: “{about.point}”")
        for shelf in ("accounts", "plans", "payments", "earlier")
        for n, about in enumerate(getattr(agreement, shelf))
        if about.point not in points
    ]
    for path, named in given:
        problems += [
            (path, f"refers to a party that is not there: “{party}”")
            for party in named
            if party not in parties
        ]
    ids = [("points", n, point.id) for n, point in enumerate(agreement.points)]
    return problems + _twice(ids + [("referrals", n, one.id) for n, one in enumerate(agreement.referrals)])


def check_private(private: Private) -> list[Problem]:
    """List what does not fit in the private file; what it says of other files may be gone from them."""
    problems: list[Problem] = []
    for index, caucus in enumerate(private.caucuses):
        if caucus.closed is not None and caucus.closed < caucus.opened:
            problems.append((("caucuses", index, "closed"), "is earlier than “opened”"))
        if caucus.closed is None and index < len(private.caucuses) - 1:
            problems.append((("caucuses", index), "has no “closed”; only the last meeting can be going on"))
    rooms = {caucus.id for caucus in private.caucuses}
    problems += [
        (("notes", n, "room"), f"refers to a private meeting that is not there: “{note.room}”")
        for n, note in enumerate(private.notes)
        if note.room is not None and note.room not in rooms
    ]
    problems += _twice([("caucuses", n, caucus.id) for n, caucus in enumerate(private.caucuses)])
    return problems + _twice([("notes", n, note.id) for n, note in enumerate(private.notes)])


def check_session_type(session_type: SessionType) -> list[Problem]:
    """List what does not fit in a session type."""
    problems: list[Problem] = []
    problems += _twice([("stages", n, stage.id) for n, stage in enumerate(session_type.stages)])
    problems += _twice([("checklist", n, item.id) for n, item in enumerate(session_type.checklist)])
    problems += _twice([("sides", n, side.id) for n, side in enumerate(session_type.sides)])
    sides = {side.id for side in session_type.sides}
    problems += [
        (("stages", n, "turn"), f"is no id of a [[sides]] table: “{stage.turn}”{_there_are(sides)}")
        for n, stage in enumerate(session_type.stages)
        if stage.turn and stage.turn not in sides
    ]
    named = dict.fromkeys(session_type.decision.also, "also")
    named |= {session_type.decision.decider: "decider"} if session_type.decision.decider else {}
    problems += [
        (("decision", key), f"is no id of a [[sides]] table: “{side}”{_there_are(sides)}")
        for side, key in named.items()
        if side not in sides
    ]
    problems += _twice([("scales", n, scale.id) for n, scale in enumerate(session_type.scales)])
    scales = {scale.id for scale in (*SCALES, *session_type.scales)}
    if session_type.support.scale not in scales:
        words = f"is no scale; there are: {', '.join(sorted(scales))}"
        problems.append((("support", "scale"), words))
    problems += [
        (("scales", n, "levels"), "has a key twice; each level needs a digit of its own")
        for n, scale in enumerate(session_type.scales)
        if len({level.key for level in scale.levels}) < len(scale.levels)
    ]
    if session_type.least_parties > session_type.most_parties:
        problems.append((("least_parties",), "is more than most_parties"))
    for table, own, known in (
        ("nouns", session_type.words.nouns, NOUNS),
        ("said", session_type.words.said, SAID),
    ):
        problems += [(("words", table, key), _no_word(key)) for key in own if key not in known]
    blanks = set(re.findall(r"\{(\w+)\}", session_type.regime.wording))
    problems += [
        (("regime", "blanks"), f"does not list the blank “{{{blank}}}” of the wording")
        for blank in sorted(blanks - session_type.regime.blanks.keys())
    ]
    return problems


def _no_word(key: str) -> str:
    if key in SessionType.model_fields:
        return "stands at the top of the file, before the first [table]"
    return "is no word of the catalogue; agendas/README.md lists them"


def _there_are(sides: set[str]) -> str:
    """Say which sides a stage could name."""
    return f"; there are: {', '.join(sorted(sides))}" if sides else "; this type has none, so leave it out"


def _twice(ids: list[tuple[str, int, str]]) -> list[Problem]:
    """Point at every place whose id was there before it."""
    seen: set[str] = set()
    problems: list[Problem] = []
    for field, index, name in ids:
        if name in seen:
            problems.append(((field, index), f"has the id “{name}”, which is there already"))
        seen.add(name)
    return problems


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
