"""What the desk says is still to be asked, while wants and reasons are talked about."""

from mediator.insight.asked import not_asked
from mediator.insight.board_wants import issue_shown
from mediator.insight.common_ground import near_common
from mediator.insight.corners import open_corners
from mediator.insight.shown import Shown
from mediator.record.record import Record
from mediator.record.session import Session

MOST = 3
"""Cues of one sort; of what there is more, that there is more."""


def gaps(record: Record, shown: Shown) -> tuple[str, ...]:
    """Return the cues for the present stage: who was not asked, who is still unsure, what nobody fed; and
    before the close, what has no owner and no fate."""
    session = record.session
    looked_at = {shown.board or session.stage().board, session.stage().board}
    made: list[str] = []
    if looked_at & {"wants", "grid"}:
        made += _not_asked(session, shown)
    if looked_at & {"wants", "grid", "common"}:
        made += _near(session)
    if looked_at & {"wants", "grid", "common", "ideas", "agreement"}:
        made += _corners(session)
    if looked_at & {"parking", "find_out", "referrals", "closing"}:
        made += _nobodys(record)
    return tuple(made)


def _nobodys(record: Record) -> list[str]:
    """Say how many lines would be lost: parked without a fate or a keeper, to find out with nobody."""
    parked = [entry for entry in record.entries() if entry.parked and not entry.struck]
    facts = [fact for fact in record.session.fact_checks if fact.in_its_place() and not fact.answer]
    needs = [one for one in record.agreement.referrals if one.is_open() and not one.parked]
    counted = (
        (sum(entry.fate is None for entry in parked), "parked, and what becomes of it is open"),
        (
            sum(entry.fate == "next_time" and entry.parked_with is None for entry in parked),
            "for next time, and with nobody",
        ),
        (sum(fact.owner is None for fact in facts), "to find out, and nobody does"),
        (sum(one.caller is None for one in needs), "to be referred, and nobody calls"),
    )
    return [f"{many} {what}" for many, what in counted if many]


def _not_asked(session: Session, shown: Shown) -> list[str]:
    here = issue_shown(session, shown)
    gaps = sorted(not_asked(session), key=lambda gap: gap[0].id != here)  # the topic on the wall first
    cues = [
        f"{_names([party.name for party in parties])} not been asked about “{topic.text}”"
        for topic, parties in gaps
    ]
    return _some(cues, "the grid shows where nothing was said yet")


def _near(session: Session) -> list[str]:
    names = {party.id: party.name for party in session.parties}
    return _some(
        [
            f"nearly common: “{reason.text}”; {names[unsure]} has not said yes"
            for reason, unsure in near_common(session)
        ]
    )


def _corners(session: Session) -> list[str]:
    cues = []
    for corners in open_corners(session):
        if corners.unheard:
            cues.append(f"{corners.party.name}: nothing heard yet of {_either(corners.unheard)}")
        if corners.unfed:
            cues.append(f"{corners.party.name}: no idea serves {_either(corners.unfed)}")
    return _some(cues)


def _some(cues: list[str], more: str = "") -> list[str]:
    rest = len(cues) - MOST
    if rest <= 0:
        return cues
    return [*cues[:MOST], f"and {rest} more like this" + (f": {more}" if more else "")]


def _names(names: list[str]) -> str:
    """Return them as the beginning of a sentence, with the verb that fits."""
    if len(names) == 1:
        return f"{names[0]} has"
    return f"{', '.join(names[:-1])} and {names[-1]} have"


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(words)
