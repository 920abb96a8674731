"""`mediator find`: in which sessions words stand, and in what kind of line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mediator.cli.all_sessions import print_json, print_lines
from mediator.cli.given import CONTEXT
from mediator.cli.telling import sessions_unreadable

if TYPE_CHECKING:
    from mediator.archive.searching import Hit

SEALED = "Sealed notes cannot be found; `mediator notes SESSION` prints them."

NO_LINE = "No line has these words."

_SCREENFUL = 40
"""Lines that are printed together: the first ones are there before the last are found."""

_KINDS = {
    "title": "title", "parties": "party", "people": "person", "stages": "stage", "rules": "ground rule",
    "issues": "topic", "positions": "want", "interests": "reason", "options": "idea",
    "fact_checks": "to find out", "key_dates": "key date", "jots": "jot", "breaks": "break",
    "criteria": "fair standard", "offers": "offer", "packages": "package", "ledger": "ledger",
    "requests": "request", "summaries": "summary", "rounds": "level of support", "read_backs": "read-back",
    "points": "agreement point", "referrals": "referral", "accounts": "how a point went",
    "talks": "follow-up call", "earlier": "earlier words of a point", "next_date": "next date",
    "notes": "private note",
    "wordings": "earlier wording",
}  # fmt: skip
"""What a line is, by where it stands in its file; what is not named here is called as it is there."""


@click.command(context_settings=CONTEXT)
@click.argument("words", nargs=-1, required=True)
@click.option("--show", is_flag=True, help="the lines themselves; is the wall dark?")
@click.option("--private", is_flag=True, help="look into private notes too")
@click.option("--json", "as_json", is_flag=True, help="for another program")
def find(words: tuple[str, ...], *, show: bool, private: bool, as_json: bool) -> None:
    """Find words in all sessions: in which, and in what kind of line.

    \b
    Examples:
      mediator find hedge
      mediator find parking evening     lines with both, in any order
      mediator find "before winter" --show   the lines themselves
      mediator find hedge --private     in private notes too; sealed ones cannot be found

    Capital letters and accents make no difference.
    """
    if not "".join(words).strip():
        raise click.UsageError("Which words?")
    from mediator.archive.places import places

    found = _Search(places().sessions, words, private=private)
    try:
        if as_json:
            print_json([_hit(hit, show=show) for hit in found])
        else:
            lines = (f"{hit.code}  {_kind(hit)}" + (f": {hit.text}" if show else "") for hit in found)
            while screenful := list(islice(lines, _SCREENFUL)):
                print_lines(screenful)
    except BrokenPipeError:  # who reads has read enough
        raise
    except OSError as error:
        sessions_unreadable(error)
    for trouble in found.troubles():
        click.echo(trouble, err=True)
    if not found.any and not as_json:
        click.echo(NO_LINE, err=True)


def find_text(sessions: Path, words: str) -> str:
    """Return where *words* stand, for reading on the screen. Raises `OSError`."""
    found = _Search(sessions, tuple(words.split()), private=False)
    lines = [f"{hit.code}  {_kind(hit)}" for hit in found]
    return "\n".join([*lines, *found.troubles()]) or NO_LINE


class _Search:
    """The lines with the words, each as soon as it is found, and then what could not be looked into."""

    def __init__(self, sessions: Path, words: tuple[str, ...], *, private: bool) -> None:
        self._sessions, self._words, self._private = sessions, words, private
        self._damaged: list[str] = []
        self._sealed = 0
        self.any = False
        """Whether a line was found so far."""

    def __iter__(self) -> Iterator[Hit]:
        """Look. Raises `OSError`."""
        from mediator.archive.searching import search

        for found in search(self._sessions, self._words, private=self._private):
            self.any = self.any or bool(found.hits)
            self._sealed += found.sealed
            self._damaged += [f"{found.code}: {name} cannot be read; what it says is not found."
                              for name in found.damaged]  # fmt: skip
            yield from found.hits

    def troubles(self) -> list[str]:
        """Return sentences on what could not be looked into, once all was looked at."""
        sealed = [f"{SEALED} Sessions with some: {self._sealed}."] if self._sealed else []
        return [*self._damaged, *sealed]


def _kind(hit: Hit) -> str:
    words = _KINDS.get(hit.kind) or hit.kind.replace("_", " ")
    words += f" {hit.number}" if hit.number else ""
    words += ", struck" if hit.struck else ""
    return f"{words}, in a conflict copy" if hit.copy else words


def _hit(hit: Hit, *, show: bool) -> dict[str, Any]:
    told = hit._asdict()
    if not show:
        del told["text"]
    return told
