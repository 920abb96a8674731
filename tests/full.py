"""A session in which every text field there is holds something."""

from datetime import date, timedelta

from mediator.record.account import Account, GiveAccount, NoteTalk, Said, Talk
from mediator.record.agenda import Break, EnterStage
from mediator.record.agreement import AskFreeChoice, GiveConsent, NextDate, SetNextDate
from mediator.record.agreement_point import (
    NOT_PROMISED,
    PARTS,
    AddPoint,
    AgreementPoint,
    AnswerTopic,
    Doer,
    SetPart,
)
from mediator.record.barrier import Barrier
from mediator.record.budget import AddRequest, Request
from mediator.record.caucus import Rejoin, StartCaucus
from mediator.record.change import Change
from mediator.record.changed_point import Earlier
from mediator.record.close import Close
from mediator.record.criterion import AddCriterion, Criterion
from mediator.record.entry import Confirm, Park, Reword, Strike
from mediator.record.fact_check import AddFactCheck, AnswerFact, FactCheck, FindOutBy, SetFinder
from mediator.record.interest import AddInterest, Interest
from mediator.record.issue import AddIssue, Issue
from mediator.record.jot import AddJot, Jot
from mediator.record.key_date import AddKeyDate, KeyDate
from mediator.record.ledger import AddLedgerLine, LedgerKind, LedgerLine
from mediator.record.money import Money
from mediator.record.note import AddNote, Note, OfferWords, Release, ReleaseNote
from mediator.record.offer import AddOffer, Offer
from mediator.record.option import AddOption, OpenRating, Option, Serve
from mediator.record.owner import Owner
from mediator.record.package import AddPackage, Package
from mediator.record.parking import Entrust, Settle
from mediator.record.party import Person
from mediator.record.payment import Instalment, NotePayment, Payment, SetPlan
from mediator.record.position import AddPosition, Position
from mediator.record.read_back import AnswerPoint
from mediator.record.record import Record
from mediator.record.resource_referral import (
    AddReferral,
    CallBy,
    ResourceReferral,
    SetCaller,
    SetResource,
)
from mediator.record.rule import AddRule, GroundRule
from mediator.record.session_type import Regime, Rules, SessionType, Variant
from mediator.record.stuck import TryMove
from mediator.record.summary import SumUp
from mediator.record.support import Answer, GiveAnswer, StartRound
from tests.rooms import MORNING, record
from tests.strategies import SESSION_TYPE

MONEY: dict[LedgerKind, Money] = {
    "claim": Money(amount="450", currency="EUR"),
    "credit": Money(amount="200.50", currency="EUR"),
    "instalment": Money(amount="49.5", currency="EUR"),
}

HIDDEN = "off the wall"
"""How texts begin that the room does not see."""

FULL_TYPE = SESSION_TYPE.model_copy(
    update={
        "who": "Whoever comes",
        "rules": Rules(start_with=("One at a time", "A break for who asks")),
        "safeguards": ("Nobody is pressed",),
        "variants": (Variant(name="Shorter", text="Leave out the topics"),),
        "dates": True,
        "regime": Regime(wording="{centre} explains.", blanks={"centre": "The house"}),
        "checklist": tuple(
            item.model_copy(
                update={
                    "more": f"{HIDDEN}: what it is about",
                    "text": f"{HIDDEN}: {item.text}" if item.when == "before" else item.text,
                }
            )
            for item in SESSION_TYPE.checklist
        ),
        "stages": tuple(
            stage.model_copy(update={"purpose": "What it is for", "prompts": ("What happened?",)})
            for stage in SESSION_TYPE.stages
        ),
    }
)


def answers(entry: str, level: str, says: str, *, hidden: bool = False) -> list[Change]:
    """Return a round in which one of two parties has answered."""
    answer = Answer(party="p1", level=level, counts="condition", says=says, at=MORNING)
    return [
        StartRound(at=MORNING, entry=entry, hidden=hidden),
        GiveAnswer(at=MORNING, entry=entry, answer_given=answer),
    ]


