"""Reading a TOML file into a model, and saying in plain words what is wrong with it and what to do next.

A message may quote a key, an id or a word of our own formats, never what somebody wrote.
"""

import os
import stat
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mediator.archive.explaining import KNOWN_FORMAT, explained, place_name
from mediator.archive.line_finder import KeyPath, LineFinder
from mediator.archive.not_toml import what_is_not_toml
from mediator.archive.repairing import repaired, strictly
from mediator.text import one_line

M = TypeVar("M", bound=BaseModel)

Check = Callable[[M], list[tuple[KeyPath, str]]]
"""Lists what does not fit in a whole model, each with its place and words that follow the place's name."""

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
        self._lines: LineFinder | None = None

    def line(self, key_path: KeyPath) -> int | None:
        """Return the line of that key, or of the nearest table around it; None where there is neither."""
        if self._lines is None:
            try:
                self._lines = LineFinder(self._text)
            except RecursionError:  # nested beyond any file of ours; its problems go without lines
                self._lines = LineFinder("")
        return self._lines.line(key_path)

    def problem(self, key_path: KeyPath, words: str) -> Problem:
        """Return a problem of what stands at *key_path*."""
        return Problem(_shown(self.path), self.line(key_path), words)

    def unfit(self, found: list[tuple[KeyPath, str]]) -> list[Problem]:
        """Return problems whose words follow the name of their place."""
        return [self.problem(place, f"{place_name(place)} {words}.") for place, words in found]


def read(path: Path, model: type[M], *, check: Check[M] | None = None) -> M:
    """Return the file as a *model*. Raises `Unreadable` with all its problems at once."""
    document = parse(path)
    return validate(document, document.data, model, check=check)


def parse(path: Path, *, newer: bool = False, quoting: bool = True) -> Document:
    """Return what the file says. Raises `Unreadable` where it is no TOML that this version knows.

    With *newer*, a file of a newer format is returned too. Without *quoting*, no heading of it is named.
    """
    text = _text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, words = what_is_not_toml(text, str(error), quoting=quoting)
        raise Unreadable([Problem(_shown(path), line, words)]) from None
    except (RecursionError, MemoryError):
        raise _unreadable(path, _TOO_DEEP) from None
    except ValueError:
        raise _unreadable(path, _TOO_LARGE_NUMBER) from None
    document = Document(path, text, data)
    form = data.get("format")
    if not newer and type(form) is int and form > KNOWN_FORMAT:
        words = (
            f"was written by a newer mediator (format {_count(form)}, this one knows {KNOWN_FORMAT}): "
            "update mediator; the file was not touched."
        )
        raise Unreadable([document.problem(("format",), words)])
    return document


def validate(
    document: Document,
    data: dict[str, Any],
    model: type[M],
    *,
    check: Check[M] | None = None,
    quoting: bool = True,
) -> M:
    """Return *data*, all or a part of the document's, as a *model*.

    Raises `Unreadable` with everything that is wrong, in the order of the file. What *check* finds is
    told together with wrong keys and types wherever the rest is whole enough to be checked. Without
    *quoting*, as for a private file, unknown keys are not named.
    """
    try:
        whole = strictly(data, model)
    except RecursionError:
        raise _unreadable(document.path, _TOO_DEEP) from None
    except OverflowError:
        raise _unreadable(document.path, _TOO_LARGE_NUMBER) from None
    except ValidationError as error:
        wrong = explained(model, error, quoting=quoting)
        problems = [document.problem(place, words) for place, words in wrong]
        mended = repaired(data, model) if check is not None else None
        if check is not None and mended is not None:
            places = [place for place, _ in wrong]
            problems += document.unfit(
                [
                    (path, words)
                    for path, words in check(mended)
                    if not any(path[: len(place)] == place for place in places)
                ]
            )
        raise Unreadable(_in_order(problems)) from None
    if check is not None and (found := check(whole)):
        raise Unreadable(_in_order(document.unfit(found)))
    return whole


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.line or 0)


def _count(number: int) -> str:
    return str(number) if number < 1_000_000 else "beyond counting"


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


LONGEST_PATH = 200  # of a name that somebody has to read


def _shown(path: Path) -> str:
    shown = one_line(os.fspath(path))
    return shown if len(shown) <= LONGEST_PATH else f"…{shown[-LONGEST_PATH:]}"
