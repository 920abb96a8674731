"""Referrals on paper: those the room saw stand in the agreement, as it is for everyone."""

from datetime import date

from mediator.papers.document import Page
from mediator.papers.making import make
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.record.agreement_point import Doer
from mediator.record.resource_referral import ResourceReferral
from tests.rooms import MORNING, community, record


def test_what_is_needed_who_could_help_who_calls_and_by_when() -> None:
    seen = ResourceReferral(
        id="n", text="A ride to court", number=1, resource="Rides", contact="555",
        caller=Doer(id="p1", name="Maria"), day=date(2026, 12, 3), at=MORNING,
    )  # fmt: skip
    found = seen.with_(id="g", text="A bed", number=2, caller=None, day=None, status="gap")
    hidden = seen.with_(id="h", text="A loan", number=0, shown=False)
    agreement = record("Maria").agreement.model_copy(update={"referrals": (seen, found, hidden)})
    source = Source(agreement, None, community(), MORNING)  # the session's own file may be gone
    paper = make(source, Reader("everyone"), "agreement", "txt", Page()).data.decode()
    for words in (
        "Referrals",
        "A ride to court",
        "Rides (555)",
        "Maria",
        "3 December 2026",
        "nobody found yet",
    ):
        assert words in paper
    assert "A loan" not in paper
