"""Reading a TOML file into a model, and saying in plain words what is wrong with it and what to do next.

A message may quote a key, an id or a word of our own formats, never what somebody wrote.
"""

import copy
import difflib
import os
import re
import stat
import tomllib
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from mediator.text import one_line

M = TypeVar("M", bound=BaseModel)

KeyPath = tuple[str | int, ...]
"""Where a value stands: keys, and the places in lists, counted from 0."""

Check = Callable[[M], list[tuple[KeyPath, str]]]
"""Lists what does not fit in a whole model, each with its place and words that follow the place's name."""

KNOWN_FORMAT = 1
LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read."""

_BOM = b"\xef\xbb\xbf"
_TOO_DEEP = "has lists or tables nested too deeply. Is this the right file?"
_TOO_LARGE_NUMBER = "has a number or a date too large or too small to be meant. Look for it and correct it."


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a file."""

    file: str
    line: int | None
    """Counted from 1; None where the whole file is meant or no line is to blame."""
    words: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.words}"


class Unreadable(Exception):  # noqa: N818 - it is an answer, not an error
    """A file that cannot be used as it is; `problems` says everything that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Document:
    """What a file says, before anything is made of it."""

    def __init__(self, path: Path, text: str, data: dict[str, Any]) -> None:
        self.path = path
        self.data = data
        self._text = text
        self._lines: dict[KeyPath, int] | None = None

    def line(self, key_path: KeyPath) -> int | None:
        """Return the line of that key, or of the nearest table around it; None where there is neither."""
        if self._lines is None:
            try:
                self._lines = _Lines(self._text).found
            except RecursionError:  # nested beyond any file of ours; its problems go without lines
                self._lines = {}
        for length in range(len(key_path), 0, -1):
            if key_path[:length] in self._lines:
                return self._lines[key_path[:length]]
        return None

    def problem(self, key_path: KeyPath, words: str) -> Problem:
        """Return a problem of what stands at *key_path*."""
        return Problem(_shown(self.path), self.line(key_path), words)


def read(path: Path, model: type[M], *, check: Check[M] | None = None) -> M:
    """Return the file as a *model*. Raises `Unreadable` with all its problems at once."""
    document = parse(path)
    return validate(document, document.data, model, check=check)


def parse(path: Path) -> Document:
    """Return what the file says. Raises `Unreadable` where it is no TOML that this version knows."""
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable([_not_toml(path, text, str(error))]) from None
    except (RecursionError, MemoryError):
        raise _unreadable(path, _TOO_DEEP) from None
    except ValueError:
        raise _unreadable(path, _TOO_LARGE_NUMBER) from None
    document = Document(path, text, data)
    form = data.get("format")
    if type(form) is int and form > KNOWN_FORMAT:
        words = (
            f"was written by a newer mediator (format {_count(form)}, this one knows {KNOWN_FORMAT}): "
            "update mediator; the file was not touched."
        )
        raise Unreadable([document.problem(("format",), words)])
    return document


def validate(document: Document, data: dict[str, Any], model: type[M], *, check: Check[M] | None = None) -> M:
    """Return *data*, all or a part of the document's, as a *model*.

    Raises `Unreadable` with everything that is wrong, in the order of the file. What *check* finds is
    told together with wrong keys and types wherever the rest is whole enough to be checked.
    """
    try:
        whole = model.model_validate(_tuples(data), strict=True)
    except RecursionError:
        raise _unreadable(document.path, _TOO_DEEP) from None
    except OverflowError:
        raise _unreadable(document.path, _TOO_LARGE_NUMBER) from None
    except ValidationError as error:
        places, problems = _explained(document, data, model, error)
        repaired = _repaired(data, model) if check is not None else None
        if check is not None and repaired is not None:
            for key_path, words in check(repaired):
                if not any(key_path[: len(place)] == place for place in places):
                    problems.append(document.problem(key_path, f"{_name(key_path)} {words}."))
        raise Unreadable(_in_order(problems)) from None
    if check is not None and (found := check(whole)):
        raise Unreadable(
            _in_order([document.problem(path, f"{_name(path)} {words}.") for path, words in found])
        )
    return whole


def quoted(word: str) -> str:
    """Return a key or an id in quotation marks, harmless and not too long to read."""
    shown = one_line(word)
    return f"“{shown if len(shown) <= 60 else shown[:59] + '…'}”"


def nearest(word: str, known: list[str]) -> str:
    """Return " Did you mean ...?" with the nearest of the *known* words, or "" where none is near."""
    found = difflib.get_close_matches(one_line(word)[:200], known, n=1)
    return f" Did you mean {quoted(found[0])}?" if found else ""


# The file


def _text(path: Path) -> str:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise _unreadable(path, "is a folder. Name a file in it.")
        if not stat.S_ISREG(about.st_mode):  # opening a pipe would wait for ever
            raise _unreadable(path, "is not a file that holds text. Name a TOML file.")
        if about.st_size > LARGEST:
            raise _too_large(path)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _unreadable(path, "is not there. Check the name and the folder.") from None
    except PermissionError:
        raise _unreadable(path, "may not be read. Ask its owner for leave to read it.") from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise _unreadable(path, f"cannot be read: {why}. Try a copy in another folder.") from None
    except ValueError:
        raise _unreadable(path, "is not a name that a file can have. Check the name.") from None
    except MemoryError:
        raise _too_large(path) from None
    if len(data) > LARGEST:
        raise _too_large(path)
    start = len(_BOM) if data.startswith(_BOM) else 0
    if not data[start:].strip():
        raise _unreadable(path, "is empty. Was it saved? Put a copy in its place or remove it.")
    try:
        return data[start:].decode()
    except UnicodeDecodeError as error:
        at = start + error.start
        words = f"is not UTF-8 text: byte {at + 1} cannot be read. Open it in an editor and save it as UTF-8."
        raise Unreadable([Problem(_shown(path), data.count(b"\n", 0, at) + 1, words)]) from None


def _unreadable(path: Path, words: str) -> Unreadable:
    return Unreadable([Problem(_shown(path), None, words)])


def _too_large(path: Path) -> Unreadable:
    return _unreadable(path, f"is larger than {LARGEST // 1024 // 1024} MB. Is this the right file?")


def _shown(path: Path) -> str:
    return one_line(os.fspath(path))


_SYNTAX = {
    "Invalid statement": "a line starts with a key, such as title = …, or a [table]",
    "Expected newline or end of document after a statement": "one line holds one key; begin another",
    "Expected '=' after a key": "after a key comes = and its value",
    "Invalid initial character for a key": "a key has letters, digits, - and _",
    "Expected ']": "the heading of a table ends with ] or ]]",
    "Cannot declare": "this table is there already; join the two",
    "Cannot overwrite a value": "this key is there already; keep one of the two",
    "Duplicate inline table key": "this key is there already; keep one of the two",
    "Cannot mutate immutable namespace": "this table is there already; join the two",
    "Cannot redefine namespace": "this table is there already; join the two",
    "Unclosed array": "a list is not closed: write ] after its last item, and a comma between items",
    "Unclosed inline table": "a table is not closed: write } at its end, and a comma between its keys",
    "Unescaped '\\'": "in double quotes write \\\\ for one \\",
    "Invalid hex value": "after \\u come four digits and after \\U eight",
    "Escaped character is not": "after \\u or \\U comes the number of a letter",
    "Unterminated string": 'a text is not closed: write " at its end',
    "Expected '\"": 'a text is not closed: write """ at its end',
    'Expected "': "a text is not closed: write ''' at its end",
    "Illegal character": 'a text is not closed on its line, or holds a tab or such: close it with "',
    "Found invalid character": "there is a character that TOML does not allow; remove it",
    "Invalid date or datetime": "there is no such day or time",
    "Invalid value": "a value is a text in double quotes, a number, true, false or a list in [ ]",
}


