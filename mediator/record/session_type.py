"""Session type: a process of the field as data, one file each in `agendas/`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from mediator.record.agenda import MOST_MINUTES, StagePlan
from mediator.record.base import Frozen
from mediator.record.caucus import CaucusDefault
from mediator.record.decision import DecisionKind, MostParties
from mediator.record.scales import SCALES
from mediator.record.support import Scale
from mediator.record.words import NOUNS, SAID, Words
from mediator.text import Code, Line, Name, OptionalCode, OptionalLine, fill


class StageOfType(StagePlan):
    """A stage as the type plans it: what the wall needs, and what helps the mediator."""

    purpose: OptionalLine = ""
    prompts: tuple[Line, ...] = ()
    """Open questions to pick from; on the desk and on paper, never on the wall."""


class Side(Frozen):
    """Those who stand in one relation to what happened, such as the people who were harmed.

    It decides whose turn a stage is. Its words are for the mediator and for paper, never for the wall: a
    board calls people by the names they chose. (practice §1.1, §3.3)
    """

    id: Code
    name: Name


class BreakOfType(Frozen):
    """A break with a purpose, such as time to ask for advice."""

    name: Name
    """What the menu calls it."""
    card: Name
    """What the wall says while it lasts."""
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)]


class CheckItem(Frozen):
    """A line of the opening checklist: a few words for a glance."""

    id: Code
    text: Line
    more: OptionalLine = ""
    """What it is about; on paper and on the desk."""
    when: Literal["opening", "before"] = "opening"
    """In the opening, with the room; or before the room comes in, and then never on the wall."""


class Rules(Frozen):
    """What the ground rules are called, and those to start from."""

    label: Line = "Ground rules"
    start_with: tuple[Line, ...] = ()
    """Rules on the board from the beginning; the parties add, reword and strike. None is fine."""


RegimeKind = Literal["mediation", "agency_record", "school_record", "circle", "none"]


class Regime(Frozen):
    """What protects or records the talk. The program shows the centre's words and never its own."""

    kind: RegimeKind = "mediation"
    wording: Line
    """To be said at the opening; `{blank}` words are the centre's to fill in."""
    blanks: dict[Code, OptionalLine] = Field(default_factory=dict)
    """The centre's own words for the blanks, by name; empty ones print as lines to fill in by hand."""

    def filled(self) -> str:
        """Return the wording with the centre's words; empty blanks are named lines to write on."""
        words = {name: own or f"_______ ({name.replace('_', ' ')})" for name, own in self.blanks.items()}
        return fill(self.wording, **words)

    def empty_blanks(self) -> tuple[str, ...]:
        """Return the names of the blanks in the wording for which there are no words."""
        return tuple(name for name, own in self.blanks.items() if not own and f"{{{name}}}" in self.wording)


class DecisionRule(Frozen):
    """How such a room decides, unless it chooses otherwise."""

    kind: DecisionKind = "everyone"
    words: Line = "Everyone has to be able to live with it"
    number: MostParties = 0
    """Of a majority: how many of the parties it takes, beside those of the sides in `also`."""
    also: tuple[Code, ...] = ()
    """Of a majority: the sides whose parties have to be among them."""
    decider: OptionalCode = ""
    """Of one who decides: the side of that party."""


class Support(Frozen):
    """How levels of support are asked for."""

    scale: Code = "consent"
    """One of `scales.SCALES`, or of the type's own."""
    hidden: bool = False
    """Whether the room sees the answers only when all are in."""


class Variant(Frozen):
    """Another way of doing the same, to read before choosing."""

    name: Name
    text: Line


class SessionType(Frozen):
    """A process: its stages, rules, words and defaults."""

    format: Literal[1]
    id: Code
    name: Name
    about: Line
    who: OptionalLine = ""
    """Who sits there."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    least_parties: Annotated[int, Field(ge=0, le=200)] = 2
    most_parties: Annotated[int, Field(ge=1, le=200)] = 6
    writing: Literal["together", "hidden"] = "together"
    """Whether the room watches a line being written."""
    follow_up_days: tuple[Annotated[int, Field(ge=0, le=3660)], ...] = ()
    private_meetings: CaucusDefault = "private"
    """What holds of private meetings where the room agrees nothing else."""
    decision: DecisionRule = DecisionRule()
    support: Support = Support()
    scales: tuple[Scale, ...] = ()
    """The type's own, beside those that every type can name; one of the same id takes its place."""
    regime: Regime
    rules: Rules = Rules()
    checklist: tuple[CheckItem, ...] = ()
    sides: tuple[Side, ...] = ()
    """In the order in which they first speak."""
    breaks: Annotated[tuple[BreakOfType, ...], Field(max_length=5)] = ()
    dates: bool = False
    """Whether the opening asks for dates and deadlines to keep in view."""
    ledger: bool = False
    """Whether there is a board for what is owed and paid."""
    budget: bool = False
    """Whether there is a board on which one sum is shared out."""
    stages: Annotated[tuple[StageOfType, ...], Field(min_length=1, max_length=40)]
    safeguards: tuple[Line, ...] = ()
    variants: tuple[Variant, ...] = ()
    words: Words = Words()

    @model_validator(mode="before")
    @classmethod
    def _fill_words(cls, data: Any) -> Any:
        """A type says only the words it changes; the others stay the catalogue's."""
        if isinstance(data, dict) and isinstance(words := data.get("words"), dict):
            filled = dict(words)
            for table, catalogue in (("nouns", NOUNS), ("said", SAID)):
                if isinstance(own := words.get(table), dict):
                    filled[table] = {**catalogue, **own}
            return {**data, "words": filled}
        return data

    def checks(self, when: Literal["opening", "before"]) -> tuple[CheckItem, ...]:
        """Return the lines of the checklist for the opening, or for before the room comes in."""
        return tuple(item for item in self.checklist if item.when == when)

    def follow_up_words(self) -> str:
        """Say after how many days the centre asks how it is going; "" where it does not."""
        *some, last = (str(day) for day in self.follow_up_days) if self.follow_up_days else ("",)
        days = f"{', '.join(some)} {self.words.and_} {last}" if some else last
        return fill(self.words.follow_up_days, days=days) if last else ""

    def all_scales(self) -> tuple[Scale, ...]:
        """Return every scale that can be chosen, the type's default first."""
        by_id = {scale.id: scale for scale in (*SCALES, *self.scales)}
        first = by_id.pop(self.support.scale)
        return (first, *by_id.values())

    @property
    def minutes(self) -> int:
        """Planned minutes in all."""
        return sum(stage.minutes for stage in self.stages)
