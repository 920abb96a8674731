"""The script: a session type on plain pages, for a mediator whose one screen is on the wall."""

from collections.abc import Iterator, Sequence

from mediator.papers.key_card import key_card
from mediator.papers.outline import breaks, turn
from mediator.papers.width import columns, padded, wrapped
from mediator.record.session_type import CheckItem, SessionType, StageOfType
from mediator.record.words import Words
from mediator.text import fill

WIDTH = 80
LINES = 60
"""Lines of a page, its heading among them."""

_IN = "    "
_POINTS_ON_A_PAGE = 6
_MOST_PARTIES = 6


def script(session_type: SessionType, keys: Sequence[tuple[str, str]]) -> str:
    """Return pages of at most 60 lines of 80 columns, with a form feed between pages.

    The script with its prompts, the opening, the ground rules, a blank plan, and the key card.
    """
    words = session_type.words
    pages = [
        *_pages(f"{session_type.name}: {words.paper_script}", _script_blocks(session_type)),
        *_pages(f"{session_type.name}: {words.opening}", _opening_blocks(session_type)),
        *_pages(f"{session_type.name}: {session_type.rules.label}", _rule_blocks(session_type)),
        *_pages(f"{session_type.name}: {words.paper_plan}", _plan_blocks(session_type)),
        *_pages(f"{session_type.name}: {words.agreement}", _point_blocks(words)),
        key_card(keys, words=words, width=WIDTH),
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


def _items(texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in wrapped(text, WIDTH, first=f"{_IN}- ", rest=f"{_IN}  ")]


def _line(label: str = "", indent: str = _IN) -> str:
    """Return a line to write on, to the right edge."""
    start = f"{indent}{label} " if label else indent
    return start + "_" * max(0, WIDTH - columns(start))


def _label(text: str) -> str:
    """Return *text*, or as much of it as leaves half of the line to write on."""
    return wrapped(text, WIDTH // 2 - len(_IN))[0]


def _script_blocks(session_type: SessionType) -> Iterator[list[str]]:
    words = session_type.words
    about = wrapped(session_type.about, WIDTH)
    if session_type.who:
        about += wrapped(session_type.who, WIDTH)
    if session_type.minutes:
        about += wrapped(fill(words.paper_minutes_in_all, n=session_type.minutes), WIDTH)
    yield about
    begins = 0
    for stage in session_type.stages:
        yield _stage(stage, _clock(begins) if session_type.minutes else "", session_type)
        begins += stage.minutes
    if session_type.breaks:
        yield _headed(words.paper_breaks, _items(breaks(session_type)))
    if session_type.safeguards:
        yield _headed(words.paper_safeguards, _items(session_type.safeguards))
    if session_type.variants:
        yield _headed(
            words.paper_variants, _items([f"{each.name}: {each.text}" for each in session_type.variants])
        )


def _stage(stage: StageOfType, begins: str, session_type: SessionType) -> list[str]:
    words = session_type.words
    minutes = fill(words.paper_minutes, n=stage.minutes) if stage.minutes else words.paper_no_time
    lines = wrapped(f"{stage.title}, {minutes}", WIDTH, first=f"{begins:>5}  ", rest=" " * 7)
    if whose_turn := turn(stage, session_type):
        lines += wrapped(whose_turn, WIDTH, first=" " * 7, rest=" " * 7)
    if stage.purpose:
        lines += wrapped(stage.purpose, WIDTH, first=" " * 7, rest=" " * 7)
    for prompt in stage.prompts:
        lines += wrapped(prompt, WIDTH, first=f"{' ' * 7}- ", rest=" " * 9)
    return lines


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _opening_blocks(session_type: SessionType) -> Iterator[list[str]]:
    words = session_type.words
    if before := session_type.checks("before"):
        yield _headed(words.paper_before, _boxes(before))
    if opening := session_type.checks("opening"):
        yield _headed(words.checklist, _boxes(opening))
    regime = wrapped(session_type.regime.filled(), WIDTH, first=_IN, rest=_IN)
    for name, centres_words in session_type.regime.blanks.items():
        if not centres_words:
            regime += ["", _line(name.replace("_", " "))]
    yield _headed(words.paper_regime, regime)
    yield _headed(words.paper_decision, wrapped(session_type.decision.words, WIDTH, first=_IN, rest=_IN))
    signs = [each for _ in range(_parties(session_type)) for each in ("", _line("[ ]"))]
    yield _headed(words.consent, signs)


def _boxes(items: Sequence[CheckItem]) -> list[str]:
    lines: list[str] = []
    for item in items:
        lines += wrapped(item.text, WIDTH, first=f"{_IN}[ ] ", rest=f"{_IN}    ")
        if item.more:
            lines += wrapped(item.more, WIDTH, first=f"{_IN}    ", rest=f"{_IN}    ")
    return lines


def _rule_blocks(session_type: SessionType) -> Iterator[list[str]]:
    yield wrapped(session_type.words.no_rules, WIDTH)
    for number, rule in enumerate(session_type.rules.start_with, start=1):
        yield [*wrapped(rule, WIDTH, first=f"{number:>3}  ", rest=" " * 5), "", _line(indent=" " * 5)]
    first_new = len(session_type.rules.start_with) + 1
    for number in range(first_new, first_new + 5):
        yield [_line(indent=f"{number:>3}  "), "", _line(indent=" " * 5)]


def _plan_blocks(session_type: SessionType) -> Iterator[list[str]]:
    words = session_type.words
    if session_type.dates:
        yield _headed(words.key_dates, _to_write(3))
    yield _headed(words.topics, _to_write(6))
    for number in range(1, _parties(session_type) + 1):
        wants = [_IN + words.want, *_to_write(2), "", _IN + words.reason, *_to_write(3)]
        yield [_line(_label(words.paper_name), indent=f"{number}  "), "", *wants]
    yield _headed(words.common_ground, _to_write(3))
    yield _headed(words.ideas, _to_write(8))


def _to_write(count: int) -> list[str]:
    return [line for _ in range(count) for line in ("", _line())]


def _point_blocks(words: Words) -> Iterator[list[str]]:
    fields = (
        words.paper_who,
        words.paper_what,
        words.paper_by_when,
        words.paper_how_known,
        words.paper_if_not,
        words.paper_review,
    )
    labels = [_label(field) for field in fields]
    room = max(columns(label) for label in labels)
    for number in range(1, _POINTS_ON_A_PAGE + 1):
        starts = [f"{number if not index else '':>3} " for index in range(len(labels))]
        yield [_line(padded(label, room), indent=start) for start, label in zip(starts, labels, strict=True)]


def _parties(session_type: SessionType) -> int:
    """Return for how many parties there is room: as many as the type is meant for, up to six."""
    return min(max(session_type.most_parties, session_type.least_parties), _MOST_PARTIES)