def _not_toml(path: Path, text: str, message: str) -> Problem:
    words = next(
        (words for start, words in _SYNTAX.items() if message.startswith(start)), "something is amiss"
    )
    place = re.search(r"\(at line (\d+), column (\d+)\)$", message)
    line = int(place[1]) if place else text.count("\n") + 1
    where = f"at column {place[2]}" if place else "at the end of the file"
    return Problem(_shown(path), line, f"is not TOML {where}: {words}.")


# The model

_KINDS: dict[str, str] = {
    "string_type": "has to be text in double quotes",
    "string_pattern_mismatch": "has to be small letters, digits, - and _, without spaces, 64 at most",
    "int_type": "has to be a whole number, without quotes",
    "int_from_float": "has to be a whole number, without a fraction",
    "bool_type": "has to be true (for yes) or false (for no), without quotes",
    "tuple_type": "has to be a list: [ with commas between ]",
    "model_type": "has to be a table of its own keys",
    "dict_type": "has to be a table of its own keys",
    "greater_than_equal": "is too small: {ge} is the least",
    "less_than_equal": "is too large: {le} is the most",
    "too_short": "has too few: {min_length} is the least",
    "too_long": "has too many: {max_length} are the most",
    "datetime_type": "has to be a date and a time without quotes, such as 2026-03-01T16:30:00Z",
    "timezone_aware": "has to say its time zone: write Z or +01:00 after the time",
    "date_type": "has to be a date without quotes, such as 2026-03-01",
}
"""What to say for each kind of mistake that pydantic tells apart."""

