"""Accounts: how a point went, as each party tells it; nobody judges which is right. (practice §4.4)"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from mediator.record.base import Frozen, Id, Refused
from mediator.record.following_up import FollowingUp, must_be_party, point_of
from mediator.text import Line, OptionalLine

if TYPE_CHECKING:
    from mediator.record.agreement import Agreement

Went = Literal["kept", "kept_late", "partly", "not", "changed", "not_needed", "in_dispute", "unknown"]
"""Kept, kept late, partly kept, not kept, changed by agreement, no longer needed, in dispute; unknown where
the party was not reached, which says nothing of the point."""

WENT: tuple[Went, ...] = get_args(Went)

DONE: frozenset[Went] = frozenset({"kept", "kept_late", "changed"})
"""What counts as kept: what was changed by agreement was kept as changed. (practice §7)"""


class Account(Frozen):
    """What one party said of one point on one day. Older ones stay with theirs."""

    point: Id
    party: Id
    """Who told it."""
    day: date
    went: Went
    in_the_way: OptionalLine = ""
    next_step: OptionalLine = ""

    def is_of(self, other: Account) -> bool:
        """Whether both are the same party's words on the same point and day."""
        return (self.point, self.party, self.day) == (other.point, other.party, other.day)


class Said(Frozen):
    """A question of the learning talk, and what was said to it."""

    question: Line
    answer: Line


class Talk(Frozen):
    """A follow-up call with one party, beyond single points: a learning talk, not blame. (practice §4.5)"""

    party: Id
    day: date
    said: tuple[Said, ...] = ()
    """Nothing where the party was not reached."""


class GiveAccount(FollowingUp):
    """A party tells how a point went; told again on the same day, that is what it says."""

    account: Account

    def on(self, agreement: Agreement) -> Agreement:
        point_of(agreement, self.account.point)
        must_be_party(agreement, self.account.party)
        if self.account in agreement.accounts:
            raise Refused("That is noted already.")
        others = tuple(one for one in agreement.accounts if not one.is_of(self.account))
        return agreement.model_copy(update={"accounts": (*others, self.account)})


class NoteTalk(FollowingUp):
    """A party was called; once more on the same day, that is what is kept of it."""

    talk: Talk

    def on(self, agreement: Agreement) -> Agreement:
        must_be_party(agreement, self.talk.party)
        if self.talk in agreement.talks:
            raise Refused("That is noted already.")
        of_it = (self.talk.party, self.talk.day)
        others = tuple(one for one in agreement.talks if (one.party, one.day) != of_it)
        return agreement.model_copy(update={"talks": (*others, self.talk)})
