"""A session for training: names, places and dates are others, the same ones everywhere; what may be left of
the real ones is pointed out.

No program can know what tells somebody who it was, so the last look is a person's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from string import ascii_uppercase
from typing import Any, TypeVar

from pydantic import AfterValidator, BaseModel

from mediator.papers.document import Blank, Document, Items, Paragraph, Table
from mediator.papers.source import Source
from mediator.text import fill, one_line

M = TypeVar("M", bound=BaseModel)

_TITLES = {
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "herr", "frau", "señor", "señora", "sr",
    "sra", "don", "doña", "mme", "the", "and", "und", "y",
}  # fmt: skip
"""Words of a name that are nobody's own."""

_BEFORE_A_PLACE = {
    "at", "in", "near", "from", "to", "behind", "opposite", "around", "into", "towards", "outside",
    "inside", "of", "off", "am", "im", "aus", "nach", "bei",
}  # fmt: skip

_KINDS_OF_PLACE = {
    "street", "st", "road", "rd", "lane", "avenue", "ave", "square", "school", "park", "church",
    "mosque", "temple", "synagogue", "hospital", "clinic", "court", "house", "hall", "centre", "center",
    "library", "station", "bridge", "village", "town", "city", "college", "university",
}  # fmt: skip

_WORD = re.compile(r"\0\d+\0|[^\W\d_][\w'’-]*")
_PUT_ASIDE = re.compile(r"\0(\d+)\0")

_SHORTEST_NUMBER = 3
"""Digits from which on a number may be a house's, a telephone's, a file's or an amount."""


@dataclass(frozen=True)
class Changed:
    source: Source
    suspects: tuple[str, ...]
    """Words and numbers that were left as they are and may say who it was, anywhere in the session."""


def changed(source: Source) -> Changed:
    """Return *source* with other names, places and dates."""
    disguise = _Disguise(source)
    agreement = disguise.model(source.agreement)
    agreement = agreement.model_copy(update={"id": "training", "title": source.paper_words.training_title})
    session = disguise.model(source.session) if source.session is not None else None
    other = replace(source, agreement=agreement, session=session, now=source.now + disguise.shift)
    return Changed(other, tuple(dict.fromkeys(disguise.suspects)))


def left_in(document: Document, suspects: Iterable[str]) -> tuple[str, ...]:
    """Return those of *suspects* that stand in the document."""
    text = "\n".join(_texts(document))
    return tuple(word for word in suspects if word in text)


