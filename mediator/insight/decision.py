"""Whether an idea or a point stands by the room's rule, and in words what is still missing.

Words with names are for the desk; the wall is told only whether it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mediator.record.decision import DecisionKind
from mediator.record.session import Session
from mediator.record.session_type import SessionType
from mediator.record.support import Answer
from mediator.text import fill


@dataclass(frozen=True)
class Rule:
    """The rule that holds: as the room chose it, or as its kind of session has it."""

    kind: DecisionKind
    words: str
    """For the room."""
    number: int = 0
    also: tuple[str, ...] = ()
    decider: str | None = None


def rule_of(session: Session, session_type: SessionType) -> Rule:
    """Return the rule of this session."""
    words, typed = session_type.words, session_type.decision
    chosen = session.decision
    if chosen is None:
        in_also = tuple(p.id for p in session.parties if session.sides.get(p.id) in typed.also)
        deciders = [p.id for p in session.parties if session.sides.get(p.id) == typed.decider]
        return Rule(typed.kind, typed.words, typed.number, in_also, (*deciders, None)[0])
    names = {party.id: party.name for party in session.parties}
    also = ", ".join(names[party] for party in chosen.also if party in names)
    match chosen.kind:
        case "everyone":
            said = words.decision_everyone
        case "consensus":
            said = words.decision_consensus
        case "majority":
            pattern = words.decision_number_and if also else words.decision_number
            said = fill(pattern, n=chosen.number, m=len(names) - len(chosen.also), names=also)
        case "one_decides":
            said = fill(words.decision_one, name=names.get(str(chosen.decider), words.mediator))
    return Rule(chosen.kind, said, chosen.number, chosen.also, chosen.decider)


def still_missing(rule: Rule, names: Mapping[str, str], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return what is missing before *rule* is met, a sentence each; () where it is met.

    *names* are those of all parties, present or not, by id; *answers* those given, by party.
    """
    if not names:
        return ("There is no party yet",)
    given = {party: answers[party] for party in names if party in answers}
    match rule.kind:
        case "everyone":
            return (*_unanswered(names, given), *_conditions(names, given), *_not_yes(names, given))
        case "consensus":
            return _of_consensus(names, given)
        case "majority":
            return _of_number(rule, names, given)
        case "one_decides":
            return _of_one(rule, names, given)


def _of_consensus(names: Mapping[str, str], given: Mapping[str, Answer]) -> tuple[str, ...]:
    """Nobody blocks, whoever stands aside has said why, and somebody is for it."""
    blocks = [names[party] for party, answer in given.items() if answer.counts == "block"]
    silent = [names[p] for p, answer in given.items() if answer.counts == "aside" and not answer.says]
    made = [f"Blocked by {_listed(blocks)}"] if blocks else []
    made += _unanswered(names, given)
    made += _conditions(names, given)
    made += _not_yes(names, {p: a for p, a in given.items() if a.counts in ("open", "no")})
    made += [f"Not noted: why {_listed(silent)} {_verb(silent, 'stands', 'stand')} aside"] if silent else []
    if not made and not any(answer.supports() for answer in given.values()):
        made = ["Nobody is for it"]
    return tuple(made)


def _of_number(rule: Rule, names: Mapping[str, str], given: Mapping[str, Answer]) -> tuple[str, ...]:
    """So many of the others, and every one of those named."""
    if not rule.number and not rule.also:
        return ("How many it takes is not said yet",)
    rest = [party for party in names if party not in rule.also]
    yes = sum(given[party].supports() for party in rest if party in given)
    wanting = [names[p] for p in names if p in rule.also and not (p in given and given[p].supports())]
    made = [f"Still missing: the yes of {_listed(wanting)}"] if wanting else []
    if yes < rule.number:
        made.append(f"Still missing: {rule.number - yes} more yes of {rule.number} among {len(rest)} parties")
        made += _conditions(names, {party: answer for party, answer in given.items() if party in rest})
    return tuple(made)


def _of_one(rule: Rule, names: Mapping[str, str], given: Mapping[str, Answer]) -> tuple[str, ...]:
    """Everyone else is heard first; then the decider's own yes is all it takes."""
    if rule.decider is None or rule.decider not in names:
        return ("Who decides is not said yet",)
    others = {party: name for party, name in names.items() if party != rule.decider}
    made = _unanswered(others, given)
    decider = {rule.decider: names[rule.decider]}
    own = {party: answer for party, answer in given.items() if party in decider}
    made += _unanswered(decider, own)
    return (*made, *_conditions(decider, own), *_not_yes(decider, own))


def _unanswered(names: Mapping[str, str], given: Mapping[str, Answer]) -> list[str]:
    there = [names[party] for party in names if party in given]
    missing = [names[party] for party in names if party not in given]
    if not missing:
        return []
    if not there and len(missing) > 1:
        return ["Still missing: everyone's answer"]
    if len(there) == 1 and len(missing) > 2:
        return [f"Still missing: everyone's answer but {_whose(there[0])}"]
    return [f"Still missing: the {_verb(missing, 'answer', 'answers')} of {_listed(missing)}"]


def _conditions(names: Mapping[str, str], given: Mapping[str, Answer]) -> list[str]:
    open_ = [(p, a.says) for p, a in given.items() if a.counts == "condition" and not a.settled]
    return [
        f"Still to settle: {_whose(names[party])} yes, if {f'“{says}”' if says else 'something'}"
        for party, says in open_
    ]


def _not_yes(names: Mapping[str, str], given: Mapping[str, Answer]) -> list[str]:
    no = [(p, a) for p, a in given.items() if not a.supports() and a.counts != "condition"]
    return [f"Not a yes: {names[party]}, “{answer.level}”" for party, answer in no]


def _whose(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _verb(names: Sequence[str], one: str, many: str) -> str:
    return one if len(names) == 1 else many
