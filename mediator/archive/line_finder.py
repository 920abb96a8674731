"""The line of every key and list item in a TOML text, which no TOML reader tells.

It reads tokens and no values: a text that is not TOML gives lines that mean nothing.
"""

import re
import tomllib
from collections.abc import Iterator

KeyPath = tuple[str | int, ...]
"""Where a value stands: keys, and the places in lists, counted from 0."""

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

DEEPEST = 8
"""Parts of a place that are remembered; no file of ours goes deeper."""


class LineFinder:
    """Finds the line of every key and list item in a text that is known to be TOML.

    Raises `RecursionError` where values are nested beyond any file of ours.
    """

    def __init__(self, text: str) -> None:
        self.found: dict[KeyPath, int] = {}
        """The line of each place, counted from 1."""
        self._sizes: dict[KeyPath, int] = {}
        self._tokens = scan(text)
        self._token, self._line = next(self._tokens, ("", 1))
        table: KeyPath = ()
        while self._token:
            if self._at("["):
                table = self._heading()
            elif self._at("\n"):
                self._next()
            else:
                self._pair(table)

    def line(self, key_path: KeyPath) -> int | None:
        """Return the line of that key, or of the nearest table around it; None where there is neither."""
        for length in range(len(key_path), 0, -1):
            if key_path[:length] in self.found:
                return self.found[key_path[:length]]
        return None

    def _at(self, *tokens: str) -> bool:
        return self._token in tokens

    def _next(self) -> None:
        self._token, self._line = next(self._tokens, ("", self._line))

    def _note(self, path: KeyPath, line: int) -> None:
        for length in range(1, min(len(path), DEEPEST) + 1):
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
            if not self._at(".") and len(keys) < DEEPEST:
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


def scan(text: str) -> Iterator[tuple[str, int]]:
    """Yield each token with its line; comments are left out."""
    line, before = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", before, match.start())
        before = match.start()
        if not match[0].startswith("#"):
            yield match[0], line
