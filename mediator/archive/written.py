"""The one place where what a model holds becomes what is written to a file.

Every private text (`text.PRIVATE` in its type, or the text of a draft marked private) leaves memory for the
disk here and nowhere else.
"""

from typing import Any

from mediator.record.base import Frozen


def as_written(model: Frozen, include: set[str] | None = None) -> dict[str, Any]:
    """Return what a file says of *model*, or of those of its fields; what says nothing is left out."""
    return model.model_dump(include=include, exclude_none=True, exclude_defaults=True)
