"""What every paper begins and ends with: title, for whom, which day, and when it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediator.papers.document import Day, Document, Section, Signatures, Signer
from mediator.papers.readers import Reader
from mediator.papers.source import Source
from mediator.record.party import Party
from mediator.text import fill

_SEVERAL = 2
"""Named people from which on a party is those people, who each sign."""


def headed(
    title: str,
    source: Source,
    reader: Reader,
    sections: Sequence[Section],
    *,
    about: str | None = None,
    signatures: Sequence[str] = (),
    days: tuple[Day, ...] = (),
) -> Document:
    """Return a paper. *about* stands under its title, the session's own where nothing is said; *signatures*
    is what signatures stand for and when they are given, nothing where there is nothing to sign.
    """
    words = source.paper_words
    met = ", ".join(source.day(day) for day in source.days_met())
    under = (
        source.centre,
        source.agreement.title if about is None else about,
        met,
        _for_whom(reader, source),
        _practice(source),
    )
    made = fill(words.made, date=source.day(source.now.astimezone().date()))
    return Document(
        title=title,
        language=source.session_type.language,
        under=tuple(filter(None, under)),
        sections=tuple(section for section in sections if section.blocks),
        signatures=_to_sign(source, tuple(signatures)),
        notes=(made, *((words.damaged,) if source.damaged else ())),
        page=source.words.page,
        days=days,
        made=source.now,
    )


def _to_sign(source: Source, words: tuple[str, ...]) -> tuple[Signatures, ...]:
    """Return a block for each person who signs: the parties, those who belong to one or speak for it, and
    apart from them, for something else, the interpreters. Who only came along signs nothing.
    """
    if not words or not source.parties:
        return ()
    said = source.paper_words
    interpreters = tuple(
        Signer(person.name, said.roles_interpreter)
        for person in source.people
        if person.role == "interpreter"
    )
    groups = (("", (said.sign_interpreter,), interpreters),) if interpreters else ()
    return tuple(
        Signatures(title, stands_for, signers, said.name, said.signature, said.signed_on)
        for title, stands_for, signers in ((said.signatures, words, tuple(_signers(source))), *groups)
    )


def _signers(source: Source) -> Iterator[Signer]:
    """Yield who signs for each party: itself, or its people where they are named, as a couple is."""
    words = source.paper_words
    for party in source.parties:
        if not signs_by_its_people(party, source):
            yield Signer(party.name)
        for person in source.people:
            if person.party == party.id and person.role in ("member", "representative"):
                role = str(getattr(words, f"roles_{person.role}"))
                yield Signer(person.name, fill(words.signs_for, role=role, party=party.name))


def signs_by_its_people(party: Party, source: Source) -> bool:
    """Say whether a party is several named people, so that its own name signs nothing."""
    members = [one for one in source.people if one.party == party.id and one.role == "member"]
    return len(members) >= _SEVERAL


def _for_whom(reader: Reader, source: Source) -> str:
    """Say for whom a paper is."""
    words = source.paper_words
    if reader.party is not None:
        return fill(words.for_party, name=reader.party.name)
    said: str = getattr(words, f"for_{reader.kind.replace('-', '_')}")
    return said


def _practice(source: Source) -> str:
    """An invented case says so."""
    return source.words.practice if source.session is not None and source.session.practice else ""