@dataclass
class _Disguise:
    """What everything is called, and by how much every day is moved: always the same for one session."""

    source: Source
    names: list[tuple[re.Pattern[str], str]] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    suspects: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        words, parties, people = self.source.paper_words, self.source.parties, self.source.people
        called = {
            party.name: fill(words.training_party, letter=_letter(n)) for n, party in enumerate(parties)
        }
        for number, person in enumerate(people, 1):
            called.setdefault(person.name, fill(words.training_person, n=number))
        whole = sorted(called.items(), key=lambda pair: -len(pair[0]))
        parts = [(part, other) for name, other in whole for part in _parts(name)]
        self.names = [(_meant(name), other) for name, other in (*whole, *parts)]
        months = [*words.months, *(month[:3] for month in words.months)]
        self.months = {month.casefold(): at % 12 + 1 for at, month in enumerate(months)}
        month = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
        self.dates = re.compile(
            rf"(?<!\w)(?:(?P<y>\d{{4}})-(?P<m>\d\d?)-(?P<d>\d\d?)"
            rf"|(?P<d1>\d\d?)(?:\.|st|nd|rd|th)? (?P<n1>{month})\.?(?:,? (?P<y1>\d{{4}}))?"
            rf"|(?P<n2>{month})\.? (?P<d2>\d\d?)(?:st|nd|rd|th)?(?:,? (?P<y2>\d{{4}}))?"
            rf"|(?P<d3>\d\d?)[./](?P<m3>\d\d?)[./](?P<y3>\d{{4}}))(?!\w)",
            re.IGNORECASE,
        )
        self.ordinary = {name.casefold() for name in (*months, *words.weekdays)} | {"i", "i'm", "i'd", "i'll"}

    @property
    def shift(self) -> timedelta:
        """By how much days are moved: whole weeks, so that a Monday stays one."""
        mixed = hashlib.sha256(self.source.agreement.id.encode()).digest()
        return -timedelta(weeks=20 + int.from_bytes(mixed[:2], "big") % 200)

    def model(self, model: M) -> M:
        """Return *model* with every text and day in it changed, whatever fields it has."""
        update = {}
        for name, about in type(model).model_fields.items():
            is_text = any(
                isinstance(rule, AfterValidator) and rule.func is one_line for rule in about.metadata
            )
            update[name] = self._value(getattr(model, name), is_text=is_text)
        return model.model_copy(update=update)

    def _value(self, value: Any, *, is_text: bool) -> Any:
        match value:
            case str():
                return self.text(value) if is_text else value
            case datetime() | date():
                return self._moved(value)
            case BaseModel():
                return self.model(value)
            case tuple():
                return tuple(self._value(one, is_text=is_text) for one in value)
            case _:
                return value

    def _moved(self, day: Any) -> Any:
        try:
            return day + self.shift
        except OverflowError:  # the year 1 has nothing before it
            return day

    def text(self, text: str) -> str:
        """Return *text* with other names, dates and places; what may be left of the real ones is kept."""
        aside: list[str] = []

        def put_aside(words: str) -> str:
            aside.append(words)
            return f"\0{len(aside) - 1}\0"

        for name, other in self.names:
            text = name.sub(lambda _, other=other: put_aside(other), text)  # type: ignore[misc]
        text = self.dates.sub(lambda found: put_aside(self._date(found)), text)
        text = self._without_places(text, put_aside)
        self.suspects += _suspects(text, self.ordinary)
        return _PUT_ASIDE.sub(lambda found: aside[int(found[1])], text)

    def _date(self, found: re.Match[str]) -> str:
        """Return a date that somebody wrote, moved; one that is no day is left out as a whole."""
        parts = found.groupdict()
        year = parts["y"] or parts["y1"] or parts["y2"] or parts["y3"]
        name = parts["n1"] or parts["n2"]
        month = self.months[name.casefold()] if name else int(parts["m"] or parts["m3"])
        number = int(parts["d"] or parts["d1"] or parts["d2"] or parts["d3"])
        try:
            day = date(int(year or self.source.now.year), month, number) + self.shift
        except (ValueError, OverflowError):
            return "…"
        return f"{day.day} {self.source.paper_words.months[day.month - 1]}{f' {day.year}' if year else ''}"

    def _without_places(self, text: str, put_aside: Any) -> str:
        found = list(_WORD.finditer(text))
        pieces, done, at = [], 0, 0
        while at < len(found):
            if found[at][0].casefold() in _BEFORE_A_PLACE:  # also where it begins a sentence
                at += 1
                continue
            end = at
            while (
                end < len(found)
                and found[end][0][0].isupper()
                and (end == at or text[found[end - 1].end() : found[end].start()] == " ")
            ):
                end += 1
            if end > at and _is_place(found, at, end):
                first, last = found[at].start(), found[end - 1].end()
                name = text[first:last]
                number = len(self.places) + 1
                other = self.places.setdefault(
                    name.casefold(), fill(self.source.paper_words.training_place, n=number)
                )
                pieces += [text[done:first], put_aside(other)]
                done = last
            at = max(end, at + 1)
        return "".join([*pieces, text[done:]])


def _is_place(found: list[re.Match[str]], at: int, end: int) -> bool:
    """Say whether the words from *at* to *end*, all with capitals, are called like a place."""
    if end - at > 1 and found[end - 1][0].casefold() in _KINDS_OF_PLACE:
        return True
    before = [word[0].casefold() for word in found[max(0, at - 2) : at]]
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1] in _BEFORE_A_PLACE


def _suspects(text: str, ordinary: set[str]) -> Iterator[str]:
    """Yield words with a capital inside a sentence, numbers, and addresses of mail and web pages."""
    yield from re.findall(r"\S+@\S+|\w+://\S+|www\.\S+", text)
    yield from re.findall(rf"\+?\d[\d /.-]*\d(?<=\d{{{_SHORTEST_NUMBER}}})|\d{{{_SHORTEST_NUMBER},}}", text)
    for word in re.finditer(r"[^\W\d_][\w'’-]*", text):
        begins = re.search(r"(?:^|[.!?:“\"(]\s*)$", text[: word.start()]) is not None
        cased = word[0][0].isupper()
        if (cased and not begins and word[0].casefold() not in ordinary) or not (
            cased or word[0][0].islower()
        ):
            yield word[0]


def _letter(number: int) -> str:
    turns, at = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[at] * (turns + 1)


def _parts(name: str) -> Iterator[str]:
    """Yield the words of a name that are somebody's own."""
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    for word in words if len(words) > 1 else ():
        if not word[0].islower() and word.casefold() not in _TITLES and len(word) > 1:
            yield word


def _meant(name: str) -> re.Pattern[str]:
    """Return what finds *name* as a word of its own; scripts without capitals may have no spaces either."""
    spaced = name[0].isupper() or name[0].islower()
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)" if spaced else re.escape(name))


def _texts(document: Document) -> Iterator[str]:
    yield from document.under
    for section in document.sections:
        yield section.title
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield block.text
                case Items():
                    for item in block.items:
                        yield from (item.text, *item.asides, *(words for _, words in item.parts))
                case Table():
                    yield from (cell for row in block.rows for cell in row)
                case Blank():
                    yield block.label
