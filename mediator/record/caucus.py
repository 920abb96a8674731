"""Caucus: one party alone with the mediator; and shuttle, the same with the parties in separate rooms.

Where a party was, and how long, are facts of the private file. (practice §1.2, §5.1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from mediator.record.agenda import ClockChange
from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.change import Change

if TYPE_CHECKING:
    from mediator.record.record import Record

CaucusDefault = Literal["private", "open"]
"""What holds of a line of a private meeting that nobody has decided about: private unless released, or open
unless marked."""


class Caucus(Frozen):
    """A stretch of time with one party alone."""

    id: Id
    party: Id
    apart: bool = False
    """Whether the parties are in separate rooms and the mediator goes between them: shuttle."""
    default: CaucusDefault = "private"
    """As it was agreed when this meeting began."""
    opened: Moment
    until: Moment | None = None
    """When the room was told that it goes on; None where no time was said."""
    closed: Moment | None = None


class StartCaucus(ClockChange):
    """Begin a private meeting: the clock stops as for a break, and the room sees a neutral card."""

    in_caucus: ClassVar[bool] = True

    id: Id
    party: Id
    apart: bool = False
    until: Moment | None = None

    def apply(self, record: Record) -> Record:
        record.party(self.party)
        if record.private.caucus_now() is not None:
            raise Refused("It is a private meeting already.")
        if record.session.on_break() is not None:
            raise Refused("It is a break. Come back from it first.")
        if record.session.stopped is not None:
            raise Refused("The session is stopped. Starting the clock goes on with it.")
        started = Caucus(
            id=self.id,
            party=self.party,
            apart=self.apart,
            default=record.session.caucus_default,
            opened=self.at,
            until=self.until,
        )
        record = record.with_session(clock=self.clock_closed(record, "break"))
        return record.with_private(record.private.with_(caucuses=(*record.private.caucuses, started)))


class ChangeRooms(Change):
    """Go on to another party's room, in the same shuttle."""

    in_caucus: ClassVar[bool] = True

    id: Id
    party: Id

    def apply(self, record: Record) -> Record:
        record.party(self.party)
        now = record.private.caucus_now()
        if now is None:
            raise Refused("It is no private meeting.")
        if now.party == self.party:
            raise Refused("You are with them.")
        at = max(self.at, now.opened)
        other = now.model_copy(update={"id": self.id, "party": self.party, "opened": at})
        closed = now.model_copy(update={"closed": at})
        return record.with_private(
            record.private.with_(caucuses=(*record.private.caucuses[:-1], closed, other))
        )


class Rejoin(ClockChange):
    """End the private meeting; a clock that ran before it runs again."""

    in_caucus: ClassVar[bool] = True

    def apply(self, record: Record) -> Record:
        now = record.private.caucus_now()
        if now is None:
            raise Refused("It is no private meeting.")
        closed = now.model_copy(update={"closed": max(self.at, now.opened)})
        record = record.with_private(record.private.with_(caucuses=(*record.private.caucuses[:-1], closed)))
        session = record.session
        if session.stopped is None and session.clock and session.clock[-1].why == "break":
            return record.with_session(clock=self.clock_opened(record, session.stage().id))
        return record


class SetCaucusDefault(Change):
    """The room agreed what holds of private meetings from now on; those that were stay as they were."""

    default: CaucusDefault

    def apply(self, record: Record) -> Record:
        if record.session.caucus_default == self.default:
            raise Refused("That is agreed already.")
        return record.with_session(caucus_default=self.default)