_PATTERNS = {
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": "has to be a language, such as en or pt-BR",
    r"^[a-z0-9]{1,16}$": "has to be an id as the program writes them: small letters and digits, 16 at most",
}

_STAND_INS: dict[str, Callable[[dict[str, Any], int], Any]] = {
    "missing": lambda _, n: f"x{n}",
    "string_type": lambda _, n: f"x{n}",
    "string_pattern_mismatch": lambda _, n: f"x{n}",
    "value_error": lambda _, n: f"x{n}",
    "int_type": lambda _, n: 1,
    "int_from_float": lambda _, n: 1,
    "bool_type": lambda _, n: False,
    "tuple_type": lambda _, n: [],
    "model_type": lambda _, n: {},
    "greater_than_equal": lambda ctx, _: ctx["ge"],
    "less_than_equal": lambda ctx, _: ctx["le"],
    "literal_error": lambda ctx, _: next(iter(_choices(ctx)), None),
}
"""What to put, for the sake of the checks alone, where a value is wrong or missing."""


def _explained(
    document: Document, data: dict[str, Any], model: type[BaseModel], error: ValidationError
) -> tuple[list[KeyPath], list[Problem]]:
    """Return the places that are wrong, and a problem for each."""
    found = error.errors(include_url=False, include_input=False)
    places: list[KeyPath] = []
    problems: list[Problem] = []
    for detail in found:
        loc, kind, ctx = detail["loc"], detail["type"], detail.get("ctx", {})
        if kind == "too_short" and any(place[: len(loc)] == loc for place in places):
            continue  # the items are there, they are only wrong
        places.append(loc)
        if kind == "extra_forbidden":
            known = list(_known_keys(model, loc[:-1]))
            words = f"{quoted(str(loc[-1]))} is not known here{_inside(loc)}.{nearest(str(loc[-1]), known)}"
            if "Did you mean" not in words:
                words += " Remove it or correct it."
        elif kind == "missing":
            words = f"{quoted(str(loc[-1]))} is missing{_inside(loc)}. Add it."
            if loc == ("format",):
                words = f"“format” is missing. Write format = {KNOWN_FORMAT} as the first line."
        elif kind == "tuple_type" and any(_known_keys(model, (*loc, 0))):
            heading = one_line(".".join(str(part) for part in loc))
            words = f"{_name(loc)} has to be a list of tables: each under [[{heading}]] in two brackets."
        else:
            words = f"{_name(loc)} {_wrong(kind, ctx)}."
        problems.append(document.problem(loc, words))
    return places, problems


def _wrong(kind: str, ctx: dict[str, Any]) -> str:
    if kind == "value_error":
        return str(ctx["error"]).removeprefix("it ")
    if kind == "literal_error":
        choices = ", ".join(str(choice) for choice in _choices(ctx))
        return f"has to be {choices}" if len(_choices(ctx)) == 1 else f"has to be one of: {choices}"
    if kind == "string_pattern_mismatch" and ctx["pattern"] in _PATTERNS:
        return _PATTERNS[ctx["pattern"]]
    return _KINDS.get(kind, f"is not right here ({kind.replace('_', ' ')})").format_map(ctx)


def _choices(ctx: dict[str, Any]) -> list[str | int]:
    """Return the values that a field can have, from pydantic's sentence about them."""
    parts = re.findall(r"'([^']*)'|(\d+)", ctx["expected"])
    return [text or int(number) for text, number in parts]


def _name(key_path: KeyPath) -> str:
    """Name a place in words: “stages 3, minutes”."""
    parts: list[str] = []
    for part in key_path:
        if isinstance(part, int):
            parts[-1:] = [f"{parts[-1] if parts else ''} {part + 1}".strip()]
        elif part and part != "[key]":
            parts.append(part)
    return quoted(", ".join(parts)) if parts else "The file"


def _inside(key_path: KeyPath) -> str:
    return f" (in {_name(key_path[:-1])})" if len(key_path) > 1 else ""


def _known_keys(model: type[BaseModel], key_path: KeyPath) -> Iterator[str]:
    """Yield the keys that can stand at that place."""
    at: Any = model
    for part in key_path:
        if isinstance(at, type) and issubclass(at, BaseModel):
            at = at.model_fields[str(part)].annotation if part in at.model_fields else None
        else:  # an item of tuple[X, ...], or a value of dict[K, X]
            kinds = [kind for kind in get_args(at) if kind is not Ellipsis]
            at = kinds[-1] if kinds else None
        at = _bare(at)
    if isinstance(at, type) and issubclass(at, BaseModel):
        yield from at.model_fields


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        annotation = next(kind for kind in get_args(annotation) if kind is not types.NoneType)
    return annotation


