"""Whom a paper is for, and which papers each may have.

Private and caucus text, talk-time and who said no are in no paper whoever reads it; a referrer gets nothing
that was said (practice §3.1, §3.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from mediator.papers.source import NotMade
from mediator.record.party import Party

ReaderKind = Literal["everyone", "party", "co-mediator", "referrer", "archive", "training"]

KINDS: tuple[ReaderKind, ...] = get_args(ReaderKind)

PaperName = Literal["agreement", "summary", "consent", "outcome", "calendar"]

PAPERS: tuple[PaperName, ...] = get_args(PaperName)

MAY_HAVE: dict[ReaderKind, tuple[PaperName, ...]] = {
    "everyone": ("agreement", "summary", "consent", "calendar"),
    "party": ("agreement", "summary", "consent", "calendar"),
    "co-mediator": ("summary", "agreement", "consent", "outcome", "calendar"),
    "referrer": ("outcome",),
    "archive": ("agreement", "consent", "outcome", "calendar"),
    "training": ("summary", "agreement"),
}
"""The first is the one that is meant where none is named."""

_WHY_NOT = {
    "referrer": "A referrer or a court gets the outcome report alone. What the parties want it to have, "
    "they can hand on themselves: export it for everyone.",
    "archive": "What somebody said or wanted is not for the centre's file.",
    "training": "For training there are the summary and the agreement, with names, places and dates changed.",
    "everyone": "The outcome report is for a referrer, the centre's file or the co-mediator.",
    "party": "The outcome report is for a referrer, the centre's file or the co-mediator.",
}


@dataclass(frozen=True)
class Reader:
    kind: ReaderKind
    party: Party | None = None
    """Which one, for a party."""

    def wants(self, paper: str | None) -> PaperName:
        """Return the paper that is meant. Raises `NotMade` where this reader may not have it."""
        may = MAY_HAVE[self.kind]
        if paper is None:
            return may[0]
        for name in may:
            if name == paper:
                return name
        raise NotMade(_WHY_NOT[self.kind])


def reader(words: str, parties: Sequence[Party]) -> Reader:
    """Return who is meant by *words*: "everyone", "party:Maria", "party:1" … Raises `NotMade`.

    A party is named by its number in the order of the columns, or by the beginning of its name.
    """
    kind, _, name = words.replace(" ", ":", 1).partition(":")
    kind = {"court": "referrer"}.get(kind.casefold(), kind.casefold())
    if kind == "party":
        return Reader("party", _party(name.strip(), parties))
    for known in KINDS:
        if known == kind and not name:
            return Reader(known)
    raise NotMade(f"It can be for: {', '.join(KINDS)}. A party is named like party:1 or party:Maria.")


def _party(name: str, parties: Sequence[Party]) -> Party:
    if name.isdecimal() and 0 < int(name) <= len(parties):
        return parties[int(name) - 1]
    exact = [party for party in parties if party.name.casefold() == name.casefold()]
    found = exact or [
        party for party in parties if name and party.name.casefold().startswith(name.casefold())
    ]
    if len(found) != 1:
        raise NotMade(
            f"Which party? There are {len(parties)}: party:1 is the first, in the order in which they stand "
            "on the board; or write the beginning of one name, as in party:Maria."
        )
    return found[0]
