"""Which figures a report has, and what each means. (practice §7)

Each has its definition beside it; `counting.py` says what adds to it. What a session tool cannot know is
named, and not guessed.
"""

from __future__ import annotations

from itertools import combinations
from typing import Literal, NamedTuple

from mediator.insight.counting import TIMES

Kind = Literal["case", "session", "contact"]
"""What is counted: a case, a session of these days, or a case that was asked how it is going."""


class Count(NamedTuple):
    """How many there are, or a sum."""

    key: str
    name: str
    says: str = ""
    unit: Literal["", "minutes"] = ""


class Share(NamedTuple):
    """How many of how many."""

    part: str
    whole: str
    name: str
    says: str = ""


class Median(NamedTuple):
    """The number in the middle."""

    key: str
    over: str
    """The count of those that have such a number."""
    kind: Kind
    name: str
    says: str
    unit: Literal["days", "minutes"]


Figure = Count | Share | Median


class Family(NamedTuple):
    """Counts that are parts of each other, so that one can be worked out from others."""

    kind: Kind
    keys: tuple[str, ...]
    shares: tuple[tuple[str, str], ...] = ()
    """Pairs of a whole and its part."""
    parts: tuple[str, ...] = ()
    """Those that add up to another one."""


class Section(NamedTuple):
    title: str
    figures: tuple[Figure, ...]
    says: str = ""


OUTCOMES = {
    "full": "Full agreement", "partial": "Partial agreement", "none": "No agreement",
    "adjourned": "Adjourned, goes on", "withdrew": "A party withdrew", "not_appropriate": "Not appropriate",
    "no_session": "No session", "": "Not noted",
}  # fmt: skip
"""One class a case; there is none for a reason."""

ROLES = {
    "representative": "Representatives", "support_person": "Support persons",
    "member": "Party members", "interpreter": "Interpreters", "observer": "Observers",
}  # fmt: skip
"""Who came beside the parties."""


def _follow_up() -> tuple[Figure, ...]:
    figures: list[Figure] = []
    for when, most in TIMES:
        after = when if most is None else f"about {when} after"
        figures += (
            Share(f"reached {when}", f"asked {when}", f"Reached, {after}"),
            Share(f"kept {when}", f"due {when}", f"Kept, {after}"),
        )
    return tuple(figures)


SECTIONS = (
    Section("Cases", (
        Count("cases", "Cases", "Cases with a session in these days. A case is the chain of its sessions and "
              "counts once, as it stood at the last of them."),
        Count("mediated", "Cases mediated", "Cases in which the parties met, together or in separate rooms."),
        Share("mediated", "appropriate", "Came together", "Cases mediated, of all but those found not "
              "appropriate before they met (convening rate). Requests that became no session are not known "
              "here."),
        Count("came back", "Came back", "Cases that had ended and came back for a session in these days "
              "(returnees). It may be good use."),
    )),
    Section("How cases ended", tuple(
        Count(f"outcome {outcome}", name) for outcome, name in OUTCOMES.items()
    ), "One class for each case: how its last session ended. No reasons."),
    Section("Agreement", (
        Share("agreed", "ended", "Agreement, by case", "Agreement rate: full or partial agreement, of "
              "cases mediated and ended. Those that were adjourned are not among them; those that "
              "withdrew are."),
        Share("parties agreed", "parties ended", "Agreement, by party", "Agreement rate: parties in cases "
              "with full or partial agreement, of the parties in cases mediated and ended."),
        Share("confirmed", "points", "Points agreed", "Agreement points to which every party said yes, of "
              "all that were written."),
        Share("settled", "topics", "Topics settled", "Topics with a point about them to which everyone said "
              "yes, of all topics at these sessions. One that goes on to the next session counts at each."),
        Count("parked", "Parked", "What was parked for later (set aside), whatever became of it."),
    )),
    Section("People served", (
        Count("parties", "Parties"),
        *(Count(f"people {role}", name) for role, name in ROLES.items()),
        Share("interpreted", "mediated", "With an interpreter", "Cases mediated with an interpreter at a "
              "session, of cases mediated."),
        Count("children", "Children affected", "As noted at the close; they are in no other figure."),
        Count("affected", "Others affected", "An estimate, as noted at the close."),
    ), "At the table, in cases mediated: in each the largest number at one session, so that who came twice "
       "counts once."),
    Section("Sessions and hours", (
        Count("held", "Sessions held", "Sessions of these days in which the parties met."),
        Count("together", "Hours together", "The clock of these sessions, not multiplied by mediators.",
              "minutes"),
        Count("in private", "Hours in private", "All private meetings of these sessions.",
              "minutes"),
        Median("minutes", "with minutes", "session", "Minutes a session", "The median of "
               "sessions held with a clock: half took longer.", "minutes"),
    )),
    Section("Days", (
        Median("days to first", "with days to first", "case", "Days to first session", "The median, from the "
               "day on which they first asked; of cases that first met in these days and say that day.",
               "days"),
        Median("days open", "with days open", "case", "Days open", "The median, from the day on which "
               "they first asked to the close; of cases mediated and ended that say it.", "days"),
    )),
    Section("Kept", _follow_up(), "Of cases that the centre asked in these days, about so long after a "
            "session, also one before these days. "
            "Reached: a party said how it went, of cases asked. Kept: every account of every point that was "
            "due says kept, kept late or changed by agreement, and no payment told of is late; of cases "
            "reached with a point due. Unknown is neither kept nor broken. Where the centre asked only some, "
            "it is a sample."),
)  # fmt: skip
"""All but what a centre's own lists name."""

