"""Payments on paper: instalments with their sum for everyone, what was paid for those who keep the file."""

from dataclasses import replace
from datetime import date

import vobject

from mediator.papers.document import Page
from mediator.papers.making import make
from mediator.papers.readers import KINDS, MAY_HAVE, Reader
from mediator.papers.source import Source
from mediator.record.agreement_point import AddPoint, AgreementPoint, Doer
from mediator.record.entry import Confirm
from mediator.record.ledger import AddLedgerLine, LedgerKind, LedgerLine
from mediator.record.money import Money
from mediator.record.payment import Instalment, NotePayment, Payment, SetPlan
from mediator.record.resource_referral import ResourceReferral
from tests.rooms import MORNING, community, record


def eur(amount: str) -> Money:
    return Money(amount=amount, currency="EUR")


def source() -> Source:
    """Return a case with a plan of two instalments, of which the parties tell otherwise, and a ledger."""
    made = record("Maria", "Mr Cole")
    point = AgreementPoint(
        id="a", text="The rent of March is paid", at=MORNING, by_when="monthly on the 1st",
        who=(Doer(id="p1", name="Maria"),),
    )  # fmt: skip
    days = (date(2026, 12, 1), date(2027, 1, 2))
    plan = tuple(Instalment(day=day, money=eur("45.5")) for day in days)
    for change in (
        AddPoint(at=MORNING, entry=point),
        *(Confirm(at=MORNING, entry="a", party=party) for party in ("p1", "p2")),
        SetPlan(at=MORNING, point="a", instalments=plan),
        *(
            NotePayment(
                at=MORNING, payment=Payment(point="a", party=party, day=MORNING.date(), money=eur(paid))
            )
            for party, paid in (("p1", "45.5"), ("p2", "20"))
        ),
    ):
        made = change.apply(made)
    lines: tuple[tuple[LedgerKind, str, str], ...] = (
        ("claim", "deposit", "700"), ("instalment", "on 1 May", "30"), ("instalment", "on 1 June", "30.05"),
        ("instalment", "one day", "640"),
    )  # fmt: skip
    for n, (kind, text, amount) in enumerate(lines):
        line = LedgerLine(
            id=f"l{n}", kind=kind, text=text, money=eur(amount), payer="p1", payee="p2", at=MORNING
        )
        made = AddLedgerLine(at=MORNING, entry=line).apply(made)
        for party in ("p1", "p2") if n != 3 else ("p1",):
            made = Confirm(at=MORNING, entry=f"l{n}", party=party).apply(made)
    return Source(made.agreement, made.session, community(), MORNING)


def paper(made: Source, reader: Reader, name: str) -> str:
    return " ".join(make(made, reader, name, "txt", Page()).data.decode().split())


def test_everyone_reads_what_is_paid_when_and_in_all() -> None:
    made = source()
    text = paper(made, Reader("everyone"), "agreement")
    plan = (
        "Payments: 45.50 EUR by Tuesday 1 December 2026; 45.50 EUR by Saturday 2 January 2027; in all: 91.00"
    )
    agreed = text[text.index("What everyone said yes to") : text.index("Maria to Mr Cole")]
    assert plan in agreed, "a signature stands for it"
    for words in ("on 1 May 30.00 EUR", "in all 60.05 EUR"):
        assert words in text, text
    assert "deposit" not in text, "what is claimed is not agreed"
    assert "one day" not in text, "it has one yes"
    alone = paper(replace(made, session=None), Reader("everyone"), "agreement")
    assert "91.00 EUR" in alone
    assert "30.00 EUR" not in alone, "the ledger goes with what was said"


def test_what_was_paid_is_for_those_who_keep_the_file_as_each_tells_it() -> None:
    made = source()
    for kind in KINDS:
        if "agreement" in MAY_HAVE[kind]:
            reader = Reader(kind, made.parties[0] if kind == "party" else None)
            text = paper(made, reader, "agreement")
            assert ("45.50 EUR of 91.00 EUR" in text) == (kind in ("archive", "co-mediator")), kind
            assert ("20.00 EUR of 91.00 EUR" in text) == (kind in ("archive", "co-mediator")), kind
    assert "700" not in paper(made, Reader("referrer"), "outcome")


def test_for_training_amounts_are_pointed_out() -> None:
    (left, *_) = make(source(), Reader("training"), "agreement", "txt", Page()).remarks
    assert "45.50 EUR" in left
    assert "700" not in left, "it is not on that paper"


def test_each_instalment_is_a_day_in_the_calendar_of_who_pays() -> None:
    made = source()

    def days(reader: Reader) -> list[tuple[str, str]]:
        (read,) = vobject.readComponents(make(made, reader, "calendar", "ics", Page()).data.decode())
        assert not [event for event in read.vevent_list if hasattr(event, "rrule")], "the plan says it"
        return [(f"{event.dtstart.value}", event.summary.value) for event in read.vevent_list]

    both = [(day, "45.50 EUR by this day: The rent of March is paid") for day in ("2026-12-01", "2027-01-02")]
    assert days(Reader("everyone")) == both
    assert days(Reader("party", made.parties[0])) == both
    assert paper(made, Reader("party", made.parties[1]), "calendar").endswith("noted by then.")
    assert "This is a Saturday" in paper(made, Reader("everyone"), "calendar")


def test_a_referral_is_in_the_calendar_of_who_calls_until_it_is_made() -> None:
    made = source()
    day = date(2026, 12, 3)
    call = ResourceReferral(
        id="n", text="A ride to court", number=1, resource="Rides", day=day,
        caller=Doer(id="p2", name="Mr Cole"), at=MORNING,
    )  # fmt: skip
    for referral, readers in (
        (call, {"everyone", "p2"}), (call.with_(caller=None), {"everyone", "p1", "p2"}),
        (call.with_(status="done"), set()), (call.with_(shown=False, number=0), set()),
    ):  # fmt: skip
        one = replace(made, agreement=made.agreement.model_copy(update={"referrals": (referral,)}))
        all_ = {"everyone": Reader("everyone"), **{p.id: Reader("party", p) for p in made.parties}}
        found = {name for name, who in all_.items() if "To call by this day" in paper(one, who, "calendar")}
        assert found == readers
