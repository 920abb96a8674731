"""`mediator reflect`: looking back, for oneself; and finding again what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mediator.cli.given import CONTEXT, codes, found
from mediator.cli.notes import opened_with_passphrase
from mediator.cli.running import run
from mediator.cli.telling import explained, needs_terminal

if TYPE_CHECKING:
    from mediator.record.reflection import Reflection, Reflections, Work

SHOWN_HERE = "Pass-phrase (what you learnt is shown here: is the wall dark?)"


@click.command(context_settings=CONTEXT)
@click.argument("session", required=False, shell_complete=codes)
@click.option("--read", is_flag=True, help="print all that you wrote, and your hours; is the wall dark?")
@click.option("--find", "words", metavar="WORDS", default="", help="print the lines with all these words")
def reflect(session: str | None, words: str, *, read: bool) -> None:
    """Look back, for yourself: what went well, what surprised you, what next, your hours.

    \b
    Examples:
      mediator reflect heron            after a session
      mediator reflect                  about none in particular, such as a supervision
      mediator reflect --find "silence"   the lines with a word
      mediator reflect --read           all of it, and the hours by what they went to

    It is yours alone: no list, search, report or paper reads it. A purge leaves it, so leave out names and
    what parties said. The words are sealed if you made a key (`mediator notes init`).
    """
    if read or words:
        if session is not None or (read and words):
            raise click.UsageError("One thing at a time: a SESSION to look back on, --read, or --find.")
        kept = _opened()
        for line in _all(kept) if read else _with(kept, words):
            click.echo(line)
        return
    code = found(session).name if session is not None else None
    needs_terminal("mediator reflect", "It asks, line by line, what is meant for you alone.")
    run(lambda app, _: app.reflect(code))


def _opened() -> Reflections:
    """Return all that was written, opened with the pass-phrase where it is sealed."""
    from mediator.archive.places import places
    from mediator.archive.reflection_file import read_reflections

    with explained():
        kept = read_reflections(places().sessions)
    kept, _ = opened_with_passphrase(kept, SHOWN_HERE)
    if not kept.reflections:
        click.echo("You have written nothing yet. `mediator reflect` begins.", err=True)
    return kept


def _all(kept: Reflections) -> Iterator[str]:
    """Yield everything, then the hours of all of it together."""
    from mediator.desk.reflecting import HOURS, QUESTIONS, duration

    total: Counter[Work] = Counter()
    for one in kept.reflections:
        yield _head(one)
        for _, name, says in QUESTIONS:
            if text := one.text(name):
                yield f"  {says}: {text}"
        hours = [f"{says} {duration(one.minutes[work])}" for _, work, says in HOURS if one.minutes.get(work)]
        if hours:
            yield f"  {', '.join(hours)}"
        total.update(one.minutes)
    if total:
        together = [f"{says} {duration(total[work])}" for _, work, says in HOURS if total[work]]
        yield f"All together: {', '.join(together)}"


def _with(kept: Reflections, words: str) -> Iterator[str]:
    """Yield the lines with all of *words*."""
    from mediator.archive.searching import Words
    from mediator.desk.reflecting import QUESTIONS

    wanted, any_ = Words(tuple(words.split())), False
    for one in kept.reflections:
        for _, name, says in QUESTIONS:
            text = one.text(name)
            if isinstance(text, str) and text and wanted.are_in(text):
                any_ = True
                yield f"{_head(one)}  {says}: {text}"
    if kept.reflections and not any_:
        click.echo("No line has these words.", err=True)


def _head(one: Reflection) -> str:
    day = f"{one.at.astimezone():%Y-%m-%d}"
    return f"{day}  {one.session}" if one.session else day
