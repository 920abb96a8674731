"""What each case, session and answer adds to the figures, by their keys in `figures.py`."""

from __future__ import annotations

from mediator.insight.cases import Case
from mediator.insight.counted import Asked, Counted

Adds = dict[str, int]
"""What is added to each figure; nothing is left out."""

TIMES = (
    ("30 days", 60),
    ("90 days", 135),
    ("6 months", 270),
    ("12 months", 450),
    ("later", None),
)
"""About how long after a session the centre asked, each up to so many days."""


def time_of(days: int) -> str:
    """Return about when that was."""
    return next(when for when, most in TIMES if most is None or days <= most)


def of_case(case: Case) -> Adds:
    """Return what a case adds; of those who came, the largest number at one of its sessions."""
    adds = {"cases": 1, f"outcome {case.outcome}": 1, f"source {case.source}": 1}
    adds |= {f"barrier {kind} {name}": 1 for kind, name in case.barriers}
    parties = case.most(lambda row: row.parties)
    if case.met or case.outcome != "not_appropriate":
        adds["appropriate"] = 1
    if case.met:
        adds |= {"mediated": 1, "parties": parties}
        for role in {role for row in case.sessions for role in row.people}:
            adds[f"people {role}"] = case.most(lambda row, role=role: row.people.get(role, 0))  # type: ignore[misc]
        if adds.get("people interpreter"):
            adds["interpreted"] = 1
    if case.ended:
        adds |= {"ended": 1, "parties ended": parties}
        if case.agreed:
            adds |= {"agreed": 1, "parties agreed": parties}
    if case.came_back:
        adds["came back"] = 1
    adds["children"] = case.most(lambda row: row.children)
    adds["affected"] = case.most(lambda row: row.affected)
    for name, days in (("days to first", case.days_to_first_session), ("days open", case.days_open)):
        if days is not None:
            adds |= {f"with {name}": 1, name: days}
    return adds


def of_session(row: Counted) -> Adds:
    """Return what a session adds; what was written counts also where nobody met."""
    adds = {
        "topics": row.topics,
        "settled": min(row.settled, row.topics),
        "parked": row.parked,
        "points": row.points,
        "confirmed": min(row.confirmed, row.points),
    }
    if row.met:
        adds |= {"held": 1, "together": row.minutes, "in private": row.private_minutes}
        if row.minutes:
            adds |= {"with minutes": 1, "minutes": row.minutes}
    return adds


def of_contact(when: str, contact: Asked) -> Adds:
    """Return what a case adds that was asked about *when* after a session."""
    reached = contact.reached > 0
    due = reached and contact.due > 0
    kept = due and contact.kept >= contact.due
    return {f"asked {when}": 1, f"reached {when}": reached, f"due {when}": due, f"kept {when}": kept}
