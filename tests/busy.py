"""A room with far more in it than is usual: 12 parties, 8 topics, 300 reasons, 120 ideas, 40 points."""

from mediator.record.agreement_point import AgreementPoint
from mediator.record.budget import Request
from mediator.record.criterion import Criterion
from mediator.record.entry import Yes
from mediator.record.fact_check import FactCheck
from mediator.record.interest import Interest
from mediator.record.issue import Issue
from mediator.record.ledger import LedgerLine
from mediator.record.money import Money
from mediator.record.offer import Offer
from mediator.record.option import Option
from mediator.record.owner import Owner
from mediator.record.package import Package
from mediator.record.position import Position
from mediator.record.record import Record
from mediator.record.resource_referral import ResourceReferral
from mediator.record.rule import GroundRule
from mediator.record.support import Answer, Round
from tests.rooms import MORNING, record

PARTIES, TOPICS, REASONS, IDEAS, POINTS = 12, 8, 300, 120, 40


def busy_record(first_topic: str = "How will we share the park in the first season?") -> Record:
    """Return that session, in the stage of understanding; one party said nothing about one topic."""
    made = record(*(f"Neighbours of gate {n}" for n in range(1, PARTIES + 1)))
    everyone = tuple(Yes(party=party.id, at=MORNING) for party in made.session.parties)

    def party(number: int) -> tuple[str, ...]:
        return (f"p{number % PARTIES + 1}",)

    def topic(number: int) -> str:
        place = number // PARTIES % TOPICS
        return "t0" if (number % PARTIES, place) == (3, 5) else f"t{place}"

    def said(number: int) -> str:
        return f"What matters in line {number}, in the words of the one whose line it is"

    issues = [Issue(id="t0", text=first_topic, number=1, at=MORNING)]
    issues += [
        Issue(
            id=f"t{n}", text=f"How will part {n + 1} of the park be used, and when?", number=n + 1, at=MORNING
        )
        for n in range(1, TOPICS)
    ]
    positions = [
        Position(id=f"w{n}", text=said(n), number=n + 1, parties=party(n), issue=topic(n), at=MORNING)
        for n in range(PARTIES * TOPICS)
    ]
    interests = [
        Interest(
            id=f"i{n}",
            text=said(n),
            number=len(positions) + n + 1,
            parties=party(n),
            issues=(topic(n),),
            confirmed=(Yes(party=party(n)[0], at=MORNING),),
            at=MORNING,
        )
        for n in range(REASONS)
    ]
    options = [
        Option(id=f"o{n}", text=f"Idea {n} in a few words", number=n + 1, at=MORNING) for n in range(IDEAS)
    ]
    facts = [
        FactCheck(id=f"f{n}", text=f"Question {n}", number=n + 1, owner=Owner(who="p1"), at=MORNING)
        for n in range(20)
    ]
    points = [
        AgreementPoint(
            id=f"a{n}",
            text=f"Somebody does thing {n} by the first of May",
            number=n + 1,
            confirmed=everyone if n % 2 else (),
            at=MORNING,
        )
        for n in range(POINTS)
    ]
    made = made.with_session(
        rules=tuple(GroundRule(id=f"r{n}", text=f"Rule {n}", number=n + 1, at=MORNING) for n in range(12)),
        issues=tuple(issues),
        positions=tuple(positions),
        interests=tuple(interests),
        options=(*options, *(one.with_(id=f"k{one.id}", number=0, parked=True) for one in options[:30])),
        criteria=tuple(
            Criterion(id=f"c{n}", text=f"Standard {n}", number=n + 1, at=MORNING) for n in range(20)
        ),
        fact_checks=tuple(facts),
        **_weighed(),
    )
    referrals = [
        ResourceReferral(
            id=f"n{n}", text=f"A ride to appointment {n}", number=n + 1, resource="Rides", at=MORNING
        )
        for n in range(20)
    ]
    return made.with_agreement(points=tuple(points), referrals=tuple(referrals))


def _weighed() -> dict[str, object]:
    """Return packages, offers, figures, requests and everybody's answer to one idea."""
    parties = [f"p{n}" for n in range(1, PARTIES + 1)]
    money = Money(amount="1250.50", currency="EUR")
    return {
        "rating_open": True,
        "packages": tuple(
            Package(id=f"b{n}", text=f"Package {n}", number=n + 1, options=(f"o{n}", f"o{n + 1}"), at=MORNING)
            for n in range(4)
        ),
        "offers": tuple(
            Offer(
                id=f"x{n}",
                text=f"Offer {n} in the words of the one who makes it",
                number=n + 1,
                parties=(who,),
                option="o0",
                at=MORNING,
            )
            for n, who in enumerate(parties)
        ),
        "ledger": tuple(
            LedgerLine(
                id=f"l{n}",
                text=f"Rent of month {n}",
                number=n + 1,
                money=money,
                payer=who,
                payee="p1",
                at=MORNING,
            )
            for n, who in enumerate(parties[1:])
        ),
        "budget": Money(amount="12000", currency="EUR"),
        "requests": tuple(
            Request(
                id=f"q{n}", text=f"Lamps at gate {n}", number=n + 1, parties=(who,), asks=money, at=MORNING
            )
            for n, who in enumerate(parties)
        ),
        "rounds": (
            Round(
                entry="o0",
                answers=tuple(
                    Answer(party=who, level="Reservations", counts="yes", says="If it is quiet", at=MORNING)
                    for who in parties
                ),
            ),
        ),
    }
