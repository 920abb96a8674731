"""What every command that makes a paper is given, and where the paper goes."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediator.cli.telling import fail

if TYPE_CHECKING:
    from mediator.papers.document import Page

FORMATS = ("txt", "md", "html", "docx", "pdf", "ics", "csv", "json")
TEXTS = ("txt", "md", "html", "ics", "csv", "json")


@dataclass(frozen=True)
class Asked:
    """How a paper is to look and where it goes."""

    file: Path | None
    format_: str | None
    size: str
    large: bool
    force: bool

    @property
    def wanted(self) -> str:
        """The format that is meant: the one that is named, else what the file ends with, else plain text."""
        ending = self.file.suffix.removeprefix(".").casefold() if self.file is not None else ""
        known = {"markdown": "md", "htm": "html"}.get(ending, ending if ending in FORMATS else "txt")
        return self.format_ or known

    @property
    def page(self) -> Page:
        from mediator.papers.document import Page

        return Page(self.size, large=self.large)

    def give(self, data: bytes, name: str) -> Path | None:
        """Write a paper to the file, or into that folder under *name*, or to the standard output; return the
        file. Where it cannot be, say so and end.
        """
        return _give(data, self.wanted, self.file, name=name, force=self.force)


def paper_options(formats: tuple[str, ...] = FORMATS) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the options of a paper to a command; it is given them as `asked`."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def bundled(
            *, file: Path | None, format_: str | None, size: str, large: bool, force: bool, **others: Any
        ) -> None:
            command(asked=Asked(file, format_, size, large, force), **others)

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
            bundled = option(bundled)
        return bundled

    return add


def _give(data: bytes, format_: str, file: Path | None, *, name: str, force: bool) -> Path | None:
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
