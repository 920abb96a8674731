"""What is wrong with a value, in plain words that follow the name of its place.

A message may quote a key, an id or a word of our own formats, never what somebody wrote.
"""

import difflib
import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from mediator.archive.line_finder import KeyPath
from mediator.text import one_line

KNOWN_FORMAT = 1
"""The newest format of files that this version reads."""

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


def explained(
    model: type[BaseModel], error: ValidationError, *, quoting: bool = True
) -> list[tuple[KeyPath, str]]:
    """Return every place that does not fit the *model*, with a sentence about it.

    Without *quoting* no key is named that the model does not know: somebody's words may stand in its place.
    """
    found: list[tuple[KeyPath, str]] = []
    unknown = [detail["loc"] for detail in error.errors() if detail["type"] == "extra_forbidden"]
    meant = {(*place[:-1], meant_key(model, place)) for place in unknown}
    for detail in error.errors(include_url=False, include_input=False):
        place, kind = detail["loc"], detail["type"]
        if kind == "missing" and place in meant:
            continue  # it is there under a name that is almost right
        if kind == "too_short" and any(other[: len(place)] == place for other, _ in found):
            continue  # the items are there, they are only wrong
        if kind == "extra_forbidden" and not quoting:
            found.append((place, f"A key is not known here{_inside(place)}. Remove it or correct it."))
        else:
            found.append((place, _sentence(model, place, kind, detail.get("ctx", {}))))
    return found


def place_name(key_path: KeyPath) -> str:
    """Name a place in words: “stages 3, minutes”."""
    parts: list[str] = []
    for part in key_path:
        if isinstance(part, int):
            parts[-1:] = [f"{parts[-1] if parts else ''} {part + 1}".strip()]
        elif part and part != "[key]":
            parts.append(part)
    return quoted(", ".join(parts)) if parts else "The file"


def choices(ctx: dict[str, Any]) -> list[str | int]:
    """Return the values that a field can have, from pydantic's sentence about them."""
    parts = re.findall(r"'([^']*)'|(\d+)", ctx["expected"])
    return [int(number) if number else text for text, number in parts]


def known_keys(model: type[BaseModel], key_path: KeyPath) -> Iterator[str]:
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


def meant_key(model: type[BaseModel], place: KeyPath) -> str:
    """Return the key that an unknown one at that place was meant to be, or "" where none is near."""
    return _near(str(place[-1]), list(known_keys(model, place[:-1])))


def quoted(word: str) -> str:
    """Return a key or an id in quotation marks, harmless and not too long to read."""
    shown = one_line(word)
    return f"“{shown if len(shown) <= 60 else shown[:59] + '…'}”"


def nearest(word: str, known: list[str]) -> str:
    """Return " Did you mean ...?" with the nearest of the *known* words, or "" where none is near."""
    found = _near(word, known)
    return f" Did you mean {quoted(found)}?" if found else ""


def _near(word: str, known: list[str]) -> str:
    found = difflib.get_close_matches(one_line(word)[:200].lower(), known, n=1)
    return found[0] if found else ""


def _sentence(model: type[BaseModel], place: KeyPath, kind: str, ctx: dict[str, Any]) -> str:
    if kind == "extra_forbidden":
        key = str(place[-1])
        near = nearest(key, list(known_keys(model, place[:-1])))
        unknown = f"{quoted(key)} is not known here{_inside(place)}."
        if not near and len(place) > 1 and key in model.model_fields:
            return f"{unknown} It stands at the top of the file, before the first [table]."
        return unknown + (near or " Remove it or correct it.")
    if place == ("format",) and kind == "missing":
        return f"“format” is missing. Write format = {KNOWN_FORMAT} as the first line."
    if kind == "missing":
        return f"{quoted(str(place[-1]))} is missing{_inside(place)}. Add it."
    if kind == "tuple_type" and any(known_keys(model, (*place, 0))):
        heading = one_line(".".join(str(part) for part in place))
        return f"{place_name(place)} has to be a list of tables: each under [[{heading}]] in two brackets."
    if kind == "model_type" and len(place) == 1:
        return f"{place_name(place)} has to be a table, under [{place[0]}] in one pair of brackets."
    return f"{place_name(place)} {_wrong(kind, ctx)}."


def _wrong(kind: str, ctx: dict[str, Any]) -> str:
    if kind == "value_error":
        return str(ctx["error"]).removeprefix("it ")
    if kind == "literal_error":
        allowed = [str(choice) for choice in choices(ctx)]
        return f"has to be {'' if len(allowed) == 1 else 'one of: '}{', '.join(allowed)}"
    if kind == "string_pattern_mismatch" and ctx["pattern"] in _PATTERNS:
        return _PATTERNS[ctx["pattern"]]
    return _KINDS.get(kind, f"is not right here ({kind.replace('_', ' ')})").format_map(ctx)


def _inside(key_path: KeyPath) -> str:
    return f" (in {place_name(key_path[:-1])})" if len(key_path) > 1 else ""


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        annotation = next(kind for kind in get_args(annotation) if kind is not types.NoneType)
    return annotation
