"""Referrals to a resource: a need, who could help, who calls there, by when, and how it stands."""

from datetime import date

import pytest

from mediator.insight.due import Due, due_of
from mediator.record.agreement_point import AddPoint, AgreementPoint, Doer
from mediator.record.base import Refused
from mediator.record.change import Change
from mediator.record.entry import Erase, Strike
from mediator.record.issue import AddIssue, Issue
from mediator.record.party import RenameParty
from mediator.record.record import Record
from mediator.record.resource_referral import (
    AddReferral,
    CallBy,
    ResourceReferral,
    SetCaller,
    SetResource,
    SettleReferral,
)
from tests.rooms import MORNING, record

DAY = date(2026, 12, 3)
NEED = AddReferral(at=MORNING, entry=ResourceReferral(id="n", text="A ride to court", at=MORNING))


def after(*changes: Change) -> Record:
    made = record("Maria", "Mr Cole")
    for change in changes:
        made = change.apply(made)
    return made


def test_its_parts_are_said_one_by_one_and_taken_back() -> None:
    made = after(
        NEED,
        SetResource(at=MORNING, entry="n", resource="Rides", contact="555"),
        SetCaller(at=MORNING, entry="n", caller=Doer(id="p1", name="Maria")),
        CallBy(at=MORNING, entry="n", day=DAY),
    )
    (one,) = made.agreement.referrals
    assert (one.number, one.resource, one.contact, one.day) == (1, "Rides", "555", DAY)
    assert one.caller == Doer(id="p1", name="Maria")
    for change in (SetCaller(at=MORNING, entry="n", caller=None), CallBy(at=MORNING, entry="n", day=None)):
        made = change.apply(made)
    (one,) = made.agreement.referrals
    assert (one.caller, one.day) == (None, None)
    with pytest.raises(Refused, match="noted already"):
        CallBy(at=MORNING, entry="n", day=None).apply(made)


def test_it_is_due_until_somebody_says_how_it_stands() -> None:
    made = after(NEED, CallBy(at=MORNING, entry="n", day=DAY))
    due = Due("referral", DAY, "n", stays=True)
    assert list(due_of(made.session, made.agreement)) == [due]
    assert list(due_of(None, made.agreement)) == [due]
    for change in (
        SettleReferral(at=MORNING, entry="n", status="done"),
        SettleReferral(at=MORNING, entry="n", status="gap"),
        Strike(at=MORNING, entry="n"),
    ):
        settled = change.apply(made)
        assert list(due_of(settled.session, settled.agreement)) == []
    opened = SettleReferral(at=MORNING, entry="n", status=None).apply(
        SettleReferral(at=MORNING, entry="n", status="done").apply(made)
    )
    assert list(due_of(opened.session, opened.agreement)) == [due]


def test_who_calls_is_called_what_the_party_is_called() -> None:
    made = after(
        NEED,
        SetCaller(at=MORNING, entry="n", caller=Doer(id="p1", name="Maria")),
        RenameParty(at=MORNING, party="p1", name="Maria Vega"),
    )
    assert made.agreement.referrals[0].caller == Doer(id="p1", name="Maria Vega")


def test_it_outlives_the_point_that_it_helps_to_keep() -> None:
    point = AddPoint(at=MORNING, entry=AgreementPoint(id="p", text="He comes on Tuesdays", at=MORNING))
    helps = NEED.entry.with_(point="p")
    made = after(point, AddReferral(at=MORNING, entry=helps), Erase(at=MORNING, entry="p"))
    assert [one.point for one in made.agreement.referrals] == [None]


def test_only_a_referral_has_such_parts() -> None:
    made = after(AddIssue(at=MORNING, entry=Issue(id="t", text="Nights", at=MORNING)))
    with pytest.raises(Refused, match="no referral"):
        SetResource(at=MORNING, entry="t", resource="Rides").apply(made)
