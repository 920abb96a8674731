"""A session on the disk, with all that it needs, in which every text has a mark of its own."""

import itertools
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import BaseModel

from mediator.archive.prepared import Prepared, example_file
from mediator.archive.session_files import MODELS, file_name
from mediator.archive.settings import Settings
from mediator.record.session_type import SessionType
from tests.full import FULL_TYPE, full_record
from tests.rooms import FakeClock
from tests.walking import Field, rewritten

WALK = (
    *"TWIOARKFlxlyldlplllhlzlglslv", "left", *"lcle", "down", "enter", "esc", *"cl", "esc", "?", "pagedown",
    "esc", "c", "ctrl+p", "esc", "f3", "esc", *"czze", "esc", *"c120", "f3", "m", "right", "right", *"p1cbcu",
)  # fmt: skip
"""Keys that go to every board, menu and card; Esc ends at the curtain, from which `c` goes on."""


class Texts:
    """Gives every text of every field its own mark, and a hostile piece each in turn."""

    def __init__(self, pieces: Sequence[str], first: int = 0) -> None:
        self._pieces = itertools.cycle([*pieces[first:], *pieces[:first]])
        self._written: dict[tuple[Field, str], str] = {}
        self.marks: dict[str, Field] = {}
        self.before: dict[str, str] = {}
        """What stood there, by mark."""

    def write(self, where: Field, old: str) -> str:
        """Return the text for that field; the same old text has the same new one."""
        if (where, old) not in self._written:
            mark = f"k{len(self.marks)}q"
            self.marks[mark], self.before[mark] = where, old
            piece = next(self._pieces)
            if where == ("Regime", "wording"):
                piece = piece.replace("{", "(")  # there it names a blank, which has to be listed
            self._written[where, old] = f"{mark}{piece} {old}"
        return self._written[where, old]


def files(home: Path, texts: Texts) -> Path:
    """Write a session, its type, the settings and a prepared file with those texts, as by hand.

    Returns the prepared file.
    """
    here = home / "mediator"
    session = here / "sessions" / "2026-11-22-heron"
    session.mkdir(parents=True, mode=0o700)
    for folder in ("agendas", ""):
        (here / folder).mkdir(exist_ok=True)

    def written(model: type[BaseModel], data: dict[str, Any], path: Path) -> None:
        path.write_text(tomli_w.dumps(rewritten(model, _without_none(data), texts.write)), encoding="utf-8")

    record = full_record()
    for part, model in MODELS.items():
        head = {"format": 1, "revision": 1, "saved": FakeClock().now()}
        written(model, head | getattr(record, part).model_dump(), session / file_name(part))
    written(SessionType, FULL_TYPE.model_dump(), here / "agendas" / "trial.toml")
    written(
        Settings,
        {
            "format": 1,
            "centre": {
                "name": "A",
                "blanks": {"law": "B"},
                "wording": {"mediation": "C {law}"},
                "sources": ["E"],
                "barriers": {"rules": ["F"], "places": ["G"], "types": ["H"]},
            },
            "new": {"curtain": "D"},
        },
        here / "settings.toml",
    )
    prepared = home / "prepared.toml"
    example = tomllib.loads(example_file().read_text(encoding="utf-8")) | {"type": "trial"}
    names: dict[str, str] = {}

    def by_name(where: Field, old: str) -> str:
        """A person's party is meant letter by letter."""
        if where in (("PreparedParty", "name"), ("PreparedPerson", "party")):
            return names.setdefault(old, texts.write(("PreparedParty", "name"), old))
        return texts.write(where, old)

    prepared.write_text(tomli_w.dumps(rewritten(Prepared, example, by_name)), encoding="utf-8")
    return prepared


def _without_none(value: Any) -> Any:
    """TOML has no word for nothing."""
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    return [_without_none(inner) for inner in value] if isinstance(value, (list, tuple)) else value
