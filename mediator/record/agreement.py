"""Agreement: what stands when the rest is gone, as the file `agreement.toml` holds it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from mediator.record.account import Account, Talk
from mediator.record.agreement_point import AgreementPoint
from mediator.record.barrier import Barrier
from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.change import Change
from mediator.record.changed_point import Earlier
from mediator.record.party import Party
from mediator.record.payment import Payment, PaymentPlan
from mediator.record.resource_referral import ResourceReferral
from mediator.text import Code, Name, OptionalName

if TYPE_CHECKING:
    from mediator.record.record import Record
    from mediator.record.session_type import SessionType

Count = Annotated[int, Field(ge=0)]

Outcome = Literal["full", "partial", "none", "adjourned", "withdrew", "not_appropriate", "no_session"]
"""How a session ended, as a class. There is no field for a reason. (practice §3.4)"""

Referral = Literal["voluntary", "mandated"]
"""Whether they came of their own accord, or a court or an authority sent them. (practice §7: by path)"""


class Ticked(Frozen):
    """A line of the opening checklist was dealt with."""

    item: Code
    at: Moment


class Consent(Frozen):
    """A party consented to take part; a consent taken back stays in the log."""

    party: Id
    at: Moment
    taken_back: Moment | None = None


class NextDate(Frozen):
    """When the room meets again; the time of day as it was said, or nothing."""

    day: date
    time: OptionalName = ""


class FreeChoice(Frozen):
    """A party was asked alone what would happen for it if it said no. What it answered is not kept."""

    party: Id
    at: Moment


class Advice(Frozen):
    """When the paper is signed, so that advice can be asked before. Signatures are on paper."""

    sign: Literal["now", "later", "home"]
    """Now, after so many days, or whenever: it is taken home."""
    days: Annotated[int, Field(ge=1, le=365)] | None = None


class FollowUp(Frozen):
    """A day on which the centre asks how it is going."""

    day: date


class Agreement(Frozen):
    """Agreement points and the consent log, with the names they need to be understood alone."""

    id: Code
    title: Name
    type: Code
    continues: Code | None = None
    """The session before it in the same case, by its code; it may be gone since."""
    parties: tuple[Party, ...] = ()
    checklist: tuple[Ticked, ...] = ()
    consents: tuple[Consent, ...] = ()
    points: tuple[AgreementPoint, ...] = ()
    referrals: tuple[ResourceReferral, ...] = ()
    outcome: Outcome | None = None
    referral: Referral | None = None
    source: OptionalName = ""
    """Who sent them: one of the centre's list; "" where nothing is said."""
    asked: date | None = None
    """The day on which they first asked."""
    children: Count = 0
    """Children who live with what it was about."""
    affected: Count = 0
    """Others who do, an estimate."""
    barriers: tuple[Barrier, ...] = ()
    """What stood in somebody's way: from the centre's lists."""
    minutes: Count = 0
    """How long they were together, as the mediator told it where the clock never ran; 0 where not told."""
    next_date: NextDate | None = None
    free_choice: tuple[FreeChoice, ...] = ()
    advice: Advice | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    met: tuple[date, ...] = ()
    """The days on which the room met, from the close on: papers say them when the session is gone."""
    closed: Moment | None = None
    """When the session was closed last, after everybody had left; None before that."""
    accounts: tuple[Account, ...] = ()
    talks: tuple[Talk, ...] = ()
    plans: tuple[PaymentPlan, ...] = ()
    payments: tuple[Payment, ...] = ()
    earlier: tuple[Earlier, ...] = ()

    def consent_of(self, party: str) -> Consent | None:
        """Return the party's consent that stands, or None."""
        for consent in self.consents:
            if consent.party == party and consent.taken_back is None:
                return consent
        return None

    def called(self) -> tuple[tuple[date, Id], ...]:
        """Return on which day which party was called or told something, in the order of the days."""
        days = {(one.day, one.party) for one in self.accounts} | {(one.day, one.party) for one in self.talks}
        return tuple(sorted(days))

    def without_follow_up_of(self, point: str) -> Agreement:
        """Return this without what was told of that point later; the same object where there was nothing."""
        shelves = ("accounts", "plans", "payments", "earlier")
        kept = {name: tuple(one for one in getattr(self, name) if one.point != point) for name in shelves}
        return self.model_copy(update=kept) if any(kept[n] != getattr(self, n) for n in shelves) else self


class Tick(Change):
    """Tick a line of the opening checklist, or take the tick away."""

    item: Code

    def suits(self, session_type: SessionType) -> None:
        if all(item.id != self.item for item in session_type.checklist):
            raise Refused("There is no such line in the checklist.")

    def apply(self, record: Record) -> Record:
        kept = tuple(tick for tick in record.agreement.checklist if tick.item != self.item)
        if len(kept) == len(record.agreement.checklist):
            kept = (*kept, Ticked(item=self.item, at=self.at))
        return record.with_agreement(checklist=kept)


class GiveConsent(Change):
    """A party consents to take part."""

    party: Id

    def apply(self, record: Record) -> Record:
        record.party(self.party)
        if record.agreement.consent_of(self.party) is not None:
            raise Refused("They have consented already.")
        given = Consent(party=self.party, at=self.at)
        return record.with_agreement(consents=(*record.agreement.consents, given))


class TakeBackConsent(Change):
    """A party takes its consent back."""

    party: Id

    def apply(self, record: Record) -> Record:
        given = record.agreement.consent_of(self.party)
        if given is None:
            raise Refused("They have not consented.")
        back = given.model_copy(update={"taken_back": max(self.at, given.at)})
        return record.with_agreement(
            consents=tuple(back if consent is given else consent for consent in record.agreement.consents)
        )


class SetOutcome(Change):
    """Say how the session ended, as a class; None takes it back."""

    outcome: Outcome | None

    def apply(self, record: Record) -> Record:
        if record.agreement.outcome == self.outcome:
            raise Refused("That is noted already.")
        return record.with_agreement(outcome=self.outcome)


class SetNextDate(Change):
    """Say when the room meets again; None takes it back."""

    next_date: NextDate | None

    def apply(self, record: Record) -> Record:
        return record.with_agreement(next_date=self.next_date)


class AskFreeChoice(Change):
    """A party was asked, alone, what would happen if it said no; or it was not, after all."""

    party: Id

    def apply(self, record: Record) -> Record:
        record.party(self.party)
        kept = tuple(asked for asked in record.agreement.free_choice if asked.party != self.party)
        if len(kept) == len(record.agreement.free_choice):
            kept = (*kept, FreeChoice(party=self.party, at=self.at))
        return record.with_agreement(free_choice=kept)


class SetAdvice(Change):
    """Say when the paper is signed; None takes it back."""

    advice: Advice | None

    def apply(self, record: Record) -> Record:
        if record.agreement.advice == self.advice:
            raise Refused("That is noted already.")
        return record.with_agreement(advice=self.advice)
