"""The script: a session type on plain pages, for a mediator whose one screen is on the wall."""

from collections.abc import Iterator, Sequence

from mediator.papers.key_card import columns, key_card, wrapped
from mediator.record.session_type import SessionType, StageOfType

WIDTH = 80
LINES = 60
"""Lines of a page, its heading among them."""

_IN = "    "
_POINTS_ON_A_PAGE = 6
_MOST_PARTIES = 6

# The words of paper that no wall has; the others are the session type's own.
_SCRIPT = "Script"
_NO_TIME = "no time set"
_MINUTES = "{n} min"
_ALL_MINUTES = "{n} minutes in all"
_DECISION = "How this room decides"
_REGIME = "What protects this talk, in the centre's words"
_SAFEGUARDS = "To make sure of"
_VARIANTS = "Other ways of doing the same"
_PLAN = "Plan"
_NAME = "Name"
_POINT_FIELDS = ("Who", "Does what", "By when", "How known", "What if not", "Review")


def script(session_type: SessionType, keys: Sequence[tuple[str, str]]) -> str:
    """Return pages of at most 60 lines of 80 columns, with a form feed between pages.

    The script with its prompts, the opening, the ground rules, a blank plan, and the key card.
    """
    words = session_type.words
    pages = [
        *_pages(f"{session_type.name}: {_SCRIPT}", _script_blocks(session_type)),
        *_pages(f"{session_type.name}: {words.opening}", _opening_blocks(session_type)),
        *_pages(f"{session_type.name}: {session_type.rules.label}", _rule_blocks(session_type)),
        *_pages(f"{session_type.name}: {_PLAN}", _plan_blocks(session_type)),
        *_pages(f"{session_type.name}: {words.agreement}", _point_blocks()),
        key_card(keys, width=WIDTH),
    ]
    return "\f".join(pages)


def _pages(title: str, blocks: Iterator[list[str]]) -> Iterator[str]:
    """Set blocks on pages; one that fits a page is never divided."""
    heading = [*wrapped(title, WIDTH), ""]
    page = list(heading)
    for block in blocks:
        rest = block
        if len(page) + len(rest) > LINES and len(page) > len(heading):
            yield _joined(page)
            page = list(heading)
        while len(page) + len(rest) > LINES:
            room = LINES - len(page)
            yield _joined([*page, *rest[:room]])
            page, rest = list(heading), rest[room:]
        page += [*rest, ""]
    yield _joined(page)


def _joined(page: list[str]) -> str:
    return "\n".join(line.rstrip() for line in page).rstrip("\n") + "\n"


def _headed(title: str, lines: list[str]) -> list[str]:
    return [*wrapped(title, WIDTH), *lines]


def _items(texts: Sequence[str], mark: str = "- ") -> list[str]:
    indent = " " * len(mark)
    return [line for text in texts for line in wrapped(text, WIDTH, first=f"{_IN}{mark}", rest=_IN + indent)]


def _line(label: str = "", indent: str = _IN) -> str:
    """Return a line to write on, to the right edge."""
    start = f"{indent}{label} " if label else indent
    return start + "_" * max(0, WIDTH - columns(start))


def _script_blocks(session_type: SessionType) -> Iterator[list[str]]:
    about = wrapped(session_type.about, WIDTH)
    if session_type.who:
        about += wrapped(session_type.who, WIDTH)
    if session_type.minutes:
        about.append(_ALL_MINUTES.format(n=session_type.minutes))
    yield about
    begins = 0
    for stage in session_type.stages:
        yield _stage(stage, _clock(begins) if session_type.minutes else "")
        begins += stage.minutes
    if session_type.safeguards:
        yield _headed(_SAFEGUARDS, _items(session_type.safeguards))
    if session_type.variants:
        yield _headed(_VARIANTS, _items([f"{each.name}: {each.text}" for each in session_type.variants]))


def _stage(stage: StageOfType, begins: str) -> list[str]:
    minutes = _MINUTES.format(n=stage.minutes) if stage.minutes else _NO_TIME
    lines = wrapped(f"{stage.title}, {minutes}", WIDTH, first=f"{begins:>5}  ", rest=" " * 7)
    if stage.purpose:
        lines += wrapped(stage.purpose, WIDTH, first=" " * 7, rest=" " * 7)
    for prompt in stage.prompts:
        lines += wrapped(prompt, WIDTH, first=f"{' ' * 7}- ", rest=" " * 9)
    return lines


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _opening_blocks(session_type: SessionType) -> Iterator[list[str]]:
    words = session_type.words
    if session_type.checklist:
        lines: list[str] = []
        for item in session_type.checklist:
            lines += wrapped(item.text, WIDTH, first=f"{_IN}[ ] ", rest=f"{_IN}    ")
            if item.more:
                lines += wrapped(item.more, WIDTH, first=f"{_IN}    ", rest=f"{_IN}    ")
        yield _headed(words.checklist, lines)
    regime = wrapped(session_type.regime.filled(), WIDTH, first=_IN, rest=_IN)
    for name, centres_words in session_type.regime.blanks.items():
        if not centres_words:
            regime += ["", _line(name.replace("_", " "))]
    yield _headed(_REGIME, regime)
    yield _headed(_DECISION, wrapped(session_type.decision.words, WIDTH, first=_IN, rest=_IN))
    signs = [each for _ in range(_parties(session_type)) for each in ("", _line("[ ]"))]
    yield _headed(words.consent, signs)


def _rule_blocks(session_type: SessionType) -> Iterator[list[str]]:
    yield wrapped(session_type.words.no_rules, WIDTH)
    for number, rule in enumerate(session_type.rules.start_with, start=1):
        yield [*wrapped(rule, WIDTH, first=f"{number:>3}  ", rest=" " * 5), "", _line(indent=" " * 5)]
    first_new = len(session_type.rules.start_with) + 1
    for number in range(first_new, first_new + 5):
        yield [_line(indent=f"{number:>3}  "), "", _line(indent=" " * 5)]


def _plan_blocks(session_type: SessionType) -> Iterator[list[str]]:
    words = session_type.words
    yield _headed(words.topics, _to_write(6))
    for number in range(1, _parties(session_type) + 1):
        wants = [_IN + words.want, *_to_write(2), "", _IN + words.reason, *_to_write(3)]
        yield [_line(_NAME, indent=f"{number}  "), "", *wants]
    yield _headed(words.common_ground, _to_write(3))
    yield _headed(words.ideas, _to_write(8))


def _to_write(count: int) -> list[str]:
    return [line for _ in range(count) for line in ("", _line())]


def _point_blocks() -> Iterator[list[str]]:
    room = max(columns(label) for label in _POINT_FIELDS)
    for number in range(1, _POINTS_ON_A_PAGE + 1):
        starts = [f"{number if not index else '':>3} " for index in range(len(_POINT_FIELDS))]
        yield [
            _line(f"{label:<{room}}", indent=start)
            for start, label in zip(starts, _POINT_FIELDS, strict=True)
        ]


def _parties(session_type: SessionType) -> int:
    """Return for how many parties there is room: as many as the type is meant for, up to six."""
    return min(max(session_type.most_parties, session_type.least_parties), _MOST_PARTIES)
