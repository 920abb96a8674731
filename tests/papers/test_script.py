import pytest

from mediator.archive import agendas
from mediator.papers.key_card import key_card
from mediator.papers.script import script
from mediator.papers.width import columns
from mediator.record.session_type import SessionType
from mediator.record.words import Words

KEYS = [("space", "start or pause the stage clock"), ("g", "go on to the next stage")]


ON_THE_OUTLINE = ("paper_stages", "paper_no_rules", "paper_writing", "paper_together", "paper_hidden")


@pytest.fixture(scope="module")
def community() -> SessionType:
    return agendas.named("community")


def pages(session_type: SessionType) -> list[str]:
    return script(session_type, KEYS).split("\f")


def flowed(text: str) -> str:
    """The text without its line breaks and indents."""
    return " ".join(text.split())


def changed(session_type: SessionType, **fields: object) -> SessionType:
    return SessionType.model_validate(session_type.model_dump() | fields)


def test_pages_fit_a_sheet(community: SessionType) -> None:
    for page in pages(community):
        assert page.strip()
        assert page.endswith("\n")
        assert not page.endswith("\n\n")
        lines = page.splitlines()
        assert len(lines) <= 60
        assert all(columns(line) <= 80 and line == line.rstrip() for line in lines)


def test_every_stage_with_its_time_and_prompts(community: SessionType) -> None:
    text = script(community, KEYS)
    starts = ["0:00", "0:10", "0:35", "0:45", "1:10", "1:30", "1:42", "1:55"]
    for start, stage in zip(starts, community.stages, strict=True):
        assert f" {start}  {stage.title}, {stage.minutes} min\n" in text
        assert stage.purpose in flowed(text)
        for prompt in stage.prompts:
            assert f"- {prompt}" in flowed(text)
    assert "120 minutes in all" in text


def test_a_stage_is_not_divided_between_pages(community: SessionType) -> None:
    for stage in community.stages:
        (page,) = [page for page in pages(community) if f"  {stage.title}, {stage.minutes} min\n" in page]
        assert all(prompt in flowed(page) for prompt in stage.prompts)


def test_a_process_without_minutes_has_no_times(community: SessionType) -> None:
    stages = [stage.model_dump() | {"minutes": 0} for stage in community.stages]
    text = script(changed(community, stages=stages), KEYS)
    assert "Opening, no time set" in text
    assert "0:00" not in text
    assert "minutes in all" not in text


def test_the_opening_has_a_box_for_each_item(community: SessionType) -> None:
    (page,) = [page for page in pages(community) if "To go through" in page]
    for item in community.checklist:
        assert f"    [ ] {item.text}\n" in page
        assert item.more in flowed(page)


def test_the_regime_is_in_the_centres_words_or_blank(community: SessionType) -> None:
    regime = community.regime.model_dump()
    regime["blanks"]["law"] = "the River Town Mediation Act"
    text = script(changed(community, regime=regime), KEYS)
    assert "falls under the River Town Mediation Act." in flowed(text)
    assert "_______ (centre) offers" in flowed(text)
    assert f"    centre {'_' * 69}\n" in text
    assert "    law __" not in text
    assert "{" not in text
    assert "confidential" not in text.casefold()


def test_rules_leave_room_to_write(community: SessionType) -> None:
    (page,) = [page for page in pages(community) if page.startswith("Community mediation: Ground rules")]
    for rule in community.rules.start_with:
        assert rule in page
    assert page.count("____\n") == 5 + 5 * 2
    (page,) = [page for page in pages(changed(community, rules={"label": "Our way"})) if "Our way" in page]
    assert page.count("____\n") == 5 * 2


def test_the_blank_plan(community: SessionType) -> None:
    text = script(community, KEYS)
    assert text.count("What I want") == text.count("Why it matters") == community.most_parties
    for label in ("Who", "Does what", "By when", "How known", "What if not", "Review"):
        assert text.count(f"{label:<11} ____") == 6
    own_words = changed(community, most_parties=2, words={"want": "My request", "ideas": "What could help"})
    text = script(own_words, KEYS)
    assert text.count("My request") == 2
    assert "What could help\n" in text


def test_the_last_page_is_the_key_card(community: SessionType) -> None:
    assert pages(community)[-1] == key_card(KEYS)


def test_long_and_foreign_texts_keep_the_page(community: SessionType) -> None:
    long = "李小龍" * 300
    stage = {"id": "a", "title": "話" * 80, "minutes": 600, "purpose": long, "prompts": [long] * 40}
    session_type = changed(
        community,
        name="長" * 80,
        stages=[stage] * 3,
        checklist=[{"id": "a", "text": long, "more": long}] * 9,
        rules={"label": long, "start_with": [long] * 9},
        most_parties=200,
        words={key: long for key in Words.model_fields if key.startswith("paper_")},
    )
    for page in pages(session_type):
        assert len(page.splitlines()) <= 60
        assert all(columns(line) <= 80 for line in page.splitlines())


def test_a_long_list_loses_nothing(community: SessionType) -> None:
    prompts = [f"Question number {number}?" for number in range(200)]
    stage = {"id": "a", "title": "A", "minutes": 5, "prompts": prompts}
    text = script(changed(community, stages=[stage]), KEYS)
    assert all(text.count(f"- {prompt}\n") == 1 for prompt in prompts)


def test_what_comes_before_the_room_and_whose_turn_it_is_stand_on_paper() -> None:
    restorative = agendas.named("restorative")
    text = flowed(script(restorative, KEYS))
    for item in restorative.checks("before"):
        assert f"[ ] {item.text} {item.more}" in text
    assert text.index("Before the room comes in") < text.index("To go through")
    assert "What happened, 15 min Speaking: somebody who caused the harm" in text
    assert "Also touched, 10 min Speaking: those who came with somebody who was harmed" in text


def test_dates_and_breaks_stand_on_paper() -> None:
    text = flowed(script(agendas.named("housing"), KEYS))
    assert "Breaks that have a purpose - to ask for advice, 20 min" in text
    assert text.count("Dates to keep in view ____") == 1


IN_TURN: dict[str, object] = {
    "checklist": [{"id": "a", "text": "A", "when": "before"}, {"id": "b", "text": "B"}],
    "sides": [{"id": "one", "name": "One"}],
    "breaks": [{"name": "advice", "card": "Advice", "minutes": 5}],
    "stages": [
        {"id": "a", "title": "A", "minutes": 5, "turn": "one"},
        {"id": "b", "title": "B", "minutes": 5, "turn": "one", "turn_of": "supporters"},
    ],
}


def test_every_word_of_paper_is_the_session_types(community: SessionType) -> None:
    own = {
        key: f"<{number}>"
        for number, key in enumerate(Words.model_fields)
        if key.startswith("paper_") and key not in ON_THE_OUTLINE
    }
    text = script(changed(community, words=own, **IN_TURN), KEYS)
    assert [key for key, words in own.items() if words not in text] == ["paper_no_time"]
