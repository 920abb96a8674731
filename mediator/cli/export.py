"""`mediator export`: a session on paper, for whoever is to read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator.cli.given import CONTEXT, codes, found
from mediator.cli.given_paper import Asked, paper_options
from mediator.cli.setting_out import settings
from mediator.cli.telling import explained, fail

if TYPE_CHECKING:
    from mediator.archive.opening import ForPapers
    from mediator.record.session_type import SessionType

READERS = ("everyone", "party:1", "party:2", "co-mediator", "referrer", "archive", "training")
PAPERS = ("agreement", "summary", "consent", "outcome", "calendar")


def _readers(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    return [reader for reader in READERS if reader.startswith(begun)]


@click.command(context_settings=CONTEXT)
@click.argument("session", shell_complete=codes)
@click.option(
    "--for",
    "reader",
    metavar="READER",
    required=True,
    shell_complete=_readers,
    help="everyone, party:1, co-mediator, referrer (or court), archive, training",
)
@click.option(
    "--paper", type=click.Choice(PAPERS), help="which; else the one that this reader is usually given"
)
@paper_options()
def export(session: str, reader: str, paper: str | None, asked: Asked) -> None:
    """Put a session on paper: agreement, summary, consent, outcome or dates.

    \b
    Examples:
      mediator export heron --for everyone                    the agreement, as plain text
      mediator export heron --for everyone agreement.pdf      the same as PDF, to sign
      mediator export heron --for everyone --as docx ~/Desktop  in Word, into that folder
      mediator export heron --for party:2 --paper summary summary.pdf --large
      mediator export heron --for court outcome.pdf           who came, when, how it ended
      mediator export heron --for everyone dates.ics          for a calendar
      mediator export heron --for training --as md | less     names, places and dates changed

    party:1 is the first party on the board. What is private is in no paper, whoever reads it. It works while
    the session is open, too.
    """
    from mediator.archive.opening import open_for_papers
    from mediator.archive.settings import Settings
    from mediator.live import utc_now
    from mediator.papers.making import make
    from mediator.papers.readers import reader as meant
    from mediator.papers.source import NotMade, Source

    folder = found(session)
    with explained():
        opened = open_for_papers(folder)
    for note in opened.notes:
        click.echo(note, err=True)
    source = Source(
        opened.agreement,
        opened.session,
        _type_of(opened),
        utc_now(),
        damaged=opened.damaged,
        centre=(settings() or Settings()).centre.name,
    )
    try:
        made = make(source, meant(reader, source.parties), paper, asked.wanted, asked.page)
    except NotMade as error:
        fail(str(error))
    for remark in made.remarks:
        click.echo(remark, err=True)
    path = asked.give(made.data, f"{opened.agreement.id}-{made.paper}")
    if path is not None:
        _note(folder, made.paper, path)


def _type_of(opened: ForPapers) -> SessionType:
    """Return the session's type in the centre's words, or one made of what the session knows of it."""
    from mediator.archive.agendas import SessionTypes
    from mediator.archive.places import places
    from mediator.archive.settings import Settings
    from mediator.record.private import Private
    from mediator.record.record import Record

    types = SessionTypes(places().agendas, (settings() or Settings()).centre.speaks_in)
    try:
        return types[opened.agreement.type]
    except KeyError:
        if opened.session is None:
            fail(
                f"Its session type, {opened.agreement.type}, is missing. `mediator agendas list` shows them."
            )
    from mediator.desk.sitting import plain_type

    click.echo("Its session type is missing or has mistakes: the paper has the standard words.", err=True)
    session = opened.session
    return plain_type(
        Record(session=session, agreement=opened.agreement, private=Private(id=opened.agreement.id))
    )


def _note(folder: Path, paper: str, path: Path) -> None:
    """Remember where a paper went, so that a purge finds it."""
    from mediator.archive.exports import note_export

    try:
        note_export(folder, paper, path)
    except OSError:
        click.echo(
            "It could not be noted with the session where it went: a purge will not find it.", err=True
        )
