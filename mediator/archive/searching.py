"""Finding words in the files of sessions themselves: what holds a text is the file, and no index.

Letters are compared without case and accents. Nearly every file has nothing of what is looked for; so each
is looked at as bytes first, and only what may hold the words is read as TOML.
"""

import functools
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mediator.archive.conflicts import copies_among
from mediator.archive.pieces import pieces
from mediator.archive.places import file_name
from mediator.board.last_line import is_as_written
from mediator.clean import one_line

SEALED = b"BEGIN AGE ENCRYPTED FILE"
"""How a sealed text begins."""

NO_TEXT = frozenset({
    "about", "also", "became", "board", "caucus_default", "clock", "counts", "currency", "decider",
    "default", "entry", "fate", "heard", "id", "interests", "issue", "issues", "item", "kind", "move",
    "names", "option", "options", "outcome", "parties", "part", "party", "payee", "payer", "point",
    "positions", "reasons", "reply_to", "role", "room", "said_by", "scale", "sides", "sign", "stage",
    "state", "to", "turn", "turn_of", "type", "used", "wall", "went", "who", "why",
})  # fmt: skip
"""Keys whose strings are ids and codes: nobody said them."""

_NOBODY_SAID = {"barriers", "source", "stages"}
"""What a session has from its type or from the centre's lists, as others have it too."""

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")
_ASCII = bytes(range(128))
_REMEMBERED = 10_000
_CHUNK = 1 << 16


class Words:
    """What is looked for."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = tuple(folded(one_line(word).encode()) for word in words)
        self._parts = tuple(part for word in self._words for part in re.split(rb'[\s"\\]+', word))
        """What of them TOML writes letter by letter; it has its own way with the rest."""

        self._letters = frozenset(b"".join(self._parts))

    def may_be_in(self, data: bytes) -> bool:
        """Say whether they can stand in so much TOML; most often they cannot, and that is quick to say."""
        whole = data.lower()
        if not whole.isascii() and self._letters & _comes_of(whole.translate(None, _ASCII)):
            whole = _NOT_ASCII.sub(_plain, whole)
        for part in self._parts:
            if part not in whole:
                return b"\\u" in whole
        return True

    def are_in(self, text: str) -> bool:
        whole = folded(one_line(text).encode())
        return all(word in whole for word in self._words)


class Hit(NamedTuple):
    """A line with the words."""

    code: str
    file: str
    """The name of the file it stands in."""
    copy: bool
    """Whether that is a copy that a sync service made."""
    kind: str
    """The key or the list it stands in, at the top of the file."""
    number: int
    """The number the room uses; 0 where it has none."""
    struck: bool
    text: str


class Found(NamedTuple):
    """What was found in one session."""

    code: str
    hits: tuple[Hit, ...]
    damaged: tuple[str, ...]
    """Files that may hold the words and cannot be read."""
    sealed: bool
    """Whether there are sealed texts, in which nobody can look."""


def search(sessions: Path, words: tuple[str, ...], *, private: bool = False) -> Iterator[Found]:
    """Yield what was found, session by session in the order of their codes, where there is anything to say.

    All *words* stand in one text. Private notes are looked at if *private*. Raises `OSError` where the folder
    is there and cannot be read.
    """
    wanted = Words(words)
    parts = ("session", "agreement", *(("private",) if private else ()))
    try:
        folders = sorted(os.listdir(sessions))  # noqa: PTH208 - thousands of names, and no paths
    except FileNotFoundError:
        return
    for code in folders:
        found = _in_session(f"{sessions}{os.sep}{code}", one_line(code), wanted, parts)
        if found is not None:
            yield found


def _in_session(folder: str, code: str, words: Words, parts: tuple[str, ...]) -> Found | None:
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except OSError:  # no folder
        return None
    copies = {name for name, part in copies_among(names).items() if part in parts}
    there = [name for name in map(file_name, parts) if name in names]
    hits: dict[tuple[str, str, bool], Hit] = {}
    damaged, sealed = [], False
    for name in (*there, *sorted(copies)):
        data = _bytes_of(f"{folder}{os.sep}{name}")
        if data is None:
            damaged.append(one_line(name))
            continue
        sealed = sealed or SEALED in data
        if not words.may_be_in(data):
            continue
        try:
            for kind, number, struck, text in _texts(data, words):
                # Files have a title and names of their own, and copies nearly everything: once is enough.
                hit = Hit(code, one_line(name), name in copies, kind, number, struck, one_line(text))
                hits.setdefault((kind, text, struck), hit)
        except (ValueError, RecursionError):
            damaged.append(one_line(name))
    if hits or damaged or sealed:
        return Found(code, tuple(hits.values()), tuple(damaged), sealed)
    return None


def _bytes_of(path: str) -> bytes | None:
    """Return a file's bytes, or None where it cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            parts = [os.read(handle, _CHUNK)]
            while len(parts[-1]) == _CHUNK:
                parts.append(os.read(handle, _CHUNK))
        finally:
            os.close(handle)
    except OSError:
        return None
    return parts[0] if len(parts) == 1 else b"".join(parts)


def folded(text: bytes) -> bytes:
    """Return UTF-8 *text* in small letters without accents, as it is compared."""
    small = text.lower()
    return small if small.isascii() else _NOT_ASCII.sub(_plain, small)


def _plain(found: re.Match[bytes]) -> bytes:
    return _plain_letters(found[0])


@functools.lru_cache(maxsize=_REMEMBERED)
def _comes_of(letters: bytes) -> frozenset[int]:
    """Return the bytes that could come of such letters where they are made plain; a mark may make any."""
    if any(map(unicodedata.combining, letters.decode(errors="replace"))):
        return frozenset(range(256))
    return frozenset(_plain_letters(letters))


@functools.lru_cache(maxsize=_REMEMBERED)
def _plain_letters(letters: bytes) -> bytes:
    apart = unicodedata.normalize("NFKD", letters.decode(errors="replace").casefold())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return kept.translate(_PLAIN).encode()


def _texts(data: bytes, words: Words) -> Iterator[tuple[str, int, bool, str]]:
    """Yield each text with all the words: the kind it is of, its number, whether it is struck, and the text.

    Raises `ValueError` or `RecursionError` where the file is no TOML.
    """
    whole = [data] if not is_as_written(data) else [piece for _, piece in pieces(data)]
    for part in whole:
        if not words.may_be_in(part):
            continue
        for kind, value in tomllib.loads(part.decode()).items():
            if kind in _NOBODY_SAID:
                continue
            for entry in value if isinstance(value, list) else [value]:
                text = next((text for text in _strings(kind, entry) if words.are_in(text)), None)
                if text is not None:
                    about = entry if isinstance(entry, dict) else {}
                    number = about.get("number", 0)
                    yield kind, number if isinstance(number, int) else 0, about.get("struck") is True, text


def _strings(key: str, value: Any) -> Iterator[str]:
    """Yield the texts in a value, however deep; sealed ones say nothing."""
    if isinstance(value, str):
        if key not in NO_TEXT and SEALED.decode() not in value:
            yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(key, inner)
