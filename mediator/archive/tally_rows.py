"""The rows of all years' tallies, read for a report: quickly, and only those that it needs.

A file that is byte for byte as the program wrote it is taken apart by its lines; any other one is read like
every file, with its mistakes explained.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mediator.board.last_line import is_as_written
from mediator.clean import one_line
from mediator.insight.counted import Asked, Barriers, Counted

_NAME = re.compile(r"tally-\d{4}\.toml")
_COPY = re.compile(r"(copy of tally-\d{4}.*|tally-\d{4}.+)\.toml", re.IGNORECASE)
_SESSION = re.compile(r"(\d{4}-\d\d-\d\d)-.+")
_ROW = "\n[[sessions]]\n"
_LINE = re.compile(r'^(\w+) = (?:"(.*)"|([\d-]+))$', re.MULTILINE)
_PAIR = re.compile(r'(\w+) = (?:"((?:[^"\\]|\\.)*)"|([\d-]+))')
_LIST = re.compile(r"^(\w+) = \[\n((?: .*\n)*)\]", re.MULTILINE)
_CONTACT = re.compile(r"\{ day = ([\d-]+)")
_ENDS = "\n# mediator bytes="


class TallyRows:
    """The rows of a folder of sessions, each read when it is asked for."""

    def __init__(self, sessions: Path) -> None:
        """Look into the year files in the folder *sessions*. Raises `OSError` where it cannot be read."""
        self.troubles: list[str] = []
        """What could not be counted, a line each."""
        self._rows: dict[str, str | Counted] = {}
        """By code; a text is a row that is not read yet."""
        self._prepared: list[str] = []
        self._unread: set[str] = set()
        """Years of which the file cannot be read: of their sessions nobody knows whether they were closed."""
        try:
            with os.scandir(sessions) as entries:
                names = sorted(entry.name for entry in entries)
        except FileNotFoundError:
            return
        for name in names:
            if _NAME.fullmatch(name):
                self._read(sessions / name)
            elif name.endswith(".toml") and _COPY.fullmatch(name):
                self.troubles.append(f"{one_line(name)} looks like a copy; it is not counted.")
            elif _SESSION.fullmatch(name):
                self._prepared.append(name)

    def find(self, code: str) -> Counted | None:
        """Return the row of that session; None where there is none."""
        row = self._rows.get(code)
        if isinstance(row, str):
            row = self._rows[code] = _row(row)
        return row

    def held(self, first: date, last: date) -> list[Counted]:
        """Return the rows of the sessions that were held on those days."""
        days = first.isoformat(), last.isoformat()
        return [self._known(code) for code, day in self._days() if days[0] <= day <= days[1]]

    def contacted(self, first: date, last: date) -> list[Counted]:
        """Return the rows of the sessions, of any day, after which the centre asked on those days."""
        days = first.isoformat(), last.isoformat()
        found = [code for code, row in self._rows.items() if _may_be_asked(row, *days)]
        rows = map(self._known, found)
        return [row for row in rows if any(first <= contact.day <= last for contact in row.contacts)]

    def knows_nothing(self, first: date, last: date) -> bool:
        """Say whether a year file cannot be read and nothing else is known of those days."""
        return bool(self._unread) and not self.held(first, last) and not self.contacted(first, last)

    def not_counted(self, first: date, last: date) -> int:
        """Return how many sessions that were prepared on those days have no row in a file that is read."""
        return sum(
            first.isoformat() <= code[:10] <= last.isoformat()
            and code not in self._rows
            and code[:4] not in self._unread
            for code in self._prepared
        )

    def _known(self, code: str) -> Counted:
        row = self.find(code)
        assert row is not None, "it is one of these"
        return row

    def _days(self) -> Iterator[tuple[str, str]]:
        for code, row in self._rows.items():
            if isinstance(row, str):
                at = row.index("\nday = ") + 7
                yield code, row[at : at + 10]
            else:
                yield code, row.day.isoformat()

    def _read(self, path: Path) -> None:
        try:
            data = path.read_bytes()
        except OSError as error:
            self._unread.add(path.stem[-4:])
            self.troubles.append(f"{path.name} cannot be read, and is not counted: {error.strerror}.")
            return
        text = data.decode(errors="replace")
        if _ROW in text and is_as_written(data):
            text = text.rpartition(_ENDS)[0]
            self._rows |= {row[8 : row.index('"', 8)]: row for row in text.split(_ROW)[1:]}
        else:
            self._read_plainly(path)

    def _read_plainly(self, path: Path) -> None:
        """Read a file as any other, with the models: it was edited by hand, or is damaged or empty."""
        from mediator.archive.reading import Unreadable
        from mediator.archive.tally_file import read_tally

        try:
            rows = read_tally(path).sessions
        except Unreadable:
            self._unread.add(path.stem[-4:])
            check = f"mediator check {one_line(str(path))}"
            self.troubles.append(f"{path.name} cannot be read, and is not counted. `{check}` says why.")
            return
        for row in rows:
            self._rows[row.code] = _of(row.model_dump(exclude_none=True))


def _may_be_asked(row: str | Counted, first: str, last: str) -> bool:
    """Say whether it is worth reading whether the centre asked on those days."""
    if not isinstance(row, str):
        return True
    if "contacts" not in row:
        return False
    return "[[sessions.contacts]]" in row or any(first <= day <= last for day in _CONTACT.findall(row))


def _of(row: dict[str, Any]) -> Counted:
    for name, model in (("barriers", Barriers), ("contacts", Asked)):
        if name in row:
            row[name] = tuple([model(**each) for each in row[name]])
    return Counted(**row)


def _row(text: str) -> Counted:
    """Return the row of which *text* is what the program wrote between two heads."""
    plain, *tables = text.split("\n[")
    found = _values(plain)
    if " = [\n" in plain:
        for name, lines in _LIST.findall(plain):
            found[name] = [_pairs(line) for line in lines.splitlines()]
    for table in tables:
        head, _, rest = table.partition("\n")
        if head.startswith("["):
            found.setdefault(head[10:-2], []).append(_values(rest))
        else:
            found[head[9:-1]] = _values(rest)
    return _of(found)


def _values(text: str) -> dict[str, Any]:
    """Return the values that stand in a line each."""
    return {key: _value(words, number) for key, words, number in _LINE.findall(text)}


def _pairs(line: str) -> dict[str, Any]:
    """Return the values that stand in one line between braces."""
    return {key: _value(words, number) for key, words, number in _PAIR.findall(line)}


def _value(words: str, number: str) -> str | int | date:
    if number:
        return int(number) if number.isdigit() else date.fromisoformat(number)
    return str(tomllib.loads(f'text = "{words}"')["text"]) if "\\" in words else words
