"""`mediator agendas`: the session types."""

from __future__ import annotations

from pathlib import Path

import click

from mediator.cli import texts
from mediator.cli.given import CONTEXT, check_all, session_type, types
from mediator.cli.given_paper import Asked, paper_options
from mediator.cli.telling import fail

FORMS = ("plan", "agreement", "follow-up", "payment", "repair", "safety", "family", "memorandum")
FORMATS_OF_FORMS = ("txt", "md", "html", "docx", "pdf")


@click.group(context_settings=CONTEXT)
def agendas() -> None:
    """Session types: the stages, rules, prompts and words of a process.

    \b
    Examples:
      mediator agendas list             those that `mediator new` knows
      mediator agendas show community   one of them at a glance
      mediator agendas print community  the script of a session, on paper
      mediator agendas check mine.toml  what does not fit in one of your own
    """


@agendas.command("list", context_settings=CONTEXT)
def agendas_list() -> None:
    """List the session types that `mediator new TYPE` knows.

    \b
    Examples:
      mediator agendas list
    """
    from mediator.archive.agendas import find, load
    from mediator.archive.places import places
    from mediator.archive.reading import Unreadable
    from mediator.text import one_line

    for type_id, path in find(places().agendas).items():
        try:
            loaded = load(path)
        except Unreadable:
            named = f"{one_line(type_id):<14}"
            click.echo(f"{named} has mistakes: `mediator check {one_line(str(path))}` explains them")
            continue
        click.echo(f"{type_id:<14} {loaded.name}, {loaded.minutes} min, {len(loaded.stages)} stages")


@agendas.command("show", context_settings=CONTEXT)
@click.argument("type_id", metavar="ID", shell_complete=types)
def agendas_show(type_id: str) -> None:
    """Show a session type's stages, rules and follow-up.

    \b
    Examples:
      mediator agendas show community
    """
    click.echo(texts.outline(session_type(type_id)), nl=False)


@agendas.command("copy", context_settings=CONTEXT)
@click.argument("type_id", metavar="ID")
@click.option("--as", "new_id", metavar="NEW", default="", help="the copy's own name")
def agendas_copy(type_id: str, new_id: str) -> None:
    """Copy a session type into your own folder, to change it.

    \b
    Examples:
      mediator agendas copy restorative              used instead of the one that comes with the program
      mediator agendas copy restorative --as ours    used beside it
    """
    from mediator.archive.agendas import NotCopied, UnknownType, copy
    from mediator.archive.places import places
    from mediator.text import one_line

    own = places().agendas
    try:
        path = copy(type_id, own, new_id)
    except (NotCopied, UnknownType) as error:
        fail(one_line(str(error)))
    except OSError as error:
        fail(f"It cannot be written to {one_line(str(own))}: {error.strerror}. `mediator paths` shows where.")
    shown = one_line(str(path))
    click.echo(shown)
    click.echo(f"Change it in a text editor; `mediator check {shown}` tells what does not fit.", err=True)


@agendas.command("check", context_settings=CONTEXT)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def agendas_check(paths: tuple[Path, ...]) -> None:
    """Read session types, and explain every mistake. Nothing is written.

    \b
    Examples:
      mediator agendas check mine.toml
      mediator agendas check ~/.config/mediator/agendas/mine.toml
    """
    from mediator.archive.checking import check_session_type

    check_all(paths, check_session_type)


@agendas.command("print", context_settings=CONTEXT)
@click.argument("type_id", metavar="ID", shell_complete=types)
@click.option("--form", type=click.Choice(FORMS), help="a blank paper to fill by hand, instead")
@paper_options(FORMATS_OF_FORMS)
def agendas_print(type_id: str, form: str | None, asked: Asked) -> None:
    """Print a session on plain pages: script and prompts, rules, blank plan, key card; or a blank form.

    \b
    Examples:
      mediator agendas print community | lpr
      mediator agendas print community > community.txt
      mediator agendas print community --form agreement form.pdf --large
      mediator agendas print student --form follow-up --as docx ~/Desktop
    """
    wanted = asked.wanted
    if form is None:
        if wanted != "txt" or asked.large:
            fail("The script is plain text. Choose a form for other formats, such as --form agreement.")
        data = texts.script(session_type(type_id)).encode()
    elif wanted not in FORMATS_OF_FORMS:
        fail(f"A blank paper cannot be {wanted}. It can be: {', '.join(FORMATS_OF_FORMS)}.")
    else:
        data = texts.form(session_type(type_id), form, wanted, asked.page)
    asked.give(data, f"{type_id}-{form or 'script'}")
