"""Session: one sitting, as the file `session.toml` holds it."""

from typing import Any

from pydantic import Field

from mediator.record.agenda import Break, Interval, Stage, Visit
from mediator.record.base import Frozen, Id, Moment, Refused
from mediator.record.budget import Request
from mediator.record.caucus import CaucusDefault
from mediator.record.criterion import Criterion
from mediator.record.decision import Decision
from mediator.record.fact_check import FactCheck
from mediator.record.interest import Interest
from mediator.record.issue import Issue
from mediator.record.jot import Jot
from mediator.record.key_date import KeyDate
from mediator.record.ledger import LedgerLine
from mediator.record.money import Money
from mediator.record.offer import Offer
from mediator.record.option import Option
from mediator.record.package import Package
from mediator.record.party import Party, Person
from mediator.record.position import Position
from mediator.record.read_back import ReadBack
from mediator.record.rule import GroundRule
from mediator.record.support import Round
from mediator.text import Code, Name


class Session(Frozen):
    """Parties and people, the agenda with its times, and what was said on the way."""

    id: Code
    title: Name
    type: Code
    """The session type, by name; what the wall needs of it is copied into the stages."""
    practice: bool = False
    """An invented case: it is marked on the wall and counts nowhere."""
    created: Moment
    stopped: Moment | None = None
    """When the session was stopped at once; None once it goes on."""
    stages: tuple[Stage, ...]
    visits: tuple[Visit, ...]
    clock: tuple[Interval, ...] = ()
    breaks: tuple[Break, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    sides: dict[Id, Code] = Field(default_factory=dict)
    """Which side a party belongs to, by the party's id. It stands here alone: the agreement, which is kept
    for years, does not say who had done what to whom."""
    caucus_default: CaucusDefault = "private"
    """What the room agreed about private meetings."""
    decision: Decision | None = None
    """How this room decides; None where it is as its kind of session has it."""
    rules: tuple[GroundRule, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[Position, ...] = ()
    interests: tuple[Interest, ...] = ()
    options: tuple[Option, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    offers: tuple[Offer, ...] = ()
    budget: Money | None = None
    """What there is to share out; None while nobody has said."""
    requests: tuple[Request, ...] = ()
    packages: tuple[Package, ...] = ()
    rating_open: bool = False
    """Whether ideas may be rated; while they are gathered they are not."""
    criteria: tuple[Criterion, ...] = ()
    fact_checks: tuple[FactCheck, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()
    jots: tuple[Jot, ...] = ()
    rounds: tuple[Round, ...] = ()
    """The parties' answers, each idea or point once."""
    read_backs: tuple[ReadBack, ...] = ()
    """What was answered to agreement points beside the yeses, which stand with the points."""

    def stage(self, stage: str | None = None) -> Stage:
        """Return the stage of that id, or the present one. Raises `Refused` where there is none."""
        wanted = self.visits[-1].stage if stage is None else stage
        for candidate in self.stages:
            if candidate.id == wanted:
                return candidate
        raise Refused("There is no such stage.")

    def clock_runs(self) -> bool:
        return bool(self.clock) and self.clock[-1].closed is None

    def on_break(self) -> Break | None:
        """Return the break the session is on, or None."""
        return self.breaks[-1] if self.breaks and self.breaks[-1].closed is None else None

    def round_of(self, entry: str) -> Round | None:
        """Return the parties' answers to that idea or point, or None."""
        return next((one for one in self.rounds if one.entry == entry), None)

    def with_(self, fields: dict[str, Any]) -> "Session":
        return self.model_copy(update=fields)
