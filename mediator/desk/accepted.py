"""A party's own words, once it has said yes to them: others stand on the board when it says yes to those."""

from __future__ import annotations

from mediator.archive.drafts import Draft
from mediator.desk.state import Choice, Desk
from mediator.record.change import Change
from mediator.record.entry import Confirm, Entry
from mediator.record.interest import Interest
from mediator.record.party import Party
from mediator.record.position import Position


def said_yes(desk: Desk, entry: Entry) -> tuple[Party, ...]:
    """Return the owners of a want or a reason who said yes to its words; nobody for anything else."""
    if not isinstance(entry, Position | Interest):
        return ()
    return tuple(p for p in desk.parties() if p.id in entry.parties and entry.has_yes_of(p.id))


def ask_again(
    desk: Desk, entry: Entry, owners: tuple[Party, ...], changes: tuple[Change, ...], draft: Draft | None
) -> None:
    """Ask whether *owners* say yes to the new words too. Until they do the words before stay on the board,
    and the new ones are a *draft*."""
    if draft is not None:
        desk.drafts[draft.kind] = draft

    def yes() -> None:
        at = desk.live.now()
        desk.do(*changes, *(Confirm(at=at, entry=entry.id, party=owner.id) for owner in owners))
        desk.drafts.pop("reword", None)

    def not_yet() -> None:
        desk.say("The same key brings the new words back.")

    names = ", ".join(owner.name for owner in owners)
    desk.open_ask(
        f"The words before are confirmed: {names}. These too?",
        Choice("y", "yes", yes),
        Choice("n", "not yet: the words before stay", not_yet),
    )
