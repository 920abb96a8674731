"""A point changed by agreement after the session: its earlier words stay, with the day. (practice §4.4)"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from mediator.record.agreement_point import AgreementPoint
from mediator.record.base import Frozen, Id, Refused, what_does_not_fit
from mediator.record.entry import Yes
from mediator.record.following_up import FollowingUp, point_of
from mediator.text import OptionalLine

if TYPE_CHECKING:
    from mediator.record.agreement import Agreement
    from mediator.record.record import Record

ChangedPart = Literal["text", "by_when", "where", "how_known", "if_not", "review", "until", "condition"]
"""What can be changed between sessions. Who does it is for a session again."""


class Earlier(Frozen):
    """Words of a point that stood until they were changed by agreement."""

    point: Id
    part: ChangedPart
    text: OptionalLine
    """"" where nothing was said before."""
    until: date
    """The day on which they were changed."""


class ChangeByAgreement(FollowingUp):
    """All parties say yes to other words of a point, on that day; "" takes a part away."""

    point: Id
    part: ChangedPart = "text"
    text: OptionalLine
    named_day: date | None = None
    """The day that the new words name, where the part has one."""
    day: date
    yes: tuple[Id, ...]
    """The parties who have said yes to the new words, each for itself; it takes every one of them."""

    def apply(self, record: Record) -> Record:
        """No answer to the old words stands, where the session still has any."""
        after, read_backs = super().apply(record), record.session.read_backs
        left = tuple(one for one in read_backs if one.point != self.point)
        return after.with_session(read_backs=left) if left != read_backs else after

    def on(self, agreement: Agreement) -> Agreement:
        point = point_of(agreement, self.point)
        before: str = getattr(point, self.part)
        if self.text == before:
            raise Refused("These are the same words.")
        day_field = f"{self.part}_day"
        days = {day_field: self.named_day} if day_field in type(point).model_fields else {}
        if {party.id for party in agreement.parties} != set(self.yes):
            raise Refused("It is changed by agreement only once every party has said yes.")
        yes = tuple(Yes(party=party.id, at=self.at) for party in agreement.parties)
        try:
            after = AgreementPoint.model_validate(
                {**dict(point), self.part: self.text, "confirmed": yes, **days}
            )
        except ValidationError as error:  # a part may be empty, and its words may not
            raise Refused(f"Not changed: {what_does_not_fit(error)}.") from None
        points = tuple(after if one.id == point.id else one for one in agreement.points)
        earlier = Earlier(point=point.id, part=self.part, text=before, until=self.day)
        return agreement.model_copy(update={"points": points, "earlier": (*agreement.earlier, earlier)})
