"""A session for training: names, places and dates are others, the same ones everywhere; what may be left of
the real ones is pointed out.

No program can know what tells somebody who it was, so the last look is a person's. What is known to be a
name is changed however it is written; what is only like one, such as an inflected name or an initial, is
pointed out and stays.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from string import ascii_uppercase
from typing import Any, TypeVar

from pydantic import AfterValidator, BaseModel

from mediator.papers.document import Blank, Document, Items, Paragraph, Table
from mediator.papers.source import Source
from mediator.record.fact_check import FactCheck
from mediator.record.money import Money
from mediator.text import fill, one_line

M = TypeVar("M", bound=BaseModel)

_TITLES = {
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "herr", "frau", "señor", "señora", "sr",
    "sra", "don", "doña", "mme", "the", "and", "und", "y",
}  # fmt: skip
"""Words of a name that are nobody's own."""

_BEFORE_A_PLACE = {
    "at", "in", "near", "from", "to", "behind", "opposite", "around", "into", "towards", "outside",
    "inside", "of", "off", "am", "im", "aus", "nach", "bei", "zur", "zum", "en", "à", "chez", "calle",
    "avenida", "plaza", "rue", "colegio", "escuela", "école", "lycée",
}  # fmt: skip

_KINDS_OF_PLACE = {
    "street", "st", "road", "rd", "lane", "avenue", "ave", "square", "school", "park", "church",
    "mosque", "temple", "synagogue", "hospital", "clinic", "court", "house", "hall", "centre", "center",
    "library", "station", "bridge", "village", "town", "city", "college", "university", "elementary",
    "primary", "secondary", "high", "middle", "academy", "kindergarten", "nursery", "county", "district",
    "estate", "apartments", "tower", "towers", "gardens", "hotel", "shelter", "schule", "calle", "avenida",
    "plaza", "rue", "colegio", "escuela", "école", "lycée",
}  # fmt: skip

_ENDS_LIKE_A_PLACE = ("straße", "strasse", "weg", "platz", "gasse", "allee", "schule")

_ADDRESS = re.compile(r"\S+@[\w.-]+|(?<!\w)@\w+|\w+://\S+|\bwww\.\S+", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<!\w)\+?(?:\d[ ()/.-]{0,2}){6,}\d(?!\w)")
"""Left out as a whole: nobody learns from them."""

_NOBODYS_NAME = {
    "all", "anybody", "anyone", "both", "each", "everybody", "everyone", "family", "he", "mediator", "nobody",
    "parties", "party", "she", "somebody", "someone", "they", "us", "we", "centre", "center",
}  # fmt: skip
"""What somebody may be called in a promise without being named."""

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
    agreement = agreement.model_copy(
        update={
            "id": "training",
            "title": source.paper_words.training_title,
            "points": tuple(point for point in agreement.points if not point.who_may_see),
        }
    )
    session = disguise.model(source.session) if source.session is not None else None
    other = replace(source, agreement=agreement, session=session, now=source.now + disguise.shift, centre="")
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
    near: set[str] = field(default_factory=set)
    """Names and their parts, as something like them is looked for."""
    places: dict[str, str] = field(default_factory=dict)
    suspects: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        words, parties, people = self.source.paper_words, self.source.parties, self.source.people
        called = {
            party.name: fill(words.training_party, letter=_letter(n)) for n, party in enumerate(parties)
        }
        for number, name in enumerate([*(person.name for person in people), *_also_named(self.source)], 1):
            called.setdefault(name, fill(words.training_person, n=number))
        whole = sorted(called.items(), key=lambda pair: -len(pair[0]))
        parts = [(part, other) for name, other in whole for part in _parts(name)]
        initials = [(_initials(name), other) for name, other in whole if len(list(_parts(name))) > 1]
        self.names = [*((_meant(name), other) for name, other in (*whole, *parts)), *initials]
        self.near = {_base(part).casefold() for name, _ in whole for part in (name, *_parts(name))}
        months = [*words.months, *(month[:3] for month in words.months)]
        self.months = {month.casefold(): at % 12 + 1 for at, month in enumerate(months)}
        month = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
        self.dates = re.compile(
            rf"(?<!\w)(?:(?P<y>\d{{4}})-(?P<m>\d\d?)-(?P<d>\d\d?)"
            rf"|(?P<d1>\d\d?)(?:\.|st|nd|rd|th)?(?: of| de)? (?P<n1>{month})\.?(?:,? (?P<y1>\d{{4}}))?"
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
            case Money():
                self.suspects.append(str(value))
                return value
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

        text = _ADDRESS.sub(lambda _: put_aside("…"), text)
        for name, other in self.names:
            for found in reversed(list(name.finditer(_base(text)))):
                text = text[: found.start()] + put_aside(other) + text[found.end() :]
        text = self.dates.sub(lambda found: put_aside(self._date(found)), text)
        text = _TELEPHONE.sub(lambda _: put_aside("…"), text)
        text = self._without_places(text, put_aside)
        self.suspects += _suspects(text, self.ordinary, self.near)
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
            if (
                found[at][0].casefold() in _BEFORE_A_PLACE - _KINDS_OF_PLACE
            ):  # also where it begins a sentence
                at += 1
                continue
            end = at
            while (
                end < len(found)
                and found[end][0][0].isupper()
                and (end == at or _go_together(text, found[end - 1], found[end]))
            ):
                end += 1
            if end > at and _is_place(found, at, end):
                first, last = _with_its_number(text, found[at].start(), found[end - 1].end())
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
    first, last = found[at][0].casefold(), found[end - 1][0].casefold()
    if end - at > 1 and (first in _KINDS_OF_PLACE or last in _KINDS_OF_PLACE):
        return True
    if last.endswith(_ENDS_LIKE_A_PLACE):
        return True
    before = [word[0].casefold() for word in found[max(0, at - 2) : at]]
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1] in _BEFORE_A_PLACE


