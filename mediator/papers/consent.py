"""The record of consent: who consented and when, what was gone through, what was explained in whose words.

It is evidence of how the talk began. A consent that was taken back is not in it.
"""

from __future__ import annotations

from mediator.papers.document import Document, Item, Items, Paragraph, Section, Table
from mediator.papers.heading import headed
from mediator.papers.people import took_part
from mediator.papers.readers import Reader
from mediator.papers.source import Source


def consent(source: Source, reader: Reader) -> Document:
    """Return the record of consent; where the session is gone, what stands in the agreement."""
    words, session_type = source.paper_words, source.session_type
    return headed(
        words.consent,
        source,
        reader,
        (
            took_part(source),
            Section(source.words.consent, _consents(source)),
            Section(words.gone_through, _gone_through(source)),
            Section(source.words.paper_regime, (Paragraph(session_type.regime.filled()),)),
            Section(words.private_meetings, _private_meetings(source)),
            Section(source.words.paper_decision, (Paragraph(session_type.decision.words),)),
        ),
        signatures=(words.sign_consent,),
    )


def _consents(source: Source) -> tuple[Table, ...]:
    words = source.paper_words
    standing = ((party.name, source.agreement.consent_of(party.id)) for party in source.parties)
    rows = tuple((name, source.moment(given.at)) for name, given in standing if given is not None)
    return (Table((words.party, words.consented), rows),) if rows else ()


def _gone_through(source: Source) -> tuple[Items, ...]:
    """What was ticked with the room; what is checked before it comes in is the mediator's."""
    ticked = {tick.item for tick in source.agreement.checklist}
    items = tuple(Item(line.text) for line in source.session_type.checks("opening") if line.id in ticked)
    return (Items(items),) if items else ()


def _private_meetings(source: Source) -> tuple[Paragraph, ...]:
    if source.session is None:
        return ()
    words = source.words
    private = source.session.caucus_default == "private"
    return (Paragraph(words.caucus_private if private else words.caucus_open),)
