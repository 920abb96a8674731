"""Who took part, as a paper says it: names as they were chosen, roles, and who came with whom."""

from __future__ import annotations

from collections import Counter

from mediator.papers.document import Section, Table
from mediator.papers.source import Source


def took_part(source: Source) -> Section:
    """Return parties and people; what a representative can decide, and sides, are not there."""
    words = source.paper_words
    names = {party.id: party.name for party in source.parties}
    rows = [(party.name, words.roles_party, "") for party in source.parties]
    rows += [
        (person.name, str(getattr(words, f"roles_{person.role}")), names.get(person.party or "", ""))
        for person in source.people
    ]
    if all(not party for *_, party in rows):
        return Section(words.took_part, (Table((words.name, words.role), tuple(row[:2] for row in rows)),))
    return Section(words.took_part, (Table((words.name, words.role, words.with_them), tuple(rows)),))


def attendance(source: Source) -> Section:
    """Return the parties by name, and how many others took part, by role: who came along is nobody's business
    outside the room (practice §3.1).
    """
    words = source.paper_words
    others = Counter(str(getattr(words, f"roles_{person.role}")) for person in source.people)
    rows = [(party.name, words.roles_party) for party in source.parties]
    rows += [(str(number), role) for role, number in others.items()]
    return Section(words.took_part, (Table((words.name, words.role), tuple(rows)),))