def _go_together(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether two words may be of one name; "St. Clara" is one, with its full stop."""
    between = text[one.end() : other.start()]
    return between == " " or (between == ". " and one[0].casefold() in ("st", "mt"))


def _with_its_number(text: str, first: int, last: int) -> tuple[int, int]:
    """Return where a place begins and ends with the number of its house, before or after it."""
    before = re.search(r"\b\d+[a-zA-Z]?,? $", text[:first])
    after = re.match(r" \d+[a-zA-Z]?(?!\w)", text[last:])
    return before.start() if before else first, last + after.end() if after else last


def _suspects(text: str, ordinary: set[str], names: set[str]) -> Iterator[str]:
    """Yield words with a capital inside a sentence, words like names, initials, and numbers."""
    yield from re.findall(rf"\+?\d[\d /.-]*\d(?<=\d{{{_SHORTEST_NUMBER}}})|\d{{{_SHORTEST_NUMBER},}}", text)
    yield from re.findall(r"(?<!\d)\d{1,2}(?:/\d{1,2}|\.\d{1,2}\.)(?!\d)", text)
    for word in re.finditer(r"[^\W\d_][\w'’-]*", text):
        begins = _BEGINS.search(text[: word.start()]) is not None
        cased, low = word[0][0].isupper(), word[0].casefold()
        alone = len(low) == 1 and cased and low not in ("i", "a")
        named = cased and not begins and low not in ordinary
        if named or alone or not (cased or word[0][0].islower()) or _is_like(low, names, cased=cased):
            yield word[0]


_BEGINS = re.compile(r"(?:^|(?<!\bst)(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)[.!?:“\"(]\s*)$", re.IGNORECASE)
"""What stands before the first word of a sentence."""


def _is_like(word: str, names: set[str], *, cased: bool) -> bool:
    """Say whether a *word* may be one of the *names*, in another form or inside another word."""
    word = _base(word)
    return any(
        (len(name) >= 3 and word.startswith(name))
        or (len(name) >= 4 and name in word)
        or (cased and word[: max(4, len(name) - 2)] == name[: max(4, len(name) - 2)])
        for name in names
    )


def _letter(number: int) -> str:
    turns, at = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[at] * (turns + 1)


def _also_named(source: Source) -> Iterator[str]:
    """Yield the names of those who are neither a party nor a person of the session."""
    points = source.agreement.points
    doers = (doer for point in points for doer in (*point.who, *point.for_whom) if doer.id is None)
    session = source.session
    shelves = (session.issues, session.options, session.fact_checks, session.jots) if session else ()
    entries = [entry for shelf in shelves for entry in shelf]
    owners = [entry.parked_with for entry in entries] + [
        entry.owner for entry in entries if isinstance(entry, FactCheck)
    ]
    for name in (*(doer.name for doer in doers), *(owner.name for owner in owners if owner is not None)):
        own = [word for word in name.split() if word.casefold() not in _TITLES | _NOBODYS_NAME]
        if any(not word[0].islower() for word in own):
            yield name


def _parts(name: str) -> Iterator[str]:
    """Yield the words of a name that are somebody's own; of a Chinese one, what is left without its first."""
    words = re.findall(r"[^\W\d_][\w'’-]*", name)
    for word in words if len(words) > 1 else ():
        if not word[0].islower() and word.casefold() not in _TITLES | _NOBODYS_NAME and len(word) > 1:
            yield word
    if re.fullmatch(r"[\u3400-\u9fff]{3,4}", name):
        yield name[1:] if len(name) == 3 else name[2:]


def _meant(name: str) -> re.Pattern[str]:
    """Return what finds *name* as a word of its own, without its accents; scripts without capitals may have
    no spaces either.

    A single word is found with a capital or all in capitals: in small letters it may be another word.
    """
    plain = _base(name)
    if not (name[0].isupper() or name[0].islower()):
        return re.compile(re.escape(plain))
    if " " in plain:
        return re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)", re.IGNORECASE)
    ways = "|".join(map(re.escape, dict.fromkeys((plain, plain[0].upper() + plain[1:], plain.upper()))))
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)")


def _initials(name: str) -> re.Pattern[str]:
    """Return what finds the first letters of a name, each with its full stop."""
    letters = [re.escape(_base(part[0])) for part in _parts(name)]
    return re.compile(r"(?<!\w)" + r"\. ?".join(letters) + r"\.")


def _base(text: str) -> str:
    """Return *text*, as long as it is, with every letter as it is without its accents."""
    return "".join(map(_without_accent, text))


def _without_accent(letter: str) -> str:
    if letter in _NO_ACCENT:
        return _NO_ACCENT[letter]
    apart = unicodedata.normalize("NFD", letter)
    return apart[0] if apart[0].isalpha() and apart[0].isascii() else letter


_NO_ACCENT = {"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "’": "'"}


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
