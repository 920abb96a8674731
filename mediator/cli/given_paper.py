"""What every command that makes a paper is given, and where the paper goes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from mediator.cli.telling import fail

FORMATS = ("txt", "md", "html", "docx", "pdf", "ics", "csv", "json")
TEXTS = ("txt", "md", "html", "ics", "csv", "json")

F = TypeVar("F", bound=Callable[..., Any])


def paper_options(formats: tuple[str, ...] = FORMATS) -> Callable[[F], F]:
    """Add the options that say how a paper is to look and where it goes."""

    def add(command: F) -> F:
        for option in (
            click.argument("file", required=False, type=click.Path(path_type=Path)),
            click.option("--force", is_flag=True, help="in the place of a file that is there"),
            click.option("--large", is_flag=True, help="large print"),
            click.option(
                "--size", type=click.Choice(["a4", "letter"]), default="a4", help="the paper's size; a4"
            ),
            click.option(
                "--as",
                "format_",
                type=click.Choice(formats),
                help="the format; else what FILE ends with, else txt",
            ),
        ):
            command = option(command)
        return command

    return add


def format_of(format_: str | None, file: Path | None) -> str:
    """Return the format that is meant."""
    ending = file.suffix.removeprefix(".").casefold() if file is not None else ""
    return format_ or {"markdown": "md", "htm": "html"}.get(ending, ending if ending in FORMATS else "txt")


def give(data: bytes, format_: str, file: Path | None, *, name: str, force: bool) -> Path | None:
    """Write a paper to *file*, or into that folder under *name*, or to the standard output; return the file.

    Where it cannot be, say so and end.
    """
    from mediator.archive.exports import write_export
    from mediator.text import one_line

    if file is None or str(file) == "-":
        if format_ not in TEXTS and sys.stdout.isatty():
            fail(f"A terminal cannot show {format_}. Name a file: add {name}.{format_}")
        click.echo(data, nl=False)
        return None
    path = file / f"{name}.{format_}" if file.is_dir() else file
    shown = one_line(str(path))
    try:
        write_export(path, data, force=force)
    except FileExistsError:
        fail(f"{shown} is there already and stays as it is. Choose another name, or add --force.")
    except OSError as error:
        fail(f"{shown} cannot be written: {error.strerror}. Choose another place.")
    click.echo(shown, err=True)
    return path
