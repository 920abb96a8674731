"""Each decision rule by a table of cases, with abstentions, absences and a block."""

import pytest

from mediator.insight.decision import Rule, rule_of, still_missing
from mediator.record.decision import Decision, SetDecision
from mediator.record.party import Party
from mediator.record.session_type import DecisionRule
from mediator.record.support import Answer, Counts
from tests.record.cases import after, start
from tests.strategies import NINE, SESSION_TYPE

NAMES = {"a": "Ana", "b": "Ben", "c": "Cem", "d": "Dora", "f": "The funder"}
COUNTS: dict[str, Counts] = {
    "y": "yes",
    "?": "condition",
    "!": "condition",
    "/": "aside",
    "\\": "aside",
    "0": "abstain",
    "m": "open",
    "n": "no",
    "x": "block",
}


def answers(said: str) -> dict[str, Answer]:
    """Return an answer for each letter, in the order of the parties; a blank is somebody who is not there.

    ! is a condition that is settled, \\ standing aside without a reason.
    """
    made = {}
    for party, letter in zip(NAMES, said, strict=True):
        if letter != " ":
            says = "" if letter in "y\\" else "why"
            made[party] = Answer(
                party=party, level="L", counts=COUNTS[letter], says=says, settled=letter == "!", at=NINE
            )
    return made


EVERYONE = Rule("everyone", "")
CONSENSUS = Rule("consensus", "")
NUMBER = Rule("majority", "", number=3, also=("f",))
ADVICE = Rule("one_decides", "", decider="f")

CASES = [
    (EVERYONE, "yyyyy", []),
    (EVERYONE, "yyy!y", []),
    (EVERYONE, "     ", ["Still missing: everyone's answer"]),
    (EVERYONE, "y    ", ["Still missing: everyone's answer but Ana's"]),
    (EVERYONE, "yyyy ", ["Still missing: the answer of The funder"]),
    (EVERYONE, "yy  y", ["Still missing: the answers of Cem and Dora"]),
    (EVERYONE, "yyyy?", ["Still to settle: The funder's yes, if “why”"]),
    (EVERYONE, "yyyy0", ["Not a yes: The funder, “L”"]),
    (EVERYONE, "yyyy/", ["Not a yes: The funder, “L”"]),
    (EVERYONE, "xyyyy", ["Not a yes: Ana, “L”"]),
    (CONSENSUS, "yyyyy", []),
    (CONSENSUS, "y/0!y", []),
    (CONSENSUS, "y/00/", []),
    (CONSENSUS, "//00/", ["Nobody is for it"]),
    (CONSENSUS, "yyyyx", ["Blocked by The funder"]),
    (CONSENSUS, "xyy x", ["Blocked by Ana and The funder", "Still missing: the answer of Dora"]),
    (CONSENSUS, "yyyym", ["Not a yes: The funder, “L”"]),
    (CONSENSUS, "yyyyn", ["Not a yes: The funder, “L”"]),
    (CONSENSUS, "yyy?y", ["Still to settle: Dora's yes, if “why”"]),
    (CONSENSUS, "yy\\yy", ["Not noted: why Cem stands aside"]),
    (CONSENSUS, "y\\\\yy", ["Not noted: why Ben and Cem stand aside"]),
    (CONSENSUS, "yyyy ", ["Still missing: the answer of The funder"]),
    (NUMBER, "yyy y", []),
    (NUMBER, "yyyxy", []),
    (NUMBER, "yyyyy", []),
    (NUMBER, "yyy0!", []),
    (NUMBER, "yyyy ", ["Still missing: the yes of The funder"]),
    (NUMBER, "yyyyx", ["Still missing: the yes of The funder"]),
    (NUMBER, "yyyy0", ["Still missing: the yes of The funder"]),
    (NUMBER, "yy00y", ["Still missing: 1 more yes of 3 among 4 parties"]),
    (
        NUMBER,
        "y ?  ",
        [
            "Still missing: the yes of The funder",
            "Still missing: 2 more yes of 3 among 4 parties",
            "Still to settle: Cem's yes, if “why”",
        ],
    ),
    (Rule("majority", ""), "yyyyy", ["How many it takes is not said yet"]),
    (ADVICE, "yyyyy", []),
    (ADVICE, "xn0my", []),
    (ADVICE, "y y y", ["Still missing: the answers of Ben and Dora"]),
    (ADVICE, "yyyy ", ["Still missing: the answer of The funder"]),
    (ADVICE, "yyyyn", ["Not a yes: The funder, “L”"]),
    (ADVICE, "yyyy?", ["Still to settle: The funder's yes, if “why”"]),
    (Rule("one_decides", ""), "yyyyy", ["Who decides is not said yet"]),
]


@pytest.mark.parametrize(("rule", "said", "missing"), CASES)
def test_what_is_still_missing(rule: Rule, said: str, missing: list[str]) -> None:
    assert list(still_missing(rule, NAMES, answers(said))) == missing


def test_a_name_that_ends_with_an_s_is_said_as_people_do() -> None:
    names = {"a": "The Bakers", **{party: name for party, name in NAMES.items() if party != "a"}}
    assert still_missing(EVERYONE, names, answers("y    ")) == (
        "Still missing: everyone's answer but The Bakers'",
    )


def test_nobody_decides_nothing() -> None:
    assert still_missing(EVERYONE, {}, {}) == ("There is no party yet",)


def test_an_answer_of_a_party_that_is_gone_counts_for_nothing() -> None:
    assert still_missing(EVERYONE, {"a": "Ana"}, answers("yx   ")) == ()


def test_the_rule_is_the_rooms_or_else_the_types() -> None:
    parties = [Party(id=party, name=name) for party, name in NAMES.items()]
    room = start(*parties)
    assert rule_of(room.session, SESSION_TYPE).words == "Everyone has to be able to live with it"
    number = SetDecision(at=NINE, decision=Decision(kind="majority", number=4, also=("f",)))
    assert (
        rule_of(after(room, number).session, SESSION_TYPE).words
        == "4 of 4 have to say yes, and with them The funder"
    )
    one = SetDecision(at=NINE, decision=Decision(kind="one_decides", decider="b"))
    assert rule_of(after(room, one).session, SESSION_TYPE).words == "Ben decides, after hearing everyone"
    typed = SESSION_TYPE.model_copy(
        update={
            "decision": DecisionRule(kind="majority", words="Four and the funder", number=4, also=("felt",))
        }
    )
    sided = room.with_session(sides={"f": "felt"})
    assert rule_of(sided.session, typed) == Rule("majority", "Four and the funder", 4, ("f",), None)
    decider = SESSION_TYPE.model_copy(update={"decision": DecisionRule(kind="one_decides", decider="felt")})
    assert rule_of(sided.session, decider).decider == "f"
