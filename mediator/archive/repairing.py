"""A model from data, and, where some of it is wrong, one with stand-ins so that the rest can be checked."""

import copy
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mediator.archive.explaining import choices, known_keys, meant_key
from mediator.archive.line_finder import KeyPath

M = TypeVar("M", bound=BaseModel)

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
    "literal_error": lambda ctx, _: next(iter(choices(ctx)), None),
}
"""What to put, for the sake of the checks alone, where a value is wrong or missing."""


def strictly(data: dict[str, Any], model: type[M]) -> M:
    """Return *data* as a *model*, nothing converted.

    Raises `ValidationError`, and `RecursionError` or `OverflowError` for values beyond any sense.
    """
    return model.model_validate(_tuples(data), strict=True)


def repaired(data: dict[str, Any], model: type[M]) -> M | None:
    """Return a model with stand-ins for what is wrong, so that the rest can be checked, or None."""
    try:
        data = copy.deepcopy(data)
    except (RecursionError, MemoryError):
        return None
    made = 0
    for _ in range(4):  # a table that was missing shows its own missing keys, and those their kinds
        try:
            return strictly(data, model)
        except OverflowError:
            return None
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                made += 1
                if detail["type"] == "tuple_type" and any(known_keys(model, (*detail["loc"], 0))):
                    return None  # without these tables, every reference to one would seem wrong
                if detail["type"] == "extra_forbidden":
                    _rename(data, detail["loc"], meant_key(model, detail["loc"]))
                elif not _repair(data, detail["loc"], detail["type"], detail.get("ctx", {}), made):
                    return None
    return None


def _repair(data: dict[str, Any], loc: KeyPath, kind: str, ctx: dict[str, Any], made: int) -> bool:
    """Put a stand-in at that place; say whether it was possible."""
    if kind == "too_short":
        return True  # it goes away with the items' own mistakes, or stays and ends the attempt
    around = _around(data, loc)
    if not isinstance(around, dict | list):
        return False
    where: Any = loc[-1]
    if kind in _STAND_INS:
        around[where] = _STAND_INS[kind](ctx, made)
    else:
        return False
    return True


def _rename(data: dict[str, Any], loc: KeyPath, meant: str) -> None:
    """Take an unknown key for the one it was meant to be, if that is not there too; else for none."""
    around = _around(data, loc)
    value = around.pop(loc[-1])
    if meant:
        around.setdefault(meant, value)


def _around(data: dict[str, Any], loc: KeyPath) -> Any:
    """Return what holds the value at that place, or None."""
    around: Any = data
    for part in loc[:-1]:
        try:
            around = around[part]
        except (LookupError, TypeError):
            return None
    return around


def _tuples(data: Any) -> Any:
    """Return *data* with tuples for lists, as the models have them, so that nothing need be converted."""
    if isinstance(data, dict):
        return {key: _tuples(value) for key, value in data.items()}
    if isinstance(data, list):
        return tuple(_tuples(value) for value in data)
    return data