def followed_up() -> list[Change]:
    """Return what is noted of the point in a call after the session, for the mediator alone."""
    day = date(2027, 1, 4)
    said = Said(question=f"{HIDDEN}: What is hard?", answer=f"{HIDDEN}: the stairs")
    plan = tuple(Instalment(day=day + timedelta(days=n), money=MONEY["instalment"]) for n in (0, 30))
    return [
        GiveAccount(
            at=MORNING,
            account=Account(
                point="point",
                party="p1",
                day=day,
                went="partly",
                in_the_way=f"{HIDDEN}: no money",
                next_step=f"{HIDDEN}: a loan again",
            ),
        ),
        GiveAccount(at=MORNING, account=Account(point="point", party="p2", day=day, went="not")),
        NoteTalk(at=MORNING, talk=Talk(party="p1", day=day, said=(said,))),
        SetPlan(at=MORNING, point="point", instalments=plan),
        NotePayment(
            at=MORNING, payment=Payment(point="point", party="p1", day=day, money=MONEY["instalment"])
        ),
    ]


def full_record(session_type: SessionType = FULL_TYPE) -> Record:
    """Return a session with every kind of entry, shown, hidden, parked and reworded, and everybody's role."""
    people = [
        Person(id=f"q{n}", name=f"{role} {n}", role=role, party=party, authority=authority)
        for n, (role, party, authority) in enumerate(
            [
                ("member", "p1", ""),
                ("support_person", "p1", ""),
                ("representative", "p2", "up to 500"),
                ("interpreter", None, ""),
                ("observer", None, ""),
            ]
        )
    ]
    made = record("Maria", "Mr Cole", people=tuple(people), session_type=session_type, sides=("did", "felt"))
    parties = ("p1",)
    whole = timedelta(minutes=15)
    changes: list[Change] = [
        AddRule(at=MORNING, entry=GroundRule(id="rule", text="No phones", at=MORNING)),
        AddIssue(at=MORNING, entry=Issue(id="topic", text="How will nights be quiet?", at=MORNING)),
        AddPosition(
            at=MORNING,
            entry=Position(id="want", text="Silence", parties=parties, issue="topic", at=MORNING),
        ),
        AddInterest(
            at=MORNING,
            entry=Interest(
                id="reason",
                text="Sleep",
                parties=("p1", "p2"),
                issues=("topic",),
                positions=("want",),
                at=MORNING,
            ),
        ),
        Confirm(at=MORNING, entry="reason", party="p1"),
        Confirm(at=MORNING, entry="reason", party="p2"),
        AddOption(at=MORNING, entry=Option(id="idea", text="A carpet", at=MORNING)),
        AddCriterion(at=MORNING, entry=Criterion(id="fair", text="Equal hours", at=MORNING)),
        AddOption(at=MORNING, entry=Option(id="waits", text="A text first", at=MORNING)),
        AddFactCheck(at=MORNING, entry=FactCheck(id="fact", text="What does the lease say?", at=MORNING)),
        AddKeyDate(at=MORNING, entry=KeyDate(id="day", text="Hearing", day=date(2026, 12, 1), at=MORNING)),
        AddPoint(at=MORNING, entry=AgreementPoint(id="point", text="A carpet by May", at=MORNING)),
        *(
            SetPart(at=MORNING, entry="point", part=part, text=f"The {part} of it")
            for part in PARTS
            if part not in NOT_PROMISED
        ),
        SetPart(at=MORNING, entry="point", part="support", text=f"{HIDDEN}: a loan"),
        AnswerPoint(at=MORNING, entry="point", party="p1", answer="concern"),
        Reword(at=MORNING, entry="point", text="A thick carpet by May"),
        AnswerTopic(at=MORNING, entry="point", issue="topic"),
        SetPart(at=MORNING, entry="point", part="where", text="In the hall"),
        AskFreeChoice(at=MORNING, party="p1"),
        AddJot(at=MORNING, entry=Jot(id="jot", text=f"{HIDDEN}, unsorted", shown=False, at=MORNING)),
        AddJot(at=MORNING, entry=Jot(id="later", text="Something for later", at=MORNING)),
        Park(at=MORNING, entry="later"),
        Settle(at=MORNING, entry="later", fate="next_time"),
        Entrust(at=MORNING, entry="later", owner=Owner(name="The caretaker")),
        SetFinder(at=MORNING, entry="fact", owner=Owner(who="p1")),
        FindOutBy(at=MORNING, entry="fact", day=date(2026, 12, 3)),
        AddFactCheck(at=MORNING, entry=FactCheck(id="found", text="Who has a key?", at=MORNING)),
        AnswerFact(at=MORNING, entry="found", answer="The neighbour"),
        AddReferral(
            at=MORNING, entry=ResourceReferral(id="need", text="A ride to court", point="point", at=MORNING)
        ),
        SetResource(at=MORNING, entry="need", resource="Rides", contact="by mail"),
        SetCaller(at=MORNING, entry="need", caller=Doer(id="p1", name="Maria")),
        CallBy(at=MORNING, entry="need", day=date(2026, 12, 3)),
        AddReferral(
            at=MORNING,
            entry=ResourceReferral(id="offneed", text=f"{HIDDEN}: a loan", shown=False, at=MORNING),
        ),
        SetResource(at=MORNING, entry="offneed", resource=f"{HIDDEN}: a bank", contact=f"{HIDDEN}: a street"),
        Reword(at=MORNING, entry="idea", text="A double carpet"),
        *(
            AddLedgerLine(
                at=MORNING,
                entry=LedgerLine(
                    id=f"sum{n}", text="Rent", kind=kind, money=money, payer="p1", payee="p2", at=MORNING
                ),
            )
            for n, (kind, money) in enumerate(MONEY.items())
        ),
        AddOffer(
            at=MORNING,
            entry=Offer(
                id="offer", text="I buy it", option="idea", parties=("p1",), condition="it is new", at=MORNING
            ),
        ),
        AddRequest(
            at=MORNING,
            entry=Request(id="asks", text="A youth club", parties=("p1",), asks=MONEY["claim"], at=MORNING),
        ),
        AddPackage(
            at=MORNING,
            entry=Package(id="pack", text="For the evenings", options=("idea", "waits"), at=MORNING),
        ),
        Serve(at=MORNING, entry="idea", purpose="topic"),
        Serve(at=MORNING, entry="idea", purpose="reason"),
        OpenRating(at=MORNING),
        *answers("idea", "Yes, if", "It is for both"),
        *answers("waits", f"{HIDDEN}: a level", f"{HIDDEN}: a condition", hidden=True),
        GiveConsent(at=MORNING, party="p1"),
        SetNextDate(at=MORNING, next_date=NextDate(day=date(2026, 12, 4), time="after school")),
        *(
            add(
                at=MORNING,
                entry=kind(id=f"off{n}", text=f"{HIDDEN} {n}", parties=parties, shown=False, at=MORNING),
            )
            for n, (add, kind) in enumerate([(AddIssue, Issue), (AddPosition, Position), (AddOption, Option)])
        ),
        AddPoint(at=MORNING, entry=AgreementPoint(id="gone", text=f"{HIDDEN}, struck", at=MORNING)),
        Strike(at=MORNING, entry="gone"),
        AddNote(at=MORNING, note=Note(id="note", text="They look tired", at=MORNING, about="p1")),
        AddNote(at=MORNING, note=Note(id="heat", text="He is a liar", at=MORNING, about="p1")),
        OfferWords(at=MORNING, note="heat", text="To be told what is so"),
        AddNote(at=MORNING, note=Note(id="worst", text="Court", at=MORNING, about="p2", kind="worst")),
        SumUp(at=MORNING, party="p1", stage="wants", heard="corrected", text="Sleep matters most"),
        TryMove(at=MORNING, move="pause"),
        StartCaucus(at=MORNING, id="room", party="p1"),
        AddNote(at=MORNING, note=Note(id="said", text="I would move", at=MORNING, room="room", kind="want")),
        ReleaseNote(
            at=MORNING,
            note="said",
            release=Release(words="Moving is possible", said_by="p1", condition="they pay", at=MORNING),
        ),
        Rejoin(at=MORNING),
        EnterStage(at=MORNING, stage="wants"),
        *followed_up(),
    ]
    for change in changes:
        made = change.apply(made)
    # Held, so that who answered what stands there still.
    close = Close(
        at=MORNING,
        outcome="full",
        referral="mandated",
        follow_ups=(date(2026, 12, 22), date(2027, 2, 20)),
        held=True,
        source="County court",
        asked=date(2026, 11, 3),
        children=2,
        affected=5,
        minutes=95,
        met=(date(2026, 11, 22),),
        barriers=(Barrier(rule="Waiting time", place="The town hall", type="Language"),),
    )
    made = close.apply(made)
    past = Break(opened=MORNING, until=MORNING + whole, card="Time for advice", closed=MORNING + whole)
    earlier = Earlier(point="point", part="where", text=f"{HIDDEN}: the attic", until=date(2027, 1, 4))
    return made.with_session(breaks=(past,)).with_agreement(earlier=(earlier,))
