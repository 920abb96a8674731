from datetime import date

import pytest

from mediator.record.agreement import (
    Consent,
    GiveConsent,
    NextDate,
    SetNextDate,
    SetOutcome,
    TakeBackConsent,
    Tick,
    Ticked,
)
from mediator.record.party import RenameParty, SetTitle
from mediator.record.record import Record
from tests.record.cases import ANA, BEN, after, at, refusal, start


@pytest.fixture
def room() -> Record:
    return start(ANA, BEN)


def test_a_line_of_the_checklist_is_ticked_with_its_time_and_unticked(room: Record) -> None:
    record = after(room, Tick(at=at(1), item="names"))
    assert record.agreement.checklist == (Ticked(item="names", at=at(1)),)
    assert after(record, Tick(at=at(2), item="names")) == room


def test_a_consent_is_kept_with_its_time(room: Record) -> None:
    record = after(room, GiveConsent(at=at(1), party="ana"))
    assert record.agreement.consent_of("ana") == Consent(party="ana", at=at(1))
    assert record.agreement.consent_of("ben") is None


def test_a_consent_taken_back_and_given_again_stays_in_the_log_with_both_times(room: Record) -> None:
    record = after(
        room,
        GiveConsent(at=at(1), party="ana"),
        TakeBackConsent(at=at(2), party="ana"),
        GiveConsent(at=at(3), party="ana"),
    )
    assert record.agreement.consents == (
        Consent(party="ana", at=at(1), taken_back=at(2)),
        Consent(party="ana", at=at(3)),
    )
    assert record.agreement.consent_of("ana") == Consent(party="ana", at=at(3))


def test_only_the_partys_own_consent_is_taken_back(room: Record) -> None:
    record = after(
        room,
        GiveConsent(at=at(1), party="ana"),
        GiveConsent(at=at(1), party="ben"),
        TakeBackConsent(at=at(2), party="ben"),
    )
    assert record.agreement.consent_of("ana") is not None
    assert record.agreement.consent_of("ben") is None


def test_a_consent_is_never_taken_back_before_it_was_given(room: Record) -> None:
    record = after(room, GiveConsent(at=at(5), party="ana"), TakeBackConsent(at=at(2), party="ana"))
    assert record.agreement.consents == (Consent(party="ana", at=at(5), taken_back=at(5)),)


def test_consents_that_cannot_be_are_refused(room: Record) -> None:
    assert refusal(room, GiveConsent(at=at(1), party="zoe")) == "There is no such party."
    assert refusal(room, TakeBackConsent(at=at(1), party="ana")) == "They have not consented."
    record = after(room, GiveConsent(at=at(1), party="ana"))
    assert refusal(record, GiveConsent(at=at(2), party="ana")) == "They have consented already."


def test_an_outcome_is_a_class_and_can_be_taken_back(room: Record) -> None:
    record = after(room, SetOutcome(at=at(1), outcome="partial"))
    assert record.agreement.outcome == "partial"
    assert refusal(record, SetOutcome(at=at(2), outcome="partial")) == "That is noted already."
    assert after(record, SetOutcome(at=at(2), outcome=None)) == room


def test_the_next_date_has_a_day_and_a_time_as_it_was_said(room: Record) -> None:
    next_date = NextDate(day=date(2026, 12, 6), time="after school")
    record = after(room, SetNextDate(at=at(1), next_date=next_date))
    assert record.agreement.next_date == next_date
    assert after(record, SetNextDate(at=at(2), next_date=None)) == room


def test_an_agreement_has_its_own_copy_of_the_title_and_the_parties(room: Record) -> None:
    record = after(
        room, SetTitle(at=at(1), title="Hedges"), RenameParty(at=at(2), party="ben", name="Benjamin")
    )
    assert record.agreement.title == "Hedges"
    assert record.agreement.parties == record.session.parties
    assert [party.name for party in record.agreement.parties] == ["Ana", "Benjamin"]
