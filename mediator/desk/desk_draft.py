"""The draft as rows of the desk."""

from __future__ import annotations

from mediator.insight.desk_draft import Answered, DraftOnDesk, Duties, PointOnDesk, WholeDraft

Row = tuple[str, str]
"""A text and its style; a text that begins with blanks goes on below under its first letter."""

HEADING, PLAIN, QUIET, STRONG = "bold $text-accent", "$text", "$text-muted", "bold $text"

ANSWERS = {"yes": "yes", "concern": "yes, with a concern", "not_yet": "not yet", "no": "no"}


def draft_rows(draft: DraftOnDesk | None) -> list[Row]:
    """Return the section about the draft; nothing where there is none."""
    if draft is None:
        return []
    rows: list[Row] = [("The draft", HEADING)]
    for point in draft.points:
        rows += _point(point)
    if not draft.points:
        rows.append(("Nothing to ask about its points.", QUIET))
    if (alone := draft.carries_all) is not None:
        rows.append((f"· Everything so far is {alone.name}'s to do ({len(alone.points)} points).", PLAIN))
        rows.append((f"  {draft.balanced}", STRONG))
    return rows + (_whole(draft.whole) if draft.whole is not None else [])


def _point(point: PointOnDesk) -> list[Row]:
    rows: list[Row] = [(f"{point.number} {point.text}", STRONG)]
    for digit, one in enumerate(point.answers, 1):
        rows.append((f"  {digit} {_answer(one)}", PLAIN if one.answer else QUIET))
    if point.absent:
        rows.append((f"  not in the room: {', '.join(point.absent)}", PLAIN))
    rows += [(f"  ? {hint.question}{f' “{hint.word}”' if hint.word else ''}", PLAIN) for hint in point.hints]
    rows += [(f"  {part.label}: {part.text}", PLAIN) for part in point.parts if part.text]
    if gaps := [part.label.lower() for part in point.parts if not part.text]:
        rows.append((f"  not said: {', '.join(gaps)}", QUIET))
    return rows


def _answer(one: Answered) -> str:
    if one.answer is None or one.at is None:
        return f"{one.name}: {'understood, not asked since it changed' if one.understood else 'not asked'}"
    return f"{one.name}: {ANSWERS[one.answer]}, {one.at.astimezone():%H:%M}"


def _whole(draft: WholeDraft) -> list[Row]:
    rows: list[Row] = [("Who does what", HEADING)]
    rows += [(f"· {_owed(one)}", PLAIN) for one in draft.duties]
    if draft.nobodys:
        rows.append((f"· not said of whom: point {_numbers(draft.nobodys)}", PLAIN))
    rows.append(("Still open", HEADING))
    rows += [(f"· {topic}", PLAIN) for topic in draft.open_topics]
    rows += [(f"· left open by choice: {topic}", QUIET) for topic in draft.left_open]
    if draft.conditions:
        rows.append((f"· a condition to settle: point {_numbers(draft.conditions)}", PLAIN))
    if draft.not_asked_freely:
        names = ", ".join(draft.not_asked_freely)
        rows.append((f"· not asked alone what happens if they say no: {names}", PLAIN))
    rows.append((f"· signed: {_signed(draft)}", PLAIN))
    rows.append(("Will it last?", HEADING))
    return rows + [(f"· {question}", PLAIN) for question in draft.questions]


def _owed(one: Duties) -> str:
    if not one.points:
        return f"{one.name}: nothing so far"
    first = f", first on {one.first.day} {one.first:%B}" if one.first is not None else ""
    to = f", to {', '.join(one.to)}" if one.to else ""
    return f"{one.name}: point {_numbers(one.points)}{to}{first}"


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def _signed(draft: WholeDraft) -> str:
    if draft.advice is None:
        return "not said when, nor after what advice"
    if draft.advice.sign == "later":
        return f"after {draft.advice.days} days" if draft.advice.days else "later"
    return "now" if draft.advice.sign == "now" else "taken home"