def _repaired(data: dict[str, Any], model: type[M]) -> M | None:
    """Return a model with stand-ins for what is wrong, so that the rest can be checked, or None."""
    try:
        data = copy.deepcopy(data)
    except (RecursionError, MemoryError):
        return None
    made = 0
    for _ in range(4):  # a table that was missing shows its own missing keys, and those their kinds
        try:
            return model.model_validate(_tuples(data), strict=True)
        except OverflowError:
            return None
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                made += 1
                if detail["type"] == "tuple_type" and any(_known_keys(model, (*detail["loc"], 0))):
                    return None  # without these tables, every reference to one would seem wrong
                if not _repair(data, detail["loc"], detail["type"], detail.get("ctx", {}), made):
                    return None
    return None


def _repair(data: dict[str, Any], loc: KeyPath, kind: str, ctx: dict[str, Any], made: int) -> bool:
    """Put a stand-in at that place; say whether it was possible."""
    if kind == "too_short":
        return True  # it goes away with the items' own mistakes, or stays and ends the attempt
    around: Any = data
    for part in loc[:-1]:
        try:
            around = around[part]
        except (LookupError, TypeError):
            return False
    if not isinstance(around, dict | list):
        return False
    where: Any = loc[-1]
    if kind == "extra_forbidden":
        del around[where]
    elif kind in _STAND_INS:
        around[where] = _STAND_INS[kind](ctx, made)
    else:
        return False
    return True


def _tuples(data: Any) -> Any:
    """Return *data* with tuples for lists, as the models have them, so that nothing need be converted."""
    if isinstance(data, dict):
        return {key: _tuples(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(_tuples(value) for value in data)
    return data


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0)


def _count(number: int) -> str:
    return str(number) if number < 1_000_000 else "beyond counting"


# The lines

_TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[A-Za-z0-9_+:-]+"
    r"|[\[\]{},=.\n]",
    re.DOTALL,
)

_DEEPEST = 8
"""Parts of a place that are remembered; no file of ours goes deeper."""


class _Lines:
    """Finds the line of every key and list item in a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self.found: dict[KeyPath, int] = {}
        self._sizes: dict[KeyPath, int] = {}
        self._tokens = _scan(text)
        self._token, self._line = next(self._tokens, ("", 1))
        table: KeyPath = ()
        while self._token:
            if self._at("["):
                table = self._heading()
            elif self._at("\n"):
                self._next()
            else:
                self._pair(table)

    def _at(self, *tokens: str) -> bool:
        return self._token in tokens

    def _next(self) -> None:
        self._token, self._line = next(self._tokens, ("", self._line))

    def _note(self, path: KeyPath, line: int) -> None:
        for length in range(1, min(len(path), _DEEPEST) + 1):
            self.found.setdefault(path[:length], line)

    def _heading(self) -> KeyPath:
        line = self._line
        self._next()
        several = self._at("[")
        if several:
            self._next()
        path: KeyPath = ()
        for key in self._keys():
            if path in self._sizes:
                path = (*path, self._sizes[path] - 1)
            path = (*path, key)
        if several:
            self._sizes[path] = self._sizes.get(path, 0) + 1
        if path in self._sizes:
            path = (*path, self._sizes[path] - 1)
        self._note(path, line)
        while not self._at("\n", ""):
            self._next()
        return path

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while not self._at("=", "]", "\n", ""):
            if not self._at(".") and len(keys) < _DEEPEST:
                quote = self._token[0] in "\"'"
                keys.append(tomllib.loads(f"key = {self._token}")["key"] if quote else self._token)
            self._next()
        return keys

    def _pair(self, table: KeyPath) -> None:
        line = self._line
        path = (*table, *self._keys())
        self._note(path, line)
        self._next()
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        self._note(path, self._line)
        if self._at("["):
            self._next()
            place = 0
            while not self._at("]", ""):
                if self._at(",", "\n"):
                    place += self._at(",")
                    self._next()
                else:
                    self._value((*path, place))
            self._next()
        elif self._at("{"):
            self._next()
            while not self._at("}", ""):
                if self._at(",", "\n"):
                    self._next()
                else:
                    self._pair(path)
            self._next()
        else:
            self._next()
            while not self._at(",", "]", "}", "\n", ""):
                self._next()


def _scan(text: str) -> Iterator[tuple[str, int]]:
    """Yield each token with its line; comments are left out."""
    line, before = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", before, match.start())
        before = match.start()
        if not match[0].startswith("#"):
            yield match[0], line
