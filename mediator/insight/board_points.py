"""The boards of the promises: the list of points, one point read back, the whole draft.

They count what everyone has confirmed, and never say who has not. What `NOT_PROMISED` names stays off them.
"""

from mediator.insight.board_parts import block, everyone_says_yes, line_of
from mediator.insight.named_day import is_near, says_date, says_year
from mediator.insight.shown import Shown
from mediator.record.agreement_point import AgreementPoint, PartName
from mediator.record.issue import Issue
from mediator.record.read_back import read_back_of
from mediator.record.record import Record
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Block, BoardLine, Body, Detail

PART_WORDS: dict[PartName, str] = {
    "who": "paper_who",
    "for_whom": "part_for_whom",
    "by_when": "paper_by_when",
    "where": "part_where",
    "how_known": "paper_how_known",
    "if_not": "paper_if_not",
    "review": "paper_review",
    "until": "part_until",
    "condition": "part_condition",
    "who_may_see": "part_who_may_see",
}
"""What the parts that the room may see are called: keys of `Words`."""

AT_A_GLANCE: tuple[PartName, ...] = ("who", "by_when", "where", "condition")
"""The parts that stand with a point in the list; of the others, that they are there."""


def points_in_place(record: Record) -> tuple[AgreementPoint, ...]:
    """Return the points that the room sees among the points."""
    return tuple(point for point in record.agreement.points if point.in_its_place())


def point_shown(record: Record, shown: Shown) -> AgreementPoint | None:
    """Return the point that is read back: the one chosen if it is still there, or the first; None of none."""
    there = points_in_place(record)
    return next((point for point in there if point.id == shown.point), there[0] if there else None)


def agreement(record: Record, words: Words) -> Body:
    """Return the list of points."""
    return Body(
        heading=words.agreement,
        place=_confirmed(record, words),
        blocks=points(record, words),
        invitation=words.no_points,
    )


def points(record: Record, words: Words, *, label: str = "") -> tuple[Block, ...]:
    """Return the points as lines, each with what belongs to it at a glance."""
    return block(label, tuple(_line(record, point, words) for point in points_in_place(record)))


def read_back(record: Record, shown: Shown, words: Words) -> Body:
    """Return one point with all its parts, to be read aloud."""
    there, point = points_in_place(record), point_shown(record, shown)
    if point is None:
        return Body(heading=words.read_back, invitation=words.no_points)
    changed = _changed(record, point)
    parts = [part for part in PART_WORDS if point.said(part) or part in changed]
    details = (
        *_state(point, words),
        *_old_text(changed, words),
        *(_part(point, part, changed, words) for part in parts),
    )
    line = _said_by_all(record, point, words).model_copy(update={"loud": True, "details": details})
    place = fill(words.point_of, n=there.index(point) + 1, m=len(there))
    return Body(heading=words.read_back, place=place, blocks=(Block(lines=(line,)),))


def draft(record: Record, words: Words) -> Body:
    """Return the topics that are answered, each with its points; those that are not, and how they are left;
    and what is still to settle."""
    there = points_in_place(record)
    issues = [issue for issue in record.session.issues if issue.may_be_seen()]
    blocks: list[Block] = []
    unanswered: list[BoardLine] = []
    for issue in issues:
        answers = tuple(_said_by_all(record, point, words) for point in there if issue.id in point.issues)
        if answers:
            blocks += block(issue.text, answers)
        else:
            unanswered.append(BoardLine(text=issue.text, aside=_left(issue, words)))
    ids = {issue.id for issue in issues}
    rest = tuple(_said_by_all(record, point, words) for point in there if not ids.intersection(point.issues))
    blocks += block(words.no_topic if issues else "", rest)
    open_ = tuple(
        BoardLine(number=point.number, text=point.condition or words.conditional)
        for point in there
        if point.state == "conditional" or point.condition
    )
    blocks += (*block(words.topics, tuple(unanswered)), *block(words.conditions, open_))
    return Body(
        heading=words.draft,
        place=_confirmed(record, words),
        blocks=tuple(blocks),
        invitation=words.no_points,
    )


def _left(issue: Issue, words: Words) -> str:
    """Say how a topic is left to which there is no point: to leave it open is an answer of its own."""
    if issue.parked:
        return words.parking_lot
    return words.topic_left_open if issue.left_open else words.topic_open


def part_in_words(point: AgreementPoint, part: PartName) -> str:
    """Return a part as it was said, with the day that it names where that is not in the words.

    Its year is said where it is far from the day on which the point was written.
    """
    said, day = point.said(part), point.day(part)
    near = day is None or is_near(day, point.at.date())
    if day is None or says_year(said, day) or (near and says_date(said, day)):
        return said
    return f"{said} ({day.day} {day:%B})" if near else f"{said} ({day.day} {day:%B %Y})"


def _confirmed(record: Record, words: Words) -> str:
    there = points_in_place(record)
    done = sum(everyone_says_yes(point, record.session) for point in there)
    return fill(words.points_confirmed, n=done, m=len(there)) if done else ""


def _said_by_all(record: Record, point: AgreementPoint, words: Words) -> BoardLine:
    """A point says when everyone has said yes, and nothing before."""
    done = everyone_says_yes(point, record.session)
    return line_of(point, aside=words.everyone if done else "", done=done)


def _line(record: Record, point: AgreementPoint, words: Words) -> BoardLine:
    changed = _changed(record, point)
    glance = [detail.text for detail in _state(point, words)]
    glance += [part_in_words(point, part) for part in AT_A_GLANCE if point.said(part) and part not in changed]
    more = [part for part in PART_WORDS if part not in (*AT_A_GLANCE, *changed) and point.said(part)]
    if more:
        labels = ", ".join(str(getattr(words, PART_WORDS[part])) for part in more)
        glance.append(fill(words.also_noted, parts=labels))
    details = (
        *_old_text(changed, words),
        *([Detail(text=" · ".join(glance))] if glance else []),
        *(_part(point, part, changed, words) for part in PART_WORDS if part in changed),
    )
    return _said_by_all(record, point, words).model_copy(update={"details": details})


def _state(point: AgreementPoint, words: Words) -> tuple[Detail, ...]:
    if point.state == "drafted":
        return ()
    state: str = getattr(words, point.state)
    return (Detail(text=state),)


def _part(point: AgreementPoint, part: PartName, changed: dict[str, str], words: Words) -> Detail:
    label: str = getattr(words, PART_WORDS[part])
    was = ""
    if part in changed:
        was = fill(words.was, text=changed[part]) if changed[part] else words.was_nothing
    return Detail(label=label, text=part_in_words(point, part), was=was)


def _old_text(changed: dict[str, str], words: Words) -> tuple[Detail, ...]:
    return (Detail(was=fill(words.was, text=changed["text"])),) if "text" in changed else ()


def _changed(record: Record, point: AgreementPoint) -> dict[str, str]:
    """Return what is not as it was when somebody answered to it last, by name, with what it was."""
    before = read_back_of(record.session.read_backs, point.id).before
    now = point.promise() if before else {}
    return {one.part: one.text for one in before if now[one.part] != one.text}
