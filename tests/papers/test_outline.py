import pytest

from mediator.archive import agendas
from mediator.papers.outline import outline
from mediator.papers.width import columns
from mediator.record.session_type import SessionType


@pytest.fixture(scope="module")
def community() -> SessionType:
    return agendas.named("community")


def flowed(text: str) -> str:
    """The text without its line breaks and indents."""
    return " ".join(text.split())


def changed(session_type: SessionType, **fields: object) -> SessionType:
    return SessionType.model_validate(session_type.model_dump() | fields)


def test_everything_to_choose_a_type_by(community: SessionType) -> None:
    text = flowed(outline(community))
    assert text.startswith(f"Community mediation (community) {community.about} {community.who} 120 minutes")
    for stage in community.stages:
        assert f"{stage.title}, {stage.minutes} min {stage.purpose}" in text
    assert f"How this room decides {community.decision.words}" in text
    assert f"Ground rules - {' - '.join(community.rules.start_with)}" in text
    assert "The centre asks how it is going after 30 and 90 days" in text
    assert "While a line is written the room watches" in text
    assert all(f"- {safeguard}" in text for safeguard in community.safeguards)
    assert all(f"- {variant.name}: {variant.text}" in text for variant in community.variants)


def test_what_a_type_does_not_have_is_left_out(community: SessionType) -> None:
    bare = changed(
        community,
        who="",
        writing="hidden",
        rules={"label": "Our way"},
        follow_up_days=(),
        safeguards=(),
        variants=(),
        stages=[{"id": "circle", "title": "Circle"}],
    )
    assert outline(bare) == (
        "Community mediation (community)\n"
        "Two to six parties work out, in their own words, what they can live with.\n"
        "no time set\n"
        "\n"
        "Stages\n"
        "  Circle, no time set\n"
        "\n"
        "How this room decides\n"
        "  Nothing is decided until every party can live with it\n"
        "\n"
        "Our way\n"
        "  - none to start from\n"
        "\n"
        "While a line is written\n"
        "  the room sees it once it is kept\n"
    )


def test_days_are_said_as_people_say_them(community: SessionType) -> None:
    assert "  after 30 days\n" in outline(changed(community, follow_up_days=(30,)))
    assert "  after 7, 30 and 90 days\n" in outline(changed(community, follow_up_days=(7, 30, 90)))


def test_its_words_are_the_session_types(community: SessionType) -> None:
    own = {"paper_stages": "Ablauf", "paper_minutes": "{n} Min.", "paper_together": "{x} %s [b"}
    text = outline(changed(community, words=own))
    assert "Ablauf\n  Opening, 10 Min.\n" in text
    assert "  {x} %s [b\n" in text


@pytest.mark.parametrize("letters", ["李小龍" * 300, "x" * 2_000, "a b " * 400])
def test_no_line_is_wider_than_a_sheet(community: SessionType, letters: str) -> None:
    wide = changed(
        community,
        who=letters,
        about=letters,
        decision={"words": letters},
        rules={"label": letters, "start_with": [letters]},
        words={"paper_stages": letters, "paper_minutes": letters, "follow_up": letters},
    )
    assert all(columns(line) <= 80 for line in outline(wide).splitlines())


def test_an_order_of_speaking_checks_before_and_breaks_are_seen_when_choosing() -> None:
    restorative, housing = agendas.named("restorative"), agendas.named("housing")
    text = flowed(outline(restorative))
    assert "What it meant, 15 min Speaking: somebody who was harmed" in text
    assert f"Before the room comes in - {restorative.checks('before')[0].text} - " in text
    assert "Breaks that have a purpose - to ask for advice, 20 min" in flowed(outline(housing))
