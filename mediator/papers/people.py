"""Who took part, as a paper says it: names as they were chosen, roles, and who came with whom."""

from __future__ import annotations

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
