"""The board of referrals: what is needed, who could help, who calls there and by when."""

from mediator.insight.board_parts import block, line_of
from mediator.insight.days import long_day
from mediator.record.record import Record
from mediator.record.resource_referral import ResourceReferral
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import BoardLine, Body


def referrals(record: Record, words: Words) -> Body:
    """Return the referrals that may be seen; what was made is ticked."""
    lines = tuple(_line(one, words) for one in record.agreement.referrals if one.in_its_place())
    return Body(heading=words.referrals, blocks=block("", lines), invitation=words.no_referrals)


def _line(one: ResourceReferral, words: Words) -> BoardLine:
    line = line_of(one, aside=", ".join(filter(None, _parts(one, words))), done=one.status == "done")
    return line.model_copy(update={"day": one.day if one.status is None else None})


def _parts(one: ResourceReferral, words: Words) -> tuple[str, ...]:
    reached = f"{one.resource} ({one.contact})" if one.contact else one.resource
    if one.status == "done":
        return (reached,)
    if one.status == "gap":
        return (words.referral_gap, reached)
    calls = fill(words.referral_calls, name=one.caller.name) if one.caller is not None else ""
    by = fill(words.find_out_by, day=long_day(one.day)) if one.day is not None else ""
    return (reached, calls, by)
