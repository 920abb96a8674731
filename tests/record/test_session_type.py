from typing import Any

import pytest
from pydantic import ValidationError

from mediator.record.beginning import first_record
from mediator.record.session_type import Regime, SessionType
from mediator.record.words import NOUNS, SAID, Words
from tests.strategies import NINE, SESSION_TYPE


def made(**fields: object) -> SessionType:
    least: dict[str, Any] = {
        "format": 1,
        "id": "talk",
        "name": "A talk",
        "about": "Two people talk.",
        "regime": {"wording": "x"},
        "stages": [{"id": "talk", "title": "Talk"}],
    }
    return SessionType.model_validate(least | fields)


def test_a_type_says_only_what_it_changes() -> None:
    plain = made()
    assert plain.words == Words()
    assert plain.rules.label == "Ground rules"
    assert (plain.least_parties, plain.most_parties, plain.writing) == (2, 6, "together")


def test_a_type_that_renames_one_thing_keeps_the_other_words() -> None:
    words = made(words={"topics": "Issues", "nouns": {"topic": "an issue"}, "said": {"Erase": "gone"}}).words
    assert words.topics == "Issues"
    assert words.nouns == NOUNS | {"topic": "an issue"}
    assert words.said == SAID | {"Erase": "gone"}


def test_the_catalogue_is_not_changed_by_a_type() -> None:
    made(words={"nouns": {"topic": "an issue"}})
    assert Words().nouns["topic"] == NOUNS["topic"] == "a topic"


def test_the_minutes_in_all_are_those_of_the_stages() -> None:
    assert SESSION_TYPE.minutes == 10 + 20 + 10 + 25 + 5 + 600


def test_the_regime_shows_the_centres_words_and_empty_blanks_as_lines_to_write_on() -> None:
    regime = Regime(wording="{centre} keeps {who_hears}.", blanks={"centre": "{law} & Co", "who_hears": ""})
    assert regime.filled() == "{law} & Co keeps _______ (who hears)."


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": 2},
        {"id": "A talk"},
        {"stages": []},
        {"stages": [{"id": "talk", "title": "Talk", "minutes": 601}]},
        {"stages": [{"id": "talk", "title": "Talk", "minutes": -1}]},
        {"stages": [{"id": "talk", "title": "Talk", "board": "desk"}]},
        {"writing": "secret"},
        {"least_parties": -1},
        {"follow_up_days": [-1]},
        {"language": "English"},
        {"promts": []},
        {"words": {"topix": "x"}},
        {"words": {"topics": ""}},
        {"words": "none"},
        {"rules": {"label": " "}},
    ],
    ids=str,
)
def test_a_type_that_makes_no_sense_is_not_accepted(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        made(**wrong)


def test_a_session_begins_with_what_the_wall_needs_of_its_type() -> None:
    numbers = iter(range(100))
    record = first_record(
        SESSION_TYPE,
        code="x",
        title="x",
        parties=(),
        topics=("Evenings", "Weekends"),
        at=NINE,
        new_id=lambda: f"e{next(numbers)}",
    )
    session = record.session
    assert [stage.id for stage in session.stages] == [stage.id for stage in SESSION_TYPE.stages]
    assert (session.stages[4].names, session.stages[1].wall) == ("unnamed", "quiet")
    assert [(rule.text, rule.number) for rule in session.rules] == [("One at a time", 1)]
    assert [(issue.text, issue.number) for issue in session.issues] == [("Evenings", 1), ("Weekends", 2)]
    assert record.agreement.id == record.private.id == session.id == "x"
