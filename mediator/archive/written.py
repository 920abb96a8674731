"""The one place where what a model holds becomes what is written to a file.

Every private text (`text.PRIVATE` in its type, or the text of a draft marked private) leaves memory for the
disk here and nowhere else: sealed, where there is a key. Each is sealed by itself, and not the file: sealing
needs the public half of a key only, so a run can add to a file what it could not read back; the file stays
TOML with readable ids and times; and what did not change stays as it is, byte for byte.
"""

from typing import Any

import tomli_w

from mediator.record.base import Frozen
from mediator.text import SEALED, OnItsWay


def as_written(model: Frozen, seal: OnItsWay | None, include: set[str] | None = None) -> dict[str, Any]:
    """Return what a file says of *model*, or of those of its fields; what says nothing is left out.

    Private texts are as *seal* makes them, or plain where it is None.
    """
    return model.model_dump(include=include, exclude_none=True, exclude_defaults=True, context=seal)


def as_toml(data: dict[str, Any]) -> str:
    """Return it as TOML. A sealed text stands there in lines of its own, as any age tool reads it."""
    text = tomli_w.dumps(data)
    return tomli_w.dumps(data, multiline_strings=True) if SEALED in text else text