SOURCES = Section("Who sent them", (), "Cases by who sent them, from the centre's own list.")
BARRIERS = Section(
    "Barriers met",
    (),
    "Cases in which it stood in the way, from the centre's own lists; a case may have several.",
)

_ENDINGS = tuple(f"outcome {outcome}" for outcome in OUTCOMES)

_NESTED = (
    *combinations(("cases", "appropriate", "mediated", "ended", "agreed"), 2),
    *((whole, f"with days {days}")
      for days in ("to first", "open") for whole in ("cases", "appropriate", "mediated")),
    ("ended", "with days open"),
)  # fmt: skip
"""Of how many a median is, is a figure too: what is left of a whole without them tells of the others."""

FAMILIES = (
    Family("case", ("cases", "ended", "agreed", "mediated", "appropriate", *_ENDINGS,
                    "with days to first", "with days open"), _NESTED, _ENDINGS),
    Family("case", ("mediated", "interpreted"), (("mediated", "interpreted"),)),
    Family("case", ("cases", "came back"), (("cases", "came back"),)),
    Family("case", ("parties", "parties ended", "parties agreed"),
           tuple(combinations(("parties", "parties ended", "parties agreed"), 2))),
    *(Family("case", (f"people {role}",)) for role in ROLES),
    *(Family("case", (key,)) for key in ("children", "affected")),
    Family("session", ("held", "with minutes"), (("held", "with minutes"),)),
    *(Family("session", (key,)) for key in ("together", "in private", "parked")),
    Family("session", ("points", "confirmed"), (("points", "confirmed"),)),
    Family("session", ("topics", "settled"), (("topics", "settled"),)),
    *(Family("contact", keys, tuple(combinations(keys, 2))) for keys in (
        tuple(f"{name} {when}" for name in ("asked", "reached", "due", "kept")) for when, _ in TIMES)),
)  # fmt: skip
"""The counts of `SECTIONS`, and those that are parts of them. What matters most is first shown."""

NOT_KNOWN = (
    ("Intakes, referrals, screening", "requests that became no session are in the centre's intake book"),
    ("Settled by the staff", "without a session (conciliated): that is in the intake book"),
    ("Understanding without a paper", "there is no outcome class for it"),
    ("Durability beyond what was kept", "whether it is in force or renewed is for the parties to say"),
    ("New cases of the same people", "no names are counted"),
    ("Satisfaction, voice", "collected on paper, without names, and not by the mediator"),
    (
        "Hours of preparation, of volunteers",
        "in the centre's rota; a mediator's own notes are private",
    ),
    ("Tenancies kept, suspensions avoided", "these and other results show outside the room"),
    ("Language, disability, fee, area", "people describe themselves, to the centre"),
    ("Money", "amounts and savings need a method that is printed beside them"),
)
"""What centres report and a session tool cannot know, and where it is to be found."""
