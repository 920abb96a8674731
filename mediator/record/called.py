"""What people call a party: "the Lowes" for "Mr and Mrs Lowe", "Cole" for "Mr Cole"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mediator.record.party import Party

_NOBODYS_OWN = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "the", "family"})
"""Words of a name that say nothing of whose it is."""


def called_in(text: str, parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties that *text* names: by their whole name, or by a word of it that no other has."""
    parties = tuple(parties)
    return tuple(party for party in parties if re.search(_pattern(party, parties), text))


def begun_with(text: str, parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return the parties with which *text* begins, such as both in "Ana and the Lowes share the cost"."""
    parties = tuple(parties)
    found: list[Party] = []
    while True:
        at = {party: re.match(rf"(?:[Tt]he\s+)?{_pattern(party, parties)}", text) for party in parties}
        party, begins = max(at.items(), key=lambda one: one[1].end() if one[1] else 0, default=(None, None))
        if party is None or begins is None or party in found:
            return tuple(found)
        found.append(party)
        rest = re.match(r"\s*(?:,|&|and\b)\s*", text[begins.end() :])
        if rest is None:
            return tuple(found)
        text = text[begins.end() + rest.end() :]


def _pattern(party: Party, parties: Iterable[Party]) -> str:
    others = {word for other in parties if other.id != party.id for word in _own_words(other.name)}
    short = [re.escape(word) for word in _own_words(party.name) if word not in others]
    names = "|".join([rf"(?i:{re.escape(party.name)})", *short])
    return rf"(?<!\w)(?:{names})(?:s|['’]s?)?(?!\w)"


def _own_words(name: str) -> Iterator[str]:
    return (
        word
        for word in name.split()
        if not word.islower() and word.casefold().rstrip(".") not in _NOBODYS_OWN
    )
