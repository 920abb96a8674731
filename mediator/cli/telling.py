"""What is said on the way out: one plain message, on the stream for words, and an exit status."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from mediator.archive.reading import Unreadable


def say_where(kind: type[BaseException], error: BaseException | None, trace: object) -> None:
    """A mistake of the program's own: its type and its place, never a value or a text."""
    from mediator.board.crash import where_it_failed

    click.echo(stopped_at(where_it_failed(error)), err=True)


def stopped_at(place: str) -> str:
    """Say that the program's own code failed, and in which *place*."""
    return f"mediator stopped because of a mistake of its own: {place}"


def needs_terminal(command: str, instead: str) -> None:
    """End with 2 where there is no terminal to draw on, and say what to do instead."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(f"`{command}` needs a terminal to draw on. {instead}", err=True)
        sys.exit(2)


def can_be_asked() -> bool:
    """Say whether a person is there to answer."""
    return sys.stdin.isatty()


def fail(words: str) -> NoReturn:
    """Say it and end with 1."""
    say(words)
    sys.exit(1)


def say(words: str) -> None:
    """Say it on the stream for words; a terminal's lines end between two words."""
    click.echo(fitted(words, to_terminal=sys.stderr.isatty()), err=True)


def fitted(words: str, *, to_terminal: bool) -> str:
    """Return the words in lines as wide as the terminal; elsewhere as they are."""
    if not to_terminal:
        return words
    import shutil
    import textwrap

    width = max(shutil.get_terminal_size().columns, 20)
    lines = words.splitlines()
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        if len(line) > width
        else line
        for line in lines
    )


def sessions_unreadable(error: OSError) -> NoReturn:
    """Say that the folder of sessions cannot be read, and end with 1."""
    fail(f"The folder of sessions cannot be read: {error.strerror}. `mediator paths` shows where it is.")


def show(error: Unreadable) -> None:
    """Say everything that is wrong with a file."""
    for problem in error.problems:
        say(str(problem))


def explain(error: Unreadable) -> NoReturn:
    """Say everything that is wrong with a file and end with 1."""
    show(error)
    sys.exit(1)


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Say what is wrong with a file, or with the name of a session type, and end with 1."""
    from mediator.archive.agendas import UnknownType
    from mediator.archive.reading import Unreadable

    try:
        yield
    except UnknownType as error:
        fail(str(error))
    except Unreadable as error:
        explain(error)
