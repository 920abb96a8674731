"""The outline: a session type at a glance, to choose it by."""

from collections.abc import Iterator, Sequence

from mediator.papers.width import wrapped
from mediator.record.session_type import SessionType, StageOfType
from mediator.text import fill

WIDTH = 80

_IN = "  "


def outline(session_type: SessionType) -> str:
    """Return a session type as plain text of at most 80 columns: what it is for, its stages, its rules."""
    return "\n\n".join("\n".join(lines) for lines in _blocks(session_type)) + "\n"


def _blocks(session_type: SessionType) -> Iterator[list[str]]:
    words = session_type.words
    yield _about(session_type)
    yield _headed(words.paper_stages, *(_stage(stage, session_type) for stage in session_type.stages))
    if session_type.breaks:
        yield _headed(words.paper_breaks, *_items(breaks(session_type)))
    yield _headed(words.paper_decision, _indented(session_type.decision.words))
    rules = session_type.rules
    yield _headed(rules.label, *_items(rules.start_with or (words.paper_no_rules,)))
    if session_type.follow_up_days:
        yield _headed(words.follow_up, _indented(session_type.follow_up_words()))
    writing = words.paper_together if session_type.writing == "together" else words.paper_hidden
    yield _headed(words.paper_writing, _indented(writing))
    if before := session_type.checks("before"):
        yield _headed(words.paper_before, *_items([item.text for item in before]))
    if session_type.safeguards:
        yield _headed(words.paper_safeguards, *_items(session_type.safeguards))
    if session_type.variants:
        variants = [f"{variant.name}: {variant.text}" for variant in session_type.variants]
        yield _headed(words.paper_variants, *_items(variants))


def _about(session_type: SessionType) -> list[str]:
    lines = wrapped(f"{session_type.name} ({session_type.id})", WIDTH) + wrapped(session_type.about, WIDTH)
    if session_type.who:
        lines += wrapped(session_type.who, WIDTH)
    minutes = session_type.minutes
    words = session_type.words
    return lines + wrapped(
        fill(words.paper_minutes_in_all, n=minutes) if minutes else words.paper_no_time, WIDTH
    )


def turn(stage: StageOfType, session_type: SessionType) -> str:
    """Say on paper whose turn a stage is; "" where it is nobody's in particular."""
    who = next((side.name for side in session_type.sides if side.id == stage.turn), "")
    words = session_type.words
    pattern = words.paper_supporters if stage.turn_of == "supporters" else words.paper_turn
    return fill(pattern, who=who) if who else ""


def breaks(session_type: SessionType) -> list[str]:
    """Say each break that the session type offers beside the usual ones."""
    minutes = session_type.words.paper_minutes
    return [f"{each.name}, {fill(minutes, n=each.minutes)}" for each in session_type.breaks]


def _stage(stage: StageOfType, session_type: SessionType) -> list[str]:
    words = session_type.words
    minutes = fill(words.paper_minutes, n=stage.minutes) if stage.minutes else words.paper_no_time
    lines = _indented(f"{stage.title}, {minutes}")
    return lines + [
        line
        for text in (turn(stage, session_type), stage.purpose)
        if text
        for line in _indented(text, indent=_IN * 2)
    ]


def _headed(title: str, *blocks: list[str]) -> list[str]:
    return wrapped(title, WIDTH) + [line for block in blocks for line in block]


def _indented(text: str, indent: str = _IN) -> list[str]:
    return wrapped(text, WIDTH, first=indent, rest=indent)


def _items(texts: Sequence[str]) -> list[list[str]]:
    return [wrapped(text, WIDTH, first=f"{_IN}- ", rest=f"{_IN}  ") for text in texts]
