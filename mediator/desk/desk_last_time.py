"""What the desk says of last time: what is gone, summaries, points so far and on what they depend."""

from __future__ import annotations

from mediator.desk.desk_draft import HEADING, QUIET, Row
from mediator.insight.days import long_day
from mediator.insight.last_time import LastTime, PointSoFar, SummaryThen
from mediator.insight.sealed import words_of
from mediator.record.paper_words import PaperWords


def last_time_rows(last: LastTime | None, to_find_out: tuple[str, ...]) -> list[Row]:
    """Return the rows; none in a session that continues no other."""
    if last is None:
        return []
    when = f", {long_day(last.day)}" if last.day is not None else ""
    rows: list[Row] = [(f"Last time{when}", HEADING), (last.code, QUIET)]
    rows += [(f"· {sentence}", QUIET) for sentence in last.told]
    rows += _under("Summed up then", [row for one in last.summaries for row in _summary(one)])
    conditions = [row for one in last.conditions() for row in _condition(one)]
    rows += _under("Conditions to ask after", conditions)
    rows += _under("Who was to find out what", [(f"· {line}", "$text") for line in to_find_out])
    rows += _under("Referrals not done", [(f"· {line}", "$text") for line in last.referrals])
    return rows + _under("Points so far", [row for one in last.points for row in _point(one, last.code)])


def _under(label: str, rows: list[Row]) -> list[Row]:
    return [(label, "bold $text"), *rows] if rows else []


def _summary(one: SummaryThen) -> list[Row]:
    aside = ", ".join(filter(None, (one.stage, one.heard)))
    return [(f"· {one.name}: {words_of(one.text)}", "$text"), (f"  {aside}", QUIET)]


def _condition(one: PointSoFar) -> list[Row]:
    return [(f"· Only if {one.condition}", "$text"), (f"  {one.text}", QUIET)]


def _point(one: PointSoFar, last: str) -> list[Row]:
    by_rule = "agreed, as the room decides" if one.by_rule else "not everyone's yes"
    asides = (
        "everyone said yes" if one.agreed else by_rule,
        _went(one),
        one.code if one.code != last else "",
    )
    return [(f"· {one.text}", "$text"), (f"  {', '.join(filter(None, asides))}", QUIET)]


def _went(one: PointSoFar) -> str:
    """Say how it went since; nothing where nobody was asked."""
    words = PaperWords()
    if one.went is None:
        return ""
    return words.different_accounts if one.went == "different" else str(getattr(words, f"went_{one.went}"))
