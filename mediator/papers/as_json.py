"""A document as JSON, for other programs."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from mediator.papers.document import Document, Page


def as_json(document: Document, page: Page) -> bytes:
    """Return *document* as UTF-8: each block says its kind, and what is empty is left out."""
    return (json.dumps(plain(document), ensure_ascii=False, indent=2) + "\n").encode()


def plain(value: Any) -> Any:
    """Return a part of a document as JSON has it."""
    if is_dataclass(value):
        parts = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__.lower()} | {key: part for key, part in parts.items() if part}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
