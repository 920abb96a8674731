"""Every text field of a model, found by walking its types: one added tomorrow is found tomorrow."""

import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from mediator.text import one_line

Field = tuple[str, str]
"""The model and the field a text stands in, by name."""

Write = Callable[[Field, str], str]
"""Given a field and the text in it, returns what is to stand there."""


def text_fields(model: type[BaseModel]) -> set[Field]:
    """Return every field that holds text from people, of *model* and of all that it is made of."""
    found: set[Field] = set()
    seen: set[type[BaseModel]] = set()

    def look(hint: Any, where: Field) -> None:
        if _is_text(hint):
            found.add(where)
        elif _is_model(hint):
            if hint not in seen:
                seen.add(hint)
                for name, inner in _hints(hint):
                    look(inner, (hint.__name__, name))
        else:
            for inner in get_args(hint):
                look(inner, where)

    look(model, ("", ""))
    return found


def rewritten(model: type[BaseModel], data: dict[str, Any], write: Write) -> dict[str, Any]:
    """Return *data*, the plain values of a *model*, with every text in it written anew."""

    def look(hint: Any, value: Any, where: Field) -> Any:
        if value is None:
            return None
        if _is_text(hint):
            return write(where, value)
        if _is_model(hint):
            hints = dict(_hints(hint))
            return {
                name: look(hints[name], inner, (hint.__name__, name)) if name in hints else inner
                for name, inner in value.items()
            }
        origin, args = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return look(args[0], value, where)
        if origin in (Union, types.UnionType):
            return look(next(arg for arg in args if arg is not types.NoneType), value, where)
        if origin is tuple:
            return [look(args[0], inner, where) for inner in value]
        if origin is dict:
            return {look(args[0], key, where): look(args[1], inner, where) for key, inner in value.items()}
        return value

    changed: dict[str, Any] = look(model, data, ("", ""))
    return changed


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, BaseModel)


def _is_text(hint: Any) -> bool:
    return get_origin(hint) is Annotated and any(
        isinstance(rule, AfterValidator) and rule.func is one_line for rule in hint.__metadata__
    )


def _hints(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of *model* with all that is said of their types."""
    model.model_rebuild()
    for name, field in model.model_fields.items():
        rules = tuple(field.metadata)
        yield name, Annotated[field.annotation, *rules] if rules else field.annotation
