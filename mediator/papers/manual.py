"""The manual page, made of the same tables as the help and the keys."""

import inspect
from collections.abc import Iterator, Sequence

import click

ENVIRONMENT = (
    ("MEDIATOR_HOME", "A folder for everything: sessions and session types of your own."),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME", "Where sessions and session types go without it, on every system."),
    ("NO_COLOR", "Set to anything: the screen has no colours."),
    ("TEXTUAL_ANIMATIONS", "Set to none: nothing on the screen moves by itself."),
)

FILES = (
    ("settings.toml", "Your settings, all of them optional; it stands alone."),
    ("session.toml", "What a session is made of: parties, stages with their times, what was said."),
    ("agreement.toml", "Agreement points, consents and the next date; it stands when the rest is gone."),
    ("notes-key.age, notes-key.pub", "The key of sealed notes, under its pass-phrase, and its public half."),
    (
        "private.toml",
        "Private notes, what was said in private meetings, earlier wordings; there only when there are any.",
    ),
    (
        "keeping.toml",
        "How long each of these is kept after the close, a hold, and what was destroyed; it stays.",
    ),
    ("tally-YEAR.toml", "Beside the sessions: a year's figures, a row a session, without a name."),
    ("draft.toml", "What is typed and not yet kept; gone once it is kept."),
    ("exports.txt", "Where papers of the session were written; there only when there are any."),
    ("index.sqlite", "Codes, days and states of all sessions, and no text; made anew when it is deleted."),
    ("board.toml", "What the room's second screen shows at this moment; empty once the session is left."),
)

STATUS = (
    ("0", "All is well."),
    ("1", "Something could not be done; a line says what, and what to do next."),
    ("2", "The command was not understood, or needs a terminal."),
)

Rows = Sequence[tuple[str, str]]


def manual(program: click.Group, version: str, keys: Rows) -> str:
    """Return the manual of *program* and the *keys* of its screen, for `man`."""
    context = _context(program, "mediator")
    name, about = _sentence(program)
    lines = [
        f'.TH MEDIATOR 1 "" "mediator {escaped(version)}" ""',
        *_section("NAME", [rf"mediator \- {escaped(name[0].lower() + name[1:].rstrip('.'))}"]),
        *_section("SYNOPSIS", [f"{_bold('mediator')} {_plain('[COMMAND] [OPTIONS]')}"]),
        *_section("EXAMPLES", _rows(_examples(about))),
        *_section("COMMANDS", [line for command in _commands(program, context) for line in _told(*command)]),
        *_section("KEYS", [_plain("On the screen of a session, each key is pressed alone."), *_rows(keys)]),
        *_section("ENVIRONMENT", _rows(ENVIRONMENT)),
        *_section(
            "FILES",
            [
                _plain("Each session is a folder; `mediator paths` says where they are."),
                *_rows(FILES),
            ],
        ),
        *_section("EXIT STATUS", _rows(STATUS)),
    ]
    return "".join(f"{line}\n" for line in lines)


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    """Return the context a command runs in, with its settings: click remembers the help option it makes."""
    return click.Context(command, info_name=name, parent=parent, **command.context_settings)


def escaped(text: str) -> str:
    """Return *text* as roff that prints it letter by letter, whatever it begins with."""
    return r"\&" + "".join(map(_letter, text))


def _letter(letter: str) -> str:
    special = {
        "\\": r"\[rs]",
        "-": r"\-",
        "~": r"\[ti]",
        "^": r"\[ha]",
        "`": r"\[ga]",
        "'": r"\[aq]",
        '"': r"\[dq]",
    }
    if letter in special:
        return special[letter]
    return letter if letter.isascii() else rf"\[u{ord(letter):04X}]"


def _plain(text: str) -> str:
    """Return prose: what stands between backticks is bold."""
    return "".join(
        _bold(part) if number % 2 else escaped(part) for number, part in enumerate(text.split("`"))
    )


def _bold(text: str) -> str:
    return rf"\fB{escaped(text)}\fR"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f".SH {title}", *lines]


def _rows(rows: Rows) -> list[str]:
    return [line for name, says in rows for line in (".TP", _bold(name), _plain(says))]


def _commands(group: click.Group, context: click.Context) -> Iterator[tuple[click.Command, click.Context]]:
    """Yield every command that does something, and the context that knows its name."""
    for name in group.list_commands(context):
        command = group.commands[name]
        inner = _context(command, name, context)
        if isinstance(command, click.Group):
            yield from _commands(command, inner)
        else:
            yield command, inner


def _told(command: click.Command, context: click.Context) -> list[str]:
    sentence, rest = _sentence(command)
    examples = _examples(rest)
    more = [part for part in rest if not part.startswith("\b")]
    pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
    return [
        f".SS {escaped(' '.join([context.command_path, *pieces]))}",
        *_paragraph(sentence),
        *([".PP", "Examples:", *_rows(examples)] if examples else []),
        *(line for part in more for line in _paragraph(part)),
        *_rows(list(_options(command, context))),
    ]


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    for option in command.get_params(context):
        if isinstance(option, click.Option) and "--help" not in option.opts:
            record = option.get_help_record(context)
            if record is not None:
                yield record


def _paragraph(text: str) -> list[str]:
    return [".PP", _plain(" ".join(text.split()))]


def _sentence(command: click.Command) -> tuple[str, list[str]]:
    """Return the first paragraph of a command's help, and the others."""
    first, *rest = inspect.cleandoc(command.help or "").split("\n\n")
    return " ".join(first.split()), rest


def _examples(paragraphs: Sequence[str]) -> list[tuple[str, str]]:
    """Return the examples of a help text as (command line, what it does)."""
    lines = [
        line for part in paragraphs if part.startswith("\b\nExamples:") for line in part.splitlines()[2:]
    ]
    return [(command, says.strip()) for line in lines for command, _, says in [line.strip().partition("  ")]]
