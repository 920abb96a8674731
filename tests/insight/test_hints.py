"""Hints on a draft: every check of practice §4.2, and a case as it was published."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from mediator.archive import hint_words as files
from mediator.archive.hint_words import hint_words
from mediator.insight.desk_draft import duties
from mediator.insight.hints import Check, hard_word, hints_of, words_in
from mediator.record.agreement import Advice, NextDate, SetAdvice, SetNextDate
from mediator.record.agreement_point import (
    AddPoint,
    AgreementPoint,
    Doer,
    PartName,
    SetPart,
    SetPointKind,
    doers,
)
from mediator.record.budget import SetBudget
from mediator.record.called import begun_with
from mediator.record.change import Change
from mediator.record.entry import Reword
from mediator.record.money import Money
from mediator.record.party import Party, Person
from mediator.record.read_back import AnswerPoint
from mediator.record.record import Record
from tests.record.cases import after, at, start
from tests.strategies import NINE

ENGLISH = hint_words("en")
GOOD = {
    "who": (Doer(id="d", name="D"),),
    "by_when": "Friday",
    "if_not": "D tells the Ls a day before",
    "review": "at the call after 30 days",
    "support": "D has the money",
}


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("The Lowes ask their son to mend the fence before Christmas", ["lowe"]),
        ("the lowes' van", []),
        ("Lowe’s van is moved", ["lowe"]),
        ("Mr Cole and the Lowes share the cost", ["cole", "lowe"]),
        ("Cole, Ana share the cost", ["cole", "ana"]),
        ("Somebody tells the Lowes", []),
        ("Colette waits", []),
        ("The school writes to Ana", ["school"]),
    ],
)
def test_a_party_is_found_by_what_people_call_it(text: str, doing: list[str]) -> None:
    names = {"ana": "Ana", "cole": "Mr Cole", "lowe": "Mr and Mrs Lowe", "school": "the school"}
    made = start(*(Party(id=id_, name=name) for id_, name in names.items()))
    assert [party.id for party in begun_with(text, made.session.parties)] == doing
    record = after(made, AddPoint(at=NINE, entry=AgreementPoint(id="p", text=text, at=NINE)))
    assert [one.name for one in duties(record) if one.points] == [names[one] for one in sorted(doing)]


def test_whoever_is_called_by_a_short_name_is_somebody_and_christmas_is_a_time() -> None:
    couple = start(Party(id="d", name="Dan"), Party(id="lowe", name="Mr and Mrs Lowe"))
    text = "The Lowes ask their son to mend the fence before Christmas"
    record = after(couple, AddPoint(at=NINE, entry=AgreementPoint(id="p", text=text, at=NINE)))
    asked = {hint.check for hint in hints_of(record, record.agreement.points[0], ENGLISH)}
    assert not asked & {"actor", "time"}
    assert doers(record, "the Lowes and Dan") == (
        Doer(id="lowe", name="Mr and Mrs Lowe"),
        Doer(id="d", name="Dan"),
    )


LONG_WORDS = (
    "D coordinates individual responsibilities regarding gardening arrangements "
    "following previously established neighbourhood conventions every Saturday"
)


def case() -> Record:
    """The neighbours of the football case: two people are one party."""
    people = (
        Person(id="mr", name="Mr L", role="member", party="ls"),
        Person(id="mrs", name="Mrs L", role="member", party="ls"),
        Person(id="rep", name="Ms Vega", role="representative", party="d"),
    )
    return start(Party(id="d", name="D"), Party(id="ls", name="Mr and Mrs L")).with_session(people=people)


def hints(text: str, *changes: Change, **fields: Any) -> dict[Check, str]:
    """Return what is asked of a point that would be good but for *text* and *fields*, with the words."""
    made = AgreementPoint(id="p", text=text, at=NINE).with_(**{**GOOD, **fields})
    record = after(case(), AddPoint(at=NINE, entry=made), *changes)
    return {hint.check: hint.word for hint in hints_of(record, record.agreement.points[0], ENGLISH)}


@pytest.mark.parametrize(
    ("check", "word", "text", "fields"),
    [
        ("actor", "", "Mends the gate", {"who": ()}),
        ("actor", "They", "They take turns with D on Fridays", {"who": ()}),
        ("actor", "the family", "Helps on Friday", {"who": (Doer(name="the family"),)}),
        ("time", "", "D returns the ladder", {"by_when": ""}),
        ("time", "soon", "D returns the ladder", {"by_when": "soon"}),
        ("time", "as needed", "D cuts the hedge as needed", {}),
        ("measurable", "respect", "D shows respect at the door", {}),
        ("measurable", "polite, Better", "D is polite. Better and polite words at the door", {}),
        ("measurable", "clean", "D keeps the hall clean", {"how_known": "it looks better"}),
        ("positive", "fault", "D says the window is his fault", {}),
        ("positive", "stops", "D stops parking at the gate", {}),
        ("own_words", "shall", "D shall return the ladder", {}),
        (
            "own_words",
            "responsibilities",
            LONG_WORDS,
            {},
        ),
        ("realistic", "pays", "D pays for the glass", {"support": ""}),
        ("realistic", "25 December", "D returns the ladder", {"by_when_day": date(2026, 12, 25)}),
        ("authority", "Tom", "Tom returns the ladder", {"who": (Doer(name="Tom"),)}),
        ("authority", "Ms Vega", "Ms Vega signs the form", {"who": (Doer(id="rep", name="Ms Vega"),)}),
        ("authority", "son", "D asks his son to carry the ladder", {"who": ()}),
        ("what_if", "every", "D sweeps the stairs every Friday", {"if_not": ""}),
        ("what_if", "rent", "D brings the rent", {"if_not": ""}),
        ("what_if", "children", "D walks the children home", {"if_not": ""}),
        ("what_if", "alarm", "D tests the alarm", {"if_not": ""}),
        ("review", "", "D returns the ladder", {"review": ""}),
        ("outsider", "he, the usual", "On Friday he takes D the usual way", {"who": ()}),
        ("safety", "contact", "D has contact with Ann on Friday", {}),
        ("safety", "handover", "D waits at the gate", {"where": "where the handover is"}),
        ("legal", "custody", "D asks about custody on Friday", {}),
    ],
)  # fmt: skip
def test_each_check_asks_with_the_words_that_are_the_cause(
    check: Check, word: str, text: str, fields: dict[str, Any]
) -> None:
    assert hints(text, **fields)[check] == word


def test_a_point_with_all_it_needs_is_asked_nothing() -> None:
    assert hints("D returns the ladder") == {}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("D keeps the hall clean", {"how_known": "no shoes and no bags stand in it"}),
        ("D parks in Hill Street instead, not at the gate", {}),
        ("D asks his son to carry the ladder", {}),
        ("D sweeps the stairs every Friday", {"by_when": ""}),
    ],
)
def test_what_answers_a_question_ends_it(text: str, fields: dict[str, Any]) -> None:
    assert hints(text, **fields) == {}


def test_what_the_whole_session_has_answers_for_every_point() -> None:
    meet = SetNextDate(at=NINE, next_date=NextDate(day=date(2027, 1, 4)))
    assert hints("D returns the ladder", meet, review="") == {}
    home = SetAdvice(at=NINE, advice=Advice(sign="home"))
    assert "legal" not in hints("D asks about custody on Friday", home)
    assert "legal" in hints("D asks about custody", SetAdvice(at=NINE, advice=Advice(sign="now")))


def test_a_plan_for_payments_or_safety_needs_an_answer_if_it_slips() -> None:
    kind = SetPointKind(at=NINE, entry="p", kind="payment_plan")
    assert hints("D returns the ladder", kind, if_not="") == {"what_if": ""}


@pytest.mark.parametrize(
    ("seconds", "answer", "asked"), [(59, "yes", True), (60, "yes", False), (3600, "concern", True)]
)
def test_a_yes_of_everyone_at_once_or_with_a_concern_is_checked_again(
    seconds: int, answer: str, asked: bool
) -> None:
    when = NINE + timedelta(seconds=seconds)
    answers = [
        AnswerPoint.model_validate({"at": when, "entry": "p", "party": party, "answer": answer})
        for party in ("d", "ls")
    ]
    assert ("hasty" in hints("D returns the ladder", *answers)) is asked
    assert "hasty" not in hints("D returns the ladder", *(answers[:1] if answer == "yes" else []))


def test_a_yes_to_words_that_were_changed_just_now_is_checked_again_too() -> None:
    later = NINE + timedelta(hours=1)
    changed = Reword(at=later, entry="p", text="D returns the long ladder")
    for seconds, asked in ((59, True), (60, False)):
        when = later + timedelta(seconds=seconds)
        answers = [AnswerPoint(at=when, entry="p", party=party, answer="yes") for party in ("d", "ls")]
        assert ("hasty" in hints("D returns the ladder", changed, *answers)) is asked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("D gives 1,200.50 EUR to the club", "1,200.50 EUR"),
        ("D gives €1200 to the club", "€1200"),
        ("D gives 2000 euros to the club", "2000 euros"),
        ("D gives EUR 1200 to the club", "EUR 1200"),
        ("D gives 1000 EUR to the club", ""),
        ("D gives 1200 USD to the club", ""),
        ("D calls 2000 households for the club", ""),
        ("D calls 0049.30.2000.1.1 for the club", ""),
    ],
)
def test_an_amount_that_is_more_than_there_is_to_share_out_is_asked_about(text: str, found: str) -> None:
    budget = SetBudget(at=NINE, money=Money(amount="1000", currency="EUR"))
    assert hints(text, budget).get("realistic", "") == found
    assert "realistic" not in hints(text)


def test_a_holiday_of_one_year_is_one_in_that_year_alone() -> None:
    easter = ENGLISH.model_copy(update={"holidays": ("2027-03-28",)})
    for day, asked in ((date(2027, 3, 28), True), (date(2028, 3, 28), False)):
        made = AgreementPoint(id="p", text="D returns the ladder", at=NINE).with_(**GOOD, by_when_day=day)
        record = after(case(), AddPoint(at=NINE, entry=made))
        found = {hint.check for hint in hints_of(record, record.agreement.points[0], easter)}
        assert ("realistic" in found) is asked


def test_words_are_found_whole_or_by_their_beginning_in_any_case() -> None:
    assert (
        words_in(("low", "polite*"), "Slow and below: LOW, politeness. polite") == "LOW, politeness, polite"
    )
    assert words_in(("c++", "(a)"), "a b c") == ""
    assert words_in((), "anything") == words_in(("low",), "") == ""


def test_a_short_text_is_never_hard() -> None:
    assert hard_word("Responsibilities notwithstanding circumstances") == ""
    assert hard_word("A b c d e f g h i j k l m") == ""


# The languages


@pytest.mark.parametrize(
    "file", sorted(files.file_of("en").parent.glob("*.toml")), ids=lambda path: path.stem
)
def test_every_language_is_whole_and_has_a_question_for_every_check(file: Path) -> None:
    read = hint_words.__wrapped__(file.stem)
    assert read.language == file.stem
    assert set(read.questions) == set(get_args(Check))
    assert read.vague_words, "it was read, and not left out"


def test_a_language_without_a_file_or_with_a_broken_one_asks_for_what_is_missing_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = files.file_of("en").read_text(encoding="utf-8")
    (tmp_path / "en.toml").write_text(english, encoding="utf-8")
    (tmp_path / "es.toml").write_text(english.replace("polite*", "amable*"), encoding="utf-8")
    (tmp_path / "fr.toml").write_text("format = ", encoding="utf-8")
    monkeypatch.setattr(files, "packaged_folder", lambda _: tmp_path)
    fresh = hint_words.__wrapped__
    assert "amable*" in fresh("es").vague_words
    assert fresh("es-MX") == fresh("es")
    for language in ("fr", "de"):
        assert fresh(language).questions == fresh("en").questions
        assert fresh(language).vague_words == ()


# The case


PUBLISHED = (
    "D will talk with his children about being polite and encourage football at the park",
    "The Ls ask their son to mend the fence",
    "D pays for the materials",
    "The Ls keep the television low after 10 pm",
    "The Ls speak to D instead of sending notes",
)


def entered(*texts: str) -> Record:
    points = [AgreementPoint(id=f"a{n}", text=text, at=NINE) for n, text in enumerate(texts, 1)]
    return after(case(), *(AddPoint(at=NINE, entry=point) for point in points))


def found(record: Record) -> list[dict[Check, str]]:
    return [
        {hint.check: hint.word for hint in hints_of(record, point, ENGLISH)}
        for point in record.agreement.points
    ]


def test_of_the_published_points_the_vague_words_the_missing_dates_and_the_absent_son_are_found() -> None:
    first, second, third, fourth, fifth = found(entered(*PUBLISHED))
    assert first["measurable"] == "polite, encourage"
    assert fourth["measurable"] == "low"
    assert [("time" in one) for one in (first, second, third, fourth, fifth)] == [
        True,
        True,
        True,
        False,
        True,
    ]
    assert second["authority"] == "son"
    assert all("review" in one for one in (first, second, third, fourth, fifth))


def test_the_same_points_made_good_leave_no_hint() -> None:
    record = entered(
        "D takes the children to the park with the football",
        "Mr L asks his son to put six new boards into the fence",
        "D pays the boards and nails up to 120 euros, against the bill",
        "Mr and Mrs L turn the television down to 15 at 10 in the evening",
        "Mr and Mrs L ring at D's door, or text, instead of sending notes",
    )
    parts: list[dict[PartName, str]] = [
        {"who": "D", "by_when": "every Saturday at ten", "if_not": "D goes on Sunday"},
        {"who": "Mr L", "by_when": "12 December", "if_not": "Mr L does it with D on 13 December"},
        {"who": "D", "by_when": "the day he gets the bill", "support": "D has set it aside",
         "if_not": "D and Mr L agree on a day at the door"},
        {"who": "Mr L, Mrs L", "by_when": "every evening", "how_known": "D does not hear it in the bedroom",
         "if_not": "D texts"},
        {"who": "Mr L, Mrs L", "by_when": "the same day", "if_not": "they ask the centre"},
    ]  # fmt: skip
    for number, named in enumerate(parts, 1):
        for part, text in {**named, "review": "when the centre calls after 30 days"}.items():
            record = after(record, SetPart(at=at(1), entry=f"a{number}", part=part, text=text))
    assert found(record) == [{}] * 5
