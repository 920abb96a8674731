"""Summaries: the mediator's account of what a party said in a stage, checked with that party.

They stand in the private file: what a party was understood to say is its own, and the mediator's, until it
is written down as a want or a reason in words that the party accepted. (practice §1.3, §3.2)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.change import Change
from mediator.text import Code, OptionalPrivateLine

if TYPE_CHECKING:
    from mediator.record.record import Record

Heard = Literal["not_yet", "right", "corrected"]
"""What the party said of it: nothing so far, that it was heard right, or what had been missed."""


class Summary(Frozen):
    """One party, one stage."""

    party: Id
    stage: Code
    heard: Heard = "not_yet"
    text: OptionalPrivateLine = ""
    """The account in words; most are only spoken."""
    at: Moment


class SumUp(Change):
    """The mediator summed up what a party said, or was told how that was heard."""

    party: Id
    stage: Code
    heard: Heard
    text: OptionalPrivateLine = ""
    """The words; "" leaves those that are there."""

    def apply(self, record: Record) -> Record:
        record.party(self.party)
        record.session.stage(self.stage)
        private = record.private
        before = private.summary(self.party, self.stage)
        text = self.text or (before.text if before is not None else "")
        if before is not None and (before.heard, before.text) == (self.heard, text):
            raise Refused("That is noted already.")
        made = Summary(party=self.party, stage=self.stage, heard=self.heard, text=text, at=self.at)
        rest = tuple(other for other in private.summaries if other is not before)
        return record.with_private(private.with_(summaries=(*rest, made)))
