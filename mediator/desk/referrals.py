"""A referral under the mediator's hands: who could help, who calls there, by when, how it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mediator.archive.resources import Resource, beginning_with
from mediator.desk import writing
from mediator.desk.owners import ask_owner
from mediator.desk.state import Choice, Desk
from mediator.insight.names import owner_name
from mediator.record.agreement_point import AgreementPoint, Doer
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.entry import Entry
from mediator.record.owner import Owner
from mediator.record.resource_referral import (
    CallBy,
    ReferralStatus,
    ResourceReferral,
    SetCaller,
    SetResource,
    SettleReferral,
)

MOST_NAMED = 4
"""Resources that are named where several fit."""


def choices(
    desk: Desk, referral: ResourceReferral, menu: Callable[[Desk, Entry], None]
) -> tuple[Choice, ...]:
    """Return what can be said of a referral, part by part; after each the *menu* is open again."""
    unseen = not referral.may_be_seen()

    def again() -> None:
        if not unseen:
            desk.chosen = referral.id
            menu(desk, desk.live.record.entry(referral.id))

    def given(owner: Owner | None) -> Change:
        name = owner_name(desk.live.record, owner)
        caller = Doer(id=owner.who, name=name) if owner is not None and name else None
        return SetCaller(at=desk.live.now(), entry=referral.id, caller=caller)

    def settle(status: ReferralStatus | None) -> None:
        desk.do(SettleReferral(at=desk.live.now(), entry=referral.id, status=status))

    def write(kind: str, text: str) -> None:
        writing.open_about(desk, kind, referral.id, text=text, unseen=unseen, then=again)

    day = f"{referral.day}" if referral.day is not None else ""
    made = [
        Choice("r", "who can help", lambda: write("resource", referral.resource)),
        Choice("l", "from the centre's list", lambda: _ask_resource(desk, referral, again)),
        Choice(
            "w", "who calls", lambda: ask_owner(desk, "Who calls there?", "caller", referral, given, again)
        ),
        Choice("d", "by when", lambda: write("call_by", day)),
    ]
    if referral.day is not None:
        undated = CallBy(at=desk.live.now(), entry=referral.id, day=None)
        made.append(Choice("D", "no date", lambda: desk.do(undated)))
    if referral.status is None:
        made.append(Choice("a", "done", partial(settle, "done")))
        made.append(Choice("g", "nobody found", partial(settle, "gap")))
    else:
        made.append(Choice("o", "open again", partial(settle, None)))
    made.append(Choice("n", "another referral", lambda: writing.open_line(desk, "referral")))
    return tuple(made)


def _ask_resource(desk: Desk, referral: ResourceReferral, then: Callable[[], None]) -> None:
    """Ask for one of the centre's list, where its name is not at hand."""

    def take(found: Resource) -> None:
        desk.do(_helps(desk, referral.id, found))
        then()

    if not (there := desk.around.resources()):
        raise Refused("There is no list yet. `mediator paths` says where resources.toml belongs.")
    desk.ask_one("Who can help?", [(one.name, partial(take, one)) for one in there])


def _helps(desk: Desk, entry: str, found: Resource) -> SetResource:
    return SetResource(at=desk.live.now(), entry=entry, resource=found.name, contact=found.reached())


def write_for(desk: Desk, point: AgreementPoint) -> None:
    """Open the line for a referral that helps to keep a point; what support it needs is there to begin with.

    That stays off the wall, for who needs help is not for everyone (practice §3.3).
    """
    writing.open_about(desk, "referral", point.id, text=point.support, unseen=True)


def _resource_named(desk: Desk, text: str) -> Resource | None:
    """Return the one resource of the centre's list that *text* is the beginning of; None where none is.

    Raises `Refused` where there are several, and where the list has mistakes.
    """
    found = beginning_with(desk.around.resources(), text)
    if len(found) > 1:
        names = "; ".join(one.name for one in found[:MOST_NAMED])
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise Refused(f"Which? {names}{more}. Write more of its name.")
    return found[0] if found else None


def resource_set(desk: Desk, entry: str, text: str) -> SetResource:
    """Return the change by which *text* can help: a resource of the list with how it is reached, or any."""
    found = _resource_named(desk, text)
    if found is not None:
        return _helps(desk, entry, found)
    return SetResource(at=desk.live.now(), entry=entry, resource=text)
