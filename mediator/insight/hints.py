"""Hints on a draft: what is worth asking before people say yes to it. (practice §4.2, a check for each row)

They are for the desk. They never block, and nothing of a board is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from mediator.insight.board_parts import everyone_says_yes
from mediator.insight.names import who_is_here
from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Frozen
from mediator.record.called import called_in
from mediator.record.money import NUMBER, SIGNS, value_of
from mediator.record.read_back import read_back_of
from mediator.record.record import Record
from mediator.text import Line

Check = Literal[
    "actor", "time", "measurable", "positive", "balanced", "own_words", "realistic", "authority", "what_if",
    "review", "hasty", "outsider", "safety", "legal",
]  # fmt: skip

AT_ONCE = 60.0
"""Seconds after which a yes of everyone is not hasty any more."""

HARD_TO_READ = 60.0
"""From here on a text is very hard by the index of C.-H. Björnsson (LIX, 1968), which counts words, sentences
and words of more than six letters, and so needs no dictionary."""
FEWEST_WORDS = 12
"""A text of fewer words is read at a glance, whatever the index says."""


class HintWords(Frozen):
    """The words of one language that are worth a question, and the questions. "word*" is its beginning."""

    format: Literal[1]
    language: Line
    questions: dict[Check, Line]
    vague_actors: tuple[Line, ...] = ()
    times: tuple[Line, ...] = ()
    vague_times: tuple[Line, ...] = ()
    vague_words: tuple[Line, ...] = ()
    blame: tuple[Line, ...] = ()
    negative: tuple[Line, ...] = ()
    instead: tuple[Line, ...] = ()
    jargon: tuple[Line, ...] = ()
    costly: tuple[Line, ...] = ()
    others: tuple[Line, ...] = ()
    money: tuple[Line, ...] = ()
    children: tuple[Line, ...] = ()
    safety: tuple[Line, ...] = ()
    recurring: tuple[Line, ...] = ()
    outsider: tuple[Line, ...] = ()
    caution: tuple[Line, ...] = ()
    legal: tuple[Line, ...] = ()
    lasting: tuple[Line, ...] = ()
    """Questions that show whether an agreement will last."""
    holidays: tuple[Annotated[str, Field(pattern=r"^(\d{4}-)?\d\d-\d\d$")], ...] = ()
    """Days on which hardly anybody does anything: month-day of every year, or year-month-day of one."""

    @model_validator(mode="after")
    def _every_question(self) -> HintWords:
        missing = set(get_args(Check)) - self.questions.keys()
        if missing:
            raise ValueError(f"has no question for: {', '.join(sorted(missing))}")
        return self


@dataclass(frozen=True)
class Hint:
    """One short question, and the word that is its cause."""

    check: Check
    question: str
    word: str = ""
    """Or words; "" where something is missing, and none is to blame."""


def hints_of(record: Record, point: AgreementPoint, words: HintWords) -> tuple[Hint, ...]:
    """Return what is worth asking about one point, each question once, in the order of the checks."""
    found: dict[Check, str] = {}
    for looked_at in (
        _who(record, point, words),
        _when(point, words),
        _wording(point, words),
        _plan(record, point, words),
        _care(record, point, words),
    ):
        for check, word in looked_at:
            found.setdefault(check, word)
    checks: tuple[Check, ...] = get_args(Check)
    return tuple(Hint(check, words.questions[check], found[check]) for check in checks if check in found)


Found = Iterator[tuple[Check, str]]
"""Checks that find something, each with the words that are the cause."""


def _who(record: Record, point: AgreementPoint, words: HintWords) -> Found:
    """Who does it, and whether they are here and can promise it."""
    session = record.session
    nobody = {p.id for p in session.people if p.role == "representative" and not p.authority}
    ids = {doer.name: who_is_here(record, doer) for doer in point.who}
    vague = [name for name, who in ids.items() if who is None and words_in(words.vague_actors, name)]
    cannot = [name for name, who in ids.items() if (who is None and name not in vague) or who in nobody]
    if vague:
        yield "actor", ", ".join(vague)
    if cannot:
        yield "authority", ", ".join(cannot)
    if not point.who:
        people = tuple(person.name for person in session.people)
        if word := words_in(words.vague_actors, point.text):
            yield "actor", word
        elif not called_in(point.text, session.parties) and not words_in(people, point.text):
            yield "actor", ""
        if word := words_in(words.outsider, point.text):
            yield "outsider", word
    # Whoever is here promises to ask somebody who is not: then there has to be an answer for a no.
    asked_by_somebody_here = bool(point.who) and None not in ids.values() and bool(point.if_not)
    if (word := words_in(words.others, point.text)) and not asked_by_somebody_here:
        yield "authority", word


def _when(point: AgreementPoint, words: HintWords) -> Found:
    if point.by_when_day is not None:
        return
    if word := words_in(words.vague_times, point.by_when) or words_in(words.vague_times, point.text):
        yield "time", word
    elif not point.by_when and not words_in(words.times, point.text):
        yield "time", ""


def _wording(point: AgreementPoint, words: HintWords) -> Found:
    """What a camera would see, who is blamed, what happens instead, and whose words they are."""
    known = point.how_known and not words_in(words.vague_words, point.how_known)
    if (word := words_in(words.vague_words, point.text)) and not known:
        yield "measurable", word
    if word := words_in(words.blame, point.text):
        yield "positive", word
    if (word := words_in(words.negative, point.text)) and not words_in(words.instead, point.text):
        yield "positive", word
    if word := words_in(words.jargon, point.text) or hard_word(point.text):
        yield "own_words", word


def _plan(record: Record, point: AgreementPoint, words: HintWords) -> Found:
    """Whether it can be done, what if it slips, and when it is looked at again."""
    if (word := words_in(words.costly, point.text)) and not point.support:
        yield "realistic", word
    for day in (point.by_when_day, point.review_day, point.until_day):
        if day is not None and {f"{day:%m-%d}", f"{day}"} & set(words.holidays):
            yield "realistic", f"{day.day} {day:%B}"
    if amount := _over_the_budget(record, point.text, words):
        yield "realistic", amount
    if not point.if_not and (cause := _what_may_slip(point, words)) is not None:
        yield "what_if", cause
    if not point.review and record.agreement.next_date is None:
        yield "review", ""


def _care(record: Record, point: AgreementPoint, words: HintWords) -> Found:
    """Whether it went too fast, and what somebody else should look at."""
    if _is_hasty(record, point):
        yield "hasty", ""
    whole = " / ".join(point.promise().values())
    if word := words_in(words.caution, whole):
        yield "safety", word
    advice = record.agreement.advice
    if (word := words_in(words.legal, whole)) and (advice is None or advice.sign == "now"):
        yield "legal", word


def _what_may_slip(point: AgreementPoint, words: HintWords) -> str | None:
    """Return the word for which an answer is wanted if it slips; "" for the kind of point; None for none."""
    said = f"{point.text} / {point.by_when}"
    for listed in (words.money, words.children, words.safety, words.recurring):
        if word := words_in(listed, said):
            return word
    return "" if point.kind in ("payment_plan", "safety_action") else None


_AMOUNT = re.compile(
    rf"(?:(?P<before>[€£]|\b[A-Z]{{3}}\b)\s*(?P<n>{NUMBER}))|(?:(?P<number>{NUMBER})\s*(?P<after>[€£]|\w+))"
)
"""An amount, and the sign, the code of three letters or the word that stands before or behind it."""


def _over_the_budget(record: Record, text: str, words: HintWords) -> str:
    """Return the amount in *text* that is more than there is to share out; "" where none is."""
    budget = record.session.budget
    if budget is None:
        return ""
    for found in _AMOUNT.finditer(text):
        named = found["before"] or found["after"]
        code = SIGNS.get(named.upper(), named.upper())
        same = code == budget.currency if len(code) == 3 else bool(words_in(words.money, named))
        value = value_of(found["n"] or found["number"])
        if same and value is not None and value > budget.value:
            return found[0].strip()
    return ""


def _is_hasty(record: Record, point: AgreementPoint) -> bool:
    """Say whether everyone said yes to its present words at once, or somebody with a concern."""
    answers = read_back_of(record.session.read_backs, point.id).answers
    if any(one.answer == "concern" for one in answers):
        return True
    if not everyone_says_yes(point, record.session):
        return False
    reworded = (wording.at for wording in record.private.wordings if wording.entry == point.id)
    since = max((point.at, *reworded))
    last = max(yes.at for yes in point.confirmed)
    return (last - since).total_seconds() < AT_ONCE


def words_in(listed: tuple[str, ...], text: str) -> str:
    """Return those of the words that stand in *text*, as they stand there, each once; "" where none does."""
    found = _pattern(listed).findall(text) if listed and text else []
    return ", ".join(dict.fromkeys(found))


@lru_cache(maxsize=64)
def _pattern(listed: tuple[str, ...]) -> re.Pattern[str]:
    whole = [re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) for word in listed]
    longest_first = sorted(whole, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def hard_word(text: str) -> str:
    """Return the longest word of a text that is very hard to read; "" of any other."""
    there = re.findall(r"[^\W\d_]+", text)
    if len(there) < FEWEST_WORDS:
        return ""
    sentences = max(1, len(re.findall(r"[.!?:;]+(?=\s|$)", text)))
    long = sum(len(word) > 6 for word in there)
    index = len(there) / sentences + 100 * long / len(there)
    return max(there, key=len) if index > HARD_TO_READ else ""
