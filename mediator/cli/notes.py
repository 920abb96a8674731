"""`mediator notes`: the key of sealed notes, and reading them with its pass-phrase."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from mediator.cli.given import CONTEXT, codes, found
from mediator.cli.telling import explained, fail

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from mediator.record.private_texts import PrivateTexts

P = TypeVar("P", bound="PrivateTexts")

BEFORE = """\
This makes a key for your private notes, under a pass-phrase that only you know. Before you go on:

- From then on the words of private notes, of lines said in private meetings, of wordings that were
  replaced and of private lines not yet kept are sealed on the disk as they are written.
- You read them on the desk until you leave the session, and what was said in a private meeting until
  you went through it. After that, only your pass-phrase shows them: on the desk, or with
  `mediator notes SESSION`.
- NOBODY can open them without the pass-phrase and the key file: not you, not who wrote this program.
  A lost pass-phrase or a lost key file is the loss of every note sealed with it. Choose four words
  or more that you use nowhere else, write them down, and keep them apart from a copy of the key file.
- Not sealed: when a note was written, in which private meeting, about whom, and about how long it is.
- Notes written so far stay plain until something is changed in their session, and then in its `.bak`
  files and in your backups.
"""

SHOWN_HERE = "Pass-phrase (the notes are shown here: is the wall dark?)"

AFTER = "Now keep a copy elsewhere: `mediator notes export-key FILE` writes one."


class _NotesOrSession(click.Group):
    """What is none of its commands is a session, whose notes are shown."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            return "show", self.commands["show"], args
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        parameter = self.commands["show"].params[0]
        return [*super().shell_complete(ctx, incomplete), *codes(ctx, parameter, incomplete)]


@click.group(cls=_NotesOrSession, context_settings=CONTEXT, subcommand_metavar="SESSION | COMMAND ...")
def notes() -> None:
    """Private notes: seal them with a key of your own, and read them again.

    \b
    Examples:
      mediator notes heron              print a session's private notes, with your pass-phrase
      mediator notes init               make the key: from then on notes are sealed as they are written
      mediator notes export-key copy.age    a copy of the key, for a safe place
      mediator notes change-passphrase  another pass-phrase for the same key

    Without a key, notes are plain text in a file that only your user can open.
    """


@notes.command(context_settings=CONTEXT)
@click.argument("session", shell_complete=codes)
def show(session: str) -> None:
    """Print a session's private notes.

    \b
    Examples:
      mediator notes show heron
      mediator notes show heron > notes.txt   plain text: keep it as safely as the notes

    `mediator notes SESSION` is the same. Sealed notes need your pass-phrase. Nothing is written.
    """
    from mediator.archive.opening import open_folder
    from mediator.papers.notes import notes as as_text

    with explained():
        opened = open_folder(found(session))
    record = opened.loaded.record
    for words in opened.notes:
        click.echo(words, err=True)
    private, damaged = opened_with_passphrase(record.private, SHOWN_HERE)
    record = record.with_private(private)
    click.echo(as_text(record), nl=False)
    if record.private.is_empty():
        click.echo("There are no private notes in this session.", err=True)
    if damaged:
        many = "1 text" if damaged == 1 else f"{damaged} texts"
        fail(
            f"{many} cannot be opened: damaged, or sealed to another key. Its place says so, and the file "
            "stays as it is. An earlier copy of the session, or the key of that time, may open it."
        )


@notes.command(context_settings=CONTEXT)
def init() -> None:
    """Make the key that seals private notes.

    \b
    Examples:
      mediator notes init

    It asks for a pass-phrase twice, and says before what cannot be had back without it.
    """
    from mediator.archive import sealing
    from mediator.archive.places import places
    from mediator.text import one_line

    here = places()
    try:
        sealing.refuse_where_there_is_one(here)
        click.echo(BEFORE, err=True)
        key = sealing.make_key(here, _ask_passphrase("Pass-phrase", twice=True))
    except sealing.NoKey as error:
        fail(str(error))
    click.echo(f"The key is made: {one_line(str(here.key))}", err=True)
    click.echo(f"Its public half, which only seals: {key.public}", err=True)
    click.echo(AFTER, err=True)


@notes.command("export-key", context_settings=CONTEXT)
@click.argument("file", required=False, type=click.Path(path_type=Path))
def export_key(file: Path | None) -> None:
    """Copy the key file, or print its public half.

    \b
    Examples:
      mediator notes export-key /media/stick/notes-key.age
      mediator notes export-key         the public half, for other tools that seal

    The copy opens with the same pass-phrase, and so do notes in any age tool: save one from private.toml,
    from its BEGIN to its END line, as note.age; `age -d -i notes-key.age note.age` prints it.
    """
    from mediator.archive import sealing
    from mediator.archive.places import places
    from mediator.text import one_line

    here = places()
    try:
        if file is None:
            click.echo(sealing.public_half(here))
            return
        sealing.export_key(here, file)
    except sealing.NoKey as error:
        fail(str(error))
    except OSError as error:
        fail(f"{one_line(str(file))} cannot be written: {error.strerror}. Choose another place.")
    click.echo(f"A copy of the key is at {one_line(str(file))}. The same pass-phrase opens it.", err=True)


@notes.command("change-passphrase", context_settings=CONTEXT)
def change_passphrase() -> None:
    """Put the key under another pass-phrase.

    \b
    Examples:
      mediator notes change-passphrase

    Notes stay as they are, and the key's public half is written again, too. Copies of the key file that
    were made before still open with the old pass-phrase.
    """
    from mediator.archive import sealing
    from mediator.archive.places import places

    here = places()
    try:
        sealing.read_key(here)
        key = sealing.open_key(here, _ask_passphrase("Pass-phrase as it is"))
        sealing.change_passphrase(here, key, _ask_passphrase("New pass-phrase", twice=True))
    except sealing.NoKey as error:
        fail(str(error))
    click.echo("The key has its new pass-phrase. Copies of it made before still open with the old.", err=True)


def opened_with_passphrase(part: P, question: str) -> tuple[P, int]:
    """Return *part* with its texts readable, and how many cannot be opened.

    Where some are sealed, the pass-phrase is asked for; without a key that opens, say so and end.
    """
    from mediator.archive import sealing
    from mediator.archive.places import places

    damaged: list[str] = []
    if part.sealed_texts():
        here = places()
        try:
            sealing.read_key(here)  # before anybody types for nothing
            key = sealing.open_key(here, _ask_passphrase(question))
        except sealing.NoKey as error:
            fail(str(error))
        part = sealing.opened(part, key, damaged.append)
    return part, len(damaged)


def _ask_passphrase(what: str, *, twice: bool = False) -> str:
    """Return a pass-phrase, typed unseen; where it could be seen, it is not asked for."""
    from getpass import GetPassWarning

    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            answer: str = click.prompt(what, hide_input=True, confirmation_prompt=twice, err=True)
        except GetPassWarning:
            fail("A pass-phrase can only be typed in a terminal, where it stays unseen.")
    return answer
